using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// A JSON document read strictly, once, from the bytes that were signed: valid UTF-8 without a byte order mark, no lone
/// surrogate, no member named twice in an object, nothing after the value, all lengths and the depth bounded. Numbers
/// stay the digits that were written. The document is one flat list of nodes over the bytes: nothing is copied.
/// </summary>
internal sealed class StrictJson
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly JsonLimits limits;
    private Node[] nodes;
    private int count;

    private StrictJson(ReadOnlyMemory<byte> bytes, JsonLimits limits)
    {
        this.bytes = bytes;
        this.limits = limits;
        nodes = ArrayPool<Node>.Shared.Rent(Math.Min(bytes.Length / 12, 512) + 4);
    }

    /// <summary>Reads a document; null if it is well formed, else the refusal with the place and the byte.</summary>
    public static Refusal? TryParse(ReadOnlyMemory<byte> bytes, JsonLimits limits, out StrictElement root)
    {
        root = default;
        if (bytes.Length > limits.MaxBytes)
        {
            return new Refusal(RefusalCode.TooLong, null, $"{bytes.Length} bytes, at most {limits.MaxBytes}");
        }

        if (bytes.Span is [0xEF, 0xBB, 0xBF, ..])
        {
            return new Refusal(RefusalCode.JsonMalformed, null, "byte 0: byte order mark");
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return new Refusal(RefusalCode.TextNotUnicode, null, $"byte {FirstInvalidByte(bytes.Span)}");
        }

        var document = new StrictJson(bytes, limits);
        if (document.Read() is { } refusal)
        {
            return refusal;
        }

        root = new StrictElement(document, 0);
        return null;
    }

    internal ReadOnlyMemory<byte> Bytes => bytes;

    internal ref readonly Node At(int index) => ref nodes[index];

    internal void MarkRead(int index) => nodes[index].IsRead = true;

    /// <summary>Gives the nodes back once nobody reads the document any more.</summary>
    internal void Release()
    {
        ArrayPool<Node>.Shared.Return(nodes);
        nodes = [];
    }

    internal ReadOnlySpan<byte> NameBytes(int index) =>
        bytes.Span.Slice(nodes[index].NameStart, nodes[index].NameLength);

    /// <summary>The member's name, unescaped.</summary>
    internal string Name(int index) => JsonText.Unescape(NameBytes(index));

    private Refusal? Read()
    {
        var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        var open = new Stack<int>();
        (int NameStart, int NameLength) name = (0, -1);
        try
        {
            while (reader.Read())
            {
                Refusal? refusal = null;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                        refusal = CheckName(open.Peek(), name.NameStart, name.NameLength);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        Close(open.Pop(), (int)reader.BytesConsumed);
                        break;
                    default:
                        refusal = Add(ref reader, open, name);
                        name = (0, -1);
                        break;
                }

                if (refusal is not null)
                {
                    return refusal;
                }
            }
        }
        catch (JsonException malformed)
        {
            string where = $"byte {ByteOffset(malformed)}";
            return new Refusal(RefusalCode.JsonMalformed, open.TryPeek(out int at) ? PathOf(at) : null, where);
        }

        return null;
    }

    private Refusal? Add(ref Utf8JsonReader reader, Stack<int> open, (int Start, int Length) name)
    {
        int start = (int)reader.TokenStartIndex;
        int length = (int)reader.BytesConsumed - start;
        int parent = open.TryPeek(out int top) ? top : -1;
        int self = NewNode();
        nodes[self] = new Node
        {
            Kind = reader.TokenType,
            Start = start,
            Length = length,
            NameStart = name.Start,
            NameLength = name.Length,
            Parent = parent,
            Next = self + 1,
        };
        if (parent >= 0)
        {
            ref Node around = ref nodes[parent];
            around.Count++;
            int most = around.Kind == JsonTokenType.StartArray ? limits.MaxItems : JsonLimits.MaxMembers;
            if (around.Count > most)
            {
                return new Refusal(RefusalCode.TooLong, PathOf(parent), $"more than {most} entries");
            }
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                open.Push(self);
                return open.Count > limits.MaxDepth
                    ? new Refusal(RefusalCode.JsonTooDeep, PathOf(self), $"at most {limits.MaxDepth} levels")
                    : null;
            case JsonTokenType.String when length - 2 > JsonLimits.MaxTextBytes:
                return new Refusal(
                    RefusalCode.TooLong, PathOf(self), $"{length - 2} bytes, at most {JsonLimits.MaxTextBytes}");
            case JsonTokenType.String when reader.ValueIsEscaped && JsonText.HasLoneSurrogate(reader.ValueSpan):
                return new Refusal(RefusalCode.TextNotUnicode, PathOf(self), $"byte {start}: lone surrogate");
            case JsonTokenType.Number when length > JsonLimits.MaxNumberBytes:
                return new Refusal(RefusalCode.TooManyDigits, PathOf(self), $"{length} characters");
            default:
                return null;
        }
    }

    private void Close(int index, int end)
    {
        ref Node node = ref nodes[index];
        node.Length = end - node.Start;
        node.Next = count;
    }

    private int NewNode()
    {
        if (count == nodes.Length)
        {
            Node[] larger = ArrayPool<Node>.Shared.Rent(2 * count);
            nodes.CopyTo(larger, 0);
            ArrayPool<Node>.Shared.Return(nodes);
            nodes = larger;
        }

        return count++;
    }

    private Refusal? CheckName(int parent, int start, int length)
    {
        if (length > JsonLimits.MaxNameBytes)
        {
            return new Refusal(
                RefusalCode.TooLong, PathOf(parent), $"name of {length} bytes, at most {JsonLimits.MaxNameBytes}");
        }

        ReadOnlySpan<byte> name = bytes.Span.Slice(start, length);
        bool escaped = name.Contains((byte)'\\');
        if (escaped && JsonText.HasLoneSurrogate(name))
        {
            return new Refusal(RefusalCode.TextNotUnicode, PathOf(parent), $"byte {start}: lone surrogate");
        }

        ReadOnlySpan<byte> all = bytes.Span;
        for (int i = parent + 1; i < count; i = nodes[i].Next)
        {
            ReadOnlySpan<byte> other = all.Slice(nodes[i].NameStart, nodes[i].NameLength);
            if (name.SequenceEqual(other) || ((escaped || other.Contains((byte)'\\'))
                && JsonText.Unescape(name) == JsonText.Unescape(other)))
            {
                return new Refusal(RefusalCode.JsonDuplicateMember, PathOf(i), $"byte {start - 1}");
            }
        }

        return null;
    }

    /// <summary>Where a node stands, such as <c>acts[0].outputs[1].mass</c>; null for the whole document.</summary>
    internal string? PathOf(int index)
    {
        var steps = new Stack<string>();
        for (int at = index; at > 0; at = nodes[at].Parent)
        {
            int parent = nodes[at].Parent;
            steps.Push(nodes[parent].Kind == JsonTokenType.StartArray
                ? $"[{Ordinal(parent, at)}]"
                : "." + JsonText.Printable(Name(at)));
        }

        return steps.Count == 0 ? null : string.Concat(steps).TrimStart('.');
    }

    private int Ordinal(int parent, int index)
    {
        int ordinal = 0;
        for (int i = parent + 1; i < index; i = nodes[i].Next)
        {
            ordinal++;
        }

        return ordinal;
    }

    private long ByteOffset(JsonException malformed)
    {
        ReadOnlySpan<byte> rest = bytes.Span;
        long offset = 0;
        for (long line = malformed.LineNumber ?? 0; line > 0; line--)
        {
            int end = rest.IndexOf((byte)'\n') + 1;
            offset += end;
            rest = rest[end..];
        }

        return offset + (malformed.BytePositionInLine ?? 0);
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length
            && System.Text.Rune.DecodeFromUtf8(bytes[at..], out _, out int length)
                == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>One value of the document.</summary>
    internal struct Node
    {
        /// <summary>What it is; a list or object by its start.</summary>
        internal JsonTokenType Kind;

        /// <summary>First byte.</summary>
        internal int Start;

        /// <summary>Number of bytes, brackets or quotes included.</summary>
        internal int Length;

        /// <summary>First byte of its name inside the quotes.</summary>
        internal int NameStart;

        /// <summary>Length of its name; -1 if it has none.</summary>
        internal int NameLength;

        /// <summary>The node around it; -1 for the whole document.</summary>
        internal int Parent;

        /// <summary>The node after it and all that it holds.</summary>
        internal int Next;

        /// <summary>How many values it holds.</summary>
        internal int Count;

        /// <summary>Whether somebody has asked for it: what nobody asks for is an unknown member.</summary>
        internal bool IsRead;
    }
}
