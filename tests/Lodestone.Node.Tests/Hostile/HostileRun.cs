using System.Diagnostics;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Sends what must be refused, one after the other, and keeps what came back and how long it took.</summary>
internal sealed class HostileRun(World world)
{
    private readonly List<string> failures = [];
    private readonly List<(double Milliseconds, string What)> taken = [];

    public int Sent => taken.Count;

    public IReadOnlyList<string> Failures => failures;

    /// <summary>What the run has shown, in one line.</summary>
    public string Summary
    {
        get
        {
            double[] sorted = [.. taken.Select(one => one.Milliseconds).Order()];
            return $"{Sent} documents refused; ms: median {sorted[sorted.Length / 2]:f1}, "
                + $"99 % {sorted[sorted.Length * 99 / 100]:f1}, slowest {sorted[^1]:f1} ({taken.Max().What}); "
                + $"above 100 ms: {sorted.Count(one => one > 100)}";
        }
    }

    /// <summary>Sends a document and notes anything but a refusal of the kind.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="path">Where it is sent.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="key">API key.</param>
    /// <param name="code">The number; null for any.</param>
    /// <param name="field">The field, if the number is given.</param>
    public async Task Send(
        string name, string path, byte[] body, string type, string? key, RefusalCode? code, string? field)
    {
        long started = Stopwatch.GetTimestamp();
        Answer answer = await world.Node.Post(path, body, type, key);
        taken.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, $"{path} {name}"));
        bool isRefusal = answer.Status is >= 400 and < 500 && (answer.Refusal is not null || path == "/verify");
        bool isTheOne = code is null || (answer.Refusal == code && answer.Field == field);
        if (!isRefusal || !isTheOne)
        {
            failures.Add($"{path} {name}: {answer.Status} {answer.Refusal} {answer.Field}; expected {code} {field}");
        }
    }
}
