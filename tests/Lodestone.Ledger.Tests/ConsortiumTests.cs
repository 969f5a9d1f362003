using Lodestone.Transparency;
using Lodestone.Vocabulary;
using System.Collections.Immutable;
using Lodestone.Demo;

namespace Lodestone.Ledger.Tests;

/// <summary>Several organisations' ledgers over one order.</summary>
public sealed class ConsortiumTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-consortium-").FullName;
    private DemoOptions demo = new() { Scale = 200_000 };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.SM2)]
    public async Task What_any_of_them_is_told_all_of_them_hold(SignatureAlgorithm suite)
    {
        demo = demo with { Suite = suite };
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(700)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        LiveLedger[] ledgers = [.. Seats().Select(party => Open(party, engine, year[0].Signed, quorum: 3))];
        using CancellationTokenSource ended = new();
        Task exchange = ExchangeAsync(ledgers, ended.Token);
        int turn = 0;
        foreach ((DemoStatement Statement, SignedStatement Signed)[] some in year.Skip(1).Chunk(50))
        {
            Instant at = some[^1].Statement.Time;
            IReadOnlyList<Submission> answers = await ledgers[turn++ % ledgers.Length].SubmitGroupAsync(
                [.. some.Select(one => one.Signed.Bytes)], at);
            Assert.All(answers, answer => TestNetwork.Accepted(answer));
        }

        await SameEverywhereAsync(ledgers, year.Length);
        await ended.CancelAsync();
        await exchange;
        Assert.All(ledgers, ledger => Assert.Equal(year.Length, ledger.Agreement!.Final.Value));
        Assert.All(ledgers, ledger => Assert.Equal(
            suite, ledger.Agreement!.Latest!.Signatures.Length == 4 ? KeyOf(Seats()[0]).PublicKey.Algorithm : 0));
        foreach (LiveLedger ledger in ledgers)
        {
            ledger.Dispose();
        }
    }

    [Fact]
    public async Task A_node_that_was_away_catches_up_and_what_it_had_sent_is_there_once()
    {
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(300)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        LiveLedger[] ledgers = [.. Seats().Select(party => Open(party, engine, year[0].Signed))];
        int turn = 0;
        foreach ((DemoStatement Statement, SignedStatement Signed)[] some in year.Skip(1).Chunk(23))
        {
            // Closed at once after it has spoken: its envelopes may or may not be on their way.
            int speaker = turn++ % ledgers.Length;
            Task<IReadOnlyList<Submission>> answers = ledgers[speaker].SubmitGroupAsync(
                [.. some.Select(one => one.Signed.Bytes)], some[^1].Statement.Time);
            if (turn % 3 == 0)
            {
                ledgers[speaker].Dispose();
                Assert.All(await answers, answer => Assert.True(
                    answer is Submission.Accepted or Submission.NotAccepting { Reason: NotAcceptingReason.Closing },
                    answer.ToString()));
                ledgers[speaker] = Open(Seats()[speaker], engine, year[0].Signed);
                answers = ledgers[speaker].SubmitGroupAsync(
                    [.. some.Select(one => one.Signed.Bytes)], some[^1].Statement.Time);
            }

            Assert.All(await answers, answer => Assert.IsType<Submission.InLog>(answer, exactMatch: false));
        }

        await SameEverywhereAsync(ledgers, year.Length);
        foreach (LiveLedger ledger in ledgers)
        {
            ledger.Dispose();
        }

        Assert.All(Seats(), seat => Assert.Empty(StoreCheck.Run(Path.Combine(folder, seat.Code)).Findings));
    }

    [Fact]
    public async Task Acknowledged_means_that_enough_have_signed_the_same()
    {
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(60)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        LiveLedger[] ledgers = [.. Seats().Select(party => Open(party, engine, year[0].Signed, quorum: 3))];
        Task<IReadOnlyList<Submission>> answers = ledgers[0].SubmitGroupAsync(
            [.. year.Skip(1).Select(one => one.Signed.Bytes)], year[^1].Statement.Time);
        await SameEverywhereAsync(ledgers, year.Length);

        // Two of four have signed the same, as far as the first one knows: not enough.
        NodeAgreement first = ledgers[0].Agreement!;
        Assert.True(first.Hear(ledgers[1].Agreement!.Latest!));
        Assert.False(answers.IsCompleted);
        Assert.Equal(TreeSize.Empty, first.Final);
        Assert.Equal(2, first.Latest!.Signatures.Length);

        Assert.True(first.Hear(ledgers[2].Agreement!.Latest!));
        Assert.All(await answers, answer => TestNetwork.Accepted(answer));
        Assert.Equal(year.Length, first.Final.Value);
        Assert.Empty(first.Breaches);
        foreach (LiveLedger ledger in ledgers)
        {
            ledger.Dispose();
        }
    }

    [Fact]
    public async Task What_repeats_forks_or_leaves_a_gap_is_told_with_its_place_in_the_order()
    {
        SignedStatement[] year = [.. new DemoYear(demo).SignedStatements().Take(3).Select(one => one.Signed)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        using LiveLedger ledger = Open(Seats()[0], engine, year[0]);
        TestNetwork.Accepted(await ledger.SubmitAsync(year[1].Bytes));
        Assert.Empty(ledger.OrderRemarks);

        // Somebody has the first member's key, or it says two things; and somebody sends rubbish.
        DemoParty party = Seats()[0];
        SigningKey key = DemoKeys.For(demo.Seed, party.Id, party.Persons[0], demo.Suite);
        foreach ((long number, Hash before) in ((long, Hash)[])[(0, Hash.Zero), (1, Hash.Of("another"u8)), (7, Hash.Of("gap"u8))])
        {
            Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(OrderEnvelope.Create(
                key, new EnvelopePlace(year[0].Identity, party.Id.Value, number, before, 0, 1), "other"u8).Bytes));
        }

        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync("rubbish"u8.ToArray()));
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while (ledger.OrderRemarks.Count < 4)
        {
            await Task.Delay(10, patience.Token);
        }

        Assert.Equal(
            [
                (OrderRemarkKind.Repeated, party.Id.Value), (OrderRemarkKind.Forked, party.Id.Value),
                (OrderRemarkKind.Early, party.Id.Value), (OrderRemarkKind.Junk, string.Empty),
            ],
            ledger.OrderRemarks.Select(remark => (remark.Kind, remark.Organisation)));
        Assert.Equal([1L, 2L, 3L, 4L], ledger.OrderRemarks.Select(remark => remark.EngineHeight));
        Assert.Equal(2, ledger.Log.Size.Value);
    }

    [Fact]
    public async Task Whoever_waits_too_long_hears_that_nothing_is_decided_and_can_ask_again()
    {
        SignedStatement[] year = [.. new DemoYear(demo).SignedStatements().Take(2).Select(one => one.Signed)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        using LiveLedger ledger = Open(Seats()[0], engine, year[0], quorum: 2, within: TimeSpan.FromMilliseconds(200));
        Submission answer = await ledger.SubmitAsync(year[1].Bytes);
        Assert.Equal(NotAcceptingReason.Undecided, Assert.IsType<Submission.NotAccepting>(answer).Reason);

        // In the log by now, and still not final: known again is no acknowledgement either.
        using LiveLedger other = Open(Seats()[1], engine, year[0], quorum: 2);
        await SameEverywhereAsync([ledger, other], 2);
        Assert.IsType<StatementStatus.Pending>(ledger.StatusOf(year[1].Identity));
        answer = await ledger.SubmitAsync(year[1].Bytes);
        Assert.Equal(NotAcceptingReason.Undecided, Assert.IsType<Submission.NotAccepting>(answer).Reason);
        Assert.True(ledger.Agreement!.Hear(other.Agreement!.Latest!));
        Assert.Equal(2, ledger.Agreement.Final.Value);
        Assert.Equal(
            new EntryIndex(1), Assert.IsType<StatementStatus.Accepted>(ledger.StatusOf(year[1].Identity)).Index);
        Assert.IsType<Submission.AlreadyRegistered>(await ledger.SubmitAsync(year[1].Bytes));
    }

    [Fact]
    public async Task Whoever_signs_another_history_is_named_with_both_signatures_and_a_node_alone_with_its_own_stops()
    {
        SignedStatement[] year = [.. new DemoYear(demo).SignedStatements().Take(2).Select(one => one.Signed)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        using LiveLedger ledger = Open(Seats()[0], engine, year[0], quorum: 3);
        NodeAgreement agreement = ledger.Agreement!;
        for (int liar = 1; liar <= 3; liar++)
        {
            Checkpoint other = new(demo.Network, new TreeSize(1), Hash.Of("another history"u8), ["header"]);
            SignedNote note = SignedNote.Of(other.ToString(), Cosigned(other.ToString(), Seats()[liar]));
            Assert.True(agreement.Hear(note));
            Breach breach = agreement.Breaches[liar - 1];
            Assert.Equal((Seats()[liar].Code, 1L), (breach.Organisation, breach.Size.Value));
            Assert.Equal((agreement.Latest!.Text, note.Text), (breach.Ours!.Text, breach.Theirs.Text));
            Assert.Equal(liar == 3, agreement.IsAgainstUs);
        }

        Submission answer = await ledger.SubmitAsync(year[1].Bytes);
        Assert.Equal(NotAcceptingReason.Disagreement, Assert.IsType<Submission.NotAccepting>(answer).Reason);
    }

    [Fact]
    public async Task Of_a_size_that_is_still_to_come_a_member_is_heard_once_and_the_evidence_is_its_first_word()
    {
        SignedStatement[] year = [.. new DemoYear(demo).SignedStatements().Take(2).Select(one => one.Signed)];
        await using SoloOrdering engine = SoloOrdering.Open(
            Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        using LiveLedger ledger = Open(Seats()[0], engine, year[0], quorum: 2, within: TimeSpan.FromMilliseconds(200));
        string[] texts = [.. Enumerable.Range(0, 5).Select(i => new Checkpoint(
            demo.Network, new TreeSize(2), Hash.Of([(byte)i]), ["header"]).ToString())];
        Assert.All(texts, text => Assert.True(ledger.Agreement!.Hear(SignedNote.Of(
            text, Cosigned(text, Seats()[1])))));
        Assert.Empty(ledger.Agreement!.Breaches);
        await ledger.SubmitAsync(year[1].Bytes);
        await SameEverywhereAsync([ledger], 2);
        await ledger.PublishStateRootAsync();
        Assert.Equal(texts[0], Assert.Single(ledger.Agreement.Breaches).Theirs.Text);
    }

    [Fact]
    public async Task Words_that_nobody_of_the_policy_signed_are_not_heard()
    {
        SignedStatement genesis = new DemoYear(demo).SignedStatements().First().Signed;
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        using LiveLedger ledger = Open(Seats()[0], engine, genesis, quorum: 2);
        NodeAgreement agreement = ledger.Agreement!;
        string text = agreement.Latest!.Text;
        SigningKey theirs = KeyOf(Seats()[1]);
        NoteKey stranger = NoteKey.ForWitness("stranger", theirs.PublicKey);
        Assert.False(agreement.Hear(SignedNote.Of(
            text, Cosignature.Sign(text, stranger, theirs, 1).ToNoteSignature())));
        Assert.False(agreement.Hear(agreement.Latest));
        string elsewhere = text.Replace(demo.Network, "elsewhere.example/log", StringComparison.Ordinal);
        Assert.False(agreement.Hear(SignedNote.Of(
            elsewhere, Cosigned(elsewhere, Seats()[1]))));
        SignedNote moved = SignedNote.Of(
            text, Cosigned(elsewhere, Seats()[1]));
        Assert.False(agreement.Hear(moved));
        Assert.Equal(TreeSize.Empty, agreement.Final);
        Assert.True(agreement.Hear(SignedNote.Of(
            text, Cosigned(text, Seats()[1]))));
        Assert.Equal(1, agreement.Final.Value);
    }

    // Every node hears what every other has signed, until it is cancelled; once more then.
    private static async Task ExchangeAsync(LiveLedger[] ledgers, CancellationToken cancel)
    {
        bool last;
        do
        {
            last = cancel.IsCancellationRequested;
            foreach (LiveLedger ledger in ledgers)
            {
                foreach (LiveLedger other in ledgers.Where(other => other != ledger))
                {
                    ledger.Agreement!.Hear(other.Agreement!.Latest!);
                }
            }

            await Task.Delay(2, CancellationToken.None);
        }
        while (!last);
    }

    private static async Task SameEverywhereAsync(LiveLedger[] ledgers, long size)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        foreach (LiveLedger ledger in ledgers)
        {
            await ledger.Log.GrownBeyondAsync(new TreeSize(size - 1), patience.Token);
        }

        BlockHeader head = ledgers[0].Log.Head!.Header;
        Assert.Equal(size, head.SizeAfter.Value);
        Assert.All(ledgers, ledger => Assert.Equal(head, ledger.Log.Head!.Header));
        foreach (LiveLedger ledger in ledgers)
        {
            StatePublication published = await ledger.PublishStateRootAsync();
            Assert.Equal((await ledgers[0].PublishStateRootAsync()).Head.StateRoot, published.Head.StateRoot);
        }
    }

    private static ImmutableArray<DemoParty> Seats() => [.. DemoConsortium.Describe().Parties.Take(4)];

    private SigningKey KeyOf(DemoParty of) => DemoKeys.ForLog(of.Code, "agreement", demo.Suite);

    private NoteKey NoteKeyOf(DemoParty of) => NoteKey.ForWitness(of.Code, KeyOf(of).PublicKey);

    private NoteSignature Cosigned(string text, DemoParty by) =>
        Cosignature.Sign(text, NoteKeyOf(by), KeyOf(by), 1).ToNoteSignature();

    private LiveLedger Open(DemoParty party, IOrderingEngine engine, SignedStatement genesis, int quorum = 0,
        TimeSpan? within = null)
    {
        string own = Path.Combine(folder, party.Code);
        LogKeys keys = new(demo.Network, DemoKeys.ForLog(demo.Network, "checkpoint", demo.Suite),
            DemoKeys.ForLog(demo.Network, "answers", demo.Suite));
        return LiveLedger.Open(
            new LedgerOptions(own, own + ".sign") { AnswerWithin = within ?? TimeSpan.FromMinutes(2) },
            keys,
            TimeSource.Simulated(TimeProvider.System, Instant.FromUnixSeconds(genesis.Header.IssuedAt)),
            new ConsortiumSeat(
                engine, party.Id, DemoKeys.For(demo.Seed, party.Id, party.Persons[0], demo.Suite), genesis,
                quorum > 0
                    ? new AgreementTerms([KeyOf(party)], new WitnessPolicy(quorum, Seats().Select(NoteKeyOf)))
                    : null));
    }
}
