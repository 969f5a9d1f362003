using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Packing into parents and out of them.</summary>
internal static class PackingRules
{
    /// <summary>The event's time fits the lots and their site (401 to 404).</summary>
    public static Refusal? PackingIsTimely(Case it, PhysicalAct act) => MovementTiming.AtLots(it, act);

    /// <summary>What is packed together is together: at one site, where the parent is (510).</summary>
    public static Refusal? PackedLotsAreAtOneSite(Case it, PackLots act)
    {
        ImmutableArray<NamedLot> named = NamedLots.Of(it, act);
        Eid first = it.Draft.Parents.Find(act.Parent)?.Lots[0] ?? named[0].Lot;
        SiteId? site = it.Draft.Lots.Find(first.Code)!.Site;
        foreach (NamedLot lot in named)
        {
            if (it.Draft.Lots.Find(lot.Lot.Code)!.Site != site)
            {
                return it.Refuse(RefusalCode.LotAtAnotherSite, lot.Field, lot.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>A parent is used by one party at a time (514).</summary>
    public static Refusal? ParentIsNotInUseByAnother(Case it, PackLots act) =>
        it.Draft.Parents.Find(act.Parent) is { } parent && parent.Possessor != it.Issuer
            ? it.Refuse(RefusalCode.ParentInUse, "parent", act.Parent)
            : null;

    /// <summary>Packs the lots.</summary>
    public static Refusal? Pack(Case it, PackLots act)
    {
        ParentRow holding = it.Draft.Parents.Find(act.Parent) ?? new ParentRow(it.Issuer, []);
        it.Draft.Parents.Put(act.Parent, holding with { Lots = [.. holding.Lots.Union(act.Lots).Order()] });
        foreach (Eid eid in act.Lots)
        {
            it.Draft.Lots.Put(eid.Code, it.Draft.Lots.Find(eid.Code)! with { Parent = act.Parent });
        }

        return EventLog.Record(it, act.Event);
    }

    /// <summary>The parent is known, and holds the lots that are named (513).</summary>
    public static Refusal? ParentHoldsTheLots(Case it, UnpackLots act)
    {
        if (!it.Draft.Parents.Has(act.Parent))
        {
            return it.Refuse(RefusalCode.ParentUnknown, "parent", act.Parent);
        }

        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Lots.Find(named.Lot.Code)!.Parent != act.Parent)
            {
                return it.Refuse(RefusalCode.ParentUnknown, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>Unpacks the lots.</summary>
    public static Refusal? Unpack(Case it, UnpackLots act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            LotRow lot = it.Draft.Lots.Find(named.Lot.Code)!;
            it.Draft.Lots.Put(lot.Eid.Code, Possession.TakenFromParent(it, lot));
        }

        return EventLog.Record(it, act.Event);
    }
}
