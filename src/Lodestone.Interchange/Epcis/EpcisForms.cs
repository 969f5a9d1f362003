using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>An entry of an EPC list.</summary>
/// <param name="Uri">The EPC.</param>
/// <param name="At">Where it stands.</param>
internal sealed record EpcEntry(string Uri, StrictElement At);

/// <summary>An entry of a quantity list.</summary>
/// <param name="Uri">The class.</param>
/// <param name="Lot">The controlled lot that it is; null for other classes.</param>
/// <param name="Mass">The lot's mass that is meant; null if none is stated.</param>
/// <param name="At">Where it stands.</param>
internal sealed record QuantityEntry(string Uri, Eid? Lot, Mass? Mass, StrictElement At);

/// <summary>An entry of a source, destination or business transaction list, or a place.</summary>
/// <param name="Type">Its type; empty if none.</param>
/// <param name="Uri">What it names.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Member">The member that holds the URI.</param>
internal sealed record TypedEntry(string Type, string Uri, StrictElement At, string Member)
{
    /// <summary>A refusal from elsewhere as one of the URI.</summary>
    public Refusal? Located(Refusal? refusal) => At.Located(refusal, Member);
}

/// <summary>An error declaration.</summary>
/// <param name="Reason">Its reason; empty if not stated.</param>
/// <param name="CorrectiveEvents">Events that tell it right.</param>
internal sealed record ErrorEntry(string Reason, ImmutableArray<string> CorrectiveEvents);

/// <summary>The parts that EPCIS events are made of. They are read by these forms and written by the writer.</summary>
internal static class EpcisForms
{
    /// <summary>An entry of an EPC list. Lots are class-level: they stand in quantity lists.</summary>
    public static readonly Form<EpcEntry> Epc = Read((StrictElement at, out EpcEntry entry) =>
    {
        Refusal? refusal = TextForms.Uri.Read(at, out string uri);
        entry = new EpcEntry(uri, at);
        return refusal ?? at.Located(EpcUri.TryLot(uri, out Eid? lot))
            ?? (lot is null ? null : at.Refused(RefusalCode.EventMalformed, "lots stand in quantity lists"));
    });

    /// <summary>An entry of a quantity list.</summary>
    public static readonly Form<QuantityEntry> Quantity = Read<QuantityEntry>(ReadQuantity);

    /// <summary>A read point or business location: its URI.</summary>
    public static readonly Form<TypedEntry> Place = Read((StrictElement at, out TypedEntry place) =>
    {
        var it = new ReadingFields(at);
        place = new TypedEntry(string.Empty, it.Need("id", TextForms.Uri, null), at, "id");
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    /// <summary>A business transaction.</summary>
    public static readonly Form<TypedEntry> BusinessTransaction =
        Typed("bizTransaction", CbvWords.BusinessTransaction.Form, isTypeRequired: false);

    /// <summary>A source.</summary>
    public static readonly Form<TypedEntry> Source =
        Typed("source", CbvWords.SourceOrDestination.Form, isTypeRequired: true);

    /// <summary>A destination.</summary>
    public static readonly Form<TypedEntry> Destination =
        Typed("destination", CbvWords.SourceOrDestination.Form, isTypeRequired: true);

    /// <summary>An error declaration.</summary>
    public static readonly Form<ErrorEntry> Error = Read((StrictElement at, out ErrorEntry error) =>
    {
        var it = new ReadingFields(at);
        it.Need("declarationTime", TextForms.Time, null);
        error = new ErrorEntry(
            it.OrEmpty("reason", CbvWords.ErrorReason.Form, null),
            it.List("correctiveEventIDs", TextForms.Uri, null));
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    /// <summary>One URI or a list of them.</summary>
    public static readonly Form<string> Certification = Read((StrictElement at, out string first) =>
    {
        first = string.Empty;
        return at.IsList
            ? Form.ReadList(at, TextForms.Link, least: 0, out _)
            : TextForms.Link.Read(at, out first);
    });

    private static readonly Form<string> Dispositions = Read((StrictElement at, out string none) =>
    {
        none = string.Empty;
        return Form.ReadList(at, CbvWords.Disposition.Form, least: 1, out ImmutableArray<string> words)
            ?? OnceEach(at, words);
    });

    /// <summary>Dispositions that are set or unset for good.</summary>
    public static readonly Form<string> PersistentDisposition = Read((StrictElement at, out string none) =>
    {
        none = string.Empty;
        var it = new ReadingFields(at);
        if (!it.Has("unset"))
        {
            it.Require(it.Has("set"), RefusalCode.MemberMissing, "set");
        }

        it.May("set", Dispositions, null);
        it.May("unset", Dispositions, null);
        it.NothingElse();
        return it.Refusal;
    });

    /// <summary>Refuses a list that names something twice, at its second place.</summary>
    public static Refusal? OnceEach(StrictElement list, ImmutableArray<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int at = 0;
        foreach (StrictElement item in list.Values)
        {
            if (!seen.Add(names[at++]))
            {
                return item.Refused(RefusalCode.ValueNotAllowed, "named twice");
            }
        }

        return null;
    }

    /// <summary>A form that is only read.</summary>
    public static Form<T> Read<T>(Reading<T> read) =>
        new(read, (_, _) => throw new NotSupportedException("EPCIS events are written by EpcisWriter."));

    private static Form<TypedEntry> Typed(string name, Form<string> types, bool isTypeRequired) =>
        Read((StrictElement at, out TypedEntry entry) =>
        {
            var it = new ReadingFields(at);
            string type = isTypeRequired ? it.Need("type", types, null) : it.OrEmpty("type", types, null);
            entry = new TypedEntry(type, it.Need(name, TextForms.Uri, null), at, name);
            it.NothingElse();
            return it.Refusal;
        });

    private static Refusal? ReadQuantity(StrictElement at, out QuantityEntry entry)
    {
        entry = new QuantityEntry(string.Empty, null, null, at);
        var it = new ReadingFields(at);
        string uri = it.Need("epcClass", TextForms.Uri, null);
        if (it.Refusal is not null)
        {
            return it.Refusal;
        }

        if (EpcUri.TryLot(uri, out Eid? lot) is { } confusable)
        {
            return at.Located(confusable, "epcClass");
        }

        bool hasNumber = at.TryMember("quantity"u8, out StrictElement number);
        bool hasUnit = at.TryMember("uom"u8, out StrictElement unit);
        it.NothingElse();
        it.Require(hasNumber || !hasUnit, RefusalCode.MemberMissing, "quantity");
        it.Require(lot is null || hasUnit || !hasNumber, RefusalCode.MemberMissing, "uom");
        if (it.Refusal is not null)
        {
            return it.Refusal;
        }

        Mass? mass = null;
        Refusal? refusal = (hasNumber, lot) switch
        {
            (false, _) => null,
            (true, null) => ReadOther(number, hasUnit ? unit : null),
            _ => ReadMass(number, unit, out mass),
        };
        entry = new QuantityEntry(uri, lot, mass, at);
        return refusal;
    }

    private static Refusal? ReadMass(StrictElement number, StrictElement unit, out Mass? mass)
    {
        Refusal? refusal = QuantityForms.ReadCount(
            number, unit, Dimension.Mass, 1, Mass.MaxMilligrams, out Int128 milligrams);
        mass = refusal is null ? Mass.FromMilligrams((long)milligrams) : null;
        return refusal;
    }

    // Other people's things may have any unit; only its form is held (EPCIS 2.0 section 7.3.3.3).
    private static Refusal? ReadOther(StrictElement number, StrictElement? unit)
    {
        if (!number.IsNumber)
        {
            return number.Refused(RefusalCode.WrongType, "a number is required");
        }

        return unit is { } stated
            ? TextForms.Read(
                stated,
                text => text.Length is 2 or 3 && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)),
                RefusalCode.UnitUnknown,
                out _)
            : null;
    }
}
