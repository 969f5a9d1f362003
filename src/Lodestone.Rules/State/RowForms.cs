using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// How rows are read: canonical JSON in declared property order, nouns as their texts or integers. The nouns know
/// nothing of it. <see cref="RowTexts"/> writes them.
/// </summary>
[JsonSourceGenerationOptions(
    WriteIndented = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(EidForm), typeof(PartyIdForm), typeof(SiteIdForm), typeof(ElementForm), typeof(MassForm),
        typeof(PpbForm),
        typeof(ElementAmountForm), typeof(InstantForm), typeof(StatementIdentityForm), typeof(CompositionForm),
    ])]
[JsonSerializable(typeof(NetworkRow))]
[JsonSerializable(typeof(PartyRow))]
[JsonSerializable(typeof(KeyRow))]
[JsonSerializable(typeof(SiteRow))]
[JsonSerializable(typeof(PermitRow))]
[JsonSerializable(typeof(CircuitRow))]
[JsonSerializable(typeof(StreamRow))]
[JsonSerializable(typeof(InstrumentRow))]
[JsonSerializable(typeof(ContractRow))]
[JsonSerializable(typeof(LotRow))]
[JsonSerializable(typeof(AliasRow))]
[JsonSerializable(typeof(ParentRow))]
[JsonSerializable(typeof(ShipmentRow))]
[JsonSerializable(typeof(AssayRow))]
[JsonSerializable(typeof(FinalAssayRow))]
[JsonSerializable(typeof(UnaccountedRow))]
[JsonSerializable(typeof(CreditRow))]
[JsonSerializable(typeof(QuarantineRow))]
[JsonSerializable(typeof(HoldRow))]
[JsonSerializable(typeof(ProposalRow))]
[JsonSerializable(typeof(PeriodRow))]
[JsonSerializable(typeof(LateEntryRow))]
[JsonSerializable(typeof(ThroughputRow))]
[JsonSerializable(typeof(EventRow))]
[JsonSerializable(typeof(ClearanceRow))]
[JsonSerializable(typeof(ClearedRow))]
[JsonSerializable(typeof(EndRow))]
[JsonSerializable(typeof(CharterRow))]
[JsonSerializable(typeof(MotionRow))]
[JsonSerializable(typeof(RegisterParty))]
[JsonSerializable(typeof(RegisterKey))]
[JsonSerializable(typeof(RevokeKey))]
[JsonSerializable(typeof(SuspendParty))]
[JsonSerializable(typeof(LiftHold))]
[JsonSerializable(typeof(DecideQuarantine))]
[JsonSerializable(typeof(AllowLateEntry))]
[JsonSerializable(typeof(CorrectSource))]
[JsonSerializable(typeof(AdmitMember))]
[JsonSerializable(typeof(ExcludeMember))]
[JsonSerializable(typeof(RotateAgreementKey))]
[JsonSerializable(typeof(RotateMemberKey))]
[JsonSerializable(typeof(ChangeQuorum))]
[JsonSerializable(typeof(RaiseRules))]
[JsonSerializable(typeof(HaltNetwork))]
[JsonSerializable(typeof(ResumeNetwork))]
internal sealed partial class RowForms : JsonSerializerContext;

internal sealed class EidForm : JsonConverter<Eid>
{
    public override Eid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Eid.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Eid value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

internal sealed class PartyIdForm : JsonConverter<PartyId>
{
    public override PartyId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartyId.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, PartyId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class SiteIdForm : JsonConverter<SiteId>
{
    public override SiteId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SiteId.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, SiteId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Gln);
}

internal sealed class ElementForm : JsonConverter<Element>
{
    public override Element Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Element.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Element value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Symbol);
}

internal sealed class MassForm : JsonConverter<Mass>
{
    public override Mass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Mass.FromMilligrams(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Mass value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Milligrams);
}

internal sealed class PpbForm : JsonConverter<Ppb>
{
    public override Ppb Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Ppb.Of(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Ppb value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

internal sealed class ElementAmountForm : JsonConverter<ElementAmount>
{
    public override ElementAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(Int128.Parse(reader.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, ElementAmount value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Picograms.ToString(CultureInfo.InvariantCulture));
}

internal sealed class InstantForm : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.UnixMilliseconds);
}

internal sealed class StatementIdentityForm : JsonConverter<StatementIdentity>
{
    public override StatementIdentity Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StatementIdentity.TryParse(reader.GetString(), out StatementIdentity identity)
            ? identity
            : throw new JsonException("Not a statement identity.");

    public override void Write(Utf8JsonWriter writer, StatementIdentity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Hex);
}

internal sealed class CompositionForm : JsonConverter<Composition>
{
    public override Composition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<ElementShare> shares = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            Element element = Element.Of(reader.GetString()!);
            reader.Read();
            Ppb share = Ppb.Of(reader.GetInt64());
            reader.Read();
            bool censored = reader.GetInt32() == 1;
            reader.Read();
            shares.Add(new ElementShare(element, share, censored, Ppb.Of(reader.GetInt64())));
            reader.Read();
        }

        return Composition.Of(shares);
    }

    public override void Write(Utf8JsonWriter writer, Composition value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (ElementShare share in value.Shares)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(share.Element.Symbol);
            writer.WriteNumberValue(share.Share.Value);
            writer.WriteNumberValue(share.IsCensored ? 1 : 0);
            writer.WriteNumberValue(share.Uncertainty.Value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
