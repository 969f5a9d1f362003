using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a caller asks in an address who wants to be told of a query's events through a WebSocket.</summary>
/// <param name="ReportIfEmpty">Whether to send also when there is nothing new.</param>
/// <param name="InitialRecordTime">Events recorded since then; null for those from now on.</param>
/// <param name="Schedule">When the query runs; null if at once with every event.</param>
public sealed record SubscriptionTerms(bool ReportIfEmpty, Instant? InitialRecordTime, QuerySchedule? Schedule)
{
    /// <summary>Reads the parameters of an address; null if they are in order, else the refusal.</summary>
    public static Refusal? TryRead(IEnumerable<KeyValuePair<string, string>> parameters, out SubscriptionTerms? terms)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        terms = null;
        List<KeyValuePair<string, string>> members = [];
        (bool isStream, bool ifEmpty, Instant? initial) = (false, false, null);
        foreach ((string name, string text) in parameters)
        {
            bool good = true;
            switch (name)
            {
                case "stream":
                    good = isStream = text == "true";
                    break;
                case "reportIfEmpty":
                    good = bool.TryParse(text, out ifEmpty);
                    break;
                case "initialRecordTime":
                    good = InstantText.TryParse(text.Replace(' ', '+'), out Instant time);
                    initial = time;
                    break;
                default:
                    members.Add(KeyValuePair.Create(name, text));
                    break;
            }

            if (!good)
            {
                return new Refusal(RefusalCode.QueryParameterWrong, name, JsonText.Printable(text));
            }
        }

        QuerySchedule? schedule = null;
        if (members.Count > 0 && QuerySchedule.TryRead(members, out schedule) is { } refusal)
        {
            return refusal;
        }

        if (isStream == schedule is not null)
        {
            return new Refusal(RefusalCode.QueryParameterWrong, "stream", "either stream=true or a schedule");
        }

        terms = new SubscriptionTerms(ifEmpty, initial, schedule);
        return null;
    }
}
