using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>The tables of the store, and the gate that keeps other versions out. Docs: docs/formats/log.md.</summary>
internal static class Schema
{
    /// <summary>"LDST": marks a SQLite file as a store of ours.</summary>
    internal const int ApplicationId = 0x4C445354;

    /// <summary>Version of the tables; a store of another one does not open.</summary>
    internal const int Version = 2;

    private const string Tables =
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry (
          idx INTEGER PRIMARY KEY, identity BLOB NOT NULL, height INTEGER NOT NULL, cose BLOB NOT NULL);
        CREATE TABLE tile (
          level INTEGER NOT NULL, idx INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID;
        CREATE TABLE block (
          height INTEGER PRIMARY KEY, first INTEGER NOT NULL UNIQUE, header BLOB NOT NULL, effects BLOB NOT NULL,
          state_rows INTEGER, state_root BLOB);
        CREATE TABLE identity (
          beginning INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (beginning, idx)) WITHOUT ROWID;
        CREATE TABLE state_row (
          id INTEGER PRIMARY KEY, place INTEGER NOT NULL, tbl TEXT NOT NULL, key TEXT NOT NULL, row BLOB,
          mark INTEGER NOT NULL);
        CREATE INDEX state_row_place ON state_row (place);
        CREATE TABLE row_history (
          row_id INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (row_id, idx)) WITHOUT ROWID;
        CREATE TABLE pending (
          number INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, cose BLOB NOT NULL, deadline INTEGER NOT NULL);
        """;

    /// <summary>Creates the tables in an empty file, or checks that the file is a store of this version.</summary>
    /// <exception cref="LedgerOpenException">It is not.</exception>
    internal static void CreateOrCheck(SqliteConnection connection, string path)
    {
        long applicationId = Pragma(connection, "application_id");
        long version = Pragma(connection, "user_version");
        bool isEmpty = Scalar(connection, "SELECT count(*) FROM sqlite_schema") is 0L;
        if (isEmpty && applicationId == 0)
        {
            string marks = string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version};");
            Execute(connection, $"BEGIN IMMEDIATE; {Tables} {marks} COMMIT;");
        }
        else if (applicationId != ApplicationId || version != Version)
        {
            throw new LedgerOpenException(
                OpenFault.FormatUnknown,
                string.Create(
                    CultureInfo.InvariantCulture, $"{path}: application {applicationId:x}, version {version}."));
        }
    }

    /// <summary>Runs statements without parameters or results.</summary>
    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of ours come here; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row.</summary>
    internal static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static long Pragma(SqliteConnection connection, string name) =>
        Scalar(connection, $"PRAGMA {name}") is long value ? value : 0;
}
