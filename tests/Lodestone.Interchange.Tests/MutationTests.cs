using System.Text;
using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class MutationTests
{
    private static readonly string[] Names = [.. SampleTests.Names.Select(row => row.Data)];

    private static readonly byte[] Interesting = Encoding.UTF8.GetBytes("\"\\{}[],:0-.eEu\0\n \u00e9tfn'<±;");

    [Fact]
    public void Mutated_payload_is_read_or_refused_and_never_throws() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            string name = Names[random.Next(Names.Length)];
            byte[] bytes = Mutated(random, SampleTests.Written(name));
            string contentType = SampleTests.Find(name) is PhysicalAct ? ContentTypes.Epcis : ContentTypes.Acts;
            PayloadReading read = Payload.Parse(bytes, contentType, Cast.Separator);
            Assert.Equal(read.Refusal is null, read.Acts.Length > 0);

            // What is read can be written and means the same: nothing half understood has come in.
            if (read.Refusal is null && contentType == ContentTypes.Acts)
            {
                PayloadReading again = Payload.Parse(ActsWriter.Write(read.Acts), contentType, Cast.Separator);
                Assert.Equal(ActText.Of(read.Acts), ActText.Of(again.Acts));
            }
        },
        iter: 20_000,
        threads: 1);

    [Fact]
    public void Mutated_table_is_read_or_refused_and_never_throws() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            bool isLots = random.Next(2) == 0;
            string file = Path.Combine(Golden.Root, "samples/csv", isLots ? "lots.zh.csv" : "shipments.en.csv");
            using var table = new MemoryStream(Mutated(random, File.ReadAllBytes(file)));
            TableReading read = isLots
                ? TableReading.Of(TableImport.ReadLots(table, Cast.Mine, number => "nonce-of-" + number))
                : TableReading.Of(TableImport.ReadShipments(table, Cast.Mine));
            Assert.Equal(read.IsAccepted, read.Acts.Length > 0);
            Assert.All(read.Refusals, refusal => Assert.True(refusal.Row >= 1));
        },
        iter: 3_000,
        threads: 1);

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        var mutated = new List<byte>(bytes);
        for (int i = random.Next(1, 4); i > 0 && mutated.Count > 1; i--)
        {
            int at = random.Next(mutated.Count);
            int length = Math.Min(random.Next(1, 12), mutated.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated[at] = Interesting[random.Next(Interesting.Length)];
                    break;
                case 2:
                    mutated.RemoveRange(at, length);
                    break;
                case 3:
                    mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(at, length));
                    break;
                case 4:
                    mutated.Insert(at, Interesting[random.Next(Interesting.Length)]);
                    break;
                default:
                    mutated[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. mutated];
    }
}
