using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A lot as the generator follows it.</summary>
internal sealed class Lot(LotDeclaration declared, PartyId issuer, Contents book)
{
    public LotDeclaration Declared { get; } = declared;

    public PartyId Issuer { get; } = issuer;

    public Eid Eid => Declared.Eid;

    public string Material => Declared.Material;

    public CustodyModel Model => Declared.Model;

    /// <summary>What is left of its mass, in milligrams.</summary>
    public long Left { get; private set; } = declared.Mass.Milligrams;

    public Mass Mass => Mass.FromMilligrams(Left);

    /// <summary>What is left in its book.</summary>
    public Contents Book { get; private set; } = book;

    /// <summary>Takes a part out, and says what that holds.</summary>
    public Contents Take(long milligrams)
    {
        Contents taken = Book.Part(milligrams, Left);
        Book = Book.Less(taken);
        Left -= milligrams;
        return taken;
    }

    public Contents TakeAll() => Take(Left);
}
