using System.Text;
using System.Text.Json;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>M8: hostile documents get a 4xx with number and field at every door, and change nothing.</summary>
public sealed class HostileDocumentsTests(ITestOutputHelper output)
{
    // The parties in whose names the vectors speak: their lots derive from them.
    private static readonly Dictionary<string, Firm> Issuers = Vectors("interchange/hostile.json")
        .Select(one => one.GetProperty("issuer").GetString()!)
        .Distinct()
        .Select((id, i) => new Firm($"issuer-{i}", 70 + i, PartyRole.Operator) { Id = PartyId.Of(id) })
        .ToDictionary(firm => firm.Id.Value);

    [Fact]
    public async Task Hostile_documents_are_refused_with_number_and_field_at_every_door()
    {
        await using World world = await Founded();
        HostileRun run = new(world);
        string before = await world.StateText();
        foreach (JsonElement one in Vectors("interchange/hostile.json"))
        {
            string name = one.GetProperty("name").GetString()!;
            string type = one.GetProperty("contentType").GetString()!;
            byte[] payload = one.GetProperty("payloadBase64").GetBytesFromBase64();
            Firm issuer = Issuers[one.GetProperty("issuer").GetString()!];
            RefusalCode code = (RefusalCode)one.GetProperty("refusal").GetInt32();
            string? field = one.GetProperty("field").GetString();
            bool isWhole = payload.Length is > 0 and <= 60_000;
            string path = type == ContentTypes.Acts ? "/acts" : "/epcis/capture";
            await run.Send(
                name, path, payload, "application/json", world.ApiKeyOf(issuer),
                isWhole ? code : null, field);
            if (isWhole)
            {
                using SigningKey key = issuer.Key(1);
                await run.Send(
                    name, "/entries", world.Sign(issuer, key, type, payload), "application/cose", null, code, field);
            }
        }

        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures));
        Assert.Equal(before, await world.StateText());
        Assert.True(run.Sent >= 300);
        output.WriteLine(run.Summary);
    }

    [Fact]
    public async Task Hostile_envelopes_are_refused()
    {
        await using World world = await Founded();
        HostileRun run = new(world);
        string before = await world.StateText();
        foreach (JsonElement one in Vectors("transparency/statement-malformed.json"))
        {
            await run.Send(
                one.GetProperty("name").GetString()!, "/entries",
                Convert.FromHexString(one.GetProperty("bytes").GetString()!), "application/cose", null, null, null);
        }

        byte[] good = world.Sign(Cast.Mine, 1, world.Goods.Observe(Cast.Mine.Site, world.Goods.Lot(Cast.Mine).Eid));
        for (int length = 1; length < good.Length; length += 3)
        {
            await run.Send($"cut after {length}", "/entries", good[..length], "application/cose", null,
                RefusalCode.EnvelopeMalformed, "message");
        }

        // One bit is enough: either the form breaks or the signature does.
        for (int bit = 0; bit < good.Length * 8; bit += 29)
        {
            byte[] flipped = (byte[])good.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await run.Send($"bit {bit}", "/entries", flipped, "application/cose", null, null, null);
        }

        foreach ((string name, byte[] bytes) in Cbor())
        {
            await run.Send(name, "/entries", bytes, "application/cose", null, null, null);
        }

        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures));
        Assert.Equal(before, await world.StateText());
        output.WriteLine(run.Summary);
    }

    [Fact]
    public async Task Hostile_tables_and_bundles_are_refused()
    {
        await using World world = await Founded();
        HostileRun run = new(world);
        string before = await world.StateText();
        string key = world.ApiKeyOf(Cast.Mine);
        foreach ((string name, byte[] table) in Tables())
        {
            await run.Send(name, "/import/lots", table, "text/csv", key, null, null);
            await run.Send(name, "/import/shipments", table, "text/csv", key, null, null);
        }

        foreach ((string name, byte[] bytes) in Cbor().Concat(Tables()))
        {
            (byte[] form, string type) = Upload(bytes);
            await run.Send(name, "/verify", form, type, null, null, null);
            await run.Send($"{name}, no form", "/verify", bytes, "application/cbor", null, null, null);
        }

        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures));
        Assert.Equal(before, await world.StateText());
        output.WriteLine(run.Summary);
    }

    private static async Task<World> Founded()
    {
        World world = new();
        await world.InitializeAsync();
        await world.Accept(Cast.Root, [.. Issuers.Values.Select(World.Registration)]);
        return world;
    }

    private static JsonElement[] Vectors(string file) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf($"vectors/{file}"))).RootElement.EnumerateArray()];

    private static IEnumerable<(string Name, byte[] Bytes)> Cbor() =>
    [
        ("JSON", "{\"acts\":[]}"u8.ToArray()),
        ("zeros", new byte[1_000]),
        ("arrays in arrays", [.. Enumerable.Repeat((byte)0x81, 60_000), 0x00]),
        ("tags in tags", [.. Enumerable.Repeat((byte)0xd2, 60_000), 0x00]),
        ("an array of 2^32", [0xd2, 0x9a, 0xff, 0xff, 0xff, 0xff]),
        ("a text of 2^63", [0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("a map of 2^63", [0xbb, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("indefinite arrays", [.. Enumerable.Repeat((byte)0x9f, 5_000), .. Enumerable.Repeat((byte)0xff, 5_000)]),
        ("breaks", [.. Enumerable.Repeat((byte)0xff, 100)]),
        ("a float", [0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0]),
        .. Enumerable.Range(0, 60).Select(seed =>
        {
            byte[] noise = new byte[1 + (seed * 37)];
            new Random(seed).NextBytes(noise);
            return ($"noise {seed}", noise);
        }),
    ];

    private static IEnumerable<(string Name, byte[] Bytes)> Tables() =>
        new (string Name, string Text)[]
        {
            ("only a title", "lot number"),
            ("titles that nobody knows", "foo,bar\n1,2"),
            ("a title twice", "lot number,lot number\n1,2"),
            ("an open quote", "lot number,material\n\"1,2"),
            ("a NUL", "lot number\0,material\n1,2"),
            ("a formula", "lot number,material,mass,site,time\n=1+1,ree.oxide.nd,1,x,y"),
            ("a lone surrogate", "lot number,material,mass,site,time\n\\ud800,ree.oxide.nd,1,x,y"),
            ("a thousand columns", string.Join(',', Enumerable.Range(0, 1_000)) + "\n1"),
            ("a cell of 10,000", $"lot number,material,mass,site,time\n{new string('a', 10_000)},x,1,x,y"),
            ("a row too short", "lot number,material,mass,site,time\n1"),
            ("a row too long", "lot number,material,mass,site,time\n1,2,3,4,5,6,7,8"),
            ("a mass in words", "lot number,material,mass,site,time\n1,ree.oxide.nd,much,6901234000016,2026-03-01"),
            ("a negative mass", "lot number,material,mass,site,time\n1,ree.oxide.nd,-1,6901234000016,2026-03-01"),
            ("more digits than fit",
                "lot number,material,mass,site,time\n1,ree.oxide.nd,0.00000001,6901234000016,2026-03-01"),
            ("a day that is none", "lot number,material,mass,site,time\n1,ree.oxide.nd,1,6901234000016,2026-02-30"),
            ("a site that is none", "lot number,material,mass,site,time\n1,ree.oxide.nd,1,6901234000017,2026-03-01"),
            ("Cyrillic look-alikes", "lot number,material,mass,site,time\n1,ree.oxide.nd,1,690123400001б,2026-03-01"),
        }
        .Select(table => (table.Name, Encoding.UTF8.GetBytes(table.Text)))
        .Append(("UTF-7 and Latin-1", [0x2b, 0x41, 0x44, 0x77, 0xfc, 0xff, 0xfe]));

    private static (byte[] Body, string Type) Upload(byte[] file)
    {
        const string Boundary = "lodestone-test-boundary";
        string head = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"b\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
        return (
            [.. Encoding.ASCII.GetBytes(head), .. file, .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n")],
            $"multipart/form-data; boundary={Boundary}");
    }
}
