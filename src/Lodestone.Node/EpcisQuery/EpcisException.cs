using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>The names that the EPCIS standard gives refusals (sections 8.1.2, 8.2.3 and 12.3 of EPCIS 2.0).</summary>
internal static class EpcisException
{
    /// <summary>Where these names are used.</summary>
    public const string Root = "/epcis";

    /// <summary>The type of a problem under the EPCIS interfaces; null elsewhere.</summary>
    public static string? TypeOf(PathString path, Refusal refusal) =>
        path.StartsWithSegments(Root, StringComparison.Ordinal, out PathString rest)
            ? $"epcisException:{NameOf(rest, refusal)}"
            : null;

    private static string NameOf(PathString path, Refusal refusal) => refusal.Code switch
    {
        RefusalCode.SignInRequired or RefusalCode.NotPermitted or RefusalCode.KeyIsPublic => "SecurityException",
        RefusalCode code when (int)code / 100 == 3 => "SecurityException",
        RefusalCode.NotFound => path.StartsWithSegments("/queries", StringComparison.Ordinal)
            ? "NoSuchNameException"
            : "NoSuchResourceException",
        RefusalCode.TooLong when path.StartsWithSegments("/capture", StringComparison.Ordinal)
            || path.StartsWithSegments("/events", StringComparison.Ordinal) => "CaptureLimitExceededException",
        RefusalCode.QueryParameterWrong => "QueryParameterException",
        RefusalCode.QueryTooLarge => "QueryTooLargeException",
        RefusalCode.NameTaken => "ResourceAlreadyExistsException",
        RefusalCode.FormNotOffered => "NotAcceptableException",
        RefusalCode.MediaTypeNotOffered => "UnsupportedMediaTypeException",
        RefusalCode.DestinationNotAllowed => "SubscriptionControlsException",
        RefusalCode.NotAccepting or RefusalCode.TooManyRequests => "ImplementationException",
        _ => "ValidationException",
    };
}
