using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the page of the consortium shows.</summary>
/// <param name="State">Agreement or its breach, as a badge.</param>
/// <param name="Facts">Figures of the standing, each with its name.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Breaches">Who signed another history at which size, and both signed checkpoints.</param>
public sealed record NetworkModel(
    (string Tone, string Text) State,
    IReadOnlyList<(Label Name, string Value)> Facts,
    NetworkTables Tables,
    IReadOnlyList<(string Name, string Notes)> Breaches);

/// <summary>The tables of the page.</summary>
/// <param name="Members">The organisations.</param>
/// <param name="Checkpoints">The latest checkpoints and who signed them.</param>
/// <param name="Ahead">Charters that are decided and do not hold yet.</param>
/// <param name="Endpoints">The engine's and the other members' nodes; empty for those who do not see all.</param>
/// <param name="Remarks">What was noted of envelopes; empty for those who do not see all.</param>
public sealed record NetworkTables(Grid Members, Grid Checkpoints, Grid Ahead, Grid Endpoints, Grid Remarks)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Grid> All => [Members, Checkpoints, Ahead, Endpoints, Remarks];
}
