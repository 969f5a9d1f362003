using System.Text.Json;
using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>Single values: texts, words of the vocabularies, numbers by their digits, truth.</summary>
internal sealed class XmlValueWriter(Utf8JsonWriter json)
{
    /// <summary>Writes an element's text.</summary>
    public void WriteText(string name, XElement element) => json.WriteString(name, element.Value.Trim());

    /// <summary>Writes a list of elements' texts; an element of another name as null, which is then refused.</summary>
    public void WriteTexts(string name, string itemName, IEnumerable<XElement> elements)
    {
        json.WriteStartArray(name);
        foreach (XElement element in elements)
        {
            json.WriteStringValue(element.Name == itemName ? element.Value.Trim() : null);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a word: bare if it is standard. A null name writes an item of a list.</summary>
    public void WriteWord(string? name, string text, WordList words)
    {
        string trimmed = text.Trim();
        string word = words.Find(trimmed) ?? trimmed;
        if (name is null)
        {
            json.WriteStringValue(word);
        }
        else
        {
            json.WriteString(name, word);
        }
    }

    /// <summary>Writes a decimal or double of XML Schema with its digits; what is no number stays a text.</summary>
    public void WriteNumber(string name, string text)
    {
        string trimmed = text.Trim();
        if (JsonNumber(trimmed) is { } number)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(number, skipInputValidation: true);
        }
        else
        {
            json.WriteString(name, trimmed);
        }
    }

    /// <summary>Writes an attribute of a sensor's metadata or report in the type that it has in JSON-LD.</summary>
    public void WriteMeasured(string name, string text)
    {
        switch (name)
        {
            case "value" or "minValue" or "maxValue" or "meanValue" or "sDev" or "percRank" or "percValue":
                WriteNumber(name, text);
                break;
            case "booleanValue" when text.Trim() is "true" or "1" or "false" or "0":
                json.WriteBoolean(name, text.Trim() is "true" or "1");
                break;
            case "type":
                WriteWord(name, text, CbvWords.Measurement);
                break;
            case "exception":
                WriteWord(name, text, CbvWords.Alert);
                break;
            case "component":
                WriteWord(name, text, CbvWords.Component);
                break;
            default:
                json.WriteString(name, text);
                break;
        }
    }

    // JSON wants digits on both sides of the point, no plus sign and no leading zeros.
    private static string? JsonNumber(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        string mantissa = (e < 0 ? text : text[..e]).TrimStart('+');
        string sign = mantissa.StartsWith('-') ? "-" : string.Empty;
        string[] parts = mantissa[sign.Length..].Split('.');
        bool isNumber = parts.Length <= 2
            && parts.All(part => part.All(char.IsAsciiDigit))
            && parts.Any(part => part.Length > 0)
            && !text.StartsWith("+-", StringComparison.Ordinal) && !text.StartsWith("++", StringComparison.Ordinal);
        string exponent = e < 0 ? string.Empty : text[e..];
        if (!isNumber || (e >= 0 && !IsExponent(exponent.AsSpan(1))))
        {
            return null;
        }

        string whole = parts[0].TrimStart('0');
        string fraction = parts.Length > 1 && parts[1].Length > 0 ? "." + parts[1] : string.Empty;
        return $"{sign}{(whole.Length == 0 ? "0" : whole)}{fraction}{exponent}";
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
