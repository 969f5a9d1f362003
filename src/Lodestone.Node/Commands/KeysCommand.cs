using System.CommandLine;
using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Node.Vault;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone keys</c>: makes key pairs, lists and adds the node's managed keys, issues API keys, prints the trust anchor.
/// </summary>
internal static class KeysCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("keys", "Keys: new, list, manage, anchor. 密钥")
    {
        New(), List(), Manage(), Anchor(),
    };

    private static Command New()
    {
        Option<string> output = new("--out") { Description = "File for the private seed. 私钥文件", Required = true, HelpName = "FILE" };
        Option<string> algorithm = new("--alg")
        {
            Description = "ed25519 or p256. 算法",
            DefaultValueFactory = _ => "ed25519",
        };
        return new CommandCall().Make(
            "new", "Make a key pair of one's own. 生成密钥对", [output, algorithm],
            (parsed, options, speech, cancel) =>
            {
                SignatureAlgorithm? wanted = parsed.GetValue(algorithm) switch
                {
                    "ed25519" => SignatureAlgorithm.EdDSA,
                    "p256" => SignatureAlgorithm.ES256,
                    _ => null,
                };
                if (wanted is null)
                {
                    return Task.FromResult(speech.Unable("--alg is ed25519 or p256.", "--alg 为 ed25519 或 p256。"));
                }

                using SigningKey key = SigningKey.Generate(wanted.Value);
                PrivateFile.Write(parsed.GetValue(output)!, Convert.ToHexStringLower(key.ExportSeed()));
                string publicKey = Convert.ToHexStringLower(key.PublicKey.Bytes.Span);
                speech.Result(
                    new { keyId = key.PublicKey.KeyId.ToHex(), algorithm = (int)wanted.Value, publicKey },
                    $"key id {key.PublicKey.KeyId}\nalgorithm {(int)wanted.Value}\npublic key {publicKey}",
                    $"密钥标识 {key.PublicKey.KeyId}\n算法 {(int)wanted.Value}\n公钥 {publicKey}");
                return Task.FromResult(Speech.Success);
            });
    }

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
        Option<string> person = new("--person") { Description = "Pseudonym of its holder. 持有人代号", Required = true };
        return new CommandCall().Make(
            "manage", "Make a managed key with an API key for a small firm. 生成托管密钥", [party, person],
            (parsed, options, speech, cancel) =>
            {
                if (PartyId.TryParse(parsed.GetValue(party), "--party", out PartyId id) is { } malformed)
                {
                    return Task.FromResult(speech.Refuse(malformed, Speech.WrongCall));
                }

                using NodeVault vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
                using SigningKey key = SigningKey.Generate(SignatureAlgorithm.EdDSA);
                ManagedKey kept = vault.Keep(id, parsed.GetValue(person)!, key);
                string apiKey = vault.IssueApiKey(kept.KeyId);
                string publicKey = Convert.ToHexStringLower(key.PublicKey.Bytes.Span);
                speech.Result(
                    new { party = id.Value, kept.Person, kept.KeyId, algorithm = -8, publicKey, apiKey },
                    $"key id {kept.KeyId}\npublic key {publicKey}\nAPI key (shown once) {apiKey}\n"
                        + "An authority, or the party itself, must register the key before it can sign.",
                    $"密钥标识 {kept.KeyId}\n公钥 {publicKey}\n接口密钥（仅显示一次）{apiKey}\n须先在账本登记该公钥，才能签名。");
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
