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

    private static IResult Alone(string path) =>
        Problem.Of(new Refusal(RefusalCode.NotFound, path, "this node orders alone"));
}
