using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Which charter holds at which size of the log. An entry at an index is judged by the charter that holds at that size; a
/// checkpoint is judged by the one that holds at its own.
/// </summary>
public static class Charters
{
    /// <summary>The charter that holds at a size; null if the genesis names no members.</summary>
    public static CharterRow? At(LedgerState state, long size)
    {
        ArgumentNullException.ThrowIfNull(state);
        return At(state.Charters.Rows.Select(row => row.Value), size);
    }

    /// <summary>All charters, those that are decided and still ahead too, in the order in which they hold.</summary>
    public static ImmutableArray<CharterRow> All(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.Charters.Rows.Select(row => row.Value).OrderBy(charter => charter.From)];
    }

    /// <summary>The member that a party is; null if it is none.</summary>
    public static MemberRow? MemberOf(this CharterRow charter, PartyId party)
    {
        ArgumentNullException.ThrowIfNull(charter);
        return charter.Members.FirstOrDefault(member => member.Party == party);
    }

    /// <summary>How many members replay, sign and govern.</summary>
    public static int FullMembers(this CharterRow charter)
    {
        ArgumentNullException.ThrowIfNull(charter);
        return charter.Members.Count(member => member.Role == MemberRole.Full);
    }

    /// <summary>The charter at the place of what is being judged.</summary>
    internal static CharterRow? Here(Case it) => it.Draft.HasMembers
        ? At(it.Draft.Charters.StartingWith(string.Empty).Select(row => row.Value), it.Position.Index)
        : null;

    private static CharterRow? At(IEnumerable<CharterRow> charters, long size)
    {
        CharterRow? found = null;
        foreach (CharterRow charter in charters)
        {
            if (charter.From <= size && (found is null || charter.From > found.From))
            {
                found = charter;
            }
        }

        return found;
    }
}
