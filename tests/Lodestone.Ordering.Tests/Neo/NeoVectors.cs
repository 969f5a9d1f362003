using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Makes the vectors anew from a network of its own: ./test Ordering -- -explicit only.</summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoVectors(NeoNetwork network)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact(Explicit = true)]
    public async Task Vectors_are_made_from_a_run()
    {
        using NeoAccount account = network.Account("alice");
        await using NeoOrdering engine = await network.ConnectAsync(network.Options() with { Account = account });
        byte[][] envelopes = [[1], [2, 2], new byte[300]];
        AppendOutcome[] outcomes = await Task.WhenAll(envelopes.Select(it => engine.AppendAsync(it)));
        long last = outcomes.Max(it => Assert.IsType<AppendOutcome.Final>(it).Height);
        JsonArray blocks = [];
        List<string> carried = [];
        string? sender = null;
        for (long height = 0; height <= last; height++)
        {
            byte[] bytes = await network.BlockAsync(height);
            JsonElement told = await network.CallAsync(network.Endpoints[0], "getblock", height, true);
            carried.AddRange(NeoBlock.Parse(bytes).Transactions.Select(it => it.Envelope).OfType<byte[]>()
                .Select(Convert.ToBase64String));
            sender = told.GetProperty("tx").EnumerateArray()
                .Select(it => it.GetProperty("signers")[0].GetProperty("account").GetString()).LastOrDefault(sender);
            blocks.Add(new JsonObject
            {
                ["hash"] = told.GetProperty("hash").GetString(),
                ["time"] = told.GetProperty("time").GetInt64(),
                ["transactions"] = new JsonArray([.. told.GetProperty("tx").EnumerateArray()
                    .Select(it => JsonValue.Create(it.GetProperty("hash").GetString()))]),
                ["bytes"] = Convert.ToBase64String(bytes),
            });
        }

        JsonObject vector = new()
        {
            ["about"] = "The first blocks of a Neo N3 network of four nodes that was made for this file and is no more.",
            ["magic"] = network.Magic,
            ["account"] = new JsonObject
            {
                ["private-key"] = network.PrivateKey("alice"),
                ["public-key"] = account.PublicKey,
                ["script-hash"] = sender,
            },
            ["envelopes"] = new JsonArray([.. carried.Select(it => JsonValue.Create(it))]),
            ["blocks"] = blocks,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf())!);
        await File.WriteAllTextAsync(PathOf(), vector.ToJsonString(Format) + "\n");
        Assert.Equal(envelopes.Length, carried.Count);
    }

    /// <summary>Where the vectors are.</summary>
    internal static string PathOf()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lodestone.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository's root is not above the tests.");
        }

        return Path.Combine(folder.FullName, "vectors", "ordering", "neo.json");
    }

    /// <summary>A hash as nodes write it: last byte first.</summary>
    internal static string Text(Hash hash) => "0x" + Convert.ToHexStringLower([.. hash.ToArray().Reverse()]);

    /// <summary>A hash from how nodes write it.</summary>
    internal static Hash Hash(string text) =>
        Transparency.Hash.FromBytes([.. Convert.FromHexString(text.AsSpan(2)).Reverse()]);
}
