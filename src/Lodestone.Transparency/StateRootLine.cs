using System.Globalization;

namespace Lodestone.Transparency;

/// <summary>
/// The checkpoint's extension line that carries a state root: <c>state ROWS BASE64-OF-ROOT</c>, the RFC 6962 root over
/// the state's rows in ordinal order of table and key.
/// </summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Root">The root.</param>
public sealed record StateRootLine(long Rows, Hash Root)
{
    /// <summary>The line of a checkpoint, or null if it carries none or a malformed one.</summary>
    public static StateRootLine? Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        foreach (string line in checkpoint.Extensions)
        {
            string[] words = line.Split(' ');
            if (words is ["state", _, _]
                && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long rows)
                && Hash.TryFromBase64(words[2], out Hash root)
                && new StateRootLine(rows, root) is { } read && read.ToString() == line)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The line.</summary>
    public override string ToString() => $"state {Rows.ToString(CultureInfo.InvariantCulture)} {Root.ToBase64()}";
}
