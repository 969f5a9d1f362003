namespace Lodestone.Vocabulary;

/// <summary>
/// GS1 Digital Link URIs: an address whose path ends in application identifiers and their values. The host and any
/// path before the key say where to ask, not what is named. A query or fragment is refused: it names nothing.
/// </summary>
internal static class Gs1DigitalLink
{
    /// <summary>The application identifiers of a kind: of its number, and of its extension if it has one.</summary>
    internal static (string Number, string Extension) Identifiers(Gs1KeyKind kind) => kind switch
    {
        Gs1KeyKind.Sgtin => ("01", "21"),
        Gs1KeyKind.Sscc => ("00", string.Empty),
        Gs1KeyKind.Sgln => ("414", "254"),
        Gs1KeyKind.Pgln => ("417", string.Empty),
        _ => ("01", "10"),
    };

    internal static (Gs1KeyKind Kind, string Number, string Extension)? Read(string uri)
    {
        string rest = uri.StartsWith("https://", StringComparison.Ordinal) ? uri[8..]
            : uri.StartsWith("http://", StringComparison.Ordinal) ? uri[7..]
            : string.Empty;
        string[] segments = rest.Split('/');
        if (segments.Length < 3 || segments[0].Length == 0 || rest.AsSpan().ContainsAny('?', '#'))
        {
            return null;
        }

        // The key is the last part of the path, so the first number that opens a valid tail is found from the end.
        int at = Math.Max(segments.Length - 6, 1);
        for (; at < segments.Length - 1; at++)
        {
            if ((segments.Length - at) % 2 == 0 && segments[at] is "01" or "00" or "414" or "417")
            {
                return Tail(segments.AsSpan(at));
            }
        }

        return null;
    }

    private static (Gs1KeyKind Kind, string Number, string Extension)? Tail(ReadOnlySpan<string> tail) => tail switch
    {
        ["01", var gtin] => (Gs1KeyKind.Gtin, Padded(gtin), string.Empty),
        ["01", var gtin, "10", var lot] => Extended(Gs1KeyKind.Lgtin, Padded(gtin), lot),
        ["01", var gtin, "21", var serial] => Extended(Gs1KeyKind.Sgtin, Padded(gtin), serial),

        // The serial number alone makes the item unique: the lot beside it is a fact about it, not part of its name.
        ["01", var gtin, "10", _, "21", var serial] => Extended(Gs1KeyKind.Sgtin, Padded(gtin), serial),
        ["00", var sscc] => (Gs1KeyKind.Sscc, sscc, string.Empty),
        ["414", var gln] => (Gs1KeyKind.Sgln, gln, string.Empty),
        ["414", var gln, "254", var extension] => Extended(Gs1KeyKind.Sgln, gln, extension),
        ["417", var gln] => (Gs1KeyKind.Pgln, gln, string.Empty),
        _ => null,
    };

    private static (Gs1KeyKind Kind, string Number, string Extension)? Extended(
        Gs1KeyKind kind, string number, string escaped) =>
        Gs1Text.Unescape(escaped) is { Length: > 0 } extension ? (kind, number, extension) : null;

    // Shorter GTINs are the same numbers with zeros before them.
    private static string Padded(string gtin) => gtin.Length is 8 or 12 or 13 ? gtin.PadLeft(14, '0') : gtin;
}
