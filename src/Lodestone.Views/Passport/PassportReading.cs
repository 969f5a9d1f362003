using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds the passport of a lot.</summary>
internal sealed class PassportReading(ViewTables tables)
{
    private const int LineageLots = 2_000;

    public LotPassport Of(StoredLot lot, long nextIndex, long height)
    {
        LotRow row = lot.Row;
        LineageWalk walk = new(tables, LineageLots);
        walk.From(lot.Number, LineageDirection.Up);
        return new LotPassport
        {
            Eid = row.Eid,
            Material = row.Material,
            MaterialName = Labels.OfMaterial(row.Material),
            Grade = row.Grade,
            Content = [.. row.Composition.Shares.Select(ContentClass.Of)],
            Origins = [.. Element.Listed.SelectMany(element => Origins(lot, element))],
            Status = row.Status,
            IsHeld = row.Holds.Length > 0,
            IsQuarantined = row.Quarantined,
            Model = row.Model,
            Evidence = row.Evidence,
            StatusHeight = height,
            NextIndex = nextIndex,
            MadeByEntry = lot.Made is { } made ? tables.Event(made).Entry : null,
            LotNumber = row.LotNumber,
            Alias = row.Alias,
            Initial = row.Initial,
            Remaining = row.Remaining,
            Basis = row.Basis,
            Pieces = row.Pieces,
            Composition = row.Composition,
            Booked = Flows.ByElement(BookWhenMade(lot)),
            Credited = row.Credited,
            Recycled = row.RecycledPpb,
            Issuer = Party(row.Issuer),
            Holder = Party(row.Possessor),
            Owner = Party(row.Owner),
            Receiver = lot.Receiver is { } receiver ? Party(receiver) : null,
            Site = row.Site is { } site ? Site(site) : null,
            Parent = row.Parent,
            Flags = row.Flags,
            Holds = row.Holds,
            Quarantine = tables.Row<QuarantineRow>("quarantine", row.Eid.Code) is { } note
                ? new QuarantineNote(note.Reason, note.Detail, note.Open)
                : null,
            Timeline = TimelineReading.Of(tables, lot),
            Statements = Statements(walk, lot.Number),
            OmittedLots = walk.Omitted,
            Concerned = lot.Concerned,
        };
    }

    /// <summary>A party with the names under which it is registered.</summary>
    public NamedParty Party(PartyId party) => tables.Row<PartyRow>("party", party.Value) is { } row
        ? new NamedParty(party, new Label(row.NameEn, row.NameZh), row.Country)
        : new NamedParty(party, new Label(party.Value, party.Value), string.Empty);

    /// <summary>A site with the names under which it is registered.</summary>
    public NamedSite Site(SiteId site) => tables.Row<SiteRow>("site", site.Gln) is { } row
        ? new NamedSite(site, new Label(row.NameEn, row.NameZh), row.Country)
        : new NamedSite(site, new Label(site.Gln, site.Gln), string.Empty);

    /// <summary>The origins of one element of a lot as it was made.</summary>
    public IReadOnlyList<OriginShare> Origins(StoredLot lot, Element element)
    {
        List<BookLine> lines = [.. BookWhenMade(lot).Where(line => line.Element == element)];
        ElementAmount whole = new(lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Amount.Picograms));
        IReadOnlyList<Ppb> shares = Division.Shares([.. lines.Select(line => line.Amount.Picograms)]);
        return [.. lines.Select((line, i) =>
            new OriginShare(element, tables.Origin(line.Origin), line.Amount, whole, shares[i]))];
    }

    private IEnumerable<BookLine> BookWhenMade(StoredLot lot) =>
        new Attribution(tables, default, maxEvents: 0).MadeBook(lot);

    // Every statement that concerned a lot of the lineage before it went into the next one, so that evidence can be
    // gathered for all of it; of the lot itself, every one.
    private List<LineageStatement> Statements(LineageWalk walk, long subject)
    {
        Dictionary<long, long> lastUse = [];
        foreach (StoredEvent it in walk.Events.Values)
        {
            foreach (StoredFlow flow in tables.FlowsOf(it.Id).Where(flow => flow.Side == FlowSide.Taken))
            {
                lastUse[flow.Lot] = it.Id;
            }
        }

        SortedSet<long> entries = [.. walk.Events.Values.Select(it => it.Entry)];
        foreach (long lot in walk.Lots)
        {
            entries.UnionWith(tables.Database.All(
                "SELECT event.entry FROM touch JOIN event ON event.id = touch.event "
                + "WHERE touch.lot = ?1 AND touch.event <= ?2",
                row => row.GetInt64(0),
                lot,
                lot == subject ? long.MaxValue : lastUse.GetValueOrDefault(lot, long.MaxValue)));
        }

        return [.. entries.Select(entry => new LineageStatement(entry, tables.Database.One(
            "SELECT identity FROM entry WHERE idx = ?1",
            row => StatementIdentity.TryParse(row.GetString(0), out StatementIdentity it) ? it : default,
            entry)))];
    }
}
