namespace Lodestone.Vocabulary;

/// <summary>A trade class of purity.</summary>
/// <param name="Name">Such as <c>4N5</c> or <c>Sb99.90</c>.</param>
/// <param name="MinPurity">The least share of the main substance among what the class counts.</param>
/// <param name="Standard">Where the class is defined; empty if it is only usage.</param>
public sealed record PurityClass(string Name, Ppb MinPurity, string Standard)
{
    /// <summary>
    /// The class that a name in nines stands for: n nines, then one more digit, so 4N is 99.99 %, 3N5 is 99.95 %,
    /// 6N7 is 99.99997 %.
    /// </summary>
    /// <param name="name">One digit from 1 to 8, <c>N</c>, and one digit more or none.</param>
    /// <param name="standard">Where the class is defined; empty if it is only usage.</param>
    /// <exception cref="ArgumentException">The name has another form.</exception>
    public static PurityClass OfNines(string name, string standard = "")
    {
        if (name is not { Length: 2 or 3 } || name[0] is < '1' or > '8' || name[1] != 'N'
            || (name.Length == 3 && !char.IsAsciiDigit(name[2])))
        {
            throw new ArgumentException($"'{name}' is no purity in nines.", nameof(name));
        }

        long missing = Ppb.Whole;
        for (int i = 0; i < name[0] - '0'; i++)
        {
            missing /= 10;
        }

        long regained = name.Length == 3 ? (name[2] - '0') * (missing / 10) : 0;
        return new PurityClass(name, Ppb.Of(Ppb.Whole - missing + regained), standard);
    }
}
