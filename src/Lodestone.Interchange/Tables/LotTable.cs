using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A table of lots, one row a lot.</summary>
internal static class LotTable
{
    /// <summary>Its columns. Columns of elements and compounds stand beside them.</summary>
    public static readonly TableColumn[] Columns =
    [
        new("lotNumber", "lot number", "批号", IsRequired: true, "ST-2026-001"),
        new("material", "material", "物料代码", IsRequired: true, "ree.oxide.prnd"),
        new("mass", "mass", "质量", IsRequired: true, "18400.5"),
        new("uom", "unit", "单位", Example: "kg"),
        new("basis", "basis", "计量基准", Example: "net"),
        new("moisture", "moisture %", "水分 %"),
        new("pieces", "pieces", "件数"),
        new("id", "site", "场所", IsRequired: true, "6901234000023"),
        new("eventTime", "time", "时间", IsRequired: true, "2026-01-05 08:00"),
        new("kind", "source", "来源类型", Example: "opening stock"),
        new("origin", "origin", "产地代码", Example: "bayan-obo"),
        new("grade", "evidence", "证据等级", Example: "declared"),
        new("country", "country", "国家", Example: "CN"),
        new("stream", "stream", "副产流"),
        new("model", "custody model", "监管链模式", Example: "mass balance"),
        new("trade", "grade", "牌号", Example: "3N"),
        new("alias", "GS1 alias", "GS1别名"),
        new("nonce", "nonce", "随机数"),
        new("eid", "EID", "电子身份"),
    ];

    /// <summary>The event of a row; null if it was refused.</summary>
    public static CommissionLot? Read(
        TableRow row, PartyId issuer, Func<string, string> nonceOf, string offset)
    {
        string number = row.Need("lotNumber");
        SiteId site = row.Site("id");
        Instant time = row.Time("eventTime", offset);
        (Basis basis, Ppb moisture) = State(row);
        row.Need("mass");
        Mass mass = row.Weight("mass", "uom") ?? Mass.Zero;
        Composition composition = Composition(row);
        SourceDeclaration source = Source(row);
        CustodyModel model = Model(row);
        long? pieces = row.Whole("pieces");
        if (row.IsRefused)
        {
            return null;
        }

        string nonce = row.Text("nonce") is { Length: > 0 } stated ? stated : nonceOf(number);
        Eid eid = Eid.Derive(issuer, number, nonce);
        if (row.Text("eid") is { Length: > 0 } claimed && claimed != eid.Code)
        {
            row.Refuse("eid", RefusalCode.EidDoesNotDerive, claimed);
            return null;
        }

        var facts = new EventFacts(
            $"urn:lodestone:event:commissioning:{eid}",
            time,
            offset,
            "commissioning",
            "active",
            null,
            site,
            string.Empty);
        return new CommissionLot(
            facts,
            site,
            new LotDeclaration(
                eid,
                number,
                nonce,
                row.Need("material"),
                mass,
                basis,
                moisture,
                pieces,
                composition,
                model,
                row.Text("trade"),
                row.OrNull("alias"),
                []),
            source);
    }

    private static (Basis Basis, Ppb Moisture) State(TableRow row)
    {
        Basis basis = row.Word(
            "basis", Basis.Net, ("净重", Basis.Net), ("干基", Basis.Dry), ("湿基", Basis.Wet));
        string moisture = row.Text("moisture");
        if ((basis == Basis.Wet) != (moisture.Length > 0))
        {
            row.Refuse("moisture", RefusalCode.BasisNotUsable);
        }

        return (basis, moisture.Length > 0 ? row.Share(row.TitleOf("moisture"), moisture, "P1") : Ppb.Zero);
    }

    private static SourceDeclaration Source(TableRow row) => new(
        row.Word(
            "kind",
            SourceKind.OpeningStock,
            ("采矿", SourceKind.Mined),
            ("副产", SourceKind.ByProduct),
            ("期初库存", SourceKind.OpeningStock),
            ("外购", SourceKind.Purchase),
            ("进口", SourceKind.Import),
            ("回收", SourceKind.Collected)),
        row.Text("origin"),
        row.Word(
            "grade",
            EvidenceGrade.Declared,
            ("自报", EvidenceGrade.Declared),
            ("单证", EvidenceGrade.Documented),
            ("检测", EvidenceGrade.Assayed),
            ("核验", EvidenceGrade.Verified)),
        row.OrNull("stream"),
        null,
        row.Text("country"));

    // Mass balance claims least of the goods themselves: who means more says so.
    private static CustodyModel Model(TableRow row) => row.Word(
        "model",
        CustodyModel.MassBalance,
        ("身份保留", CustodyModel.IdentityPreserved),
        ("隔离", CustodyModel.Segregated),
        ("受控混合", CustodyModel.ControlledBlending),
        ("质量平衡", CustodyModel.MassBalance),
        ("记账与声明", CustodyModel.BookAndClaim));

    private static Composition Composition(TableRow row)
    {
        var shares = new List<ElementShare>();
        foreach (ShareColumn column in row.Shares)
        {
            if (row.At(column.Index) is { Length: > 0 } text)
            {
                shares.Add(Share(row, column, text));
            }
        }

        row.KeepAt(string.Empty, Vocabulary.Composition.TryCreate(shares, string.Empty, out Composition composition));
        return composition;
    }

    // "26.68", "26.68±0.05" (expanded uncertainty, k = 2), "<0.01".
    private static ElementShare Share(TableRow row, ShareColumn column, string text)
    {
        bool below = text[0] is '<' or '＜';
        string[] parts = (below ? text[1..] : text).Split('±');
        Ppb share = row.Share(column.Title, parts[0].Trim(), column.Unit);
        Ppb uncertainty = parts.Length == 2 ? row.Share(column.Title, parts[1].Trim(), column.Unit) : Ppb.Zero;
        if (parts.Length > 2)
        {
            row.KeepAt(column.Title, new Refusal(RefusalCode.WrongType));
        }

        return LotForms.ShareOf(column.Element, column.Compound, share, below, uncertainty);
    }
}
