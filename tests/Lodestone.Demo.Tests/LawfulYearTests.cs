using Lodestone.Rules;

namespace Lodestone.Demo.Tests;

/// <summary>The whole year is lawful.</summary>
public sealed class LawfulYearTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(100)]
    public void Every_statement_is_accepted_and_the_books_balance(long scale)
    {
        JudgedYear year = JudgedYear.Of(scale);

        output.WriteLine(
            $"{year.Truth.Statements} statements, {year.Truth.Events} events, {year.Truth.Lots} lots, "
            + $"{year.Refusals.Count} refused");
        Assert.Empty(year.Refusals);
        Assert.All(Conservation.Check(year.State), sides => Assert.True(sides.Difference.IsZero, sides.ToString()));
    }
}
