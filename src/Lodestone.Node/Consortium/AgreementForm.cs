using Lodestone.Ledger;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Consortium;

/// <summary>How the consortium stands, as this organisation's node sees it.</summary>
/// <param name="Final">Entries that enough members have signed alike.</param>
/// <param name="Computed">Entries that this node has computed.</param>
/// <param name="IsAgainstUs">Whether enough others signed another history: this node acknowledges nothing more.</param>
/// <param name="Trouble">Why the order does not move; null while it does, and for those who do not see all.</param>
/// <param name="Engine">The engine as this node sees it.</param>
/// <param name="Members">How far each other member was heard, in entries, by its name.</param>
/// <param name="Peers">
/// What is wrong with each other member's node, by its address; null if it answers. Empty for those who do not see all.
/// </param>
/// <param name="Breaches">Who signed another history, with both signed checkpoints.</param>
internal sealed record AgreementForm(
    long Final,
    long Computed,
    bool IsAgainstUs,
    string? Trouble,
    EngineForm Engine,
    IReadOnlyDictionary<string, long> Members,
    IReadOnlyDictionary<string, string?> Peers,
    IReadOnlyList<BreachForm> Breaches)
{
    /// <summary>As it is now.</summary>
    public static AgreementForm Of(OpenNode node, NodeAgreement agreement, bool withAddresses) => new(
        agreement.Final.Value,
        node.Ledger.Log.Size.Value,
        agreement.IsAgainstUs,
        withAddresses ? node.Ledger.OrderTrouble : null,
        EngineForm.Of(node.Seat!.Seat.Engine, withAddresses),
        agreement.Heard,
        node.Seat.Peers.Where(_ => withAddresses).ToDictionary(
            peer => peer.ToString(), peer => node.Seat.Trouble.GetValueOrDefault(peer), StringComparer.Ordinal),
        [.. agreement.Breaches.Select(BreachForm.Of)]);
}

/// <summary>An engine, as a node sees it.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Faults">What it survives: Single, Crash or Byzantine.</param>
/// <param name="Height">The highest final block; below zero before the first.</param>
/// <param name="LastBlock">Its time, in UTC; null before the first.</param>
/// <param name="IsStalled">Whether nothing became final for too long.</param>
/// <param name="Waiting">Envelopes that are not final.</param>
/// <param name="Endpoints">Each of its nodes that is spoken to; none for those who do not see all.</param>
internal sealed record EngineForm(
    string Name,
    string Faults,
    long Height,
    string? LastBlock,
    bool IsStalled,
    int Waiting,
    IReadOnlyList<EndpointHealth> Endpoints)
{
    /// <summary>As it is now.</summary>
    public static EngineForm Of(IOrderingEngine engine, bool withAddresses)
    {
        EngineHealth health = engine.Health;
        return new EngineForm(
            engine.Traits.Name, engine.Traits.Faults.ToString(), health.Height, health.LastBlock?.ToString(),
            health.IsStalled, health.Waiting, withAddresses ? health.Endpoints : []);
    }
}

/// <summary>Two histories of one size, both signed.</summary>
/// <param name="Organisation">Who signed the other one.</param>
/// <param name="Size">The size in entries.</param>
/// <param name="Ours">Our signed note.</param>
/// <param name="Theirs">Their signed note.</param>
internal sealed record BreachForm(string Organisation, long Size, string Ours, string Theirs)
{
    /// <summary>Of what the agreement holds.</summary>
    public static BreachForm Of(Breach breach) =>
        new(breach.Organisation, breach.Size.Value, breach.Ours.ToString(), breach.Theirs.ToString());
}
