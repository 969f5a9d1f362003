using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A lot of finished magnets is divided and sold: to members abroad, to others abroad, and at home.</summary>
internal sealed class MagnetSales(Pen it, Place maker, Stage<Lot> stage)
{
    private static readonly string[] Importers = ["drives", "turbines", "devices"];

    public IEnumerable<Entry> Tell()
    {
        Lot magnets = stage.Take("magnets");
        long third = magnets.Left / 3;
        if (third == 0)
        {
            yield return it.After(20).End(maker, EndKind.SoldToNonMember, magnets);
            yield break;
        }

        Entry divided = it.After(12).Divide(maker, "split", magnets, third, third, magnets.Left - third - third);
        yield return divided;
        foreach (Entry entry in Abroad(divided.Made[0], isMember: true)
            .Concat(Abroad(divided.Made[1], isMember: false)))
        {
            yield return entry;
        }

        yield return it.After(60).End(
            maker, EndKind.SoldToNonMember, divided.Made[2], Math.Max(1, divided.Made[2].Left * 9 / 10));
    }

    private IEnumerable<Entry> Abroad(Lot lot, bool isMember)
    {
        Place exporter = it.At(it.Dice.Of("exporter-east", "exporter-south"));
        Place importer = it.At(it.Dice.Of(Importers));
        string pallet = it.NextPallet();
        yield return it.After(12).Pack(maker, pallet, lot);
        string inland = it.NextShipment(maker);
        yield return it.After(5).Ship(maker, exporter, "road", [lot], inland, exporter.Owner, parent: pallet);
        yield return it.After(10).Receive(exporter, [lot], inland, isWeighed: false);
        yield return it.After(30).Clear($"CD-{it.NextNumber}", importer.Party.Country, lot);
        if (!isMember)
        {
            yield return it.After(10).Unpack(exporter, pallet, lot);
            yield return it.After(2).End(
                exporter, EndKind.Exported, lot, destination: importer.Party.Country);
            yield break;
        }

        string overseas = it.NextShipment(exporter);
        yield return it.After(10).Ship(exporter, importer, "sea", [lot], overseas, importer.Owner, parent: pallet);
        yield return it.After(14).Pass("sea", it.At("east-port"), lot);
        yield return it.After(500).Receive(importer, [lot], overseas, isWeighed: false);
        yield return it.After(15).Unpack(importer, pallet, lot);
        if (it.Dice.Happens(600))
        {
            yield return it.After(60).End(importer, EndKind.UsedUp, lot);
        }
    }
}
