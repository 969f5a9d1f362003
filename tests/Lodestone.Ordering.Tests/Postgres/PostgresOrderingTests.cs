using Lodestone.Ledger;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>
/// The contract, on a primary that waits for its standby: its tests and their assertions are <see cref="EngineContract"/>'s.
/// </summary>
public sealed class PostgresOrderingTests(PostgresCluster cluster) : EngineContract, IClassFixture<PostgresCluster>
{
    private protected override TimeSpan Patience => TimeSpan.FromMinutes(2);

    private protected override async Task<IOrderingEngine> ConnectAsync() =>
        await PostgresCluster.OpenAsync(PostgresCluster.Options(cluster.Connection, "contract"));
}
