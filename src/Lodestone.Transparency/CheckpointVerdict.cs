namespace Lodestone.Transparency;

/// <summary>
/// What became of checking a signed checkpoint. There is no zero: an unset verdict is not a valid one.
/// </summary>
public enum CheckpointVerdict
{
    /// <summary>The log signed it and enough witnesses cosigned it.</summary>
    Valid = 1,

    /// <summary>The note's text is not a checkpoint.</summary>
    NotACheckpoint = 2,

    /// <summary>The checkpoint is of another log than the key.</summary>
    OriginMismatch = 3,

    /// <summary>The log's signature is not there.</summary>
    LogSignatureMissing = 4,

    /// <summary>A line that names the log's key holds no signature of it.</summary>
    LogSignatureInvalid = 5,

    /// <summary>A line that names a witness's key holds no cosignature of it; the whole note is rejected.</summary>
    WitnessSignatureInvalid = 6,

    /// <summary>Fewer distinct witnesses than the policy asks for.</summary>
    QuorumNotReached = 7,

    /// <summary>The policy counts the log's own key as a witness, or the log's key is a witness's.</summary>
    KeysNotIndependent = 8,
}
