using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

public sealed class LimitsTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_others_are_served()
    {
        await using World world = new() { Change = options => options with { RequestsPerMinute = 120 } };
        await world.InitializeAsync();
        string mine = world.ApiKeyOf(Cast.Mine);
        string plant = world.ApiKeyOf(Cast.Plant);
        Answer? limited = null;
        for (int i = 0; i < 400 && limited is null; i++)
        {
            Answer answer = await world.Node.Get("/state", mine);
            limited = answer.Status == 429 ? answer : null;
        }

        Assert.NotNull(limited);
        limited.AssertRefused(RefusalCode.TooManyRequests, null);
        Assert.InRange(int.Parse(limited.Headers["retry-after"], null), 1, 60);
        Assert.Equal(200, (await world.Node.Get("/state", plant)).Status);
    }

    [Fact]
    public async Task A_new_wrong_key_is_no_new_budget()
    {
        await using TestNode node = await TestNode.StartAsync(options => options with { RequestsPerMinute = 60 });
        int limited = 0;
        for (int i = 0; i < 150; i++)
        {
            limited += (await node.Get("/health", $"wrong-{i}")).Status == 429 ? 1 : 0;
        }

        Assert.True(limited > 0);
    }
}
