using System.Globalization;
using System.Text;

namespace Simulation.Histories;

/// <summary>How often each kind of step was proposed and accepted, and why others were refused.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (long Accepted, long Refused)> kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> quarantines = new(StringComparer.Ordinal);

    public long Histories { get; private set; }

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public void CountAccepted(string kind)
    {
        Accepted++;
        (long accepted, long refused) = kinds.GetValueOrDefault(kind);
        kinds[kind] = (accepted + 1, refused);
    }

    public void CountRefused(string kind, string code)
    {
        Refused++;
        (long accepted, long refused) = kinds.GetValueOrDefault(kind);
        kinds[kind] = (accepted, refused + 1);
        refusals[code] = refusals.GetValueOrDefault(code) + 1;
    }

    public void CountQuarantine(string reason) => quarantines[reason] = quarantines.GetValueOrDefault(reason) + 1;

    public void CountHistory() => Histories++;

    public long AcceptedOf(string kind) => kinds.GetValueOrDefault(kind).Accepted;

    public void Add(Tally other)
    {
        Histories += other.Histories;
        Accepted += other.Accepted;
        Refused += other.Refused;
        foreach ((string kind, (long accepted, long refused)) in other.kinds)
        {
            (long mine, long mineRefused) = kinds.GetValueOrDefault(kind);
            kinds[kind] = (mine + accepted, mineRefused + refused);
        }

        Sum(refusals, other.refusals);
        Sum(quarantines, other.quarantines);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture, $"{Histories} histories, {Accepted} steps accepted, {Refused} refused");
        foreach ((string kind, (long accepted, long refused)) in kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {kind,-14} accepted {accepted,12} refused {refused,12}");
        }

        Append(text, "refused", refusals);
        Append(text, "quarantined", quarantines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, SortedDictionary<string, long> counts)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n  {title}:");
        foreach ((string name, long count) in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $" {name} {count}");
        }
    }

    private static void Sum(SortedDictionary<string, long> into, SortedDictionary<string, long> from)
    {
        foreach ((string name, long count) in from)
        {
            into[name] = into.GetValueOrDefault(name) + count;
        }
    }
}
