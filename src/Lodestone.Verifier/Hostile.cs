using System.Text.Json;

namespace Lodestone.Verifier;

/// <summary>
/// Exceptions that a dishonest log can bring about with what it signed: the input's fault, and so a finding. Everything else
/// is ours and goes up.
/// </summary>
internal static class Hostile
{
    internal static bool IsOfTheInput(Exception fault) => fault is JsonException or FormatException
        or ArgumentException or OverflowException or InvalidOperationException or InvalidDataException
        or NotSupportedException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException
        or DivideByZeroException;
}
