using System.Security.Cryptography;
using System.Text;

namespace Lodestone.Demo;

/// <summary>
/// The public seed of everything in the demo: keys, identities, event numbers, noise. Whoever knows this text can sign
/// as any demo party, so demo keys are refused outside networks whose genesis says that they are demos.
/// </summary>
public static class DemoSeed
{
    /// <summary>The documented seed text.</summary>
    public const string Text = "lodestone demo seed v1";

    // The unit separator stands in no seed text, scope or name, so two lists of parts never give the same bytes.
    private const char Separator = '\u001f';

    /// <summary>32 bytes that follow from the seed and what they are for: SHA-256 over the parts.</summary>
    /// <param name="seed">The seed text.</param>
    /// <param name="parts">What the bytes are for.</param>
    public static byte[] Derive(string seed, params ReadOnlySpan<string> parts)
    {
        ArgumentNullException.ThrowIfNull(seed);
        StringBuilder text = new(seed);
        foreach (string part in parts)
        {
            text.Append(Separator).Append(part);
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
