using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// Writes the statements of one script: its clock, its dice, its numbers. What kinds of statements there are is in
/// <see cref="Making"/>, <see cref="Moving"/> and <see cref="Deciding"/>.
/// </summary>
internal sealed class Pen
{
    private const long HourMilliseconds = 3_600_000;
    private readonly string scope;
    private int events;
    private int lots;

    /// <param name="world">What scripts share.</param>
    /// <param name="scope">Name of the script, unique in the year; lot numbers begin with it.</param>
    /// <param name="start">Its first moment.</param>
    /// <param name="pace">How fast it goes, in parts per million of the usual time.</param>
    /// <param name="narrative">Its name in the truth record, or null.</param>
    public Pen(World world, string scope, Instant start, long pace, string? narrative = null)
    {
        this.scope = scope;
        World = world;
        Now = start;
        Pace = pace;
        Narrative = narrative;
        Dice = new Dice(world.Options.Seed, scope);
    }

    public World World { get; }

    public Dice Dice { get; }

    public string? Narrative { get; }

    public long Pace { get; }

    /// <summary>A name for what comes next, unique in the year.</summary>
    public string NextNumber => string.Create(CultureInfo.InvariantCulture, $"{scope}.{events + 1}");

    /// <summary>When the next statement is submitted.</summary>
    public Instant Now { get; private set; }

    /// <summary>
    /// The error of the plants' measurements, in parts per million; zero where a story has to come out exactly.
    /// </summary>
    public long Noise { get; init; } = 2_000;

    /// <summary>Lets time pass: about so many hours at the usual pace.</summary>
    public Pen After(long hours)
    {
        long exact = hours * HourMilliseconds;
        long around = exact + (Dice.Error(100_000) * exact / Contents.Million);
        Now = Now.PlusMilliseconds(Math.Max(1_000, around * Pace / Contents.Million));
        return this;
    }

    /// <summary>Waits for a day and hour, if that is still to come.</summary>
    public Pen Until(Instant instant)
    {
        Now = instant > Now ? instant : Now;
        return this;
    }

    public Place At(string code) => World.Place(code);

    /// <summary>A statement of what happened, by the party at a place.</summary>
    public Entry Say(DemoParty party, PhysicalAct act, ImmutableArray<Lot> made = default, Action? placed = null) =>
        new(Now, party.Id, party.Persons[0], [act], Narrative)
        {
            Made = made.IsDefault ? [] : made,
            Placed = placed,
        };

    /// <summary>What an event says of itself: it happened a little before it is reported.</summary>
    public EventFacts Facts(DemoParty party, string step, string disposition, SiteId? at) => new(
        NextEventId(),
        Now.PlusMilliseconds(-World.DelayOf(party.Id)),
        OffsetOf(party.Country),
        step,
        disposition,
        ReadPoint: at,
        Location: at,
        ContentHash: string.Empty);

    /// <summary>Declares a lot under the party's next number.</summary>
    public Lot Declare(
        DemoParty party, Product product, CustodyModel model, string? number = null, OriginClaim? claim = null)
    {
        string lotNumber = number ?? string.Create(CultureInfo.InvariantCulture, $"{scope}-{++lots:D2}");
        string nonce = NonceOf(World.Options.Seed, party.Id, lotNumber);
        Mass mass = Mass.FromMilligrams(product.Milligrams);
        Composition composition = product.Composition();
        LotDeclaration declared = new(
            Eid.Derive(party.Id, lotNumber, nonce),
            lotNumber,
            nonce,
            product.Material,
            mass,
            product.Moisture.Value > 0 ? Basis.Wet : Basis.Net,
            product.Moisture,
            product.Pieces,
            composition,
            model,
            product.Grade,
            product.Alias,
            OriginClaims: claim is null ? [] : [claim]);
        return new Lot(declared, party.Id, Contents.In(mass, composition));
    }

    /// <summary>
    /// The nonce of a lot number: chosen by the seed instead of at random, so that identities are repeatable.
    /// </summary>
    public static string NonceOf(string seed, PartyId issuer, string lotNumber) =>
        Convert.ToHexStringLower(DemoSeed.Derive(seed, "nonce", issuer.Value, lotNumber).AsSpan(0, 8));

    /// <summary>A shipment's number of the shipper, in the form of CBV 2.0 section 8.5.</summary>
    public string NextShipment(Place from) => $"urn:epcglobal:cbv:bt:{from.Id.Gln}:{NextNumber}";

    /// <summary>A pallet's SSCC as a Digital Link, in the range that GS1 keeps for examples.</summary>
    public string NextPallet()
    {
        byte[] hash = DemoSeed.Derive(World.Options.Seed, "sscc", $"{scope}.{++events}");
        ulong serial = BinaryPrimitives.ReadUInt64BigEndian(hash) % 1_000_000_000_000;
        string digits = string.Create(CultureInfo.InvariantCulture, $"09520{serial:D12}");
        return $"https://id.gs1.org/00/{digits}{Gs1.CheckDigit(digits)}";
    }

    // An RFC 9562 UUID of version 8: 122 bits of the seed's hash.
    private string NextEventId()
    {
        byte[] hash = DemoSeed.Derive(
            World.Options.Seed, "event", scope, (++events).ToString(CultureInfo.InvariantCulture));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        string hex = Convert.ToHexStringLower(hash.AsSpan(0, 16));
        return $"urn:uuid:{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    private static string OffsetOf(string country) => country switch
    {
        "CN" or "SG" => "+08:00",
        "JP" => "+09:00",
        "DE" or "NL" => "+01:00",
        "US" => "-05:00",
        _ => "+00:00",
    };
}
