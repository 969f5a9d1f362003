using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>The network's beginning.</summary>
internal static class GenesisRules
{
    /// <summary>
    /// The genesis is spoken by the root authority that it names (312), with a key that it declares (209).
    /// </summary>
    public static Refusal? GenesisIsSpokenByItsRoot(Case it, Genesis act)
    {
        if (act.RootKeys.All(key => key.KeyId != it.Statement.Key))
        {
            return new Refusal(RefusalCode.KeyUnknown, null, it.Statement.Key);
        }

        return act.Root == it.Issuer ? null : it.Refuse(RefusalCode.NotConcerned, "root", act.Root.Value);
    }

    /// <summary>What needs two persons later needs two persons' keys from the start (802).</summary>
    public static Refusal? RootHasTwoPersons(Case it, Genesis act) =>
        act.RootKeys.Select(key => key.Person).Distinct(StringComparer.Ordinal).Count() >= 2
            ? null
            : it.Refuse(RefusalCode.TwoPersonsRequired, "rootKeys");

    /// <summary>The genesis stands alone in entry 0 (808).</summary>
    public static Refusal? GenesisStandsAloneInEntryZero(Case it, Genesis act) =>
        it.Position.Index == 0 && it.Statement.Acts.Length == 1 && !it.Draft.Network.Has(Tables.NetworkKey)
            ? null
            : it.Refuse(RefusalCode.GenesisOnly, "type", act.Network);

    /// <summary>All keys that the genesis declares, agreement keys too, are of the suites that it names (212).</summary>
    public static Refusal? KeysAreOfItsSuites(Case it, Genesis act)
    {
        ImmutableArray<int> suites = act.Suites.IsEmpty ? Genesis.DefaultSuites : act.Suites;
        return KeyRules.KeysAreOfSuites(it, act.RootKeys, "rootKeys", suites) ?? KeyRules.KeysAreOfSuites(
            it, [.. ConsortiumRules.MembersOf(act).SelectMany(member => member.Keys)], "consortium.members.keys", suites)
            ?? KeyRules.AgreementKeyIsOfSuites(
                it, ConsortiumRules.MembersOf(act).Select(member => member.AgreementKey), "consortium.members", suites);
    }

    /// <summary>No key is declared twice (809).</summary>
    public static Refusal? RootKeysAreNew(Case it, Genesis act) => KeyRules.KeysAreNew(it, act.RootKeys, "rootKeys");

    /// <summary>Writes the network, its root authority and that authority's keys, valid from entry 0.</summary>
    public static Refusal? BeginNetwork(Case it, Genesis act)
    {
        it.Draft.Network.Put(Tables.NetworkKey, new NetworkRow(
            act.Network, act.Root, act.IsDemo, act.SkewSeconds * 1_000L, act.LatenessDays, act.SourceCorrectionPpb,
            OpeningClosed: false)
        {
            Suites = act.Suites.IsEmpty ? null : act.Suites,
        });
        it.Draft.Parties.Put(act.Root.Value, new PartyRow(
            act.Root, PartyRole.RootAuthority, act.RootNameEn, act.RootNameZh, string.Empty, Suspended: false, []));
        KeyRules.PutKeys(it, act.Root, act.RootKeys, from: 0);
        if (act.Consortium is { } all)
        {
            ConsortiumRules.BeginConsortium(it, all);
        }

        return null;
    }
}
