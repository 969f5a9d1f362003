using System.Text;
using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Who is to be told of the events of a named query, where, and how far it has been told.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Party">Whose it is.</param>
/// <param name="KeyId">The key by which it was asked for: what that may not see is not sent.</param>
/// <param name="Query">Name of the query.</param>
/// <param name="Dest">Where to send to.</param>
/// <param name="Schedule">When; null if at once.</param>
/// <param name="ReportIfEmpty">Whether to send also when there is nothing new.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Initial">Events recorded since then only.</param>
/// <param name="Next">The number of the log from which it has not been told.</param>
/// <param name="Notified">When something last arrived; null if never.</param>
/// <param name="Failures">How often in a row nothing arrived.</param>
/// <param name="Due">When to look next.</param>
internal sealed record Subscription(
    string Id,
    PartyId Party,
    string KeyId,
    string Query,
    string Dest,
    QuerySchedule? Schedule,
    bool ReportIfEmpty,
    Instant Created,
    Instant Initial,
    long Next,
    Instant? Notified,
    int Failures,
    Instant Due)
{
    /// <summary>After so many failures in a row it is not tried again.</summary>
    public const int MaxFailures = 12;

    private const string Columns =
        "id, party, key_id, query, dest, schedule, report_empty, created, initial, next, notified, failures, due";

    /// <summary>Whether it has failed too often.</summary>
    public bool IsStopped => Failures >= MaxFailures;

    /// <summary>The subscriptions of a party to a query, in order.</summary>
    public static List<Subscription> List(EpcisDesk desk, PartyId party, string query) => desk.Tables.Read(
        $"SELECT {Columns} FROM subscription WHERE party = ?1 AND query = ?2 ORDER BY id", Row, party.Value, query);

    /// <summary>All that are due.</summary>
    public static List<Subscription> DueAt(EpcisDesk desk, Instant now) => desk.Tables.Read(
        $"SELECT {Columns} FROM subscription WHERE due <= ?1 AND failures < ?2 ORDER BY due, id", Row, now, MaxFailures);

    /// <summary>Keeps it with its secret.</summary>
    public void Keep(EpcisDesk desk, string? secret) => desk.Tables.Run(
        "INSERT INTO subscription (id, party, key_id, query, dest, schedule, report_empty, created, initial, next, "
        + "executed, notified, failures, due, secret) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?8, NULL, 0, ?11, ?12)",
        Id, Party.Value, KeyId, Query, Dest, Schedule?.Text, ReportIfEmpty, Created, Initial, Next, Due,
        secret is null ? null : desk.Key.Seal(Encoding.UTF8.GetBytes(secret), Id));

    /// <summary>What messages are signed with; null if they are not.</summary>
    public byte[]? SecretOf(EpcisDesk desk) => desk.Tables.Read(
        "SELECT secret FROM subscription WHERE id = ?1 AND secret IS NOT NULL",
        row => desk.Key.Open(row.GetFieldValue<byte[]>(0), Id), Id).FirstOrDefault();

    /// <summary>Keeps how far it has been told.</summary>
    public void KeepProgress(EpcisDesk desk) => desk.Tables.Run(
        "UPDATE subscription SET next = ?2, notified = ?3, failures = ?4, due = ?5 WHERE id = ?1",
        Id, Next, Notified, Failures, Due);

    /// <summary>As JSON, without its secret.</summary>
    public JsonObject ToJson()
    {
        JsonObject json = new()
        {
            ["subscriptionID"] = Id,
            ["queryName"] = Query,
            ["dest"] = Dest,
            ["createdAt"] = Created.ToString(),
            ["initialRecordTime"] = Initial.ToString(),
            ["reportIfEmpty"] = ReportIfEmpty,
        };
        if (Notified is { } last)
        {
            json["lastNotifiedAt"] = last.ToString();
        }

        if (Schedule is null)
        {
            json["stream"] = true;
        }
        else
        {
            json["schedule"] = new JsonObject(
                Schedule.Stated.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value)));
        }

        if (IsStopped)
        {
            json["stopped"] = true;
        }

        return json;
    }

    private static Subscription Row(SqliteDataReader row) => new(
        row.GetString(0), PartyId.Of(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : QuerySchedule.Of(row.GetString(5)), row.GetBoolean(6), new Instant(row.GetInt64(7)),
        new Instant(row.GetInt64(8)), row.GetInt64(9), row.IsDBNull(10) ? null : new Instant(row.GetInt64(10)),
        row.GetInt32(11), new Instant(row.GetInt64(12)));
}
