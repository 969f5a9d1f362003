using System.CommandLine;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone register party</c>: a party with the keys of its persons, kept by this node (<c>--manage</c>) or its
/// own (<c>--key</c>, the key file's public half only is sent).
/// </summary>
internal static class RegisterPartyCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<string> party = SharedOptions.Needed("--party", "Party id: lei:, uscc: or gln:. 主体标识", "ID");
        Option<string> role = SharedOptions.Needed(
            "--role", "operator, laboratory, industryAuthority, customs or auditor. 角色", "WORD");
        Option<string> english = SharedOptions.Needed("--name", "Name in English. 英文名称", "TEXT");
        Option<string> chinese = SharedOptions.Needed("--name-zh", "Name in Chinese. 中文名称", "TEXT");
        Option<string> country = SharedOptions.Needed("--country", "ISO 3166 alpha-2. 国家", "CC");
        Option<string[]> managed = new("--manage")
        {
            Description = "Pseudonym of a person whose key this node keeps. 由本节点托管密钥的人员代号", HelpName = "NAME",
        };
        Option<string[]> own = new("--key")
        {
            Description = "NAME=FILE: a person's own key file; its secret stays there. 自有密钥", HelpName = "NAME=FILE",
        };
        Option<string?> folder = SharedOptions.KeysTo();
        Option<string?> second = new("--second")
        {
            Description = "API key of the root's second person, or @FILE; authorities need it. 第二人的接口密钥",
            HelpName = "KEY",
        };
        return call.Make(
            "party", "Register a party with its keys. 登记主体及其密钥",
            [party, role, english, chinese, country, managed, own, folder, second],
            async (parsed, options, speech, cancel) =>
            {
                if (PartyId.TryParse(parsed.GetValue(party), "--party", out PartyId id) is { } malformed)
                {
                    return speech.Refuse(malformed, Speech.WrongCall);
                }

                using NodeVault vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
                NewManagedKey[] kept = [.. (parsed.GetValue(managed) ?? [])
                    .Select(person => NewManagedKey.Make(
                        vault, id, person, parsed.GetValue(folder), NetworkFile.SuiteOf(options)))];
                object act = new
                {
                    type = "RegisterParty",
                    party = id.Value,
                    role = parsed.GetValue(role),
                    nameEn = parsed.GetValue(english),
                    nameZh = parsed.GetValue(chinese),
                    country = parsed.GetValue(country),
                    keys = kept.Select(key => key.Declaration).Concat((parsed.GetValue(own) ?? []).Select(Declared)),
                };
                foreach (NewManagedKey key in kept)
                {
                    speech.Say($"{key.Person}: {key.ApiKeyOrFile}", $"{key.Person}: {key.ApiKeyOrFile}");
                }

                return parsed.GetValue(second) is { } other
                    ? await ActsCall.SendByTwo(call, parsed, options, speech, act, ApiKeyFile.Read(other)!, cancel)
                    : await ActsCall.Send(call, parsed, options, speech, act, cancel);
            });
    }

    private static KeyDeclaration Declared(string option)
    {
        int split = option.IndexOf('=', StringComparison.Ordinal);
        if (split < 1)
        {
            throw new InvalidDataException($"--key {option}: NAME=FILE");
        }

        using SigningKey key = KeyFile.Read(option[(split + 1)..]);
        return Ledger.GenesisStatement.DeclarationOf(key.PublicKey, option[..split]);
    }
}
