using System.Runtime.CompilerServices;
using Lodestone.Ledger;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// Orders by Neo N3's dBFT: 3f + 1 nodes of several organisations, of which f may lie or be gone; a block is final at once.
/// Every block is verified here from the genesis on, and no node is believed. See docs/formats/ordering.md.
/// </summary>
public sealed class NeoOrdering : IOrderingEngine
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly NeoOptions options;
    private readonly NeoEndpoint[] endpoints;
    private readonly NeoStore store;
    private readonly NeoFollower follower;
    private readonly NeoSender? sender;
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim news = new(0);
    private readonly List<Task> loops = [];
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long grownAt;
    private string? failure;

    private NeoOrdering(NeoOptions options, NeoStore store)
    {
        this.options = options;
        this.store = store;
        endpoints = [.. options.Endpoints.Select(it => new NeoEndpoint(options, it))];
        follower = new NeoFollower(options, endpoints, store);
        sender = options.Account is { } account
            ? new NeoSender(options, account, endpoints, store, () => follower.Tip)
            : null;
        grownAt = options.Clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public EngineTraits Traits
    {
        get
        {
            int nodes = follower.Tip?.Nodes is > 0 and var signers ? signers : options.Validators;
            return new EngineTraits(
                "neo", EngineFaults.Byzantine, nodes, NeoOptions.FaultyOf(nodes), NeoScript.MaxEnvelope,
                NeoSender.Room(options), $"neo/{options.Magic}/{options.Genesis}");
        }
    }

    /// <inheritdoc/>
    public EngineHealth Health
    {
        get
        {
            NeoTip? tip = follower.Tip;
            bool isStalled = failure is not null
                || options.Clock.GetElapsedTime(Volatile.Read(ref grownAt)) > options.StalledAfter;
            return new EngineHealth(
                tip?.Height ?? -1, tip is null ? null : new Instant(tip.Time), isStalled, sender?.Count ?? 0,
                [
                    .. endpoints.Select(it => it.Health(tip?.Height ?? -1))
                        .Select(it => failure is { } fault ? it with { Trouble = fault } : it),
                ]);
        }
    }

    /// <summary>Opens what was verified before and begins to follow the network; waits for no node.</summary>
    /// <exception cref="InvalidDataException">The file holds another network.</exception>
    public static NeoOrdering Open(NeoOptions options)
    {
        NeoOrdering ordering = new(options, NeoStore.Open(options.File, options.Magic, options.Genesis));
        foreach (NeoEndpoint endpoint in ordering.endpoints)
        {
            ordering.Begin(cancel => ordering.PollAsync(endpoint, cancel));
        }

        ordering.Begin(ordering.FollowAsync);
        if (ordering.sender is { } sender)
        {
            ordering.Begin(cancel => SendAsync(sender, cancel));
        }

        return ordering;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default)
    {
        if (envelope.Length is 0 or > NeoScript.MaxEnvelope)
        {
            return new AppendOutcome.Refused(
                $"An envelope has 1 to {NeoScript.MaxEnvelope} bytes, this one has {envelope.Length}.");
        }

        if (sender is null)
        {
            return new AppendOutcome.Refused("This node has no account in the network: it only reads.");
        }

        return failure is { } why ? new AppendOutcome.Unknown(why) : await sender.AppendAsync(envelope, cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OrderedBlock> ReadAsync(
        long fromHeight, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        long next = fromHeight;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            Task more = Volatile.Read(ref grown).Task;
            if (store.From(next) is { } block)
            {
                next = block.Height + 1;
                yield return block;
            }
            else
            {
                await more.WaitAsync(cancel);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(loops);
        sender?.Close("The engine is closing.");
        foreach (NeoEndpoint endpoint in endpoints)
        {
            endpoint.Dispose();
        }

        follower.Dispose();
        store.Dispose();
        closing.Dispose();
        news.Dispose();
    }

    private void Begin(Func<CancellationToken, Task> loop)
    {
        Task running = Task.Run(() => GuardAsync(loop));
        loops.Add(running);
        // A broken invariant stops the process.
        running.ContinueWith(
            it => Environment.FailFast("The neo engine is broken.", it.Exception), CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The engine closes.
        }
        catch (SqliteException fault)
        {
            // What the disk holds is unknown: nothing is tried again until the file is opened anew.
            failure = fault.Message;
            await closing.CancelAsync();
            sender?.Close(fault.Message);
        }
    }

    private async Task PollAsync(NeoEndpoint endpoint, CancellationToken cancel)
    {
        while (true)
        {
            long before = endpoint.Claimed;
            await endpoint.PollAsync(cancel);
            if (endpoint.Claimed > before && news.CurrentCount == 0)
            {
                news.Release();
            }

            await Task.Delay(options.PollEvery, cancel);
        }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (!await follower.AdvanceAsync(cancel))
            {
                await news.WaitAsync(options.PollEvery, cancel);
                continue;
            }

            Volatile.Write(ref grownAt, options.Clock.GetTimestamp());
            sender?.Settle();
            Interlocked.Exchange(ref grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
                .TrySetResult();
        }
    }

    private static async Task SendAsync(NeoSender sender, CancellationToken cancel)
    {
        while (true)
        {
            await sender.StepAsync(cancel);
            await Task.Delay(Step, cancel);
        }
    }
}
