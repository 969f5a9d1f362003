using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>Acts of every kind, most of them nearly lawful, the rest absurd.</summary>
internal sealed class HostileActs
{
    private static readonly Actor[] Everybody =
        [Cast.Root, Cast.Industry, Cast.Customs, Cast.Mine, Cast.Plant, Cast.Magnets, Cast.Carrier, Cast.Laboratory];

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly HostilePlay play;
    private readonly Random random;
    private readonly HostileLots lots;
    private int names;

    public HostileActs(HostilePlay play, Random random)
    {
        this.play = play;
        this.random = random;
        lots = new HostileLots(play, random);
    }

    /// <summary>Who speaks next, and whether madly: most statements are nearly lawful.</summary>
    public Actor Issuer()
    {
        lots.IsMad = random.Next(3) == 0;
        return random.Next(12) switch
        {
            0 => OneOf(Everybody),
            1 or 2 => Cast.Industry,
            3 => Cast.Customs,
            _ => OneOf(HostilePlay.Firms),
        };
    }

    public string KeyOf(Actor issuer) => random.Next(20) switch
    {
        0 when lots.IsMad => OneOf(Everybody).Key,
        < 8 => issuer.SecondKey,
        _ => issuer.Key,
    };

    public Act Next(Actor issuer) => issuer.Role switch
    {
        PartyRole.Operator => Mad(12) ? OfAuthority(issuer) : OfFirm(issuer),
        PartyRole.Laboratory => random.Next(3) == 0 ? OfFirm(issuer) : Assay(),
        _ => Mad(15) ? OfFirm(issuer) : OfAuthority(issuer),
    };

    private Act OfFirm(Actor issuer) => random.Next(24) switch
    {
        < 4 => lots.Commission(issuer, Facts()),
        < 9 => lots.Transform(issuer, Facts()),
        9 => new PackLots(Facts(), Parent(), lots.Some(issuer)),
        10 => Unpack(issuer),
        11 or 12 => Ship(issuer),
        13 or 14 => new ReceiveLots(
            Facts(), Shipment(issuer), Coin() ? [] : Weighed(issuer), SiteOf(issuer), null, random.Next(4) == 0),
        15 => new ObserveLots(Facts(), lots.Some(issuer), SiteOf(issuer)),
        16 => new TransferTitle(Facts(), lots.Some(issuer), issuer.Id, OneOf(Everybody).Id),
        17 or 18 => new EndLots(
            Facts(), (EndKind)random.Next(1, 7), [.. lots.Some(issuer).Select(lots.Portion)], Country(), null),
        19 => Correct(issuer),
        20 => TakeStock(issuer),
        21 => Assay(),
        22 => new TransferCredit(
            SiteOf(issuer), OneOf(HostilePlay.Firms).Site, Element.Of("Nd"), Mad(2) ? lots.AnOrigin() : "BAYAN-OBO",
            lots.Amount()),
        _ => Rare(issuer),
    };

    private Act Rare(Actor issuer) => random.Next(6) switch
    {
        0 => new RecordThings(Facts(), [Mad(2) ? lots.Any().Code : "urn:hostile:thing"]),
        1 => new SealResult(Shipment(Cast.Plant), lots.Any(), "00"),
        2 => new OpenResult(
            Shipment(Cast.Plant), lots.Any(), lots.AMass(), lots.AnElement(), Ppb.Of(500_000_000), new string('0', 32)),
        3 => new RegisterKey(issuer.Declared(random.Next(1, 6)), Coin() ? play.Now.PlusDays(random.Next(3)) : null),
        4 => new RegisterInstrument(
            "urn:hostile:scale", SiteOf(issuer), Ppb.FromPpm(1), play.Now, play.Now.PlusDays(9)),
        _ => new RegisterSite(
            OneOf(Everybody).OtherSite, issuer.Id, "x", "x", "CN", 0, 0, string.Empty, lots.AnOrigin()),
    };

    private Act OfAuthority(Actor issuer) => random.Next(16) switch
    {
        0 or 1 when Coin() => new PlaceHold(Name("HOLD"), lots.Some(null), "reason"),
        2 => new ClearGoods(Name("DECL"), lots.Some(null), Country()),
        < 8 => new Propose(Privileged()),
        < 13 => Approve(issuer),
        13 => Privileged(),
        14 => new ClosePeriod(
            Coin() ? OneOf(HostilePlay.Firms).Site : null, play.Now.PlusDays(-random.Next(60))),
        _ when !lots.IsMad => new ClearGoods(Name("DECL"), lots.Some(null), Country()),
        _ => new RevokeKey(OneOf(Everybody).Declared(random.Next(3, 6)).KeyId, Coin() ? random.Next(20) : null),
    };

    private Approve Approve(Actor issuer)
    {
        string[] open =
        [
            .. play.State.Proposals.Rows
                .Where(pair => !pair.Value.Decided && pair.Value.Authority == issuer.Id)
                .Select(pair => pair.Key).Order(StringComparer.Ordinal),
        ];
        string key = open.Length == 0 || Mad(4) ? $"{new string('0', 64)}/0" : OneOf(open);
        return new Approve(
            StatementIdentity.FromBytes(Convert.FromHexString(key[..64])), int.Parse(key[65..], Invariant));
    }

    private Act Privileged() => random.Next(10) switch
    {
        < 4 => new DecideQuarantine(lots.Quarantined(), (QuarantineOutcome)random.Next(1, 4)),
        4 or 5 => new LiftHold(OneOf([.. play.State.Holds.Rows.Where(pair => !pair.Value.Lifted)
            .Select(pair => pair.Key).Order(StringComparer.Ordinal).Append("HOLD-0")])),
        6 => new AllowLateEntry(
            OneOf(HostilePlay.Firms).Id, play.Now.PlusDays(-90), play.Now.PlusDays(-1), play.Now.PlusDays(5)),
        7 => new SuspendParty(OneOf(Everybody).Id, random.Next(4) == 0),
        8 when play.Events.Count > 0 => new CorrectSource(lots.Any(), lots.AnElement(), LastOf(play.Events).Event),
        _ => new RegisterParty(
            Cast.Stranger.Id, (PartyRole)random.Next(1, 7), "x", "x", "CN", [.. Cast.Stranger.Keys], []),
    };

    private UnpackLots Unpack(Actor issuer)
    {
        string[] own =
        [
            .. play.State.Parents.Rows.Where(pair => pair.Value.Possessor == issuer.Id).Select(pair => pair.Key)
                .Order(StringComparer.Ordinal),
        ];
        return own.Length == 0 || Mad(3)
            ? new UnpackLots(Facts(), Parent(), lots.Some(issuer))
            : new UnpackLots(Facts(), own[0], Coin() ? [] : [play.State.Parents.Find(own[0])!.Lots[0]]);
    }

    private ShipLots Ship(Actor issuer)
    {
        Actor receiver = OneOf(HostilePlay.Firms);
        return new ShipLots(
            Facts(), Mad(3) ? Shipment(issuer) : Name("urn:hostile:shipment"), Weighed(issuer),
            random.Next(5) == 0 ? [Parent()] : [], Mad(8) ? SiteOf(issuer) : issuer.Site, receiver.Id,
            receiver.Site, random.Next(3) == 0 ? Cast.Carrier.Id : null,
            Coin() ? OneOf(HostilePlay.Firms).Id : null, random.Next(6) == 0 ? "urn:hostile:contract" : null, null);
    }

    private ImmutableArray<WeighedLot> Weighed(Actor issuer) => [.. lots.Some(issuer).Select(lot => new WeighedLot(
        lot, random.Next(3) switch
        {
            0 => null,
            1 when lots.IsMad => lots.AMass(),
            _ => play.State.Lots.Find(lot.Code)?.Remaining,
        }))];

    private CorrectEvent Correct(Actor issuer)
    {
        (Actor Reporter, string Event)[] own = [.. play.Events.Where(said => said.Reporter == issuer)];
        string target = own.Length == 0 || Mad(4)
            ? play.Events.Count == 0 ? "urn:nowhere" : LastOf(play.Events).Event
            : LastOf(own).Event;
        return new CorrectEvent(Facts(), target, "did_not_occur", []);
    }

    private TakeStock TakeStock(Actor issuer)
    {
        string? circuit = random.Next(3) == 0 ? null : OneOf(HostilePlay.Circuits);
        Book held = circuit is null ? Book.Empty : Book.Of(play.State.Circuits.Find(circuit)!.Book);
        ImmutableArray<ElementLoss> measured = circuit is null
            ? []
            : Mad(2)
                ? [new ElementLoss(lots.AnElement(), lots.Amount())]
                : [.. held.Elements().Select(element => new ElementLoss(element, new ElementAmount(
                    held.TotalOf(element).Picograms * random.Next(950, 1_030) / 1_000)))];
        return new TakeStock(
            Facts(), SiteOf(issuer), circuit, measured,
            [.. lots.Some(issuer).Select(lot => new LotPortion(lot, Coin() ? lots.Portion(lot).Mass : null))]);
    }

    private RecordAssay Assay() => new(
        Facts(), lots.Any(), null, lots.AComposition(), "ICP-OES", null, Coin());

    private EventFacts Facts() => new(
        Mad(6) ? $"urn:hostile:event:{random.Next(20)}" : null, At(), "+08:00", string.Empty, string.Empty,
        null, null, "0000");

    private Instant At() => (lots.IsMad ? random.Next(12) : 12) switch
    {
        0 => play.Now.PlusMilliseconds(120_000),
        1 => play.Now.PlusMilliseconds(120_001),
        2 => play.Now.PlusDays(-45),
        3 => play.Now.PlusDays(-45).PlusMilliseconds(-1),
        4 => play.Now.PlusDays(-random.Next(1, 90)),
        5 => play.Now.PlusMilliseconds(-1),
        6 => play.Now.PlusDays(400),
        _ => play.Now,
    };

    private string Name(string prefix) => $"{prefix}-{(++names).ToString(CultureInfo.InvariantCulture)}";

    private string Shipment(Actor receiver)
    {
        string[] open =
        [
            .. play.State.Shipments.Rows.Where(pair => pair.Value.Open && pair.Value.Receiver == receiver.Id)
                .Select(pair => pair.Key).Order(StringComparer.Ordinal),
        ];
        return open.Length == 0 || Mad(3) ? $"urn:hostile:shipment-{random.Next(1, names + 2)}" : OneOf(open);
    }

    private string Parent() => $"urn:hostile:parent:{random.Next(2)}";

    private string Country() => Coin() ? "JP" : "DE";

    private SiteId SiteOf(Actor actor) => (lots.IsMad ? random.Next(5) : 2) switch
    {
        0 => actor.OtherSite,
        1 => OneOf(HostilePlay.Firms).Site,
        _ => actor.Site,
    };

    private bool Mad(int oneIn) => lots.IsMad && random.Next(oneIn) == 0;

    private bool Coin() => random.Next(2) == 0;

    private T OneOf<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    // Mostly one of the latest: what is old is rarely still open.
    private T LastOf<T>(IReadOnlyList<T> values) =>
        values[random.Next(3) == 0 ? random.Next(values.Count) : Math.Max(0, values.Count - 1 - random.Next(3))];
}
