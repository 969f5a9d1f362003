using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// What a lot was made of, what became of it, or both: lots and the events between them, without loops. At every event
/// its balance is exact over all its inputs and outputs, whether they are in the graph or not.
/// </summary>
/// <param name="Subject">The lot.</param>
/// <param name="Nodes">Nodes; <c>Nodes[i].Id == i</c>, and causes come first.</param>
/// <param name="Edges">Edges, in ascending order of their ends.</param>
/// <param name="OmittedLots">
/// Lots met at the edge of the graph and left out because it was full; more may lie beyond.
/// </param>
/// <param name="NextIndex">Entries below this are taken into account.</param>
public sealed record LineageGraph(
    Eid Subject,
    IReadOnlyList<LineageNode> Nodes,
    IReadOnlyList<LineageEdge> Edges,
    int OmittedLots,
    long NextIndex)
{
    /// <summary>
    /// What a reader may see of it: of every lot and event just as much as its relation to that one allows.
    /// </summary>
    /// <remarks>
    /// Who is not concerned with the subject is the public throughout: no supplier finds its lots in another's goods.
    /// The public sees what kinds of material and steps there are, and where ore came from. Amounts on an edge are for
    /// those concerned with its lot; an event's balance shows its yield and is for who reported it.
    /// </remarks>
    public LineageGraph Redact(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.IsAuthority)
        {
            return this;
        }

        Reader seen = Nodes.Any(node => node is LotNode { IsSubject: true } && SeesLot(node, reader))
            ? reader
            : Reader.Public;
        return this with
        {
            Nodes = [.. Nodes.Select(node => Redact(node, seen))],
            Edges = [.. Edges.Select(edge => MaySee(edge, seen)
                ? edge
                : edge with { Time = null, Mass = null, Amounts = null })],
        };
    }

    /// <summary>
    /// The same with at most so many nodes: alike nodes of a layer are shown as one, with their number.
    /// </summary>
    public LineageGraph Collapse(int maxNodes) => LineageCollapse.Of(this, maxNodes);

    private bool MaySee(LineageEdge edge, Reader reader) =>
        SeesLot(Nodes[edge.From], reader) || SeesLot(Nodes[edge.To], reader)
        || (SeesEvent(Nodes[edge.From], reader) && SeesEvent(Nodes[edge.To], reader));

    private static bool SeesLot(LineageNode node, Reader reader) =>
        node is LotNode && reader.RelationTo(node.Concerned) != ReaderRelation.Public;

    private static bool SeesEvent(LineageNode node, Reader reader) =>
        node is ProcessNode or CircuitNode && reader.RelationTo(node.Concerned) != ReaderRelation.Public;

    private static LineageNode Redact(LineageNode node, Reader reader)
    {
        bool isPublic = reader.RelationTo(node.Concerned) == ReaderRelation.Public;
        return node switch
        {
            LotNode lot when isPublic => lot with
            {
                Lot = lot.IsSubject ? lot.Lot : null,
                Issuer = null,
                Site = null,
                Initial = null,
                Status = lot.IsSubject ? lot.Status : null,
                Quarantined = lot.IsSubject && lot.Quarantined,
                Flags = [],
                Concerned = [],
            },
            ProcessNode step when isPublic => step with
            {
                Party = null,
                Site = null,
                Time = null,
                OtherInputs = 0,
                OtherOutputs = 0,
                Balance = null,
                Concerned = [],
            },
            CircuitNode run when isPublic => run with
            {
                Circuit = null,
                Party = null,
                Site = null,
                From = null,
                To = null,
                Events = 0,
                Balance = null,
                Concerned = [],
            },
            _ => node,
        };
    }
}
