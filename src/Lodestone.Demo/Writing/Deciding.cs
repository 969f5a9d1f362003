using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Acts of authority and administration.</summary>
internal static class Deciding
{
    /// <summary>A party's acts, by one of its persons.</summary>
    public static Entry Decree(this Pen it, DemoParty party, int person, params ImmutableArray<Act> acts) =>
        new(it.Now, party.Id, party.Persons[person], acts, it.Narrative);

    /// <summary>An act of one person of a party of the cast.</summary>
    public static Entry Decree(this Pen it, string party, params ImmutableArray<Act> acts) =>
        it.Decree(it.World.Consortium.Party(party), 0, acts);

    /// <summary>
    /// An act that two persons of an authority decide: one proposes, the other approves some hours later.
    /// </summary>
    public static IEnumerable<Entry> DecideByTwo(this Pen it, string authority, Act act, long hours = 20)
    {
        DemoParty party = it.World.Consortium.Party(authority);
        Entry proposal = it.Decree(party, 0, new Propose(act));
        yield return proposal;
        StatementIdentity identity = proposal.Statement!.Identity;
        yield return it.After(hours).Decree(party, 1, new Approve(identity, 0));
        it.World.Truth.Note(new PlantedApproval(authority, act.GetType().Name, identity.Hex));
    }

    /// <summary>Customs clears lots for a country.</summary>
    public static Entry Clear(this Pen it, string declaration, string country, params ImmutableArray<Lot> lots) =>
        it.Decree("customs", new ClearGoods(declaration, [.. lots.Select(lot => lot.Eid)], country));
}
