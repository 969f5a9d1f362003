using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Lodestone.Rules;

/// <summary>
/// Writes canonical JSON, byte for byte as the serializer would write the row (a test holds both equal): members in
/// the order in which they come, those without a value left out, no white space. One a thread, so that a row costs no
/// memory but its bytes.
/// </summary>
internal sealed class RowText
{
    private static readonly JavaScriptEncoder Escapes = JavaScriptEncoder.Default;

    // What stands in a string as it is; anything else goes the encoder's way.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(code => (char)code).Where(it => Escapes.Encode($"{it}") == $"{it}")]);

    [ThreadStatic]
    private static RowText? ofThisThread;

    private byte[] bytes = new byte[4_096];
    private int length;
    private bool follows;
    private bool quoted;

    /// <summary>The bytes of a row.</summary>
    public static byte[] Of<TRow>(Action<RowText, TRow> form, TRow row)
    {
        RowText text = Empty();
        form(text, row);
        return text.ToArray();
    }

    /// <summary>The bytes of a table's row.</summary>
    public static byte[] Of(Table table, object row)
    {
        RowText text = Empty();
        table.Write(text, row);
        return text.ToArray();
    }

    /// <summary>Begins an object.</summary>
    public void Begin() => Open((byte)'{');

    /// <summary>Ends the object.</summary>
    public void End() => Close((byte)'}');

    /// <summary>A member that is a text; left out if it is null.</summary>
    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Text(value);
        }
    }

    /// <summary>A member that is a whole number; left out if it is null.</summary>
    public void Number(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            Name(name);
            Number(number);
        }
    }

    /// <summary>A member that is a whole number of any size.</summary>
    public void Large(ReadOnlySpan<byte> name, Int128 value)
    {
        Name(name);
        Digits(value);
        follows = true;
    }

    /// <summary>A member that is a whole number of any size, written as a text; left out if it is null.</summary>
    public void Digits(ReadOnlySpan<byte> name, Int128? value)
    {
        if (value is { } number)
        {
            Name(name);
            Quote();
            Digits(number);
            Quote();
            follows = true;
        }
    }

    /// <summary>A member that is yes or no.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        Name(name);
        Raw(value ? "true"u8 : "false"u8);
        follows = true;
    }

    /// <summary>A member that is a list.</summary>
    public void List<TItem>(ReadOnlySpan<byte> name, ImmutableArray<TItem> items, Action<RowText, TItem> form)
    {
        Name(name);
        BeginList();
        foreach (TItem item in items)
        {
            form(this, item);
        }

        EndList();
    }

    /// <summary>A member that is a text holding the JSON of another row.</summary>
    public void Quoted(ReadOnlySpan<byte> name, Table table, object row)
    {
        Name(name);
        Quote();
        quoted = true;
        table.Write(this, row);
        quoted = false;
        Quote();
        follows = true;
    }

    /// <summary>Begins a list within a list.</summary>
    public void BeginList() => Open((byte)'[');

    /// <summary>Ends the list.</summary>
    public void EndList() => Close((byte)']');

    /// <summary>A text in a list.</summary>
    public void Text(string value)
    {
        Separate();
        Quote();
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            string escaped = Escapes.Encode(value);
            Raw(Encoding.ASCII.GetBytes(quoted ? Escapes.Encode(escaped) : escaped));
        }
        else
        {
            length += Encoding.ASCII.GetBytes(value, Room(value.Length));
        }

        Quote();
        follows = true;
    }

    /// <summary>A whole number in a list.</summary>
    public void Number(long value)
    {
        Separate();
        value.TryFormat(Room(20), out int written, default, CultureInfo.InvariantCulture);
        length += written;
        follows = true;
    }

    private static RowText Empty()
    {
        RowText text = ofThisThread ??= new RowText();
        text.length = 0;
        text.follows = false;
        text.quoted = false;
        return text;
    }

    private byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    private void Digits(Int128 value)
    {
        value.TryFormat(Room(40), out int written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Separate();
        Quote();
        Raw(name);
        Quote();
        Raw((byte)':');
        follows = false;
    }

    private void Open(byte bracket)
    {
        Separate();
        Raw(bracket);
        follows = false;
    }

    private void Close(byte bracket)
    {
        Raw(bracket);
        follows = true;
    }

    private void Separate()
    {
        if (follows)
        {
            Raw((byte)',');
        }
    }

    private void Quote()
    {
        if (quoted)
        {
            Raw(@"\u0022"u8);
        }
        else
        {
            Raw((byte)'"');
        }
    }

    private void Raw(byte value)
    {
        Room(1)[0] = value;
        length++;
    }

    private void Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        length += value.Length;
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }

        return bytes.AsSpan(length);
    }
}
