using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The keys with which a log speaks: one for checkpoints, one for answers to callers (receipts, promises, refusals,
/// manifests). Neither is any organisation's statement key, nor a witness's.
/// </summary>
public sealed class LogKeys : IDisposable
{
    /// <summary>The keys of a log.</summary>
    /// <param name="origin">The log's name: one origin a network.</param>
    /// <param name="checkpoints">Ed25519 key that signs checkpoints.</param>
    /// <param name="answers">Key that signs receipts, promises, refusals and manifests.</param>
    public LogKeys(string origin, SigningKey checkpoints, SigningKey answers)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        ArgumentNullException.ThrowIfNull(answers);
        NoteKey = NoteKey.ForLog(origin, checkpoints.PublicKey);
        Checkpoints = checkpoints;
        Answers = answers;
    }

    /// <summary>The log's name.</summary>
    public string Origin => NoteKey.Name;

    /// <summary>The public key of checkpoints, under the log's name.</summary>
    public NoteKey NoteKey { get; }

    /// <summary>Signs checkpoints.</summary>
    public SigningKey Checkpoints { get; }

    /// <summary>Signs receipts, promises, refusals and manifests.</summary>
    public SigningKey Answers { get; }

    /// <summary>Wipes both keys.</summary>
    public void Dispose()
    {
        Checkpoints.Dispose();
        Answers.Dispose();
    }
}
