using Lodestone.Node.Access;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Lodestone.Node.Api;

/// <summary>
/// The OpenAPI document, <c>/openapi/v1.json</c>, written from the endpoints and their access rules, and a page to
/// browse it, <c>/docs</c>, whose script this node serves itself.
/// </summary>
internal static class ApiDocument
{
    /// <summary>Where the page is.</summary>
    public const string PagePath = "/docs";

    private const string Name = "v1";

    // Pages for people, and the document itself.
    private static readonly string[] NoApi =
        ["", "assets", "preferences", "sign-in", "sign-out", "verify", "docs", "openapi", "overview", "search", "submit", "parties", "sites"];

    /// <summary>Adds what the document needs.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description =>
            !NoApi.Contains((description.RelativePath ?? string.Empty).Split('/')[0], StringComparer.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Head(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            ApiOperation.Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the routes.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").For(Who.Anybody, "read the OpenAPI document")
            .FromViews();
        app.MapScalarApiReference(PagePath, options => options
            .WithTitle("Lodestone 磁石")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .WithFavicon("/assets/emblem.svg")
            .WithNonce()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools())
            .For(Who.Anybody, "browse the OpenAPI document")
            .FromViews();
    }

    /// <summary>
    /// The content policy of the page: its script carries a number that is drawn for each answer, its style is inline,
    /// and nothing is fetched from anywhere else.
    /// </summary>
    public static string ContentPolicyOf(HttpContext http) =>
        $"default-src 'none'; script-src 'self' 'nonce-{http.Items[ScalarOptions.NonceHttpContextItemKey]}'; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static void Head(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Lodestone 磁石",
            Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
            Description =
                "Traces rare earths and other critical minerals on a verifiable ledger. Statements go in at "
                + "`/entries` signed by one's own key (COSE), or at `/acts`, `/epcis/capture` and `/import` to be "
                + "signed with a key that the node keeps. Hash tiles, checkpoints and proofs are public; contents go "
                + "by right. Every refusal is `application/problem+json` with a number, listed under `/problems`.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };

        // A node is asked under whatever address it was reached by.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = ApiOperation.Groups
            .Select(group => new OpenApiTag { Name = group.Name, Description = group.About }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiOperation.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, which opens a managed key of a party.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ApiOperation.Problem] = ProblemSchema.Make();
    }
}
