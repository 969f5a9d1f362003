using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>What the public is told of a share: never that something is nothing, nor that a part is all.</summary>
public class PublicShareTests(Place place)
{
    private static readonly Element Dy = Element.Of("Dy");
    private readonly Play play = new(place);

    [Theory]
    [InlineData(0, 0, SharePrecision.Exact)]
    [InlineData(1, 50, SharePrecision.Under)]
    [InlineData(39_300, 50, SharePrecision.Under)]
    [InlineData(49_999, 50, SharePrecision.Under)]
    [InlineData(50_000, 100, SharePrecision.About)]
    [InlineData(149_999, 100, SharePrecision.About)]
    [InlineData(150_000, 200, SharePrecision.About)]
    [InlineData(500_000, 500, SharePrecision.About)]
    [InlineData(849_999, 800, SharePrecision.About)]
    [InlineData(850_000, 900, SharePrecision.About)]
    [InlineData(950_000, 900, SharePrecision.About)]
    [InlineData(950_001, 950, SharePrecision.Over)]
    [InlineData(999_999, 950, SharePrecision.Over)]
    [InlineData(1_000_000, 1_000, SharePrecision.Exact)]
    public void Ends_are_told_from_nothing_and_from_all(long millionths, long thousandths, SharePrecision precision)
    {
        ElementAmount part = new((Int128)millionths * 7_000_000_000_001);
        ElementAmount whole = new((Int128)1_000_000 * 7_000_000_000_001);
        Assert.Equal((Ppb.Of(thousandths * 1_000_000), precision), PublicShare.Of(part, whole));
    }

    [Fact]
    public void Share_too_small_for_parts_per_billion_is_not_nothing()
    {
        ElementAmount whole = new((Int128)1 << 100);
        Assert.Equal((Ppb.Of(50_000_000), SharePrecision.Under), PublicShare.Of(new ElementAmount(1), whole));
        Assert.Equal((Ppb.Of(950_000_000), SharePrecision.Over), PublicShare.Of(new ElementAmount(whole.Picograms - 1), whole));
    }

    [Fact]
    public void Four_per_cent_from_one_origin_is_told_as_under_five_and_the_rest_as_over_ninety_five()
    {
        Eid blend = Blend(960, 40);
        using Viewed viewed = play.Follow();

        IReadOnlyList<OriginShare> seen =
            [.. viewed.Ask(it => it.Passport(blend))!.Redact(Reader.Public).Origins.Where(it => it.Element == Dy)];

        Assert.Equal(
            [("unverified:north", 950_000_000, SharePrecision.Over), ("unverified:south", 50_000_000, SharePrecision.Under)],
            seen.OrderByDescending(it => it.Share).Select(it => (it.Origin.Code, it.Share.Value, it.Precision)));
    }

    [Fact]
    public void Redacting_again_changes_nothing()
    {
        Eid blend = Blend(960, 40);
        using Viewed viewed = play.Follow();
        LotPassport passport = viewed.Ask(it => it.Passport(blend))!.Redact(Reader.Public);
        MassFlow flow = viewed.Ask(it => it.MassFlow(blend, Dy))!.Redact(Reader.Public);

        Assert.Equal(passport.Origins, passport.Redact(Reader.Public).Origins);
        Assert.Same(flow, flow.Redact(Reader.Public));
    }

    [Fact]
    public void What_is_drawn_as_one_is_rounded_as_one()
    {
        Eid[] bought = [.. Enumerable.Range(0, 25).Select(i => play.Buy(Cast.Plant, $"mine-{i:D2}", 40))];
        Eid blend = play.Make(
            Cast.Plant, "ree.blend", [.. bought.Select(Goods.All)], null, null,
            play.Lot(Cast.Plant, "ree.mixed.oxide", 1_000, 300_000_000, 200_000_000))[0];
        using Viewed viewed = play.Follow();
        MassFlow whole = viewed.Ask(it => it.MassFlow(blend, Dy))!;

        // 4 % each: alone under 5 %, together all.
        MassFlow seen = whole.Redact(Reader.Public);
        FlowNode[] origins = [.. seen.Nodes.Where(node => node.Kind == FlowNodeKind.Origin)];
        Assert.Equal(25, origins.Length);
        Assert.All(origins, node => Assert.Equal(SharePrecision.Under, node.Precision));
        FlowNode[] merged = [.. whole.Collapse(4).Redact(Reader.Public).Nodes.Where(node => node.Count >= 25)];
        Assert.NotEmpty(merged);
        Assert.All(merged, node => Assert.Equal((Ppb.Whole, SharePrecision.Exact), (node.Share!.Value.Value, node.Precision)));
    }

    internal static void AssertTold(Ppb share, SharePrecision precision)
    {
        long[] told = precision switch
        {
            SharePrecision.Exact => [0, 1_000],
            SharePrecision.Under => [50],
            SharePrecision.Over => [950],
            _ => [100, 200, 300, 400, 500, 600, 700, 800, 900],
        };
        Assert.Contains(share.Value, told.Select(it => it * 1_000_000));
    }

    private Eid Blend(long north, long south) => play.Make(
        Cast.Plant,
        "ree.blend",
        [Goods.All(play.Buy(Cast.Plant, "north", north)), Goods.All(play.Buy(Cast.Plant, "south", south))],
        null,
        null,
        play.Lot(Cast.Plant, "ree.mixed.oxide", north + south, 300_000_000, 200_000_000))[0];
}
