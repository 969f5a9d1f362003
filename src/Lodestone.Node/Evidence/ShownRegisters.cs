using System.Text;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Rules;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Which register rows a bundle proves: those of the parties that the shown entries name, so that nobody else's permits or
/// capacities travel along.
/// </summary>
internal sealed class ShownRegisters
{
    private static readonly string[] OfParties = ["party", "site", "permit", "instrument", "contract"];

    private readonly HashSet<string> keys;
    private readonly HashSet<string> parties;
    private readonly HashSet<string> sites;

    private ShownRegisters(HashSet<string> keys, HashSet<string> parties, HashSet<string> sites)
    {
        this.keys = keys;
        this.parties = parties;
        this.sites = sites;
    }

    /// <summary>The registers of what is shown.</summary>
    public static ShownRegisters Of(IReadOnlyList<LogEntry> shown, StateTree tree)
    {
        HashSet<string> keys = [.. shown.Select(entry => entry.Statement.Key)];
        HashSet<string> parties = [.. shown
            .SelectMany(entry => Addressees.Of(entry.Statement).Append(entry.Statement.Issuer))
            .Select(party => party.Value)];
        HashSet<string> sites = [.. tree.Rows
            .Where(row => row.Table == "site" && Names(row, parties))
            .Select(row => row.Key)];
        return new ShownRegisters(keys, parties, sites);
    }

    /// <summary>Whether a row belongs in: keys always, the rest only where the whole lineage is shown and replayed.</summary>
    public bool Contain(StateChange row, bool inPart) => row.Table switch
    {
        "key" => keys.Contains(row.Key),
        _ when inPart => false,
        "network" => true,
        "stream" or "clearance" => Names(row, sites) || row.Table == "clearance",
        _ => OfParties.Contains(row.Table, StringComparer.Ordinal) && Names(row, parties),
    };

    // Rows are canonical JSON: an identifier that occurs in one stands there as a quoted text.
    private static bool Names(StateChange row, HashSet<string> identifiers)
    {
        string json = Encoding.UTF8.GetString(row.Row!.Value.Span);
        return identifiers.Any(identifier => json.Contains($"\"{identifier}\"", StringComparison.Ordinal));
    }
}
