using System.Text.Json.Nodes;

namespace Lodestone.Transparency.Tests;

/// <summary>The bytes that other implementations can check themselves against. Byte strings are hex.</summary>
public sealed class GoldenVectorTests
{
    private const string Origin = "log.example/rare-earths";

    [Fact]
    public void Merkle_roots_and_proofs_stay_the_same()
    {
        var log = new TestLog(13);
        (int Index, int Size)[] entries = [(0, 1), (0, 13), (6, 7), (11, 12), (12, 13)];
        (int Old, int New)[] sizes = [(0, 5), (1, 13), (4, 13), (6, 11), (12, 13)];
        Golden.AssertSame("merkle.json", new JsonObject
        {
            ["about"] = "Entry i is the number i in four bytes big-endian; roots[n] is over the first n entries.",
            ["leaves"] = Hexes(log.Leaves),
            ["roots"] = Hexes(Enumerable.Range(0, 14).Select(log.RootAt)),
            ["frontier_of_13"] = Hex(MerkleFrontier.Empty.Append(log.Leaves).ToBytes()),
            ["inclusion"] = new JsonArray([.. entries.Select(pair => new JsonObject
            {
                ["index"] = pair.Index,
                ["size"] = pair.Size,
                ["path"] = Hexes(InclusionProof.Build(new(pair.Index), new(pair.Size), log.Read).Path),
            })]),
            ["consistency"] = new JsonArray([.. sizes.Select(pair => new JsonObject
            {
                ["old"] = pair.Old,
                ["new"] = pair.New,
                ["path"] = Hexes(ConsistencyProof.Build(new(pair.Old), new(pair.New), log.Read).Path),
            })]),
        });
    }

    [Fact]
    public void Statement_and_its_receipt_stay_the_same()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        using var logKey = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var statement = Statements.Signed();
        var neighbour = TestLog.Leaf(0);
        var root = MerkleTree.NodeHash(neighbour, statement.LeafHash);
        var receipt = Receipt.Create(
            logKey, new InclusionProof(new(1), new(2), [neighbour]), statement.LeafHash, root);
        Golden.AssertSame("statement.json", new JsonObject
        {
            ["about"] = "An EdDSA statement from a seed, the receipt of a log of two entries, and both as one.",
            ["issuer_seed"] = Hex(key.ExportSeed()),
            ["issuer_public_key"] = Hex(key.PublicKey.Bytes.Span),
            ["issuer_key_id"] = key.PublicKey.KeyId.ToHex(),
            ["content_type"] = statement.Header.ContentType,
            ["iss"] = statement.Header.Issuer,
            ["sub"] = statement.Header.Subject,
            ["aud"] = statement.Header.Audience.ToHex(),
            ["exp"] = statement.Header.ExpiresAt,
            ["iat"] = statement.Header.IssuedAt,
            ["payload"] = Hex(statement.Payload.Span),
            ["protected"] = Hex(statement.Header.Encode()),
            ["sig_structure"] = Hex(statement.Header.ToBeSigned(statement.Payload.Span)),
            ["statement"] = Hex(statement.Bytes.Span),
            ["identity"] = statement.Identity.ToHex(),
            ["leaf_hash"] = statement.LeafHash.ToHex(),
            ["log_seed"] = Hex(logKey.ExportSeed()),
            ["log_public_key"] = Hex(logKey.PublicKey.Bytes.Span),
            ["root"] = root.ToHex(),
            ["receipt"] = Hex(receipt.Bytes.Span),
            ["transparent_statement"] = Hex(TransparentStatement.Of(statement, [receipt]).Bytes.Span),
            ["promise"] = Hex(InclusionPromise.Create(
                logKey, Statements.Network, statement.Identity, Statements.IssuedAt + 60).Bytes.Span),
            ["refusal"] = Hex(SignedRefusal.Create(logKey, statement.Identity, 1001, 7).Bytes.Span),
        });
    }

    [Fact]
    public void Witnessed_checkpoint_stays_the_same()
    {
        using var logKey = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        using var witnessKey = Statements.Key(SignatureAlgorithm.EdDSA, "witness");
        var log = NoteKey.ForLog(Origin, logKey.PublicKey);
        var witness = NoteKey.ForWitness("witness.example", witnessKey.PublicKey);
        var header = Hash.Of("block header"u8).ToBase64();
        var checkpoint = new Checkpoint(Origin, new(13), new TestLog(13).RootAt(13), [$"block 4 {header}"]);
        var cosignature = Cosignature.Sign(checkpoint.ToString(), witness, witnessKey, Statements.IssuedAt);
        var note = checkpoint.Sign(log, logKey).With(cosignature.ToNoteSignature());
        Assert.True(SignedCheckpoint.Verify(note, log, new WitnessPolicy(1, [witness])).IsValid);
        Golden.AssertSame("checkpoint.json", new JsonObject
        {
            ["about"] = "A checkpoint signed by its log and cosigned by one witness.",
            ["log_seed"] = Hex(logKey.ExportSeed()),
            ["log_vkey"] = log.ToString(),
            ["witness_seed"] = Hex(witnessKey.ExportSeed()),
            ["witness_vkey"] = witness.ToString(),
            ["witness_time"] = Statements.IssuedAt,
            ["note"] = note.ToString(),
        });
    }

    [Fact]
    public void ES256_statement_of_old_still_verifies()
    {
        using var key = Statements.Key(SignatureAlgorithm.ES256);
        var vector = Golden.Read("statement-es256.json", () => new JsonObject
        {
            ["about"] = "An ES256 statement. Its signature cannot be made again, its identity can.",
            ["issuer_public_key"] = Hex(key.PublicKey.Bytes.Span),
            ["issuer_key_id"] = key.PublicKey.KeyId.ToHex(),
            ["statement"] = Hex(Statements.Signed(SignatureAlgorithm.ES256).Bytes.Span),
            ["identity"] = Statements.Signed(SignatureAlgorithm.ES256).Identity.ToHex(),
        });
        var statement = SignedStatement.Parse(Convert.FromHexString((string)vector["statement"]!)).Statement!;
        var point = Convert.FromHexString((string)vector["issuer_public_key"]!);
        var issuer = PublicKey.Parse(SignatureAlgorithm.ES256, point).Value;
        Assert.Equal(SignatureVerdict.Valid, statement.VerifySignature(issuer));
        Assert.Equal((string)vector["issuer_key_id"]!, issuer.KeyId.ToHex());
        Assert.Equal((string)vector["identity"]!, statement.Identity.ToHex());
        Assert.Equal(Statements.Signed(SignatureAlgorithm.ES256).Identity, statement.Identity);
    }

    [Fact]
    public void Malformed_statements_keep_their_reasons()
    {
        var good = Statements.Signed().Bytes.ToArray();
        var header = Statements.Signed().Header.Encode();
        (string Name, byte[] Bytes)[] cases =
        [
            ("nothing", []),
            ("untagged", good[1..]),
            ("tag 17", [0xd1, .. good[1..]]),
            ("last byte missing", good[..^1]),
            ("one byte more", [.. good, 0x00]),
            ("tag not in its shortest form", [0xd8, 0x12, .. good[1..]]),
            ("unprotected header not empty", Craft.Sign1(header, [0xa1, 0x04, 0x41, 0x01])),
            ("payload detached", Craft.Sign1(header, payload: Craft.Null)),
            ("payload empty", Craft.Sign1(header, payload: [0x40])),
            ("signature of 63 bytes", Craft.Sign1(header, signature: Craft.Bytes(new byte[63]))),
            ("header without fields", Craft.Sign1([0xa0])),
            ("unknown label 99", Craft.Sign1([0xa1, 0x18, 0x63, 0xf6])),
            ("label 1 twice", Craft.Sign1([0xa2, 0x01, 0x27, 0x01, 0x27])),
            ("algorithm -37", Craft.Sign1([0xa1, 0x01, 0x38, 0x24])),
        ];
        Golden.AssertSame("statement-malformed.json", new JsonArray([.. cases.Select(item =>
        {
            var parse = SignedStatement.Parse(item.Bytes);
            return new JsonObject
            {
                ["name"] = item.Name,
                ["bytes"] = Hex(item.Bytes),
                ["malformation"] = parse.Malformation.ToString(),
                ["field"] = parse.Field,
                ["offset"] = parse.Offset,
            };
        })]));
    }

    [Fact]
    public void Persisted_numbers_stay_the_same()
    {
        Golden.AssertSame("numbers.json", new JsonObject
        {
            ["about"] = "The stable numbers of verdicts and faults; new ones are added at the end.",
            ["StatementMalformation"] = Numbers<StatementMalformation>(),
            ["FormatFault"] = Numbers<FormatFault>(),
            ["ProofVerdict"] = Numbers<ProofVerdict>(),
            ["ReceiptVerdict"] = Numbers<ReceiptVerdict>(),
            ["CheckpointVerdict"] = Numbers<CheckpointVerdict>(),
            ["SignatureVerdict"] = Numbers<SignatureVerdict>(),
            ["KeyValidity"] = Numbers<KeyValidity>(),
            ["CborVerdict"] = Numbers<CborVerdict>(),
        });
    }

    private static JsonObject Numbers<T>()
        where T : struct, Enum
    {
        Assert.DoesNotContain(default, Enum.GetValues<T>());
        return new JsonObject(Enum.GetValues<T>().Select(value =>
            KeyValuePair.Create(value.ToString(), (JsonNode?)Convert.ToInt32(value, null))));
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private static JsonArray Hexes(IEnumerable<Hash> hashes) => new([.. hashes.Select(hash => (JsonNode)hash.ToHex())]);
}
