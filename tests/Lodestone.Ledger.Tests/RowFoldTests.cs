using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger.Tests;

/// <summary>A copy that was taken from an open ledger is what a killed process leaves: blocks that are not folded.</summary>
public sealed class RowFoldTests
{
    [Fact]
    public async Task What_was_not_folded_is_folded_when_the_store_is_opened()
    {
        using TestNetwork network = new();
        LedgerOptions copy = await UnfoldedCopyAsync(network);
        Assert.Equal((7, -1), Heights(copy));
        Assert.Empty(StoreCheck.Run(copy.Folder).Findings);

        using LiveLedger ledger = LiveLedger.Open(copy, network.LogKeys, new TimeSource(network.Clock));
        Assert.Equal((7, 7), Heights(copy));
        Assert.Empty(StoreCheck.Run(copy.Folder).Findings);
        Assert.Equal(new EntryIndex(2), ledger.Log.IndexOf(network.Site(2).Identity));
        Assert.Equal([new EntryIndex(3)], ledger.Log.ChangesOf("site", ledger.Log.RowsChangedBy(new EntryIndex(3))[0].Key));
    }

    [Theory]
    [InlineData("UPDATE block SET effects = (SELECT effects FROM block WHERE height = 5) WHERE height = 6")]
    [InlineData("DELETE FROM entry WHERE idx = 6")]
    public async Task Blocks_that_are_damaged_are_not_folded(string sql)
    {
        using TestNetwork network = new();
        LedgerOptions copy = await UnfoldedCopyAsync(network);
        using (SqliteConnection connection = new(LedgerStore.ConnectionText(
            Path.Combine(copy.Folder, LedgerStore.FileName), SqliteOpenMode.ReadWrite)))
        {
            connection.Open();
            Schema.Execute(connection, sql);
        }

        Assert.Equal(
            OpenFault.StoreDamaged,
            Assert.Throws<LedgerOpenException>(
                () => LiveLedger.Open(copy, network.LogKeys, new TimeSource(network.Clock))).Fault);
        Assert.Equal((7, -1), Heights(copy));
    }

    [Fact]
    public async Task Rows_are_found_before_and_after_they_are_folded_and_while_it_happens()
    {
        using TestNetwork network = new();
        LedgerOptions folding = network.Options with { FoldAfterChanges = 300 };
        using LiveLedger ledger = LiveLedger.Open(folding, network.LogKeys, new TimeSource(network.Clock));
        TestNetwork.Accepted(await ledger.SubmitAsync(network.Genesis.Bytes));
        await network.SubmitSitesAsync(ledger, 1, 1);
        const int Changes = 1_000;
        Task<int> asked = Task.Run(() =>
        {
            int last = 0;
            while (last < Changes)
            {
                int found = ledger.Log.ChangesOf("instrument", TestNetwork.InstrumentUri).Count;
                Assert.InRange(found, last, Changes);
                last = found;
            }

            return last;
        });
        for (int at = 0; at < Changes; at += 20)
        {
            IReadOnlyList<ReadOnlyMemory<byte>> group =
                [.. Enumerable.Range(at, 20).AsParallel().AsOrdered().Select(i => network.Calibration(i).Bytes)];
            Assert.All(await ledger.SubmitGroupAsync(group), answer => TestNetwork.Accepted(answer));
        }

        Assert.Equal(Changes, await asked);
        (long last, long folded) = Heights(network.Options);
        Assert.InRange(folded, 1, last);
        Assert.Equal(new EntryIndex(2), ledger.Log.IndexOf(network.Calibration(0).Identity));
        Assert.Equal(new EntryIndex(Changes + 1), ledger.Log.IndexOf(network.Calibration(Changes - 1).Identity));
        Assert.Empty(StoreCheck.Run(network.Options.Folder).Findings);
    }

    private static async Task<LedgerOptions> UnfoldedCopyAsync(TestNetwork network)
    {
        LedgerOptions copy = network.Options with { Folder = Path.Combine(network.Folder, "copy") };
        using LiveLedger ledger = await network.OpenFoundedAsync();
        for (int i = 1; i <= 7; i++)
        {
            await network.SubmitSitesAsync(ledger, i, 1);
        }

        ledger.BackupTo(copy.Folder);
        return copy;
    }

    private static (long Last, long Folded) Heights(LedgerOptions options)
    {
        using StoreReader reader = StoreReader.Open(Path.Combine(options.Folder, LedgerStore.FileName));
        return (reader.LastBlock()!.Height, reader.FoldedHeight());
    }
}
