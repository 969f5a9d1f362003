using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;

namespace Lodestone.Node.Consortium;

/// <summary>
/// Gives statements that this node's own envelopes do not get into the order to the other members' nodes, one after another:
/// whoever shuts an organisation out must shut out all. A statement is signed by its issuer, so it is the same whoever carries
/// it, and it counts once.
/// </summary>
internal sealed class Detour(OpenNode node) : BackgroundService
{
    private const int AtOnce = 64;
    private const int Together = 4;
    private static readonly TimeSpan Looks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan NextPeerAfter = TimeSpan.FromSeconds(5);
    private static readonly MediaTypeHeaderValue Statement = new("application/cose");

    private readonly ConcurrentDictionary<Hash, (int Peers, long Last)> given = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (node.Seat is not { Peers.Count: > 0 } seat)
        {
            return;
        }

        using HttpClient client = new() { Timeout = Patience };
        ConcurrentDictionary<Hash, Task> underWay = new();
        while (!stoppingToken.IsCancellationRequested)
        {
            IReadOnlyList<HeldUp> held = node.Ledger.HeldUp(AtOnce);
            foreach (Hash gone in given.Keys.Except(held.Select(one => one.Identity)))
            {
                given.TryRemove(gone, out _);
            }

            foreach (HeldUp one in held.Where(one => IsDue(one, seat)).Take(Together - underWay.Count))
            {
                underWay[one.Identity] = GiveAsync(client, seat, one, stoppingToken).ContinueWith(
                    _ => underWay.TryRemove(one.Identity, out Task? _), TaskScheduler.Default);
            }

            await Task.Delay(Looks, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private bool IsDue(HeldUp one, TakenSeat seat) =>
        !given.TryGetValue(one.Identity, out (int Peers, long Last) before) || (before.Peers < seat.Peers.Count && Stopwatch.GetElapsedTime(before.Last) > NextPeerAfter);

    private async Task GiveAsync(HttpClient client, TakenSeat seat, HeldUp one, CancellationToken cancel)
    {
        int turn = given.TryGetValue(one.Identity, out (int Peers, long Last) before) ? before.Peers : 0;
        given[one.Identity] = (turn + 1, Stopwatch.GetTimestamp());

        // Not all to the same neighbour: by identity.
        Uri peer = seat.Peers[(one.Identity.Span[0] + turn) % seat.Peers.Count];
        try
        {
            using ByteArrayContent content = new(one.Bytes.ToArray());
            content.Headers.ContentType = Statement;
            using HttpResponseMessage answer = await client.PostAsync(new Uri(peer, "entries"), content, cancel);
            seat.Carried(answer.IsSuccessStatusCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            // The next peer is asked in its turn; what is wrong with this one the exchange says.
        }
    }
}
