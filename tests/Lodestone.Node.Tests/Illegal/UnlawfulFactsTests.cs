using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>
/// M4: facts that break the law are recorded, seen by the authority, and usable by nobody until two persons decide.
/// </summary>
public sealed class UnlawfulFactsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_unlawful_fact_is_recorded_seen_and_unusable_until_two_persons_decide()
    {
        await using World world = new();
        await world.InitializeAsync();
        UnlawfulFact[] facts = [.. UnlawfulFact.All];
        foreach (UnlawfulFact fact in facts)
        {
            string before = await world.StateText();
            (Eid lot, Firm reporter, Firm possessor) = await fact.Enter(world);
            Assert.NotEqual(before, await world.StateText());

            JsonElement seen = await SeenByTheAuthority(world, lot);
            Assert.Equal(fact.Reason, seen.GetProperty("reason").GetString());
            Assert.Equal(reporter.Id.Value, seen.GetProperty("reporter").GetString());
            Assert.Equal(possessor.Id.Value, seen.GetProperty("possessor").GetString());
            Assert.True(seen.GetProperty("open").GetBoolean());

            await AssertUnusable(world, lot, possessor);
            DecideQuarantine release = new([lot], QuarantineOutcome.Released);
            (await world.SendCose(world.Sign(Cast.Industry, 1, release)))
                .AssertRefused(RefusalCode.TwoPersonsRequired, "acts[0].type");
            StatementIdentity proposal = await world.Accept(Cast.Industry, new Propose(release));
            await AssertUnusable(world, lot, possessor);
            (await world.SendCose(world.Sign(Cast.Industry, 1, new Approve(proposal, 0))))
                .AssertRefused(RefusalCode.SamePersonTwice, "acts[0].proposal");
            await AssertUnusable(world, lot, possessor);
            await world.AcceptBy(Cast.Industry, 2, new Approve(proposal, 0));

            await world.Accept(possessor, await fact.Use(world, lot, possessor));
            JsonElement decided = (await world.Node.Get(
                $"/quarantine/{lot.Code}", world.ApiKeyOf(Cast.Industry))).Json;
            Assert.False(decided.GetProperty("open").GetBoolean());
            Assert.Equal("Released", decided.GetProperty("outcome").GetString());
            output.WriteLine($"{fact.Reason}: {seen.GetProperty("detail").GetString()}");
        }

        Assert.True(facts.Length >= 8);
        output.WriteLine($"{facts.Length} unlawful facts: recorded, seen, refused with 505 until two persons decided");
    }

    [Fact]
    public async Task Quarantine_is_shown_to_authorities_only()
    {
        await using World world = new();
        await world.InitializeAsync();
        (await world.Node.Get("/quarantine")).AssertRefused(RefusalCode.SignInRequired, "Authorization");
        Assert.Equal(403, (await world.Node.Get("/quarantine", world.ApiKeyOf(Cast.Mine))).Status);
        Assert.Equal(403, (await world.Node.Get("/quarantine", world.ApiKeyOf(Cast.Laboratory))).Status);
        foreach (Firm authority in new[] { Cast.Root, Cast.Industry, Cast.Customs })
        {
            Assert.Equal(200, (await world.Node.Get("/quarantine", world.ApiKeyOf(authority))).Status);
        }
    }

    private static async Task<JsonElement> SeenByTheAuthority(World world, Eid lot)
    {
        Answer listed = await world.Node.Get("/quarantine?count=500", world.ApiKeyOf(Cast.Industry));
        Assert.Equal(200, listed.Status);
        return Assert.Single(
            listed.Json.GetProperty("rows").EnumerateArray(), row => row.GetProperty("lot").GetString() == lot.Code);
    }

    // Whoever has the lot, whatever is tried: 505, and nothing changes.
    private static async Task AssertUnusable(World world, Eid lot, Firm possessor)
    {
        string before = await world.StateText();
        Act[] uses =
        [
            world.Goods.Transfer(possessor, Cast.Magnets, lot),
            world.Goods.Ship(possessor, Cast.Magnets, lot),
            world.Goods.End(EndKind.Destroyed, lot),
            world.Goods.Pack(possessor, world.NewUri("pallet"), lot),
        ];
        foreach (Act use in uses)
        {
            Answer answer = await world.SendCose(world.Sign(possessor, 1, use));
            Assert.True(
                answer.Refusal == RefusalCode.LotInQuarantine,
                $"{use.GetType().Name}: {answer.Status} {answer.Refusal} {answer.Field} {answer.Detail}");
            answer.AssertProblem();
        }

        Assert.Equal(before, await world.StateText());
    }
}
