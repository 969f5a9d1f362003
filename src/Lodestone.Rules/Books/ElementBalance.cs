using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>More of an element was declared as coming out than the book holds.</summary>
/// <param name="Element">The element.</param>
/// <param name="InBook">What the pool holds.</param>
/// <param name="Declared">Outputs and losses as declared.</param>
public sealed record Excess(Element Element, ElementAmount InBook, ElementAmount Declared)
{
    /// <summary>
    /// Whether the excess is within a relative tolerance of what went in: chance, not a fact to look into.
    /// </summary>
    /// <remarks>
    /// Measurements are compared with measurements: the book may be below what was measured into the step, because it
    /// never rises, and an honest plant would then be over it again at every further step.
    /// </remarks>
    /// <param name="measured">What went in as it was declared.</param>
    /// <param name="tolerance">The step's tolerance.</param>
    public bool IsWithin(ElementAmount measured, Ppb tolerance)
    {
        ElementAmount wentIn = measured > InBook ? measured : InBook;
        return Declared - wentIn <= wentIn.Share(tolerance.Value, Ppb.Whole);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Element}: {Declared} declared, {InBook} in the book";
}

/// <summary>How the pool of a transformation is divided. Outputs + lost + rest are the pool, to the picogram.</summary>
/// <param name="Outputs">The book of each output.</param>
/// <param name="Lost">What was declared as lost.</param>
/// <param name="Rest">What nobody declared: unaccounted for in a batch, still inside in a circuit.</param>
/// <param name="Excesses">Elements of which more was declared than the book holds; the book did not rise by it.</param>
public sealed record Settlement(
    ImmutableArray<Book> Outputs, Book Lost, Book Rest, ImmutableArray<Excess> Excesses);

/// <summary>
/// The element account of one transformation. What comes out is at most what went in: outputs get exactly mass × share
/// while the pool lasts, and are scaled down to it when they are declared above it. Origins are divided in proportion
/// of the pool, element by element.
/// </summary>
public static class ElementBalance
{
    private static readonly ElementAmount Largest =
        new(1_000 * ElementAmount.In(Mass.FromMilligrams(Mass.MaxMilligrams), Ppb.Of(Ppb.Whole)).Picograms);

    /// <summary>
    /// Whether the declaration is possible: no output or loss of an element that the pool does not hold (601, in a
    /// circuit 611), and no losses above the pool (602, in a circuit 611).
    /// </summary>
    public static Refusal? Judge(
        Book pool,
        ImmutableArray<LotDeclaration> outputs,
        ImmutableArray<ElementLoss> losses,
        bool isCircuit,
        Func<string, string> fieldOf)
    {
        ArgumentNullException.ThrowIfNull(fieldOf);
        for (int i = 0; i < outputs.Length; i++)
        {
            foreach (ElementShare share in outputs[i].Composition.Shares)
            {
                if (Counts(share) && pool.LinesOf(share.Element).IsEmpty)
                {
                    return new Refusal(
                        isCircuit ? RefusalCode.CircuitWouldGoNegative : RefusalCode.ElementFromNothing,
                        fieldOf($"outputs[{i}].composition"),
                        share.Element.Symbol);
                }
            }
        }

        foreach (Element element in losses.Select(loss => loss.Element).Distinct())
        {
            ElementAmount lost = LostOf(losses, element);
            ElementAmount held = pool.TotalOf(element);
            if (lost > held)
            {
                return new Refusal(
                    isCircuit ? RefusalCode.CircuitWouldGoNegative : RefusalCode.ElementExceedsInputs,
                    fieldOf("losses"),
                    $"{element}: {lost} > {held}");
            }
        }

        return null;
    }

    /// <summary>Divides a pool among declared outputs and losses that <see cref="Judge"/> has found possible.</summary>
    public static Settlement Settle(
        Book pool, ImmutableArray<LotDeclaration> outputs, ImmutableArray<ElementLoss> losses)
    {
        ImmutableArray<BookLine> lines = pool.Lines;
        List<BookLine>[] books = new List<BookLine>[outputs.Length];
        for (int i = 0; i < books.Length; i++)
        {
            books[i] = new List<BookLine>(lines.Length);
        }

        List<BookLine> lost = [];
        List<BookLine> rest = new(lines.Length);
        List<Excess> excesses = [];
        Int128[] amounts = new Int128[outputs.Length];
        Int128[] scratch = new Int128[2 * lines.Length];
        for (int from = 0; from < lines.Length;)
        {
            ReadOnlySpan<BookLine> ofElement = pool.LinesOf(lines[from].Element);
            from += ofElement.Length;
            ElementPool left = new(ofElement, scratch);
            ElementAmount loss = LostOf(losses, left.Element);
            if (ScaledToPool(left, outputs, loss, amounts) is { } excess)
            {
                excesses.Add(excess);
            }

            left.Draw(loss.Picograms, lost);
            for (int i = 0; i < amounts.Length; i++)
            {
                left.Draw(amounts[i], books[i]);
            }

            left.Draw(left.Total, rest);
        }

        return new Settlement(
            [.. books.Select(book => Book.Of([.. book]))], Book.Of([.. lost]), Book.Of([.. rest]), [.. excesses]);
    }

    /// <summary>
    /// Whether a declared amount can be reckoned with: no less than nothing and at most a thousand of the largest lots.
    /// </summary>
    public static bool IsAnAmount(ElementAmount amount) => !amount.IsNegative && amount <= Largest;

    /// <summary>Whether a declared share counts in the books: listed, measured and not zero.</summary>
    public static bool Counts(ElementShare share) =>
        !share.IsCensored && share.Share.Value > 0 && share.Element.IsListed;

    private static ElementAmount LostOf(ImmutableArray<ElementLoss> losses, Element element)
    {
        ElementAmount lost = default;
        foreach (ElementLoss loss in losses)
        {
            lost = loss.Element == element ? lost + loss.Amount : lost;
        }

        return lost;
    }

    // Fills in what each output gets; if more is declared than the pool holds, in proportion to the declarations.
    private static Excess? ScaledToPool(
        ElementPool pool, ImmutableArray<LotDeclaration> outputs, ElementAmount loss, Int128[] amounts)
    {
        Int128 declared = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = ElementAmount.In(outputs[i].Mass, outputs[i].Composition.ShareOf(pool.Element)).Picograms;
            declared += amounts[i];
        }

        Int128 available = pool.Total - loss.Picograms;
        if (declared <= available)
        {
            return null;
        }

        LargestRemainder.Split(available, [.. amounts], amounts);
        return new Excess(pool.Element, new(pool.Total), new(declared + loss.Picograms));
    }

    /// <summary>One element's lines of a pool, from which parts are drawn in proportion of what is left.</summary>
    private ref struct ElementPool
    {
        private readonly ReadOnlySpan<BookLine> lines;
        private readonly Span<Int128> left;
        private readonly Span<Int128> part;

        public ElementPool(ReadOnlySpan<BookLine> lines, Span<Int128> scratch)
        {
            this.lines = lines;
            left = scratch[..lines.Length];
            part = scratch.Slice(lines.Length, lines.Length);
            for (int i = 0; i < left.Length; i++)
            {
                left[i] = lines[i].Amount.Picograms;
                Total += left[i];
            }
        }

        public Int128 Total { get; private set; }

        public readonly Element Element => lines[0].Element;

        public void Draw(Int128 amount, List<BookLine> into)
        {
            if (amount == 0)
            {
                return;
            }

            LargestRemainder.Split(amount, left, part);
            Total -= amount;
            for (int i = 0; i < part.Length; i++)
            {
                left[i] -= part[i];
                if (part[i] > 0)
                {
                    into.Add(new BookLine(lines[i].Element, lines[i].Origin, new ElementAmount(part[i])));
                }
            }
        }
    }
}
