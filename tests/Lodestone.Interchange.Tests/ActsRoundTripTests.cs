using System.Text;
using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class ActsRoundTripTests
{
    public static TheoryData<string> Acts => [.. RandomNouns.PlainActs.Select(type => type.Name)];

    [Fact]
    public void Written_acts_are_read_back_the_same() => Gen.Int.Sample(
        seed =>
        {
            var nouns = new RandomNouns(seed);
            Act[] acts = [.. Enumerable.Range(0, 1 + (Math.Abs(seed % 4))).Select(_ => nouns.PlainAct())];
            byte[] payload = ActsWriter.Write(acts);
            PayloadReading read = Payload.Parse(payload, ContentTypes.Acts, RandomNouns.Issuer);
            Assert.Null(read.Refusal);
            Assert.Equal(ActText.Of(acts), ActText.Of(read.Acts));
            Assert.Equal(payload, ActsWriter.Write(read.Acts));
        },
        iter: 2_000,
        threads: 1);

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_act_of_the_vocabulary_has_a_form(string name)
    {
        Type type = RandomNouns.PlainActs.Single(act => act.Name == name);
        Act act = new RandomNouns(name.Length).PlainAct(type);
        string payload = Encoding.UTF8.GetString(ActsWriter.Write([act]));
        Assert.StartsWith($$"""{"acts":[{"type":"{{name}}""", payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Physical_events_are_not_written_as_acts()
    {
        var facts = new EventFacts(null, default, "+00:00", string.Empty, string.Empty, null, null, string.Empty);
        Assert.Throws<ArgumentException>(() => ActsWriter.Write([new RecordThings(facts, [])]));
    }
}
