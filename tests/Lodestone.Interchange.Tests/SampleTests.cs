using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class SampleTests
{
    public static TheoryData<string> Names =>
        [.. SampleActs.All.Select(act => act.GetType().Name), .. SampleEvents.All.Select(act => act.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_of_the_act_is_what_the_writer_writes(string name)
    {
        string written = Golden.Pretty(Written(name));
        Assert.Equal(Golden.Content(PathOf(name), written), written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_of_the_act_is_read_as_that_act(string name)
    {
        Act act = Find(name);
        byte[] payload = Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Golden.Root, PathOf(name))));
        string contentType = act is PhysicalAct ? ContentTypes.Epcis : ContentTypes.Acts;
        PartyId issuer = act is CommissionLot ? Cast.Mine : Cast.Separator;
        PayloadReading read = Payload.Parse(payload, contentType, issuer);
        Assert.Null(read.Refusal);
        Assert.Equal(ActText.Of([act]), ActText.Of(read.Acts));
    }

    [Fact]
    public void There_is_a_sample_of_every_act()
    {
        Assert.Equal(
            RandomNouns.PlainActs.Select(type => type.Name),
            SampleActs.All.Select(act => act.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            RandomNouns.PhysicalActs.Select(type => type.Name),
            SampleEvents.All.Select(act => act.GetType().Name).Order(StringComparer.Ordinal));
    }

    internal static string PathOf(string name) =>
        $"samples/{(Find(name) is PhysicalAct ? "events" : "acts")}/{name}.json";

    internal static byte[] Written(string name) => Find(name) switch
    {
        PhysicalAct act => EpcisWriter.Write([act], SampleEvents.Written),
        Act act => ActsWriter.Write([act]),
    };

    internal static Act Find(string name) =>
        SampleActs.All.Concat(SampleEvents.All).Single(act => act.GetType().Name == name);
}
