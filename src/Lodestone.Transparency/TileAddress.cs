using System.Globalization;

namespace Lodestone.Transparency;

/// <summary>
/// Names one tile of the log in the layout of C2SP tlog-tiles: a hash tile of some level, or a bundle of entries. Level
/// 0 holds leaf hashes; a hash of level L covers 256^L entries; a full tile has 256 of them.
/// </summary>
public sealed record TileAddress
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level that a path may name (C2SP tlog-tiles).</summary>
    public const int MaxLevel = 63;

    private TileAddress(int? level, long index, int width)
    {
        if (level is < 0 or > MaxLevel)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A level lies from 0 to {MaxLevel}.");
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        HashLevel = level;
        Index = index;
        Width = width;
    }

    /// <summary>Whether this is a bundle of entries rather than a hash tile.</summary>
    public bool IsEntries => HashLevel is null;

    /// <summary>The level of a hash tile, 0 to 63.</summary>
    /// <exception cref="InvalidOperationException">This is a bundle of entries.</exception>
    public int Level => HashLevel ?? throw new InvalidOperationException("A bundle of entries has no level.");

    /// <summary>The tile's place in its level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries it holds: 1 to 256.</summary>
    public int Width { get; }

    /// <summary>Whether it holds fewer than 256.</summary>
    public bool IsPartial => Width < FullWidth;

    private int? HashLevel { get; }

    /// <summary>A hash tile.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 63, the index is negative, or the width is
    /// not 1 to 256.</exception>
    public static TileAddress Hashes(int level, long index, int width = FullWidth) => new(level, index, width);

    /// <summary>A bundle of entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or the width is not 1 to 256.</exception>
    public static TileAddress Entries(long index, int width = FullWidth) => new(null, index, width);

    /// <summary>The same place at another width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not 1 to 256.</exception>
    public TileAddress WithWidth(int width) => new(HashLevel, Index, width);

    /// <summary>
    /// The path below the log's prefix, such as <c>tile/0/x001/x234/067</c> or <c>tile/entries/000.p/5</c>.
    /// </summary>
    public override string ToString()
    {
        var invariant = CultureInfo.InvariantCulture;
        var groups = (Index % 1000).ToString("000", invariant);
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
            groups = $"x{(rest % 1000).ToString("000", invariant)}/{groups}";
        var level = HashLevel?.ToString(invariant) ?? "entries";
        return IsPartial ? string.Create(invariant, $"tile/{level}/{groups}.p/{Width}") : $"tile/{level}/{groups}";
    }

    /// <summary>
    /// Reads a path; each tile has one path only, all else is <see cref="FormatFault.BadStructure"/>.
    /// </summary>
    public static Parsed<TileAddress> Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > 64 || !path.StartsWith("tile/", StringComparison.Ordinal))
            return Parsed<TileAddress>.Bad(FormatFault.BadStructure, "path");

        // Read loosely, then ask whether the address found writes itself as the very same path.
        var parts = path.Split('/');
        var isPartial = parts.Length >= 4 && parts[^2].EndsWith(".p", StringComparison.Ordinal);
        var width = isPartial ? StrictText.Decimal(parts[^1]) : FullWidth;
        var groups = isPartial ? parts[2..^1] : parts[2..];
        var level = parts.Length > 1 && parts[1] != "entries" ? StrictText.Decimal(parts[1]) : -1;
        var digits = string.Concat(groups).Replace("x", "", StringComparison.Ordinal)
            .Replace(".p", "", StringComparison.Ordinal).TrimStart('0');
        var index = StrictText.Decimal(digits.Length == 0 ? "0" : digits);
        if (width is not (>= 1 and <= FullWidth) || level is null or > MaxLevel || index is null)
            return Parsed<TileAddress>.Bad(FormatFault.BadStructure, "path");
        var address = new TileAddress(level < 0 ? null : (int)level, index.Value, (int)width);
        return address.ToString() == path
            ? Parsed<TileAddress>.Of(address)
            : Parsed<TileAddress>.Bad(FormatFault.BadStructure, "path");
    }
}
