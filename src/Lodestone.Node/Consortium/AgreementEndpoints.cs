using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Consortium;

/// <summary>What this organisation's node has signed, and how it stands with the others.</summary>
internal static class AgreementEndpoints
{
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(10);

    /// <summary>Maps the routes.</summary>
    public static void MapAgreement(this IEndpointRouteBuilder app)
    {
        app.MapGet("/agreement", Standing)
            .For(Who.Anybody, "ask how far the consortium's nodes agree, and who signed another history")
            .Produces<AgreementForm>();
        app.MapGet("/agreement/mark", Mark)
            .For(Who.Statutory, "read where a new member's node may begin")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        app.MapGet("/agreement/headers", Headers)
            .For(Who.Statutory, "read block headers as bytes, to chain a new node's blocks by")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        app.MapGet("/agreement/blocks", Blocks)
            .For(Who.Statutory, "read blocks with their entries and effects, to be checked by a new node")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        app.MapGet("/network", Pages.NetworkPages.Show)
            .For(Who.Anybody, "look at the consortium: organisations, engine, who signed which checkpoint");
        app.MapGet("/agreement/checkpoint", Checkpoint)
            .For(Who.Anybody, "read the latest checkpoint that this node computed, with the members' cosignatures")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    /// <summary>Names a note with its cosignatures: asked for after it, the next one is waited for.</summary>
    public static string MarkOf(SignedNote note) => Hash.Of(note.ToBytes()).ToHex()[..16];

    // Addresses of other machines are nobody's business but the operator's and the authorities'.
    private static IResult Standing(OpenNode node, HttpContext http) => node.Ledger.Agreement is { } agreement
        ? Results.Json(AgreementForm.Of(node, agreement, AccessGate.CallerOf(http).SeesAll))
        : Alone("/agreement");

    private static async Task<IResult> Checkpoint(
        OpenNode node, IHostApplicationLifetime host, CancellationToken cancel, string? after = null)
    {
        if (node.Ledger.Agreement is not { } agreement)
        {
            return Alone("/agreement/checkpoint");
        }

        // A node that is told to stop answers at once: nobody keeps it by waiting.
        using CancellationTokenSource wait =
            CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        wait.CancelAfter(WaitsFor);
        while (true)
        {
            Task moved = agreement.MovedAsync(wait.Token);
            if (agreement.Latest is { } note && (MarkOf(note) != after || wait.IsCancellationRequested))
            {
                return Results.Text(note.ToString(), "text/plain; charset=utf-8");
            }

            await moved.ContinueWith(_ => { }, TaskScheduler.Default);
            cancel.ThrowIfCancellationRequested();
            if (agreement.Latest is null && wait.IsCancellationRequested)
            {
                return Problem.Of(new Refusal(RefusalCode.NotFound, "/agreement/checkpoint", "no block yet"));
            }
        }
    }

    private static IResult Mark(OpenNode node) => node.Ledger.LatestMark() is { } mark
        ? Results.Bytes(mark, "application/octet-stream")
        : Problem.Of(new Refusal(RefusalCode.NotFound, "/agreement/mark", "no mark is final yet"));

    private static IResult Headers(OpenNode node, long from = 0, int count = 256) => Some(
        from, count, () => node.Ledger.HeadersFrom(from, count));

    private static IResult Blocks(OpenNode node, long from = 0, int count = 256) => Some(
        from, count, () => node.Ledger.BlocksFrom(from, count));

    private static IResult Some(long from, int count, Func<byte[]> read) => from < 0 || count is < 1 or > 256
        ? Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "count", "from >= 0, count 1 to 256"))
        : Results.Bytes(read(), "application/octet-stream");

    private static IResult Alone(string path) =>
        Problem.Of(new Refusal(RefusalCode.NotFound, path, "this node orders alone"));
}
