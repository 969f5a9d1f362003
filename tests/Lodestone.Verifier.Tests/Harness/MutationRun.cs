using System.Collections.Concurrent;
using System.Globalization;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>
/// Judges mutants: none may be as good as the original or better, nothing may throw, and the reason must name the part that
/// was altered.
/// </summary>
/// <param name="anchor">What the verifier trusts.</param>
/// <param name="originals">The originals; a mutant that happens to be one of them is none.</param>
internal sealed class MutationRun(TrustAnchor anchor, IReadOnlyList<Original> originals)
{
    private readonly ConcurrentDictionary<string, int> findings = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> wrong = new();
    private int mutants;
    private int unchanged;

    /// <summary>A check that is switched off, to see whether this run would notice.</summary>
    public BundleChecks Without { get; init; }

    public int Mutants => mutants;

    public int Unchanged => unchanged;

    public IReadOnlyCollection<string> Wrong => wrong;

    /// <summary>How often each finding came first.</summary>
    public IReadOnlyDictionary<string, int> Findings => findings;

    public void Judge(IEnumerable<Mutant> all) => Parallel.ForEach(
        Partitioner.Create(all, EnumerablePartitionerOptions.NoBuffering),
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        Judge);

    public override string ToString()
    {
        IEnumerable<string> counts = findings.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"  {pair.Key}: {pair.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mutants} mutants of {originals.Count} bundles, {wrong.Count} wrong; {unchanged} more left the bytes as they were\n")
            + string.Join('\n', counts);
    }

    private void Judge(Mutant mutant)
    {
        if (originals.Any(original => original.Bytes.AsSpan().SequenceEqual(mutant.Bytes)))
        {
            Interlocked.Increment(ref unchanged);
            return;
        }

        Interlocked.Increment(ref mutants);
        try
        {
            BundleVerdict verdict = BundleVerification.Verify(mutant.Bytes, anchor, Without);
            if (FaultOf(mutant, verdict) is { } fault)
            {
                wrong.Enqueue($"{mutant.Of.Name} {mutant.What}: {fault}");
            }

            string first = verdict.Findings is [{ } finding, ..]
                ? string.Create(CultureInfo.InvariantCulture, $"{(int)finding.Code} {finding.Code}")
                : "none";
            findings.AddOrUpdate(first, 1, (_, count) => count + 1);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            wrong.Enqueue($"{mutant.Of.Name} {mutant.What}: threw {thrown.GetType().Name}: {thrown.Message}");
        }
    }

    private static string? FaultOf(Mutant mutant, BundleVerdict verdict)
    {
        if (verdict.Standing != BundleStanding.Invalid || verdict.Status is not null || !verdict.Findings.Any(IsFatal))
        {
            return $"is {verdict.Standing}";
        }

        // What is no CBOR any more has no parts to name.
        if (mutant.Part is not { } part || verdict.Findings[0].Code == FindingCode.NotCanonical)
        {
            return null;
        }

        bool named = verdict.Findings.Any(finding => finding.Part == part
            || finding.Part.StartsWith($"{part}[", StringComparison.Ordinal));
        bool itemNamed = mutant.Item is not { } item || verdict.Findings.Any(finding => finding.Part == item);
        return named && itemNamed
            ? null
            : $"names {string.Join(", ", verdict.Findings.Take(4).Select(finding => finding.ToString()))}";
    }

    private static bool IsFatal(Finding finding) => finding.IsFatal;
}
