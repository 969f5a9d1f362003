using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger.Tests;

public sealed class LiveLedgerTests
{
    [Fact]
    public async Task An_accepted_statement_has_a_receipt_that_verifies_and_a_checkpoint_that_covers_it()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement site = network.Site(1);
        Submission.Accepted accepted = TestNetwork.Accepted(await ledger.SubmitAsync(site.Bytes));
        Assert.Equal(new EntryIndex(1), accepted.Index);

        Receipt receipt = Receipt.Parse(accepted.Receipt).Value;
        Assert.Equal(ReceiptVerdict.Valid, receipt.Verify(site.LeafHash, network.LogKeys.Answers.PublicKey));
        SignedNote note = SignedNote.Parse(ledger.Log.LatestCheckpoint()).Value;
        CheckpointJudgement judged = SignedCheckpoint.Verify(note, network.LogKeys.NoteKey, WitnessPolicy.None);
        Assert.Equal(CheckpointVerdict.Valid, judged.Verdict);
        Assert.Equal(new TreeSize(2), judged.Checkpoint!.Checkpoint.Size);
        Assert.Equal(
            ProofVerdict.Valid,
            ledger.Log.InclusionProofFor(accepted.Index).Verify(site.LeafHash, judged.Checkpoint.Checkpoint.Root));
        Assert.Contains(ledger.Log.BlockAt(1)!.ExtensionLine, judged.Checkpoint.Checkpoint.Extensions);
        Assert.Equal(site.Bytes.ToArray(), ledger.Log.EntryAt(accepted.Index));
    }

    [Fact]
    public async Task The_same_statement_again_gets_the_first_receipt_and_changes_nothing()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement site = network.Site(1);
        Submission.Accepted first = TestNetwork.Accepted(await ledger.SubmitAsync(site.Bytes));
        await network.SubmitSitesAsync(ledger, 2, 5);
        byte[] digest = ledger.ReadState(state => state.Digest.ToArray());

        network.Clock.Now = network.Clock.Now.PlusDays(40);
        Submission.AlreadyRegistered again =
            Assert.IsType<Submission.AlreadyRegistered>(await ledger.SubmitAsync(site.Bytes));
        Assert.Equal(first.Index, again.Index);
        Assert.Equal(first.Receipt.ToArray(), again.Receipt.ToArray());
        Assert.Equal(digest, ledger.ReadState(state => state.Digest.ToArray()));
        Assert.Equal(new TreeSize(7), ledger.Log.Size);
    }

    [Fact]
    public async Task A_statement_twice_in_one_group_is_one_entry()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement site = network.Site(1);
        IReadOnlyList<Submission> answers = await ledger.SubmitGroupAsync([site.Bytes, site.Bytes]);
        TestNetwork.Accepted(answers[0]);
        Assert.Equal(new EntryIndex(1), Assert.IsType<Submission.AlreadyRegistered>(answers[1]).Index);
        Assert.Equal(new TreeSize(2), ledger.Log.Size);
    }

    [Fact]
    public async Task A_group_is_one_block_at_one_time()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        network.Clock.Now = network.Clock.Now.PlusMilliseconds(500);
        await network.SubmitSitesAsync(ledger, 1, 20);
        BlockHeader block = ledger.Log.BlockAt(1)!;
        Assert.Equal(20, block.Count);
        Assert.Equal(network.Clock.Now.UnixMilliseconds, block.TimeMs);
        Assert.Equal(ledger.Log.BlockAt(0)!.HeaderHash, block.Previous);
    }

    [Fact]
    public async Task Statements_of_many_callers_share_blocks()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement[] sites = [.. Enumerable.Range(1, 200).Select(number => network.Site(number))];
        Submission[] answers = await Task.WhenAll(sites.Select(
            site => Task.Run(() => ledger.SubmitAsync(site.Bytes))));
        Assert.Equal(200, answers.OfType<Submission.Accepted>().Select(answer => answer.Index).Distinct().Count());
        Assert.InRange(ledger.Log.Head!.Header.Height, 1, 199);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_block_time_still()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        Instant before = network.Clock.Now;
        SignedStatement site = network.Site(1);
        network.Clock.Now = before.PlusMilliseconds(-60_000);
        TestNetwork.Accepted(await ledger.SubmitAsync(site.Bytes));
        Assert.Equal(before.UnixMilliseconds, ledger.Log.Head!.Header.TimeMs);
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_same_chain_and_the_same_checkpoint()
    {
        using TestNetwork network = new();
        byte[] checkpoint;
        byte[] digest;
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
            await network.SubmitSitesAsync(ledger, 1, 300);
            checkpoint = ledger.Log.LatestCheckpoint()!;
            digest = ledger.ReadState(state => state.Digest.ToArray());
        }

        using LiveLedger again = await network.OpenFoundedAsync();
        Assert.Equal(checkpoint, again.Log.LatestCheckpoint());
        Assert.Equal(digest, again.ReadState(state => state.Digest.ToArray()));
        await network.SubmitSitesAsync(again, 301, 3);
        Assert.Equal(new TreeSize(304), again.Log.Size);
        Assert.IsType<Submission.AlreadyRegistered>(await again.SubmitAsync(network.Site(7).Bytes));
    }

    [Fact]
    public async Task Promised_statements_become_entries_and_their_status_is_told()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement site = network.Site(1);
        Assert.IsType<StatementStatus.Unknown>(ledger.StatusOf(site.Identity));
        DeferredSubmission deferred = await ledger.SubmitDeferredAsync(site.Bytes);
        if (deferred is DeferredSubmission.Promised promised)
        {
            Assert.Equal(SignatureVerdict.Valid, promised.Promise.Verify(network.LogKeys.Answers.PublicKey));
            Assert.Equal(site.Identity, promised.Promise.Identity);
        }

        await ledger.Log.GrownBeyondAsync(new TreeSize(1)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(new EntryIndex(1), Assert.IsType<StatementStatus.Accepted>(ledger.StatusOf(site.Identity)).Index);
    }

    [Fact]
    public async Task A_promise_that_a_crash_left_open_is_kept_at_the_next_start()
    {
        using TestNetwork network = new();
        SignedStatement site = network.Site(1);
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
        }

        using (LedgerStore store = LedgerStore.Open(network.Options.Folder))
        {
            store.Remember([new PendingStatement(site.Identity, site.Bytes, 1_800_000_000)]);
        }

        using LiveLedger again = network.Open();
        await again.Log.GrownBeyondAsync(new TreeSize(1)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.IsType<StatementStatus.Accepted>(again.StatusOf(site.Identity));
        Assert.Empty(again.OverduePromises());
        Assert.Equal(site.Bytes.ToArray(), again.Log.EntryAt(new EntryIndex(1)));
    }

    [Fact]
    public async Task A_promised_statement_is_never_unknown_on_its_way_into_the_log()
    {
        using TestNetwork network = new();
        using (LiveLedger ledger = await network.OpenFoundedAsync())
        {
        }

        for (int round = 0; round < 25; round++)
        {
            SignedStatement[] sites = [.. Enumerable.Range(1 + (round * 40), 40).Select(number => network.Site(number))];
            using (LedgerStore store = LedgerStore.Open(network.Options.Folder))
            {
                store.Remember([.. sites.Select(site => new PendingStatement(site.Identity, site.Bytes, 1_800_000_000))]);
            }

            using LiveLedger again = network.Open();
            StatementStatus status;
            do
            {
                status = again.StatusOf(sites[20].Identity);
                Assert.IsNotType<StatementStatus.Unknown>(status);
            }
            while (status is not StatementStatus.Accepted);
        }
    }

    [Fact]
    public async Task Followers_see_every_entry_once_in_order_with_its_effects()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        await network.SubmitSitesAsync(ledger, 1, 30);
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(20));
        List<LogEntry> seen = [];
        Task later = Task.CompletedTask;
        await foreach (LogEntry entry in ledger.Log.FollowAsync(new EntryIndex(5), cancel.Token))
        {
            seen.Add(entry);
            if (seen.Count == 10)
            {
                later = network.SubmitSitesAsync(ledger, 31, 4);
            }

            if (entry.Index.Value == 34)
            {
                break;
            }
        }

        await later;
        Assert.Equal(Enumerable.Range(5, 30).Select(index => (long)index), seen.Select(entry => entry.Index.Value));
        Assert.All(seen, entry => Assert.Contains(entry.Effects, change => change.Table == "site"));
        Assert.Equal(
            [new EntryIndex(12)], ledger.Log.ChangesOf("site", seen[7].Effects.First(c => c.Table == "site").Key));
    }

    [Fact]
    public void A_full_queue_turns_statements_away_and_takes_them_later()
    {
        WorkQueue engine = new(2);
        using TestNetwork network = new();
        Submitted submitted = new(StatementDoor.ReadLogged(network.Genesis.Bytes, new EntryIndex(0)), null);
        Assert.Null(engine.Offer(new Work.One(submitted)));
        Assert.Null(engine.Offer(new Work.One(submitted)));
        Assert.Equal(NotAcceptingReason.QueueFull, engine.Offer(new Work.One(submitted)));
        Assert.Equal(2, Assert.IsType<Work.Many>(engine.Take(10, 1_000_000)).Submitted.Count);
        Assert.Null(engine.Offer(new Work.One(submitted)));
        engine.Close(NotAcceptingReason.Closing);
        Assert.Equal(NotAcceptingReason.Closing, engine.Offer(new Work.One(submitted)));
    }

    [Fact]
    public async Task A_bit_that_turned_in_memory_is_never_signed()
    {
        using TestNetwork faulty = new();
        using (LiveLedger founded = await faulty.OpenFoundedAsync())
        {
        }

        LedgerOptions planted = faulty.Options with { Fault = PlantedFault.FlipLeafInMemory };
        using LiveLedger ledger = LiveLedger.Open(planted, faulty.LogKeys, new TimeSource(faulty.Clock));
        byte[] before = ledger.Log.LatestCheckpoint()!;
        Submission answer = await ledger.SubmitAsync(faulty.Site(1).Bytes);
        Assert.Equal(NotAcceptingReason.Failed, Assert.IsType<Submission.NotAccepting>(answer).Reason);
        await Assert.ThrowsAsync<StoreFailureException>(() => ledger.Stopped);
        Assert.Equal(before, ledger.Log.LatestCheckpoint());
        Assert.Equal(
            NotAcceptingReason.Failed,
            Assert.IsType<Submission.NotAccepting>(await ledger.SubmitAsync(faulty.Site(2).Bytes)).Reason);
    }

    [Fact]
    public async Task A_promise_that_was_not_kept_in_time_is_named()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        long deadline = (network.Clock.Now.UnixMilliseconds / 1_000) + 60;
        using (SqliteConnection beside = new(LedgerStore.ConnectionText(
            Path.Combine(network.Options.Folder, LedgerStore.FileName), SqliteOpenMode.ReadWrite)))
        {
            // As if the loop had stuck after the promise was made durable.
            beside.Open();
            Schema.Execute(beside, $"INSERT INTO pending VALUES (1, zeroblob(32), zeroblob(5), {deadline})");
        }

        Assert.Empty(ledger.OverduePromises());
        Assert.IsType<StatementStatus.Pending>(ledger.StatusOf(Hash.Zero));
        network.Clock.Now = network.Clock.Now.PlusMilliseconds(62_000);
        Assert.Equal([Hash.Zero], ledger.OverduePromises());
    }
}
