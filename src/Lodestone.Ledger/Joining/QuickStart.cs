using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Makes the store of a new node from what other members' nodes hand over, instead of judging everything from the order. Nothing
/// is believed: headers chain back from a mark that the quorum signed, entries are held against tree roots, effects against state
/// digests, the rows that come out against the signed state root; and whatever decides who may sign is judged anew. Who lies is
/// named with what it sent, and the others are asked.
/// </summary>
public sealed class QuickStart
{
    private readonly string folder;
    private readonly string origin;
    private readonly SignedStatement genesis;
    private readonly IReadOnlyList<Peer> peers;
    private readonly CancellationToken cancel;
    private readonly List<PeerFinding> findings = [];

    private QuickStart(
        string folder, string origin, SignedStatement genesis, IReadOnlyList<Peer> peers, CancellationToken cancel)
    {
        (this.folder, this.origin, this.genesis, this.peers, this.cancel) = (folder, origin, genesis, peers, cancel);
    }

    /// <summary>Makes a store in a folder that holds none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="origin">The network's name.</param>
    /// <param name="genesis">Its genesis, got another way: it names the first members.</param>
    /// <param name="peers">The other members' nodes.</param>
    /// <param name="cancel">Ends it; nothing is left then.</param>
    /// <returns>The size that was taken over, or null if there is nothing to be had; and who was found lying.</returns>
    public static async Task<(TreeSize? Size, IReadOnlyList<PeerFinding> Findings)> RunAsync(
        string folder, string origin, SignedStatement genesis, IReadOnlyList<Peer> peers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(genesis);
        ArgumentNullException.ThrowIfNull(peers);
        QuickStart start = new(Path.GetFullPath(folder), origin, genesis, peers, cancel);
        return (await start.RunAsync(), start.findings);
    }

    private async Task<TreeSize?> RunAsync()
    {
        foreach (OfferedMark offer in await MarksAsync())
        {
            string temporary = folder + ".joining";
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            if (await HeadersAsync(offer) is { } headers && await TakeAsync(offer, headers, temporary))
            {
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder);
                }

                Directory.Move(temporary, folder);
                return offer.Mark.Header.SizeAfter;
            }

            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        return null;
    }

    // The same mark of several nodes is one, with all their signatures: the most signed first, then the furthest.
    private async Task<List<OfferedMark>> MarksAsync()
    {
        Dictionary<string, OfferedMark> offers = new(StringComparer.Ordinal);
        foreach (Peer peer in peers)
        {
            // To have none yet, or not to be up, is no lie.
            cancel.ThrowIfCancellationRequested();
            if (await peer.Mark(cancel) is not { } bytes)
            {
                continue;
            }

            (OrderMark? mark, string fault) = OrderMark.Parse(bytes, origin);
            if (mark is null)
            {
                Name(peer, PeerFault.MarkForged, "mark", fault, bytes);
                continue;
            }

            OfferedMark offer = offers.TryGetValue(mark.Note.Text, out OfferedMark? known)
                ? known.And(peer, mark, bytes)
                : new OfferedMark(mark, [peer], bytes);
            offers[mark.Note.Text] = offer;
        }

        return [.. offers.Values.OrderByDescending(offer => offer.Mark.Note.Signatures.Length)
            .ThenByDescending(offer => offer.Mark.Header.Height)];
    }

    // Backwards: each header names the one before it, so a forged one is seen at once.
    private async Task<IReadOnlyList<BlockHeader>?> HeadersAsync(OfferedMark offer)
    {
        List<BlockHeader> backwards = [offer.Mark.Header];
        for (long have = offer.Mark.Header.Height; have > 0;)
        {
            long from = Math.Max(0, have - BlockTransfer.Most);
            int count = (int)(have - from);
            bool got = false;
            foreach (Peer peer in offer.Peers)
            {
                byte[]? bytes = await AskAsync(peer, $"headers {from}", () => peer.Headers(from, count, cancel));
                if (bytes is null)
                {
                    continue;
                }

                if (BlockTransfer.ReadHeaders(bytes) is not { } some || some.Count < count)
                {
                    Name(peer, PeerFault.Withheld, $"headers {from}", $"{count} are in its chain", bytes);
                }
                else if (!Chains(some, backwards, from, count))
                {
                    Name(peer, PeerFault.HeaderForged, $"headers {from}", "the header after them names others", bytes);
                }
                else
                {
                    got = true;
                    break;
                }
            }

            if (!got)
            {
                return null;
            }

            have = from;
        }

        backwards.Reverse();
        return backwards;
    }

    private static bool Chains(List<BlockHeader> some, List<BlockHeader> backwards, long from, int count)
    {
        BlockHeader after = backwards[^1];
        List<BlockHeader> found = [];
        for (int i = count - 1; i >= 0; i--)
        {
            if (some[i].Height != from + i || some[i].HeaderHash != after.Previous)
            {
                return false;
            }

            found.Add(after = some[i]);
        }

        backwards.AddRange(found);
        return true;
    }

    private async Task<bool> TakeAsync(OfferedMark offer, IReadOnlyList<BlockHeader> headers, string temporary)
    {
        using LedgerStore store = LedgerStore.Open(temporary);
        store.BindOrigin(origin);
        JoiningChain chain = new(store, headers, genesis, offer.Mark);
        while (chain.Next < headers.Count)
        {
            long before = chain.Next;
            foreach (Peer peer in offer.Peers)
            {
                long from = chain.Next;
                byte[]? bytes = await AskAsync(
                    peer, $"block {from}", () => peer.Blocks(from, (int)Math.Min(BlockTransfer.Most, headers.Count - from), cancel));
                if (bytes is null)
                {
                    continue;
                }

                if (BlockTransfer.ReadBlocks(bytes) is not { Count: > 0 } blocks)
                {
                    Name(peer, PeerFault.Withheld, $"block {from}", "it is in its chain", bytes);
                }
                else if (chain.Take(blocks) is { } fault)
                {
                    Name(peer, fault.Fault, $"block {chain.Next}", fault.Detail, bytes);
                    if (fault.Fault == PeerFault.Unlawful)
                    {
                        return false;
                    }
                }

                if (chain.Next > from)
                {
                    break;
                }
            }

            if (chain.Next == before)
            {
                return false;
            }
        }

        return IsSignedByTheQuorum(offer, chain) && IsOfTheStateRoot(offer, chain);
    }

    // By the members that the history itself says were in force there: every step to them was judged.
    private bool IsSignedByTheQuorum(OfferedMark offer, JoiningChain chain)
    {
        if (Charters.At(chain.State, offer.Mark.Header.SizeAfter.Value) is { } charter
            && AgreementPolicy.Of(charter).IsMetBy(offer.Mark.Note))
        {
            return true;
        }

        foreach (Peer peer in offer.Peers)
        {
            Name(peer, PeerFault.MarkNotOfTheQuorum, "mark", "too few members have signed it", offer.Evidence);
        }

        return false;
    }

    private bool IsOfTheStateRoot(OfferedMark offer, JoiningChain chain)
    {
        if (chain.StateRoot == offer.Mark.StateRoot)
        {
            return true;
        }

        foreach (Peer peer in offer.Peers)
        {
            Name(
                peer, PeerFault.StateRootWrong, "mark", $"{chain.StateRoot}, signed is {offer.Mark.StateRoot}",
                offer.Evidence);
        }

        return false;
    }

    private async Task<byte[]?> AskAsync(Peer peer, string where, Func<Task<byte[]?>> ask)
    {
        cancel.ThrowIfCancellationRequested();
        byte[]? bytes = await ask();
        if (bytes is null)
        {
            Name(peer, PeerFault.Withheld, where, "no answer", []);
        }

        return bytes;
    }

    private void Name(Peer peer, PeerFault fault, string where, string detail, byte[] evidence) =>
        findings.Add(new PeerFinding(peer.Name, fault, where, detail, evidence));

    /// <summary>A mark and who offers it.</summary>
    private sealed record OfferedMark(OrderMark Mark, IReadOnlyList<Peer> Peers, byte[] Evidence)
    {
        internal OfferedMark And(Peer peer, OrderMark same, byte[] evidence)
        {
            SignedNote note = Mark.Note;
            foreach (NoteSignature line in same.Note.Signatures)
            {
                note = note.Signatures.Any(known => known.Equals(line)) || note.Signatures.Length == SignedNote.MaxSignatures
                    ? note
                    : note.With(line);
            }

            return new OfferedMark(Mark with { Note = note }, [.. Peers, peer], evidence);
        }
    }
}
