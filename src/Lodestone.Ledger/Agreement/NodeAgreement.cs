using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The agreement of an organisation's node with the others: signs each head that it has computed, hears what the others
/// signed, and knows up to where enough of them say the same. Every node judges by itself; nobody's word moves the state. Any
/// thread.
/// </summary>
/// <remarks>
/// What is signed is the checkpoint whose extension line carries the block header's hash, and with it time and state digest.
/// A cosignature is C2SP <c>tlog-cosignature</c> with the time of the block, so that it is the same whenever it is made.
/// Each size is judged by the members and the quorum that the ledger has in force at that size, so nodes that learn of a
/// change at different times judge alike.
/// </remarks>
public sealed class NodeAgreement
{
    private const int MaxKept = 4_096;
    private const int MaxHeardAhead = 1_024;

    private readonly object gate = new();
    private readonly AgreementTerms terms;
    private readonly string origin;
    private readonly SortedDictionary<long, Computed> ours = [];
    private readonly SortedDictionary<long, List<(NoteKey Who, SignedNote Note)>> ahead = [];
    private readonly Dictionary<string, long> heard = new(StringComparer.Ordinal);
    private ImmutableArray<AgreementPolicy> policies = [];
    private long marked = -1;
    private ImmutableArray<Breach> breaches = [];
    private TaskCompletionSource moved = New();

    internal NodeAgreement(AgreementTerms terms, string origin)
    {
        this.terms = terms;
        this.origin = origin;
        policies = terms.Policy is { } policy ? [AgreementPolicy.Of(policy)] : [];
    }

    /// <summary>The greatest size that enough organisations have signed as we have.</summary>
    public TreeSize Final { get; private set; } = TreeSize.Empty;

    /// <summary>
    /// Whether enough organisations have signed another history than ours: this node then acknowledges nothing more, and the
    /// evidence is in <see cref="Breaches"/>.
    /// </summary>
    public bool IsAgainstUs { get; private set; }

    /// <summary>Who signed something else than we did, with both signatures.</summary>
    public IReadOnlyList<Breach> Breaches => breaches;

    /// <summary>How far each other organisation was heard, by its name.</summary>
    public IReadOnlyDictionary<string, long> Heard
    {
        get
        {
            lock (gate)
            {
                return heard.ToImmutableDictionary(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>
    /// Our latest checkpoint with the cosignatures that we know; null before the first block, and while nobody has signed it
    /// that we know of.
    /// </summary>
    public SignedNote? Latest
    {
        get
        {
            lock (gate)
            {
                return ours.Count == 0 ? null : ours.Last().Value.Note;
            }
        }
    }

    /// <summary>Whether the latest size that we computed is signed by us: the members know our key at that size.</summary>
    public bool Signs
    {
        get
        {
            lock (gate)
            {
                return ours.Count > 0 && SignerAt(ours.Last().Key).Own is not null;
            }
        }
    }

    /// <summary>Our checkpoint of a size with the cosignatures that we know; null if it is none of the latest.</summary>
    public SignedNote? At(TreeSize size)
    {
        lock (gate)
        {
            return ours.GetValueOrDefault(size.Value)?.Note;
        }
    }

    /// <summary>Ends when our latest checkpoint is of more than a size, or when it has more cosignatures than before.</summary>
    public Task MovedAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return moved.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Ends once a size is final: true; or once it is known that it will not be here: false.</summary>
    public async Task<bool> FinalAsync(TreeSize size, CancellationToken cancel = default)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (Final >= size || IsAgainstUs)
                {
                    return Final >= size;
                }

                next = moved.Task;
            }

            await next.WaitAsync(cancel);
        }
    }

    /// <summary>
    /// Hears a checkpoint that another organisation cosigned. What is not signed by one of the policy is not heard at all.
    /// </summary>
    /// <returns>Whether anything in it was signed by another organisation of the policy.</returns>
    public bool Hear(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        Parsed<Checkpoint> checkpoint = Checkpoint.Parse(note.Text);
        if (!checkpoint.IsParsed || checkpoint.Value.Origin != origin)
        {
            return false;
        }

        long size = checkpoint.Value.Size.Value;
        bool known = false;
        lock (gate)
        {
            foreach (NoteKey who in SignersOf(note, size))
            {
                known = true;
                heard[who.Name] = Math.Max(heard.GetValueOrDefault(who.Name), size);
                Take(who, size, note);
            }
        }

        return known;
    }

    /// <summary>Learns who judges which sizes; changes that are ahead too, so that new members are heard early.</summary>
    internal void Follow(IEnumerable<CharterRow> charters)
    {
        ImmutableArray<AgreementPolicy> now = [.. charters.Select(AgreementPolicy.Of)];
        lock (gate)
        {
            policies = now.IsEmpty ? policies : now;
        }
    }

    /// <summary>Whether a note of one of our sizes carries as many signatures as make that size final.</summary>
    internal bool IsFinal(SignedNote note, TreeSize size)
    {
        lock (gate)
        {
            return PolicyAt(size.Value) is { } policy && policy.IsMetBy(note);
        }
    }

    /// <summary>Signs a head that our node has computed and made durable, if the members know a key of ours then.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="mark">More lines that are signed with it, where a new member may begin (<see cref="OrderMark"/>).</param>
    internal void Sign(BlockHeader header, IReadOnlyList<string>? mark = null)
    {
        Checkpoint checkpoint = new(origin, header.SizeAfter, header.Root, [header.ExtensionLine, .. mark ?? []]);
        string text = checkpoint.ToString();
        long size = header.SizeAfter.Value;
        lock (gate)
        {
            SignedNote? note = SignerAt(size) is ({ } own, { } signer)
                ? SignedNote.Of(text, Cosignature.Sign(text, own, signer, header.TimeMs / 1_000).ToNoteSignature())
                : null;
            ours[size] = new Computed(text, note);
            marked = mark is { Count: > 0 } ? size : marked;
            while (ours.Count > MaxKept)
            {
                ours.Remove(ours.First(one => one.Key != marked).Key);
            }

            Count(size);
            if (ahead.Remove(size, out List<(NoteKey Who, SignedNote Note)>? early))
            {
                foreach ((NoteKey who, SignedNote said) in early)
                {
                    Take(who, size, said);
                }
            }

            Signal();
        }
    }

    private AgreementPolicy? PolicyAt(long size)
    {
        AgreementPolicy? found = null;
        foreach (AgreementPolicy policy in policies)
        {
            found = policy.From <= size ? policy : found;
        }

        return found;
    }

    private (NoteKey? Own, SigningKey? Signer) SignerAt(long size)
    {
        foreach (NoteKey key in PolicyAt(size)?.Members ?? [])
        {
            if (terms.Signers.FirstOrDefault(signer => signer.PublicKey.Equals(key.PublicKey)) is { } signer)
            {
                return (key, signer);
            }
        }

        return (null, null);
    }

    private IEnumerable<NoteKey> SignersOf(SignedNote note, long size)
    {
        NoteKey? own = SignerAt(size).Own;
        foreach (NoteSignature line in note.Signatures)
        {
            NoteKey? who = PolicyAt(size)?.Members.FirstOrDefault(key => key.IsOf(line));
            Parsed<Cosignature> cosignature = Cosignature.Parse(line);
            if (who is not null && !who.Equals(own) && cosignature.IsParsed
                && cosignature.Value.Verify(note.Text, who) == SignatureVerdict.Valid)
            {
                yield return who;
            }
        }
    }

    private void Take(NoteKey who, long size, SignedNote note)
    {
        if (!ours.TryGetValue(size, out Computed? own))
        {
            KeepAhead(who, size, note);
            return;
        }

        // Heard before we knew who judges this size: its word counts only if it is one of them.
        if (PolicyAt(size)?.Members.Contains(who) is not true)
        {
            return;
        }

        if (own.Text != note.Text)
        {
            Differ(who, size, own, note);
            return;
        }

        NoteSignature line = note.Signatures.First(who.IsOf);
        if (own.Note is null || !own.Note.Signatures.Any(who.IsOf))
        {
            ours[size] = own with { Note = own.Note?.With(line) ?? SignedNote.Of(own.Text, line) };
            Count(size);
            Signal();
        }
    }

    private void KeepAhead(NoteKey who, long size, SignedNote note)
    {
        // Of a size that we passed without a block that ends there, or shall reach: told when we sign that size.
        if (ours.Count > 0 && size < ours.Last().Key)
        {
            return;
        }

        if (!ahead.TryGetValue(size, out List<(NoteKey Who, SignedNote Note)>? early))
        {
            ahead.Add(size, early = []);
        }

        // One word a member and size: a second, other one is a lie either way and would only fill the memory.
        if (!early.Any(one => one.Who.Equals(who)))
        {
            early.Add((who, note));
        }

        while (ahead.Count > MaxHeardAhead)
        {
            ahead.Remove(ahead.Last().Key);
        }
    }

    private void Differ(NoteKey who, long size, Computed own, SignedNote note)
    {
        if (!breaches.Any(known => known.Organisation == who.Name && known.Size.Value == size))
        {
            breaches = breaches.Add(new Breach(who.Name, new TreeSize(size), own.Note, note));
        }

        int against = breaches.Where(breach => breach.Size.Value == size)
            .GroupBy(breach => breach.Theirs.Text, StringComparer.Ordinal).Max(same => same.Count());
        IsAgainstUs |= against >= PolicyAt(size)!.Quorum;
        Signal();
    }

    private void Count(long size)
    {
        if (IsAgainstUs || size <= Final.Value || PolicyAt(size) is not { } policy || ours[size].Note is not { } note)
        {
            return;
        }

        if (policy.Members.Count(key => note.Signatures.Any(key.IsOf)) >= policy.Quorum)
        {
            Final = new TreeSize(size);
        }
    }

    private void Signal()
    {
        TaskCompletionSource before = moved;
        moved = New();
        before.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"final {Final}, {breaches.Length} breaches");

    /// <summary>What we computed at a size, and who has signed it.</summary>
    private sealed record Computed(string Text, SignedNote? Note);
}
