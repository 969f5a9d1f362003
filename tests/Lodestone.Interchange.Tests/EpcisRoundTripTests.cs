using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class EpcisRoundTripTests
{
    private static readonly Instant Now = Instant.FromUnixSeconds(1_790_000_000);

    public static TheoryData<string> Acts => [.. RandomNouns.PhysicalActs.Select(type => type.Name)];

    [Fact]
    public void Written_events_are_read_back_the_same() => Gen.Int.Sample(
        seed =>
        {
            var nouns = new RandomNouns(seed);
            PhysicalAct[] acts = [.. Enumerable.Range(0, 1 + (Math.Abs(seed % 3))).Select(_ => nouns.PhysicalAct())];
            byte[] payload = EpcisWriter.Write(acts, Now);
            PayloadReading read = Payload.Parse(payload, ContentTypes.Epcis, RandomNouns.Issuer);
            Assert.Null(read.Refusal);
            Assert.Equal(ActText.Of(acts.Select(Expected)), ActText.Of(read.Acts));
            Assert.Equal(payload, EpcisWriter.Write(read.Acts.Cast<PhysicalAct>(), Now));
        },
        iter: 2_000,
        threads: 1);

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_physical_act_has_an_event(string name)
    {
        Type type = RandomNouns.PhysicalActs.Single(act => act.Name == name);
        for (int seed = 0; seed < 50; seed++)
        {
            PhysicalAct act = new RandomNouns(seed).PhysicalAct(type);
            PayloadReading read =
                Payload.Parse(EpcisWriter.Write([act], Now), ContentTypes.Epcis, RandomNouns.Issuer);
            Assert.Null(read.Refusal);
            Assert.Equal(ActText.Of([Expected(act)]), ActText.Of(read.Acts));
        }
    }

    [Fact]
    public void Content_hash_covers_the_events_exact_bytes()
    {
        PhysicalAct act = new RandomNouns(7).PhysicalAct(typeof(CommissionLot));
        string payload = Encoding.UTF8.GetString(EpcisWriter.Write([act], Now));
        int start = payload.IndexOf("\"eventList\":[", StringComparison.Ordinal) + "\"eventList\":[".Length;
        string text = payload[start..^3];
        var read = (PhysicalAct)Payload.Parse(
            Encoding.UTF8.GetBytes(payload), ContentTypes.Epcis, RandomNouns.Issuer).Acts[0];
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), read.Event.ContentHash);
    }

    [Fact]
    public void An_event_of_a_lot_without_identifier_is_not_written()
    {
        PhysicalAct act = new RandomNouns(7).PhysicalAct(typeof(ShipLots));
        Assert.Throws<ArgumentException>(
            () => EpcisWriter.Write([act with { Event = act.Event with { EventId = null } }], Now));
    }

    // A site that the facts do not name is written as the business location, and so is read back.
    private static PhysicalAct Expected(PhysicalAct act)
    {
        if (act.Event.Location is not null || act.Event.ReadPoint is not null)
        {
            return act;
        }

        SiteId? site = act switch
        {
            CommissionLot made => made.Site,
            TransformLots made => made.Site,
            TakeStock stock => stock.Site,
            ReceiveLots received => received.Site,
            ObserveLots observed => observed.Site,
            _ => null,
        };
        return act with { Event = act.Event with { Location = site } };
    }
}
