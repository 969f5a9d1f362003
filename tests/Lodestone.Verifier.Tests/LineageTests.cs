using Lodestone.Verifier.Tests.Harness;

namespace Lodestone.Verifier.Tests;

public sealed class LineageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_lot_of_a_year_has_a_bundle_that_is_valid()
    {
        using DemoNode demo = await DemoNode.Fill(150);
        LineageRun run = new(demo);
        run.Run();
        output.WriteLine(run.ToString());
        Assert.True(run.Wrong.Count == 0, $"{run}\n{string.Join('\n', run.Wrong.Take(40))}");
    }
}
