using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a sensor report says, as far as assays go: an element's share.</summary>
/// <param name="Substance">URI of the chemical substance; null if none.</param>
/// <param name="Value">The share; null if the report states no value in a unit of share.</param>
/// <param name="UpperBound">The share is below this (<c>maxValue</c> without <c>value</c>).</param>
/// <param name="Deviation">Standard deviation (k = 1).</param>
/// <param name="Method">URI of the method; null if none.</param>
/// <param name="Device">URI of the instrument; null if none.</param>
/// <param name="At">Where it stands.</param>
internal sealed record SensorEntry(
    string? Substance, Ppb? Value, Ppb? UpperBound, Ppb? Deviation, string? Method, string? Device, StrictElement At);

/// <summary>Sensor elements, EPCIS 2.0 section 7.3.4.</summary>
internal static class SensorForms
{
    private static readonly string[] MetadataUris = ["deviceMetadata", "rawData", "bizRules"];

    private static readonly string[] ReportUris =
        ["deviceMetadata", "rawData", "bizRules", "microorganism", "coordinateReferenceSystem", "uriValue"];

    private static readonly string[] ReportTexts = ["exception", "component", "stringValue", "hexBinaryValue"];

    private static readonly string[] ReportNumbers = ["minValue", "meanValue", "percRank", "percValue"];

    private static readonly Form<string> Number = EpcisForms.Read((StrictElement at, out string none) =>
    {
        none = string.Empty;
        return at.IsNumber ? null : at.Refused(RefusalCode.WrongType, "a number is required");
    });

    private static readonly Form<SensorEntry> Metadata = EpcisForms.Read((StrictElement at, out SensorEntry entry) =>
    {
        var it = new ReadingFields(at);
        it.May("time", TextForms.Time, null);
        it.May("startTime", TextForms.Time, null);
        it.May("endTime", TextForms.Time, null);
        foreach (string name in MetadataUris)
        {
            it.May(name, TextForms.Uri, null);
        }

        entry = new SensorEntry(
            null,
            null,
            null,
            null,
            it.May("dataProcessingMethod", TextForms.Uri, null),
            it.May("deviceID", TextForms.Uri, null),
            at);
        it.NothingElse(EpcisMembers.IsForeign);
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
            it.NothingElse(EpcisMembers.IsForeign);
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
        it.Need("type", TextForms.Any, null);
        it.May("time", TextForms.Time, null);
        it.May("booleanValue", TextForms.Truth, null);
        foreach (string name in ReportUris)
        {
            it.May(name, TextForms.Uri, null);
        }

        foreach (string name in ReportTexts)
        {
            it.May(name, TextForms.Any, null);
        }

        foreach (string name in ReportNumbers)
        {
            it.May(name, Number, null);
        }

        it.May("uom", TextForms.Any, null);
        entry = new SensorEntry(
            it.May("chemicalSubstance", TextForms.Uri, null),
            Share(it, at, "value"u8),
            Share(it, at, "maxValue"u8),
            Share(it, at, "sDev"u8),
            it.May("dataProcessingMethod", TextForms.Uri, null),
            it.May("deviceID", TextForms.Uri, null),
            at);
        it.NothingElse(EpcisMembers.IsForeign);
        return it.Refusal;
    }

    // Temperatures and the like are any numbers; a share of a substance is read exactly.
    private static Ppb? Share(ReadingFields it, StrictElement at, ReadOnlySpan<byte> name)
    {
        if (it.Refusal is not null || !at.TryMember(name, out StrictElement number))
        {
            return null;
        }

        Int128 ppb = 0;
        bool isShare = at.TryLook("chemicalSubstance"u8, out _) & at.TryLook("uom"u8, out StrictElement unit)
            && unit.IsText && UnitCatalogue.TryFind(unit.Text, out UnitOfMeasure? known)
            && known.Dimension == Dimension.Share;
        it.Keep(isShare
            ? QuantityForms.ReadCount(number, unit, Dimension.Share, 1, Ppb.Whole, out ppb)
            : QuantityForms.ReadNumber(number, out _));
        return isShare && it.Refusal is null ? Ppb.Of((long)ppb) : null;
    }
}
