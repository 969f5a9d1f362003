using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// One spelling for what an event names: a GS1 key by its canonical Digital Link, whether it was written as URN or under
/// another host; a controlled lot by our URN; any other URI as it stands.
/// </summary>
internal static class ThingName
{
    /// <summary>The one spelling.</summary>
    public static string Of(string uri)
    {
        if (uri.Contains("eid", StringComparison.Ordinal)
            && EpcUri.TryLot(uri, out Eid? lot) is null && lot is { } eid)
        {
            return EpcUri.Of(eid);
        }

        return Gs1Key.TryParse(uri, string.Empty, out Gs1Key key) is null ? key.Uri : uri;
    }
}
