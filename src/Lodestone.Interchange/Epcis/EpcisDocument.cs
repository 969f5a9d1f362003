using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The payload of a statement of events: an EPCIS 2.0 document in JSON-LD, or one event alone (docs/formats/epcis.md).
/// </summary>
internal static class EpcisDocument
{
    /// <summary>Reads the events as acts.</summary>
    public static PayloadReading Read(ReadOnlyMemory<byte> payload, PartyId issuer)
    {
        if (StrictJson.TryParse(payload, JsonLimits.Payload, out StrictElement root) is { } malformed)
        {
            return PayloadReading.Refused(malformed);
        }

        PayloadReading reading = Read(root, issuer);
        root.Release();
        return reading;
    }

    private static PayloadReading Read(StrictElement root, PartyId issuer)
    {
        if (TryEvents(root, out JsonLdContext context, out ImmutableArray<StrictElement> events) is { } refusal)
        {
            return PayloadReading.Refused(refusal);
        }

        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>(events.Length);
        foreach (StrictElement at in events)
        {
            if (TryAct(at, context, issuer, out Act? act) is { } wrong)
            {
                return PayloadReading.Refused(wrong);
            }

            acts.Add(act!);
        }

        return PayloadReading.Read(acts.MoveToImmutable());
    }

    /// <summary>The events of a document, or the one event that stands alone; at least one.</summary>
    public static Refusal? TryEvents(
        StrictElement root, out JsonLdContext context, out ImmutableArray<StrictElement> events)
    {
        events = [];
        context = JsonLdContext.None;
        var it = new ReadingFields(root);
        string type = it.Need("type", TextForms.Any, null);
        if (it.Refusal is not null)
        {
            return it.Refusal;
        }

        if (!root.TryMember("@context"u8, out StrictElement contextAt))
        {
            return new Refusal(RefusalCode.MemberMissing, "@context");
        }

        if (type is not ("EPCISDocument" or "EPCISQueryDocument"))
        {
            events = [root];
            return null;
        }

        it.Keep(JsonLdContext.TryRead(contextAt, out context));
        it.May("id", DocumentId, null);
        events = type == "EPCISDocument" ? ReadDocument(it) : ReadQueryDocument(it);
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    }

    private sealed record EventList(ImmutableArray<StrictElement> Events);

    // A document alone may go by a blank node's name, as GS1's own examples do.
    private static readonly Form<string> DocumentId = TextForms.Held(text =>
        UriGrammar.IsUri(text, UriGrammar.MaxName)
        || (text.StartsWith("_:", StringComparison.Ordinal) && AsciiGrammar.IsName(text[2..])));

    private static readonly Form<string> Version = EpcisForms.Read((StrictElement at, out string version) =>
        TextForms.Read(
            at,
            text => text == "2.0" || (text.StartsWith("2.0.", StringComparison.Ordinal)
                && text.Length > 4 && text[4..].All(char.IsAsciiDigit)),
            RefusalCode.ValueNotAllowed,
            out version));

    private static readonly Form<StrictElement> Unread = EpcisForms.Read((StrictElement at, out StrictElement same) =>
    {
        same = at;
        return at.IsObject ? null : at.Refused(RefusalCode.WrongType, "an object is required");
    });

    private static readonly Form<EventList> Body = EpcisForms.Read((StrictElement at, out EventList list) =>
    {
        var it = new ReadingFields(at);
        it.Require(it.Has("eventList"), RefusalCode.MemberMissing, "eventList");
        list = new EventList(it.List("eventList", Unread, null));
        it.Require(list.Events.Length > 0, RefusalCode.StatementEmpty, "eventList");
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    private static readonly Form<EventList> Results = EpcisForms.Read((StrictElement at, out EventList list) =>
    {
        var it = new ReadingFields(at);
        it.Need("queryName", TextForms.Any, null);
        it.May("subscriptionID", TextForms.Any, null);
        list = it.Need("resultsBody", Body, null);
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    private static readonly Form<EventList> QueryBody = EpcisForms.Read((StrictElement at, out EventList list) =>
    {
        var it = new ReadingFields(at);
        list = it.Need("queryResults", Results, null);
        it.NothingElse(EpcisMembers.Foreign);
        return it.Refusal;
    });

    private static ImmutableArray<StrictElement> ReadDocument(ReadingFields it)
    {
        it.Need("schemaVersion", Version, null);
        it.Need("creationDate", TextForms.Time, null);
        it.May("instanceIdentifier", TextForms.Any, null);
        it.May("sender", TextForms.Any, null);
        it.May("receiver", TextForms.Any, null);
        it.May("epcisHeader", MasterDataForms.Header, null);
        return it.Need("epcisBody", Body, null)?.Events ?? [];
    }

    // What another repository answered, captured here: EPCIS 2.0 section 8.2.8.
    private static ImmutableArray<StrictElement> ReadQueryDocument(ReadingFields it)
    {
        it.May("schemaVersion", Version, null);
        it.May("creationDate", TextForms.Time, null);
        return it.Need("epcisBody", QueryBody, null)?.Events ?? [];
    }

    private static Refusal? TryAct(StrictElement at, JsonLdContext context, PartyId issuer, out Act? act)
    {
        act = null;
        if (EpcisEvent.TryRead(at, context, out EpcisEvent it) is { } refusal)
        {
            return refusal;
        }

        act = EventTranslator.Translate(it, issuer);

        // An error declaration stands on a copy of the event as it was: what the copy says of lots is not done again.
        Func<string, bool> tolerated = it.Error is null
            ? EpcisMembers.Foreign
            : name => EpcisMembers.IsForeign(name) || EpcisMembers.IsOurs(name);
        it.Ilmd?.NothingElse(tolerated);
        it.It.Keep(it.Ilmd?.Refusal);
        it.It.NothingElse(tolerated);
        return it.It.Refusal;
    }
}
