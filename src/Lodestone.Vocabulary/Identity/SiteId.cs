namespace Lodestone.Vocabulary;

/// <summary>A site's identifier: its GS1 Global Location Number (GLN), 13 digits.</summary>
public readonly record struct SiteId : IComparable<SiteId>
{
    private readonly string? gln;

    private SiteId(string gln) => this.gln = gln;

    /// <summary>The 13 digits.</summary>
    public string Gln => gln ?? string.Empty;

    /// <summary>Reads a GLN; null if it is well formed, else the refusal.</summary>
    public static Refusal? TryParse(string? text, string field, out SiteId id)
    {
        id = default;
        if (!Gs1.IsDigits(text, 13))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        if (!Gs1.Checks(text!))
        {
            return new Refusal(RefusalCode.CheckDigitWrong, field, text);
        }

        id = new SiteId(text!);
        return null;
    }

    /// <summary>The identifier of a text known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static SiteId Of(string text) => TryParse(text, "site", out SiteId id) is { } refusal
        ? throw new ArgumentException(refusal.ToString(), nameof(text))
        : id;

    /// <inheritdoc/>
    public int CompareTo(SiteId other) => string.CompareOrdinal(Gln, other.Gln);

    /// <inheritdoc/>
    public override string ToString() => Gln;
}
