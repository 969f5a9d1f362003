using System.Text.Json.Nodes;
using Lodestone.Vocabulary;
using static Lodestone.Interchange.Tests.HostileDocument;

namespace Lodestone.Interchange.Tests;

/// <summary>Every sample with one value of the wrong type, one member too few or one too many.</summary>
internal static class HostileShapes
{
    // Members that may be absent, by act; all others of an act must be there.
    private static readonly string[] MayBeAbsent =
    [
        "Genesis.isDemo", "RegisterParty.keys", "RegisterParty.aliases", "RegisterSite.locode", "RegisterSite.deposit",
        "GrantPermit.site", "GrantPermit.yearlyCapacity", "RegisterKey.validTo", "RevokeKey.suspectSince",
        "ClosePeriod.site", "ProposeChange.inForceFrom", "ProposeChange.quorum", "ProposeChange.keys",
    ];

    private static readonly string[] OfAnEvent = ["type", "eventTime", "eventTimeZoneOffset", "eventID"];

    public static IEnumerable<HostileDocument> All =>
    [
        .. Samples.SelectMany(sample => PathsOf(sample).Where(IsNoPrefix).Select(path =>
            Edited(sample, path, "null", RefusalCode.WrongType))),
        .. Samples.SelectMany(sample => PathsOf(sample).Where(path => IsNoPrefix(path) && IsScalar(sample, path))
            .Select(path => Edited(sample, path, "[[]]", RefusalCode.WrongType))),
        .. SampleActs.All.Select(act => act.GetType().Name).SelectMany(MissingOfAct),
        .. SampleEvents.All.Where(act => act is not RecordThings).Select(act => act.GetType().Name)
            .SelectMany(sample => OfAnEvent.Select(member =>
                Without(sample, $"epcisBody.eventList[0].{member}", RefusalCode.MemberMissing))),
        .. Samples.SelectMany(sample => Objects(sample).Select(path =>
            With(sample, Join(path, "unexpected"), "true", RefusalCode.MemberUnknown))),
        .. SampleEvents.All.Where(act => act is not (RecordThings or CorrectEvent)).Select(act => act.GetType().Name)
            .Select(sample => With(
                sample, "epcisBody.eventList[0].lodestone:unexpected", "true", RefusalCode.MemberUnknown)),
    ];

    private static IEnumerable<string> Samples =>
        SampleActs.All.Concat(SampleEvents.All).Select(act => act.GetType().Name);

    private static IEnumerable<HostileDocument> MissingOfAct(string sample) =>
        from path in PathsOf(sample)
        where At(sample, path)?.Parent is JsonObject
        let name = path[(path.LastIndexOf('.') + 1)..]
        where !MayBeAbsent.Contains($"{sample}.{name}")
        select Without(sample, path, RefusalCode.MemberMissing);

    private static IEnumerable<string> Objects(string sample) =>
        PathsOf(sample).Where(path => At(sample, path) is JsonObject && !IsContext(path)).Append(string.Empty);

    private static bool IsScalar(string sample, string path) => At(sample, path) is JsonValue;

    // What a prefix stands for is a value of its own kind: HostileValues has those.
    private static bool IsNoPrefix(string path) => path != "@context[1].lodestone";

    private static bool IsContext(string path) => path.StartsWith("@context", StringComparison.Ordinal);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
