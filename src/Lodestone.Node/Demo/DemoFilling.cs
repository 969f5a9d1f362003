using Lodestone.Demo;
using Lodestone.Node.Commands;
using Lodestone.Node.Following;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Demo;

/// <summary>
/// Brings a demo folder to its full year, saying how far it is, and writes what was planted beside it.
/// </summary>
internal static class DemoFilling
{
    private const int SayEvery = 2_000;

    /// <summary>Where the record of the planted truth lies.</summary>
    public static string TruthPathOf(NodeOptions options) => Path.Join(options.DataFolder, "demo-truth.json");

    /// <summary>Fills a demo network that is not full; leaves any other folder as it is.</summary>
    public static async Task FillIfDemo(OpenNode node, Speech speech, CancellationToken cancel)
    {
        NetworkFile network = NetworkFile.Find(node.Options.NetworkPath)!;
        if (!network.IsDemo || File.Exists(TruthPathOf(node.Options)))
        {
            return;
        }

        if (node.Seat is not null && network.DemoScale == 0)
        {
            // Another member brings the year; the demo's people may come in here all the same.
            DemoLoading.AdmitPersons(node.Vault, network.Suite);
            return;
        }

        speech.Say(
            $"Writing the demo year: at least {network.DemoScale} events of {DemoConsortium.Describe().Parties.Count} "
                + "fictional organisations…",
            $"正在写入演示年度：至少 {network.DemoScale} 个事件，{DemoConsortium.Describe().Parties.Count} 家虚构机构……");
        long said = 0;
        DemoTruth truth = await DemoLoading.Load(
            node,
            network.DemoScale,
            entries =>
            {
                if (entries - said >= SayEvery)
                {
                    said = entries;
                    speech.Say($"  {entries} entries", $"  已写入 {entries} 条");
                }
            },
            cancel);
        if (node.Views.Lead())
        {
            ViewFollower.CatchUp(node.Ledger, node.Views, cancel);
        }

        await File.WriteAllTextAsync(TruthPathOf(node.Options), truth.ToJson(), cancel);
    }
}
