using System.Text.Json.Nodes;
using Lodestone.Node.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lodestone.Node.Api;

/// <summary>Writes one operation of the OpenAPI document from its endpoint's metadata.</summary>
internal static class ApiOperation
{
    /// <summary>Name of the security scheme.</summary>
    public const string Scheme = "apiKey";

    /// <summary>Name of the schema of refusals.</summary>
    public const string Problem = "Problem";

    /// <summary>Describes an operation.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AccessRule rule = metadata.OfType<AccessRule>().Single();
        string path = context.Description.RelativePath ?? string.Empty;
        operation.Summary = $"{char.ToUpperInvariant(rule.Action[0])}{rule.Action[1..]}";
        operation.OperationId = $"{context.Description.HttpMethod!.ToLowerInvariant()}-{path}"
            .Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal)
            .Replace('/', '-').Replace('.', '-');
        operation.Tags = new HashSet<OpenApiTagReference>
        {
            new(GroupOf(path.Split('/')[0]), context.Document),
        };
        operation.Security = rule.Who == Who.Anybody
            ? null
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        Body(operation, metadata.OfType<TakesBody>().FirstOrDefault());
        Headers(operation, metadata.OfType<TakesHeader>());
        Parameters(operation, metadata.OfType<TakesQuery>());
        PathParameters(operation, path);
        Refusals(operation, rule, context.Document!);
    }

    /// <summary>The groups of operations, in the order of the page, and what they are for.</summary>
    public static IReadOnlyList<(string Name, string About)> Groups { get; } =
    [
        ("statements", "Put in what is signed, or have it signed: events, acts, tables."),
        ("lots", "Read passports, tables and evidence of lots, as far as one may."),
        ("log", "Check the log: checkpoints, tiles, blocks, proofs, keys."),
        ("authority", "What is in quarantine, and the whole log, for who sees all."),
        ("node", "Health, figures, and what each refusal means."),
    ];

    private static string GroupOf(string first) => first switch
    {
        "entries" or "acts" or "epcis" or "import" => "statements",
        "lots" or "eid" or "01" or "00" => "lots",
        "quarantine" or "log" => "authority",
        "health" or "metrics" or "problems" => "node",
        _ => "log",
    };

    private static void Body(OpenApiOperation operation, TakesBody? body)
    {
        if (body is null)
        {
            return;
        }

        bool isJson = body.Example.StartsWith('{');
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = body.About,
            Content = body.Types.ToDictionary(type => type, _ => new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = isJson ? JsonSchemaType.Object : JsonSchemaType.String,
                    Format = body.Example.Length == 0 ? "binary" : null,
                },
                Example = body.Example.Length == 0 ? null
                    : isJson ? JsonNode.Parse(body.Example)
                    : JsonValue.Create(body.Example),
            }),
        };
    }

    private static void Headers(OpenApiOperation operation, IEnumerable<TakesHeader> headers)
    {
        foreach (TakesHeader header in headers)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.About,
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = header.Values.Length == 0
                        ? null
                        : [.. header.Values.Select(value => JsonValue.Create(value))],
                },
            });
        }
    }

    private static void Parameters(OpenApiOperation operation, IEnumerable<TakesQuery> parameters)
    {
        foreach (TakesQuery parameter in parameters)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.About,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    // What a handler reads from the path by itself is a parameter all the same.
    private static void PathParameters(OpenApiOperation operation, string path)
    {
        foreach (string part in path.Split('/').Where(part => part.StartsWith('{')))
        {
            string name = part.Trim('{', '}', '*').Split(':')[0];
            operation.Parameters ??= [];
            if (!operation.Parameters.Any(parameter => parameter.Name == name))
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
        }
    }

    private static void Refusals(OpenApiOperation operation, AccessRule rule, OpenApiDocument document)
    {
        operation.Responses ??= [];
        if (rule.Who != Who.Anybody)
        {
            operation.Responses.TryAdd("401", Refusal("The caller has not said who it is (1001).", document));
            operation.Responses.TryAdd("403", Refusal("The caller may not do or see this (1002, 3xx).", document));
        }

        operation.Responses.TryAdd("4XX", Refusal("Refused, with number and field.", document));
        operation.Responses.TryAdd("429", Refusal("Too many requests (1003): wait as `Retry-After` says.", document));
    }

    private static OpenApiResponse Refusal(string about, OpenApiDocument document) => new()
    {
        Description = about,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(Problem, document),
            },
        },
    };
}
