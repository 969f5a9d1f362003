namespace Lodestone.Ledger;

/// <content>What a ledger that is one of several does beside.</content>
public sealed partial class LiveLedger
{
    private OrderTurn? turn;
    private OrderFeed? feed;

    /// <summary>
    /// Why the order does not move, in a sentence for an operator; null while all goes well, and without a consortium.
    /// </summary>
    public string? OrderTrouble => turn?.Trouble ?? feed?.Trouble;

    /// <summary>The agreement with the other organisations' nodes; null without one.</summary>
    public NodeAgreement? Agreement { get; private set; }

    private void TakeSeat(ConsortiumSeat? seat)
    {
        if (seat is null)
        {
            return;
        }

        if (loop.Chain.Last is null)
        {
            loop.Found(seat.Genesis);
        }

        if (Network != seat.Genesis.Identity)
        {
            throw new LedgerOpenException(OpenFault.GenesisRefused, $"{Network}, not {seat.Genesis.Identity}.");
        }

        OrderReading reading = store.Position() is { } position ? OrderReading.Load(position) : new OrderReading();
        Agreement = seat.Agreement is { } terms ? new NodeAgreement(terms, Keys.Origin) : null;
        turn = new OrderTurn(seat, Outbox.Open(options.Folder), reading, seat.Genesis.Identity);
    }

    private void FollowOrder(ConsortiumSeat? seat)
    {
        if (seat is not null)
        {
            long from = (store.Position() is { } position ? OrderReading.Load(position).EngineHeight : -1) + 1;
            feed = new OrderFeed(
                seat.Engine, from, (block, done) => loop.Engine.Offer(new Work.Ordered(block, done)));
        }
    }
}
