namespace Lodestone.Vocabulary;

/// <summary>
/// A party's identifier on the ledger: <c>lei:</c> (ISO 17442), <c>uscc:</c> (GB 32100-2015, 统一社会信用代码) or
/// <c>gln:</c> (GS1), followed by the code.
/// </summary>
public readonly record struct PartyId : IComparable<PartyId>
{
    private readonly string? value;

    private PartyId(string value) => this.value = value;

    /// <summary>Scheme and code, such as <c>lei:529900T8BM49AURSDO55</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>
    /// Reads an identifier; null if it is well formed, else the refusal. A failing check digit is refused except for a
    /// USCC, where real codes fail it: there <see cref="HasDoubtfulCheckDigit"/> tells.
    /// </summary>
    public static Refusal? TryParse(string? text, string field, out PartyId id)
    {
        id = default;
        int colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon < 0)
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        string code = text[(colon + 1)..];
        (bool shaped, bool checks) = text[..colon] switch
        {
            "lei" => (Lei.IsShaped(code), Lei.Checks(code)),
            "uscc" => (Uscc.IsShaped(code), true),
            "gln" => (Gs1.IsDigits(code, 13), Gs1.Checks(code)),
            _ => (false, false),
        };
        if (!shaped)
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        if (!checks)
        {
            return new Refusal(RefusalCode.CheckDigitWrong, field, text);
        }

        id = new PartyId(text);
        return null;
    }

    /// <summary>The identifier of a text known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static PartyId Of(string text) => TryParse(text, "party", out PartyId id) is { } refusal
        ? throw new ArgumentException(refusal.ToString(), nameof(text))
        : id;

    /// <summary>Whether this is a USCC whose check digit fails: shown as a warning, never refused.</summary>
    public bool HasDoubtfulCheckDigit =>
        Value.StartsWith("uscc:", StringComparison.Ordinal) && !Uscc.Checks(Value[5..]);

    /// <inheritdoc/>
    public int CompareTo(PartyId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
