using System.Collections.Frozen;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// What all scripts of a demo year share: the cast, the pace, stocks on hand, circuits, and the truth record.
/// </summary>
internal sealed class World
{
    private const long MinuteMilliseconds = 60_000;
    private readonly FrozenDictionary<string, Place> places;

    // Of a stock that nobody draws from, the oldest lots are forgotten here; on the ledger they stay.
    private const int LongestStock = 64;
    private readonly Dictionary<(Place Place, PartyId Owner, string Material), Queue<Lot>> stocks = [];

    public World(DemoOptions options)
    {
        Options = options;
        Consortium = DemoConsortium.Describe();
        Truth = new DemoTruth(options);
        Begin = new Instant(new DateTimeOffset(options.Year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        places = Consortium.Parties
            .SelectMany(party => party.Sites.Select(site => new Place(party, site)))
            .ToFrozenDictionary(place => place.Site.Code, StringComparer.Ordinal);
        Circuits = Consortium.Parties.SelectMany(party => party.Sites).SelectMany(site => site.Circuits)
            .ToFrozenDictionary(circuit => circuit.Uri, _ => new Circuit(), StringComparer.Ordinal);
    }

    public DemoOptions Options { get; }

    public DemoConsortium Consortium { get; }

    public DemoTruth Truth { get; }

    /// <summary>The first instant of the year.</summary>
    public Instant Begin { get; }

    /// <summary>How fast campaigns go, in parts per million of the usual time.</summary>
    public long Pace { get; set; } = Contents.Million;

    /// <summary>What circuits hold, by URI; noted as statements get their places.</summary>
    public FrozenDictionary<string, Circuit> Circuits { get; }

    public Place Place(string code) => places[code];

    /// <summary>
    /// How long after an event a party reports it: its own fixed habit, so that what it reports stays in order.
    /// </summary>
    public long DelayOf(PartyId party) =>
        (10 + (party.Value[^2] % 40)) * MinuteMilliseconds * Pace / Contents.Million;

    /// <summary>Puts a lot on a stock that other scripts may draw from.</summary>
    /// <param name="place">Where it lies.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="lot">The lot.</param>
    public void Store(Place place, PartyId owner, Lot lot)
    {
        if (!stocks.TryGetValue((place, owner, lot.Material), out Queue<Lot>? stock))
        {
            stocks.Add((place, owner, lot.Material), stock = new Queue<Lot>());
        }

        if (stock.Count == LongestStock)
        {
            stock.Dequeue();
        }

        stock.Enqueue(lot);
    }

    /// <summary>The oldest lot of a material on a stock, which stays there until it is drawn empty; or null.</summary>
    public Lot? Look(Place place, PartyId owner, string material)
    {
        if (!stocks.TryGetValue((place, owner, material), out Queue<Lot>? stock))
        {
            return null;
        }

        while (stock.TryPeek(out Lot? lot))
        {
            if (lot.Left > 0)
            {
                return lot;
            }

            stock.Dequeue();
        }

        return null;
    }
}
