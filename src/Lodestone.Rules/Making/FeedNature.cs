using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What a transformation works on, and what its outputs take over from it.</summary>
/// <param name="Pool">All that is taken; with a circuit, all that is in it.</param>
/// <param name="NotYetOnBalance">The part of the pool that has not yet been given to a mass balance.</param>
/// <param name="WeakestModel">The weakest chain-of-custody model in it.</param>
/// <param name="Evidence">The weakest evidence in it.</param>
/// <param name="Recycled">Its share of recycled content.</param>
/// <param name="Owners">Who owns it: must be one.</param>
/// <param name="Flags">Marks that pass on to descendants.</param>
internal sealed record FeedNature(
    Book Pool,
    Book NotYetOnBalance,
    CustodyModel WeakestModel,
    EvidenceGrade Evidence,
    Ppb Recycled,
    ImmutableArray<PartyId> Owners,
    ImmutableArray<string> Flags)
{
    /// <summary>The nature of what is taken and of what a circuit holds.</summary>
    public static FeedNature Of(Case it, ProcessStep step, ImmutableArray<Taken> inputs, CircuitRow? circuit)
    {
        Book held = circuit is null ? Book.Empty : Book.Of(circuit.Book);
        Book pool = held;
        Book notOnBalance = circuit is { Model: < CustodyModel.MassBalance } ? held : Book.Empty;
        CustodyModel weakest = held.IsEmpty ? CustodyModel.IdentityPreserved : circuit!.Model;
        EvidenceGrade evidence = held.IsEmpty ? EvidenceGrade.Verified : circuit!.Evidence;
        ElementAmount recycled = held.IsEmpty ? default : PartOf(held, circuit!.RecycledPpb);
        List<PartyId> owners = held.IsEmpty ? [] : [circuit!.Owner!.Value];
        foreach (Taken taken in inputs)
        {
            pool = pool.Plus(taken.Book);
            notOnBalance = taken.Lot.Model < CustodyModel.MassBalance ? notOnBalance.Plus(taken.Book) : notOnBalance;
            weakest = taken.Lot.Model > weakest ? taken.Lot.Model : weakest;
            evidence = taken.Lot.Evidence < evidence ? taken.Lot.Evidence : evidence;
            recycled += PartOf(taken.Book, RecycledShare(it, step, taken.Lot));
            if (!owners.Contains(taken.Lot.Owner))
            {
                owners.Add(taken.Lot.Owner);
            }
        }

        Int128 total = pool.Total().Picograms;
        long share = total == 0 ? 0 : (long)LargestRemainder.MulDiv(recycled.Picograms, Ppb.Whole, total, out _);
        return new FeedNature(
            pool, notOnBalance, weakest, evidence, Ppb.Of(share), [.. owners], FlagsOf(inputs, circuit?.Flags ?? []));
    }

    private static ImmutableArray<string> FlagsOf(ImmutableArray<Taken> inputs, ImmutableArray<string> inCircuit)
    {
        SortedSet<string>? passed = null;
        foreach (Taken taken in inputs)
        {
            Pass(taken.Lot.Flags);
        }

        Pass(inCircuit);
        return passed is null ? [] : [.. passed];

        void Pass(ImmutableArray<string> flags)
        {
            foreach (string flag in flags)
            {
                if (PassesOn(flag))
                {
                    (passed ??= new SortedSet<string>(StringComparer.Ordinal)).Add(flag);
                }
            }
        }
    }

    private static ElementAmount PartOf(Book book, Ppb share) => book.Total().Share(share.Value, Ppb.Whole);

    // ISO 14021:2016, 7.8.1.1: what is taken back into the process that it came from is no recycled content. Another
    // party's residue becomes recycled content in a recycling step; what was collected is so from the beginning.
    private static Ppb RecycledShare(Case it, ProcessStep step, LotRow lot) =>
        step.Kind == StepKind.Recycle && lot.Issuer != it.Issuer
            && Declarations.MaterialOf(lot.Material).Form == MaterialForm.Residue
                ? Ppb.Of(Ppb.Whole)
                : lot.RecycledPpb;

    private static bool PassesOn(string flag) => flag is KeyRules.SuspectKeyFlag or CorrectionRules.CorrectedAncestor;
}
