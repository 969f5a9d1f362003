using System.Collections.Concurrent;
using System.Diagnostics;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;
using Activity = System.Diagnostics.Activity;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Lodestone.Node.Tests;

public sealed class TraceTests : IAsyncLifetime
{
    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_submitted_statement_yields_a_span_for_each_stage_of_its_path()
    {
        ConcurrentQueue<Activity> ended = new();
        using ActivitySource test = new("test.of.traces");
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is LedgerTrace.SourceName or "test.of.traces",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        byte[] statement = world.Sign(Cast.Root, 1, new RegisterSite(
            SiteId.Of("6954444400015"), Cast.Root.Id, "Traced", "追踪", "CN", 0, 0, string.Empty, string.Empty));
        ActivityTraceId trace;
        using (Activity root = test.StartActivity("submission")!)
        {
            trace = root.TraceId;
            Assert.IsType<Submission.Accepted>(await world.Node.Open.Submit(statement, CancellationToken.None));
        }

        string[] stages =
            [LedgerTrace.Door, LedgerTrace.Verify, LedgerTrace.Judge, LedgerTrace.Commit, LedgerTrace.Publish, LedgerTrace.View];
        await Until(() => ended.Any(it => it.TraceId == trace && it.OperationName == LedgerTrace.View));
        Activity[] spans = [.. ended.Where(it => it.TraceId == trace && it.Source.Name == LedgerTrace.SourceName)];
        Assert.Equal(stages.Order(), spans.Select(it => it.OperationName).Order());
        Activity door = spans.Single(it => it.OperationName == LedgerTrace.Door);
        Assert.All(spans.Where(it => it != door), it => Assert.Equal(door.SpanId, it.ParentSpanId));
    }

    [Theory]
    [InlineData(Tracing.None, false)]
    [InlineData(Tracing.Otlp, true)]
    public async Task Spans_are_exported_only_if_asked_for(string traces, bool isExported)
    {
        await using TestNode node = await TestNode.StartAsync(options => options with { Traces = traces });
        Assert.Equal(isExported, node.App.Services.GetService<TracerProvider>() is not null);
    }

    private static async Task Until(Func<bool> holds)
    {
        for (int i = 0; i < 3_000 && !holds(); i++)
        {
            await Task.Delay(10);
        }
    }
}
