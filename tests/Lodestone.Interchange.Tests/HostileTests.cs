using System.Diagnostics;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class HostileTests
{
    private const int MostMilliseconds = 100;
    private const long MostBytesAllocated = 2_000_000;

    private static readonly HostileDocument[] Chosen = [.. HostileBytes.All, .. HostileValues.All];
    private static readonly HostileDocument[] Shapes = [.. HostileShapes.All];
    private static readonly HostileDocument[] All = [.. Chosen, .. Shapes];

    public static TheoryData<string> Names => [.. Chosen.Select(one => one.Name)];

    [Fact]
    public void There_are_at_least_three_hundred_hostile_documents_and_no_two_are_the_same()
    {
        Assert.True(All.Length >= 300, $"{All.Length} documents");
        Assert.Equal(All.Length, All.DistinctBy(one => one.Name).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hostile_document_is_refused_with_number_and_field(string name)
    {
        string complaint = Complaint(All.Single(one => one.Name == name));
        Assert.True(complaint.Length == 0, complaint);
    }

    [Fact]
    public void Every_sample_with_one_thing_wrong_is_refused_with_number_and_field()
    {
        string[] complaints = [.. Shapes.Select(Complaint).Where(complaint => complaint.Length > 0)];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void Every_hostile_document_is_refused_quickly_and_with_little_memory()
    {
        foreach (HostileDocument one in All)
        {
            // The best of three: other processes of the machine are not on trial.
            (TimeSpan Taken, long Bytes)[] runs = [Measure(one), Measure(one), Measure(one)];
            double milliseconds = runs.Min(run => run.Taken.TotalMilliseconds);
            Assert.True(milliseconds < MostMilliseconds, $"{one.Name}: {milliseconds} ms");
            Assert.True(runs.Min(run => run.Bytes) < MostBytesAllocated, $"{one.Name}: {runs[^1].Bytes} bytes");
        }
    }

    private static (TimeSpan Taken, long Bytes) Measure(HostileDocument one)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Read(one);
        return (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>The mine commissions the concentrate; all other samples are the separation plant's.</summary>
    internal static PartyId IssuerOf(HostileDocument one) =>
        one.Name.StartsWith("Commission", StringComparison.Ordinal) ? Cast.Mine : Cast.Separator;

    private static PayloadReading Read(HostileDocument one) =>
        Payload.Parse(one.Bytes, one.ContentType, IssuerOf(one));

    private static string Complaint(HostileDocument one)
    {
        Refusal? refusal = Read(one).Refusal;
        return refusal is null
            ? $"{one.Name}: accepted"
            : (refusal.Code, refusal.Field) == (one.Code, one.Field)
                ? string.Empty
                : $"{one.Name}: {refusal}, expected {one.Code} at {one.Field}";
    }
}
