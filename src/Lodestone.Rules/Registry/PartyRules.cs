using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Parties: registered, suspended.</summary>
internal static class PartyRules
{
    /// <summary>The act is reserved to the root authority (307).</summary>
    public static Refusal? OnlyTheRootAuthority(Case it, Act act) =>
        Standing.IsAuthority(it, PartyRole.RootAuthority);

    /// <summary>The act is reserved to the industry authority, or the root authority in its place (307).</summary>
    public static Refusal? OnlyTheIndustryAuthority(Case it, Act act) =>
        Standing.IsAuthority(it, PartyRole.IndustryAuthority, PartyRole.RootAuthority);

    /// <summary>A party that an act names is registered (305).</summary>
    public static Refusal? PartyIsKnown(Case it, PartyId party, string fieldName) => it.Draft.Parties.Has(party.Value)
        ? null
        : it.Refuse(RefusalCode.PartyUnknown, fieldName, party.Value);

    /// <summary>A party is registered once, under any of its identifiers (801).</summary>
    public static Refusal? PartyIsNew(Case it, RegisterParty act)
    {
        HashSet<PartyId> names = [act.Party, .. act.Aliases];
        PartyRow? taken = it.Draft.Parties.StartingWith(string.Empty).Select(pair => pair.Value)
            .FirstOrDefault(row => names.Contains(row.Party) || row.Aliases.Any(names.Contains));
        return taken is null ? null : it.Refuse(RefusalCode.AlreadyRegistered, "party", taken.Party.Value);
    }

    /// <summary>
    /// An authority has keys of two persons from the start: no one person could add the second (802).
    /// </summary>
    public static Refusal? AuthoritiesHaveTwoPersons(Case it, RegisterParty act) =>
        IsAuthorityRole(act.Role)
        && act.Keys.Select(key => key.Person).Distinct(StringComparer.Ordinal).Count() < 2
            ? it.Refuse(RefusalCode.TwoPersonsRequired, "keys")
            : null;

    /// <summary>
    /// Two persons of the root authority bring in an authority (802): one alone could bring in one whose two persons
    /// are both itself, and decide with it whatever needs two.
    /// </summary>
    public static Refusal? AuthoritiesAreRegisteredByTwo(Case it, RegisterParty act) =>
        IsAuthorityRole(act.Role) && act.Role != PartyRole.RootAuthority && !it.IsDecidedByTwo
            ? it.Refuse(RefusalCode.TwoPersonsRequired, "role", act.Role.ToString())
            : null;

    /// <summary>There is one root authority, and it comes with the genesis (808).</summary>
    public static Refusal? RootComesOnlyWithTheGenesis(Case it, RegisterParty act) =>
        act.Role == PartyRole.RootAuthority ? it.Refuse(RefusalCode.GenesisOnly, "role") : null;

    /// <summary>The party's keys are of suites that the genesis names (212).</summary>
    public static Refusal? PartyKeysAreOfTheSuites(Case it, RegisterParty act) =>
        KeyRules.KeysAreOfSuites(it, act.Keys, "keys", KeyRules.SuitesOf(it));

    /// <summary>The party's keys are new (809).</summary>
    public static Refusal? PartyKeysAreNew(Case it, RegisterParty act) => KeyRules.KeysAreNew(it, act.Keys, "keys");

    /// <summary>Writes the party and its keys, which may sign from the next entry on.</summary>
    public static Refusal? EnterParty(Case it, RegisterParty act)
    {
        it.Draft.Parties.Put(act.Party.Value, new PartyRow(
            act.Party, act.Role, act.NameEn, act.NameZh, act.Country, Suspended: false, act.Aliases));
        KeyRules.PutKeys(it, act.Party, act.Keys, it.Position.Index + 1);
        return null;
    }

    /// <summary>The root authority cannot lock itself out (109).</summary>
    public static Refusal? RootIsNotSuspended(Case it, SuspendParty act) =>
        act.Party == it.Issuer ? it.Refuse(RefusalCode.ValueNotAllowed, "party", act.Party.Value) : null;

    /// <summary>The party to suspend is registered (305).</summary>
    public static Refusal? SuspendedPartyIsKnown(Case it, SuspendParty act) => PartyIsKnown(it, act.Party, "party");

    /// <summary>Suspends the party, or lets it act again.</summary>
    public static Refusal? SetSuspension(Case it, SuspendParty act)
    {
        PartyRow party = it.Draft.Parties.Find(act.Party.Value)!;
        it.Draft.Parties.Put(act.Party.Value, party with { Suspended = act.Suspended });
        return null;
    }

    /// <summary>Whether a role's decisions need two persons.</summary>
    public static bool IsAuthorityRole(PartyRole role) =>
        role is PartyRole.RootAuthority or PartyRole.IndustryAuthority or PartyRole.Customs;
}
