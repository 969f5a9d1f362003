namespace Lodestone.Views;

/// <summary>
/// The tables of the views, in SQLite's words. Texts that repeat are numbered in <c>term</c>; a lot's own number is kept in
/// small letters, as it is looked for and sorted.
/// </summary>
internal static class ViewSchema
{
    /// <summary>Raised with every change of a table or of what is written into it: others are rebuilt.</summary>
    public const long Version = 6;

    /// <summary>Tables in an order in which they can be dropped and dumped.</summary>
    public static readonly string[] Tables =
    [
        "meta", "term", "state_row", "entry", "block", "origin", "lot", "event", "event_stock", "touch",
        "stock", "epcis_event", "epcis_key",
    ];

    /// <summary>Creates every table.</summary>
    public const string Create = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE state_row (tbl TEXT NOT NULL, key TEXT NOT NULL, row BLOB NOT NULL, PRIMARY KEY (tbl, key))
            WITHOUT ROWID;
        CREATE TABLE entry (idx INTEGER PRIMARY KEY, height INTEGER NOT NULL, time INTEGER NOT NULL,
            identity TEXT NOT NULL, issuer INTEGER NOT NULL);
        CREATE TABLE block (height INTEGER PRIMARY KEY, time INTEGER NOT NULL, first INTEGER NOT NULL,
            entries INTEGER NOT NULL);
        CREATE TABLE origin (code INTEGER PRIMARY KEY, country TEXT NOT NULL, name_en TEXT NOT NULL,
            name_zh TEXT NOT NULL, kind INTEGER NOT NULL);
        CREATE TABLE lot (id INTEGER PRIMARY KEY, eid TEXT NOT NULL UNIQUE, number TEXT NOT NULL,
            alias TEXT, material INTEGER NOT NULL, issuer INTEGER NOT NULL, possessor INTEGER NOT NULL,
            owner INTEGER NOT NULL, receiver INTEGER, status INTEGER NOT NULL, stopped INTEGER NOT NULL,
            remaining INTEGER NOT NULL, gone INTEGER NOT NULL, made INTEGER, site INTEGER NOT NULL,
            time INTEGER NOT NULL, content INTEGER NOT NULL, oxide INTEGER NOT NULL, row BLOB NOT NULL);
        CREATE INDEX lot_number ON lot (number);
        CREATE INDEX lot_alias ON lot (alias) WHERE alias IS NOT NULL;
        CREATE INDEX lot_material ON lot (material);
        CREATE INDEX lot_issuer ON lot (issuer);
        CREATE INDEX lot_possessor ON lot (possessor);
        CREATE INDEX lot_owner ON lot (owner);
        CREATE INDEX lot_receiver ON lot (receiver) WHERE receiver IS NOT NULL;
        CREATE INDEX lot_site ON lot (site) WHERE status = 1;
        CREATE INDEX lot_stopped ON lot (id) WHERE stopped = 1;
        CREATE INDEX lot_moving ON lot (id) WHERE status = 2;
        CREATE TABLE event (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, kind INTEGER NOT NULL,
            detail TEXT NOT NULL, step INTEGER, party INTEGER NOT NULL, other INTEGER, site INTEGER,
            time INTEGER NOT NULL, late INTEGER NOT NULL, void INTEGER NOT NULL, closes INTEGER NOT NULL,
            circuits INTEGER NOT NULL, lost BLOB, acts INTEGER NOT NULL, keys BLOB, corrected_by TEXT, touched BLOB,
            moved BLOB);
        CREATE TABLE event_stock (circuit INTEGER NOT NULL, event INTEGER NOT NULL, epoch INTEGER NOT NULL,
            before BLOB NOT NULL, after BLOB NOT NULL, PRIMARY KEY (circuit, event)) WITHOUT ROWID;
        CREATE INDEX event_stock_event ON event_stock (event);
        CREATE INDEX event_entry ON event (entry);
        CREATE INDEX event_void ON event (id) WHERE void = 1;
        CREATE TABLE touch (lot INTEGER NOT NULL, event INTEGER NOT NULL, took INTEGER NOT NULL,
            PRIMARY KEY (lot, event)) WITHOUT ROWID;
        CREATE TABLE stock (possessor INTEGER NOT NULL, site INTEGER NOT NULL, material INTEGER NOT NULL,
            status INTEGER NOT NULL, lots INTEGER NOT NULL, mass INTEGER NOT NULL, content INTEGER NOT NULL,
            oxide INTEGER NOT NULL, PRIMARY KEY (possessor, site, material, status)) WITHOUT ROWID;
        CREATE TABLE epcis_event (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, length INTEGER NOT NULL,
            type INTEGER, action INTEGER, time INTEGER NOT NULL, recorded INTEGER NOT NULL, step INTEGER,
            disposition INTEGER, read_point INTEGER, location INTEGER);
        CREATE INDEX epcis_event_time ON epcis_event (time);
        CREATE TABLE epcis_key (key INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (key, event)) WITHOUT ROWID;
        """;
}
