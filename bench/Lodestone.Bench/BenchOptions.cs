using System.Globalization;

namespace Lodestone.Bench;

/// <summary>What every benchmark can be told.</summary>
/// <param name="Rounds">How many rounds each ratio is the median of.</param>
/// <param name="Plant">Whether work is added on our side, so that a benchmark shows that it would see it.</param>
/// <param name="Only">Which part of a benchmark is run, by its word; all if none is named.</param>
/// <param name="Folder">Where stores and PostgreSQL's files lie; a new temporary folder if none is named.</param>
internal sealed record BenchOptions(int Rounds, bool Plant, string? Only, string? Folder)
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">One is unknown or has no value.</exception>
    public static BenchOptions Parse(string[] args)
    {
        BenchOptions options = new(Rounds: 7, Plant: false, Only: null, Folder: null);
        for (int i = 0; i < args.Length; i++)
        {
            options = (args[i], i + 1 < args.Length ? args[i + 1] : null) switch
            {
                ("--plant", _) => options with { Plant = true },
                ("--rounds", { } count) => options with { Rounds = int.Parse(count, CultureInfo.InvariantCulture) },
                ("--only", { } part) => options with { Only = part },
                ("--folder", { } folder) => options with { Folder = folder },
                _ => throw new FormatException($"Unknown option, or one without its value: {args[i]}"),
            };
            i += args[i] == "--plant" ? 0 : 1;
        }

        return options;
    }

    /// <summary>Whether a part of a benchmark is to be run.</summary>
    public bool Wants(string part) => Only is null || Only == part;
}
