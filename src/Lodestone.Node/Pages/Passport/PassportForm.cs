using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>
/// The passport as JSON. Identities are texts, figures are decimal texts with their unit, so that no reader's number
/// type rounds them; what the caller may not see is null or empty.
/// </summary>
internal static class PassportForm
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new Words<Eid>(it => it.Code),
            new Words<PartyId>(it => it.Value),
            new Words<SiteId>(it => it.Gln),
            new Words<Element>(it => it.Symbol),
            new Words<Instant>(it => it.ToString()),
            new Words<StatementIdentity>(it => it.Hex),
            new Measures<Mass>(it => it.ToString()),
            new Measures<ElementAmount>(it => it.ToString()),
            new Measures<Ppb>(it => it.ToString()),
        },
    };

    /// <summary>Answers with a passport that has been redacted for its reader.</summary>
    public static IResult Answer(LotPassport passport, ReaderRelation relation, HttpContext http)
    {
        string origin = $"{http.Request.Scheme}://{http.Request.Host}";
        return Results.Json(
            new
            {
                SeenAs = relation,
                Passport = passport,
                Links = new
                {
                    Self = origin + passport.Eid.Path,
                    Bundle = $"{origin}/lots/{passport.Eid.Code}/bundle",
                    Checkpoint = $"{origin}/checkpoint",
                },
            },
            Form);
    }

    private sealed class Words<T>(Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Passports are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    // "12.5 kg": the figure, a space, the unit.
    private sealed class Measures<T>(Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Passports are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            string text = write(value);
            int space = text.LastIndexOf(' ');
            writer.WriteStartObject();
            writer.WriteString("value", text[..space]);
            writer.WriteString("unit", text[(space + 1)..]);
            writer.WriteEndObject();
        }
    }
}
