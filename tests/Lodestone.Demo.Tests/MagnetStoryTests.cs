using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Demo.Tests;

/// <summary>The lot of N48SH magnets, as the books have it.</summary>
public sealed class MagnetStoryTests(ITestOutputHelper output)
{
    private static JudgedYear Year => JudgedYear.Of(100);

    private static LotRow Magnets => Year.State.Lots.Find(DemoTruth.MagnetLot().Code)!;

    [Fact]
    public void Magnets_are_of_the_grade_and_with_the_importer()
    {
        output.WriteLine(Magnets.ToString());
        Assert.Equal("N48SH", Magnets.Grade);
        Assert.Equal(Year.Truth.Story(DemoTruth.MagnetStory).Eid, Magnets.Eid.Code);
        Assert.Equal(DemoConsortium.Describe().Party("drives").Id, Magnets.Possessor);
        Assert.Equal(DemoConsortium.Describe().Party("drives").Id, Magnets.Owner);
        Assert.False(Magnets.Quarantined);
        Assert.True(Magnets.RecycledPpb.Value > 50_000_000);
    }

    [Fact]
    public void Dysprosium_is_mostly_from_longnan_and_neodymium_from_bayan_obo()
    {
        Book book = Book.Of(Magnets.Book);

        // 94.4 and 3.9 %: the reference's rows of the USGS for both deposits, blended 80 to 20 by mass of oxide.
        Assert.Equal(944, PerMilleFromLongnan(book, "Dy"));
        Assert.Equal(39, PerMilleFromLongnan(book, "Nd"));
        Assert.Equal(["BAYANOBO", "LONGNAN"], book.Lines.Select(line => line.Origin).Distinct().Order());
    }

    [Fact]
    public void Origin_shares_are_those_that_were_planted()
    {
        Book book = Book.Of(Magnets.Book);
        foreach (ExpectedShare expected in Year.Truth.Story(DemoTruth.MagnetStory).Shares)
        {
            Element element = Element.Of(expected.Element);
            Int128 share = book.AmountOf(element, expected.Origin).Picograms * Ppb.Whole
                / book.TotalOf(element).Picograms;
            output.WriteLine($"{expected.Element} from {expected.Origin}: {share} ppb, planned {expected.Ppb}");
            Assert.InRange((long)share, expected.Ppb - 2, expected.Ppb + 2);
        }
    }

    [Fact]
    public void Every_step_of_the_story_balances_to_the_picogram()
    {
        HashSet<string> sites = [];
        foreach (StoryLot lot in Year.Truth.Story(DemoTruth.MagnetStory).Path)
        {
            sites.UnionWith(DemoConsortium.Describe().Find(Year.State.Lots.Find(lot.Eid)!.Issuer)!
                .Sites.Select(site => site.Id.Gln));
        }

        Assert.True(sites.Count >= 8);
        Assert.All(sites, gln => Assert.Empty(Year.State.Unaccounted.Find(gln)?.Cumulative ?? []));
    }

    [Fact]
    public void No_lot_of_the_story_is_marked()
    {
        foreach (StoryLot lot in Year.Truth.Story(DemoTruth.MagnetStory).Path)
        {
            Assert.Empty(Year.State.Lots.Find(lot.Eid)!.Flags);
        }
    }

    private static long PerMilleFromLongnan(Book book, string symbol)
    {
        Element element = Element.Of(symbol);
        Int128 total = book.TotalOf(element).Picograms;
        return (long)(((book.AmountOf(element, "LONGNAN").Picograms * 1_000) + (total / 2)) / total);
    }
}
