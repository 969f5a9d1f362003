using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Transparency;

/// <summary>The verdict on a note, with the checkpoint only when it is valid.</summary>
public sealed class CheckpointJudgement
{
    private CheckpointJudgement(CheckpointVerdict verdict, SignedCheckpoint? checkpoint)
    {
        Verdict = verdict;
        Checkpoint = checkpoint;
    }

    /// <summary>Valid, or the reason why not.</summary>
    public CheckpointVerdict Verdict { get; }

    /// <summary>Whether the verdict is <see cref="CheckpointVerdict.Valid"/>.</summary>
    [MemberNotNullWhen(true, nameof(Checkpoint))]
    public bool IsValid => Checkpoint is not null;

    /// <summary>The checkpoint; null unless valid.</summary>
    public SignedCheckpoint? Checkpoint { get; }

    internal static CheckpointJudgement Of(SignedCheckpoint checkpoint) => new(CheckpointVerdict.Valid, checkpoint);

    internal static CheckpointJudgement Bad(CheckpointVerdict verdict) => new(verdict, null);
}
