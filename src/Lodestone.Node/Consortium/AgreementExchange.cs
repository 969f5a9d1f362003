using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;

namespace Lodestone.Node.Consortium;

/// <summary>
/// Asks the other members' nodes what they have signed, each again and again, and tells the agreement. Nobody is waited for:
/// a node that does not answer holds up no other.
/// </summary>
internal sealed class AgreementExchange(OpenNode node) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => node.Ledger.Agreement is { } agreement
        ? Task.WhenAll(node.Seat!.Peers.Select(peer => AskAsync(agreement, node.Seat, peer, stoppingToken)))
        : Task.CompletedTask;

    private static async Task AskAsync(
        NodeAgreement agreement, TakenSeat seat, Uri peer, CancellationToken cancel)
    {
        using HttpClient client = new()
        {
            BaseAddress = peer, Timeout = Patience, MaxResponseContentBufferSize = SignedNote.MaxBytes,
        };
        string? seen = null;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                string query = seen is null ? string.Empty : $"?after={seen}";
                using HttpResponseMessage answer = await client.GetAsync(
                    new Uri($"agreement/checkpoint{query}", UriKind.Relative), cancel);
                byte[] bytes = await answer.Content.ReadAsByteArrayAsync(cancel);
                Parsed<SignedNote> note = SignedNote.Parse(bytes);
                if (answer.IsSuccessStatusCode && note.IsParsed)
                {
                    // What is not heard now may be of a member that this node learns of later: it is asked for again.
                    bool heard = agreement.Hear(note.Value);
                    seat.Trouble[peer] = heard ? null : "What it answers is signed by no other member that is known here.";
                    seen = heard ? AgreementEndpoints.MarkOf(note.Value) : null;

                    // A node that always has something new to say does not keep this one busy.
                    await Task.Delay(heard ? Breath : Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
                    continue;
                }

                seat.Trouble[peer] = $"It answers {(int)answer.StatusCode}.";
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
            {
                seat.Trouble[peer] = fault is OperationCanceledException ? "It does not answer." : fault.Message;
            }

            await Task.Delay(Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
