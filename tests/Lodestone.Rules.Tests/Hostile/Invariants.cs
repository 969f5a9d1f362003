using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>What no statement may ever break, judged from the state before and after it.</summary>
internal static class Invariants
{
    public static void Check(LedgerState before, LedgerState after, IReadOnlyList<Act> said)
    {
        Assert.All(Conservation.Check(after), sides => Assert.Equal(ElementAmount.Zero, sides.Difference));
        foreach ((_, LotRow lot) in after.Lots.Rows)
        {
            LotIsWhole(after, lot);
            if (before.Lots.Find(lot.Eid.Code) is { } earlier)
            {
                LotChangedLawfully(before, earlier, lot, after, said);
            }
        }

        OriginsAreNotRaised(after);
        Assert.All(after.Credits.Rows, pair => Assert.False(pair.Value.Amount.IsNegative, pair.Key));
        Assert.All(after.Ends.Rows, pair => Assert.False(pair.Value.Amount.IsNegative, pair.Key));
        Assert.All(after.Throughputs.Rows, pair => Assert.True(
            pair.Value.Milligrams >= 0 && !pair.Value.Amount.IsNegative, pair.Key));
        Assert.All(after.Circuits.Rows, pair =>
        {
            Assert.Equal(pair.Value.Book.IsEmpty, pair.Value.Owner is null);
            Assert.All(pair.Value.Book, line => Assert.True(line.Amount > ElementAmount.Zero));
        });
        foreach ((string uri, ParentRow parent) in after.Parents.Rows)
        {
            Assert.NotEmpty(parent.Lots);
            Assert.All(parent.Lots, lot => Assert.Equal(uri, after.Lots.Find(lot.Code)!.Parent));
        }

        foreach ((string number, HoldRow hold) in after.Holds.Rows)
        {
            Assert.All(
                hold.Lots, lot => Assert.Equal(!hold.Lifted, after.Lots.Find(lot.Code)!.Holds.Contains(number)));
        }
    }

    private static void LotIsWhole(LedgerState state, LotRow lot)
    {
        bool isDead = IsDead(lot);
        Assert.True(lot.Remaining <= lot.Initial);
        Assert.Equal(isDead, lot.Remaining.IsZero);
        Assert.All(lot.Book, line => Assert.True(line.Amount > ElementAmount.Zero));
        Assert.All(lot.Credited, line => Assert.True(line.Amount > ElementAmount.Zero));
        Assert.True(!isDead || lot.Book.IsEmpty, "A dead lot has a book.");
        Assert.Equal(lot.Quarantined, state.Quarantines.Find(lot.Eid.Code) is { Open: true });
        Assert.Equal(lot.Status == LotStatus.InTransit, lot.Shipment is not null);
        Assert.True(isDead || lot.Status == LotStatus.InTransit == lot.Site is null);
        Assert.True(lot.Parent is null || state.Parents.Find(lot.Parent)!.Lots.Contains(lot.Eid));
        Assert.True(lot.Status != LotStatus.Consumed || lot.Parent is null);
    }

    private static void LotChangedLawfully(
        LedgerState before, LotRow was, LotRow now, LedgerState after, IReadOnlyList<Act> said)
    {
        bool corrected = said.Any(act => act is CorrectEvent);
        bool decided = said.Any(act => act is Approve);
        if (corrected)
        {
            return;
        }

        Assert.True(!IsDead(was) || IsDead(now), "A dead lot lives again.");
        Assert.True(decided || now.Remaining <= was.Remaining);
        Assert.True(now.Owner == was.Owner || said.Any(act => act is TransferTitle or ReceiveLots));
        Assert.True(now.Possessor == was.Possessor || decided || said.Any(act => act is ReceiveLots));
        bool cleared = before.Cleared.Find(now.Eid.Code) != after.Cleared.Find(now.Eid.Code);
        if ((was.Quarantined || !was.Holds.IsEmpty) && !decided)
        {
            Assert.Equal(was.Quarantined || now.Quarantined, now.Quarantined);
            Assert.Equal(was.Remaining, now.Remaining);
            Assert.Equal(Book.Of(was.Book), Book.Of(now.Book));
            Assert.Equal(was.Owner, now.Owner);
            Assert.True(was.Holds.All(now.Holds.Contains), "A hold was lifted by nobody.");
            Assert.False(cleared, "What is held or in quarantine was cleared.");
        }
    }

    // Of every element and origin there is no more in lots, circuits and the unaccounted than was ever commissioned.
    private static void OriginsAreNotRaised(LedgerState state)
    {
        Dictionary<(Element, string), Int128> left = [];
        foreach ((_, LotRow lot) in state.Lots.Rows.Where(pair => pair.Value.Source is not null))
        {
            Book raised = Book.From(lot.Composition, lot.Initial, string.Empty);
            foreach (BookLine line in raised)
            {
                Int128 most = line.Amount.Picograms + (line.Amount.Picograms / 20);
                foreach (string origin in lot.Source == SourceKind.Mined ? (string[])["BAYAN-OBO"] : Unverified)
                {
                    left[(line.Element, origin)] = left.GetValueOrDefault((line.Element, origin)) + most;
                }
            }
        }

        IEnumerable<BookLine> held = state.Lots.Rows.SelectMany(pair => pair.Value.Book)
            .Concat(state.Circuits.Rows.SelectMany(pair => pair.Value.Book))
            .Concat(state.Unaccounted.Rows.SelectMany(pair => pair.Value.Cumulative));
        foreach (BookLine line in held)
        {
            Int128 rest = left.GetValueOrDefault((line.Element, line.Origin)) - line.Amount.Picograms;
            Assert.True(rest >= 0, $"{line.Element} from {line.Origin} was raised.");
            left[(line.Element, line.Origin)] = rest;
        }
    }

    private static readonly string[] Unverified = ["unverified:LONGNAN"];

    private static bool IsDead(LotRow lot) =>
        lot.Status is LotStatus.Consumed or LotStatus.Ended or LotStatus.Voided;
}
