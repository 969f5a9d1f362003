using System.Runtime.CompilerServices;
using Lodestone.Ledger;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>
/// Orders in a PostgreSQL database, for one organisation that wants to go on when a machine stops: several nodes append and
/// read, one of them makes the blocks, another takes over when it is silent, and a promoted standby is found among the hosts.
/// What is final is as durable as the database's <c>synchronous_standby_names</c> make it.
/// </summary>
/// <remarks>docs/formats/ordering-postgres.md says what is in the tables and what a reader checks.</remarks>
public sealed class PostgresOrdering : IOrderingEngine
{
    internal const int MaxEnvelope = 1 << 20;
    internal const int MaxBlock = 8 << 20;

    private static readonly TimeSpan BeforeAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly PostgresOrderingOptions options;
    private readonly PostgresState state;
    private readonly PostgresWaiting waiting = new();
    private readonly PostgresChain chain;
    private readonly PostgresDatabase database;
    private readonly PostgresHosts hosts;
    private readonly PostgresOrderer orderer;
    private readonly CancellationTokenSource closing = new();
    private Task[] parts = [];
    private volatile bool isClosed;

    private PostgresOrdering(PostgresOrderingOptions options, TimeSource time)
    {
        options.Check();
        this.options = options;
        state = new PostgresState(options);
        chain = new PostgresChain(options.Schema, options.Known, (block, ids) =>
        {
            foreach (Transparency.Hash id in ids)
            {
                waiting.Stands(id, block.Height);
            }

            state.Grew();
        });
        database = new PostgresDatabase(options, chain);
        hosts = new PostgresHosts(options, state);
        orderer = new PostgresOrderer(options, database, chain, time);
        Traits = new EngineTraits(
            "postgres", EngineFaults.Crash, hosts.Count, (hosts.Count - 1) / 2, MaxEnvelope, MaxBlock, string.Empty);
    }

    /// <inheritdoc/>
    public EngineTraits Traits { get; }

    /// <inheritdoc/>
    public EngineHealth Health
    {
        get
        {
            PostgresBlock? head = chain.Head;
            return new EngineHealth(
                head?.Height ?? -1, head?.Time, state.IsStalled(waiting.Oldest), waiting.Count, state.Endpoints);
        }
    }

    /// <summary>Whether this node makes the blocks now, as far as it knows.</summary>
    public bool IsLeading => orderer.IsLeading;

    /// <summary>
    /// Joins the order, or begins one in a database that holds none. A database that does not answer is no failure: the
    /// engine goes on trying and says so in its health.
    /// </summary>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    public static async Task<PostgresOrdering> OpenAsync(
        PostgresOrderingOptions options, TimeSource time, CancellationToken cancel = default)
    {
        PostgresOrdering ordering = new(options, time);
        await ordering.FirstLookAsync(cancel);
        CancellationToken closed = ordering.closing.Token;
        PostgresSender sender = new(ordering.database, ordering.chain, ordering.waiting);
        PostgresFollower follower = new(options, ordering.database, ordering.chain, ordering.state);
        ordering.parts =
        [
            Task.Run(() => ordering.KeepAsync("ordering", ordering.orderer.WorkAsync, closed), CancellationToken.None),
            Task.Run(() => ordering.KeepAsync("following", follower.WorkAsync, closed), CancellationToken.None),
            Task.Run(() => ordering.KeepAsync("sending", sender.WorkAsync, closed), CancellationToken.None),
            Task.Run(() => ordering.LookAroundAsync(closed), CancellationToken.None),
        ];
        return ordering;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default)
    {
        if (envelope.Length is 0 or > MaxEnvelope)
        {
            return new AppendOutcome.Refused($"An envelope has 1 to {MaxEnvelope} bytes, this one has {envelope.Length}.");
        }

        if (isClosed || state.Failure is not null)
        {
            return new AppendOutcome.Unknown(state.Failure ?? "The engine is closed.");
        }

        WaitingEnvelope one = waiting.Take(envelope);
        try
        {
            AppendOutcome outcome = await one.Answer.Task.WaitAsync(options.AnswerWithin, cancel);
            state.Answered(outcome is AppendOutcome.Final);
            return outcome;
        }
        catch (TimeoutException)
        {
            state.Answered(false);
            return new AppendOutcome.Unknown(
                $"It is in no final block after {options.AnswerWithin.TotalSeconds} s. "
                + (state.Trouble ?? "The database answers; nobody orders, or its standbys do not confirm."));
        }
        finally
        {
            waiting.Release(one);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OrderedBlock> ReadAsync(
        long fromHeight, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        PostgresReader reader = new(database, chain, fromHeight);
        while (true)
        {
            Task more = state.Grown;
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (state.Failure is { } failure)
            {
                throw new BrokenOrderException(failure);
            }

            if (chain.Height < reader.Next)
            {
                await more.WaitAsync(cancel);
                continue;
            }

            foreach (OrderedBlock block in await ReadSomeAsync(reader, cancel))
            {
                cancel.ThrowIfCancellationRequested();
                yield return block;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (isClosed)
        {
            return;
        }

        isClosed = true;
        bool wasLeading = orderer.IsLeading;
        await closing.CancelAsync();
        await Task.WhenAll(parts);
        if (wasLeading && state.Failure is null)
        {
            await LetGoAsync();
        }

        waiting.GiveUp("The engine is closed.");
        state.Grew();
        await hosts.DisposeAsync();
        await database.DisposeAsync();
        chain.Dispose();
        closing.Dispose();
    }

    /// <summary>The next blocks; nothing when the database does not answer now.</summary>
    private async Task<IReadOnlyList<OrderedBlock>> ReadSomeAsync(PostgresReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadAsync(cancel);
        }
        catch (BrokenOrderException broken)
        {
            Stop(broken.Message);
            throw;
        }
        catch (Exception fault) when (PostgresDatabase.IsOutage(fault) && !cancel.IsCancellationRequested)
        {
            await Task.Delay(BeforeAgain, cancel);
            return [];
        }
    }

    /// <summary>Keeps a part of the engine at work: over a new connection after each failure, until the engine closes.</summary>
    private async Task KeepAsync(string part, Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested && state.Failure is null)
        {
            try
            {
                await using NpgsqlConnection connection = await database.OpenAsync(closed);
                state.Says(part, null);
                await work(connection, closed);
            }
            catch (Exception) when (closed.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (PostgresDatabase.IsOutage(fault))
            {
                state.Says(part, fault.Message);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The order contradicts itself, or we do: to go on could only make it worse.
                Stop(fault.Message);
                return;
            }

            await Task.Delay(BeforeAgain, closed).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void Stop(string reason)
    {
        state.Fail(reason);
        waiting.GiveUp(reason);
    }

    private async Task LookAroundAsync(CancellationToken closed)
    {
        try
        {
            while (true)
            {
                await hosts.LookAsync(closed);
                await Task.Delay(options.LookAround, closed);
            }
        }
        catch (OperationCanceledException)
        {
            // The engine closes.
        }
    }

    private async Task FirstLookAsync(CancellationToken cancel)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenAsync(cancel);
            await chain.ExtendAsync(connection, await chain.FinalAsync(connection, cancel), cancel);
        }
        catch (BrokenOrderException broken)
        {
            Stop(broken.Message);
        }
        catch (Exception fault) when (PostgresDatabase.IsOutage(fault) && !cancel.IsCancellationRequested)
        {
            state.Says("opening", fault.Message);
        }

        await hosts.LookAsync(cancel);
        state.Says("opening", null);
    }

    private async Task LetGoAsync()
    {
        using CancellationTokenSource limit = new(Farewell);
        try
        {
            await using NpgsqlConnection connection = await database.OpenAsync(limit.Token);
            await orderer.LetGoAsync(connection, limit.Token);
        }
        catch (Exception fault) when (PostgresDatabase.IsOutage(fault) || fault is BrokenOrderException)
        {
            // The lease ends by itself.
        }
    }
}
