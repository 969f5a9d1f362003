using System.Formats.Cbor;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Reads a bundle into fields, down to the members of its statements' payloads.</summary>
internal static class BundleFields
{
    /// <summary>The names of the members 1 to 9.</summary>
    public static readonly string[] Names =
    [
        "format", "subject", "checkpoint", "blockHeader", "entries", "stateSize", "rows", "withheld", "manifest",
    ];

    /// <summary>The fields of a bundle; encoded again they give the same bytes.</summary>
    public static Branch Of(byte[] bundle)
    {
        Branch root = (Branch)Cbor(bundle);
        for (int i = 0; i < root.Children.Count; i++)
        {
            (_, byte[] key, Field field) = root.Children[i];
            root.Children[i] = (Names[i], key, Expanded(Names[i], field));
        }

        return root.Encode().AsSpan().SequenceEqual(bundle)
            ? root
            : throw new InvalidOperationException("The fields are not the bundle.");
    }

    private static Field Expanded(string name, Field field)
    {
        switch (name)
        {
            case "checkpoint":
                return Lines((Leaf)field);
            case "blockHeader":
                return Wrapped(Cbor(((Leaf)field).Content));
            case "manifest":
                return Statement((Leaf)field, payloadIsJson: false);
            case "entries":
                ExpandItems((Branch)field, 2, leaf => Statement(leaf, payloadIsJson: true));
                return field;
            case "rows":
                ExpandItems((Branch)field, 2, leaf => Wrapped(Json(leaf.Content)));
                return field;
            default:
                return field;
        }
    }

    private static void ExpandItems(Branch list, int member, Func<Leaf, Field> expand)
    {
        foreach ((_, _, Field item) in list.Children)
        {
            Branch members = (Branch)item;
            (string label, byte[] key, Field field) = members.Children[member];
            members.Children[member] = (label, key, expand((Leaf)field));
        }
    }

    private static Branch Statement(Leaf cose, bool payloadIsJson)
    {
        Branch tag = (Branch)Cbor(cose.Content);
        Branch parts = (Branch)tag.Children[0].Field;
        string[] names = ["protected", "unprotected", "payload", "signature"];
        for (int i = 0; i < names.Length; i++)
        {
            Field field = parts.Children[i].Field;
            Field expanded = i switch
            {
                0 => Wrapped(Cbor(((Leaf)field).Content)),
                2 => Wrapped(payloadIsJson ? Json(((Leaf)field).Content) : Cbor(((Leaf)field).Content)),
                _ => field,
            };
            parts.Children[i] = (names[i], [], expanded);
        }

        return Wrapped(tag);
    }

    private static Branch Wrapped(Field field)
    {
        Branch wrapped = new(BranchKind.Wrapped);
        wrapped.Add("content", field);
        return wrapped;
    }

    private static Branch Lines(Leaf note)
    {
        Branch lines = new(BranchKind.Lines);
        string[] texts = Encoding.UTF8.GetString(note.Content).Split('\n');
        for (int i = 0; i < texts.Length - 1; i++)
        {
            lines.Add(Number(i), new Leaf(LeafKind.Line, Encoding.UTF8.GetBytes(texts[i])));
        }

        return lines;
    }

    private static Field Cbor(byte[] bytes) => Cbor(new CborReader(bytes, CborConformanceMode.Lax));

    private static Field Cbor(CborReader reader)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                return Leaf.Of(reader.ReadInt64());
            case CborReaderState.ByteString:
                return new Leaf(LeafKind.Bytes, reader.ReadByteString());
            case CborReaderState.TextString:
                return new Leaf(LeafKind.Text, Encoding.UTF8.GetBytes(reader.ReadTextString()));
            case CborReaderState.Tag:
                byte[] head = Field.Head(6, (ulong)reader.ReadTag());
                Branch tag = new(BranchKind.Tag);
                tag.Add("tagged", Cbor(reader), head);
                return tag;
            case CborReaderState.StartArray:
                Branch array = new(BranchKind.Array);
                for (int i = reader.ReadStartArray()!.Value; i > 0; i--)
                {
                    array.Add(Number(array.Children.Count), Cbor(reader));
                }

                reader.ReadEndArray();
                return array;
            case CborReaderState.StartMap:
                Branch map = new(BranchKind.Map);
                for (int i = reader.ReadStartMap()!.Value; i > 0; i--)
                {
                    byte[] key = reader.ReadEncodedValue().ToArray();
                    map.Add(Convert.ToHexStringLower(key), Cbor(reader), key);
                }

                reader.ReadEndMap();
                return map;
            default:
                return new Leaf(LeafKind.Raw, reader.ReadEncodedValue().ToArray());
        }
    }

    private static Field Json(byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        Field field = Json(document.RootElement);

        // A text with spaces between its tokens is taken as one leaf: only what is written again alike is split.
        return field.Encode().AsSpan().SequenceEqual(text) ? field : new Leaf(LeafKind.Line, text);
    }

    private static Field Json(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Branch fields = new(BranchKind.JsonObject);
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    string written = member.ToString();
                    string value = member.Value.GetRawText();
                    fields.Add(member.Name, Json(member.Value), Encoding.UTF8.GetBytes(written[..^value.Length]));
                }

                return fields;
            case JsonValueKind.Array:
                Branch items = new(BranchKind.JsonArray);
                foreach (JsonElement item in element.EnumerateArray())
                {
                    items.Add(Number(items.Children.Count), Json(item));
                }

                return items;
            case JsonValueKind.String:
                return new Leaf(LeafKind.JsonText, Encoding.UTF8.GetBytes(element.GetRawText()[1..^1]));
            case JsonValueKind.Number:
                return new Leaf(LeafKind.JsonNumber, Encoding.UTF8.GetBytes(element.GetRawText()));
            default:
                return new Leaf(LeafKind.JsonWord, Encoding.UTF8.GetBytes(element.GetRawText()));
        }
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
