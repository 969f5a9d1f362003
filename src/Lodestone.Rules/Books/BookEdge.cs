using System.Collections.Frozen;
using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The edge of the books: every amount that enters or leaves them is added to a sum by kind and element, so that both
/// sides of the conservation sum can be compared at any time (<see cref="Conservation"/>).
/// </summary>
public static class BookEdge
{
    /// <summary>Came in with a commissioned lot.</summary>
    public const string Entered = "entered";

    /// <summary>Came in by a correction of a source (two persons).</summary>
    public const string Corrected = "corrected";

    /// <summary>Declared as lost in a process: to waste, off-gas, effluent.</summary>
    public const string Lost = "lost";

    /// <summary>Destroyed on purpose.</summary>
    public const string Destroyed = "destroyed";

    /// <summary>Goods lost.</summary>
    public const string GoodsLost = "goods-lost";

    /// <summary>Stolen.</summary>
    public const string Stolen = "stolen";

    /// <summary>Sold to a non-member.</summary>
    public const string Sold = "sold";

    /// <summary>Exported to a non-member.</summary>
    public const string Exported = "exported";

    /// <summary>Built into something that is no longer followed.</summary>
    public const string UsedUp = "used-up";

    /// <summary>Forfeited by decision of the authority.</summary>
    public const string Forfeited = "forfeited";

    // There are few, and nearly every statement posts to some.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Keys = new[]
    {
        Entered, Corrected, Lost, Destroyed, GoodsLost, Stolen, Sold, Exported, UsedUp, Forfeited,
    }.ToFrozenDictionary(
        kind => kind,
        kind => ImmutableArray.CreateRange(Element.Listed.Select(element => $"{kind}/{element.Symbol}")));

    /// <summary>The word of a way to end.</summary>
    public static string WordOf(EndKind kind) => kind switch
    {
        EndKind.Destroyed => Destroyed,
        EndKind.Lost => GoodsLost,
        EndKind.Stolen => Stolen,
        EndKind.SoldToNonMember => Sold,
        EndKind.Exported => Exported,
        EndKind.UsedUp => UsedUp,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such way to end."),
    };

    /// <summary>Adds a book to the sums of a kind: what came in, or what left.</summary>
    public static void Post(Draft draft, string kind, Book book)
    {
        ArgumentNullException.ThrowIfNull(draft);
        foreach (BookLine line in book.Lines)
        {
            string key = KeyOf(kind, line.Element);
            ElementAmount before = draft.Ends.Find(key)?.Amount ?? ElementAmount.Zero;
            draft.Ends.Put(key, new EndRow(before + line.Amount));
        }
    }

    private static string KeyOf(string kind, Element element) =>
        Keys.TryGetValue(kind, out ImmutableArray<string> keys) && element.IsListed
            ? keys[element.ListedRank]
            : $"{kind}/{element.Symbol}";

    internal static bool Enters(string key) =>
        key.StartsWith(Entered + "/", StringComparison.Ordinal)
        || key.StartsWith(Corrected + "/", StringComparison.Ordinal);
}
