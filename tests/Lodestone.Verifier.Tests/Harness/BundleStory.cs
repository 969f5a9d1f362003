using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>One transformation of a bundle, with what every book did for it.</summary>
/// <param name="Act">What was stated.</param>
/// <param name="Issuer">By whom.</param>
/// <param name="Change">By element: how much all books together (lots, circuits, unaccounted, losses) changed.</param>
internal sealed record StoryStep(TransformLots Act, PartyId Issuer, IReadOnlyDictionary<Element, Int128> Change);

/// <summary>
/// The story that a bundle tells, read from nothing but its bytes: statements replayed by the rules, each step with the
/// sums of the books before and after it.
/// </summary>
internal sealed class BundleStory
{
    private readonly Dictionary<(string Table, string Key), Dictionary<Element, Int128>> books = [];

    public BundleStory(byte[] bundle)
    {
        EvidenceBundle read = BundleReader.Read(bundle).Bundle!;
        foreach (BundleEntry entry in read.Entries)
        {
            Tell(entry);
        }

        Lot = State.Lots.Find(read.Subject.Code)!;
    }

    public LedgerState State { get; } = new();

    public LotRow Lot { get; }

    public List<StoryStep> Steps { get; } = [];

    public List<CommissionLot> Sources { get; } = [];

    /// <summary>The steps that led to a lot: through circuits, by everything that was ever charged into them.</summary>
    public IReadOnlyList<StoryStep> LineageOf(Eid lot)
    {
        HashSet<Eid> lots = [lot];
        HashSet<string> circuits = [];
        List<StoryStep> lineage = [];
        foreach (StoryStep step in Enumerable.Reverse(Steps))
        {
            bool makes = step.Act.Outputs.Any(output => lots.Contains(output.Eid));
            if (makes || (step.Act.Circuit is { } charged && circuits.Contains(charged)))
            {
                lots.UnionWith(step.Act.Inputs.Select(input => input.Lot));
                circuits.UnionWith(step.Act.Circuit is { } circuit ? [circuit] : []);
                lineage.Insert(0, step);
            }
        }

        return lineage;
    }

    /// <summary>How much of a lot's element comes from an origin, in millionths.</summary>
    public static long PartsPerMillion(LotRow lot, string element, string origin)
    {
        Book book = Book.Of(lot.Book);
        Element of = Element.Of(element);
        return (long)(book.AmountOf(of, origin).Picograms * 1_000_000 / book.TotalOf(of).Picograms);
    }

    private void Tell(BundleEntry entry)
    {
        SignedStatement signed = SignedStatement.Parse(entry.Statement).Statement!;
        PartyId issuer = PartyId.Of(signed.Header.Issuer);
        Statement statement = new(
            StatementIdentity.FromBytes(signed.Identity.Span), issuer, signed.Header.KeyId.ToHex(),
            Instant.FromUnixSeconds(signed.Header.IssuedAt), Instant.FromUnixSeconds(signed.Header.ExpiresAt),
            Payload.Parse(signed.Payload, signed.Header.ContentType, issuer).Acts);
        Verdict verdict = Rulebook.Judge(State, statement, new Position(entry.Index, new Instant(entry.BlockTimeMs)));
        Dictionary<Element, Int128> change = [];
        foreach (StateChange row in State.Apply(verdict.Draft!))
        {
            Post(row, change);
        }

        Sources.AddRange(statement.Acts.OfType<CommissionLot>());
        if (statement.Acts is [TransformLots act])
        {
            Steps.Add(new StoryStep(act, issuer, change));
        }
    }

    private void Post(StateChange row, Dictionary<Element, Int128> change)
    {
        Dictionary<Element, Int128> after = BookOf(row).GroupBy(line => line.Element)
            .ToDictionary(lines => lines.Key, lines => lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Amount.Picograms));
        Dictionary<Element, Int128> before = books.GetValueOrDefault((row.Table, row.Key), []);
        foreach (Element element in after.Keys.Union(before.Keys))
        {
            change[element] = change.GetValueOrDefault(element)
                + after.GetValueOrDefault(element) - before.GetValueOrDefault(element);
        }

        books[(row.Table, row.Key)] = after;
    }

    private static ImmutableArray<BookLine> BookOf(StateChange row)
    {
        ReadOnlySpan<byte> bytes = row.Row is { } written ? written.Span : [];
        return row.Table switch
        {
            _ when bytes.IsEmpty => [],
            "lot" => RowReader.Read<LotRow>(bytes).Book,
            "circuit" => RowReader.Read<CircuitRow>(bytes).Book,
            "unaccounted" => RowReader.Read<UnaccountedRow>(bytes).Cumulative,
            "end" when row.Key.StartsWith(BookEdge.Lost, StringComparison.Ordinal) =>
                [new BookLine(Element.Of(row.Key.Split('/')[1]), string.Empty, RowReader.Read<EndRow>(bytes).Amount)],
            _ => [],
        };
    }
}
