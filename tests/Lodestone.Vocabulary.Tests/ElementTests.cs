namespace Lodestone.Vocabulary.Tests;

/// <summary>Elements are IUPAC's, and the listed ones are those that the books conserve.</summary>
public sealed class ElementTests
{
    private const string Iupac =
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb "
        + "Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu "
        + "Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db "
        + "Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og";

    [Fact]
    public void All_118_symbols_are_known_and_sort_by_their_letters()
    {
        string[] symbols = Iupac.Split(' ');
        Element[] elements = [.. symbols.Select(Element.Of)];

        Assert.Equal(118, elements.Distinct().Count());
        Assert.Equal(symbols, elements.Select(element => element.Symbol));
        Assert.Equal(
            symbols.Order(StringComparer.Ordinal), elements.Order().Select(element => element.Symbol));
    }

    [Fact]
    public void No_other_one_or_two_letters_are_an_element()
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        IEnumerable<string> texts = Letters.Select(letter => letter.ToString())
            .Concat(Letters.SelectMany(first => Letters.Select(second => $"{first}{second}")));

        Assert.Equal(118, texts.Count(text => Element.TryParse(text, out _)));
        Assert.False(Element.TryParse(string.Empty, out _));
        Assert.False(Element.TryParse(null, out _));
    }

    [Fact]
    public void Sixteen_rare_earths_with_antimony_gallium_and_germanium_are_listed()
    {
        Assert.Equal(
            "Ce Dy Er Eu Ga Gd Ge Ho La Lu Nd Pr Sb Sc Sm Tb Tm Y Yb".Split(' '),
            Element.Listed.Select(element => element.Symbol));
        Assert.Equal(16, Element.Listed.Count(element => element.IsRareEarth));
        Assert.False(Element.Of("Pm").IsListed);
        Assert.False(default(Element).IsListed);
    }
}
