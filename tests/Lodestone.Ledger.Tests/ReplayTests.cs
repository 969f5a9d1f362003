using System.Globalization;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_replay_of_an_exported_log_gives_the_same_root_digest_and_state_root()
    {
        using TestNetwork network = new();
        string export = Path.Combine(network.Folder, "log.export");
        StatePublication published;
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 300);
            await network.SubmitSitesAsync(ledger, 301, 7);
            published = await ledger.PublishStateRootAsync();
            Assert.Equal(308, ledger.ExportTo(export));
        }

        string folder = Path.Combine(network.Folder, "replayed");
        ReplayReport report = Replay.FromZero(export, folder, network.LogKeys.NoteKey);
        Assert.Empty(report.Findings);
        Assert.Equal(published.Head.Header.Root, report.Root);
        Assert.Equal(published.Head.Header.StateDigest, report.StateDigest);
        Assert.Equal(published.Tree.Root, report.StateRoot);
        Assert.Equal(network.Genesis.Identity, report.Network);
        Assert.Empty(StoreCheck.Run(folder).Findings);
    }

    [Fact]
    public async Task A_culture_with_other_habits_does_not_change_a_replay()
    {
        using TestNetwork network = new();
        string export = Path.Combine(network.Folder, "log.export");
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 40);
            ledger.ExportTo(export);
        }

        ReplayReport here = Replay.FromZero(export);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = OtherHabits();
            Assert.Equal(Told(here), Told(await Task.Run(() => Replay.FromZero(export))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Every_altered_frame_of_an_export_is_named()
    {
        using TestNetwork network = new();
        string export = Path.Combine(network.Folder, "log.export");
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 3);
            await ledger.PublishStateRootAsync();
            ledger.ExportTo(export);
        }

        byte[] good = File.ReadAllBytes(export);
        string bad = Path.Combine(network.Folder, "bad.export");
        for (int at = 0; at < good.Length; at += 17)
        {
            byte[] altered = [.. good];
            altered[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(bad, altered);
            Assert.False(Replay.FromZero(bad, logKey: network.LogKeys.NoteKey).IsSound, $"byte {at}");
        }

        for (int length = 0; length < good.Length; length += 31)
        {
            File.WriteAllBytes(bad, good[..length]);
            Assert.False(Replay.FromZero(bad, logKey: network.LogKeys.NoteKey).IsSound, $"cut at {length}");
        }
    }

    [Fact]
    public async Task An_entry_that_the_law_refuses_is_found_even_under_a_good_checkpoint()
    {
        using TestNetwork network = new();
        string export = Path.Combine(network.Folder, "log.export");
        using FileStream file = File.Create(export);
        file.Write(LogExport.Magic);
        SignedStatement twice = network.Site(1);
        SignedStatement again = network.Say(
            network.RootKey, network.Genesis.Identity,
            new RegisterKey(GenesisStatement.DeclarationOf(network.RootKey.PublicKey, "one"), null));
        BlockHeader header = new(
            0, Hash.Zero, TestNetwork.Start.UnixMilliseconds, new EntryIndex(0), 3, Hash.Zero, Hash.Zero, 1);
        LogExport.WriteFrame(file, LogExport.BlockFrame, header.Encode());
        foreach (SignedStatement entry in new[] { network.Genesis, twice, again })
        {
            LogExport.WriteFrame(file, LogExport.EntryFrame, entry.Bytes.Span);
        }

        LogExport.WriteFrame(file, LogExport.CheckpointFrame, "x"u8);
        await file.DisposeAsync();
        LogFinding finding = Assert.Single(Replay.FromZero(export).Findings);
        Assert.Equal(LogFault.EntryUnlawful, finding.Fault);
        Assert.Equal("entry 2", finding.Where);
        Assert.Contains("809", finding.Detail, StringComparison.Ordinal);
    }

    private static string Told(ReplayReport report) =>
        $"{report.IsSound} {report.Size} {report.Root} {report.StateDigest} {report.StateRoot}";

    private static CultureInfo OtherHabits()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "minus";
        culture.DateTimeFormat.DateSeparator = "~";
        return culture;
    }
}
