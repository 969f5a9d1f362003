using System.Security.Cryptography;
using System.Text.Json;

namespace Lodestone.Transparency.Tests;

/// <summary>
/// Other people's vectors, run by <c>./test --outside FOLDER</c> where the folder holds clones of their repositories
/// (docs/operating/judges.md). Nothing of theirs is kept here.
/// </summary>
[Trait("Judge", "outside")]
public sealed class OutsideVectorsTests
{
    [Fact(Explicit = true)]
    public void Merkle_proofs_get_the_verdicts_of_transparency_dev()
    {
        var (right, wrong) = (0, 0);
        foreach (var file in Files("merkle/testdata/inclusion").Concat(Files("merkle/testdata/consistency")))
        {
            var vector = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var expected = !vector.GetProperty("wantErr").GetBoolean();
            var holds = vector.TryGetProperty("leafIdx", out _) ? InclusionHolds(vector) : ConsistencyHolds(vector);
            Assert.True(holds == expected, $"{file}: {holds}, {vector.GetProperty("desc").GetString()}");
            (right, wrong) = expected ? (right + 1, wrong) : (right, wrong + 1);
        }

        TestContext.Current.SendDiagnosticMessage("{0} proofs that hold, {1} that do not", right, wrong);
        Assert.True(right >= 12 && wrong >= 184, $"{right} and {wrong} vectors");
    }

    [Fact(Explicit = true)]
    public void Receipts_get_the_verdicts_of_scitt_cose()
    {
        var folders = Directory.GetDirectories(At("scitt-cose/test-vectors/v1")).Order(StringComparer.Ordinal).ToList();
        Assert.True(folders.Count >= 6, $"{folders.Count} vectors");
        foreach (var folder in folders)
        {
            var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
            var statement = File.ReadAllBytes(Path.Combine(folder, "statement.cose"));
            var issuerKey = PublicKeyPem.Parse(File.ReadAllText(Path.Combine(folder, "issuer-key.pub")));
            Assert.Equal(
                expected.GetProperty("statement_signature_valid").GetBoolean(),
                ForeignStatement.Verify(statement, issuerKey.Value) == SignatureVerdict.Valid);
            Assert.Equal((folder, ExpectedOf(folder, expected)), (folder, JudgeReceipt(folder, statement)));
        }
    }

    private static ForeignReceiptVerdict JudgeReceipt(string folder, byte[] statement)
    {
        // The key of a log with another tree structure may be of a kind that we do not read; any key must do then.
        var logKey = PublicKeyPem.Parse(File.ReadAllText(Path.Combine(folder, "log-key.pub")));
        using var any = Statements.Key(SignatureAlgorithm.ES256);
        return ForeignReceipt.Verify(
            File.ReadAllBytes(Path.Combine(folder, "receipt.cose")), SHA256.HashData(statement),
            logKey.IsParsed ? logKey.Value : any.PublicKey);
    }

    private static ForeignReceiptVerdict ExpectedOf(string folder, JsonElement expected)
    {
        if (expected.GetProperty("protected_header").GetProperty("receipt").GetProperty("vds").GetInt32() != 1)
            return ForeignReceiptVerdict.UnsupportedProofType;
        if (expected.GetProperty("receipt_valid").GetBoolean())
            return ForeignReceiptVerdict.Valid;
        Assert.EndsWith("fail-tampered-path", folder, StringComparison.Ordinal);
        return ForeignReceiptVerdict.SignatureInvalid;
    }

    // Theirs may be of any length and sign; ours cannot even be made so, which is a refusal as well.
    private static bool InclusionHolds(JsonElement vector)
    {
        var (index, size) = (vector.GetProperty("leafIdx").GetUInt64(), vector.GetProperty("treeSize").GetUInt64());
        return index <= long.MaxValue && size is > 0 and <= long.MaxValue
            && TryHash(vector, "root", out var root) && TryHash(vector, "leafHash", out var leaf)
            && TryPath(vector, out var path)
            && new InclusionProof(new((long)index), new((long)size), path).Verify(leaf, root) == ProofVerdict.Valid;
    }

    private static bool ConsistencyHolds(JsonElement vector)
    {
        var (older, newer) = (vector.GetProperty("size1").GetUInt64(), vector.GetProperty("size2").GetUInt64());
        return older <= long.MaxValue && newer <= long.MaxValue
            && TryHash(vector, "root1", out var oldRoot) && TryHash(vector, "root2", out var newRoot)
            && TryPath(vector, out var path)
            && new ConsistencyProof(new((long)older), new((long)newer), path).Verify(oldRoot, newRoot)
                == ProofVerdict.Valid;
    }

    private static bool TryPath(JsonElement vector, out List<Hash> path)
    {
        path = [];
        if (vector.GetProperty("proof") is not { ValueKind: JsonValueKind.Array } proof)
            return true;
        foreach (var item in proof.EnumerateArray())
        {
            if (!item.TryGetBytesFromBase64(out var bytes) || bytes.Length != Hash.Length)
                return false;
            path.Add(Hash.FromBytes(bytes));
        }

        return true;
    }

    // Some of theirs are words in place of hashes; equal words become equal hashes, of nothing that a tree hashes.
    private static bool TryHash(JsonElement vector, string name, out Hash hash)
    {
        hash = default;
        if (!vector.GetProperty(name).TryGetBytesFromBase64(out var bytes) || bytes.Length == 0)
            return false;
        hash = bytes.Length == Hash.Length ? Hash.FromBytes(bytes) : Hash.Of([0xff, .. bytes]);
        return true;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(At(folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string At(string path) => Path.Combine(
        Environment.GetEnvironmentVariable("LODESTONE_OUTSIDE")
            ?? throw new InvalidOperationException("Run ./test --outside FOLDER."),
        path);
}
