using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Who reads. What it may see of each lot and event follows from its relation to just that one.</summary>
/// <remarks>
/// A party that once had a lot is not concerned any more: the next holder may be its customer's customer. Nor is a
/// party concerned with the lots that its own were made of.
/// </remarks>
public sealed record Reader
{
    private Reader(PartyId? party, bool isAuthority)
    {
        Party = party;
        IsAuthority = isAuthority;
    }

    /// <summary>Somebody who is not known.</summary>
    public static Reader Public { get; } = new(null, isAuthority: false);

    /// <summary>An authority.</summary>
    public static Reader Authority { get; } = new(null, isAuthority: true);

    /// <summary>The party that reads, or null.</summary>
    public PartyId? Party { get; }

    /// <summary>Whether it is an authority.</summary>
    public bool IsAuthority { get; }

    /// <summary>A party.</summary>
    public static Reader Of(PartyId party) => new(party, isAuthority: false);

    /// <summary>The relation to something that certain parties are concerned with.</summary>
    public ReaderRelation RelationTo(IEnumerable<PartyId> concerned) => IsAuthority
        ? ReaderRelation.Authority
        : Party is { } me && concerned.Contains(me) ? ReaderRelation.Concerned : ReaderRelation.Public;
}
