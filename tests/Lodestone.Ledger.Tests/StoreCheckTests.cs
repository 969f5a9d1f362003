using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger.Tests;

public sealed class StoreCheckTests
{
    [Fact]
    public async Task A_sound_store_has_no_findings_open_or_closed()
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 600);
            await ledger.PublishStateRootAsync();
            Assert.Empty(StoreCheck.Run(network.Options.Folder).Findings);
        }

        ReplayReport report = StoreCheck.Run(network.Options.Folder);
        Assert.Empty(report.Findings);
        Assert.Equal(601, report.Size.Value);
    }

    [Fact]
    public async Task Rows_changed_by_later_blocks_are_sound_before_and_after_opening_anew()
    {
        using TestNetwork network = new();
        for (int opened = 0; opened < 2; opened++)
        {
            using LiveLedger ledger = await network.OpenFoundedAsync();
            if (opened == 0)
            {
                await network.SubmitSitesAsync(ledger, 1, 1);
            }

            for (int i = 0; i < 3; i++)
            {
                TestNetwork.Accepted(await ledger.SubmitAsync(network.Calibration((3 * opened) + i).Bytes));
            }

            await ledger.PublishStateRootAsync();
            Assert.Empty(StoreCheck.Run(network.Options.Folder).Findings);
        }
    }

    [Theory]
    [InlineData("UPDATE entry SET cose = zeroblob(40) WHERE idx = 3", LogFault.EntryMalformed)]
    [InlineData("UPDATE entry SET identity = zeroblob(32) WHERE idx = 3", LogFault.EntryMisplaced)]
    [InlineData("UPDATE entry SET height = 0 WHERE idx = 3", LogFault.EntryMisplaced)]
    [InlineData("DELETE FROM entry WHERE idx = 2", LogFault.EntriesNotContiguous)]
    [InlineData("UPDATE tile SET hashes = zeroblob(length(hashes)) WHERE level = 0", LogFault.TileWrong)]
    [InlineData("DELETE FROM tile", LogFault.TileWrong)]
    [InlineData("DELETE FROM block WHERE height = 0", LogFault.EntriesNotContiguous)]
    [InlineData("UPDATE block SET header = (SELECT header FROM block WHERE height = 0)", LogFault.BlockChainBroken)]
    [InlineData("UPDATE block SET effects = (SELECT effects FROM block WHERE height = 0)", LogFault.FileDamaged)]
    [InlineData("UPDATE block SET state_root = zeroblob(32) WHERE state_root IS NOT NULL", LogFault.StateRootWrong)]
    [InlineData("UPDATE state_row SET row = '{}' WHERE tbl = 'party'", LogFault.StateRowWrong)]
    [InlineData("UPDATE state_row SET row = NULL WHERE tbl = 'party'", LogFault.StateRowWrong)]
    [InlineData("UPDATE state_row SET mark = mark + 1 WHERE tbl = 'party'", LogFault.StateRowWrong)]
    [InlineData("DELETE FROM row_history WHERE idx = 2", LogFault.RowHistoryWrong)]
    [InlineData("INSERT INTO row_history SELECT id, 3 FROM state_row WHERE tbl = 'network'", LogFault.RowHistoryWrong)]
    [InlineData("UPDATE meta SET value = zeroblob(16) WHERE name = 'row-sums'", LogFault.SummaryWrong)]
    [InlineData("UPDATE meta SET value = zeroblob(8) WHERE name = 'frontier'", LogFault.SummaryWrong)]
    [InlineData("INSERT INTO pending VALUES (1, zeroblob(32), zeroblob(5), 1)", LogFault.PromiseUnreadable)]
    public async Task Damage_is_named(string sql, LogFault fault)
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 5);
            await ledger.PublishStateRootAsync();
        }

        using (SqliteConnection connection = new(LedgerStore.ConnectionText(
            Path.Combine(network.Options.Folder, LedgerStore.FileName), SqliteOpenMode.ReadWrite)))
        {
            connection.Open();
            Schema.Execute(connection, sql);
        }

        Assert.Contains(fault, StoreCheck.Run(network.Options.Folder).Findings.Select(finding => finding.Fault));
    }

    [Theory]
    [InlineData("UPDATE state_row SET row = replace(row, 'CN', 'XX') WHERE tbl = 'site'")]
    [InlineData("DELETE FROM state_row WHERE tbl = 'site' AND id = (SELECT max(id) FROM state_row WHERE tbl = 'site')")]
    [InlineData("UPDATE meta SET value = zeroblob(32) WHERE name = 'state-digest'")]
    [InlineData("UPDATE tile SET hashes = zeroblob(length(hashes))")]
    [InlineData("UPDATE entry SET cose = cose || x'00' WHERE idx = 5")]
    [InlineData("UPDATE entry SET cose = zeroblob(9) WHERE idx = 0")]
    public async Task A_damaged_store_does_not_open(string sql)
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 5);
        }

        using (SqliteConnection connection = new(LedgerStore.ConnectionText(
            Path.Combine(network.Options.Folder, LedgerStore.FileName), SqliteOpenMode.ReadWrite)))
        {
            connection.Open();
            Schema.Execute(connection, sql);
        }

        Assert.Equal(OpenFault.StoreDamaged, Assert.Throws<LedgerOpenException>(network.Open).Fault);
    }

    [Fact]
    public async Task A_bit_flipped_in_the_file_is_named_or_changes_nothing()
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 4);
        }

        string file = Path.Combine(network.Options.Folder, LedgerStore.FileName);
        byte[] good = File.ReadAllBytes(file);
        ReplayReport sound = StoreCheck.Run(network.Options.Folder);
        int named = 0;
        Random dice = new(20_261);
        for (int round = 0; round < 400; round++)
        {
            byte[] bad = [.. good];
            int bit = dice.Next(good.Length * 8);
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file, bad);
            ReplayReport report = StoreCheck.Run(network.Options.Folder);
            named += report.IsSound ? 0 : 1;
            Assert.True(
                !report.IsSound || (report.Root == sound.Root && report.StateDigest == sound.StateDigest), $"bit {bit}");
        }

        // The rest of the file is unused room in its pages.
        Assert.InRange(named, 40, 400);
    }
}
