using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Pages;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Log;

/// <summary>
/// The public log after C2SP tlog-tiles: checkpoint and hash tiles for anybody, entry contents by right.
/// </summary>
internal static class LogEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapLog(this IEndpointRouteBuilder app)
    {
        app.MapGet("/checkpoint", Checkpoint).For(Who.Anybody, "read the signed tree head")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        app.MapGet("/state", State).For(Who.Anybody, "read height, size, root and state digest of the published head")
            .Produces<HeadForm>();
        app.MapGet("/tile/{**path}", Tile).For(Who.Anybody, "read hash tiles")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        app.MapGet("/log", Export).For(Who.Statutory, "read the whole log as one file, for replay")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        app.MapGet("/blocks", Blocks).For(Who.Anybody, "list block headers")
            .Produces<List<BlockForm>>();
        app.MapGet("/blocks/{height:long}", Block).For(Who.Anybody, "read a block header")
            .Produces<BlockForm>();
        app.MapGet("/trust-anchor", Anchor)
            .For(Who.Anybody, "read the network's public keys, to be compared out of band")
            .Produces<AnchorForm>();
    }

    private static IResult Checkpoint(OpenNode node) => node.Ledger.Log.LatestCheckpoint() is { } note
        ? Results.Bytes(note, "text/plain; charset=utf-8")
        : Problem.Of(new Refusal(RefusalCode.NotFound, "/checkpoint", "no genesis yet"));

    private static IResult State(OpenNode node) => node.Ledger.Log.Head is { } head
        ? Results.Json(HeadForm.Of(head))
        : Problem.Of(new Refusal(RefusalCode.NotFound, "/state", "no genesis yet"));

    private static IResult Tile(string path, OpenNode node, HttpContext http)
    {
        // Bundles of entries hold contents, which go by right (docs/decisions); hashes are for anybody.
        if (path.StartsWith("entries/", StringComparison.Ordinal) && !AccessGate.CallerOf(http).SeesAll)
        {
            Caller caller = AccessGate.CallerOf(http);
            return Problem.Of(new Refusal(
                caller.Key is null ? RefusalCode.SignInRequired : RefusalCode.NotPermitted, "path", "entry bundles"));
        }

        if (node.Ledger.Log.ReadTile($"tile/{path}") is not { } tile)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "path"));
        }

        bool immutable = !path.Contains(".p/", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = immutable ? "public, max-age=31536000, immutable" : "public, max-age=60";
        return Results.Bytes(tile, "application/octet-stream");
    }

    private static IResult Export(OpenNode node)
    {
        // Written out first, so that a slow reader holds nothing up; the file goes when it has been read.
        string path = Path.Join(node.Options.DataFolder, $"export-{Guid.NewGuid():n}.tmp");
        node.Ledger.ExportTo(path);
        return Results.Stream(
            new FileStream(
                path,
                new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan }),
            "application/octet-stream", "lodestone.log");
    }

    private static IResult Blocks(HttpContext http, OpenNode node, long from = 0, int count = 100) =>
        PageAnswer.IsWanted(http.Request) ? BlockPages.List(http, node)
        : from < 0 || count is < 1 or > 1_000
            ? Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "count", "from >= 0, count 1 to 1000"))
            : Results.Json(node.Ledger.Log.Blocks(from, count).Select(BlockForm.Of).ToList());

    private static IResult Block(long height, HttpContext http, OpenNode node) =>
        PageAnswer.IsWanted(http.Request) ? BlockPages.One(height, http, node)
        : node.Ledger.Log.BlockAt(height) is { } block ? Results.Json(BlockForm.Of(block))
        : Problem.Of(new Refusal(RefusalCode.NotFound, "height"));

    private static IResult Anchor(OpenNode node) => Results.Json(AnchorForm.Of(node.Anchor));
}
