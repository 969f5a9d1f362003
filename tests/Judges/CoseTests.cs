using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Json;
using Lodestone.Demo;
using Lodestone.Transparency;

namespace Judges;

/// <summary>Statements and receipts, judged by a CBOR decoder and a COSE library from npm.</summary>
[Collection(JudgedNode.Shared)]
public sealed class CoseTests(JudgedNode node)
{
    private const int Sample = 60;

    [Fact]
    public async Task Statements_and_receipts_decode_and_verify()
    {
        IReadOnlyList<Case> cases = [.. await FromTheLog(), OfAnotherAlgorithm()];
        JsonElement[] results = await Judge(cases);
        Assert.Equal(cases.Count, results.Length);
        for (int i = 0; i < results.Length; i++)
        {
            Assert.False(results[i].TryGetProperty("statementFault", out JsonElement fault), $"{i}: {fault}");
            Assert.Equal(cases[i].Algorithm, results[i].GetProperty("statement").GetProperty("alg").GetInt32());
            bool isOfTheLog = cases[i].Receipt.Length > 0;
            Assert.True(
                results[i].TryGetProperty("receiptFault", out fault) != isOfTheLog, $"{i}: {fault}");
            if (isOfTheLog)
            {
                Assert.InRange(results[i].GetProperty("receipt").GetProperty("index").GetInt64(), 0, long.MaxValue);
            }
        }
    }

    [Fact]
    public async Task Altered_statements_and_receipts_are_found()
    {
        IReadOnlyList<Case> cases = await FromTheLog();
        List<Case> bent = [];
        foreach (Case good in cases)
        {
            bent.Add(good with { Statement = Flip(good.Statement, good.Statement.Length / 2) });
            bent.Add(good with { Receipt = Flip(good.Receipt, good.Receipt.Length - 5) });
        }

        JsonElement[] results = await Judge(bent);
        for (int i = 0; i < results.Length; i += 2)
        {
            // An altered statement is another leaf, so its receipt falls with it.
            Assert.True(results[i].TryGetProperty("statementFault", out _), $"{i}");
            Assert.True(results[i].TryGetProperty("receiptFault", out _), $"{i}");
            Assert.True(results[i + 1].TryGetProperty("statement", out _), $"{i + 1}");
            Assert.True(results[i + 1].TryGetProperty("receiptFault", out _), $"{i + 1}");
        }
    }

    private async Task<JsonElement[]> Judge(IReadOnlyList<Case> cases)
    {
        using HttpClient http = new() { BaseAddress = new Uri(node.Url) };
        string file = node.PathOf($"cases-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
        {
            keySet = Convert.ToHexStringLower(await http.GetByteArrayAsync("/.well-known/scitt-keys")),
            cases = cases.Select(it => new
            {
                statement = Convert.ToHexStringLower(it.Statement),
                receipt = Convert.ToHexStringLower(it.Receipt),
                issuerKey = it.IssuerKey,
            }),
        }));
        // The script stands beside the packages, because that is where it looks for them.
        string script = Tool.At("artifacts", "npm", "Judges", "judge.mjs");
        (int exitCode, string output) = await Tool.Run("node", script, file);
        Assert.True(exitCode == 0, output);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }

    private async Task<IReadOnlyList<Case>> FromTheLog()
    {
        using HttpClient http = new() { BaseAddress = new Uri(node.Url) };
        Dictionary<KeyId, object> keys = KeysOfTheCast();
        List<SignedStatement> all =
        [
            .. Exported(node.LogFile).Select(bytes => SignedStatement.Parse(bytes).Statement!)
                .Where(statement => keys.ContainsKey(statement.Header.KeyId)),
        ];
        List<Case> cases = [];
        for (int i = 0; i < all.Count; i += 1 + (all.Count / Sample))
        {
            byte[] receipt = await http.GetByteArrayAsync($"/entries/{all[i].Identity.ToHex()}");
            cases.Add(new Case(
                all[i].Bytes.ToArray(), receipt, keys[all[i].Header.KeyId], (int)SignatureAlgorithm.EdDSA));
        }

        Assert.True(cases.Count > Sample / 2, $"{cases.Count} cases");
        return cases;
    }

    // The demo's keys follow from its public seed and from who they belong to.
    private static Dictionary<KeyId, object> KeysOfTheCast() => DemoConsortium.Describe().Parties
        .SelectMany(party => party.Persons.Select(person => DemoKeys.For(party.Id, person).PublicKey))
        .ToDictionary(key => key.KeyId, JwkOf);

    private static Case OfAnotherAlgorithm()
    {
        using SigningKey key = SigningKey.FromSeed(SignatureAlgorithm.ES256, Hash.Of("judged"u8).Span);
        StatementHeader header = StatementHeader.For(
            key.PublicKey, "application/json", "lei:DEMO0000000000003744", "urn:example:judged", Hash.Of("network"u8),
            1_780_003_600, 1_780_000_000);
        SignedStatement statement = SignedStatement.Create(key, header, "{\"judged\":true}"u8.ToArray());
        return new Case(statement.Bytes.ToArray(), [], JwkOf(key.PublicKey), (int)SignatureAlgorithm.ES256);
    }

    private static object JwkOf(PublicKey key) => key.Algorithm == SignatureAlgorithm.EdDSA
        ? new { kty = "OKP", crv = "Ed25519", x = Base64Url.EncodeToString(key.Bytes.Span), y = (string?)null }
        : new
        {
            kty = "EC",
            crv = "P-256",
            x = Base64Url.EncodeToString(key.Bytes.Span[1..33]),
            y = (string?)Base64Url.EncodeToString(key.Bytes.Span[33..]),
        };

    private static IEnumerable<byte[]> Exported(string file)
    {
        byte[] content = File.ReadAllBytes(file);
        for (int at = content.AsSpan().IndexOf((byte)'\n') + 1; at < content.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at + 1));
            if (content[at] == (byte)'E')
            {
                yield return content.AsSpan(at + 5, length).ToArray();
            }

            at += 5 + length;
        }
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        byte[] bent = [.. bytes];
        bent[at] ^= 1;
        return bent;
    }

    private sealed record Case(byte[] Statement, byte[] Receipt, object IssuerKey, int Algorithm);
}
