using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger.Tests;

public sealed class StoreFormatTests
{
    [Theory]
    [InlineData("PRAGMA user_version = 3", OpenFault.FormatUnknown)]
    [InlineData("PRAGMA application_id = 7", OpenFault.FormatUnknown)]
    [InlineData("UPDATE meta SET value = CAST('other.test/log' AS BLOB) WHERE name = 'origin'", OpenFault.StoreOfAnotherLog)]
    public async Task A_store_of_another_kind_does_not_open(string sql, OpenFault fault)
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
        }

        using (SqliteConnection connection = new(LedgerStore.ConnectionText(
            Path.Combine(network.Options.Folder, LedgerStore.FileName), SqliteOpenMode.ReadWrite)))
        {
            connection.Open();
            Schema.Execute(connection, sql);
        }

        Assert.Equal(fault, Assert.Throws<LedgerOpenException>(network.Open).Fault);
    }

    [Fact]
    public void Every_reason_not_to_open_is_said_in_both_languages()
    {
        foreach (OpenFault fault in Enum.GetValues<OpenFault>())
        {
            LedgerOpenException said = new(fault, "here");
            Assert.EndsWith(".", said.English, StringComparison.Ordinal);
            Assert.EndsWith("。", said.Chinese, StringComparison.Ordinal);
            Assert.Contains("here", said.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_sign_state_lies_outside_of_any_data_folder_under_the_keys_name()
    {
        using TestNetwork network = new();
        string path = SignState.DefaultPath(network.LogKeys.NoteKey);
        Assert.EndsWith(
            $"lodestone/{network.LogKeys.NoteKey.PublicKey.KeyId.ToHex()[..32]}.sign", path, StringComparison.Ordinal);
    }
}
