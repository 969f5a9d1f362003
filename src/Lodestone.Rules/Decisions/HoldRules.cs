using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Holds and clearances.</summary>
internal static class HoldRules
{
    /// <summary>Holds are placed and lifted by customs or an authority (307).</summary>
    public static Refusal? OnlyAnAuthorityMayHold(Case it, Act act) => Standing.IsAuthority(
        it, PartyRole.Customs, PartyRole.IndustryAuthority, PartyRole.RootAuthority);

    /// <summary>A hold's number is used once (801).</summary>
    public static Refusal? HoldIsNew(Case it, PlaceHold act) => it.Draft.Holds.Has(act.Hold)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "hold", act.Hold)
        : null;

    /// <summary>Writes the hold onto every lot.</summary>
    public static Refusal? Hold(Case it, PlaceHold act)
    {
        it.Draft.Holds.Put(act.Hold, new HoldRow(it.Issuer, [.. act.Lots.Order()], act.Reason, Lifted: false));
        SetHolds(it, act.Lots, holds => [.. holds.Add(act.Hold).Order(StringComparer.Ordinal)]);
        return null;
    }

    /// <summary>A hold is lifted by the authority that placed it (307).</summary>
    public static Refusal? OnlyTheHolderMayLift(Case it, LiftHold act) =>
        it.Draft.Holds.Find(act.Hold) is { } hold && hold.Authority != it.Issuer
            ? it.Refuse(RefusalCode.AuthorityRequired, "hold", hold.Authority.Value)
            : null;

    /// <summary>The hold stands (805).</summary>
    public static Refusal? HoldStands(Case it, LiftHold act) => it.Draft.Holds.Find(act.Hold) is { Lifted: false }
        ? null
        : it.Refuse(RefusalCode.HoldUnknown, "hold", act.Hold);

    /// <summary>Lifts the hold from every lot.</summary>
    public static Refusal? Lift(Case it, LiftHold act)
    {
        HoldRow hold = it.Draft.Holds.Find(act.Hold)!;
        it.Draft.Holds.Put(act.Hold, hold with { Lifted = true });
        SetHolds(it, hold.Lots, holds => holds.Remove(act.Hold));
        return null;
    }

    /// <summary>Only customs clears goods (307).</summary>
    public static Refusal? OnlyCustomsMayClear(Case it, ClearGoods act) => Standing.IsAuthority(it, PartyRole.Customs);

    /// <summary>A declaration is cleared once (801).</summary>
    public static Refusal? DeclarationIsNew(Case it, ClearGoods act) => it.Draft.Clearances.Has(act.Declaration)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "declaration", act.Declaration)
        : null;

    /// <summary>Writes the clearance.</summary>
    public static Refusal? Clear(Case it, ClearGoods act)
    {
        it.Draft.Clearances.Put(
            act.Declaration, new ClearanceRow(it.Issuer, [.. act.Lots.Order()], act.Destination));
        foreach (Eid lot in act.Lots)
        {
            it.Draft.Cleared.Put(lot.Code, new ClearedRow(act.Declaration, act.Destination));
            EventLog.DependOnLastEvent(it, it.Draft.Lots.Find(lot.Code)!);
        }

        return null;
    }

    private static void SetHolds(
        Case it, ImmutableArray<Eid> lots, Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        foreach (Eid eid in lots)
        {
            LotRow lot = it.Draft.Lots.Find(eid.Code)!;
            it.Draft.Lots.Put(eid.Code, lot with { Holds = change(lot.Holds) });
        }
    }
}
