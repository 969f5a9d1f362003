using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a caller asks who wants to be told of a query's events (EPCIS 2.0 section 12).</summary>
/// <param name="Dest">Where to send to.</param>
/// <param name="Secret">What to sign with (<c>signatureToken</c>); null if nothing is signed.</param>
/// <param name="ReportIfEmpty">Whether to send also when there is nothing new.</param>
/// <param name="InitialRecordTime">Events recorded since then; null for those from now on.</param>
/// <param name="Schedule">When the query runs; null if at once with every event (<c>stream</c>).</param>
public sealed record SubscriptionRequest(
    string Dest, string? Secret, bool ReportIfEmpty, Instant? InitialRecordTime, QuerySchedule? Schedule)
{
    private static readonly Form<string> Key = TextForms.Held(text =>
        text.Length is >= 1 and <= 200 && text.All(c => c is > ' ' and < '\u007f'));

    /// <summary>Reads a request; null if it is one, else the refusal.</summary>
    public static Refusal? TryRead(ReadOnlyMemory<byte> body, out SubscriptionRequest? request)
    {
        request = null;
        if (StrictJson.TryParse(body, JsonLimits.Payload, out StrictElement root) is { } malformed)
        {
            return malformed;
        }

        var it = new ReadingFields(root);
        string dest = it.Need("dest", TextForms.Link, null);
        string? secret = it.May("signatureToken", Key, null);
        bool ifEmpty = it.Has("reportIfEmpty") && it.Need("reportIfEmpty", TextForms.Truth, false);
        bool hasInitial = it.Has("initialRecordTime");
        Instant initial = hasInitial ? it.Need("initialRecordTime", TextForms.Time, null) : default;
        bool isStream = it.Has("stream") && it.Need("stream", TextForms.Truth, false);
        QuerySchedule? schedule = null;
        if (it.Has("schedule") && root.TryMember("schedule"u8, out StrictElement stated))
        {
            it.Keep(ReadSchedule(stated, out schedule));
        }

        it.Require(isStream || schedule is not null || it.Refusal is not null, RefusalCode.MemberMissing, "stream");
        it.Require(!isStream || schedule is null, RefusalCode.ValueNotAllowed, "stream", "not beside a schedule");
        it.NothingElse();
        request = it.Refusal is null
            ? new SubscriptionRequest(dest, secret, ifEmpty, hasInitial ? initial : null, schedule)
            : null;
        return it.Refusal;
    }

    private static Refusal? ReadSchedule(StrictElement at, out QuerySchedule? schedule)
    {
        schedule = null;
        if (!at.IsObject)
        {
            return at.Refused(RefusalCode.WrongType, "an object is required");
        }

        List<KeyValuePair<string, string>> members = [];
        foreach (StrictElement member in EventNames.ItemsOf(at))
        {
            if (!member.IsText)
            {
                return member.Refused(RefusalCode.WrongType, "a text is required");
            }

            members.Add(KeyValuePair.Create(member.Name, member.Text));
        }

        return QuerySchedule.TryRead(members, out schedule) is { } refusal
            ? refusal with { Field = refusal.Field == "schedule" ? "schedule" : $"schedule.{refusal.Field}" }
            : null;
    }
}
