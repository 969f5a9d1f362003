using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Events that make lots, and what is measured of them.</summary>
internal static class MakingEvents
{
    /// <summary>What an assay says beside the lot.</summary>
    internal sealed record Report(
        Eid? Sample, Composition Composition, string Method, string? Instrument, bool IsFinal);

    /// <summary>What a stock-take says beside the lots.</summary>
    internal sealed record Holdup(string? Circuit, ImmutableArray<ElementLoss> Measured);

    /// <summary>The extension <c>lodestone:assay</c>.</summary>
    public static readonly Form<Report> ReportForm = Form.Object<Report>((it, report) => new Report(
        it.May("sample", IdentityForms.Lot, report?.Sample),
        it.Need("composition", LotForms.Composition, report?.Composition),
        it.Need("method", TextForms.Path, report?.Method),
        it.May("instrument", TextForms.Uri, report?.Instrument),
        it.OrFalse("final", report?.IsFinal)));

    /// <summary>The extension <c>lodestone:stock</c>.</summary>
    public static readonly Form<Holdup> HoldupForm = Form.Object<Holdup>((it, stock) => new Holdup(
        it.May("circuit", TextForms.Uri, stock?.Circuit),
        it.List("measured", LotForms.Loss, stock?.Measured)));

    private const string SubstancePrefix = JsonLdContext.Namespace + "element/";
    private const string MethodPrefix = JsonLdContext.Namespace + "method/";

    public static CommissionLot? Commission(EpcisEvent it, PartyId issuer)
    {
        it.NoEpcs();
        ImmutableArray<LotDeclaration> lots = Declared(it, issuer, it.Quantities, it.QuantitiesName);
        SourceDeclaration? source = it.Ilmd?.Need("lodestone:source", LotForms.Source, null);
        SiteId site = it.Site();
        it.It.Keep(it.Ilmd?.Refusal);

        // ilmd is the master data of one thing; and an event that is corrected must be one act.
        it.It.Require(lots.Length == 1, RefusalCode.EventMalformed, "ilmd.lodestone:lots", "one lot an event");
        return it.It.Refusal is null ? new CommissionLot(it.Facts, site, lots[0], source!) : null;
    }

    public static TransformLots? Transform(EpcisEvent it, PartyId issuer)
    {
        it.NoEpcs();
        SiteId site = it.Site();
        string step = it.It.Need("lodestone:processStep", IdentityForms.Step, null);
        ImmutableArray<ElementLoss> losses = it.It.List("lodestone:losses", LotForms.Loss, null);
        PartyId? owner = it.It.May("lodestone:onBehalfOf", IdentityForms.Party, null);
        ImmutableArray<LotDeclaration> outputs = it.Ilmd is null && it.Outputs.Length == 0
            ? []
            : Declared(it, issuer, it.Outputs, "outputQuantityList");
        return it.It.Refusal is null
            ? new TransformLots(it.Facts, site, step, it.Portions(), outputs, losses, it.Transformation, owner)
            : null;
    }

    public static RecordAssay? Assay(EpcisEvent it)
    {
        it.NeedLots();
        it.NoEpcs();
        ImmutableArray<Eid> lots = it.Whole();
        it.It.Require(
            it.It.Refusal is not null || lots.Length == 1, RefusalCode.EventMalformed, "quantityList",
            "one lot an assay");
        Report? report = it.It.May("lodestone:assay", ReportForm, null);
        report ??= it.It.Refusal is null ? FromSensors(it) : null;
        return it.It.Refusal is null
            ? new RecordAssay(
                it.Facts, lots[0], report!.Sample, report.Composition, report.Method, report.Instrument, report.IsFinal)
            : null;
    }

    public static TakeStock Stock(EpcisEvent it)
    {
        it.NoEpcs();
        Holdup? stock = it.It.May("lodestone:stock", HoldupForm, null);
        return new TakeStock(it.Facts, it.Site(), stock?.Circuit, stock?.Measured ?? [], it.Portions());
    }

    /// <summary>The declared lots, which must be exactly those that the event's quantity list names.</summary>
    private static ImmutableArray<LotDeclaration> Declared(
        EpcisEvent it, PartyId issuer, ImmutableArray<QuantityEntry> listed, string listName)
    {
        it.It.Require(it.Ilmd is not null, RefusalCode.MemberMissing, "ilmd");
        ImmutableArray<LotDeclaration> lots = it.Ilmd?.Some("lodestone:lots", LotForms.Lot, null) ?? [];
        it.It.Keep(it.Ilmd?.Refusal);
        if (it.It.Refusal is not null)
        {
            return [];
        }

        it.It.Require(listed.Length == lots.Length, RefusalCode.EventMalformed, listName, "other lots than ilmd");
        for (int i = 0; i < lots.Length && it.It.Refusal is null; i++)
        {
            LotDeclaration lot = lots[i];
            QuantityEntry? entry = listed.FirstOrDefault(entry => entry.Lot == lot.Eid);
            it.It.Keep(
                Eid.Derive(issuer, lot.LotNumber, lot.Nonce) != lot.Eid
                    ? new Refusal(
                        RefusalCode.EidDoesNotDerive, it.At.PathOf($"ilmd.lodestone:lots[{i}].eid"), lot.Eid.Code)
                : entry is null
                    ? new Refusal(RefusalCode.EventMalformed, it.At.PathOf(listName), $"{lot.Eid} is not listed")
                : entry.Mass is { } mass && mass != lot.Mass
                    ? new Refusal(RefusalCode.EventMalformed, entry.At.PathOf("quantity"), "other mass than ilmd")
                : null);
        }

        return lots;
    }

    /// <summary>An assay by sensor reports alone: one report an element, EPCIS 2.0 section 7.3.4.</summary>
    private static Report FromSensors(EpcisEvent it)
    {
        var shares = new List<ElementShare>();
        foreach (SensorEntry report in it.Sensors.Where(report => report.Substance is not null))
        {
            Refusal? refusal = TryShare(report, out ElementShare share);
            it.It.Keep(refusal);
            if (refusal is null)
            {
                shares.Add(share);
            }
        }

        it.It.Keep(it.At.Located(
            Composition.TryCreate(shares, string.Empty, out Composition composition), "sensorElementList"));
        SensorEntry first = it.Sensors.First(report => report.Substance is not null);
        string? method = first.Method?.StartsWith(MethodPrefix, StringComparison.Ordinal) is true
            ? first.Method[MethodPrefix.Length..]
            : null;
        it.It.Require(method is not null, RefusalCode.MemberMissing, "sensorElementList", MethodPrefix);
        return new Report(
            null, composition, method ?? string.Empty, first.Device, it.It.OrFalse("lodestone:final", null));
    }

    private static Refusal? TryShare(SensorEntry report, out ElementShare share)
    {
        share = default;
        if (!report.Substance!.StartsWith(SubstancePrefix, StringComparison.Ordinal)
            || !Element.TryParse(report.Substance[SubstancePrefix.Length..], out Element element))
        {
            return new Refusal(
                RefusalCode.ElementUnknown, report.At.PathOf("chemicalSubstance"), JsonText.Printable(report.Substance));
        }

        Ppb? bound = null;
        Ppb? deviation = null;
        Refusal? refusal = report.TryShare("value"u8, out Ppb? value)
            ?? report.TryShare("maxValue"u8, out bound)
            ?? report.TryShare("sDev"u8, out deviation);
        if (refusal is not null)
        {
            return refusal;
        }

        if ((value ?? bound) is not { } stated)
        {
            return new Refusal(RefusalCode.MemberMissing, report.At.PathOf("value"));
        }

        // Expanded uncertainty is stated at k = 2, a standard deviation at k = 1.
        long uncertainty = Math.Min(2 * (deviation ?? Ppb.Zero).Value, Ppb.Whole);
        share = new ElementShare(element, stated, value is null, Ppb.Of(uncertainty));
        return null;
    }
}
