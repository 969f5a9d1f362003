using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class TableImportTests
{
    private const string LotTitles = "lot number,material,mass,unit,site,time";
    private const string GoodLot = "OS-1,ree.oxide.prnd,12.5,kg,6901234000023,2026-01-05 08:00";

    private static readonly string ShipmentTitles = "shipment,lot,weight,unit,from site,to site,receiver,time";

    [Fact]
    public void English_table_of_lots_becomes_one_event_a_row()
    {
        TableReading read = ReadFile("lots.en.csv");
        Assert.Empty(read.Refusals);
        Assert.Equal(3, read.Acts.Length);
        var first = (CommissionLot)read.Acts[0];
        Assert.Equal(Mass.FromMilligrams(18_400_500_000), first.Lot.Mass);
        Assert.Equal("2026-01-05T00:00:00.000Z", first.Event.EventTime.ToString());
        Assert.Equal(SourceKind.OpeningStock, first.Source.Kind);
        Assert.Equal(Eid.Derive(Cast.Mine, "OS-2026-001", "nonce-of-OS-2026-001"), first.Lot.Eid);
        Assert.Equal(
            CompoundCatalogue.Of("Nd2O3").ElementShareOf(Ppb.Of(750_200_000)),
            first.Lot.Composition.ShareOf(Element.Of("Nd")));
        Assert.True(first.Lot.Composition.Shares.Single(share => share.Element.Symbol == "Dy").IsCensored);
        var second = (CommissionLot)read.Acts[1];
        Assert.Equal((Basis.Wet, Ppb.Of(81_000_000)), (second.Lot.Basis, second.Lot.Moisture));
        Assert.Equal(Mass.FromKilograms(250_000), second.Lot.Mass);
    }

    [Fact]
    public void Chinese_titles_and_words_mean_the_same()
    {
        TableReading english = ReadFile("lots.en.csv");
        TableReading chinese = ReadFile("lots.zh.csv");
        Assert.Empty(chinese.Refusals);
        var one = (CommissionLot)english.Acts[0];
        var other = (CommissionLot)chinese.Acts[0];
        Assert.Equal(ActText.Of([one with { Event = other.Event }]), ActText.Of([other]));
        Assert.Equal(ActText.Of([english.Acts[1]]), ActText.Of([chinese.Acts[1]]));
    }

    [Fact]
    public void Tables_in_GB18030_UTF16_and_with_a_byte_order_mark_are_read()
    {
        string text = File.ReadAllText(Path.Combine(Golden.Root, "samples/csv/lots.zh.csv"));
        Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        byte[][] files =
        [
            chinese.GetBytes(text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.Replace(',', '\t'))],
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace(',', ';'))],
        ];
        string expected = ActText.Of(ReadFile("lots.zh.csv").Acts);
        foreach (byte[] file in files)
        {
            Assert.Equal(expected, ActText.Of(ReadLots(file).Acts));
        }
    }

    [Fact]
    public void The_same_table_read_twice_means_the_same_lots() =>
        Assert.Equal(ActText.Of(ReadFile("lots.en.csv").Acts), ActText.Of(ReadFile("lots.en.csv").Acts));

    [Theory]
    [InlineData("OS-1,ree.oxide.prnd,,kg,6901234000023,2026-01-05", RefusalCode.MemberMissing, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6901234000023,", RefusalCode.MemberMissing, "time")]
    [InlineData(",ree.oxide.prnd,12.5,kg,6901234000023,2026-01-05", RefusalCode.MemberMissing, "lot number")]
    [InlineData("OS-1,,12.5,kg,6901234000023,2026-01-05", RefusalCode.MemberMissing, "material")]
    [InlineData("OS-1,gold,12.5,kg,6901234000023,2026-01-05", RefusalCode.MaterialUnknown, "material")]
    [InlineData("OS 1,ree.oxide.prnd,12.5,kg,6901234000023,2026-01-05", RefusalCode.IdentifierMalformed, "lot number")]
    [InlineData("OS-1,ree.oxide.prnd,12 5,kg,6901234000023,2026-01-05", RefusalCode.WrongType, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,\"12,500\",kg,6901234000023,2026-01-05", RefusalCode.WrongType, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,-1,kg,6901234000023,2026-01-05", RefusalCode.NumberOutOfRange, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,0.0000001,kg,6901234000023,2026-01-05", RefusalCode.TooManyDigits, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,1e99,kg,6901234000023,2026-01-05", RefusalCode.NumberOutOfRange, "mass")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,stone,6901234000023,2026-01-05", RefusalCode.UnitUnknown, "unit")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,L,6901234000023,2026-01-05", RefusalCode.UnitUnknown, "unit")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6901234000024,2026-01-05", RefusalCode.CheckDigitWrong, "site")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6.90123E+12,2026-01-05", RefusalCode.IdentifierMalformed, "site")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6901234000023,05.01.2026", RefusalCode.TimeMalformed, "time")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6901234000023,2026-02-30", RefusalCode.TimeMalformed, "time")]
    [InlineData("OS-1,ree.oxide.prnd,12.5,kg,6901234000023,46027", RefusalCode.TimeMalformed, "time")]
    public void Wrong_cell_is_named_with_row_column_and_number(string row, RefusalCode code, string column)
    {
        TableReading read = Lots(LotTitles, GoodLot.Replace("OS-1", "OS-0", StringComparison.Ordinal), row);
        Assert.Empty(read.Acts);
        RowRefusal refusal = Assert.Single(read.Refusals);
        Assert.Equal((3, column, code), (refusal.Row, refusal.Column, refusal.Refusal.Code));
        Assert.NotEmpty(refusal.SentenceEn);
        Assert.NotEmpty(refusal.SentenceZh);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        TableReading read = Lots(
            LotTitles, "OS-1,gold,12.5,kg,6901234000023,2026-01-05", GoodLot, "OS-3,ree.oxide.prnd,x,yd,1,never");
        Assert.Equal(
            ["2 material", "4 site", "4 time", "4 unit"],
            read.Refusals.Select(refusal => $"{refusal.Row} {refusal.Column}").Order(StringComparer.Ordinal));
        Assert.Empty(read.Acts);
    }

    [Theory]
    [InlineData("lot number,material,mass,unit,time", RefusalCode.MemberMissing, "site / 场所")]
    [InlineData("lot number,material,mass,unit,site,time,Site", RefusalCode.JsonDuplicateMember, "Site")]
    [InlineData("lot number,material,mass,unit,site,time,colour", RefusalCode.MemberUnknown, "colour")]
    [InlineData("lot number,material,mass,unit,site,time,Xx %", RefusalCode.ElementUnknown, "Xx %")]
    [InlineData("lot number,material,mass,unit,site,time,Nd2O4 %", RefusalCode.ElementUnknown, "Nd2O4 %")]
    public void Wrong_title_is_named(string titles, RefusalCode code, string column)
    {
        RowRefusal refusal = Assert.Single(Lots(titles, GoodLot).Refusals);
        Assert.Equal((1, column, code), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    [Theory]
    [InlineData("", RefusalCode.MemberMissing)]
    [InlineData(LotTitles, RefusalCode.StatementEmpty)]
    [InlineData(LotTitles + "\n\"OS-1", RefusalCode.RowMalformed)]
    [InlineData(LotTitles + "\n\"OS-1\"x,a,b", RefusalCode.RowMalformed)]
    [InlineData(LotTitles + "\n" + GoodLot + ",surplus", RefusalCode.RowMalformed)]
    [InlineData(LotTitles + "\nOS\0-1", RefusalCode.TextNotUnicode)]
    public void Table_that_is_none_is_refused(string text, RefusalCode code)
    {
        TableReading read = ReadLots(Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, read.Refusals[0].Refusal.Code);
        Assert.Empty(read.Acts);
    }

    [Fact]
    public void Compositions_beyond_the_whole_and_named_twice_are_refused_at_their_row()
    {
        TableReading whole = Lots(LotTitles + ",Nd %,Pr %", GoodLot + ",60,50");
        Assert.Equal(RefusalCode.CompositionExceedsTheWhole, Assert.Single(whole.Refusals).Refusal.Code);
        TableReading twice = Lots(LotTitles + ",Nd %,Nd2O3 %", GoodLot + ",60,5");
        Assert.Equal(RefusalCode.CompositionNamesAnElementTwice, Assert.Single(twice.Refusals).Refusal.Code);
        Assert.Equal(2, twice.Refusals[0].Row);
    }

    [Fact]
    public void Identity_of_another_lot_is_refused()
    {
        TableReading read = Lots(LotTitles + ",EID", GoodLot + "," + Cast.Oxide.Eid);
        RowRefusal refusal = Assert.Single(read.Refusals);
        Assert.Equal(("EID", RefusalCode.EidDoesNotDerive), (refusal.Column, refusal.Refusal.Code));
    }

    [Fact]
    public void Rows_of_one_shipment_are_one_event()
    {
        string receiver = Cast.Separator.Value;
        TableReading read = Shipments(
            $"DA-1,{Cast.Concentrate.Eid},1.5,t,6901234000016,6901234000023,{receiver},2026-03-06 14:30",
            $"DA-2,{Cast.Residue.Eid},,,6901234000016,6901234000023,{receiver[4..]},2026-03-07",
            $"DA-1,{Cast.Oxide.Eid},20,kg,6901234000016,6901234000023,{receiver},2026-03-06 14:30");
        Assert.Empty(read.Refusals);
        Assert.Equal(2, read.Acts.Length);
        var first = (ShipLots)read.Acts[0];
        Assert.Equal("urn:epcglobal:cbv:bt:6901234000016:DA-1", first.Shipment);
        Assert.Equal([Cast.Concentrate.Eid, Cast.Oxide.Eid], first.Lots.Select(lot => lot.Lot));
        Assert.Equal(Mass.FromKilograms(1_500), first.Lots[0].Weight);
        Assert.Equal("2026-03-06T06:30:00.000Z", first.Event.EventTime.ToString());
        Assert.Equal(Cast.Separator, ((ShipLots)read.Acts[1]).Receiver);
        Assert.Null(((ShipLots)read.Acts[1]).Lots[0].Weight);
    }

    [Fact]
    public void Rows_of_one_shipment_that_disagree_are_refused()
    {
        string receiver = Cast.Separator.Value;
        TableReading read = Shipments(
            $"DA-1,{Cast.Concentrate.Eid},1,t,6901234000016,6901234000023,{receiver},2026-03-06",
            $"DA-1,{Cast.Oxide.Eid},1,t,6901234000016,6901234000016,{receiver},2026-03-06");
        RowRefusal refusal = Assert.Single(read.Refusals);
        Assert.Equal(
            (3, "to site", RefusalCode.ValueNotAllowed), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    [Fact]
    public void Lot_of_a_shipment_that_is_mistyped_is_refused_at_its_row()
    {
        string wrong = "0" + Cast.Oxide.Eid.Code[1..];
        TableReading read = Shipments(
            $"DA-1,{Cast.Concentrate.Eid},1,t,6901234000016,6901234000023,{Cast.Separator},2026-03-06",
            $"DA-1,{wrong},1,t,6901234000016,6901234000023,{Cast.Separator},2026-03-06");
        RowRefusal refusal = Assert.Single(read.Refusals);
        Assert.Equal((3, "lot", RefusalCode.CheckDigitWrong), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Template_of_lots_can_be_read_as_it_is(bool chinese)
    {
        TableReading read = ReadLots(CsvTemplate.Lots(chinese));
        Assert.Empty(read.Refusals);
        Assert.Single(read.Acts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Template_of_shipments_wants_only_its_lot_and_receiver(bool chinese)
    {
        using var table = new MemoryStream(CsvTemplate.Shipments(chinese));
        TableReading read = TableReading.Of(TableImport.ReadShipments(table, Cast.Mine));
        Assert.Equal(
            [RefusalCode.IdentifierMalformed, RefusalCode.IdentifierMalformed],
            read.Refusals.Select(refusal => refusal.Refusal.Code));
    }

    [Fact]
    public void Many_rows_are_written_as_several_payloads_of_lawful_length()
    {
        string[] rows = [.. Enumerable.Range(0, 300).Select(
            i => GoodLot.Replace("OS-1", $"OS-{i}", StringComparison.Ordinal))];
        TableReading read = Lots(LotTitles, rows);
        Assert.Equal(300, read.Acts.Length);
        IReadOnlyList<byte[]> payloads = [.. EpcisWriter.WriteDivided(read.Acts, SampleEvents.Written)];
        Assert.True(payloads.Count > 1);
        Assert.All(payloads, payload => Assert.InRange(payload.Length, 1, 60_000));
        Assert.Equal(
            ActText.Of(read.Acts),
            ActText.Of(payloads.SelectMany(
                payload => Payload.Parse(payload, ContentTypes.Epcis, Cast.Mine).Acts)));
    }

    private static TableReading Lots(string titles, params string[] rows) =>
        ReadLots(Encoding.UTF8.GetBytes(titles + "\n" + string.Join('\n', rows)));

    private static TableReading ReadFile(string name) =>
        ReadLots(File.ReadAllBytes(Path.Combine(Golden.Root, "samples/csv", name)));

    private static TableReading ReadLots(byte[] bytes)
    {
        using var table = new MemoryStream(bytes);
        return TableReading.Of(TableImport.ReadLots(table, Cast.Mine, number => "nonce-of-" + number));
    }

    private static TableReading Shipments(params string[] rows)
    {
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(ShipmentTitles + "\n" + string.Join('\n', rows)));
        return TableReading.Of(TableImport.ReadShipments(table, Cast.Mine));
    }
}
