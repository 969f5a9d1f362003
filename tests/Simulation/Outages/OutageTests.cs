namespace Simulation.Outages;

public sealed class OutageTests
{
    private static readonly string[] Acknowledged = ["a", "b"];
    private static readonly MemberLog Whole = new(["g", "a", "b"], "3 root digest", null);

    [Fact]
    public async Task Whole_nodes_over_neo_lose_nothing_acknowledged_when_a_consensus_node_or_a_member_is_killed() =>
        await RunAsync(withPostgres: false, OutageKind.EngineOne, OutageKind.Member);

    [Fact]
    public async Task Whole_nodes_over_postgresql_lose_nothing_acknowledged_when_the_primary_is_killed() =>
        await RunAsync(withPostgres: true, OutageKind.Primary);

    [Fact]
    public void Logs_that_hold_all_once_are_in_order() => Assert.Empty(OutageJudge.Judge(Acknowledged, [Whole, Whole]));

    [Fact]
    public void A_lost_a_repeated_and_another_entry_are_seen()
    {
        Assert.Equal(
            ["member 1: acknowledged b is lost"],
            OutageJudge.Judge(Acknowledged, [Whole, Whole with { Identities = ["g", "a"] }]));
        Assert.Equal(
            ["member 0: a stands 2 times"],
            OutageJudge.Judge(Acknowledged, [Whole with { Identities = ["g", "a", "b", "a"] }, Whole]));
        Assert.Equal(
            ["member 1: 3 root other, member 0: 3 root digest"],
            OutageJudge.Judge(Acknowledged, [Whole, Whole with { Verdict = "3 root other" }]));
        Assert.Equal(
            ["member 1: unsound"], OutageJudge.Judge(Acknowledged, [Whole, Whole with { Fault = "unsound" }]));
    }

    private static async Task RunAsync(bool withPostgres, params OutageKind[] kinds)
    {
        OutageNetwork network = await OutageNetwork.StartAsync(withPostgres);
        await using (network)
        {
            OutageRun run = new(network, plantLoss: false, line => TestContext.Current.TestOutputHelper?.WriteLine(line));
            foreach (OutageKind kind in kinds)
            {
                await run.RunAsync(kind, rounds: 1);
            }

            Assert.Empty(run.Wrong);
            Assert.True(run.Acknowledged > 0);

            // The same eyes see a statement that is said to be acknowledged and is not there.
            OutageRun planted = new(network, plantLoss: true, _ => { });
            await planted.JudgeAsync();
            Assert.Contains(planted.Wrong, line => line.Contains("is lost", StringComparison.Ordinal));
        }

        Directory.Delete(network.Folder, recursive: true);
    }
}
