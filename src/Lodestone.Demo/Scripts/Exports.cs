using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A lot goes to an exporter, is cleared by customs and leaves for a buyer who is no member.</summary>
internal static class Exports
{
    public static IEnumerable<Entry> Tell(Pen it, Place maker, Lot lot, string exporter, string country)
    {
        Place trader = it.At(exporter);
        string pallet = it.NextPallet();
        yield return it.After(12).Pack(maker, pallet, lot);
        string inland = it.NextShipment(maker);
        yield return it.After(5).Ship(maker, trader, "road", [lot], inland, trader.Owner, parent: pallet);
        yield return it.After(18).Receive(trader, [lot], inland, isWeighed: false);
        yield return it.After(4).Unpack(trader, pallet, lot);
        yield return it.After(30).Clear($"CD-{it.NextNumber}", country, lot);
        yield return it.After(8).End(trader, EndKind.Exported, lot, destination: country);
    }
}
