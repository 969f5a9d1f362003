using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// How commands speak: in one of two languages, or as JSON; refusals with their number and what to do.
/// </summary>
/// <param name="Chinese">Whether to speak Chinese.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record Speech(bool Chinese, bool Json)
{
    /// <summary>Exit code of success.</summary>
    public const int Success = 0;

    /// <summary>Exit code of a refusal or a bad verdict.</summary>
    public const int Refused = 1;

    /// <summary>Exit code of a wrong call.</summary>
    public const int WrongCall = 2;

    /// <summary>Exit code of a node that does not open or answer.</summary>
    public const int Unavailable = 3;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Picks the text of the language.</summary>
    public string Pick(string english, string chinese) => Chinese ? chinese : english;

    /// <summary>Says a line to people; with JSON it goes to the error stream, so that the output stays JSON.</summary>
    public void Say(string english, string chinese) =>
        (Json ? Console.Error : Console.Out).WriteLine(Pick(english, chinese));

    /// <summary>Prints a result: JSON, or the line.</summary>
    public void Result(object json, string english, string chinese) =>
        Console.WriteLine(Json ? JsonSerializer.Serialize(json, Form) : Pick(english, chinese));

    /// <summary>Says a refusal and gives its exit code.</summary>
    public int Refuse(Refusal refusal, int exitCode = Refused)
    {
        RefusalText text = RefusalCatalogue.Of(refusal.Code);
        if (Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    refusal = (int)refusal.Code,
                    name = refusal.Code.ToString(),
                    field = refusal.Field,
                    detail = refusal.Detail,
                    sentence = Pick(text.SentenceEn, text.SentenceZh),
                    remedy = Pick(text.RemedyEn, text.RemedyZh),
                },
                Form));
        }
        else
        {
            Console.Error.WriteLine($"{(int)refusal.Code} {Pick(text.SentenceEn, text.SentenceZh)}");
            Console.Error.WriteLine($"    {refusal.Field} {refusal.Detail}".TrimEnd());
            Console.Error.WriteLine($"    {Pick(text.RemedyEn, text.RemedyZh)}");
        }

        return exitCode;
    }

    /// <summary>Says that the command was called wrongly, and how it is called.</summary>
    public int WrongUse(string english, string chinese)
    {
        Unable(english, chinese);
        return WrongCall;
    }

    /// <summary>Says that something is not to be had, with the next step.</summary>
    public int Unable(string english, string chinese)
    {
        if (Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { error = Pick(english, chinese) }, Form));
        }
        else
        {
            Console.Error.WriteLine(Pick(english, chinese));
        }

        return Unavailable;
    }
}
