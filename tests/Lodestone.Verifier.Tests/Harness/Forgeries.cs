using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Every way to forge that comes to mind with the log's keys in hand.</summary>
/// <param name="demo">The node.</param>
/// <param name="whole">A bundle that is valid.</param>
/// <param name="inPart">A bundle of the same lot that is valid in part.</param>
internal sealed class Forgeries(DemoNode demo, byte[] whole, byte[] inPart)
{
    private readonly DishonestLog template = new(demo, whole);

    private DishonestLog Log => template.Copy();

    /// <summary>All of them.</summary>
    public IEnumerable<Forgery> All() =>
        [.. OfEntries(), .. OfStatements(), .. OfRows(), .. OfKeys(), .. OfHead(), .. OfPlaces(), .. OfManifest()];

    /// <summary>What the node made, remade: forging by itself changes no verdict.</summary>
    public (byte[] Whole, byte[] InPart) Untouched => (Log.Bundle(), new DishonestLog(demo, inPart).Bundle());

    private IEnumerable<Forgery> OfEntries()
    {
        yield return Made("genesis left out", FindingCode.RulesRefuse, "entries[0]", BundleChecks.Rules, log =>
            log.Shown.RemoveAt(0));
        yield return Made("registration left out", FindingCode.RulesRefuse, "entries[*", BundleChecks.Rules, log =>
            log.Shown.RemoveAt(1));
        yield return Made("the lot's last change left out", FindingCode.StatusDiffers, LotRow, BundleChecks.Status, log =>
            log.Shown.RemoveAt(log.LastOwn));
        yield return Made("nothing of the lot shown", FindingCode.OriginMissing, "entries", BundleChecks.Origin, log =>
            log.Shown.RemoveRange(1, log.Shown.Count - 1));
        yield return Made(
            "one statement taken twice", FindingCode.StatementTwice, $"entries[{Log.Shown.Count}]",
            BundleChecks.Repetition, log => log.Append(log.Leaves[(int)log.Shown[^1].Index]));
        yield return Made("times run backwards", FindingCode.TimesRunBackwards, "entries[5]", BundleChecks.BlockTimes, log =>
            log.Shown[4] = (log.Shown[4].Index, log.Shown[5].TimeMs + 1));
        yield return Made(
            "a time after the checkpoint's block", FindingCode.TimeNotOfTheBlock, $"entries[{Log.LastOwn}]",
            BundleChecks.BlockTimes, log => log.Shown[^1] = (log.Shown[^1].Index, log.Header.TimeMs + 1));
        yield return Made(
            "an older time in the checkpoint's block", FindingCode.TimeNotOfTheBlock, $"entries[{Log.Shown.Count}]",
            BundleChecks.BlockTimes, log =>
            {
                log.Append(Said(Payloads.NewSite).Bytes);
                log.Shown[^1] = (log.Shown[^1].Index, log.Header.TimeMs - 1);
            });
        yield return Made("a block long after signing", FindingCode.OutsideItsValidity, "entries[0]", BundleChecks.Validity, log =>
        {
            for (int i = 0; i < log.Shown.Count; i++)
            {
                log.Shown[i] = (log.Shown[i].Index, log.Header.TimeMs);
            }
        });
    }

    private IEnumerable<Forgery> OfStatements()
    {
        string last = $"entries[{Log.Shown.Count}]";
        long now = Log.Header.TimeMs / 1_000;
        yield return Made("no statement at all", FindingCode.StatementMalformed, last, BundleChecks.None, log =>
            log.Append("hello"u8.ToArray()));
        yield return Made("a statement of another network", FindingCode.OtherNetwork, last, BundleChecks.Network, log =>
            log.Append(Pen.Say(Hash.Of("other"u8), now, 60, Payloads.NewSite).Bytes));
        yield return Made("another genesis", FindingCode.OtherNetwork, "entries[0]", BundleChecks.Network, log =>
            log.Rewrite(0, Pen.Say(Hash.Zero, now, 60, Payloads.NewSite).Bytes.ToArray()));
        yield return Made("an expired statement", FindingCode.OutsideItsValidity, last, BundleChecks.Validity, log =>
            log.Append(Pen.Say(log.Network, now - 120, 60, Payloads.NewSite).Bytes));
        yield return Made("a statement of tomorrow", FindingCode.OutsideItsValidity, last, BundleChecks.Validity, log =>
            log.Append(Pen.Say(log.Network, now + 86_400, 60, Payloads.NewSite).Bytes));
        yield return Made("a statement that says nothing", FindingCode.PayloadUnreadable, last, BundleChecks.None, log =>
            log.Append(Said("{}"u8).Bytes));
        yield return Made("an act that the rules refuse", FindingCode.RulesRefuse, last, BundleChecks.Rules, log =>
            log.Append(Said(Payloads.CloseTheOpening).Bytes));
        yield return Made("a signature that does not hold", FindingCode.SignatureInvalid, "entries[3]", BundleChecks.Signatures, log =>
        {
            byte[] cose = log.Leaves[(int)log.Shown[3].Index].ToArray();
            cose[^1] ^= 1;
            log.Rewrite(3, cose);
        });
        yield return Made("words put into another's mouth", FindingCode.SignatureInvalid, "entries[3]", BundleChecks.Signatures, log =>
        {
            byte[] cose = log.Leaves[(int)log.Shown[3].Index].ToArray();
            int digit = Encoding.Latin1.GetString(cose).LastIndexOf("CN", StringComparison.Ordinal);
            cose[digit] = (byte)'D';
            log.Rewrite(3, cose);
        });
    }

    private IEnumerable<Forgery> OfRows()
    {
        string lot = LotRow;
        yield return Made("more in the lot than its history gives", FindingCode.StatusDiffers, lot, BundleChecks.Status, log =>
            log.Rewrite("lot", row => WithLot(row, it => it with { Remaining = it.Initial + it.Initial })));
        yield return Made("another possessor", FindingCode.StatusDiffers, lot, BundleChecks.Status, log =>
            log.Rewrite("lot", row => WithLot(row, it => it with { Possessor = it.Issuer })));
        yield return Made("origins exchanged", FindingCode.StatusDiffers, lot, BundleChecks.Status, log =>
            log.Rewrite("lot", row => WithLot(row, it => it with
            {
                Book = [.. it.Book.Select(line => line with { Origin = line.Origin == "LONGNAN" ? "BAYANOBO" : line.Origin })],
            })));
        yield return Made("a row with a space more", FindingCode.RowUnreadable, lot, BundleChecks.RowForms, log =>
            log.Rewrite("lot", row => (byte[])[.. row.Row!.Value.Span, (byte)' ']));
        yield return Made("a row that is none", FindingCode.RowUnreadable, lot, BundleChecks.None, log =>
            log.Rewrite("lot", row => "null"u8.ToArray()));
        yield return Made("the row of another lot", FindingCode.RowUnreadable, lot, BundleChecks.None, log =>
            log.Rewrite("lot", row => WithLot(row, it => it with { Eid = Eid.Derive(it.Issuer, "other", "12345678") })));
        yield return Made("no row of the lot", FindingCode.SubjectMissing, "rows", BundleChecks.Subject, log =>
            log.Rows.RemoveAll(row => row.Table == "lot"));
        yield return Made("a row that no one asked for", FindingCode.RowUnreadable, "rows[0]", BundleChecks.None, log =>
            log.Rows.Add(new StateChange("alias", "x", "{}"u8.ToArray())));
    }

    private IEnumerable<Forgery> OfKeys()
    {
        string key = "rows[0]";
        int first = FirstSignedByTheFirstKey();
        yield return Made("a key revoked before it signed", FindingCode.KeyNotValid, $"entries[{first}]", BundleChecks.Keys, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { RevokedAt = 0 })));
        yield return Made("a key of another party", FindingCode.KeyNotValid, $"entries[{first}]", BundleChecks.Keys, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { Party = PartyId.Of("lei:5299000J2N45DDNE4Y28") })));
        yield return Made("a key that had expired", FindingCode.KeyNotValid, $"entries[{first}]", BundleChecks.Keys, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { ValidTo = new Instant(0) })));
        yield return Made("a key from later", FindingCode.KeyNotValid, $"entries[{first}]", BundleChecks.Keys, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { From = 1_000_000 })));
        yield return Made("other key bytes", FindingCode.SignatureInvalid, $"entries[{first}]", BundleChecks.Signatures, log =>
            log.Rewrite("key", row => WithKey(row, it => it with
            {
                PublicKey = Convert.ToHexStringLower(log.Keys.Answers.PublicKey.Bytes.Span),
            })));
        yield return Made("no key row", FindingCode.KeyNotProven, $"entries[{first}]", BundleChecks.None, log =>
            log.Rows.RemoveAt(0));
        yield return Made("a key that lasts longer than registered", FindingCode.KeyHistoryDiffers, key, BundleChecks.KeyHistory, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { ValidTo = new Instant(long.MaxValue / 2) })));
        yield return Made("another person's key", FindingCode.KeyHistoryDiffers, key, BundleChecks.KeyHistory, log =>
            log.Rewrite("key", row => WithKey(row, it => it with { Person = "nobody" })));
        yield return Made("a revocation hidden", FindingCode.KeyHistoryDiffers, RootKeyRow, BundleChecks.KeyHistory, log =>
            log.Append(RevocationOfItself().Bytes));
    }

    private IEnumerable<Forgery> OfHead()
    {
        yield return Made("two state roots", FindingCode.StateRootMissing, "checkpoint", BundleChecks.None, log =>
            log.Lines = lines => [.. lines, new StateRootLine(1, Hash.Zero).ToString()]);
        yield return Made("no state root", FindingCode.StateRootMissing, "checkpoint", BundleChecks.None, log =>
            log.Lines = lines => lines.Take(1));
        yield return Made("two blocks", FindingCode.BlockHeaderInvalid, "blockHeader", BundleChecks.Block, log =>
            log.Lines = lines => [.. lines, log.Header.ExtensionLine]);
        yield return Made("another block", FindingCode.BlockHeaderInvalid, "blockHeader", BundleChecks.Block, log =>
            log.BeforeSeal = bundle => bundle with { BlockHeader = (log.Header with { Height = log.Header.Height + 1 }).Encode() });
        yield return Made("a block at the end of time", FindingCode.BlockHeaderInvalid, "blockHeader", BundleChecks.None, log =>
            log.Header = log.Header with { TimeMs = long.MaxValue });
        yield return Made("other rules", FindingCode.RulesUnknown, "blockHeader", BundleChecks.RulesVersion, log =>
            log.Header = log.Header with { RulesVersion = Rulebook.Version + 1 });
        yield return Made("another size of the state", FindingCode.RowNotIncluded, "stateSize", BundleChecks.StateSize, log =>
            log.BeforeSeal = bundle => bundle with { StateSize = bundle.StateSize + 1 });
        yield return Made("another's checkpoint", FindingCode.CheckpointInvalid, "checkpoint", BundleChecks.CheckpointSignatures, log =>
            log.BeforeSeal = bundle => bundle with { Checkpoint = Unsigned(bundle) });
        using SigningKey witness = SigningKey.Generate(SignatureAlgorithm.EdDSA);
        TrustAnchor asking = demo.Anchor with
        {
            Policy = new WitnessPolicy(1, [NoteKey.ForWitness("witness.example", witness.PublicKey)]),
        };
        yield return Made(
            "no witness", FindingCode.CheckpointInvalid, "checkpoint", BundleChecks.CheckpointSignatures, _ => { }, asking);
    }

    private IEnumerable<Forgery> OfPlaces()
    {
        yield return Made("an entry at another place", FindingCode.EntryNotIncluded, "entries[2]", BundleChecks.EntriesIncluded, log =>
            log.BeforeSeal = bundle => bundle with
            {
                Entries = bundle.Entries.SetItem(2, bundle.Entries[2] with { Statement = bundle.Entries[3].Statement }),
            });
        yield return Made("a row that the state has not", FindingCode.RowNotIncluded, "rows[0]", BundleChecks.RowsIncluded, log =>
            log.BeforeSeal = bundle => bundle with
            {
                Rows = bundle.Rows.SetItem(0, bundle.Rows[0] with { Row = bundle.Rows[1].Row }),
            });
        yield return Made("entries exchanged", FindingCode.NotInOrder, "entries[3]", BundleChecks.Order, log =>
            (log.Shown[2], log.Shown[3]) = (log.Shown[3], log.Shown[2]));
        yield return Made("an entry twice", FindingCode.NotInOrder, "entries[3]", BundleChecks.Order, log =>
            log.Shown.Insert(3, log.Shown[2]));
        yield return Made("rows exchanged", FindingCode.NotInOrder, "rows[1]", BundleChecks.Order, log =>
            log.BeforeSeal = bundle => bundle with
            {
                Rows = bundle.Rows.SetItem(0, bundle.Rows[1]).SetItem(1, bundle.Rows[0]),
            });
        yield return MadeInPart("a withheld entry that is none", FindingCode.WithheldNotIncluded, "withheld[0]", BundleChecks.WithheldIncluded, log =>
            log.BeforeSeal = bundle => bundle with
            {
                Withheld = bundle.Withheld.SetItem(0, bundle.Withheld[0] with { LeafHash = Hash.Zero }),
            });
        yield return MadeInPart("a withheld entry that is shown", FindingCode.NotInOrder, "withheld[0]", BundleChecks.Order, log =>
            log.Withheld.Insert(0, log.Shown[0].Index));
    }

    private IEnumerable<Forgery> OfManifest()
    {
        using SigningKey other = SigningKey.Generate(SignatureAlgorithm.EdDSA);
        SigningKey ecdsa = SigningKey.Generate(SignatureAlgorithm.ES256);
        yield return Sealed("a manifest of another key", (log, bundle) =>
            BundleManifest.Seal(bundle, other, log.Keys.Origin, log.Network, 0));
        yield return Sealed("a manifest of another log", (log, bundle) =>
            BundleManifest.Seal(bundle, log.Keys.Answers, "other.example", log.Network, 0));
        yield return Sealed("a manifest of another network", (log, bundle) =>
            BundleManifest.Seal(bundle, log.Keys.Answers, log.Keys.Origin, Hash.Zero, 0));
        yield return Sealed("a manifest of another lot", (log, bundle) => BundleManifest.Seal(
            bundle with { Subject = Eid.Derive(demo.Lots[0].Issuer, "x", "12345678") },
            log.Keys.Answers, log.Keys.Origin, log.Network, 0) with { Subject = bundle.Subject });
        yield return Sealed("another signed thing for a manifest", (log, bundle) =>
            bundle with { Manifest = Said(Payloads.NewSite).Bytes });
        yield return Sealed(
            "a manifest with a signature that anybody can write anew",
            (log, bundle) => bundle with { Manifest = ManifestBy(ecdsa, log, bundle) },
            demo.Anchor with { LogStatementKey = ecdsa.PublicKey });
        yield return Made(
            "a manifest over other parts", FindingCode.PartNotAsListed, "entries", BundleChecks.ManifestParts, log =>
                log.SealedBy = bundle => log.Seal(bundle with { Entries = [] }) with { Entries = bundle.Entries });
    }

    private Forgery Sealed(
        string name, Func<DishonestLog, EvidenceBundle, EvidenceBundle> seal, TrustAnchor? anchor = null) => Made(
        name, FindingCode.ManifestInvalid, "manifest", BundleChecks.ManifestSignature,
        log => log.SealedBy = bundle => seal(log, bundle), anchor);

    private Forgery Made(
        string name, FindingCode code, string part, BundleChecks check, Action<DishonestLog> forge,
        TrustAnchor? anchor = null) => Made(Log, name, code, part, check, forge, anchor);

    private Forgery MadeInPart(
        string name, FindingCode code, string part, BundleChecks check, Action<DishonestLog> forge) =>
        Made(new DishonestLog(demo, inPart), name, code, part, check, forge, null);

    private Forgery Made(
        DishonestLog log, string name, FindingCode code, string part, BundleChecks check, Action<DishonestLog> forge,
        TrustAnchor? anchor)
    {
        forge(log);
        return new Forgery(name, log.Bundle(), code, part, check, anchor ?? demo.Anchor);
    }

    private string LotRow => $"rows[{Log.Rows.FindIndex(row => row.Table == "lot")}]";

    private string RootKeyRow
    {
        get
        {
            string root = Said(Payloads.NewSite).Header.KeyId.ToHex();
            return $"rows[{Log.Rows.FindIndex(row => row.Key == root)}]";
        }
    }

    private int FirstSignedByTheFirstKey()
    {
        DishonestLog log = Log;
        string key = log.Rows[0].Key;
        return log.Shown.FindIndex(shown =>
            SignedStatement.Parse(log.Leaves[(int)shown.Index]).Statement!.Header.KeyId.ToHex() == key);
    }

    private SignedStatement RevocationOfItself() => Said(Interchange.ActsWriter.Write(
        [new RevokeKey(Said(Payloads.NewSite).Header.KeyId.ToHex(), SuspectSince: null)]));

    private SignedStatement Said(ReadOnlySpan<byte> payload)
    {
        DishonestLog log = Log;
        return Pen.Say(log.Network, log.Header.TimeMs / 1_000, 60, payload);
    }

    private static ReadOnlyMemory<byte> ManifestBy(SigningKey key, DishonestLog log, EvidenceBundle bundle)
    {
        long now = log.Header.TimeMs / 1_000;
        StatementHeader header = StatementHeader.For(
            key.PublicKey, BundleManifest.ContentType, log.Keys.Origin, bundle.Subject.Code, log.Network, now + 60, now);
        return SignedStatement.Create(key, header, new BundleManifest(bundle.PartHashes()).Encode()).Bytes;
    }

    private static byte[] Unsigned(EvidenceBundle bundle)
    {
        using SigningKey other = SigningKey.Generate(SignatureAlgorithm.EdDSA);
        Checkpoint claimed = Checkpoint.Parse(SignedNote.Parse(bundle.Checkpoint.Span).Value.Text).Value;
        return claimed.Sign(NoteKey.ForLog(claimed.Origin, other.PublicKey), other).ToBytes();
    }

    private static byte[] WithLot(StateChange row, Func<LotRow, LotRow> change) =>
        RowReader.Write(change(RowReader.Read<LotRow>(row.Row!.Value.Span)));

    private static byte[] WithKey(StateChange row, Func<KeyRow, KeyRow> change) =>
        RowReader.Write(change(RowReader.Read<KeyRow>(row.Row!.Value.Span)));
}
