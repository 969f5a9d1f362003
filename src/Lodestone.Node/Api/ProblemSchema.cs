using Microsoft.OpenApi;

namespace Lodestone.Node.Api;

/// <summary>The schema of a refusal as HTTP answers it.</summary>
internal static class ProblemSchema
{
    /// <summary>The schema.</summary>
    public static OpenApiSchema Make() => new()
    {
        Type = JsonSchemaType.Object,
        Description =
            "A refusal (RFC 9457). `refusal` is its number, stable for ever; `/problems/{number}` explains it.",
        Required = new HashSet<string>(StringComparer.Ordinal)
        {
            "type", "title", "status", "refusal", "name", "remedy",
        },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(
                "Where the number is explained: `/problems/{number}`; under `/epcis` the standard's `epcisException:...`."),
            ["title"] = Text("What is wrong, in the caller's language."),
            ["status"] = Number("HTTP status."),
            ["refusal"] = Number("The refusal's number."),
            ["name"] = Text("The refusal's name."),
            ["field"] = Text("What it is about: a path into the document, a header or a parameter."),
            ["detail"] = Text("The figures or the value concerned."),
            ["remedy"] = Text("What to do, in the caller's language."),
            ["retryHelps"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Boolean,
                Description = "Whether the same bytes may be accepted later.",
            },
            ["signedRefusal"] = Text("The log's signed refusal (COSE), base64: evidence that it was refused."),
        },
    };

    private static OpenApiSchema Text(string about) => new() { Type = JsonSchemaType.String, Description = about };

    private static OpenApiSchema Number(string about) => new() { Type = JsonSchemaType.Integer, Description = about };
}
