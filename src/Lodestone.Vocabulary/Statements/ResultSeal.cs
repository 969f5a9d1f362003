using System.Security.Cryptography;
using System.Text;

namespace Lodestone.Vocabulary;

/// <summary>
/// The seal over a party's result of weighing and assay, given before the other party's result is known and opened
/// afterwards with <see cref="OpenResult"/>.
/// </summary>
/// <remarks>
/// SHA-256 over the salt's bytes followed by the ASCII text
/// <c>lodestone/result/v1 ␟ party ␟ shipment ␟ EID ␟ weight in mg ␟ element ␟ share in ppb</c>, joined by unit
/// separators (U+001F) without spaces, integers in plain decimal digits. The party is in it so that nobody can seal by
/// copying the other's seal and open with the other's words.
/// </remarks>
public static class ResultSeal
{
    /// <summary>The least number of hexadecimal digits of a salt: 128 bits.</summary>
    public const int MinSaltDigits = 32;

    /// <summary>
    /// The seal in lower-case hexadecimal, or null if the salt is not 32 or more lower-case hexadecimal digits.
    /// </summary>
    /// <param name="party">The party whose result it is.</param>
    /// <param name="result">The result with its salt.</param>
    public static string? Of(PartyId party, OpenResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Salt is not { Length: >= MinSaltDigits } salt || salt.Length % 2 != 0
            || !salt.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        byte[] text = Encoding.ASCII.GetBytes(string.Join(
            '\u001f',
            "lodestone/result/v1",
            party.Value,
            result.Shipment,
            result.Lot.Code,
            result.Weight.Milligrams.ToString("D", null),
            result.Element.Symbol,
            result.Share.Value.ToString("D", null)));
        return Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. text]));
    }
}
