namespace Lodestone.Vocabulary;

/// <summary>
/// A statement's identity: SHA-256 over its protected header and payload, never over the signature (ECDSA signatures
/// can be altered without becoming invalid). Sixty-four lower-case hexadecimal digits.
/// </summary>
public readonly record struct StatementIdentity
{
    private readonly string? hex;

    private StatementIdentity(string hex) => this.hex = hex;

    /// <summary>The identity in hexadecimal.</summary>
    public string Hex => hex ?? new string('0', 64);

    /// <summary>The identity of 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static StatementIdentity FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == 32
        ? new StatementIdentity(Convert.ToHexStringLower(bytes))
        : throw new ArgumentException("A statement's identity has 32 bytes.", nameof(bytes));

    /// <summary>The identity of 64 lower-case hexadecimal digits, or false.</summary>
    public static bool TryParse(string? text, out StatementIdentity identity)
    {
        bool good = text is { Length: 64 } && AsciiGrammar.IsHex(text);
        identity = good ? new StatementIdentity(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
