using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// One transformation as it is judged and written: a pool of what is taken (with a circuit, of all that is in it), and
/// how it is divided among outputs, losses, the circuit, and material unaccounted for.
/// </summary>
internal sealed class Transformation
{
    /// <summary>Why outputs that hold more than their book are in quarantine.</summary>
    public const string ExcessRecovery = "excess-recovery";

    private readonly Case it;
    private readonly TransformLots act;
    private readonly ProcessStep step;
    private readonly CircuitRow? circuit;
    private readonly ImmutableArray<Taken> inputs;
    private readonly FeedNature feed;
    private readonly MeasuredBalance measured;
    private Settlement? settlement;

    public Transformation(Case it, TransformLots act, ProcessStep step)
    {
        this.it = it;
        this.act = act;
        this.step = step;
        circuit = act.Circuit is { } uri ? it.Draft.Circuits.Find(uri) : null;
        inputs = Taken.AllOf(it, act.Inputs);
        feed = FeedNature.Of(it, step, inputs, circuit);
        measured = MeasuredBalance.Of(inputs, act.Outputs, act.Losses);
    }

    private Settlement Settled => settlement
        ?? throw new InvalidOperationException("A transformation is judged before it is written.");

    /// <summary>Whether the accounts add up, the models allow it and the owner is one (601 to 614, 704).</summary>
    public Refusal? Judge()
    {
        if ((ElementBalance.Judge(feed.Pool, act.Outputs, act.Losses, circuit is not null, it.Field)
            ?? (step.IsHandling ? PartsAddUp() : null)) is { } unbalanced)
        {
            return unbalanced;
        }

        settlement = Settle();
        return FirstOf((output, book, field) =>
                CustodyRules.ModelMayStand(it, output, feed.WeakestModel, feed.Pool, field))
            ?? FirstOf((output, book, field) => Credits.ClaimsMayStand(it, output, book, field))
            ?? FirstOf((output, book, field) => Declarations.FitsItsMaterial(it, output, field))
            ?? OwnerIsOne();
    }

    /// <summary>Writes inputs, outputs and accounts; refuses only a credit that is not there (609).</summary>
    public Refusal? Write()
    {
        foreach (Taken taken in inputs)
        {
            it.Draft.Lots.Put(taken.Lot.Eid.Code, WithPiecesLeft(taken));
        }

        BookEdge.Post(it.Draft, BookEdge.Lost, Settled.Lost);
        GiveBackAndEarnCredits();
        if ((BringOutputs() ?? TakeBackCreditsOfQuarantined()) is { } refusal)
        {
            return refusal;
        }

        if (circuit is not null)
        {
            WriteCircuit(circuit);
        }
        else
        {
            UnaccountedAccount.Post(it.Draft, act.Site, Settled.Rest, measured.Differences(step.Tolerance));
        }

        return null;
    }

    // A merger adds only masses of one basis (125); a split or sample keeps material and composition (604); in all of
    // them the parts are what was taken (605).
    private Refusal? PartsAddUp()
    {
        if (step.Kind == StepKind.Merge)
        {
            if (inputs.Any(input => input.Lot.Basis != act.Outputs[0].Basis))
            {
                return it.Refuse(RefusalCode.BasisNotUsable, "outputs[0].basis", act.Outputs[0].Basis.ToString());
            }
        }
        else
        {
            LotRow whole = inputs[0].Lot;
            for (int i = 0; i < act.Outputs.Length; i++)
            {
                LotDeclaration part = act.Outputs[i];
                if (part.Material != whole.Material || !part.Composition.Equals(whole.Composition)
                    || part.Basis != whole.Basis || part.Moisture != whole.Moisture)
                {
                    return it.Refuse(RefusalCode.SplitChangesComposition, $"outputs[{i}]", part.Eid.Code);
                }
            }
        }

        Int128 taken = Sum(inputs.Select(input => input.Mass.Milligrams));
        Int128 made = Sum(act.Outputs.Select(output => output.Mass.Milligrams));
        Int128 pieces = Sum(act.Outputs.Select(output => output.Pieces ?? 0));
        return taken == made && (inputs[0].Lot.Pieces is not { } held || step.Kind == StepKind.Merge || pieces <= held)
            ? null
            : it.Refuse(RefusalCode.PartsDoNotAddUp, "outputs", $"{made} mg of {taken} mg, {pieces} pieces");
    }

    private static Int128 Sum(IEnumerable<long> numbers) =>
        numbers.Aggregate((Int128)0, (sum, number) => sum + number);

    private Settlement Settle() => step.Kind switch
    {
        StepKind.Split or StepKind.Sample => new Settlement(
            [.. feed.Pool.Split([.. act.Outputs.Select(output => (Int128)output.Mass.Milligrams)])],
            Book.Empty, Book.Empty, []),
        StepKind.Merge => new Settlement([feed.Pool], Book.Empty, Book.Empty, MergeExcesses()),
        _ => ElementBalance.Settle(feed.Pool, act.Outputs, act.Losses),
    };

    // A merged lot's book is the sum of its parts whatever is declared; a declaration above it is only marked.
    private ImmutableArray<Excess> MergeExcesses()
    {
        LotDeclaration merged = act.Outputs[0];
        List<Excess> excesses = [];
        foreach (ElementShare share in merged.Composition.Shares.Where(ElementBalance.Counts))
        {
            // One part per billion is the finest that a composition can say: less is rounding, not a claim.
            ElementAmount declared = ElementAmount.In(merged.Mass, Ppb.Of(share.Share.Value - 1));
            ElementAmount held = feed.Pool.TotalOf(share.Element);
            if (declared > held)
            {
                excesses.Add(new Excess(share.Element, held, declared));
            }
        }

        return [.. excesses];
    }

    private Refusal? FirstOf(Func<LotDeclaration, Book, string, Refusal?> judge)
    {
        for (int i = 0; i < act.Outputs.Length; i++)
        {
            if (judge(act.Outputs[i], Settled.Outputs[i], TransformRules.OutputField(i)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? OwnerIsOne() =>
        feed.Owners.Length > 1 || (act.OnBehalfOf is { } tolled && feed.Owners.Any(owner => owner != tolled))
            ? it.Refuse(RefusalCode.NotTheOwner, "onBehalfOf", string.Join(", ", feed.Owners))
            : null;

    private PartyId Owner => feed.Owners.IsEmpty ? act.OnBehalfOf ?? it.Issuer : feed.Owners[0];

    private LotRow WithPiecesLeft(Taken taken)
    {
        bool divided = step.Kind is StepKind.Split or StepKind.Sample && taken.Lot.Pieces is not null;
        long gone = divided ? act.Outputs.Sum(output => output.Pieces ?? 0) : 0;
        return gone > 0 ? taken.After with { Pieces = taken.Lot.Pieces - gone } : taken.After;
    }

    private void GiveBackAndEarnCredits()
    {
        if (!step.IsHandling)
        {
            foreach (Taken taken in inputs)
            {
                Credits.GiveBack(it, act.Site, taken.Lot.Model, taken.Credited);
            }
        }

        Credits.Earn(it, act.Site, EarnedNow());
    }

    // What outputs on mass balance give to the site's balance for the first time.
    private Book EarnedNow()
    {
        Book onBalance = Book.Empty;
        for (int i = 0; i < act.Outputs.Length; i++)
        {
            onBalance = act.Outputs[i].Model >= CustodyModel.MassBalance
                ? onBalance.Plus(Settled.Outputs[i])
                : onBalance;
        }

        return onBalance.Common(feed.NotYetOnBalance);
    }

    // Quarantined mass is spendable by nobody, and so are the origins that it would give to the site's balance (609).
    // What it carries by credit itself is quarantined with it.
    private Refusal? TakeBackCreditsOfQuarantined()
    {
        Book left = EarnedNow();
        for (int i = 0; i < act.Outputs.Length; i++)
        {
            LotRow made = it.Draft.Lots.Find(act.Outputs[i].Eid.Code)!;
            if (!made.Quarantined || made.Model < CustodyModel.MassBalance)
            {
                continue;
            }

            Book earned = Settled.Outputs[i].Common(left);
            left = left.Minus(earned);
            if (!Credits.TryTakeBack(it, act.Site, earned.Minus(earned.Common(Book.Of(made.Credited)))))
            {
                return it.Refuse(RefusalCode.CreditNotAvailable, $"outputs[{i}]", "earned by what is in quarantine");
            }
        }

        return null;
    }

    private Refusal? BringOutputs()
    {
        OutputMarks marks = OutputMarks.Of(step, act, feed.Pool, Settled, MeasuredIn);
        Book[] kept = CreditsKept();
        for (int i = 0; i < act.Outputs.Length; i++)
        {
            LotDeclaration output = act.Outputs[i];
            if (Credits.Spend(
                it, act.Site, output, Settled.Outputs[i], TransformRules.OutputField(i), out ImmutableArray<BookLine> spent)
                is { } refusal)
            {
                return refusal;
            }

            LotNature nature = new(
                feed.Evidence, Source: null, feed.Recycled, kept[i].Plus(Book.Of(spent)).Lines,
                Joined(feed.Flags, marks.FlagsOf(i)));
            LotRow lot = Declarations.Bring(it, output, act.Event, act.Site, Owner, Settled.Outputs[i], nature);
            if (marks.BeyondTolerance(i) is { } figures)
            {
                lot = Quarantine.Put(it, lot, ExcessRecovery, figures, act.Event.EventTime);
            }

            if (circuit is { } drawn && drawn.Flags.Contains(StockRules.CircuitAboveLimit))
            {
                Quarantine.Put(it, lot, StockRules.CircuitAboveLimit, drawn.LastEvent, act.Event.EventTime);
            }
        }

        QuarantineAboveCapacity();
        return null;
    }

    // In a circuit, what was declared in and not yet out, this charge included.
    private ElementAmount MeasuredIn(Element element)
    {
        MeasuredLine inside = circuit?.Measured.FirstOrDefault(line => line.Element == element) ?? default;
        return measured.TakenOf(element) + inside.Sum;
    }

    private Book[] CreditsKept()
    {
        Book all = step.IsHandling ? Book.Sum(inputs.SelectMany(input => input.Credited)) : Book.Empty;
        return all.IsEmpty
            ? new Book[act.Outputs.Length]
            : all.Split([.. act.Outputs.Select(output => (Int128)output.Mass.Milligrams)]);
    }

    // Residues are no product, rework makes the same product again, and handling makes none.
    private void QuarantineAboveCapacity()
    {
        if (step.Kind is not (StepKind.Transform or StepKind.Recycle))
        {
            return;
        }

        LotDeclaration[] products = [.. act.Outputs.Where(output => !OutputMarks.IsResidue(output))];
        TransformRules.PermitFor(it, act, out PermitRow? permit);
        if (Capacity.CountOutput(it, permit!, Sum(products.Select(product => product.Mass.Milligrams))) is { } figures)
        {
            foreach (LotDeclaration product in products)
            {
                Quarantine.Put(
                    it, it.Draft.Lots.Find(product.Eid.Code)!, Capacity.OverCapacity, figures, act.Event.EventTime);
            }
        }
    }

    // The marks of what was charged leave with the last of it; a stock-take's finding stays until the next.
    private ImmutableArray<string> FlagsLeft(CircuitRow before, bool isEmpty)
    {
        return Joined(
            before.Flags.Contains(StockRules.CircuitAboveLimit) ? [StockRules.CircuitAboveLimit] : [],
            isEmpty ? [] : feed.Flags);
    }

    // Both are sorted.
    private static ImmutableArray<string> Joined(ImmutableArray<string> left, ImmutableArray<string> right) =>
        right.IsEmpty ? left : left.IsEmpty ? right : [.. left.Union(right).Order(StringComparer.Ordinal)];

    private void WriteCircuit(CircuitRow before)
    {
        bool isEmpty = Settled.Rest.IsEmpty;
        it.Draft.Circuits.Put(act.Circuit!, before with
        {
            Owner = isEmpty ? null : Owner,
            Book = Settled.Rest.Lines,
            Model = isEmpty ? CustodyModel.IdentityPreserved : feed.WeakestModel,
            Evidence = isEmpty ? EvidenceGrade.Verified : feed.Evidence,
            RecycledPpb = isEmpty ? Ppb.Zero : feed.Recycled,
            Flags = FlagsLeft(before, isEmpty),
            Measured = Measurements.Sum(before.Measured, measured.Flows(step.Tolerance)),
            LastEvent = it.EventKey(act.Event),
        });
    }
}
