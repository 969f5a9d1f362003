using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// A consistent look at the views: what is followed meanwhile is not seen. Used by one thread; dispose it soon. Answers
/// hold everything: whoever shows them calls <c>Redact</c> with the reader first.
/// </summary>
public sealed class ViewReading : IDisposable
{
    private readonly ViewDatabase database;
    private readonly ViewTables tables;
    private readonly Action<ViewDatabase> giveBack;
    private bool done;

    internal ViewReading(ViewDatabase database, Action<ViewDatabase> giveBack)
    {
        this.database = database;
        this.giveBack = giveBack;
        tables = new ViewTables(database);
        database.Begin();
        (long version, NextIndex, Height, long? time) = database.One(
            "SELECT version.value, next.value, last.height, last.time FROM meta AS version JOIN meta AS next ON TRUE "
            + "LEFT JOIN (SELECT height, time FROM block ORDER BY height DESC LIMIT 1) AS last ON TRUE "
            + "WHERE version.name = 'version' AND next.name = 'next'",
            row => (row.GetInt64(0), row.GetInt64(1), row.FindInt64(2) ?? -1, row.FindInt64(3)));
        Time = time is { } last ? new Instant(last) : null;
        if (version != ViewSchema.Version)
        {
            throw new ViewsUnavailableException(
                $"The views are of version {version}; this program reads version {ViewSchema.Version}.");
        }
    }

    /// <summary>Entries below this are taken into account.</summary>
    public long NextIndex { get; }

    /// <summary>Height of the last block that is taken into account; -1 before the first.</summary>
    public long Height { get; }

    /// <summary>Time of that block; null before the first.</summary>
    public Instant? Time { get; }

    /// <summary>The identity of the statement that an entry holds; null if the views have not followed it.</summary>
    public StatementIdentity? IdentityAt(long index) => database.One(
        "SELECT identity FROM entry WHERE idx = ?1",
        row => StatementIdentity.TryParse(row.GetString(0), out StatementIdentity it) ? (StatementIdentity?)it : null,
        index);

    /// <summary>A lot as the state has it, or null. A lot whose making was undone is shown as voided.</summary>
    public LotRow? FindLot(Eid eid) => tables.Lot(eid)?.Row;

    /// <summary>The lot of a GS1 alias, or null.</summary>
    public LotRow? FindByAlias(string alias) =>
        tables.Row<AliasRow>("alias", alias) is { } row ? FindLot(row.Lot) : null;

    /// <summary>Lots that match, newest first, as far as the reader may find them.</summary>
    public LotPage Search(LotQuery query, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        return new LotSearch(tables).Find(query, reader);
    }

    /// <summary>How a reader stands to a lot now; the public if the lot is unknown.</summary>
    public ReaderRelation RelationOf(Reader reader, Eid eid)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.RelationTo(tables.Lot(eid)?.Concerned ?? []);
    }

    /// <summary>A party's row, or null.</summary>
    public PartyRow? Party(PartyId party) => tables.Row<PartyRow>("party", party.Value);

    /// <summary>All parties, in order of their identifiers.</summary>
    public IReadOnlyList<PartyRow> Parties() => [.. tables.Rows<PartyRow>("party").Select(pair => pair.Value)];

    /// <summary>A party with the names to show; its identifier if it is not registered.</summary>
    public NamedParty NameOf(PartyId party) => new PassportReading(tables).Party(party);

    /// <summary>A site's row, or null.</summary>
    public SiteRow? Site(SiteId site) => tables.Row<SiteRow>("site", site.Gln);

    /// <summary>All sites, in order of their GLN.</summary>
    public IReadOnlyList<SiteRow> Sites() => [.. tables.Rows<SiteRow>("site").Select(pair => pair.Value)];

    /// <summary>All circuits, by URI.</summary>
    public IReadOnlyList<KeyValuePair<string, CircuitRow>> Circuits() => tables.Rows<CircuitRow>("circuit");

    /// <summary>All scales and analysers, by URI.</summary>
    public IReadOnlyList<KeyValuePair<string, InstrumentRow>> Instruments() => tables.Rows<InstrumentRow>("instrument");

    /// <summary>All by-product streams, by URI.</summary>
    public IReadOnlyList<KeyValuePair<string, StreamRow>> Streams() => tables.Rows<StreamRow>("stream");

    /// <summary>All permits, by <c>party/permit</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, PermitRow>> Permits() => tables.Rows<PermitRow>("permit");

    /// <summary>All keys, by their identifiers.</summary>
    public IReadOnlyList<KeyValuePair<string, KeyRow>> Keys() => tables.Rows<KeyRow>("key");

    /// <summary>A site with the names to show; its GLN if it is not registered.</summary>
    public NamedSite NameOf(SiteId site) => new PassportReading(tables).Site(site);

    /// <summary>What is known of an origin: country, name, kind.</summary>
    public SourceNote Origin(string code) => tables.Origin(code);

    /// <summary>A row of another table that the views keep by its key, or null.</summary>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    public TRow? Row<TRow>(string table, string key)
        where TRow : class => tables.Row<TRow>(table, key);

    /// <summary>What a lot was made of and what became of it; null if the lot is unknown.</summary>
    /// <param name="eid">The lot.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="maxLots">Lots at most, nearest first; how many were left out is in the answer.</param>
    public LineageGraph? LineageOf(Eid eid, LineageDirection direction, int maxLots = 2_000) =>
        tables.Lot(eid) is { } lot ? LineageReading.Of(tables, lot, direction, maxLots, NextIndex) : null;

    /// <summary>Where a lot's content of an element came from; null if the lot is unknown.</summary>
    /// <param name="eid">The lot.</param>
    /// <param name="element">The element.</param>
    /// <param name="maxEvents">Events at most; what is not followed further says so.</param>
    public MassFlow? MassFlow(Eid eid, Element element, int maxEvents = 20_000) =>
        tables.Lot(eid) is { } lot ? MassFlowReading.Of(tables, lot, element, maxEvents) : null;

    /// <summary>What happened to a lot, in order; empty if the lot is unknown.</summary>
    public IReadOnlyList<TimelineEvent> Timeline(Eid eid) =>
        tables.Lot(eid) is { } lot ? TimelineReading.Of(tables, lot) : [];

    /// <summary>The shares of a lot's element by origin, as it was made; empty if there are none.</summary>
    public IReadOnlyList<OriginShare> Origins(Eid eid, Element element) =>
        tables.Lot(eid) is { } lot ? new PassportReading(tables).Origins(lot, element) : [];

    /// <summary>Everything that the page of a lot shows; null if the lot is unknown.</summary>
    public LotPassport? Passport(Eid eid) =>
        tables.Lot(eid) is { } lot ? new PassportReading(tables).Of(lot, NextIndex, Height) : null;

    /// <summary>The network at a glance.</summary>
    public NetworkOverview Overview(int blocks = 10) => OverviewReading.Of(tables, NextIndex, blocks);

    /// <summary>The next captured events of a selection, after one that was found before.</summary>
    public IReadOnlyList<FoundEvent> Events(EventSelection selection, FoundEvent? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new EventReading(database).Find(selection, after, limit);
    }

    /// <summary>Distinct values in the captured events that a reader may see, in ordinal order.</summary>
    public IReadOnlyList<string> EventValues(EventColumn column, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new EventReading(database).Distinct(column, reader);
    }

    /// <summary>
    /// Keys of a kind in the captured events that a reader may see, ascending by number, each with an event that has it:
    /// the event knows the text.
    /// </summary>
    public IReadOnlyList<(long Key, FoundEvent Event)> EventKeys(
        EventKeyKind kind, Reader reader, long? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new EventReading(database).Keys(kind, reader, after, limit);
    }

    /// <summary>Stock by material and state: of one possessor, at one site, or of all (null).</summary>
    public IReadOnlyList<StockSum> Stock(PartyId? possessor = null, SiteId? site = null) =>
        StockReading.Of(tables, possessor, site);

    /// <summary>What was made, taken and moved in so many days up to the last block; of one reporter or of all.</summary>
    public PeriodFlows Flows(int days, PartyId? reporter = null) => new PeriodFlowReading(tables).Of(days, reporter);

    /// <summary>Shipments on the way to or from a party, or of all, the oldest first.</summary>
    public IReadOnlyList<OpenShipment> OpenShipments(PartyId? party = null) => AttentionReading.Shipments(tables, party);

    /// <summary>Lots that match, in an order and a page of it, as far as the reader may find and see them.</summary>
    public LotListing List(LotQuery query, LotOrder order, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(reader);
        return new LotSearch(tables).List(query, order, reader);
    }

    internal void CatchUp(Ancestry ancestry) => ancestry.CatchUp(database, NextIndex);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!done)
        {
            done = true;
            database.End();
            giveBack(database);
        }
    }
}
