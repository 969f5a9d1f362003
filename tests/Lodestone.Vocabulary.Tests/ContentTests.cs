using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>What lots contain: compositions, moisture, rare-earth content and wafers.</summary>
public sealed class ContentTests
{
    [Fact]
    public void A_composition_keeps_its_rows_in_the_order_of_the_symbols()
    {
        Composition composition = Composition.Of(Row("Tb", 1_000), Row("Dy", 2_000), Row("Fe", 3_000));

        Assert.Equal(["Dy", "Fe", "Tb"], composition.Shares.Select(share => share.Element.Symbol));
        Assert.Equal(composition, Composition.Of(Row("Fe", 3_000), Row("Tb", 1_000), Row("Dy", 2_000)));
        Assert.NotEqual(composition, Composition.Of(Row("Fe", 3_000), Row("Tb", 1_000), Row("Dy", 2_001)));
    }

    [Fact]
    public void A_composition_names_no_element_twice_and_holds_at_most_the_whole()
    {
        Assert.Equal(
            RefusalCode.CompositionNamesAnElementTwice,
            Composition.TryCreate([Row("Nd", 1), Row("Nd", 2)], "c", out _)?.Code);
        Assert.Equal(
            RefusalCode.CompositionExceedsTheWhole,
            Composition.TryCreate([Row("Nd", 600_000_000), Row("Fe", 400_000_001)], "c", out _)?.Code);
        Assert.Null(Composition.TryCreate([Row("Nd", 600_000_000), Row("Fe", 400_000_000)], "c", out _));
    }

    [Fact]
    public void A_censored_share_is_unknown_and_counts_nothing()
    {
        Composition composition = Composition.Of(Row("Nd", 1_000_000_000), Below("Dy", 100_000));

        Assert.Equal(Ppb.Zero, composition.ShareOf(Element.Of("Dy")));
        Assert.Equal(2, composition.Shares.Length);
    }

    [Fact]
    public void Dry_and_wet_masses_convert_rounded_down()
    {
        Mass wet = Mass.FromMilligrams(1_000_003);
        Ppb moisture = Ppb.Of(300_000_000);

        Assert.Equal(700_002, Moisture.DryMassOf(wet, moisture).Milligrams);
        Assert.Equal(1_000_002, Moisture.WetMassOf(Mass.FromMilligrams(700_002), moisture)?.Milligrams);
        Assert.Equal(wet, Moisture.DryMassOf(wet, Ppb.Zero));
        Assert.Equal(Mass.Zero, Moisture.DryMassOf(wet, Ppb.Of(Ppb.Whole)));
        Assert.Null(Moisture.WetMassOf(wet, Ppb.Of(Ppb.Whole)));
        Assert.Null(Moisture.WetMassOf(Mass.FromMilligrams(Mass.MaxMilligrams), Ppb.Of(1)));
    }

    [Fact]
    public void Drying_a_wetted_mass_never_gains_and_loses_at_most_a_milligram() =>
        Gen.Select(Gen.Long[0, Mass.MaxMilligrams], Gen.Long[0, Ppb.Whole - 1]).Sample((milligrams, ppb) =>
        {
            Mass dry = Mass.FromMilligrams(milligrams);
            if (Moisture.WetMassOf(dry, Ppb.Of(ppb)) is { } wet)
            {
                Assert.InRange(milligrams - Moisture.DryMassOf(wet, Ppb.Of(ppb)).Milligrams, 0, 1);
            }
        });

    [Fact]
    public void Shares_move_between_bases_rounded_down()
    {
        Ppb moisture = Ppb.Of(250_000_000);

        Assert.Equal(Ppb.Of(450_000_000), Moisture.WetShareOf(Ppb.Of(600_000_000), moisture));
        Assert.Equal(Ppb.Of(600_000_000), Moisture.DryShareOf(Ppb.Of(450_000_000), moisture));
        Assert.Equal(Ppb.Of(1), Moisture.DryShareOf(Ppb.Of(1), moisture));
        Assert.Null(Moisture.DryShareOf(Ppb.Of(750_000_001), moisture));
        Assert.Null(Moisture.DryShareOf(Ppb.Zero, Ppb.Of(Ppb.Whole)));
        Assert.Equal(
            "450 g", Moisture.ElementIn(Mass.FromGrams(1_000), moisture, Ppb.Of(600_000_000)).ToString());
    }

    [Fact]
    public void Pure_oxides_are_all_rare_earth_oxide_to_the_last_parts_per_billion()
    {
        Assert.All(Element.Listed.Where(element => element.IsRareEarth), element =>
        {
            Ppb share = CompoundCatalogue.ReportedOxide(element).LargestElementShare;
            RareEarthContent content = RareEarthContent.Of(Composition.Of(Row(element.Symbol, share.Value)));

            Assert.Equal(Ppb.Of(Ppb.Whole), content.Treo.Least);
            Assert.Equal(Ppb.Of(Ppb.Whole), content.PurityOf(element)?.Least);
        });
    }

    [Fact]
    public void Purity_within_rare_earths_leaves_out_everything_else()
    {
        // Equal masses of Dy2O3 and Tb4O7, and as much iron.
        long dysprosium = CompoundCatalogue.Of("Dy2O3").ElementShareOf(Ppb.Of(300_000_000)).Value;
        long terbium = CompoundCatalogue.Of("Tb4O7").ElementShareOf(Ppb.Of(300_000_000)).Value;
        RareEarthContent content = RareEarthContent.Of(
            Composition.Of(Row("Dy", dysprosium), Row("Tb", terbium), Row("Fe", 300_000_000)));

        Assert.InRange(content.Treo.Least.Value, 599_999_996, 600_000_000);
        Assert.InRange(content.PurityOf(Element.Of("Dy"))!.Least.Value, 499_999_997, 500_000_003);
        Assert.True(content.Treo.IsExact);
        Assert.Equal(Ppb.Zero, content.PurityOf(Element.Of("Nd"))?.Most);
    }

    [Fact]
    public void What_is_below_detection_makes_purity_a_range()
    {
        RareEarthContent content = RareEarthContent.Of(
            Composition.Of(Row("Nd", 857_000_000), Below("Dy", 85_700), Below("Pr", 85_700)));
        ShareRange neodymium = content.PurityOf(Element.Of("Nd"))!;
        ShareRange dysprosium = content.PurityOf(Element.Of("Dy"))!;

        Assert.Equal(Ppb.Of(Ppb.Whole), neodymium.Most);
        Assert.InRange(neodymium.Least.Value, 999_795_000, 999_805_000);
        Assert.Equal(Ppb.Zero, dysprosium.Least);
        Assert.InRange(dysprosium.Most.Value, 98_000, 99_000);
        Assert.False(content.Treo.IsExact);
    }

    [Fact]
    public void Without_measured_rare_earths_there_is_no_purity()
    {
        Assert.Null(RareEarthContent.Of(Composition.Unknown).PurityOf(Element.Of("Nd")));
        Assert.Null(RareEarthContent.Of(Composition.Of(Below("Dy", 1_000))).PurityOf(Element.Of("Dy")));
    }

    [Fact]
    public void Metal_counts_as_elements_and_its_oxide_stands_at_the_whole()
    {
        RareEarthContent content = RareEarthContent.Of(Composition.Of(Row("Nd", 990_000_000)));

        Assert.Equal(Ppb.Of(990_000_000), content.Elements.Least);
        Assert.Equal(Ppb.Of(Ppb.Whole), content.Treo.Least);
    }

    [Fact]
    public void A_hundred_gallium_arsenide_wafers_hold_what_their_size_says()
    {
        Assert.Null(Wafers.TryCreate(100, 150_000_000, 650_000, "wafers", out Wafers wafers));

        // pi/4 x (15 cm)^2 x 0.065 cm x 5.3176 g/cm3 a wafer, of which 48.203 % is gallium.
        Assert.Equal("6108.033662760321 g", wafers.SubstanceMass(WaferSubstance.GalliumArsenide).ToString());
        Assert.Equal("2944.254025313824 g", wafers.ElementIn(WaferSubstance.GalliumArsenide).ToString());
    }

    [Fact]
    public void A_germanium_wafer_is_all_germanium()
    {
        Assert.Null(Wafers.TryCreate(1, 100_000_000, 175_000, "wafers", out Wafers wafers));
        Assert.Equal(
            wafers.SubstanceMass(WaferSubstance.Germanium), wafers.ElementIn(WaferSubstance.Germanium));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(-1, 1, 1)]
    [InlineData(Wafers.MaxPieces + 1, 1, 1)]
    [InlineData(1, Wafers.MaxDiameterNanometres + 1, 1)]
    [InlineData(1, 1, Wafers.MaxThicknessNanometres + 1)]
    public void Wafers_without_size_or_beyond_all_size_are_refused(long pieces, long diameter, long thickness) =>
        Assert.Equal(
            RefusalCode.NumberOutOfRange, Wafers.TryCreate(pieces, diameter, thickness, "wafers", out _)?.Code);

    [Fact]
    public void The_largest_lot_of_wafers_is_still_counted()
    {
        Assert.Null(Wafers.TryCreate(
            Wafers.MaxPieces, Wafers.MaxDiameterNanometres, Wafers.MaxThicknessNanometres, "wafers", out Wafers most));
        Assert.True(most.ElementIn(WaferSubstance.GalliumNitride) > ElementAmount.Zero);
    }

    private static ElementShare Row(string symbol, long ppb) => new(Element.Of(symbol), Ppb.Of(ppb), false, Ppb.Zero);

    private static ElementShare Below(string symbol, long ppb) => Row(symbol, ppb) with { IsCensored = true };
}
