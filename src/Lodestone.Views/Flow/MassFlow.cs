using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What a node of a mass flow stands for.</summary>
public enum FlowNodeKind
{
    /// <summary>An origin: a deposit, or a source outside the books.</summary>
    Origin = 1,

    /// <summary>A lot.</summary>
    Lot = 2,

    /// <summary>A process step.</summary>
    Process = 3,

    /// <summary>A run of a circuit.</summary>
    Circuit = 4,

    /// <summary>Several nodes shown as one.</summary>
    Group = 5,

    /// <summary>What can't be followed further: credits, corrections of sources, or the limit of events.</summary>
    NotFollowed = 6,
}

/// <summary>A node of a mass flow.</summary>
/// <param name="Id">Number within the graph, from 0, causes first.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Origin code, material code or step code; empty if mixed.</param>
/// <param name="Lot">The lot, or null (withheld, or no lot).</param>
/// <param name="Count">How many nodes it stands for.</param>
/// <param name="Amount">How much of the subject's element passed here; null if withheld.</param>
/// <param name="IsSubject">Whether it is the lot whose flow is shown.</param>
public sealed record FlowNode(
    int Id, FlowNodeKind Kind, string Name, Eid? Lot, int Count, ElementAmount? Amount, bool IsSubject)
{
    /// <summary>Its part of the subject's whole as the public is told it, in place of the amount; else null.</summary>
    public Ppb? Share { get; init; }

    /// <summary>How the share is meant.</summary>
    public SharePrecision Precision { get; init; } = SharePrecision.Exact;

    /// <summary>Who may see what is in it.</summary>
    internal IReadOnlyList<PartyId> Concerned { get; init; } = [];
}

/// <summary>A link of a mass flow.</summary>
/// <param name="From">Where it came from.</param>
/// <param name="To">Where it went.</param>
/// <param name="Amount">The part of it that is in the subject, exact; null if withheld.</param>
/// <param name="Recorded">
/// All that was recorded as going this way, the subject's part included; null if withheld.
/// </param>
/// <param name="Width">
/// The part in parts per billion of the subject's whole, for drawing; for the public as <see cref="PublicShare"/> tells
/// it.
/// </param>
public sealed record FlowLink(int From, int To, ElementAmount? Amount, ElementAmount? Recorded, Ppb Width)
{
    /// <summary>How the width is meant.</summary>
    public SharePrecision Precision { get; init; } = SharePrecision.Exact;
}

/// <summary>
/// Where a lot's content of one element came from, back to the origins: what is in the lot is divided at each event
/// over its inputs in proportion to what they brought of that element and origin, by largest remainder. At every node
/// but the first and the last what comes in goes out, to the picogram; losses and by-products are not the lot's and not
/// shown (<see cref="FlowLink.Recorded"/> tells how much went the same way in all).
/// </summary>
/// <param name="Subject">The lot.</param>
/// <param name="Element">The element.</param>
/// <param name="Whole">What the lot held of it when it was made; null if withheld.</param>
/// <param name="Nodes">Nodes; <c>Nodes[i].Id == i</c>, causes first.</param>
/// <param name="Links">Links, in ascending order of their ends.</param>
public sealed record MassFlow(
    Eid Subject, Element Element, ElementAmount? Whole, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowLink> Links)
{
    /// <summary>
    /// What a reader may see: amounts and lots only where it is concerned; else shares in whole tenths. Collapse before,
    /// so that what is shown as one is rounded as one.
    /// </summary>
    /// <remarks>
    /// Who is not concerned with the subject is the public throughout. Shares of the lot's own content show no yield:
    /// what was lost on the way is in none of them.
    /// </remarks>
    public MassFlow Redact(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsAuthority || Whole is not { } whole)
        {
            return this;
        }

        if (!Nodes.Any(node => node.IsSubject && Sees(node, reader)))
        {
            return ForPublic(whole);
        }

        return this with
        {
            Nodes = [.. Nodes.Select(node => Sees(node, reader) ? node : node with
            {
                Lot = node.IsSubject ? node.Lot : null,
                Concerned = [],
            })],
            Links = [.. Links.Select(link => link with
            {
                Recorded = Sees(Nodes[link.From], reader) || Sees(Nodes[link.To], reader) ? link.Recorded : null,
            })],
        };
    }

    /// <summary>
    /// The same with at most so many nodes: alike nodes of a layer are shown as one, with their number.
    /// </summary>
    public MassFlow Collapse(int maxNodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNodes, 4);
        return Nodes.Count <= maxNodes ? this : FlowCollapse.Of(this, maxNodes);
    }

    private MassFlow ForPublic(ElementAmount whole) => this with
    {
        Whole = null,
        Nodes = [.. Nodes.Zip(MassFlowReading.Passed(Nodes.Count, Links), (node, passed) =>
        {
            (Ppb told, SharePrecision precision) = PublicShare.Of(new ElementAmount(passed), whole);
            return node with
            {
                Lot = node.IsSubject ? node.Lot : null,
                Amount = null,
                Share = told,
                Precision = precision,
                Concerned = [],
            };
        })],
        Links = [.. Links.Select(link =>
        {
            (Ppb told, SharePrecision precision) = PublicShare.Of(link.Amount!.Value, whole);
            return link with { Amount = null, Recorded = null, Width = told, Precision = precision };
        })],
    };

    private static bool Sees(FlowNode node, Reader reader) =>
        reader.RelationTo(node.Concerned) != ReaderRelation.Public;
}
