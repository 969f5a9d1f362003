using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a sensor report says, as far as assays go: an element's share.</summary>
/// <param name="Substance">URI of the chemical substance; null if none.</param>
/// <param name="Method">URI of the method; null if none.</param>
/// <param name="Device">URI of the instrument; null if none.</param>
/// <param name="At">Where it stands.</param>
internal sealed record SensorEntry(string? Substance, string? Method, string? Device, StrictElement At)
{
    /// <summary>One of its numbers as a share, exactly; null if it is not there, or in no unit of share.</summary>
    public Refusal? TryShare(ReadOnlySpan<byte> name, out Ppb? share)
    {
        share = null;
        if (!At.TryLook(name, out StrictElement number)
            || !At.TryLook("uom"u8, out StrictElement unit)
            || !UnitCatalogue.TryFind(unit.Text, out UnitOfMeasure? known)
            || known.Dimension != Dimension.Share)
        {
            return null;
        }

        Refusal? refusal = QuantityForms.ReadCount(number, unit, Dimension.Share, 1, Ppb.Whole, out Int128 ppb);
        share = refusal is null ? Ppb.Of((long)ppb) : null;
        return refusal;
    }
}

/// <summary>Sensor elements, EPCIS 2.0 section 7.3.7.</summary>
internal static class SensorForms
{
    private static readonly string[] Links = ["deviceMetadata", "rawData", "bizRules"];

    private static readonly string[] ReportLinks = ["microorganism", "coordinateReferenceSystem", "uriValue"];

    private static readonly string[] ReportNumbers =
        ["value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"];

    private static readonly Form<string> Number = EpcisForms.Read((StrictElement at, out string none) =>
    {
        none = string.Empty;
        return at.IsNumber ? null : at.Refused(RefusalCode.WrongType, "a number is required");
    });

    private static readonly Form<string> Hexadecimal = new(
        (StrictElement at, out string text) => TextForms.Read(
            at, digits => digits.Length > 0 && digits.All(char.IsAsciiHexDigit), RefusalCode.ValueNotAllowed, out text),
        (json, text) => json.WriteStringValue(text));

    private static readonly Form<SensorEntry> Metadata = EpcisForms.Read((StrictElement at, out SensorEntry entry) =>
    {
        var it = new ReadingFields(at);
        it.May("time", TextForms.Time, null);
        it.May("startTime", TextForms.Time, null);
        it.May("endTime", TextForms.Time, null);
        ReadLinks(it, Links);
        entry = new SensorEntry(
            null, it.May("dataProcessingMethod", TextForms.Link, null), it.May("deviceID", TextForms.Uri, null), at);
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    private static readonly Form<SensorEntry> Report = EpcisForms.Read<SensorEntry>(ReadReport);

    /// <summary>A sensor element: all of its reports.</summary>
    public static readonly Form<ImmutableArray<SensorEntry>> Element = EpcisForms.Read<ImmutableArray<SensorEntry>>(
        (StrictElement at, out ImmutableArray<SensorEntry> reports) =>
        {
            var it = new ReadingFields(at);
            SensorEntry? common = it.May("sensorMetadata", Metadata, null);
            reports = it.Some("sensorReport", Report, null);
            it.NothingElse(EpcisMembers.Foreign);
            if (it.Refusal is null && common is not null)
            {
                reports =
                [
                    .. reports.Select(report => report with
                    {
                        Method = report.Method ?? common.Method,
                        Device = report.Device ?? common.Device,
                    }),
                ];
            }

            return it.Refusal;
        });

    private static Refusal? ReadReport(StrictElement at, out SensorEntry entry)
    {
        var it = new ReadingFields(at);

        // GS1's JSON schema demands a type; its XML schema does not, and the standard's own alerts have none.
        string? type = it.May("type", CbvWords.Measurement.Form, null);
        string? alert = it.May("exception", CbvWords.Alert.Form, null);
        it.Require(type is not null || alert is not null, RefusalCode.MemberMissing, "type");
        it.May("time", TextForms.Time, null);
        it.May("component", CbvWords.Component.Form, null);
        it.May("stringValue", TextForms.Any, null);
        it.May("booleanValue", TextForms.Truth, null);
        it.May("hexBinaryValue", Hexadecimal, null);
        ReadLinks(it, Links);
        ReadLinks(it, ReportLinks);
        foreach (string name in ReportNumbers)
        {
            it.May(name, Number, null);
        }

        it.May("uom", TextForms.Any, null);
        entry = new SensorEntry(
            it.May("chemicalSubstance", TextForms.Link, null),
            it.May("dataProcessingMethod", TextForms.Link, null),
            it.May("deviceID", TextForms.Uri, null),
            at);
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    }

    private static void ReadLinks(ReadingFields it, string[] names)
    {
        foreach (string name in names)
        {
            it.May(name, TextForms.Link, null);
        }
    }
}
