using Lodestone.Demo;
using Lodestone.Node.Commands;
using Lodestone.Node.Consortium;
using Lodestone.Node.Consortium.Trial;
using Lodestone.Node.Tests;
using Lodestone.Ordering.Tests.Postgres;

namespace Simulation.Outages;

/// <summary>A whole consortium of processes: an engine, and four members' nodes as <c>lodestone network up</c> starts them.</summary>
internal sealed class OutageNetwork : IAsyncDisposable
{
    private const int Size = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Speech Quiet = new(Chinese: false, Json: true);

    private readonly PostgresCluster? cluster;
    private readonly int port;
    private TrialEngine? engine;
    private MemberProcesses? processes;

    private OutageNetwork(PostgresCluster? cluster, int port) => (this.cluster, this.port) = (cluster, port);

    /// <summary>Where it lies.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("lodestone-outages-").FullName;

    /// <summary>The members' nodes, as anybody asks them.</summary>
    internal TrialMember[] Members { get; private set; } = [];

    /// <summary>The consensus nodes; none over PostgreSQL.</summary>
    internal TrialEngine? Engine => engine;

    internal static async Task<OutageNetwork> StartAsync(bool withPostgres)
    {
        PostgresCluster? cluster = withPostgres ? new PostgresCluster() : null;
        OutageNetwork network = new(cluster, FreePorts.From(Size + (3 * Size)));
        if (cluster is not null)
        {
            await cluster.InitializeAsync();
            network.Write(new SeatEngine { Kind = "postgres", Connection = cluster.Connection });
        }
        else
        {
            await TrialEngine.MakeAsync(network.Folder, Size, offset => network.port + Size + offset, default);
            network.Write(TrialEngine.Unmade());
            network.engine = TrialEngine.In(network.Folder, blockSeconds: 1)!;
            await network.engine.BringUpAsync(network.Folder, Quiet, default);
        }

        network.Members = TrialMember.AllOf(network.Folder, Patience);
        network.processes = new MemberProcesses(network.Folder, scale: 0);
        await network.processes.StartAsync(Quiet, default);
        return network;
    }

    internal Task KillAsync(int member) => processes!.All[member]!.KillAsync();

    internal void Start(int member) => processes!.Start(member);

    /// <summary>The primary dies and its standby takes its place.</summary>
    internal Task PromoteAsync() => cluster!.PromoteAsync();

    /// <summary>Gives the new primary a standby, and tells the members where both are.</summary>
    internal async Task AddStandbyAsync()
    {
        await cluster!.AddStandbyAsync();
        await processes!.DisposeAsync();
        for (int member = 0; member < Size; member++)
        {
            string path = TrialNetwork.SeatPath(Folder, member);
            SeatFile seat = SeatFile.Read(path);
            (seat with { Engine = seat.Engine with { Connection = cluster.Connection } }).Write(path);
        }

        processes = new MemberProcesses(Folder, scale: 0);
        await processes.StartAsync(Quiet, default);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (TrialMember member in Members)
        {
            member.Dispose();
        }

        await (processes?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (engine?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private void Write(SeatEngine seat) =>
        TrialNetwork.Write(
            Folder, Size, seat, new DemoOptions { Network = NodeOpening.DemoNetwork }, member => TrialNetwork.UrlOf(port, member));
}
