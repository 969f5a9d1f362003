
namespace Lodestone.Vocabulary.Tests;

/// <summary>What the catalogues of materials and steps promise to everyone who reads them.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Materials_are_listed_once_in_ordinal_order_of_their_code()
    {
        string[] codes = [.. MaterialCatalogue.All.Select(material => material.Code)];

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Steps_are_listed_once_in_ordinal_order_of_their_code()
    {
        string[] codes = [.. StepCatalogue.All.Select(step => step.Code)];

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Codes_are_lower_case_words_joined_by_points()
    {
        IEnumerable<string> codes = MaterialCatalogue.All.Select(material => material.Code)
            .Concat(StepCatalogue.All.Select(step => step.Code));

        Assert.All(codes, code => Assert.Matches("^[a-z0-9]+(\\.[a-z0-9]+)*$", code));
    }

    [Fact]
    public void Every_material_and_step_has_a_name_in_both_languages_of_its_own()
    {
        string[] english = [.. MaterialCatalogue.All.Select(material => material.NameEn)];
        string[] chinese = [.. MaterialCatalogue.All.Select(material => material.NameZh)];

        Assert.Equal(english.Length, english.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(chinese.Length, chinese.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            english.Concat(StepCatalogue.All.Select(step => step.NameEn)),
            name => Assert.Matches("^[A-Za-z0-9 ,.-]+$", name));
        Assert.All(
            chinese.Concat(StepCatalogue.All.Select(step => step.NameZh)),
            name => Assert.Contains(name, character => character is >= '\u4e00' and <= '\u9fff'));
    }

    [Fact]
    public void Hs_codes_are_six_to_ten_digits_of_a_chapter_that_exists_and_never_repeat_within_a_material()
    {
        Assert.All(MaterialCatalogue.All, material =>
        {
            Assert.NotEmpty(material.HsCodes);
            Assert.Equal(material.HsCodes.Length, material.HsCodes.Distinct().Count());
            Assert.All(material.HsCodes, code =>
            {
                Assert.Matches("^[0-9]{6}([0-9]{2}([0-9]{2})?)?$", code);
                Assert.InRange(int.Parse(code[..2], null), 25, 85);
                Assert.Contains(code[..6], material.HsCodes.Select(known => known[..6]));
            });
        });
    }

    [Fact]
    public void Every_longer_hs_code_stands_beside_its_six_digits()
    {
        string[] alone = [.. MaterialCatalogue.All
            .SelectMany(material => material.HsCodes
                .Where(code => code.Length > 6 && !material.HsCodes.Contains(code[..6]))
                .Select(code => $"{material.Code} {code}"))];

        // The announcement's own slip for 8112929010, which customs may still meet.
        Assert.Equal(
            ["ga.metal.4n 8110929010", "ga.metal.6n 8110929010", "ga.metal.7n 8110929010"],
            alone);
    }

    [Fact]
    public void Steps_name_only_materials_of_the_catalogue()
    {
        Assert.All(StepCatalogue.All, step => Assert.All(
            step.Inputs.Concat(step.Outputs),
            code => Assert.True(MaterialCatalogue.TryFind(code, out _), $"{step.Code} names {code}")));
    }

    [Fact]
    public void A_step_that_transforms_stays_in_its_chain_and_names_what_goes_in_and_comes_out()
    {
        Assert.All(StepCatalogue.All.Where(step => !step.IsHandling), step =>
        {
            string chain = step.Code.Split('.')[0] + ".";
            Assert.NotEmpty(step.Inputs);
            Assert.NotEmpty(step.Outputs);
            Assert.All(
                step.Inputs.Concat(step.Outputs),
                code => Assert.StartsWith(chain, code, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_material_can_be_made_or_sourced_and_every_residue_can_become_feed()
    {
        HashSet<string> inputs = [.. StepCatalogue.All.SelectMany(step => step.Inputs)];
        HashSet<string> outputs = [.. StepCatalogue.All.SelectMany(step => step.Outputs)];
        string[] unreached = [.. MaterialCatalogue.All
            .Where(material => !outputs.Contains(material.Code) && !inputs.Contains(material.Code))
            .Select(material => material.Code)];
        string[] deadEnds = [.. MaterialCatalogue.All
            .Where(material => material.Form == MaterialForm.Residue && !inputs.Contains(material.Code))
            .Select(material => material.Code)];

        Assert.Empty(unreached);
        Assert.Empty(deadEnds);
    }

    [Fact]
    public void Recovery_bands_run_from_low_to_high_and_products_stay_inside_all_outputs()
    {
        Assert.All(StepCatalogue.All, step =>
        {
            Assert.True(step.RecoveryLow <= step.RecoveryHigh, step.Code);
            Assert.True(step.ProductRecoveryLow <= step.ProductRecoveryHigh, step.Code);
            Assert.True(step.ProductRecoveryHigh <= step.RecoveryHigh, step.Code);
            Assert.True(step.ProductRecoveryLow <= step.RecoveryLow, step.Code);
            Assert.True(step.Tolerance.Value <= 50_000_000, step.Code);
        });
    }

    [Fact]
    public void Handling_neither_loses_nor_gains()
    {
        ProcessStep[] handling = [.. StepCatalogue.All.Where(step => step.IsHandling)];

        Assert.Equal(["merge", "sample", "split"], handling.Select(step => step.Code));
        Assert.All(handling, step =>
        {
            Assert.Equal(Ppb.Of(Ppb.Whole), step.RecoveryLow);
            Assert.Equal(Ppb.Of(Ppb.Whole), step.RecoveryHigh);
            Assert.Equal(Ppb.Zero, step.Tolerance);
        });
    }

    [Fact]
    public void What_no_catalogue_holds_is_not_found()
    {
        Assert.False(MaterialCatalogue.TryFind("ree.oxide.pm", out _));
        Assert.False(MaterialCatalogue.TryFind("REE.OXIDE.ND", out _));
        Assert.False(MaterialCatalogue.TryFind(null, out _));
        Assert.False(StepCatalogue.TryFind("ree.alchemy", out _));
        Assert.False(StepCatalogue.TryFind(null, out _));
    }

    [Theory]
    [InlineData("ree.oxide.nd", "Nd2O3")]
    [InlineData("ree.oxide.ce", "CeO2")]
    [InlineData("ree.oxide.dy", "Dy2O3")]
    [InlineData("sb.oxide.trioxide", "Sb2O3")]
    [InlineData("ga.wafer.gan", "GaN")]
    [InlineData("ga.wafer.gaas", "GaAs")]
    [InlineData("ge.oxide", "GeO2")]
    [InlineData("ge.chloride", "GeCl4")]
    [InlineData("ree.fluoride.tb", "TbF3")]
    public void A_compound_holds_at_most_what_its_formula_allows_and_a_tenth_of_a_per_cent(string code, string formula)
    {
        Assert.True(MaterialCatalogue.TryFind(code, out Material? material));

        long stoichiometric = CompoundCatalogue.Of(formula).LargestElementShare.Value;

        Assert.Equal(stoichiometric + 1_000_000, material.MaxListedShare.Value);
        Assert.Equal(formula, material.StatedAs);
    }

    [Fact]
    public void What_is_stated_as_a_compound_can_hold_the_pure_compound()
    {
        // Carbonates and oxalates are stated as the oxide that they will become, and hold less.
        IEnumerable<Material> stated = MaterialCatalogue.All.Where(material =>
            material.StatedAs is not null && !material.Code.StartsWith("ree.salt.", StringComparison.Ordinal));

        Assert.All(stated, material =>
        {
            Compound compound = CompoundCatalogue.Of(material.StatedAs!);
            Assert.Contains(compound.Element, material.Principal);
            ElementShare pure = new(compound.Element, compound.LargestElementShare, false, Ppb.Zero);
            Assert.Null(material.Judge(Composition.Of(pure), "x"));
        });
    }

    [Fact]
    public void Principal_elements_are_among_those_the_material_may_hold()
    {
        Assert.All(MaterialCatalogue.All, material =>
            Assert.All(material.Principal, element => Assert.True(material.MayContain(element), material.Code)));
    }

    [Fact]
    public void Purity_classes_of_a_material_rise_and_reach_no_more_than_the_whole()
    {
        Assert.All(MaterialCatalogue.All, material =>
        {
            Assert.Equal(
                material.PurityClasses.OrderBy(purity => purity.MinPurity).Select(purity => purity.Name),
                material.PurityClasses.Select(purity => purity.Name));
            Assert.All(material.PurityClasses, purity => Assert.True(purity.MinPurity.Value < Ppb.Whole));
        });
    }

    [Theory]
    [InlineData("2N", 990_000_000)]
    [InlineData("3N5", 999_500_000)]
    [InlineData("4N", 999_900_000)]
    [InlineData("5N7", 999_997_000)]
    [InlineData("6N7", 999_999_700)]
    [InlineData("7N", 999_999_900)]
    [InlineData("8N5", 999_999_995)]
    public void Nines_stand_for_exact_shares(string name, long ppb) =>
        Assert.Equal(ppb, PurityClass.OfNines(name).MinPurity.Value);

    [Theory]
    [InlineData("9N")]
    [InlineData("0N")]
    [InlineData("4n")]
    [InlineData("4NX")]
    [InlineData("44N")]
    [InlineData("")]
    public void Other_names_are_no_nines(string name) =>
        Assert.Throws<ArgumentException>(() => PurityClass.OfNines(name));

    [Fact]
    public void Neodymium_oxide_richer_than_its_formula_does_not_fit()
    {
        Assert.True(MaterialCatalogue.TryFind("ree.oxide.nd", out Material? oxide));
        Composition metal = Composition.Of(new ElementShare(Element.Of("Nd"), Ppb.Of(900_000_000), false, Ppb.Zero));

        Refusal? refusal = oxide.Judge(metal, "acts[0].outputs[0].composition");

        Assert.Equal(RefusalCode.CompositionDoesNotFitMaterial, refusal?.Code);
        Assert.Equal("acts[0].outputs[0].composition", refusal?.Field);
    }

    [Fact]
    public void Antimony_in_a_magnet_does_not_fit_but_gallium_and_iron_do()
    {
        Assert.True(MaterialCatalogue.TryFind("ree.magnet.ndfeb", out Material? magnet));
        ElementShare iron = new(Element.Of("Fe"), Ppb.Of(650_000_000), false, Ppb.Zero);
        ElementShare gallium = new(Element.Of("Ga"), Ppb.Of(2_000_000), false, Ppb.Zero);
        ElementShare antimony = new(Element.Of("Sb"), Ppb.Of(1), false, Ppb.Zero);
        ElementShare below = antimony with { IsCensored = true };

        Assert.Null(magnet.Judge(Composition.Of(iron, gallium, below), "c"));
        Assert.Equal(
            RefusalCode.CompositionDoesNotFitMaterial, magnet.Judge(Composition.Of(iron, antimony), "c")?.Code);
    }
}
