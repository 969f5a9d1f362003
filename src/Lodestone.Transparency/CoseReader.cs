using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Lodestone.Transparency;

/// <summary>
/// Reads the fields of CBOR that <see cref="CanonicalCbor"/> has already found deterministic; remembers the first fault
/// with its field and offset, after which every read gives nothing.
/// </summary>
internal sealed class CoseReader
{
    private readonly CborReader _reader;
    private readonly int _base;
    private readonly int _length;

    private CoseReader(ReadOnlyMemory<byte> content, int baseOffset)
    {
        _reader = new CborReader(content, CborConformanceMode.Lax);
        _base = baseOffset;
        _length = content.Length;
    }

    internal FormatFault? Fault { get; private set; }

    internal string Field { get; private set; } = "";

    internal int Offset { get; private set; }

    [MemberNotNullWhen(false, nameof(Fault))]
    internal bool IsFine => Fault is null;

    /// <summary>Checks the encoding of the whole content first; a fault there is the reader's fault at once.</summary>
    internal static CoseReader Open(
        ReadOnlyMemory<byte> content, string field, int baseOffset = 0, int maxBytes = 65_535)
    {
        var reader = new CoseReader(content, baseOffset);
        var (verdict, offset) = CanonicalCbor.Check(content.Span, maxBytes);
        if (verdict != CborVerdict.Deterministic)
            reader.FailAt(content.IsEmpty ? FormatFault.Empty : FaultOf(verdict), field, baseOffset + offset);
        return reader;
    }

    /// <summary>Notes a fault at the next item, or at an offset remembered from <see cref="Here"/>.</summary>
    internal void Fail(FormatFault fault, string field, int? at = null) => FailAt(fault, field, at ?? Here);

    internal void Tag(CborTag tag, string field)
    {
        if (!Expect(CborReaderState.Tag, field))
            return;
        if (_reader.PeekTag() != tag)
            Fail(FormatFault.BadStructure, field);
        else
            _reader.ReadTag();
    }

    /// <summary>Enters an array of a fixed number of items, or of any number from 1 when that is null.</summary>
    internal int Array(int? items, string field)
    {
        if (!Expect(CborReaderState.StartArray, field))
            return 0;
        var start = Here;
        var count = _reader.ReadStartArray() ?? 0;
        if (items is { } wanted ? count == wanted : count > 0)
            return count;
        FailAt(FormatFault.BadStructure, field, start);
        return 0;
    }

    /// <summary>Enters an array of any number of items, none included.</summary>
    internal int ArrayOfAny(string field) =>
        Expect(CborReaderState.StartArray, field) ? _reader.ReadStartArray() ?? 0 : 0;

    internal void EndArray()
    {
        if (IsFine)
            _reader.ReadEndArray();
    }

    internal int Map(string field)
    {
        if (!Expect(CborReaderState.StartMap, field))
            return 0;
        return _reader.ReadStartMap() ?? 0;
    }

    /// <summary>Passes over the fields of a map that was just entered.</summary>
    internal void SkipMapFields(int fields)
    {
        for (var i = 0; IsFine && i < 2 * fields; i++)
            _reader.SkipValue();
    }

    internal void EndMap()
    {
        if (IsFine)
            _reader.ReadEndMap();
    }

    /// <summary>
    /// A map key or algorithm: an integer of either sign; 0, which no format of ours uses, after a fault.
    /// </summary>
    internal long Label(string field)
    {
        if (!IsFine)
            return 0;
        if (_reader.PeekState() is not (CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger))
        {
            Fail(FormatFault.WrongType, field);
            return 0;
        }

        var start = Here;
        var isNegative = _reader.PeekState() == CborReaderState.NegativeInteger;
        var magnitude = isNegative ? _reader.ReadCborNegativeIntegerRepresentation() : _reader.ReadUInt64();
        if (magnitude <= long.MaxValue)
            return isNegative ? -1 - (long)magnitude : (long)magnitude;
        FailAt(FormatFault.OutOfRange, field, start);
        return 0;
    }

    /// <summary>
    /// The next map key must be this one; another is a field too many in place of the one that is missing.
    /// </summary>
    internal void Expect(int label, string field)
    {
        var start = Here;
        if (Label(field) != label && IsFine)
            FailAt(FormatFault.MissingField, field, start);
    }

    internal long Unsigned(string field, long min = 0)
    {
        if (!Expect(CborReaderState.UnsignedInteger, field))
            return min;
        var start = Here;
        var value = _reader.ReadUInt64();
        if (value <= long.MaxValue && (long)value >= min)
            return (long)value;
        FailAt(FormatFault.OutOfRange, field, start);
        return min;
    }

    /// <summary>A byte string: of exactly that many bytes, or of any number when that is null.</summary>
    internal ReadOnlyMemory<byte> Bytes(string field, int? length = null)
    {
        if (!Expect(CborReaderState.ByteString, field))
            return default;
        var start = Here;
        var bytes = _reader.ReadDefiniteLengthByteString();
        if (length is { } wanted && bytes.Length != wanted)
            FailAt(FormatFault.WrongLength, field, start);
        return bytes;
    }

    internal Hash Hash(string field)
    {
        var bytes = Bytes(field, Transparency.Hash.Length);
        return IsFine ? Transparency.Hash.FromBytes(bytes.Span) : default;
    }

    /// <summary>A text of 1 to <paramref name="maxBytes"/> UTF-8 bytes without control characters.</summary>
    internal string Text(string field, int maxBytes)
    {
        if (!Expect(CborReaderState.TextString, field))
            return "";
        var start = Here;
        var utf8 = _reader.ReadDefiniteLengthTextStringBytes();
        var text = StrictText.FromUtf8(utf8.Span) ?? "";
        if (utf8.Length == 0)
            FailAt(FormatFault.Empty, field, start);
        else if (utf8.Length > maxBytes)
            FailAt(FormatFault.TooLong, field, start);
        else if (!StrictText.IsPrintable(text))
            FailAt(FormatFault.ForbiddenCharacter, field, start);
        return text;
    }

    internal bool IsNull => IsFine && _reader.PeekState() == CborReaderState.Null;

    internal void Null(string field)
    {
        if (Expect(CborReaderState.Null, field))
            _reader.ReadNull();
    }

    /// <summary>Where the next item starts, in bytes from the start of the outermost content.</summary>
    internal int Here => _base + _length - _reader.BytesRemaining;

    private bool Expect(CborReaderState state, string field)
    {
        if (IsFine && _reader.PeekState() != state)
            Fail(FormatFault.WrongType, field);
        return IsFine;
    }

    private void FailAt(FormatFault fault, string field, int offset)
    {
        if (!IsFine)
            return;
        (Fault, Field, Offset) = (fault, field, offset);
    }

    private static FormatFault FaultOf(CborVerdict verdict) => verdict switch
    {
        CborVerdict.TooLong => FormatFault.TooLong,
        CborVerdict.Truncated => FormatFault.Truncated,
        CborVerdict.TrailingBytes => FormatFault.TrailingBytes,
        CborVerdict.DuplicateKey => FormatFault.DuplicateField,
        CborVerdict.TooDeep => FormatFault.TooDeep,
        CborVerdict.NotUtf8 => FormatFault.NotUtf8,
        _ => FormatFault.NotDeterministic,
    };
}
