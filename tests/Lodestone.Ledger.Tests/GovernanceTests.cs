using System.Collections.Concurrent;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

/// <summary>Members change what holds their network together, while it runs.</summary>
public sealed class GovernanceTests : IAsyncDisposable
{
    private const int Lead = 150;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly GovernedNetwork network = new();
    private readonly ConcurrentDictionary<Hash, (int Through, EntryIndex Index)> acknowledged = [];
    private readonly CancellationTokenSource enough = new();

    public async ValueTask DisposeAsync()
    {
        enough.Dispose();
        await network.DisposeAsync();
    }

    [Fact]
    public async Task Keys_rotate_one_joins_one_is_excluded_and_the_rules_are_raised_while_load_runs()
    {
        SigningKey nextKey = TestNetwork.KeyOf(50);
        SigningKey nextAgreement = TestNetwork.KeyOf(51);
        network.Run(0, knownRules: 2);
        network.Run(1, knownRules: 2, nextKey, nextAgreement);
        network.Run(2, knownRules: 2);
        network.Run(3);
        Task[] load = [.. Enumerable.Range(0, 3).Select(member => Task.Run(() => LoadAsync(member)))];

        // An organisation's keys, the one of its node's word and the one of its envelopes.
        await network.DecideAsync(
            new RotateAgreementKey(Party(1), GovernedNetwork.Member.Hex(nextAgreement)), Ahead(), 0, 2, 3);
        await network.DecideAsync(
            new RotateMemberKey(
                Party(1), GenesisStatement.DeclarationOf(nextKey.PublicKey, "node-2"),
                GovernedNetwork.Members[1].Key.PublicKey.KeyId.ToHex()),
            Ahead(), 0, 2, 3);
        await FinalAsync(LastCharter().From + 1, 0, 1, 2, 3);

        // A fifth, which begins with nothing and reads the order; its word counts once it is a member.
        network.Run(4, knownRules: 2);
        await network.DecideAsync(new AdmitMember(GovernedNetwork.Members[4].Declare(), Quorum: 4), Ahead(), 0, 2, 3);
        await FinalAsync(LastCharter().From + 1, 0, 1, 2, 3, 4);
        Assert.True(network.Open[4].Agreement!.Signs);

        // One goes: four are left, three decide.
        TestNetwork.Accepted(await network.Open[0].SubmitAsync(RegistrationOf(2).Bytes));
        TestNetwork.Accepted(await network.Open[2].SubmitAsync(OrdinaryOf(2).Bytes));
        await network.DecideAsync(new ExcludeMember(Party(2), MayStillAct: false, Quorum: 3), Ahead(), 0, 2, 3, 4);
        await FinalAsync(LastCharter().From + 1, 0, 1, 3, 4);
        await RaiseAndReplaceAsync(load);
        await EverythingIsThereOnceAsync(nextKey);

        // What the excluded one says is refused, wherever it says it.
        Refusal refusal = Assert.IsType<Submission.Refused>(
            await network.Open[0].SubmitAsync(OrdinaryOf(2).Bytes)).Refusal;
        Assert.Equal(RefusalCode.MemberExcluded, refusal.Code);
    }

    [Fact]
    public async Task A_halted_network_takes_governance_only_and_goes_on_when_it_is_resumed()
    {
        await RunFourAsync();
        await network.DecideAsync(new HaltNetwork(), null, 0, 1, 2);
        Submission.Refused refused = Assert.IsType<Submission.Refused>(
            await network.Open[3].SubmitAsync(network.Site().Bytes));
        Assert.Equal(RefusalCode.NetworkHalted, refused.Refusal.Code);
        await network.DecideAsync(new ResumeNetwork(), null, 1, 2, 3);
        TestNetwork.Accepted(await network.Open[3].SubmitAsync(network.Site().Bytes));
    }

    [Fact]
    public async Task An_envelope_whose_key_lapsed_on_its_way_is_signed_anew_and_its_statements_are_there_once()
    {
        SigningKey nextKey = TestNetwork.KeyOf(50);
        await using HeldEngine held = new(network.Engine);
        network.Run(0);
        network.Run(1, nextKey: nextKey, engine: held);
        network.Run(2);
        network.Run(3);
        TestNetwork.Accepted(await network.Open[1].SubmitAsync(network.Site().Bytes));
        held.Hold();
        SignedStatement[] late = [.. Enumerable.Range(0, 3).Select(_ => network.Site())];
        Task<Submission>[] waiting = [.. late.Select(one => network.Open[1].SubmitAsync(one.Bytes))];
        await held.Holding;
        await network.DecideAsync(
            new RotateMemberKey(
                Party(1), GenesisStatement.DeclarationOf(nextKey.PublicKey, "node-2"),
                GovernedNetwork.Members[1].Key.PublicKey.KeyId.ToHex()),
            null, 0, 2, 3);
        await FinalAsync(network.Open[3].Log.Size.Value, 0, 1, 2, 3);
        held.LetGo();
        foreach (Task<Submission> one in waiting)
        {
            TestNetwork.Accepted(await one);
        }

        await FinalAsync(network.Open[1].Log.Size.Value, 0, 1, 2, 3);
        Assert.Equal(nextKey.PublicKey.KeyId, (await EnvelopesAsync(1)).Last().KeyId);
        Assert.All(network.Open.Values, ledger => Assert.All(late, one => Assert.NotNull(ledger.Log.IndexOf(one.Identity))));
        Assert.True(held.Appended > (await EnvelopesAsync(1)).Select(one => one.Place.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task A_member_that_was_away_over_a_change_judges_each_size_by_what_held_there()
    {
        await RunFourAsync();
        network.Open.TryRemove(3, out LiveLedger? away);
        long before = away!.Log.Size.Value;
        away.Dispose();
        SigningKey next = TestNetwork.KeyOf(51);
        network.Open[1].Dispose();
        network.Run(1, nextAgreement: next);
        await network.DecideAsync(
            new RotateAgreementKey(Party(1), GovernedNetwork.Member.Hex(next)), null, 0, 1, 2);
        TestNetwork.Accepted(await network.Open[0].SubmitAsync(network.Site().Bytes));
        long size = network.Open[0].Log.Size.Value;

        // One more stops: only with what the new key has signed is there a quorum.
        network.Open.TryRemove(2, out LiveLedger? other);
        LiveLedger back = network.Run(3);
        Assert.True(back.Log.Size.Value >= before);
        await FinalAsync(size, 3);
        Assert.Contains(back.Agreement!.At(new TreeSize(size))!.Signatures, line =>
            NoteKey.ForWitness("member-1", next.PublicKey).IsOf(line));
        Assert.Empty(back.Agreement.Breaches);
        other!.Dispose();
    }

    private static PartyId Party(int member) => GovernedNetwork.Members[member].Party;

    private async Task RunFourAsync()
    {
        for (int member = 0; member < 4; member++)
        {
            network.Run(member);
        }

        TestNetwork.Accepted(await network.Open[0].SubmitAsync(network.Site().Bytes));
    }

    private SignedStatement RegistrationOf(int member) => network.SignedBy(
        GovernedNetwork.Members[0].Person, Party(0),
        new RegisterParty(Party(member), PartyRole.Operator, "Member", "成员", "CN", [], []));

    private SignedStatement OrdinaryOf(int member) => network.SignedBy(
        GovernedNetwork.Members[member].Key, Party(member), network.SiteOf(Party(member)));

    // The old program stops before the first entry of the new rules; the new one goes on from the same folder.
    private async Task RaiseAndReplaceAsync(Task[] load)
    {
        await network.DecideAsync(new RaiseRules(2), Ahead(), 0, 3, 4);
        long raisedFrom = LastCharter().From;
        await FinalAsync(raisedFrom + 20, 0, 1, 4);
        await enough.CancelAsync();
        await Task.WhenAll(load);
        LiveLedger old = network.Open[3];
        Assert.Equal(2, old.RulesNeeded);
        Assert.True(old.Log.Size.Value >= raisedFrom);
        Assert.Equal(1, old.Log.Head!.Header.RulesVersion);
        Assert.Contains("Version 2 of the rules", old.OrderTrouble, StringComparison.Ordinal);
        Assert.Equal(NotAcceptingReason.RulesUnknown, Assert.IsType<Submission.NotAccepting>(
            await old.SubmitAsync(network.Site().Bytes)).Reason);
        Assert.False(old.Stopped.IsCompleted);
        Assert.NotNull(old.Log.ReceiptFor(new EntryIndex(1)));
        old.Dispose();
        Assert.False(StoreCheck.Run(network.FolderOf(3)).KnowsRulesNext);

        // Started again as it is, it stands where it stood.
        LiveLedger again = network.Run(3);
        Assert.Equal(2, again.RulesNeeded);
        again.Dispose();
        network.Run(3, knownRules: 2);
        TestNetwork.Accepted(await network.Open[0].SubmitAsync(network.Site().Bytes));
        await FinalAsync(network.Open[0].Log.Size.Value, 0, 1, 3, 4);
    }

    private async Task EverythingIsThereOnceAsync(SigningKey nextKey)
    {
        BlockHeader head = network.Open[0].Log.Head!.Header;
        Assert.Equal(2, head.RulesVersion);
        for (int member = 0; member < 3; member++)
        {
            Assert.True(acknowledged.Values.Count(one => one.Through == member) > 50, $"{member}: {acknowledged.Count}");
        }

        Assert.Equal(acknowledged.Count, acknowledged.Values.Select(one => one.Index).Distinct().Count());
        foreach (int member in (int[])[0, 1, 3, 4])
        {
            LiveLedger ledger = network.Open[member];
            Assert.Equal(head, ledger.Log.Head!.Header);
            Assert.Empty(ledger.Agreement!.Breaches);
            Assert.All(acknowledged, one => Assert.Equal(one.Value.Index, ledger.Log.IndexOf(one.Key)));
            StatePublication published = await ledger.PublishStateRootAsync();
            Assert.Equal((await network.Open[0].PublishStateRootAsync()).Head.StateRoot, published.Head.StateRoot);
        }

        Assert.Equal(nextKey.PublicKey.KeyId, (await EnvelopesAsync(1)).Last().KeyId);
    }

    private async Task<List<OrderEnvelope>> EnvelopesAsync(int member)
    {
        List<OrderEnvelope> found = [];
        long last = network.Engine.Health.Height;
        await foreach (OrderedBlock block in network.Engine.ReadAsync(0))
        {
            found.AddRange(block.Envelopes.Select(bytes => OrderEnvelope.Parse(bytes).Value)
                .Where(envelope => envelope.Place.Organisation == Party(member).Value));
            if (block.Height == last)
            {
                break;
            }
        }

        return found;
    }

    private async Task LoadAsync(int member)
    {
        while (!enough.IsCancellationRequested)
        {
            SignedStatement[] some = [.. Enumerable.Range(0, 3).Select(_ => network.Site())];
            Task<IReadOnlyList<Submission>> answers = network.Open[member].SubmitGroupAsync(
                [.. some.Select(one => one.Bytes)]);
            if (await Task.WhenAny(answers, Task.Delay(Timeout.Infinite, enough.Token)) != answers)
            {
                return;
            }

            foreach ((SignedStatement one, Submission answer) in some.Zip(await answers))
            {
                Assert.True(acknowledged.TryAdd(one.Identity, (member, TestNetwork.Accepted(answer).Index)));
            }
        }
    }

    private long Ahead() => network.Open[0].Log.Size.Value + Lead;

    // Whoever was told that a change is decided knows it; others may still be on their way.
    private CharterRow LastCharter() => network.Open.Values
        .Select(ledger => ledger.ReadState(state => Charters.All(state)[^1])).MaxBy(charter => charter.From)!;

    private async Task FinalAsync(long size, params int[] members)
    {
        using CancellationTokenSource patience = new(Patience);
        foreach (int member in members)
        {
            Assert.True(await network.Open[member].Agreement!.FinalAsync(new TreeSize(size), patience.Token));
        }
    }
}
