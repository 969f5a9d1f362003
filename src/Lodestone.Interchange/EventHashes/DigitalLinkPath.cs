namespace Lodestone.Interchange;

/// <summary>GS1 keys in the paths of web addresses: under any host, with numbers or the older short names.</summary>
internal static class DigitalLinkPath
{
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["gtin"] = "01", ["itip"] = "8006", ["cpid"] = "8010", ["gln"] = "414", ["party"] = "417", ["gsrnp"] = "8017",
        ["gsrn"] = "8018", ["gcn"] = "255", ["sscc"] = "00", ["gdti"] = "253", ["ginc"] = "401", ["gsin"] = "402",
        ["grai"] = "8003", ["giai"] = "8004", ["cpv"] = "22", ["lot"] = "10", ["ser"] = "21",
    };

    // By application identifier: how many digits come first, how many characters may follow, what may qualify it.
    private static readonly Dictionary<string, (int Digits, int More, string[] Qualifiers)> Keys =
        new(StringComparer.Ordinal)
        {
            ["00"] = (18, 0, []),
            ["01"] = (14, 0, ["22", "10", "21", "235"]),
            ["253"] = (13, 17, []),
            ["255"] = (13, 12, []),
            ["401"] = (4, 26, []),
            ["402"] = (17, 0, []),
            ["414"] = (13, 0, ["254"]),
            ["417"] = (13, 0, []),
            ["8003"] = (14, 16, []),
            ["8004"] = (4, 26, []),
            ["8006"] = (18, 0, ["22", "10", "21"]),
            ["8010"] = (4, 26, ["8011"]),
            ["8017"] = (18, 0, []),
            ["8018"] = (18, 0, []),
        };

    /// <summary>The canonical URI; null if the address has no key in its path.</summary>
    public static string? TryOf(string uri)
    {
        string? rest = uri.StartsWith("https://", StringComparison.Ordinal) ? uri[8..]
            : uri.StartsWith("http://", StringComparison.Ordinal) ? uri[7..]
            : null;
        if (rest is null)
        {
            return null;
        }

        int end = rest.IndexOfAny(['?', '#']);
        string[] steps = (end < 0 ? rest : rest[..end]).TrimEnd('/').Split('/');
        for (int at = 1; at + 1 < steps.Length; at++)
        {
            if (KeyAt(steps.AsSpan(at)) is { } path)
            {
                return "https://id.gs1.org" + path;
            }
        }

        return null;
    }

    private static string? KeyAt(ReadOnlySpan<string> steps)
    {
        string key = Named(steps[0]);
        if (!Keys.TryGetValue(key, out (int Digits, int More, string[] Qualifiers) form) || steps.Length % 2 != 0)
        {
            return null;
        }

        string value = key == "01" && steps[1].Length is 8 or 12 or 13 ? steps[1].PadLeft(14, '0') : steps[1];
        if (value.Length < form.Digits || !value[..form.Digits].All(char.IsAsciiDigit)
            || (value.Length > form.Digits && !CanonicalKeyUri.IsExtension(value[form.Digits..], form.More))
            || (form.Digits == 4 && value.Length == 4))
        {
            return null;
        }

        Dictionary<string, string> qualifiers = new(StringComparer.Ordinal);
        for (int at = 2; at < steps.Length; at += 2)
        {
            string name = Named(steps[at]);
            if (!form.Qualifiers.Contains(name) || !CanonicalKeyUri.IsExtension(steps[at + 1], 28)
                || !qualifiers.TryAdd(name, steps[at + 1]))
            {
                return null;
            }
        }

        // A variant is no identity; with a serial number the lot says no more.
        string? finest = ((string[])["21", "235", "10", "254", "8011"]).FirstOrDefault(qualifiers.ContainsKey);
        string path = $"/{key}/{CanonicalKeyUri.Escaped(value)}";
        return finest is null ? path : $"{path}/{finest}/{CanonicalKeyUri.Escaped(qualifiers[finest])}";
    }

    private static string Named(string step) => ShortNames.GetValueOrDefault(step, step);
}
