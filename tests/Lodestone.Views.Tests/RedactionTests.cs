using System.Globalization;
using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>Nobody's volumes, compositions, yields or customers reach a rival: planted figures are looked for in answers.</summary>
public class RedactionTests
{
    private static readonly Reader Rival = Reader.Of(Cast.Mine.Id);
    private readonly Play play;
    private readonly Products made;

    public RedactionTests(Place place)
    {
        play = new Play(place);
        made = Chain.Build(play);
    }

    public static TheoryData<string> Strangers => ["public", "rival"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Passport_gives_nothing_away(string who)
    {
        using Viewed viewed = play.Follow();
        LotPassport whole = viewed.Ask(it => it.Passport(made.Magnet))!;

        LotPassport seen = whole.Redact(ReaderOf(who));

        AssertNothingAway(seen, whole);
        Assert.Equal(made.Magnet, seen.Eid);
        Assert.Equal("ree.magnet.ndfeb", seen.Material);
        Assert.Equal(["unverified:north", "unverified:south"], seen.Origins.Select(it => it.Origin.Code).Distinct().Order());
        Assert.All(seen.Origins, share => PublicShareTests.AssertTold(share.Share, share.Precision));
        Assert.Equal(100_000_000, seen.Content.Single(it => it.Element == Element.Of("Nd")).AtLeast.Value);
        Assert.NotEmpty(seen.Timeline);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Lineage_gives_nothing_away(string who)
    {
        using Viewed viewed = play.Follow();
        LineageGraph whole = viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Both))!;

        LineageGraph seen = whole.Redact(ReaderOf(who));

        AssertNothingAway(seen, whole);
        Assert.Equal(whole.Nodes.Count, seen.Nodes.Count);
        Assert.All(seen.Nodes.OfType<LotNode>().Where(node => !node.IsSubject), node => Assert.Null(node.Lot));
        AssertNothingAway(whole.Collapse(8).Redact(ReaderOf(who)), whole);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Mass_flow_gives_nothing_away(string who)
    {
        using Viewed viewed = play.Follow();
        MassFlow whole = viewed.Ask(it => it.MassFlow(made.SecondMagnet, Element.Of("Dy")))!;

        MassFlow seen = whole.Redact(ReaderOf(who));

        AssertNothingAway(seen, whole);
        Assert.All(seen.Links, link => PublicShareTests.AssertTold(link.Width, link.Precision));
        Assert.All(seen.Nodes, node => PublicShareTests.AssertTold(node.Share!.Value, node.Precision));
        AssertNothingAway(whole.Collapse(8).Redact(ReaderOf(who)), whole);
    }

    [Fact]
    public void Holder_sees_its_lot_and_not_its_suppliers_books()
    {
        play.Accept(Cast.Plant, new TransferTitle(play.World.Facts(), [made.Magnet], Cast.Plant.Id, Cast.Magnets.Id));
        using Viewed viewed = play.Follow();
        Reader owner = Reader.Of(Cast.Magnets.Id);
        LotPassport whole = viewed.Ask(it => it.Passport(made.Magnet))!;

        Assert.Equal(ReaderRelation.Concerned, viewed.Ask(it => it.RelationOf(owner, made.Magnet)));
        Assert.Equal(whole.Composition, whole.Redact(owner).Composition);
        Assert.Equal(Cast.Plant.Id, whole.Redact(owner).Holder!.Party);

        LineageGraph seen = viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Up))!.Redact(owner);
        Assert.All(seen.Nodes.OfType<ProcessNode>(), node => Assert.Null(node.Balance));
        Assert.All(seen.Nodes.OfType<CircuitNode>(), node => Assert.Null(node.Balance));
        Assert.All(
            seen.Edges,
            edge => Assert.Equal(seen.Nodes[edge.To] is LotNode { IsSubject: true }, edge.Amounts is not null));

        MassFlow flow = viewed.Ask(it => it.MassFlow(made.Magnet, Element.Of("Nd")))!.Redact(owner);
        Assert.NotNull(flow.Whole);
        Assert.All(
            flow.Links,
            link => Assert.Equal(flow.Nodes[link.To].IsSubject, link.Recorded is not null));
    }

    [Fact]
    public void Former_holder_sees_no_more_than_the_public()
    {
        Eid lot = play.Buy(Cast.Plant, "north", 77);
        play.World.Alter(lot, row => row with { Possessor = Cast.Magnets.Id, Owner = Cast.Magnets.Id });
        play.Buy(Cast.Plant, "south", 10);
        using Viewed viewed = play.Follow();

        Assert.Equal(
            ReaderRelation.Public, viewed.Ask(it => it.RelationOf(Reader.Of(Cast.Plant.Id), lot)));
        LotPassport whole = viewed.Ask(it => it.Passport(lot))!;
        Assert.Null(whole.Redact(Reader.Of(Cast.Plant.Id)).Holder);
    }

    [Fact]
    public void Authority_sees_everything()
    {
        using Viewed viewed = play.Follow();
        LotPassport passport = viewed.Ask(it => it.Passport(made.Magnet))!;
        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Both))!;
        MassFlow flow = viewed.Ask(it => it.MassFlow(made.Magnet, Element.Of("Dy")))!;

        Assert.Same(passport, passport.Redact(Reader.Authority));
        Assert.Same(graph, graph.Redact(Reader.Authority));
        Assert.Same(flow, flow.Redact(Reader.Authority));
    }

    private static Reader ReaderOf(string who) => who == "public" ? Reader.Public : Rival;

    // The needles are checked to be in the whole answer, so that a test that looks for the wrong thing fails too.
    private void AssertNothingAway<TAnswer>(TAnswer seen, TAnswer whole)
    {
        string told = JsonSerializer.Serialize(seen);
        string all = JsonSerializer.Serialize(whole);
        Assert.True(Needles().Count(needle => all.Contains(needle, StringComparison.Ordinal)) > 5);
        Assert.All(Needles(), needle => Assert.DoesNotContain(needle, told, StringComparison.Ordinal));
    }

    private IEnumerable<string> Needles()
    {
        yield return Cast.Plant.Id.Value;
        yield return Cast.Plant.Site.Gln;
        yield return Chain.Line;
        foreach (FollowedEntry entry in play.Entries.Skip(1))
        {
            yield return entry.Statement.Identity.Hex;
        }

        foreach ((string code, LotRow lot) in play.World.State.Lots.Rows)
        {
            yield return $"\"{lot.LotNumber}\"";
            yield return $"\"Milligrams\":{lot.Initial.Milligrams.ToString(CultureInfo.InvariantCulture)},";
            foreach (ElementShare share in lot.Composition.Shares.Where(it => !IsRound(it)))
            {
                yield return $"\"Value\":{share.Share.Value.ToString(CultureInfo.InvariantCulture)}}}";
            }

            foreach (BookLine line in lot.Book)
            {
                yield return line.Amount.Picograms.ToString(CultureInfo.InvariantCulture);
            }

            if (code != made.Magnet.Code && code != made.SecondMagnet.Code)
            {
                yield return code;
            }
        }
    }

    // Tenths and the ends of classes are figures that the public may be told.
    private static bool IsRound(ElementShare share) => share.Share.Value % 1_000_000 == 0;
}
