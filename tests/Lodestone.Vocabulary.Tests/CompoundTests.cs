using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Element and compound are converted by whole numbers, with the rounding that is stated.</summary>
public sealed class CompoundTests
{
    private static readonly Gen<Compound> AnyCompound = Gen.Int[0, CompoundCatalogue.All.Count - 1]
        .Select(at => CompoundCatalogue.All[at]);

    [Theory]
    [InlineData("Nd2O3", 857_355_987)]
    [InlineData("Dy2O3", 871_320_680)]
    [InlineData("Tb4O7", 850_215_545)]
    [InlineData("Pr6O11", 827_704_154)]
    [InlineData("CeO2", 814_088_336)]
    [InlineData("Sb2O3", 835_354_370)]
    [InlineData("Ga2O3", 743_938_157)]
    [InlineData("GaN", 832_712_289)]
    [InlineData("GeO2", 694_173_643)]
    public void A_fraction_is_the_ratio_of_the_weights_rounded_down(string formula, long ppb)
    {
        Compound compound = CompoundCatalogue.Of(formula);

        Assert.Equal(ppb, compound.ElementFraction.Value);
        Assert.Equal(ppb + 1, compound.LargestElementShare.Value);
    }

    [Fact]
    public void The_formulas_of_the_reference_table_weigh_what_it_says()
    {
        foreach (string[] row in Vectors.Rows("compounds/element_fractions.csv"))
        {
            Compound compound = CompoundCatalogue.Of(row[0]);
            long reference = long.Parse(row[2].Replace(".", string.Empty, StringComparison.Ordinal), null);
            long roundedToPpm = (compound.ElementFraction.Value + 500) / 1_000;

            Assert.Equal(row[1], compound.Element.Symbol);
            Assert.Equal(reference, roundedToPpm);
        }
    }

    [Fact]
    public void Compounds_are_listed_once_in_ordinal_order_of_their_formula()
    {
        string[] formulas = [.. CompoundCatalogue.All.Select(compound => compound.Formula)];

        Assert.Equal(formulas.Order(StringComparer.Ordinal), formulas);
        Assert.Equal(formulas.Length, formulas.Distinct(StringComparer.Ordinal).Count());
        Assert.All(CompoundCatalogue.All, compound => Assert.True(compound.Element.IsListed, compound.Formula));
    }

    [Fact]
    public void Every_listed_element_has_a_reported_oxide_and_names()
    {
        Assert.All(Element.Listed, element =>
        {
            Assert.Equal(element, CompoundCatalogue.ReportedOxide(element).Element);
            Assert.NotEqual(element.Symbol, element.NameEn);
            Assert.NotEqual(element.Symbol, element.NameZh);
        });
        Assert.Throws<ArgumentException>(() => CompoundCatalogue.ReportedOxide(Element.Of("Fe")));
    }

    [Fact]
    public void A_hydrate_holds_less_of_the_element_than_the_same_salt_without_water()
    {
        Compound dry = CompoundCatalogue.Of("LaCl3");
        Compound hydrate = CompoundCatalogue.Of("LaCl3.7H2O");

        Assert.True(hydrate.IsHydrate);
        Assert.False(dry.IsHydrate);
        Assert.True(hydrate.ElementFraction < dry.ElementFraction);
        Assert.Equal(dry.MolarMicrodaltons + (7 * 18_015_000), hydrate.MolarMicrodaltons);
    }

    [Fact]
    public void The_element_in_a_compound_is_rounded_down_by_less_than_a_picogram() =>
        Gen.Select(AnyCompound, Gen.Long[0, Mass.MaxMilligrams]).Sample((compound, milligrams) =>
        {
            Int128 amount = compound.ElementIn(Mass.FromMilligrams(milligrams)).Picograms;
            Int128 exact = (Int128)milligrams * Ppb.Whole;
            Int128 low = amount * compound.MolarMicrodaltons / compound.ElementMicrodaltons;
            Int128 high = (amount + 1) * compound.MolarMicrodaltons / compound.ElementMicrodaltons;

            Assert.True(low <= exact && exact <= high);
        });

    [Fact]
    public void To_the_compound_and_back_never_gains_and_loses_at_most_two_picograms() =>
        Gen.Select(AnyCompound, Gen.Long[0, long.MaxValue]).Sample((compound, picograms) =>
        {
            ElementAmount element = new(picograms);
            ElementAmount back = compound.CompoundOf(element)
                .Share(compound.ElementMicrodaltons, compound.MolarMicrodaltons);

            Assert.InRange((long)(element - back).Picograms, 0, 2);
        });

    [Fact]
    public void Shares_convert_there_and_back_without_gain() =>
        Gen.Select(AnyCompound, Gen.Long[0, Ppb.Whole]).Sample((compound, ppb) =>
        {
            Ppb element = compound.ElementShareOf(Ppb.Of(ppb));
            Ppb? back = compound.CompoundShareOf(element);

            Assert.NotNull(back);
            Assert.InRange(ppb - back.Value.Value, 0, 6);
        });

    [Fact]
    public void More_element_than_the_pure_compound_holds_is_no_share_of_the_compound()
    {
        Compound oxide = CompoundCatalogue.Of("Nd2O3");

        Assert.Null(oxide.CompoundShareOf(Ppb.Of(857_400_000)));
        Assert.Equal(Ppb.Of(999_999_999), oxide.CompoundShareOf(oxide.ElementFraction));
    }

    [Fact]
    public void Cas_numbers_of_compounds_check()
    {
        string[] known = [.. CompoundCatalogue.All.Select(compound => compound.CasNumber).OfType<string>()];

        Assert.All(known, number => Assert.True(CasNumber.Checks(number), number));
        Assert.Equal("1313-97-9", CompoundCatalogue.Of("Nd2O3").CasNumber);
        Assert.Null(CompoundCatalogue.Of("Nd2Fe14B").CasNumber);
    }
}
