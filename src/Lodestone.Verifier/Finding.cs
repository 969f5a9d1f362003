namespace Lodestone.Verifier;

/// <summary>
/// One thing that a verification found. Findings from 100 make a bundle invalid; those from 900 only tell what was not
/// shown.
/// </summary>
public enum FindingCode
{
    /// <summary>The bytes are not one canonical CBOR item.</summary>
    NotCanonical = 101,

    /// <summary>A part does not have its shape.</summary>
    WrongShape = 102,

    /// <summary>Entries, rows or withheld entries are not in ascending order, or one occurs twice.</summary>
    NotInOrder = 103,

    /// <summary>The manifest is no statement of the log, or its signature does not verify.</summary>
    ManifestInvalid = 201,

    /// <summary>A part is not the one that the log's manifest lists.</summary>
    PartNotAsListed = 202,

    /// <summary>The checkpoint is not one of this log, signed by it and by the trusted quorum.</summary>
    CheckpointInvalid = 301,

    /// <summary>The block header is not the one that the checkpoint carries.</summary>
    BlockHeaderInvalid = 302,

    /// <summary>The checkpoint carries no state root.</summary>
    StateRootMissing = 303,

    /// <summary>The block was judged by another version of the rules than this verifier knows.</summary>
    RulesUnknown = 304,

    /// <summary>An entry is not in the log.</summary>
    EntryNotIncluded = 401,

    /// <summary>A withheld entry is not in the log.</summary>
    WithheldNotIncluded = 402,

    /// <summary>A row is not in the state.</summary>
    RowNotIncluded = 403,

    /// <summary>A row is not the canonical form of its table.</summary>
    RowUnreadable = 404,

    /// <summary>An entry is not a well-formed statement.</summary>
    StatementMalformed = 501,

    /// <summary>An entry is a statement for another network.</summary>
    OtherNetwork = 502,

    /// <summary>The key that signed an entry is not proven.</summary>
    KeyNotProven = 503,

    /// <summary>The key was not valid for that party at that position.</summary>
    KeyNotValid = 504,

    /// <summary>A statement's signature does not verify.</summary>
    SignatureInvalid = 505,

    /// <summary>A statement's payload cannot be read.</summary>
    PayloadUnreadable = 506,

    /// <summary>A statement lies in a block before it was issued or after it expired.</summary>
    OutsideItsValidity = 507,

    /// <summary>The log holds one statement twice.</summary>
    StatementTwice = 508,

    /// <summary>The rules refuse an entry that the log has accepted.</summary>
    RulesRefuse = 601,

    /// <summary>What the rules make of the entries is not what the state says of the lot.</summary>
    StatusDiffers = 602,

    /// <summary>The subject's own row is missing.</summary>
    SubjectMissing = 603,

    /// <summary>No entry shown or withheld brings the subject into being.</summary>
    OriginMissing = 604,

    /// <summary>Block times run backwards.</summary>
    TimesRunBackwards = 605,

    /// <summary>An entry's block time is not one that the checkpoint's block leaves room for.</summary>
    TimeNotOfTheBlock = 606,

    /// <summary>What the entries say of a key is not what the state says of it.</summary>
    KeyHistoryDiffers = 607,

    /// <summary>The rules cannot be replayed over the entries at all.</summary>
    ReplayStopped = 608,

    /// <summary>Part of the lineage was not shown to the holder of this bundle.</summary>
    NotShown = 901,

    /// <summary>The policy of the trust anchor asks for no witness: the log's word stands alone.</summary>
    NoWitnessAsked = 902,
}

/// <summary>A finding: what, where, and the figures.</summary>
/// <param name="Code">What was found.</param>
/// <param name="Part">Which part or field of the bundle, such as <c>entries[3]</c>.</param>
/// <param name="Detail">What exactly; ASCII.</param>
public sealed record Finding(FindingCode Code, string Part, string Detail)
{
    /// <summary>Whether this finding makes the bundle invalid.</summary>
    public bool IsFatal => (int)Code < 900;

    /// <summary>The finding in one line.</summary>
    public override string ToString() => $"{(int)Code} {Code} in {Part}: {Detail}";
}
