namespace Lodestone.Verifier.Tests.Harness;

/// <summary>What a branch is.</summary>
internal enum BranchKind
{
    Array,
    Map,
    Tag,
    Wrapped,
    Lines,
    JsonObject,
    JsonArray,
}

/// <summary>A field of fields, each with its label.</summary>
/// <param name="kind">What it is.</param>
internal sealed class Branch(BranchKind kind) : Field
{
    public BranchKind Kind { get; } = kind;

    public List<(string Label, byte[] Key, Field Field)> Children { get; } = [];

    /// <summary>Whether its length is written longer than it must be.</summary>
    public bool IsWidened { get; set; }

    public Field this[string label] => Children.First(child => child.Label == label).Field;

    public void Add(string label, Field field, byte[]? key = null) => Children.Add((label, key ?? [], field));

    public override byte[] Encode()
    {
        byte[][] parts = [.. Children.Select(child => child.Field.Encode())];
        ulong count = (ulong)parts.Length;
        return Kind switch
        {
            BranchKind.Array => Joined([Head(4, count, IsWidened), .. parts]),
            BranchKind.Map =>
                Joined([Head(5, count, IsWidened), .. parts.SelectMany((part, i) => (byte[][])[Children[i].Key, part])]),
            BranchKind.Tag => Joined([.. parts.SelectMany((part, i) => (byte[][])[Children[i].Key, part])]),
            BranchKind.Wrapped => Wrap(Joined(parts)),
            BranchKind.Lines => Wrap(Joined([.. parts.SelectMany(part => (byte[][])[part, [(byte)'\n']])])),
            BranchKind.JsonObject => Json('{', '}', [.. parts.Select((part, i) => Joined([Children[i].Key, part]))]),
            _ => Json('[', ']', parts),
        };
    }

    private byte[] Wrap(byte[] content) => Joined([Head(2, (ulong)content.Length, IsWidened), content]);

    private static byte[] Json(char open, char close, byte[][] parts) => Joined(
    [
        [(byte)open], .. parts.SelectMany((part, i) => (byte[][])[i > 0 ? [(byte)','] : [], part]), [(byte)close],
    ]);

    private static byte[] Joined(byte[][] parts)
    {
        byte[] all = new byte[parts.Sum(part => part.Length)];
        int at = 0;
        foreach (byte[] part in parts)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        return all;
    }
}
