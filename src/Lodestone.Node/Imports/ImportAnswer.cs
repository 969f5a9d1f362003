using System.Globalization;
using System.Text.RegularExpressions;
using Lodestone.Interchange;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>How an import is answered: what the rows have become, or what is wrong with which of them.</summary>
internal static partial class ImportAnswer
{
    /// <summary>The rows as what they have become.</summary>
    public static IResult Of(TableReading reading, int submitted) => Results.Json(new
    {
        rows = reading.Acts.Sum(RowsOf),
        submitted,
        lots = reading.Acts.OfType<CommissionLot>().Select(act => new
        {
            lotNumber = act.Lot.LotNumber,
            eid = act.Lot.Eid.Code,
            material = act.Lot.Material,
            massMilligrams = act.Lot.Mass.Milligrams,
        }),
        shipments = reading.Acts.OfType<ShipLots>().Select(act => new
        {
            shipment = act.Shipment,
            lots = act.Lots.Select(lot => lot.Lot.Code),
        }),
    });

    /// <summary>Rows that cannot be read, each with its row, column and number.</summary>
    public static IResult OfRows(TableReading reading, bool chinese)
    {
        Refusal whole = new(
            RefusalCode.RowMalformed, "rows",
            string.Create(CultureInfo.InvariantCulture, $"{reading.Refusals.Length} cells"));
        return Problem.Of(whole, more: json =>
        {
            json.WriteStartArray("rows");
            foreach (RowRefusal row in reading.Refusals)
            {
                json.WriteStartObject();
                json.WriteNumber("row", row.Row);
                json.WriteString("column", row.Column);
                json.WriteNumber("refusal", (int)row.Refusal.Code);
                json.WriteString("name", row.Refusal.Code.ToString());
                json.WriteString("sentence", chinese ? row.SentenceZh : row.SentenceEn);
                json.WriteString("detail", row.Refusal.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A refusal by the rules: which lot or shipment it is about.</summary>
    /// <param name="refusal">The refusal, of one statement.</param>
    /// <param name="reading">The table.</param>
    /// <param name="first">Which of the table's acts is the statement's first.</param>
    /// <param name="submitted">How many statements before it were accepted.</param>
    public static IResult OfRefusal(Refusal refusal, TableReading reading, int first, int submitted) => Problem.Of(
        refusal,
        more: json =>
        {
            json.WriteNumber("submitted", submitted);
            if (refusal.Field is { } field && ActIndex().Match(field) is { Success: true } match
                && int.TryParse(match.Groups["index"].Value, CultureInfo.InvariantCulture, out int index)
                && first + index < reading.Acts.Length)
            {
                json.WriteString("about", NameOf(reading.Acts[first + index]));
            }
        });

    private static int RowsOf(PhysicalAct act) => act is ShipLots shipped ? shipped.Lots.Length : 1;

    private static string NameOf(PhysicalAct act) => act switch
    {
        CommissionLot made => made.Lot.LotNumber,
        ShipLots shipped => shipped.Shipment,
        _ => act.Event.EventId ?? string.Empty,
    };

    [GeneratedRegex(@"^(acts|epcisBody\.eventList)\[(?<index>\d+)\]")]
    private static partial Regex ActIndex();
}
