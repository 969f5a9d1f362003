using Lodestone.Transparency;
using Microsoft.Win32.SafeHandles;

namespace Lodestone.Ledger.Tests;

public sealed class SignStateTests
{
    [Fact]
    public async Task A_store_restored_from_an_older_copy_refuses_to_sign_and_says_why()
    {
        using TestNetwork network = new();
        string copy = Path.Combine(network.Folder, "copy");
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 10);
            ledger.BackupTo(copy);
            await network.SubmitSitesAsync(ledger, 11, 1);
        }

        LedgerOptions restored = network.Options with { Folder = copy };
        LedgerOpenException refused = Assert.Throws<LedgerOpenException>(
            () => LiveLedger.Open(restored, network.LogKeys, new TimeSource(network.Clock)));
        Assert.Equal(OpenFault.StoreBehindSignState, refused.Fault);
        Assert.Contains("restored copy", refused.English, StringComparison.Ordinal);
        Assert.Contains("副本", refused.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_older_copy_of_a_store_refuses_to_sign()
    {
        using TestNetwork network = new();
        const int Copies = 15;
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            for (int copy = 0; copy < Copies; copy++)
            {
                ledger.BackupTo(Path.Combine(network.Folder, $"copy{copy}"));
                await network.SubmitSitesAsync(ledger, 1 + (copy * 10), 1 + (copy % 3));
            }
        }

        for (int copy = 0; copy < Copies; copy++)
        {
            LedgerOptions restored = network.Options with { Folder = Path.Combine(network.Folder, $"copy{copy}") };
            Assert.Equal(
                OpenFault.StoreBehindSignState,
                Assert.Throws<LedgerOpenException>(
                    () => LiveLedger.Open(restored, network.LogKeys, new TimeSource(network.Clock))).Fault);
        }
    }

    [Fact]
    public async Task Of_many_openings_at_once_one_wins()
    {
        using TestNetwork network = new();
        for (int round = 0; round < 10; round++)
        {
            LiveLedger?[] opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TryOpen(network))));
            Assert.Single(opened, ledger => ledger is not null);
            Array.ForEach(opened, ledger => ledger?.Dispose());
        }
    }

    private static LiveLedger? TryOpen(TestNetwork network)
    {
        try
        {
            return network.Open();
        }
        catch (LedgerOpenException refused) when (refused.Fault == OpenFault.StoreInUse)
        {
            return null;
        }
    }

    [Fact]
    public async Task A_backup_of_the_latest_state_goes_on_where_the_store_stopped()
    {
        using TestNetwork network = new();
        string copy = Path.Combine(network.Folder, "copy");
        byte[] checkpoint;
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 10);
            ledger.BackupTo(copy);
            checkpoint = ledger.Log.LatestCheckpoint()!;
        }

        LedgerOptions restored = network.Options with { Folder = copy };
        using LiveLedger again = LiveLedger.Open(restored, network.LogKeys, new TimeSource(network.Clock));
        Assert.Equal(checkpoint, again.Log.LatestCheckpoint());
    }

    [Fact]
    public async Task Another_history_of_the_same_length_refuses_to_sign()
    {
        using TestNetwork network = new();
        string copy = Path.Combine(network.Folder, "copy");
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            ledger.BackupTo(copy);
            await network.SubmitSitesAsync(ledger, 1, 3);
        }

        LedgerOptions fork = new(copy, Path.Combine(network.Folder, "fork.sign"))
        {
            Adoption = new SignStateAdoption("test of a fork"),
        };
        using (LiveLedger ledger = LiveLedger.Open(fork, network.LogKeys, new TimeSource(network.Clock)))
        {
            await network.SubmitSitesAsync(ledger, 101, 4);
        }

        LedgerOptions merged = network.Options with { Folder = copy };
        Assert.Equal(
            OpenFault.StoreForkedFromSignState,
            Assert.Throws<LedgerOpenException>(
                () => LiveLedger.Open(merged, network.LogKeys, new TimeSource(network.Clock))).Fault);
    }

    [Fact]
    public async Task A_missing_sign_state_stops_the_start_until_it_is_adopted_with_a_reason()
    {
        using TestNetwork network = new();
        SignedCheckpoint witnessed;
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 5);
            witnessed = SignedCheckpoint.Verify(
                ledger.Log.Head!.Note, network.LogKeys.NoteKey, WitnessPolicy.None).Checkpoint!;
        }

        File.Delete(network.Options.SignStatePath);
        Assert.Equal(OpenFault.SignStateMissing, Assert.Throws<LedgerOpenException>(network.Open).Fault);
        LedgerOptions adopting = network.Options with
        {
            Adoption = new SignStateAdoption("disk of the sign-state was lost", witnessed),
        };
        using (LiveLedger ledger = LiveLedger.Open(adopting, network.LogKeys, new TimeSource(network.Clock)))
        {
            await network.SubmitSitesAsync(ledger, 6, 1);
        }

        Assert.Contains(
            "disk of the sign-state was lost", File.ReadAllText(network.Options.SignStatePath),
            StringComparison.Ordinal);
        using LiveLedger again = network.Open();
        Assert.Equal(new TreeSize(7), again.Log.Size);
    }

    [Fact]
    public async Task A_witnessed_checkpoint_of_another_tree_does_not_stand_in_for_the_sign_state()
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
        }

        Checkpoint other = new(TestNetwork.Origin, new TreeSize(1), Hash.Of("other"u8));
        SignedCheckpoint witnessed = SignedCheckpoint.Verify(
            other.Sign(network.LogKeys.NoteKey, network.LogKeys.Checkpoints), network.LogKeys.NoteKey,
            WitnessPolicy.None).Checkpoint!;
        File.Delete(network.Options.SignStatePath);
        LedgerOptions adopting = network.Options with { Adoption = new SignStateAdoption("lost", witnessed) };
        Assert.Equal(
            OpenFault.WitnessedCheckpointMismatch,
            Assert.Throws<LedgerOpenException>(
                () => LiveLedger.Open(adopting, network.LogKeys, new TimeSource(network.Clock))).Fault);
    }

    [Fact]
    public async Task A_store_that_is_open_refuses_a_second_opening()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        LedgerOpenException refused = Assert.Throws<LedgerOpenException>(network.Open);
        Assert.Equal(OpenFault.StoreInUse, refused.Fault);
        Assert.Contains(
            $"process {Environment.ProcessId}", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_copies_of_a_store_cannot_sign_at_once()
    {
        using TestNetwork network = new();
        string copy = Path.Combine(network.Folder, "copy");
        using LiveLedger ledger = await network.OpenFoundedAsync();
        ledger.BackupTo(copy);
        LedgerOptions second = network.Options with { Folder = copy };
        Assert.Equal(
            OpenFault.SignStateInUse,
            Assert.Throws<LedgerOpenException>(
                () => LiveLedger.Open(second, network.LogKeys, new TimeSource(network.Clock))).Fault);
    }

    [Fact]
    public async Task A_damaged_sign_state_is_refused_at_every_flipped_bit()
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
        }

        byte[] good = File.ReadAllBytes(network.Options.SignStatePath);
        for (int bit = 0; bit < good.Length * 8; bit += 7)
        {
            byte[] bad = [.. good];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(network.Options.SignStatePath, bad);
            Assert.Equal(
                OpenFault.SignStateDamaged, Assert.Throws<LedgerOpenException>(network.Open).Fault);
        }
    }

    [Fact]
    public void The_class_library_still_hides_a_failed_sync_and_ours_does_not()
    {
        // A pipe cannot be synced: the kernel answers EINVAL to fsync. The day the library reports it, this canary
        // falls and the P/Invoke may be reconsidered.
        using System.IO.Pipes.AnonymousPipeServerStream pipe = new();
        using SafeFileHandle handle = new(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        RandomAccess.FlushToDisk(handle);
        Assert.Throws<StoreFailureException>(() => Posix.Sync(handle, "pipe"));
    }
}
