namespace Lodestone.Vocabulary;

/// <summary>What a GS1 key names.</summary>
public enum Gs1KeyKind
{
    /// <summary>A class of goods: GTIN.</summary>
    Gtin = 1,

    /// <summary>A batch or lot of goods: GTIN and lot number (LGTIN).</summary>
    Lgtin = 2,

    /// <summary>One item: GTIN and serial number (SGTIN).</summary>
    Sgtin = 3,

    /// <summary>One logistic unit: SSCC.</summary>
    Sscc = 4,

    /// <summary>A place: GLN, with an extension or without (SGLN).</summary>
    Sgln = 5,

    /// <summary>A party: GLN (PGLN).</summary>
    Pgln = 6,
}

/// <summary>
/// A GS1 key, read from an EPC URN or a GS1 Digital Link URI. Both forms of one key are the same value, and its
/// canonical form is the Digital Link URI under <c>https://id.gs1.org</c>: the URN needs to know where
/// the company prefix ends, which the key itself does not say.
/// </summary>
public sealed record Gs1Key : IComparable<Gs1Key>
{
    /// <summary>The host of the canonical form.</summary>
    public const string CanonicalOrigin = "https://id.gs1.org";

    private static readonly Gs1Key Unread = new(Gs1KeyKind.Gtin, string.Empty, string.Empty);

    private Gs1Key(Gs1KeyKind kind, string number, string extension) =>
        (Kind, Number, Extension) = (kind, number, extension);

    /// <summary>What it names.</summary>
    public Gs1KeyKind Kind { get; }

    /// <summary>Digits with check digit: GTIN of 14, SSCC of 18, GLN of 13.</summary>
    public string Number { get; }

    /// <summary>Lot number, serial number or extension of a place; empty if the kind has none.</summary>
    public string Extension { get; }

    /// <summary>Whether it can stand for one lot: a lot of goods, one item or one logistic unit.</summary>
    public bool NamesOneLot => Kind is Gs1KeyKind.Lgtin or Gs1KeyKind.Sgtin or Gs1KeyKind.Sscc;

    /// <summary>
    /// The path of its Digital Link URI under any resolver, such as <c>/01/09506000134352/10/ABC</c>.
    /// </summary>
    public string Path
    {
        get
        {
            (string number, string extension) = Gs1DigitalLink.Identifiers(Kind);
            string path = $"/{number}/{Number}";
            return Extension.Length == 0 ? path : $"{path}/{extension}/{Gs1Text.Escape(Extension)}";
        }
    }

    /// <summary>The canonical form.</summary>
    public string Uri => CanonicalOrigin + Path;

    /// <summary>
    /// Reads an EPC URN or a Digital Link URI under any host; null if it is well formed, else the refusal. Digits, lot
    /// and serial numbers are held to the characters that GS1 allows, so no two keys look alike.
    /// </summary>
    public static Refusal? TryParse(string? text, string field, out Gs1Key key)
    {
        key = Unread;
        if (!AsciiGrammar.IsUri(text))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        (Gs1KeyKind Kind, string Number, string Extension)? parts = text!.StartsWith("urn:", StringComparison.Ordinal)
            ? Gs1Urn.Read(text)
            : Gs1DigitalLink.Read(text);
        if (parts is not { } read || !HasForm(read.Kind, read.Number, read.Extension))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field, text);
        }

        if (!Gs1.Checks(read.Number))
        {
            return new Refusal(RefusalCode.CheckDigitWrong, field, text);
        }

        key = new Gs1Key(read.Kind, read.Number, read.Extension);
        return null;
    }

    /// <summary>The key of a text known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Gs1Key Of(string text) => TryParse(text, "key", out Gs1Key key) is { } refusal
        ? throw new ArgumentException(refusal.ToString(), nameof(text))
        : key;

    /// <summary>The EPC URN, given how many digits the company prefix has.</summary>
    /// <param name="companyPrefixLength">6 to 12, as GS1 licensed it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    public string ToUrn(int companyPrefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(companyPrefixLength, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(companyPrefixLength, 12);
        return Gs1Urn.Write(this, companyPrefixLength);
    }

    /// <inheritdoc/>
    public int CompareTo(Gs1Key? other) => string.CompareOrdinal(Uri, other?.Uri);

    /// <inheritdoc/>
    public override string ToString() => Uri;

    private static bool HasForm(Gs1KeyKind kind, string number, string extension)
    {
        int digits = kind switch
        {
            Gs1KeyKind.Gtin or Gs1KeyKind.Lgtin or Gs1KeyKind.Sgtin => 14,
            Gs1KeyKind.Sscc => 18,
            _ => 13,
        };
        return Gs1.IsDigits(number, digits) && kind switch
        {
            Gs1KeyKind.Lgtin or Gs1KeyKind.Sgtin => Gs1Text.IsExtension(extension),
            Gs1KeyKind.Sgln => extension.Length == 0 || Gs1Text.IsExtension(extension),
            _ => extension.Length == 0,
        };
    }
}
