using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Demo;
using Lodestone.Interchange;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Bench.Ingest;

/// <summary>
/// Lists as a warehouse sends them: a hundred lots seen, packed, unpacked or thinned by a sample, a hundred events a
/// statement, about the lots that the year has made. Longer events than these do not fit a hundred times into the
/// 65,535 bytes of a statement.
/// </summary>
internal sealed class StockLists
{
    /// <summary>Events of one statement.</summary>
    public const int EventsAStatement = 100;

    private const int Rounds = 4;

    private readonly List<LotRow[]> lists = [];
    private readonly Hash network;
    private Instant now;
    private int made;

    /// <summary>Lists about the free lots that a ledger holds.</summary>
    public StockLists(RunningLedger running, Instant now)
    {
        network = running.Ledger.Network!.Value;
        this.now = now;
        foreach (IGrouping<PartyId, LotRow> ofParty in running.Ledger
            .ReadState(state => state.Lots.Rows.Select(pair => pair.Value).Where(IsFree).ToArray())
            .OrderBy(lot => lot.Eid.Code, StringComparer.Ordinal).GroupBy(lot => lot.Possessor))
        {
            lists.AddRange(ofParty.Chunk(EventsAStatement).Where(list => list.Length == EventsAStatement));
        }

        if (lists.Count < Rounds)
        {
            throw new InvalidOperationException("No party has enough lots to list.");
        }
    }

    /// <summary>So many statements, ten of them submitted together.</summary>
    /// <returns>What is submitted, and the same events one by one as they stand in the payloads.</returns>
    public (IReadOnlyList<Submittal> Submittals, IReadOnlyList<byte[]> Payloads) Take(int statements)
    {
        List<Submittal> submittals = [];
        List<byte[]> payloads = [];
        for (int i = 0; i < statements; i += 10)
        {
            now = now.PlusMilliseconds(600_000);
            List<(DemoParty Party, PhysicalAct[] Acts)> ten = [.. Enumerable.Range(0, 10).Select(_ => Next())];
            submittals.Add(new Submittal(
                [.. ten.AsParallel().AsOrdered().Select(one => Sign(one.Party, one.Acts))],
                ten.Sum(one => one.Acts.Length), now));
            payloads.AddRange(ten.SelectMany(one => one.Acts).AsParallel().AsOrdered()
                .Select(act => EventOf(EpcisOf([act]))));
        }

        return (submittals, payloads);
    }

    private static bool IsFree(LotRow lot) =>
        lot is { Status: LotStatus.Active, Quarantined: false, Holds.IsEmpty: true, Parent: null, Shipment: null }
        && lot.Site is not null && lot.Remaining.Milligrams > 1_000_000
        && DemoConsortium.Describe().Find(lot.Possessor)?.Sites.Any(site => site.Id == lot.Site) == true;

    // All lists are seen, then all are packed, and so on: a lot does not come twice into one statement.
    private (DemoParty Party, PhysicalAct[] Acts) Next()
    {
        LotRow[] lots = lists[made % lists.Count];
        int turn = made / lists.Count;
        made++;
        DemoParty party = DemoConsortium.Describe().Find(lots[0].Possessor)!;
        return (party, [.. lots.Select((lot, i) => ActOn(lot, turn, i))]);
    }

    private PhysicalAct ActOn(LotRow lot, int turn, int place) => (turn % Rounds) switch
    {
        0 => new ObserveLots(Facts(lot, turn, place, "storing", "in_progress"), [lot.Eid], lot.Site!.Value),
        1 => new PackLots(Facts(lot, turn, place, "packing", "in_progress"), PalletOf(lot), [lot.Eid]),
        2 => new UnpackLots(Facts(lot, turn, place, "unpacking", "in_progress"), PalletOf(lot), [lot.Eid]),
        _ => new EndLots(
            Facts(lot, turn, place, "destroying", "destroyed"), EndKind.Destroyed,
            [new LotPortion(lot.Eid, Mass.FromMilligrams(1_000))], string.Empty, null),
    };

    private EventFacts Facts(LotRow lot, int turn, int place, string step, string disposition) => new(
        string.Create(CultureInfo.InvariantCulture, $"urn:uuid:{UuidOf(lot, turn)}"),
        now.PlusMilliseconds(place - 60_000), "+08:00", step, disposition, lot.Site, lot.Site, string.Empty);

    private SignedStatement Sign(DemoParty party, PhysicalAct[] acts)
    {
        SigningKey key = DemoKeys.For(party.Id, party.Persons[0]);
        long issuedAt = now.UnixMilliseconds / 1_000;
        return SignedStatement.Create(
            key,
            StatementHeader.For(
                key.PublicKey, ContentTypes.Epcis, party.Id.Value, acts[0].Event.EventId!, network,
                issuedAt + StatementHeader.MaxValiditySeconds, issuedAt),
            EpcisOf(acts));
    }

    private byte[] EpcisOf(IEnumerable<PhysicalAct> acts) => EpcisWriter.Write(acts, now);

    // The event as it stands in its document: what a table of events would hold.
    private static byte[] EventOf(byte[] document)
    {
        int list = document.AsSpan().IndexOf("\"eventList\":["u8) + "\"eventList\":[".Length;
        return document[list..document.AsSpan().LastIndexOf("]}}"u8)];
    }

    private static string PalletOf(LotRow lot)
    {
        ulong serial = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(lot.Eid.Code)))
            % 1_000_000_000_000;
        string digits = string.Create(CultureInfo.InvariantCulture, $"09520{serial:D12}");
        return $"https://id.gs1.org/00/{digits}{Gs1.CheckDigit(digits)}";
    }

    private static Guid UuidOf(LotRow lot, int turn) => new(
        SHA256.HashData(Encoding.ASCII.GetBytes($"{lot.Eid.Code}/{turn}")).AsSpan(0, 16));
}
