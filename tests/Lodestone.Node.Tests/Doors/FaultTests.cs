using Lodestone.Node.Access;
using Microsoft.AspNetCore.Builder;

namespace Lodestone.Node.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_of_the_node_is_said_without_telling_how()
    {
        await using TestNode node = await TestNode.StartAsync(map: app => app
            .MapGet("/faulty", string () => throw new InvalidOperationException("the secret is 42"))
            .For(Who.Anybody, "fail"));
        Answer answer = await node.Get("/faulty", language: "zh");
        Assert.Equal(500, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.DoesNotContain("42", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("节点", answer.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal(200, (await node.Get("/metrics")).Status);
    }
}
