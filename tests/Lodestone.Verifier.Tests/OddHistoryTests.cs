using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Verifier.Tests.Harness;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests;

/// <summary>Histories that no demo year has: their bundles are whole all the same.</summary>
public sealed class OddHistoryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Sscc = "09520000000000009";
    private static readonly DemoParty Root = DemoConsortium.Describe().Root;
    private static readonly string[] Persons = [.. Root.Persons];

    private DemoNode demo = null!;

    public async ValueTask InitializeAsync() => demo = await DemoNode.Fill(100);

    public ValueTask DisposeAsync()
    {
        demo.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Lots_of_one_document_packed_in_it()
    {
        (_, Eid first, Eid second) = await CommissionTwoInOneDocument();
        await demo.PublishAsync();
        AssertValid(first);
        AssertValid(second);
    }

    [Fact]
    public async Task A_hold_lifted_by_two_and_placed_again_with_a_renewed_key_of_another_algorithm()
    {
        (_, Eid first, _) = await CommissionTwoInOneDocument();
        using SigningKey renewed = SigningKey.Generate(SignatureAlgorithm.ES256);
        SigningKey old = DemoKeys.For(Root.Id, Persons[0]);
        await demo.SubmitAsync(Pen.SayWith(demo.Node, old, Root.Id, new PlaceHold("H-ODD", [first], "test")));
        SignedStatement proposal = Pen.SayWith(demo.Node, old, Root.Id, new Propose(new LiftHold("H-ODD")));
        await demo.SubmitAsync(proposal);
        await demo.SubmitAsync(Pen.SayWith(demo.Node, old, Root.Id, new RegisterKey(
            GenesisStatement.DeclarationOf(renewed.PublicKey, Persons[0]), ValidTo: null)));
        await demo.SubmitAsync(Pen.SayWith(
            demo.Node, DemoKeys.For(Root.Id, Persons[1]), Root.Id,
            new Approve(StatementIdentity.FromBytes(proposal.Identity.Span), 0)));
        await demo.SubmitAsync(Pen.SayWith(
            demo.Node, old, Root.Id, new RevokeKey(old.PublicKey.KeyId.ToHex(), SuspectSince: null)));
        await demo.PublishAsync();
        Assert.Empty(AssertValid(first).Status!.Lot.Holds);

        await demo.SubmitAsync(Pen.SayWith(demo.Node, renewed, Root.Id, new PlaceHold("H-ODD-2", [first], "test")));
        await demo.PublishAsync();
        Assert.Equal(["H-ODD-2"], AssertValid(first).Status!.Lot.Holds);
    }

    [Fact]
    public async Task A_lot_of_a_party_that_revokes_its_own_key_as_suspect_since_the_beginning()
    {
        (LotRow like, Eid first, _) = await CommissionTwoInOneDocument();
        SigningKey key = KeyOf(like.Issuer);
        await demo.SubmitAsync(Pen.SayWith(
            demo.Node, key, like.Issuer, new RevokeKey(key.PublicKey.KeyId.ToHex(), SuspectSince: 0)));
        await demo.PublishAsync();
        BundleVerdict other = AssertValid(first);
        Assert.Contains("suspect-key", other.Status!.Lot.Flags);
        BundleVerdict after = AssertValid(like.Eid);
        Assert.Contains("suspect-key", after.Status!.Lot.Flags);

        // The revocation marks all lots of the party, but only this one's history is needed beside what is true of all.
        Assert.InRange(after.EntriesShown, 2, other.EntriesShown + 3);
    }

    private async Task<(LotRow Like, Eid First, Eid Second)> CommissionTwoInOneDocument()
    {
        (CommissionLot act, PartyId issuer) = FirstMined();
        CommissionLot[] both = [Another(act, issuer, "ODD-1"), Another(act, issuer, "ODD-2")];
        Eid[] lots = [.. both.Select(one => one.Lot.Eid)];
        PackLots packed = new(
            act.Event with { EventId = "urn:uuid:00000000-0000-4000-8000-00000000000f", EventTime = demo.Node.Time.Now },
            $"https://id.gs1.org/00/{Sscc}{Gs1.CheckDigit(Sscc)}", [.. lots]);
        await demo.SubmitAsync(Pen.SayWith(demo.Node, KeyOf(issuer), issuer, both[0], both[1], packed));
        return (demo.Lots.First(lot => lot.Eid == act.Lot.Eid), lots[0], lots[1]);
    }

    private CommissionLot Another(CommissionLot act, PartyId issuer, string number) => act with
    {
        Event = act.Event with
        {
            EventId = $"urn:uuid:00000000-0000-4000-8000-00000000000{number[^1]}", EventTime = demo.Node.Time.Now,
        },
        Lot = act.Lot with
        {
            Eid = Eid.Derive(issuer, number, act.Lot.Nonce), LotNumber = number, Alias = null, Mass = Mass.FromKilograms(1),
        },
    };

    private (CommissionLot Act, PartyId Issuer) FirstMined() => Enumerable.Range(0, (int)demo.Node.Ledger.Log.Size.Value)
        .Select(index => demo.Node.Ledger.Log.LogEntryAt(new EntryIndex(index))!.Statement)
        .SelectMany(statement => statement.Acts.OfType<CommissionLot>().Select(act => (act, statement.Issuer)))
        .First(pair => pair.act.Source.Kind == SourceKind.Mined);

    private static SigningKey KeyOf(PartyId party) =>
        DemoKeys.For(party, DemoConsortium.Describe().Find(party)!.Persons[0]);

    private BundleVerdict AssertValid(Eid lot)
    {
        byte[] bundle = demo.Bundle(lot);
        BundleVerdict verdict = BundleVerification.Verify(bundle, demo.Anchor);
        output.WriteLine($"{lot}: {verdict.Standing}, {verdict.EntriesShown} entries, {bundle.Length} bytes");
        Assert.True(verdict.Standing == BundleStanding.Valid, $"{lot}: {verdict.Findings.FirstOrDefault()}");
        return verdict;
    }
}
