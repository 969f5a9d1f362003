namespace Lodestone.Transparency;

/// <summary>The signature types of C2SP signed-note that we read, by their identifier.</summary>
public enum NoteKeyKind
{
    /// <summary>Ed25519 over the note's text (0x01, C2SP signed-note): a log.</summary>
    Ed25519 = 1,

    /// <summary>Ed25519 over the text and a time (0x04, C2SP tlog-cosignature): a witness.</summary>
    Cosignature = 4,

    /// <summary>SM2 over the note's text: a log. C2SP has no byte for it: 0xff and <c>lodestone-sm2-v1</c>.</summary>
    Sm2 = 0x1ff,

    /// <summary>
    /// SM2 over the message of C2SP tlog-cosignature: a witness. C2SP has no byte for it: 0xff and
    /// <c>lodestone-sm2-cosignature-v1</c>.
    /// </summary>
    Sm2Cosignature = 0x2ff,
}
