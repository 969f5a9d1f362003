using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public async Task A_snapshot_gives_back_the_state_it_was_taken_of()
    {
        using TestNetwork network = new();
        (string path, StatePublication published) = await TakenAsync(network);
        SnapshotReading reading = Snapshot.Read(path, network.LogKeys.NoteKey, WitnessPolicy.None);
        Assert.Null(reading.Fault);
        LedgerState state = reading.Snapshot!.ToState();
        Assert.Equal(published.Tree.Digest.ToArray(), state.Digest.ToArray());
        Assert.Equal(published.Tree.Root, new StateTree(state.SortedRows(), published.Tree.Digest).Root);
        Assert.Equal(published.Head.Header, reading.Snapshot.Header);
    }

    [Fact]
    public async Task A_snapshot_with_one_row_changed_is_refused()
    {
        using TestNetwork network = new();
        (string path, StatePublication published) = await TakenAsync(network);
        StateChange[] rows = [.. published.Tree.Rows];
        int at = Array.FindIndex(rows, row => row.Table == "site");
        byte[] forged = [.. rows[at].Row!.Value.Span];
        forged[forged.AsSpan().IndexOf("Site"u8)] = (byte)'s';
        rows[at] = rows[at] with { Row = forged };
        Assert.Equal(SnapshotFault.RowsNotOfTheStateRoot, Forged(network, path, published, rows));
    }

    [Fact]
    public async Task A_snapshot_with_a_row_removed_added_or_moved_is_refused()
    {
        using TestNetwork network = new();
        (string path, StatePublication published) = await TakenAsync(network);
        StateChange[] rows = [.. published.Tree.Rows];
        Assert.Equal(SnapshotFault.RowsNotOfTheStateRoot, Forged(network, path, published, rows[..^1]));
        Assert.Equal(SnapshotFault.RowsNotOfTheStateRoot, Forged(network, path, published, [.. rows, rows[^1]]));
        (rows[0], rows[1]) = (rows[1], rows[0]);
        Assert.Equal(SnapshotFault.RowsNotOfTheStateRoot, Forged(network, path, published, rows));
    }

    [Fact]
    public async Task A_snapshot_under_another_logs_key_is_refused()
    {
        using TestNetwork network = new();
        (string path, _) = await TakenAsync(network);
        NoteKey other = NoteKey.ForLog(TestNetwork.Origin, TestNetwork.KeyOf(7).PublicKey);
        Assert.Equal(SnapshotFault.CheckpointInvalid, Snapshot.Read(path, other, WitnessPolicy.None).Fault);
    }

    [Fact]
    public async Task A_checkpoint_without_a_state_root_carries_no_snapshot()
    {
        using TestNetwork network = new();
        string path = Path.Combine(network.Folder, "state.snapshot");
        using LiveLedger ledger = await network.OpenFoundedAsync();
        LedgerHead bare = ledger.Log.Head!;
        Assert.Null(bare.StateRoot);
        StatePublication published = await ledger.PublishStateRootAsync();
        Snapshot.Write(published with { Head = bare }, path);
        Assert.Equal(
            SnapshotFault.StateRootMissing,
            Snapshot.Read(path, network.LogKeys.NoteKey, WitnessPolicy.None).Fault);
    }

    [Fact]
    public async Task No_altered_or_shortened_byte_of_a_snapshot_is_overlooked()
    {
        using TestNetwork network = new();
        (string path, _) = await TakenAsync(network);
        byte[] good = File.ReadAllBytes(path);
        for (int at = 0; at < good.Length; at += 7)
        {
            byte[] altered = [.. good];
            altered[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, altered);
            Assert.True(
                Snapshot.Read(path, network.LogKeys.NoteKey, WitnessPolicy.None).Fault is not null, $"byte {at}");
            File.WriteAllBytes(path, good[..at]);
            Assert.True(
                Snapshot.Read(path, network.LogKeys.NoteKey, WitnessPolicy.None).Fault is not null, $"cut at {at}");
        }
    }

    [Fact]
    public async Task Rows_are_proven_to_stand_and_not_to_stand()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        await network.SubmitSitesAsync(ledger, 1, 300);
        StatePublication published = await ledger.PublishStateRootAsync();
        StateRootLine signed = StateRootLine.Of(
            Checkpoint.Parse(SignedNote.Parse(ledger.Log.LatestCheckpoint()).Value.Text).Value)!;
        foreach (StateChange row in published.Tree.Rows)
        {
            Assert.True(Stands(published.Tree.ProofOf(row.Table, row.Key)!, signed));
        }

        Assert.Null(published.Tree.ProofOf("site", "nowhere"));
        (RowProof? before, RowProof? after) = published.Tree.AbsenceOf("site", "nowhere")!.Value;
        Assert.True(Stands(before!, signed));
        Assert.True(after is null || Stands(after, signed));
        Assert.Equal(signed.Rows, before!.Leaf + 1 + (after is null ? 0 : signed.Rows - after.Leaf));
    }

    [Fact]
    public async Task A_new_day_of_block_time_brings_a_state_root()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        await network.SubmitSitesAsync(ledger, 1, 1);
        Assert.Null(ledger.Log.Head!.StateRoot);
        network.Clock.Now = network.Clock.Now.PlusDays(1);
        await network.SubmitSitesAsync(ledger, 2, 1);
        Assert.Equal(
            ledger.ReadState(state => new StateTree(state.SortedRows(), default).Root), ledger.Log.Head!.StateRoot);
    }

    private static bool Stands(RowProof proof, StateRootLine signed) => new InclusionProof(
        new EntryIndex(proof.Leaf), new TreeSize(signed.Rows), proof.Path)
        .Verify(MerkleTree.LeafHash(proof.Row.LeafBytes()), signed.Root) == ProofVerdict.Valid;

    private static async Task<(string Path, StatePublication Published)> TakenAsync(TestNetwork network)
    {
        string path = Path.Combine(network.Folder, "state.snapshot");
        using LiveLedger ledger = await network.OpenFoundedAsync();
        await network.SubmitSitesAsync(ledger, 1, 3);
        return (path, await ledger.WriteSnapshotAsync(path));
    }

    private static SnapshotFault? Forged(
        TestNetwork network, string path, StatePublication published, IEnumerable<StateChange> rows)
    {
        StatePublication forged = published with { Tree = new StateTree(rows, published.Tree.Digest) };
        Snapshot.Write(forged, path);
        return Snapshot.Read(path, network.LogKeys.NoteKey, WitnessPolicy.None).Fault;
    }
}
