using System.Text;
using Lodestone.Vocabulary;
using static Lodestone.Interchange.Tests.Workbook;

namespace Lodestone.Interchange.Tests;

public class XlsxTests
{
    private static readonly string[] Titles = ["lot number", "material", "mass", "site", "time", "Nd %", "Dy ppm"];

    [Fact]
    public void A_workbook_says_the_same_as_its_table()
    {
        byte[] book = new Workbook().Row(1, Titles)
            .Row(2, "X-1", "ree.oxide.prnd", Number(2, 2, "18400.5"), "6901234000023", "2026-01-05 08:00", Number(5, 2, "26.68"), "<50")
            .Row(3, "X-2", "ree.oxide.prnd", "640", "6901234000023", "2026-01-06", "26.68±0.05", "")
            .Write();
        const string Csv = """
            lot number,material,mass,site,time,Nd %,Dy ppm
            X-1,ree.oxide.prnd,18400.5,6901234000023,2026-01-05 08:00,26.68,<50
            X-2,ree.oxide.prnd,640,6901234000023,2026-01-06,26.68±0.05,
            """;
        TableReading read = Read(book);
        Assert.Empty(read.Refusals);
        Assert.Equal(ActText.Of(Read(Encoding.UTF8.GetBytes(Csv)).Acts), ActText.Of(read.Acts));
    }

    [Fact]
    public void Cells_say_what_they_show()
    {
        CommissionLot lot = One(
            Number(2, 2, "1.84005E4"), Number(4, 2, "46027.333333333336", 3), Number(5, 2, "0.26680000000000004", 1));
        Assert.Equal(Mass.FromMilligrams(18_400_500_000), lot.Lot.Mass);
        Assert.Equal("2026-01-05T00:00:00.000Z", lot.Event.EventTime.ToString());
        Assert.Equal(Ppb.Of(266_800_000), lot.Lot.Composition.ShareOf(Element.Of("Nd")));
        Assert.Equal("2026-01-04T16:00:00.000Z", One(Number(2, 2, "1"), Number(4, 2, "46027", 4), "")
            .Event.EventTime.ToString());
        Assert.Equal(Mass.FromKilograms(12), One(
            Cell(2, 2, "str", "<f>6+6</f><v>12</v>"), Cell(4, 2, "inlineStr", "<is><r><t>2026-</t></r><r><t>01-05</t></r></is>"), "")
            .Lot.Mass);
    }

    [Fact]
    public void Days_may_be_counted_from_1904()
    {
        Workbook book = new() { From1904 = true };
        book.Row(1, Titles).Row(2, "X-1", "ree.oxide.prnd", "1", "6901234000023", Number(4, 2, "44565", 2), "", "");
        var lot = (CommissionLot)Assert.Single(Read(book.Write()).Acts);
        Assert.Equal("2026-01-04T16:00:00.000Z", lot.Event.EventTime.ToString());
    }

    [Theory]
    [InlineData("mass", 2, "<c r=\"C2\" t=\"e\"><v>#DIV/0!</v></c>", RefusalCode.RowMalformed)]
    [InlineData("mass", 2, "<c r=\"C2\"><f>A1*2</f></c>", RefusalCode.RowMalformed)]
    [InlineData("mass", 2, "<c r=\"C2\" t=\"s\"><v>999</v></c>", RefusalCode.RowMalformed)]
    [InlineData("mass", 2, "<c r=\"C2\"><v>1E+300</v></c>", RefusalCode.NumberOutOfRange)]
    [InlineData("mass", 2, "<c r=\"C2\"><v>1E-60</v></c>", RefusalCode.NumberOutOfRange)]
    [InlineData("site", 3, "<c r=\"D2\"><v>69012340000231234</v></c>", RefusalCode.TooManyDigits)]
    [InlineData("time", 4, "<c r=\"E2\" s=\"2\"><v>60</v></c>", RefusalCode.TimeMalformed)]
    [InlineData("Dy ppm", 6, "<c r=\"G2\" s=\"1\"><v>0.5</v></c>", RefusalCode.WrongType)]
    public void What_a_cell_cannot_say_is_named_at_its_row_and_column(
        string column, int index, string cell, RefusalCode code)
    {
        string[] row = ["X-1", "ree.oxide.prnd", "1", "6901234000023", "2026-01-05", "26.68", ""];
        row[index] = cell;
        RowRefusal refusal = Assert.Single(Read(new Workbook().Row(1, Titles).Row(2, row).Write()).Refusals);
        Assert.Equal((2, column, code), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    [Fact]
    public void Rows_are_counted_as_the_spreadsheet_counts_them_and_hidden_sheets_are_passed_over()
    {
        Workbook book = new()
        {
            SheetsXml = """
                <sheet name="Old" sheetId="2" state="hidden" r:id="rId9"/><sheet name="Lots" sheetId="1" r:id="rId1"/>
                """,
        };
        book.Row(3, Titles).Row(7, "X-1", "ree.unobtainium", "1", "6901234000023", "2026-01-05", "", "");
        RowRefusal refusal = Assert.Single(Read(book.Write()).Refusals);
        Assert.Equal((7, "material", RefusalCode.MaterialUnknown), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c><v>1</v></c>")]
    [InlineData("<worksheet><sheetData><row r=\"5\"/><row r=\"5\"><c t=\"n\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("")]
    public void Damaged_and_hostile_sheets_are_refused(string sheet)
    {
        TableReading read = Read(new Workbook { SheetXml = sheet }.Write());
        Assert.Empty(read.Acts);
        Assert.NotEmpty(read.Refusals);
    }

    [Fact]
    public void Any_damage_to_a_workbook_is_a_refusal_and_never_a_fault()
    {
        byte[] good = new Workbook().Row(1, Titles)
            .Row(2, "X-1", "ree.oxide.prnd", "1", "6901234000023", "2026-01-05", "26.68", "").Write();
        Assert.Empty(Read(good).Refusals);
        Random random = new(11);
        int refused = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bent = [.. good];
            for (int hits = random.Next(1, 4); hits > 0; hits--)
            {
                bent[random.Next(bent.Length)] = (byte)random.Next(256);
            }

            refused += Read(i % 4 == 0 ? bent[..random.Next(bent.Length)] : bent).IsAccepted ? 0 : 1;
        }

        Assert.InRange(refused, 500, 2_000);
    }

    [Fact]
    public void A_sheet_that_unpacks_to_more_than_the_limit_is_refused()
    {
        byte[] bomb = new Workbook { MegabytesOfSpace = 101 }.Row(1, Titles)
            .Row(2, "X-1", "ree.oxide.prnd", "1", "6901234000023", "2026-01-05", "26.68", "").Write();
        Assert.InRange(bomb.Length, 1, 1_000_000);
        Assert.Equal(RefusalCode.RowMalformed, Assert.Single(Read(bomb).Refusals).Refusal.Code);
        string text = new('x', SheetLimits.MaxCellLength + 1);
        RowRefusal refusal = Assert.Single(Read(new Workbook().Row(1, Titles).Row(
            2, "X-1", "ree.oxide.prnd", "1", "6901234000023", "2026-01-05", text, "").Write()).Refusals);
        Assert.Equal((2, "Nd %", RefusalCode.TooLong), (refusal.Row, refusal.Column, refusal.Refusal.Code));
    }

    private static CommissionLot One(string mass, string time, string share)
    {
        TableReading read = Read(new Workbook().Row(1, Titles)
            .Row(2, "X-1", "ree.oxide.prnd", mass, "6901234000023", time, share, "").Write());
        Assert.Empty(read.Refusals);
        return (CommissionLot)Assert.Single(read.Acts);
    }

    private static TableReading Read(byte[] file)
    {
        using MemoryStream stream = new(file);
        return TableReading.Of(TableImport.ReadLots(stream, Cast.Mine, number => "nonce-of-" + number));
    }
}
