using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>One value of a <see cref="StrictJson"/> document, which knows where it stands.</summary>
internal readonly struct StrictElement
{
    private readonly StrictJson document;
    private readonly int index;

    internal StrictElement(StrictJson document, int index)
    {
        this.document = document;
        this.index = index;
    }

    private ref readonly StrictJson.Node Node => ref document.At(index);

    public bool IsObject => Node.Kind == JsonTokenType.StartObject;

    public bool IsList => Node.Kind == JsonTokenType.StartArray;

    public bool IsText => Node.Kind == JsonTokenType.String;

    public bool IsNumber => Node.Kind == JsonTokenType.Number;

    public bool IsTruth => Node.Kind is JsonTokenType.True or JsonTokenType.False;

    public bool IsTrue => Node.Kind == JsonTokenType.True;

    /// <summary>How many values a list or object holds.</summary>
    public int Count => Node.Count;

    /// <summary>The member's name; empty for items of a list.</summary>
    public string Name => Node.NameLength < 0 ? string.Empty : document.Name(index);

    /// <summary>The member's name as it stands in the document, escapes and all.</summary>
    public ReadOnlySpan<byte> NameBytes => Node.NameLength < 0 ? [] : document.NameBytes(index);

    /// <summary>Whether somebody has asked for this member.</summary>
    public bool IsRead => Node.IsRead;

    /// <summary>Where it stands in the document; null for the whole of it.</summary>
    public string? Path => document.PathOf(index);

    /// <summary>Where the element begins in the document.</summary>
    public int Start => Node.Start;

    /// <summary>The exact bytes of the value in the document.</summary>
    public ReadOnlyMemory<byte> Raw => document.Bytes.Slice(Node.Start, Node.Length);

    /// <summary>The text, unescaped; only for texts.</summary>
    public string Text => JsonText.Unescape(Raw.Span[1..^1]);

    /// <summary>The digits of a number as written; only for numbers.</summary>
    public ReadOnlySpan<byte> Digits => Raw.Span;

    /// <summary>The path that a member of this object has, whether it is there or not.</summary>
    public string PathOf(string name) => Path is { } path ? $"{path}.{name}" : name;

    /// <summary>A refusal of this value.</summary>
    public Refusal Refused(RefusalCode code, string? detail = null) => new(code, Path, detail);

    /// <summary>A refusal from elsewhere as one of this value. Paths are made only when something is refused.</summary>
    public Refusal? Located(Refusal? refusal) => refusal is null ? null : refusal with { Field = Path };

    /// <summary>A refusal from elsewhere as one of a member of this object.</summary>
    public Refusal? Located(Refusal? refusal, string member) =>
        refusal is null ? null : refusal with { Field = PathOf(member) };

    /// <summary>Finds a member, and remembers that it was asked for.</summary>
    public bool TryMember(ReadOnlySpan<byte> name, out StrictElement member)
    {
        bool found = TryLook(name, out member);
        if (found)
        {
            document.MarkRead(member.index);
        }

        return found;
    }

    /// <summary>Looks whether a member is there, without asking for it.</summary>
    public bool TryLook(ReadOnlySpan<byte> name, out StrictElement member)
    {
        int end = Node.Next;
        ReadOnlySpan<byte> all = document.Bytes.Span;
        for (int i = index + 1; i < end; i = document.At(i).Next)
        {
            ReadOnlySpan<byte> raw = all.Slice(document.At(i).NameStart, document.At(i).NameLength);
            if (raw.SequenceEqual(name)
                || (raw.Contains((byte)'\\') && JsonText.Unescape(raw) == System.Text.Encoding.UTF8.GetString(name)))
            {
                member = new StrictElement(document, i);
                return true;
            }
        }

        member = default;
        return false;
    }

    /// <summary>Gives back what the document holds; no value of it may be looked at any more.</summary>
    public void Release() => document.Release();

    /// <summary>The values that a list or object holds, in order.</summary>
    public Children Values => new(document, index);

    /// <summary>Walks over the values of a list or object.</summary>
    internal struct Children(StrictJson document, int parent)
    {
        private int at = -1;

        public readonly StrictElement Current => new(document, at);

        public bool MoveNext()
        {
            at = at < 0 ? parent + 1 : document.At(at).Next;
            return at < document.At(parent).Next;
        }

        public readonly Children GetEnumerator() => this;
    }
}
