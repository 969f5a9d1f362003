using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>The names that the EPCIS standard gives refusals (EPCIS 2.0 section 12).</summary>
internal static class EpcisException
{
    /// <summary>Where these names are used.</summary>
    public const string Root = "/epcis";

    /// <summary>The type of a problem under the EPCIS interfaces; null elsewhere.</summary>
    public static string? TypeOf(PathString path, Refusal refusal) =>
        path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out PathString rest)
            ? $"epcisException:{NameOf(rest, refusal)}"
            : null;

    private static string NameOf(PathString path, Refusal refusal) => refusal.Code switch
    {
        RefusalCode.SignInRequired or RefusalCode.NotPermitted or RefusalCode.KeyIsPublic => "SecurityException",
        RefusalCode code when (int)code / 100 == 3 => "SecurityException",
        RefusalCode.NotFound => path.StartsWithSegments("/queries", StringComparison.OrdinalIgnoreCase)
            ? "NoSuchNameException"
            : "NoSuchResourceException",
        RefusalCode.TooLong when path.StartsWithSegments("/capture", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/events", StringComparison.OrdinalIgnoreCase) => "CaptureLimitExceededException",
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
