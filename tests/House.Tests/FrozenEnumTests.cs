using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace House.Tests;

/// <summary>
/// Numbers that stand in stored rows, statements and answers mean the same for ever. vectors/frozen-enums.json may grow
/// and never change.
/// </summary>
public sealed class FrozenEnumTests
{
    private const string Golden = "vectors/frozen-enums.json";

    private static readonly JsonSerializerOptions Format =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Frozen_numbers_never_change() => Finding.None(Changes(Frozen(), Current()));

    [Fact]
    public void Every_number_is_frozen()
    {
        SortedDictionary<string, SortedDictionary<string, long>> frozen = Frozen();
        Finding.None(
            from type in Current()
            from member in type.Value
            where !frozen.TryGetValue(type.Key, out SortedDictionary<string, long>? members)
                || !members.ContainsKey(member.Key)
            select new Finding(
                Golden, 1, $"{type.Key}.{member.Key} = {member.Value} is not frozen",
                "run ./test House -- -explicit only, look at the difference and commit it"));
    }

    /// <summary>Adds what is new; what is frozen stays, so a changed number still fails above.</summary>
    [Fact(Explicit = true)]
    public void New_numbers_are_written_down()
    {
        SortedDictionary<string, SortedDictionary<string, long>> frozen = Frozen();
        foreach ((string type, SortedDictionary<string, long> members) in Current())
        {
            SortedDictionary<string, long> kept = frozen.TryGetValue(type, out SortedDictionary<string, long>? found)
                ? found
                : frozen[type] = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach ((string name, long number) in members) kept.TryAdd(name, number);
        }

        File.WriteAllText(Path.Combine(Repository.Root, Golden), JsonSerializer.Serialize(frozen, Format) + "\n");
        Assert.Empty(Changes(frozen, Current()));
    }

    [Fact]
    public void A_planted_change_and_a_planted_removal_are_found()
    {
        SortedDictionary<string, SortedDictionary<string, long>> current = Current();
        current["RefusalCode"]["LotUnknown"] = 999;
        current["Basis"].Remove("Dry");
        Assert.Equal(
            ["Basis.Dry = 3 is gone", "RefusalCode.LotUnknown = 501 is now 999"],
            Changes(Frozen(), current).Select(finding => finding.What));
    }

    private static IEnumerable<Finding> Changes(
        SortedDictionary<string, SortedDictionary<string, long>> frozen,
        SortedDictionary<string, SortedDictionary<string, long>> current)
    {
        foreach ((string type, SortedDictionary<string, long> members) in frozen)
        {
            foreach ((string name, long number) in members)
            {
                long now = 0;
                bool isThere = current.TryGetValue(type, out SortedDictionary<string, long>? found)
                    && found.TryGetValue(name, out now);
                if (isThere && now == number) continue;
                yield return new Finding(
                    Golden, 1, $"{type}.{name} = {number} is {(isThere ? $"now {now}" : "gone")}",
                    "give it its name and number back and take a new number for the new meaning");
            }
        }
    }

    private static SortedDictionary<string, SortedDictionary<string, long>> Frozen() => Sorted(
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, long>>>(Repository.File(Golden).Text)!);

    private static SortedDictionary<string, SortedDictionary<string, long>> Current() => Sorted(
        new[] { typeof(RefusalCode).Assembly, typeof(Rulebook).Assembly }
            .SelectMany((Assembly room) => room.GetExportedTypes())
            .Where(type => type.IsEnum)
            .ToDictionary(type => type.Name, MembersOf));

    private static Dictionary<string, long> MembersOf(Type type) => Enum.GetNames(type).ToDictionary(
        name => name, name => Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture));

    private static SortedDictionary<string, SortedDictionary<string, long>> Sorted(
        Dictionary<string, Dictionary<string, long>> plain) =>
        new(
            plain.ToDictionary(
                type => type.Key, type => new SortedDictionary<string, long>(type.Value, StringComparer.Ordinal)),
            StringComparer.Ordinal);
}
