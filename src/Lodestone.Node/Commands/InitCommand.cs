using System.CommandLine;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone init</c>: begins a network of one's own in an empty folder. Its root authority has two persons, with
/// keys of their own (<c>--key</c>, twice) or with managed ones.
/// </summary>
internal static class InitCommand
{
    private const int Persons = 2;

    /// <summary>The command.</summary>
    public static Command Make()
    {
        Option<string> network = SharedOptions.Needed(
            "--network", "Name of the network and of its log, such as log.firm.example. 网络名称", "NAME");
        Option<string> root = SharedOptions.Needed("--root", "Party id of the root authority. 根机构标识", "ID");
        Option<string> english = SharedOptions.Needed("--name", "Its name in English. 英文名称", "TEXT");
        Option<string> chinese = SharedOptions.Needed("--name-zh", "Its name in Chinese. 中文名称", "TEXT");
        Option<string[]> keys = new("--key")
        {
            Description = "Key file of one of its two persons. 私钥文件",
            HelpName = "FILE",
        };
        Option<string?> folder = SharedOptions.KeysTo();
        Option<int> lateness = new("--lateness")
        {
            Description = "Days after which a fact is too late to be entered. 允许迟报天数", DefaultValueFactory = _ => 45,
        };
        Option<string> suite = SharedOptions.Suite();
        return new CommandCall().Make(
            "init", "Begin a network of one's own in an empty folder. 创建网络",
            [network, root, english, chinese, keys, folder, lateness, suite],
            async (parsed, options, speech, cancel) =>
            {
                if (PartyId.TryParse(parsed.GetValue(root), "--root", out PartyId party) is { } malformed)
                {
                    return speech.Refuse(malformed, Speech.WrongCall);
                }

                string[] files = parsed.GetValue(keys) ?? [];
                if (files.Length != 0 && files.Length != Persons)
                {
                    return speech.WrongUse(
                        "Give --key twice, once for each person, or not at all.", "--key 须给出两次（每人一次），或都不给。");
                }

                if (File.Exists(options.NetworkPath) || Directory.Exists(options.LedgerFolder))
                {
                    return speech.Unable(
                        $"{options.DataFolder} has a network already.", $"{options.DataFolder} 中已有网络。");
                }

                Founding founding = new(
                    parsed.GetValue(network)!, party, parsed.GetValue(english)!, parsed.GetValue(chinese)!,
                    parsed.GetValue(lateness), KeyFile.AlgorithmOf(parsed.GetValue(suite))!.Value);
                return await Begin(options, founding, files, parsed.GetValue(folder), speech, cancel);
            });
    }

    private static async Task<int> Begin(
        NodeOptions options, Founding founding, string[] files, string? folder, Speech speech, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.DataFolder);
        new NetworkFile(founding.Network, IsDemo: false, DemoScale: 0, founding.Suite).Write(options.NetworkPath);
        using OpenNode node = NodeOpening.Open(options);
        List<NewManagedKey> managed = [];
        List<KeyDeclaration> declared = [];
        for (int person = 1; person <= Persons; person++)
        {
            if (files.Length > 0)
            {
                using SigningKey own = KeyFile.Read(files[person - 1]);
                declared.Add(GenesisStatement.DeclarationOf(own.PublicKey, $"root-{person}"));
            }
            else
            {
                managed.Add(NewManagedKey.Make(node.Vault, founding.Root, $"root-{person}", folder, founding.Suite));
                declared.Add(managed[^1].Declaration);
            }
        }

        using SigningKey signing = files.Length > 0
            ? KeyFile.Read(files[0])
            : node.Vault.OpenKey(declared[0].KeyId)!;
        SignedStatement genesis = GenesisStatement.Create(founding.With(declared), signing, node.Time.Now);
        if (await node.Submit(genesis.Bytes, cancel) is Submission.Refused refused)
        {
            return speech.Refuse(refused.Refusal);
        }

        AnchorFile.Write(node);
        string keys = string.Concat(managed.Select(key => $"\n{key.Person}: {key.ApiKeyOrFile}"));
        speech.Result(
            new
            {
                network = genesis.Identity.ToHex(),
                origin = founding.Network,
                trust = AnchorFile.PathOf(options),
                keys = managed,
            },
            $"network {genesis.Identity}\ntrust anchor {AnchorFile.PathOf(options)}{keys}",
            $"网络 {genesis.Identity}\n信任锚 {AnchorFile.PathOf(options)}{keys}");
        return Speech.Success;
    }

    private sealed record Founding(
        string Network, PartyId Root, string NameEn, string NameZh, int LatenessDays, SignatureAlgorithm Suite)
    {
        private const int SkewSeconds = 120;
        private const long SourceCorrectionPpm = 5_000;

        public Genesis With(IEnumerable<KeyDeclaration> keys) => new(
            Network, Root, NameEn, NameZh, [.. keys], IsDemo: false, SkewSeconds, LatenessDays,
            Ppb.FromPpm(SourceCorrectionPpm))
        {
            Suites = Suite == SignatureAlgorithm.EdDSA ? [] : [(int)Suite],
        };
    }
}
