using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What some rows of a table say: one event, or everything that is wrong with them.</summary>
public sealed class TableItem
{
    private readonly TableRow[] rows;

    private TableItem(TableRow[] rows, PhysicalAct? act, byte[] payload, ImmutableArray<RowRefusal> refusals)
    {
        this.rows = rows;
        Act = act;
        Payload = payload;
        Refusals = refusals;
    }

    /// <summary>The event, as it is read back from its bytes; null if anything is wrong.</summary>
    public PhysicalAct? Act { get; }

    /// <summary>The payload of a statement of this event alone; empty if anything is wrong.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>What is wrong.</summary>
    public ImmutableArray<RowRefusal> Refusals { get; }

    /// <summary>How many rows it is.</summary>
    public int Rows => rows.Length;

    /// <summary>Whether it can be used.</summary>
    public bool IsAccepted => Act is not null;

    /// <summary>Where in the table something is, that the rules refuse in the event.</summary>
    /// <param name="refusal">The refusal; its field is a path into the event.</param>
    public RowRefusal Locate(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        string path = refusal.Field ?? string.Empty;
        TableRow row = rows[Math.Min(Ordinal(path), rows.Length - 1)];
        return new RowRefusal(row.Number, row.TitleOf(ColumnOf(path)), refusal with { Field = null });
    }

    /// <summary>Rows that are wrong, or a table that cannot be read further.</summary>
    internal static TableItem Wrong(IEnumerable<RowRefusal> refusals) => new([], null, [], [.. refusals]);

    /// <summary>
    /// The event as it will be read from its bytes: what the door refuses is refused here already, at the row and column
    /// that it comes from.
    /// </summary>
    internal static TableItem Of(TableRow[] rows, PhysicalAct? act, PartyId issuer)
    {
        if (act is null || rows.Any(row => row.IsRefused))
        {
            return new TableItem(rows, null, [], [.. rows.SelectMany(row => row.Refusals)]);
        }

        byte[] payload = EpcisWriter.Write([act], act.Event.EventTime);
        PayloadReading reading = Interchange.Payload.Parse(payload, ContentTypes.Epcis, issuer);
        if (reading.Refusal is { } refusal)
        {
            return new TableItem(rows, null, [], [new TableItem(rows, null, [], []).Locate(refusal)]);
        }

        return new TableItem(rows, (PhysicalAct)reading.Acts[0], payload, []);
    }

    // Columns are named after members; only the trade grade shares its name with the grade of the evidence.
    private static string ColumnOf(string path)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return member == "grade" && path.Contains("lodestone:lots", StringComparison.Ordinal) ? "trade" : member;
    }

    // Rows of one shipment become entries of its quantity list in their order.
    private static int Ordinal(string path)
    {
        int at = path.IndexOf("quantityList[", StringComparison.Ordinal);
        int end = at < 0 ? -1 : path.IndexOf(']', at);
        return end > 0 && int.TryParse(path.AsSpan(at + 13, end - at - 13), null, out int ordinal) ? ordinal : 0;
    }
}
