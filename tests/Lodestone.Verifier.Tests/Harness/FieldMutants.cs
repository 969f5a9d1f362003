using System.Text;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>
/// Every field of a bundle, from its nine members down to each member of each payload: deleted, doubled, exchanged with its
/// neighbour, reversed, cut, made longer, altered, written in a longer form, or put in from another bundle.
/// </summary>
/// <param name="of">The original.</param>
/// <param name="takesItem">Which items of the long lists are gone into, by place and length.</param>
internal sealed class FieldMutants(Original of, Func<int, int, bool> takesItem)
{
    private static readonly string[] Lists = ["entries", "rows", "withheld"];

    private readonly Branch root = BundleFields.Of(of.Bytes);

    /// <summary>All items.</summary>
    public static bool Every(int place, int length) => true;

    /// <summary>The first, the middle and the last item.</summary>
    public static bool Some(int place, int length) => place == 0 || place == length - 1 || place == length / 2;

    /// <summary>All mutants of the bundle by itself.</summary>
    public IEnumerable<Mutant> Alone() => AlterBranch(root, []);

    /// <summary>Each field put in from another bundle, where it has the same field and another value.</summary>
    public IEnumerable<Mutant> CrossedWith(Branch other, string name) => Cross(root, other, [], name);

    private IEnumerable<Mutant> AlterBranch(Branch branch, string[] path)
    {
        foreach (Mutant mutant in Rearranged(branch, path))
        {
            yield return mutant;
        }

        branch.IsWidened = true;
        yield return Made(path, "widened");
        branch.IsWidened = false;
        for (int i = 0; i < branch.Children.Count; i++)
        {
            string[] at = [.. path, branch.Children[i].Label];
            if (IsItem(at) && !takesItem(i, branch.Children.Count))
            {
                continue;
            }

            IEnumerable<Mutant> within = branch.Children[i].Field is Branch inner
                ? AlterBranch(inner, at)
                : AlterLeaf((Leaf)branch.Children[i].Field, at);
            foreach (Mutant mutant in within)
            {
                yield return mutant;
            }
        }
    }

    private IEnumerable<Mutant> Rearranged(Branch branch, string[] path)
    {
        List<(string Label, byte[] Key, Field Field)> children = branch.Children;
        for (int i = 0; i < children.Count; i++)
        {
            (string Label, byte[] Key, Field Field) child = children[i];
            string[] at = [.. path, child.Label];
            if (IsItem(at) && !takesItem(i, children.Count))
            {
                continue;
            }

            children.RemoveAt(i);
            yield return Made(at, "deleted", isInPlace: false);
            children.Insert(i, child);
            children.Insert(i, child);
            yield return Made(at, "doubled", isInPlace: false);
            children.RemoveAt(i);
            if (i + 1 < children.Count)
            {
                (string Label, byte[] Key, Field Field) next = children[i + 1];
                (children[i], children[i + 1]) =
                    ((child.Label, child.Key, next.Field), (next.Label, next.Key, child.Field));
                yield return Made(at, "exchanged with the next", isInPlace: false);
                (children[i], children[i + 1]) = (next, child);
                yield return Made(at, "after the next", isInPlace: false);
                (children[i], children[i + 1]) = (child, next);
            }
        }

        if (children.Count > 1)
        {
            children.Reverse();
            yield return Made(path, "reversed", isInPlace: path.Length > 1);
            children.Reverse();
        }
    }

    private IEnumerable<Mutant> AlterLeaf(Leaf leaf, string[] path)
    {
        byte[] content = leaf.Content;
        foreach ((string how, byte[] altered) in Alterations(leaf))
        {
            leaf.Content = altered;
            yield return Made(path, how);
            leaf.Content = content;
        }

        leaf.IsWidened = true;
        yield return Made(path, "widened");
        leaf.IsWidened = false;
    }

    private static IEnumerable<(string How, byte[] Content)> Alterations(Leaf leaf)
    {
        byte[] content = leaf.Content;
        if (leaf.Kind == LeafKind.Integer)
        {
            foreach (long value in (long[])[leaf.Value + 1, leaf.Value - 1, 0, -1, 1L << 40, long.MaxValue])
            {
                yield return ($"= {value}", Leaf.Of(value).Content);
            }

            yield break;
        }

        yield return ("with a byte more", [.. content, (byte)'0']);
        yield return ("emptied", []);
        if (content.Length > 0)
        {
            yield return ("with a byte less", content[..^1]);
            yield return ("first bit turned", [(byte)(content[0] ^ 1), .. content[1..]]);
            yield return ("last bit turned", [.. content[..^1], (byte)(content[^1] ^ 1)]);
            yield return ("zeros", new byte[content.Length]);
        }

        if (leaf.Kind == LeafKind.JsonWord)
        {
            yield return ("other word", content.AsSpan().SequenceEqual("true"u8) ? "false"u8.ToArray() : "true"u8.ToArray());
        }

        if (leaf.Kind == LeafKind.Line)
        {
            yield return ("with another line", [.. content, .. Encoding.ASCII.GetBytes("\n— stranger AAAAAAAA")]);
        }
    }

    private IEnumerable<Mutant> Cross(Branch mine, Branch theirs, string[] path, string name)
    {
        for (int i = 0; i < mine.Children.Count; i++)
        {
            (string label, byte[] key, Field field) = mine.Children[i];
            string[] at = [.. path, label];
            if (i >= theirs.Children.Count || theirs.Children[i].Label != label
                || (IsItem(at) && !takesItem(i, mine.Children.Count)))
            {
                continue;
            }

            Field other = theirs.Children[i].Field;
            mine.Children[i] = (label, key, other);
            yield return Made(at, $"from {name}");
            mine.Children[i] = (label, key, field);
            if (field is Branch inner && other is Branch innerOfTheirs)
            {
                foreach (Mutant mutant in Cross(inner, innerOfTheirs, at, name))
                {
                    yield return mutant;
                }
            }
        }
    }

    private static bool IsItem(string[] path) => path.Length == 2 && Lists.Contains(path[0]);

    private Mutant Made(string[] path, string how, bool isInPlace = true)
    {
        string? part = path.Length == 0 ? null : path[0];

        // Where something was exchanged between two parts, either of them may be named.
        bool isBetweenParts = path.Length == 1 && !isInPlace;
        bool seenByManifestOnly = path is ["entries", _, "1", ..] or ["withheld", _, "3", ..];
        string? item = isInPlace && path.Length > 2 && Lists.Contains(path[0]) && !seenByManifestOnly
            ? $"{path[0]}[{path[1]}]"
            : null;
        return new Mutant(of, $"{string.Join('/', path)} {how}", root.Encode(), isBetweenParts ? null : part, item);
    }
}
