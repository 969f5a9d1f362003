namespace Lodestone.Transparency;

/// <summary>The signature types of C2SP signed-note that we read, by their identifier byte.</summary>
public enum NoteKeyKind
{
    /// <summary>Ed25519 over the note's text (0x01, C2SP signed-note): a log.</summary>
    Ed25519 = 1,

    /// <summary>Ed25519 over the text and a time (0x04, C2SP tlog-cosignature): a witness.</summary>
    Cosignature = 4,
}
