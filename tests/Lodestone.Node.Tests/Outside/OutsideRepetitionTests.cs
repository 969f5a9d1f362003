using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>GS1's documents that repeat an event, and those that say another thing under its identifier.</summary>
[Trait("Judge", "outside")]
public sealed class OutsideRepetitionTests
{
    private static readonly string[] Same =
    [
        "Example_9.6.1-ObjectEvent.jsonld", "Example_9.6.1-ObjectEvent-with-pseudo-SBDH-headers.jsonld",
        "EPCISQueryDocument.jsonld", "WithErrorDeclaration/Example_9.6.1-ObjectEvent-with-error-declaration.jsonld",
    ];

    private static readonly (string First, string Other)[] Other =
    [
        ("AssociationEvent/AssociationEvent-f.jsonld", "Example-Type-sourceOrDestination,measurement,bizTransaction.jsonld"),
        ("WithSensorData/SensorDataExample13.jsonld", "WithSensorData/SensorDataExample17.jsonld"),
    ];

    [Fact(Explicit = true)]
    public async Task An_event_that_comes_again_is_one_and_another_under_its_identifier_is_refused()
    {
        await using World world = new();
        await world.InitializeAsync();
        EpcisClient mine = new(world, Cast.Mine);
        async Task<Answer> Capture(string name) => await mine.Capture(await File.ReadAllTextAsync(
            OutsideFiles.In("EPCIS/JSON", ".jsonld").Single(file => file.EndsWith("/" + name, StringComparison.Ordinal))));
        foreach (string same in Same)
        {
            Answer answer = await Capture(same);
            Assert.True(answer.Status == 202, $"{same}: {answer.Text}");
        }

        foreach ((string first, string other) in Other)
        {
            Assert.Equal(202, (await Capture(first)).Status);
            (await Capture(other)).AssertRefused(RefusalCode.EventIdInUse, "acts[0].eventID");
        }

        // The first brought two events, the fourth an error declaration and one of those two.
        Assert.Equal(2 + 1 + Other.Length, (await mine.Find("perPage=100")).Count);
    }
}
