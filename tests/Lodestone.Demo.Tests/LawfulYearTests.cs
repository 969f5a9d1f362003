using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Demo.Tests;

/// <summary>The whole year is lawful, at every scale.</summary>
public sealed class LawfulYearTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(100)]
    [InlineData(2_000)]
    [InlineData(10_000)]
    public void Every_statement_is_accepted_and_the_books_balance(long scale)
    {
        JudgedYear year = JudgedYear.Of(scale);

        output.WriteLine(
            $"{year.Truth.Statements} statements, {year.Truth.Events} events, {year.Truth.Lots} lots, "
            + $"{year.Refusals.Count} refused");
        Assert.Empty(year.Refusals);
        Assert.All(Conservation.Check(year.State), sides => Assert.True(sides.Difference.IsZero, sides.ToString()));
        Assert.InRange(year.Truth.Events, scale, scale + (scale / 4) + 50);
        Assert.Equal(year.State.Lots.Count, year.Truth.Lots);
    }

    [Fact]
    public void Default_year_has_ten_thousand_events_and_five_hundred_lots()
    {
        JudgedYear year = JudgedYear.Of(new DemoOptions().Scale);

        Assert.True(year.Truth.Events >= 10_000);
        Assert.True(year.Truth.Lots >= 500);
    }

    [Fact]
    public void What_entered_the_books_is_what_was_planted()
    {
        JudgedYear year = JudgedYear.Of(10_000);

        Assert.NotEmpty(year.Truth.Entered);
        foreach ((string symbol, string picograms) in year.Truth.Entered)
        {
            EndRow entered = year.State.Ends.Find($"{BookEdge.Entered}/{symbol}")!;
            Assert.Equal(picograms, entered.Amount.Picograms.ToString(null, null));
        }
    }

    [Fact]
    public void Honest_lots_are_neither_quarantined_nor_beyond_a_recovery_band()
    {
        JudgedYear year = JudgedYear.Of(10_000);
        HashSet<string> planted = [.. year.Truth.Facts.Select(fact => fact.Eid)];
        LotRow[] marked =
        [
            .. year.State.Lots.Rows.Select(row => row.Value).Where(lot => !planted.Contains(lot.Eid.Code)
                && (lot.Quarantined || lot.Flags.Contains("high-recovery") || lot.Flags.Contains("low-recovery"))),
        ];

        Assert.Empty(marked.Select(lot => $"{lot.LotNumber} {lot.Material} {string.Join(' ', lot.Flags)}"));
    }

    [Fact]
    public void Time_runs_forward_and_events_lie_within_their_lateness()
    {
        Instant last = new(long.MinValue);
        foreach (DemoStatement statement in DemoYear.Statements(new DemoOptions { Scale = 2_000 }))
        {
            Assert.True(statement.Time >= last);
            last = statement.Time;
        }

        Assert.Equal(2025, last.Year);
    }

    [Fact]
    public void Small_lots_of_a_large_year_are_as_lawful_as_large_lots()
    {
        JudgedYear year = JudgedYear.Begin(new DemoOptions { Scale = 3_000_000 }, 4_000);

        Assert.Empty(year.Refusals);
    }
}
