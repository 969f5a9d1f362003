using System.Text.Json.Nodes;
using Lodestone.Node.EpcisQuery;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Capture;

/// <summary>How a capture ended, as the standard's capture job (EPCIS 2.0 section 12).</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Created">When it began.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Behaviour">What the caller wanted when one event is refused.</param>
/// <param name="IsSuccess">Whether everything was taken.</param>
/// <param name="Errors">Why not, one problem an event.</param>
internal sealed record CaptureJob(
    string Id, Instant Created, Instant Finished, string Behaviour, bool IsSuccess, JsonArray Errors)
{
    /// <summary>Keeps it for a party; the same capture again is the same job.</summary>
    public void Keep(EpcisDesk desk, PartyId party) => desk.Tables.Run(
        "INSERT OR IGNORE INTO capture_job (id, party, created, finished, behaviour, success, errors) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        Id, party.Value, Created, Finished, Behaviour, IsSuccess, Errors.ToJsonString());

    /// <summary>A party's job, or null.</summary>
    public static CaptureJob? Find(EpcisDesk desk, PartyId party, string id) => desk.Tables.Read(
        "SELECT id, created, finished, behaviour, success, errors, number FROM capture_job WHERE party = ?1 AND id = ?2",
        Row, party.Value, id).Select(row => row.Job).FirstOrDefault();

    /// <summary>A party's jobs after a number, oldest first.</summary>
    public static IReadOnlyList<(CaptureJob Job, long Number)> List(EpcisDesk desk, PartyId party, long after, int limit) =>
        desk.Tables.Read(
            "SELECT id, created, finished, behaviour, success, errors, number FROM capture_job "
            + "WHERE party = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
            Row, party.Value, after, limit);

    /// <summary>As JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["captureID"] = Id,
        ["createdAt"] = Created.ToString(),
        ["finishedAt"] = Finished.ToString(),
        ["running"] = false,
        ["success"] = IsSuccess,
        ["captureErrorBehaviour"] = Behaviour,
        ["errors"] = Errors.DeepClone(),
    };

    private static (CaptureJob Job, long Number) Row(Microsoft.Data.Sqlite.SqliteDataReader row) => (
        new CaptureJob(
            row.GetString(0), new Instant(row.GetInt64(1)), new Instant(row.GetInt64(2)), row.GetString(3),
            row.GetBoolean(4), JsonNode.Parse(row.GetString(5))!.AsArray()),
        row.GetInt64(6));
}
