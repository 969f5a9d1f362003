using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestone.Transparency;

namespace Lodestone.Demo.Tests;

/// <summary>
/// The same seed gives the same bytes, on every machine and in every version: benchmarks and other people's tests count
/// on it. When the demo is changed on purpose, delete the golden file, run this once, and read what it proposes.
/// </summary>
public sealed class SameBytesTests
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        JsonObject actual = new()
        {
            ["what"] = "SHA-256 over the signed statements of a demo year, one after the other",
            ["seed"] = DemoSeed.Text,
            ["network"] = new DemoOptions().Network,
            ["magnetLot"] = DemoTruth.MagnetLot().Code,
            ["years"] = new JsonArray(Year(100), Year(2_000)),
        };

        string text = actual.ToJsonString(Plain) + "\n";
        Assert.Equal(ReadOrPropose(text), text);
    }

    [Fact]
    public void Another_seed_gives_other_identities_in_the_same_order()
    {
        DemoStatement[] one = [.. DemoYear.Statements(new DemoOptions { Scale = 100 })];
        DemoStatement[] other = [.. DemoYear.Statements(new DemoOptions { Scale = 100, Seed = "another" })];

        Assert.NotEqual(one[0].Identity, other[0].Identity);
        Assert.Equal(one[60].Acts[0].GetType(), other[60].Acts[0].GetType());
        Assert.NotEqual(DemoTruth.MagnetLot(), DemoTruth.MagnetLot("another"));
    }

    private static JsonObject Year(long scale)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DemoYear year = new(new DemoOptions { Scale = scale });
        foreach ((_, SignedStatement signed) in year.SignedStatements())
        {
            sha.AppendData(signed.Bytes.Span);
        }

        return new JsonObject
        {
            ["scale"] = scale,
            ["statements"] = year.Truth.Statements,
            ["events"] = year.Truth.Events,
            ["lots"] = year.Truth.Lots,
            ["sha256"] = Convert.ToHexStringLower(sha.GetHashAndReset()),
        };
    }

    private static string ReadOrPropose(string proposal)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lodestone.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Lodestone.slnx above.");
        }

        string path = Path.Combine(folder, "vectors", "demo.json");
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        File.WriteAllText(path, proposal);
        Assert.Fail("vectors/demo.json was not there and has been proposed: read it, then commit it.");
        return proposal;
    }
}
