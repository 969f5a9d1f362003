using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>
/// Every order of holding, lifting, packing, shipping, receiving, selling, clearing, exporting and deciding about two
/// lots, breadth first: each state is visited once, and every act is tried in it.
/// </summary>
public class DecisionModelTests(ITestOutputHelper output)
{
    private const string Shipment = "urn:model:shipment";
    private const string Parent = "urn:model:parent";

    private readonly World world = World.Founded();
    private long accepted;
    private long refused;

    [Fact]
    public void No_order_of_four_acts_frees_held_goods() => Explore(4);

    [Fact(Explicit = true)]
    public void No_order_of_six_acts_frees_held_goods() => Explore(6);

    private void Explore(int depth)
    {
        Eid first = world.Seed(Cast.Mine, lot => lot with { Source = SourceKind.Mined });
        Eid second = world.Seed(Cast.Mine, lot => lot with { Source = SourceKind.Mined });
        Move[] moves = [.. Moves(first, second)];
        HashSet<string> seen = [KeyOf(world.State)];
        List<LedgerState> open = [world.State];
        for (int level = 0; level < depth; level++)
        {
            List<LedgerState> next = [];
            foreach (LedgerState state in open)
            {
                foreach (Move move in moves)
                {
                    LedgerState after = state.Copy();
                    if (!Try(after, move))
                    {
                        refused++;
                        continue;
                    }

                    accepted++;
                    Check(state, after, move);
                    if (level + 1 < depth && seen.Add(KeyOf(after)))
                    {
                        next.Add(after);
                    }
                }
            }

            open = next;
        }

        string report = $"depth {depth}: {seen.Count} states, {accepted} acts accepted, {refused} refused";
        output.WriteLine(report);
        Console.WriteLine(report);
        Assert.True(seen.Count > 300, report);
    }

    private IEnumerable<Move> Moves(Eid first, Eid second)
    {
        foreach (Eid lot in (Eid[])[first, second])
        {
            string number = lot == first ? "1" : "2";
            yield return new(Cast.Customs, new PlaceHold($"HOLD-{number}", [lot], "reason"));
            yield return new(Cast.Customs, new LiftHold($"HOLD-{number}"), ByTwo: true);
            yield return new(Cast.Customs, new ClearGoods($"DECL-{number}", [lot], "JP"));
            yield return new(Cast.Mine, Ship($"{Shipment}:{number}", [lot], []));
            yield return new(Cast.Plant, Receive($"{Shipment}:{number}", lot));
            yield return new(Cast.Magnets, Receive("urn:model:none", lot) with { Site = Cast.Magnets.Site });
            foreach (Actor actor in (Actor[])[Cast.Mine, Cast.Plant])
            {
                yield return new(actor, new PackLots(Facts(), Parent, [lot]));
                yield return new(actor, new TransferTitle(Facts(), [lot], actor.Id, Cast.Plant.Id));
                yield return new(actor, world.End(EndKind.Exported, lot) with { Event = Facts() });
            }

            yield return new(Cast.Mine, world.End(EndKind.Stolen, lot) with { Event = Facts() });
            yield return new(Cast.Mine, new ObserveLots(Facts(), [lot], Cast.Mine.OtherSite));
            foreach (QuarantineOutcome outcome in Enum.GetValues<QuarantineOutcome>())
            {
                yield return new(Cast.Industry, new DecideQuarantine([lot], outcome), ByTwo: true);
            }
        }

        yield return new(Cast.Mine, Ship($"{Shipment}:parent", [], [Parent]));
        yield return new(Cast.Plant, new ReceiveLots(
            Facts(), $"{Shipment}:parent", [], Cast.Plant.Site, null, IsFinal: false));
        yield return new(Cast.Plant, Receive($"{Shipment}:parent", first));
        yield return new(Cast.Mine, new UnpackLots(Facts(), Parent, []));
        yield return new(Cast.Plant, new UnpackLots(Facts(), Parent, [first]));
    }

    private ShipLots Ship(string shipment, Eid[] lots, string[] parents) => new(
        Facts(), shipment, [.. lots.Select(lot => new WeighedLot(lot, null))], [.. parents], Cast.Mine.Site,
        Cast.Plant.Id, Cast.Plant.Site, null, Cast.Plant.Id, null, null);

    private ReceiveLots Receive(string shipment, Eid lot) =>
        new(Facts(), shipment, [new WeighedLot(lot, null)], Cast.Plant.Site, null, IsFinal: false);

    private EventFacts Facts() => new(null, world.Now, "+08:00", string.Empty, string.Empty, null, null, "0000");

    private bool Try(LedgerState state, Move move)
    {
        StatementIdentity identity = Identity(state.Events.Count + state.Proposals.Count);
        Act said = move.ByTwo ? new Propose(move.Act) : move.Act;
        if (!Say(state, move.Actor, move.Actor.Key, identity, said))
        {
            return false;
        }

        return !move.ByTwo || Say(
            state, move.Actor, move.Actor.SecondKey, Identity(1_000_000 + state.Proposals.Count),
            new Approve(identity, 0));
    }

    private bool Say(LedgerState state, Actor actor, string key, StatementIdentity identity, Act act)
    {
        Statement statement = new(identity, actor.Id, key, world.Now, world.Now.PlusDays(30), [act]);
        if (Rulebook.Judge(state, statement, new Position(world.NextIndex, world.Now)).Draft is not { } draft)
        {
            return false;
        }

        draft.ApplyWithoutDigest();
        return true;
    }

    private static StatementIdentity Identity(int number) => StatementIdentity.FromBytes(
        SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))));

    private static void Check(LedgerState before, LedgerState after, Move move)
    {
        Invariants.Check(before, after, move.ByTwo ? [move.Act, new Approve(Identity(0), 0)] : [move.Act]);
        foreach ((string key, LotRow now) in after.Lots.Rows)
        {
            LotRow was = before.Lots.Find(key)!;
            bool isDecision = move.Act is DecideQuarantine decide && decide.Lots.Contains(now.Eid);
            Assert.True(now.Owner == was.Owner || was.Holds.IsEmpty, "Held goods changed owner.");
            Assert.True(now.Possessor == was.Possessor || isDecision || move.Act is ReceiveLots);
            Assert.True(!was.Quarantined || now.Quarantined || isDecision, "Quarantine ended without a decision.");
            Assert.True(
                was.Holds.IsEmpty || now.Status == was.Status || now.Quarantined || isDecision
                || move.Act is ReceiveLots, "Held goods moved and nobody sees it.");
            if (move.Act is EndLots { Kind: EndKind.Exported } && now.Status == LotStatus.Ended && now != was)
            {
                Assert.True(was.Holds.IsEmpty && !was.Quarantined);
                Assert.Equal("JP", before.Cleared.Find(key)?.Destination);
            }
        }
    }

    // What the rules can still see: not when and by which event it came so.
    private static string KeyOf(LedgerState state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', state.Lots.Rows.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            $"{pair.Key} {pair.Value.Status} {pair.Value.Possessor} {pair.Value.Owner} {pair.Value.Site} "
                + $"{pair.Value.Parent} {pair.Value.Shipment} {pair.Value.Quarantined} {pair.Value.Holds.Length} "
                + $"{pair.Value.Remaining} {state.Cleared.Find(pair.Key)} "
                + $"{state.Quarantines.Find(pair.Key)?.FoundWith}"))
        + string.Join('\n', state.Holds.Rows.Select(pair => $"{pair.Key} {pair.Value.Lifted}")
            .Concat(state.Shipments.Rows.Select(pair => $"{pair.Key} {pair.Value.Open}"))
            .Concat(state.Parents.Rows.Select(pair => $"{pair.Key} {pair.Value.Possessor} {pair.Value.Lots.Length}"))
            .Order(StringComparer.Ordinal)))));

    private sealed record Move(Actor Actor, Act Act, bool ByTwo = false);
}
