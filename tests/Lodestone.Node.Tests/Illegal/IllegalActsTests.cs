using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>M4: what the law refuses is refused by its own number at every door, and nothing has changed.</summary>
public sealed class IllegalActsTests(ITestOutputHelper output)
{
    private static readonly IllegalAct[] Acts =
        [.. IllegalEnvelopes.All, .. IllegalDeciding.All, .. IllegalMoving.All, .. IllegalMaking.All];

    [Fact]
    public async Task Every_illegal_act_is_refused_by_its_number_and_changes_nothing()
    {
        await using World world = new();
        await world.InitializeAsync();
        List<string> failures = [];
        foreach (IllegalAct illegal in Acts)
        {
            if (await FailureOf(world, illegal) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(Acts.Length >= 45);
        output.WriteLine(
            $"{Acts.Length} illegal acts, {Acts.Select(act => act.Code).Distinct().Count()} refusal numbers; "
            + "head and state digest the same before and after each");
    }

    private async Task<string?> FailureOf(World world, IllegalAct illegal)
    {
        try
        {
            Attempt attempt = await illegal.Attempt(world);
            string before = await world.StateText();
            Answer own = await world.SendCose(attempt.Signed(world));
            own.AssertRefused(illegal.Code, illegal.Field);
            int doors = 1;
            if (attempt.Statement is null)
            {
                Answer managed = await world.Node.Post(
                    attempt.ContentType == ContentTypes.Epcis ? "/epcis/capture" : "/acts", attempt.Payload,
                    "application/json", world.ApiKeyOf(attempt.Issuer, attempt.Person));
                managed.AssertRefused(illegal.Code, illegal.Field);
                doors++;
            }

            Assert.Equal(before, await world.StateText());
            output.WriteLine($"{(int)illegal.Code} {illegal.Code} {illegal.Field}: {illegal.Claim} ({doors} doors)");
            return null;
        }
        catch (Exception wrong) when (wrong is Xunit.Sdk.XunitException or ArgumentException)
        {
            // One that fails does not hide the others.
            return $"{illegal.Claim}: {wrong.Message}";
        }
    }
}
