using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class AncestryTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Ancestors_asked_for_between_entries_are_those_of_views_followed_at_once()
    {
        Products made = Chain.Build(play);
        using Viewed growing = place.New();
        foreach (FollowedEntry entry in play.Entries)
        {
            growing.Store.Follow([entry]);
            Assert.DoesNotContain(made.Magnet, growing.Store.AncestorsOf(made.Magnet));
        }

        using Viewed whole = play.Follow();
        IReadOnlyList<Eid> ancestors = whole.Store.AncestorsOf(made.SecondMagnet);
        Assert.NotEmpty(ancestors);
        Assert.Equal(ancestors, growing.Store.AncestorsOf(made.SecondMagnet));
        growing.Store.Rebuild();
        Assert.Empty(growing.Store.AncestorsOf(made.SecondMagnet));
        growing.Store.Follow(play.Entries);
        Assert.Equal(ancestors, growing.Store.AncestorsOf(made.SecondMagnet));
    }

    [Fact]
    public void A_lot_that_nobody_knows_stems_from_nothing()
    {
        using Viewed viewed = place.New();
        Assert.Empty(viewed.Store.AncestorsOf(Eid.Derive(Cast.Plant.Id, "none", "00000000")));
    }

    /// <summary>That the ancestors of a lot are the lots of its lineage.</summary>
    internal static void AssertAsInLineage(Viewed viewed, ViewReading reading, Eid eid) => Assert.Equal(
        reading.LineageOf(eid, LineageDirection.Up)!.Nodes.OfType<LotNode>()
            .Where(node => !node.IsSubject).Select(node => node.Lot!.Value).Order(),
        viewed.Store.AncestorsOf(eid).Order());
}
