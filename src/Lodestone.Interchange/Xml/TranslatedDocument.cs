using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A document of another form in JSON-LD, or why it cannot be translated.</summary>
public sealed class TranslatedDocument
{
    private TranslatedDocument(ReadOnlyMemory<byte> json, Refusal? refusal)
    {
        Json = json;
        Refusal = refusal;
    }

    /// <summary>The bytes of the JSON-LD document; empty if refused.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Why the document cannot be translated; null if it can.</summary>
    public Refusal? Refusal { get; }

    internal static TranslatedDocument Of(ReadOnlyMemory<byte> json) => new(json, null);

    internal static TranslatedDocument Refused(Refusal refusal) => new(default, refusal);
}
