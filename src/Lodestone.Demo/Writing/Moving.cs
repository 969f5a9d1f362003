using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Statements about where lots go and whose they are.</summary>
internal static class Moving
{
    // Well within what two good scales may differ by.
    private const long ScaleError = 600;

    /// <summary>Lots leave one place for another.</summary>
    public static Entry Ship(
        this Pen it, Place from, Place to, string carrier, ImmutableArray<Lot> lots, string shipment,
        PartyId? newOwner = null, string? contract = null, string? parent = null)
    {
        ShipLots act = new(
            it.Facts(from.Party, "shipping", "in_transit", from.Id), shipment,
            [.. lots.Select(lot => new WeighedLot(lot.Eid, parent is null ? Weighed(it, lot) : null))],
            parent is null ? [] : [parent], from.Id, to.Owner, to.Id, it.World.Consortium.Party(carrier).Id, newOwner,
            contract, from.Scale);
        return it.Say(from.Party, act);
    }

    /// <summary>Lots arrive.</summary>
    public static Entry Receive(
        this Pen it, Place at, ImmutableArray<Lot> lots, string shipment, bool isWeighed = true, bool isFinal = true)
    {
        ReceiveLots act = new(
            it.Facts(at.Party, "receiving", "in_progress", at.Id), shipment,
            [.. lots.Select(lot => new WeighedLot(lot.Eid, isWeighed ? Weighed(it, lot) : null))], at.Id,
            isWeighed ? at.Scale : null, isFinal);
        return it.Say(at.Party, act);
    }

    /// <summary>A lot arrives and weighs so much.</summary>
    public static Entry ReceiveWeighing(this Pen it, Place at, Lot lot, string shipment, long milligrams)
    {
        ReceiveLots act = new(
            it.Facts(at.Party, "receiving", "in_progress", at.Id), shipment,
            [new WeighedLot(lot.Eid, Mass.FromMilligrams(milligrams))], at.Id, at.Scale, IsFinal: true);
        return it.Say(at.Party, act);
    }

    /// <summary>Lots are shipped, carried and received; sold along with it if a new owner is named.</summary>
    public static IEnumerable<Entry> Send(
        this Pen it, Place from, Place to, string carrier, long hours, ImmutableArray<Lot> lots,
        PartyId? newOwner = null)
    {
        string shipment = it.NextShipment(from);
        yield return it.After(6).Ship(from, to, carrier, lots, shipment, newOwner);
        yield return it.After(hours).Receive(to, lots, shipment);
    }

    /// <summary>Lots are seen on the way by the carrier.</summary>
    public static Entry Pass(this Pen it, string carrier, Place near, params ImmutableArray<Lot> lots)
    {
        DemoParty party = it.World.Consortium.Party(carrier);
        ObserveLots act = new(
            it.Facts(party, "transporting", "in_transit", near.Id), [.. lots.Select(lot => lot.Eid)], near.Id);
        return it.Say(party, act);
    }

    /// <summary>Lots are packed onto a pallet.</summary>
    public static Entry Pack(this Pen it, Place at, string pallet, params ImmutableArray<Lot> lots)
    {
        PackLots act = new(
            it.Facts(at.Party, "packing", "in_progress", at.Id), pallet, [.. lots.Select(lot => lot.Eid)]);
        return it.Say(at.Party, act);
    }

    /// <summary>A pallet is unpacked.</summary>
    public static Entry Unpack(this Pen it, Place at, string pallet, params ImmutableArray<Lot> lots)
    {
        UnpackLots act = new(
            it.Facts(at.Party, "unpacking", "in_progress", at.Id), pallet, [.. lots.Select(lot => lot.Eid)]);
        return it.Say(at.Party, act);
    }

    /// <summary>Title passes while the goods stay where they are.</summary>
    public static Entry PassTitle(this Pen it, DemoParty from, DemoParty to, params ImmutableArray<Lot> lots)
    {
        TransferTitle act = new(
            it.Facts(from, "accepting", string.Empty, null), [.. lots.Select(lot => lot.Eid)], from.Id, to.Id);
        return it.Say(from, act);
    }

    /// <summary>Lots, or a part of one, leave the books.</summary>
    public static Entry End(
        this Pen it, Place at, EndKind kind, Lot lot, long? milligrams = null, string destination = "")
    {
        string disposition = kind switch
        {
            EndKind.Destroyed => "destroyed",
            EndKind.Stolen => "stolen",
            _ => "inactive",
        };
        bool isSale = kind is EndKind.SoldToNonMember or EndKind.Exported;
        EndLots act = new(
            it.Facts(at.Party, kind == EndKind.Destroyed ? "destroying" : "decommissioning", disposition, at.Id), kind,
            [new LotPortion(lot.Eid, milligrams is { } part ? Mass.FromMilligrams(part) : null)], destination,
            isSale ? Commitment(it, lot) : null);
        return it.Say(at.Party, act);
    }

    /// <summary>An earlier event of the party's is declared wrong.</summary>
    public static Entry Correct(this Pen it, Place at, string target, string reason, params ImmutableArray<string> by)
    {
        CorrectEvent act = new(it.Facts(at.Party, string.Empty, string.Empty, null), target, reason, by);
        return it.Say(at.Party, act);
    }

    // A salted commitment to a buyer's name, as a real seller would make one: the demo's buyers have no names.
    private static string Commitment(Pen it, Lot lot) =>
        Convert.ToHexStringLower(DemoSeed.Derive(it.World.Options.Seed, "counterparty", lot.Eid.Code));

    private static Mass Weighed(Pen it, Lot lot)
    {
        long error = it.Dice.Error(ScaleError);
        return Mass.FromMilligrams(Math.Max(1, lot.Left + (long)((Int128)lot.Left * error / Contents.Million)));
    }
}
