namespace Lodestone.Vocabulary;

/// <summary>
/// A chemical element by its IUPAC symbol. Listed elements (rare earths, antimony, gallium, germanium) are conserved by
/// the rules; the others (iron, boron, oxygen…) may be stated but are not accounted for.
/// </summary>
public readonly record struct Element : IComparable<Element>
{
    private static readonly string[] Known =
        ("Ac Ag Al Am Ar As At Au B Ba Be Bh Bi Bk Br C Ca Cd Ce Cf Cl Cm Cn Co Cr Cs Cu Db Ds Dy Er Es Eu F "
        + "Fe Fl Fm Fr Ga Gd Ge H He Hf Hg Ho Hs I In Ir K Kr La Li Lr Lu Lv Mc Md Mg Mn Mo Mt N Na Nb Nd Ne Nh "
        + "Ni No Np O Og Os P Pa Pb Pd Pm Po Pr Pt Pu Ra Rb Re Rf Rg Rh Rn Ru S Sb Sc Se Sg Si Sm Sn Sr Ta Tb "
        + "Tc Te Th Ti Tl Tm Ts U V W Xe Y Yb Zn Zr").Split(' ');

    private static readonly string[] ListedSymbols =
        "Ce Dy Er Eu Ga Gd Ge Ho La Lu Nd Pr Sb Sc Sm Tb Tm Y Yb".Split(' ');

    private static readonly int[] ListedRanks =
        [.. Known.Select(known => Array.BinarySearch(ListedSymbols, known, StringComparer.Ordinal))];

    // 1 + the place among the known symbols, so that comparing elements is comparing bytes; 0 is no element.
    private readonly byte number;

    private Element(int at) => number = (byte)(at + 1);

    /// <summary>Every conserved element, in ordinal order of the symbol.</summary>
    public static IReadOnlyList<Element> Listed { get; } = [.. ListedSymbols.Select(Of)];

    /// <summary>The IUPAC symbol, such as <c>Nd</c>.</summary>
    public string Symbol => number == 0 ? string.Empty : Known[number - 1];

    /// <summary>Whether the rules conserve this element.</summary>
    public bool IsListed => ListedRank >= 0;

    /// <summary>The place in <see cref="Listed"/>; negative if the element is not listed.</summary>
    public int ListedRank => number == 0 ? -1 : ListedRanks[number - 1];

    /// <summary>Whether this is a rare earth: scandium, yttrium or a lanthanide.</summary>
    public bool IsRareEarth => IsListed && Symbol is not ("Ga" or "Ge" or "Sb");

    /// <summary>English name; the symbol if the table holds none.</summary>
    public string NameEn => ElementTable.Find(Symbol)?.NameEn ?? Symbol;

    /// <summary>Chinese name; the symbol if the table holds none.</summary>
    public string NameZh => ElementTable.Find(Symbol)?.NameZh ?? Symbol;

    /// <summary>The element of a symbol.</summary>
    /// <exception cref="ArgumentException">No such element.</exception>
    public static Element Of(string symbol) => TryParse(symbol, out Element element)
        ? element
        : throw new ArgumentException($"'{symbol}' is no element's symbol.", nameof(symbol));

    /// <summary>The element of a symbol, or false.</summary>
    public static bool TryParse(string? text, out Element element)
    {
        int at = text is null ? -1 : Array.BinarySearch(Known, text, StringComparer.Ordinal);
        element = at >= 0 ? new Element(at) : default;
        return at >= 0;
    }

    /// <inheritdoc/>
    public int CompareTo(Element other) => number.CompareTo(other.number);

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
