using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lodestone.Node.Commands;
using Lodestone.Transparency;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>
/// How long a statement takes from its sending until all nodes show it in a checkpoint that the quorum has cosigned; and
/// whether all nodes have the same log.
/// </summary>
internal sealed class TrialProbe(string folder, Speech speech) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TrialMember[] members = TrialMember.AllOf(folder, Patience);

    /// <summary>Sends statements to each node in turn and says how long they took.</summary>
    /// <exception cref="InvalidDataException">
    /// A statement is refused, or not final in time: a member can send only once it is registered on the ledger.
    /// </exception>
    public async Task<ProbeReport> MeasureAsync(int count, CancellationToken cancel)
    {
        TrialStatements statements = TrialStatements.Of(folder);
        List<double> took = [];
        (long Height, DateTimeOffset Time) before = await EngineAsync(cancel);
        for (int turn = 0; turn < count; turn++)
        {
            TrialMember to = members[turn % members.Length];
            SignedStatement statement = statements.Next(await to.TimeAsync(cancel));
            long start = Stopwatch.GetTimestamp();
            long at = await SendAsync(to, statement, cancel);
            await Task.WhenAll(members.Select(member => member.CosignedAsync(at, cancel)));
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        (long Height, DateTimeOffset Time) after = await EngineAsync(cancel);
        double blocks = Math.Max(1, after.Height - before.Height);
        return new ProbeReport([.. took.Order()], (after.Time - before.Time).TotalMilliseconds / blocks);
    }

    /// <summary>Waits until all nodes have come equally far, and prints each one's log.</summary>
    /// <returns>Whether size, root and state digest are the same everywhere.</returns>
    public async Task<bool> CompareAsync(CancellationToken cancel)
    {
        HeadOfMember[] heads = await HeadsAsync(cancel);
        for (long start = Stopwatch.GetTimestamp();
            heads.Select(head => head.Size).Distinct().Count() > 1 && Stopwatch.GetElapsedTime(start) < Patience;
            heads = await HeadsAsync(cancel))
        {
            await Task.Delay(200, cancel);
        }

        foreach ((int member, HeadOfMember head) in heads.Index())
        {
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{TrialNetwork.Member(member).Code,-12} {head.Size} {head.Root} {head.StateDigest}");
            speech.Say(line, line);
        }

        return heads.Distinct().Count() == 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TrialMember member in members)
        {
            member.Dispose();
        }
    }

    // Undecided within the node's patience: the same bytes again, as any client does, and the clock goes on.
    private static async Task<long> SendAsync(TrialMember to, SignedStatement statement, CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            (int status, long? index, string said) = await to.SendAsync(statement, cancel);
            if (index is { } at)
            {
                return at;
            }

            if (status != StatusCodes.Status503ServiceUnavailable || Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new InvalidDataException($"A node answers {status}: {said}");
            }
        }
    }

    private Task<HeadOfMember[]> HeadsAsync(CancellationToken cancel) => Task.WhenAll(members.Select(async member =>
    {
        JsonElement state = await member.GetAsync("state", cancel);
        return new HeadOfMember(
            state.GetProperty("size").GetInt64(), state.GetProperty("root").GetString()!,
            state.GetProperty("stateDigest").GetString()!);
    }));

    private async Task<(long Height, DateTimeOffset Time)> EngineAsync(CancellationToken cancel)
    {
        JsonElement engine = (await members[0].GetAsync("agreement", cancel)).GetProperty("engine");
        return (
            engine.GetProperty("height").GetInt64(),
            DateTimeOffset.Parse(engine.GetProperty("lastBlock").GetString()!, CultureInfo.InvariantCulture));
    }
}

/// <summary>What a probe measured.</summary>
/// <param name="Milliseconds">How long each statement took, the shortest first.</param>
/// <param name="BlockMilliseconds">How long a block of the engine took meanwhile.</param>
internal sealed record ProbeReport(IReadOnlyList<double> Milliseconds, double BlockMilliseconds)
{
    /// <summary>Half of them took at most so long, in milliseconds.</summary>
    public double Median => At(0.5);

    /// <summary>All but one in twenty took at most so long, in milliseconds.</summary>
    public double P95 => At(0.95);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Milliseconds.Count} statements cosigned on all nodes: p50 {Median:0} ms ({Median / BlockMilliseconds:0.00} blocks), "
        + $"p95 {P95:0} ms ({P95 / BlockMilliseconds:0.00} blocks); a block takes {BlockMilliseconds:0} ms");

    private double At(double part) => Milliseconds[(int)Math.Ceiling(part * Milliseconds.Count) - 1];
}

/// <summary>How far a member's log goes, and what it comes to.</summary>
internal sealed record HeadOfMember(long Size, string Root, string StateDigest);
