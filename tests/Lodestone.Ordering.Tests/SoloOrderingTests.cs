using Lodestone.Ledger;

namespace Lodestone.Ordering.Tests;

public sealed class SoloOrderingTests : EngineContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-solo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private protected override Task<IOrderingEngine> ConnectAsync() => Task.FromResult<IOrderingEngine>(
        SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System)));

    // Another connection sees the same file, as the process that comes after a crash does.
    [Fact]
    public async Task What_was_final_is_there_when_the_file_is_opened_anew()
    {
        byte[] envelope = Envelope("kept", 80);
        AppendOutcome before;
        await using (IOrderingEngine engine = await ConnectAsync())
        {
            before = await engine.AppendAsync(envelope);
        }

        await using IOrderingEngine again = await ConnectAsync();
        Assert.Equal(before, await again.AppendAsync(envelope));
        Assert.Single(await ReadUntilAsync(again, 0, 1));
    }
}
