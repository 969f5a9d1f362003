using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>A checkpoint whose signatures were verified: there is no other way to get one.</summary>
public sealed class SignedCheckpoint
{
    private SignedCheckpoint(SignedNote note, Checkpoint checkpoint, ImmutableArray<WitnessedAt> witnesses)
    {
        Note = note;
        Checkpoint = checkpoint;
        Witnesses = witnesses;
    }

    /// <summary>The note that was verified.</summary>
    public SignedNote Note { get; }

    /// <summary>What the log signed.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The witnesses of the policy that cosigned, each once.</summary>
    public ImmutableArray<WitnessedAt> Witnesses { get; }

    /// <summary>
    /// Judges a note: a checkpoint of this log, signed by it and by the policy's quorum. Lines of unknown keys are
    /// ignored; one bad line of a known key rejects the note (C2SP signed-note); what is not there counts against it.
    /// </summary>
    public static CheckpointJudgement Verify(SignedNote note, NoteKey logKey, WitnessPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(logKey);
        ArgumentNullException.ThrowIfNull(policy);
        if (logKey.IsWitness || policy.Witnesses.Any(key => key.PublicKey.Equals(logKey.PublicKey)))
            return CheckpointJudgement.Bad(CheckpointVerdict.KeysNotIndependent);
        var checkpoint = Transparency.Checkpoint.Parse(note.Text);
        if (!checkpoint.IsParsed)
            return CheckpointJudgement.Bad(CheckpointVerdict.NotACheckpoint);
        if (checkpoint.Value.Origin != logKey.Name)
            return CheckpointJudgement.Bad(CheckpointVerdict.OriginMismatch);

        var ofLog = note.Signatures.Where(logKey.IsOf).ToList();
        if (ofLog.Count == 0)
            return CheckpointJudgement.Bad(CheckpointVerdict.LogSignatureMissing);
        if (ofLog.Any(line => logKey.Verify(note.Text, line) != SignatureVerdict.Valid))
            return CheckpointJudgement.Bad(CheckpointVerdict.LogSignatureInvalid);

        var witnesses = ImmutableArray.CreateBuilder<WitnessedAt>();
        foreach (var witness in policy.Witnesses)
        {
            var lines = note.Signatures.Where(witness.IsOf).ToList();
            if (lines.Any(line => witness.Verify(note.Text, line) != SignatureVerdict.Valid))
                return CheckpointJudgement.Bad(CheckpointVerdict.WitnessSignatureInvalid);
            if (lines.Count > 0)
                witnesses.Add(new(witness, lines.Max(line => Cosignature.Parse(line).Value.TimestampSeconds)));
        }

        return witnesses.Count < policy.Quorum
            ? CheckpointJudgement.Bad(CheckpointVerdict.QuorumNotReached)
            : CheckpointJudgement.Of(new SignedCheckpoint(note, checkpoint.Value, witnesses.ToImmutable()));
    }
}
