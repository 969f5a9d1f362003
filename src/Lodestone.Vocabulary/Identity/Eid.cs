using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Lodestone.Vocabulary;

/// <summary>
/// A lot's electronic identity: 80 bits in 16 Crockford base-32 characters and one ISO 7064 MOD 37,36 check character.
/// It follows from issuer, issuer's lot number and a nonce, so nobody can claim another's, any number can be made
/// offline, and no volume can be read from it.
/// </summary>
public readonly record struct Eid : IComparable<Eid>
{
    /// <summary>Length in characters, check character included.</summary>
    public const int Length = 17;

    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> Digits = SearchValues.Create(Crockford);

    private readonly string? code;

    private Eid(string code) => this.code = code;

    /// <summary>The code, upper case, with its check character.</summary>
    public string Code => code ?? string.Empty;

    /// <summary>The path under any resolver host: <c>/eid/CODE</c>.</summary>
    public string Path => $"/eid/{Code}";

    /// <summary>The identity that follows from issuer, lot number and nonce.</summary>
    /// <param name="issuer">The party that commissions the lot.</param>
    /// <param name="lotNumber">The issuer's own lot number.</param>
    /// <param name="nonce">A text that the issuer chose at random, at least 8 characters.</param>
    public static Eid Derive(PartyId issuer, string lotNumber, string nonce)
    {
        // Unit separators cannot occur in the three parts: their grammars are printable ASCII.
        byte[] hash = SHA256.HashData(
            Encoding.ASCII.GetBytes($"lodestone/eid/v1\u001f{issuer.Value}\u001f{lotNumber}\u001f{nonce}"));
        Span<char> text = stackalloc char[Length];
        for (int i = 0; i < 16; i++)
        {
            int bit = i * 5;
            int window = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            text[i] = Crockford[(window >> (11 - (bit % 8))) & 31];
        }

        text[16] = CheckCharacter(text[..16]);
        return new Eid(new string(text));
    }

    /// <summary>Reads a code; null if it is well formed, else the refusal.</summary>
    public static Refusal? TryParse(string? text, string field, out Eid eid)
    {
        eid = default;
        if (text is not { Length: Length } || text.AsSpan(0, 16).ContainsAnyExcept(Digits)
            || !(char.IsAsciiDigit(text[16]) || char.IsAsciiLetterUpper(text[16])))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        if (CheckCharacter(text.AsSpan(0, 16)) != text[16])
        {
            return new Refusal(RefusalCode.CheckDigitWrong, field, text);
        }

        eid = new Eid(text);
        return null;
    }

    /// <summary>
    /// Reads a lot's URI, <c>/eid/CODE</c> under any host of http or https; null if it is well formed, else the
    /// refusal. The host says where to ask, not which lot it is.
    /// </summary>
    public static Refusal? TryParseUri(string? uri, string field, out Eid eid)
    {
        eid = default;
        int at = uri is { Length: <= 255 } && uri.StartsWith("http", StringComparison.Ordinal)
            ? uri.IndexOf("/eid/", StringComparison.Ordinal)
            : -1;
        bool hasHost = at > 0 && AsciiGrammar.IsUri(uri) && uri![..at].Split("://") is ["http" or "https", [_, ..]];
        return hasHost
            ? TryParse(uri![(at + 5)..], field, out eid)
            : new Refusal(RefusalCode.IdentifierMalformed, field);
    }

    /// <summary>The identity of a code known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Eid Of(string text) => TryParse(text, "eid", out Eid eid) is { } refusal
        ? throw new ArgumentException(refusal.ToString(), nameof(text))
        : eid;

    /// <inheritdoc/>
    public int CompareTo(Eid other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;

    // ISO/IEC 7064:2003, hybrid system MOD 37,36.
    private static char CheckCharacter(ReadOnlySpan<char> payload)
    {
        int product = 36;
        foreach (char c in payload)
        {
            int sum = product + (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
            int doubled = 2 * (sum > 36 ? sum - 36 : sum);
            product = doubled > 36 ? doubled - 37 : doubled;
        }

        return Alphanumeric[(37 - product) % 36];
    }
}
