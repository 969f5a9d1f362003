namespace Lodestone.Interchange;

/// <summary>
/// One spelling for the words of the CBV: <c>https://ref.gs1.org/cbv/BizStep-shipping</c>,
/// <c>cbv:BizStep-shipping</c> and <c>urn:epcglobal:cbv:bizstep:shipping</c> are <c>shipping</c>.
/// </summary>
internal static class CbvSpelling
{
    private static readonly string[] Origins =
        ["https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/", "https://ns.gs1.org/cbv/", "cbv:"];

    /// <summary>The bare word; other people's words as they stand.</summary>
    public static string Bare(string word)
    {
        if (word.StartsWith("urn:epcglobal:cbv:", StringComparison.Ordinal))
        {
            int colon = word.IndexOf(':', "urn:epcglobal:cbv:".Length);
            return colon < 0 ? word : word[(colon + 1)..];
        }

        foreach (string origin in Origins)
        {
            if (word.StartsWith(origin, StringComparison.Ordinal))
            {
                int dash = word.IndexOf('-', StringComparison.Ordinal);
                return dash < 0 ? word : word[(dash + 1)..];
            }
        }

        return word;
    }
}
