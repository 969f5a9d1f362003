using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Transparency;

/// <summary>What came out of reading untrusted content: a value, or the fault and the field it was found in.</summary>
/// <typeparam name="T">The value read.</typeparam>
public sealed class Parsed<T>
    where T : class
{
    private readonly T? _value;

    private Parsed(T? value, FormatFault? fault, string field)
    {
        _value = value;
        Fault = fault;
        Field = field;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsParsed => Fault is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: the content was malformed.</exception>
    public T Value => _value ?? throw new InvalidOperationException($"No value was read: {Fault} in {Field}.");

    /// <summary>What is wrong; null when a value was read.</summary>
    public FormatFault? Fault { get; }

    /// <summary>
    /// The name of the field with the fault, in the words of the format; empty when a value was read.
    /// </summary>
    public string Field { get; }

    /// <summary>The value's text, or the fault and its field.</summary>
    public override string ToString() => IsParsed ? _value!.ToString() ?? "" : $"{Fault} in {Field}";

    internal static Parsed<T> Of(T value) => new(value, null, "");

    internal static Parsed<T> Bad(FormatFault fault, string field) => new(null, fault, field);
}
