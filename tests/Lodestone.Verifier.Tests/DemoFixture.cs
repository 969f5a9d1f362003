using Lodestone.Verifier.Tests.Harness;

namespace Lodestone.Verifier.Tests;

/// <summary>One small demo year for the tests of a class.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    internal DemoNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Node = await DemoNode.Fill(100);

    public ValueTask DisposeAsync()
    {
        Node.Dispose();
        return ValueTask.CompletedTask;
    }
}
