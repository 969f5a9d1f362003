using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The lots, places and parties that an event about lots names, each held to what the act needs.</summary>
internal static class LotEntries
{
    /// <summary>The entries of the event's quantity list as parts of lots.</summary>
    public static ImmutableArray<LotPortion> Portions(this EpcisEvent it) =>
        [.. it.Quantities.Select(entry => new LotPortion(entry.Lot!.Value, entry.Mass))];

    /// <summary>The entries as weighed lots.</summary>
    public static ImmutableArray<WeighedLot> Weighed(this EpcisEvent it) =>
        [.. it.Quantities.Select(entry => new WeighedLot(entry.Lot!.Value, entry.Mass))];

    /// <summary>The entries as whole lots: a stated quantity would be half understood, so it is refused.</summary>
    public static ImmutableArray<Eid> Whole(this EpcisEvent it)
    {
        if (it.Quantities.FirstOrDefault(entry => entry.Mass is not null) is { } part)
        {
            it.It.Keep(new Refusal(
                RefusalCode.EventMalformed, part.At.PathOf("quantity"), "whole lots only: divide the lot first"));
        }

        return [.. it.Quantities.Select(entry => entry.Lot!.Value)];
    }

    /// <summary>Holds the event to at least one lot.</summary>
    public static void NeedLots(this EpcisEvent it) =>
        it.It.Require(it.Quantities.Length > 0, RefusalCode.MemberMissing, it.QuantitiesName);

    /// <summary>
    /// Holds the event to lots, or to the marker that all of them are meant: without it an event that names no lot
    /// would be about no lot.
    /// </summary>
    public static void LotsOrAll(this EpcisEvent it)
    {
        bool all = it.It.OrFalse("lodestone:all", null);
        it.It.Require(
            all == (it.Quantities.Length == 0),
            RefusalCode.EventMalformed,
            it.QuantitiesName,
            "either the lots or lodestone:all");
    }

    /// <summary>The parent that lots are packed into or taken from.</summary>
    public static string LotsParent(this EpcisEvent it)
    {
        it.It.Keep(it.At.Located(EpcUri.TryParent(it.Parent!, out string parent), "parentID"));
        return parent;
    }

    /// <summary>The packing parents that move with the lots.</summary>
    public static ImmutableArray<string> Parents(this EpcisEvent it)
    {
        ImmutableArray<string>.Builder parents = ImmutableArray.CreateBuilder<string>(it.Epcs.Length);
        foreach (EpcEntry entry in it.Epcs)
        {
            it.It.Keep(entry.At.Located(EpcUri.TryParent(entry.Uri, out string parent)));
            parents.Add(parent);
        }

        return parents.MoveToImmutable();
    }

    /// <summary>Refuses EPCs beside lots, where they could mean nothing.</summary>
    public static void NoEpcs(this EpcisEvent it)
    {
        if (it.Epcs.Concat(it.OutputEpcs).FirstOrDefault() is { } thing)
        {
            it.It.Keep(thing.At.Refused(RefusalCode.NotAControlledLot, JsonText.Printable(thing.Uri)));
        }
    }

    /// <summary>Where it happened: the business location, else the read point.</summary>
    public static SiteId Site(this EpcisEvent it)
    {
        SiteId? site = it.Facts.Location ?? it.Facts.ReadPoint;
        it.It.Require(site is not null, RefusalCode.MemberMissing, "bizLocation");
        return site ?? default;
    }

    /// <summary>The one entry of a type in a source or destination list; null if there is none.</summary>
    public static TypedEntry? OneOf(this EpcisEvent it, ImmutableArray<TypedEntry> entries, string type, string name)
    {
        TypedEntry[] found = [.. entries.Where(entry => entry.Type == type)];
        it.It.Require(found.Length <= 1, RefusalCode.EventMalformed, name, $"{type} twice");
        return found.FirstOrDefault();
    }

    /// <summary>The party of a type; null if there is none.</summary>
    public static PartyId? Party(this EpcisEvent it, ImmutableArray<TypedEntry> entries, string type, string name)
    {
        if (it.OneOf(entries, type, name) is not { } entry)
        {
            return null;
        }

        it.It.Keep(entry.Located(EpcUri.TryParty(entry.Uri, out PartyId party)));
        return party;
    }

    /// <summary>The party of a type, which must be there.</summary>
    public static PartyId NeedParty(this EpcisEvent it, ImmutableArray<TypedEntry> entries, string type, string name)
    {
        PartyId? party = it.Party(entries, type, name);
        it.It.Require(party is not null, RefusalCode.MemberMissing, name, type);
        return party ?? default;
    }

    /// <summary>The location of a source or destination list; null if there is none.</summary>
    public static SiteId? LocationOf(this EpcisEvent it, ImmutableArray<TypedEntry> entries, string name)
    {
        if (it.OneOf(entries, "location", name) is not { } entry)
        {
            return null;
        }

        it.It.Keep(entry.Located(EpcUri.TrySite(entry.Uri, out SiteId site)));
        return site;
    }

    /// <summary>The despatch advice that names a shipment.</summary>
    public static string Shipment(this EpcisEvent it)
    {
        TypedEntry? advice = it.OneOf(it.Transactions, "desadv", "bizTransactionList");
        it.It.Require(advice is not null, RefusalCode.MemberMissing, "bizTransactionList", "desadv");
        return advice?.Uri ?? string.Empty;
    }

    /// <summary>Refuses classes beside lots: they could neither feed a lot nor stand for one.</summary>
    public static void OnlyLots(this EpcisEvent it)
    {
        if (it.Quantities.Concat(it.Outputs).FirstOrDefault(entry => entry.Lot is null) is { } thing)
        {
            it.It.Keep(thing.At.Refused(RefusalCode.NotAControlledLot, JsonText.Printable(thing.Uri)));
        }
    }
}
