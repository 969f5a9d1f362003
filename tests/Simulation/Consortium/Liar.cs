using System.Text;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Simulation.Histories;

namespace Simulation.Consortium;

/// <summary>
/// The one member that may do anything with its keys: forge, fork, skip, repeat, send rubbish, pass other people's statements
/// off in its own batches, and sign histories that never were, another one to each peer.
/// </summary>
internal sealed class Liar(int number, SimulatedOrder order, Dice dice)
{
    private long sequence;
    private Hash previous = Hash.Zero;

    /// <summary>Does one of its tricks with the order.</summary>
    /// <param name="overheard">Statements of others that it has seen.</param>
    /// <param name="own">A lawful statement of its own.</param>
    public void Meddle(IReadOnlyList<SignedStatement> overheard, SignedStatement own)
    {
        switch (dice.Below(8))
        {
            case 0:
                Chained(Batch(own));
                break;
            case 1 when overheard.Count > 0:
                Chained(Batch(dice.OneOf(overheard), own));
                break;
            case 2:
                Send(Cast.PartyOf(number).Value, sequence, previous, Encoding.UTF8.GetBytes("another under this number"));
                Chained(Batch(own));
                break;
            case 3:
                Send(Cast.PartyOf(number).Value, sequence + dice.Between(1, 80), Hash.Of("gap"u8), Batch(own));
                break;
            case 4:
                order.Offer(number, [.. Enumerable.Range(0, dice.Below(300)).Select(_ => (byte)dice.Below(256))]);
                break;
            case 5 when order.Blocks.Count > 0:
                order.Offer(number, dice.OneOf(dice.OneOf(order.Blocks).Envelopes).ToArray());
                break;
            case 6:
                long guess = dice.Below(6);
                Send(
                    Cast.PartyOf(dice.Below(Cast.Members)).Value, guess, guess == 0 ? Hash.Zero : Hash.Of("guess"u8),
                    Batch(own));
                break;
            default:
                Chained(Encoding.UTF8.GetBytes("no batch"), parts: dice.Below(3) + 1);
                break;
        }
    }

    /// <summary>What it tells a peer: nothing, the peer's own words signed, or a history that never was.</summary>
    public SignedNote? Tell(SignedNote? heard)
    {
        if (heard is null || dice.Percent(30))
        {
            return null;
        }

        Checkpoint told = Checkpoint.Parse(heard.Text).Value;
        string text = dice.Percent(50)
            ? heard.Text
            : new Checkpoint(told.Origin, new TreeSize(told.Size.Value + dice.Below(3)), Hash.Of(
                BitConverter.GetBytes(dice.Next())), told.Extensions).ToString();
        return SignedNote.Of(text, Cosignature.Sign(
            text, Cast.NoteKeyOf(number), Cast.AgreementKeyOf(number), dice.Between(1, 2_000_000_000)).ToNoteSignature());
    }

    private static byte[] Batch(params SignedStatement[] statements) =>
        new OrderBatch([.. statements.Select(one => one.Bytes)], null).Pack(OrderEnvelope.MaxBytes / 2)[0].ToArray();

    private void Chained(byte[] content, int parts = 1)
    {
        previous = Send(Cast.PartyOf(number).Value, sequence, previous, content, parts);
        sequence++;
    }

    private Hash Send(string organisation, long at, Hash after, byte[] content, int parts = 1)
    {
        OrderEnvelope envelope = OrderEnvelope.Create(
            Cast.EnvelopeKeyOf(number),
            new EnvelopePlace(Cast.All.Genesis.Identity, organisation, at, after, 0, parts), content);
        order.Offer(number, envelope.Bytes.ToArray());
        return envelope.Identity;
    }
}
