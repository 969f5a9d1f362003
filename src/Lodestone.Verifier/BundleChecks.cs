namespace Lodestone.Verifier;

/// <summary>
/// The checks of a verification, each by name. Only tests switch one off, to show that they would notice: a verifier whose
/// checks nobody can see working proves nothing.
/// </summary>
[Flags]
internal enum BundleChecks
{
    /// <summary>None is switched off.</summary>
    None = 0,

    /// <summary>The bytes are the one canonical encoding.</summary>
    Canonical = 1 << 0,

    /// <summary>The manifest is the log's own.</summary>
    ManifestSignature = 1 << 1,

    /// <summary>Every part is as the manifest lists it.</summary>
    ManifestParts = 1 << 2,

    /// <summary>The checkpoint is signed by the log and the quorum.</summary>
    CheckpointSignatures = 1 << 3,

    /// <summary>The block header is the checkpoint's.</summary>
    Block = 1 << 4,

    /// <summary>The block was judged by rules that this verifier knows.</summary>
    RulesVersion = 1 << 5,

    /// <summary>The size of the state is the checkpoint's.</summary>
    StateSize = 1 << 6,

    /// <summary>Shown entries are in the log.</summary>
    EntriesIncluded = 1 << 7,

    /// <summary>Withheld entries are in the log.</summary>
    WithheldIncluded = 1 << 8,

    /// <summary>Rows are in the state.</summary>
    RowsIncluded = 1 << 9,

    /// <summary>Everything ascends and nothing occurs twice.</summary>
    Order = 1 << 10,

    /// <summary>Block times run forward and end with the checkpoint's block.</summary>
    BlockTimes = 1 << 11,

    /// <summary>Rows are canonical.</summary>
    RowForms = 1 << 12,

    /// <summary>The subject's row is there.</summary>
    Subject = 1 << 13,

    /// <summary>Entries are well-formed statements for this network.</summary>
    Network = 1 << 14,

    /// <summary>No statement occurs twice.</summary>
    Repetition = 1 << 15,

    /// <summary>Statements lie within their own validity.</summary>
    Validity = 1 << 16,

    /// <summary>Signing keys are proven and valid for issuer and position.</summary>
    Keys = 1 << 17,

    /// <summary>Signatures of statements verify.</summary>
    Signatures = 1 << 18,

    /// <summary>Some entry brings the subject into being.</summary>
    Origin = 1 << 19,

    /// <summary>The rules accept every entry.</summary>
    Rules = 1 << 20,

    /// <summary>The replay gives the subject's row.</summary>
    Status = 1 << 21,

    /// <summary>The replay gives the rows of keys.</summary>
    KeyHistory = 1 << 22,
}
