namespace Lodestone.Vocabulary;

/// <summary>EPC URNs by the GS1 Tag Data Standard: company prefix, reference and serial joined by points.</summary>
internal static class Gs1Urn
{
    internal static (Gs1KeyKind Kind, string Number, string Extension)? Read(string urn)
    {
        // A serial number may hold colons itself.
        string[] words = urn.Split(':', 5);
        if (words.Length != 5 || words[0] != "urn" || words[1] != "epc")
        {
            return null;
        }

        // And points: only the first two divide.
        string[] parts = words[4].Split('.', 3);
        bool digits = parts.Length >= 2 && parts[0].Length is >= 6 and <= 12
            && parts[0].All(char.IsAsciiDigit) && parts[1].All(char.IsAsciiDigit);
        if (!digits)
        {
            return null;
        }

        return (words[2], words[3], parts.Length) switch
        {
            ("idpat", "sgtin", 3) when parts[2] == "*" => (Gs1KeyKind.Gtin, Gtin(parts), string.Empty),
            ("class", "lgtin", 3) => Extended(Gs1KeyKind.Lgtin, Gtin(parts), parts[2]),
            ("id", "sgtin", 3) => Extended(Gs1KeyKind.Sgtin, Gtin(parts), parts[2]),
            ("id", "sscc", 2) => (Gs1KeyKind.Sscc, Rotated(parts, 17), string.Empty),

            // Extension 0 says that there is none.
            ("id", "sgln", 3) when parts[2] == "0" => (Gs1KeyKind.Sgln, Gln(parts), string.Empty),
            ("id", "sgln", 3) => Extended(Gs1KeyKind.Sgln, Gln(parts), parts[2]),
            ("id", "pgln", 2) => (Gs1KeyKind.Pgln, Gln(parts), string.Empty),
            _ => null,
        };
    }

    internal static string Write(Gs1Key key, int prefix)
    {
        string serial = Gs1Text.Escape(key.Extension);
        return key.Kind switch
        {
            Gs1KeyKind.Gtin => $"urn:epc:idpat:sgtin:{Divided(key.Number, prefix)}.*",
            Gs1KeyKind.Lgtin => $"urn:epc:class:lgtin:{Divided(key.Number, prefix)}.{serial}",
            Gs1KeyKind.Sgtin => $"urn:epc:id:sgtin:{Divided(key.Number, prefix)}.{serial}",
            Gs1KeyKind.Sscc => $"urn:epc:id:sscc:{Divided(key.Number, prefix)}",
            Gs1KeyKind.Sgln => $"urn:epc:id:sgln:{Gln(key.Number, prefix)}.{(serial.Length == 0 ? "0" : serial)}",
            _ => $"urn:epc:id:pgln:{Gln(key.Number, prefix)}",
        };
    }

    private static string Gtin(string[] parts) => Rotated(parts, 13);

    // The first digit of the reference stands before the company prefix in the number.
    private static string Rotated(string[] parts, int length) =>
        parts[1].Length == 0 || parts[0].Length + parts[1].Length != length
            ? string.Empty
            : Checked($"{parts[1][0]}{parts[0]}{parts[1][1..]}");

    private static string Gln(string[] parts) =>
        parts[0].Length + parts[1].Length == 12 ? Checked(parts[0] + parts[1]) : string.Empty;

    private static string Checked(string digits) => digits + Gs1.CheckDigit(digits);

    private static (Gs1KeyKind Kind, string Number, string Extension)? Extended(
        Gs1KeyKind kind, string number, string escaped) =>
        Gs1Text.Unescape(escaped) is { Length: > 0 } extension ? (kind, number, extension) : null;

    private static string Divided(string number, int prefix) =>
        $"{number.AsSpan(1, prefix)}.{number[0]}{number.AsSpan(1 + prefix, number.Length - 2 - prefix)}";

    private static string Gln(string number, int prefix) =>
        $"{number.AsSpan(0, prefix)}.{number.AsSpan(prefix, 12 - prefix)}";
}
