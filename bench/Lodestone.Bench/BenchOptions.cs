using System.Globalization;

namespace Lodestone.Bench;

/// <summary>What every benchmark can be told.</summary>
/// <param name="Rounds">How many rounds each ratio is the median of.</param>
/// <param name="Plant">Whether work is added on our side, so that a benchmark shows that it would see it.</param>
/// <param name="Folder">Where stores and PostgreSQL's files lie; a new temporary folder if none is named.</param>
internal sealed record BenchOptions(int Rounds, bool Plant, string? Folder)
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">One is unknown or has no value.</exception>
    public static BenchOptions Parse(string[] args)
    {
        BenchOptions options = new(Rounds: 7, Plant: false, Folder: null);
        for (int i = 0; i < args.Length; i++)
        {
            options = (args[i], i + 1 < args.Length ? args[i + 1] : null) switch
            {
                ("--plant", _) => options with { Plant = true },
                ("--rounds", { } count) => options with { Rounds = int.Parse(count, CultureInfo.InvariantCulture) },
                ("--folder", { } folder) => options with { Folder = folder },
                _ => throw new FormatException($"Unknown option, or one without its value: {args[i]}"),
            };
            i += args[i] == "--plant" ? 0 : 1;
        }

        return options;
    }
}
