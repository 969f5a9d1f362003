using System.CommandLine;
using Lodestone.Demo;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Node.Vault;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone keys</c>: one's own keys, and the node's: lists and adds managed keys, issues and withdraws API keys,
/// prints the trust anchor.
/// </summary>
internal static class KeysCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("keys", "Keys: new, sign, list, manage, revoke, anchor. 密钥")
    {
        OwnKeyCommands.New(), OwnKeyCommands.Sign(), List(), Manage(), Revoke(), Anchor(),
    };

    private static Command List() => new CommandCall().Make(
        "list", "List the managed keys; in a demo with their public API keys. 列出托管密钥", [],
        (parsed, options, speech, cancel) =>
        {
            bool isDemo = NetworkFile.Find(options.NetworkPath) is { IsDemo: true };
            using NodeVault vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
            var rows = vault.Keys().Select(key => new
            {
                party = key.Party.Value,
                name = DemoConsortium.Describe().Find(key.Party) is { } known
                    ? speech.Pick(known.NameEn, known.NameZh)
                    : string.Empty,
                role = DemoConsortium.Describe().Find(key.Party)?.Role.ToString(),
                person = key.Person,
                keyId = key.KeyId,
                apiKey = isDemo ? DemoLoading.ApiKeyOf(key.Party, key.Person) : null,
            }).ToList();
            string text = string.Join('\n', rows.Select(row =>
                $"{row.party}  {row.person}  {row.role}  {row.apiKey}  {row.name}"));
            speech.Result(rows, text, text);
            return Task.FromResult(Speech.Success);
        });

    private static Command Manage()
    {
        Option<string> party = new("--party") { Description = "Party id. 机构标识", Required = true, HelpName = "ID" };
        Option<string> person = new("--person")
        {
            Description = "Pseudonym of its holder. 持有人代号",
            Required = true,
            HelpName = "NAME",
        };
        Option<string?> folder = SharedOptions.KeysTo();
        return new CommandCall().Make(
            "manage", "Make a managed key with an API key for a small firm. 生成托管密钥", [party, person, folder],
            (parsed, options, speech, cancel) =>
            {
                if (PartyId.TryParse(parsed.GetValue(party), "--party", out PartyId id) is { } malformed)
                {
                    return Task.FromResult(speech.Refuse(malformed, Speech.WrongCall));
                }

                using NodeVault vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
                NewManagedKey made = NewManagedKey.Make(
                    vault, id, parsed.GetValue(person)!, parsed.GetValue(folder), NetworkFile.SuiteOf(options));
                speech.Result(
                    made,
                    $"key id {made.KeyId}\npublic key {made.PublicKey}\nAPI key {made.ApiKeyOrFile}\n"
                        + "An authority, or the party itself, must register the key before it can sign.",
                    $"密钥标识 {made.KeyId}\n公钥 {made.PublicKey}\n接口密钥 {made.ApiKeyOrFile}\n须先在账本登记该公钥，才能签名。");
                return Task.FromResult(Speech.Success);
            });
    }

    private static Command Revoke()
    {
        Argument<string> key = new("KEY") { Description = "The API key, or @FILE. 接口密钥" };
        return new CommandCall().Make(
            "revoke", "Withdraw an API key; the signing key is revoked on the ledger. 撤销接口密钥", [key],
            (parsed, options, speech, cancel) =>
            {
                using NodeVault vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
                if (!vault.RevokeApiKey(ApiKeyFile.Read(parsed.GetValue(key))!))
                {
                    return Task.FromResult(speech.Unable("No such API key is kept here.", "此处没有该接口密钥。"));
                }

                speech.Result(new { withdrawn = true }, "Withdrawn.", "已撤销。");
                return Task.FromResult(Speech.Success);
            });
    }

    private static Command Anchor() => new CommandCall().Make(
        "anchor", "Print the network's trust anchor. 输出信任锚", [],
        (parsed, options, speech, cancel) =>
        {
            string path = AnchorFile.PathOf(options);
            if (!File.Exists(path))
            {
                return Task.FromResult(speech.Unable(
                    "There is no trust anchor yet: start the node once.", "尚无信任锚：请先启动一次节点。"));
            }

            Console.WriteLine(AnchorForm.Of(AnchorForm.Read(File.ReadAllText(path))).ToJson());
            return Task.FromResult(Speech.Success);
        });
}
