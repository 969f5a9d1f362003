using System.Globalization;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Consortium;

/// <summary>Begins an empty folder with what the other members' nodes hand over (<see cref="QuickStart"/>).</summary>
internal static class PeerStart
{
    private const long MaxAnswer = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Takes over what can be had, and writes down who was found lying. Null if the folder holds a ledger already or there is
    /// nothing to be had: the node then reads the order from its beginning.
    /// </summary>
    public static SignStateAdoption? Begin(NodeOptions options, string origin, TakenSeat seat)
    {
        if (Directory.Exists(options.LedgerFolder))
        {
            return null;
        }

        using HttpClient client = new() { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswer };
        Peer[] peers = [.. seat.Peers.Select(address => PeerAt(client, seat, address))];
        (var size, IReadOnlyList<PeerFinding> findings) = Task.Run(
            () => QuickStart.RunAsync(options.LedgerFolder, origin, seat.Seat.Genesis, peers)).GetAwaiter().GetResult();
        for (int i = 0; i < findings.Count; i++)
        {
            string file = Path.Join(
                options.DataFolder, string.Create(CultureInfo.InvariantCulture, $"peer-finding-{i}.evidence"));
            File.WriteAllBytes(file, findings[i].Evidence.ToArray());
            Console.Error.WriteLine($"{findings[i]} ({file})");
        }

        return size is null
            ? null
            : new SignStateAdoption($"quick start from other members at size {size}");
    }

    private static Peer PeerAt(HttpClient client, TakenSeat seat, Uri address)
    {
        Task<byte[]?> Get(string path, CancellationToken cancel) => GetAsync(client, seat, address, path, cancel);
        string Some(string what, long from, int count) => string.Create(
            CultureInfo.InvariantCulture, $"agreement/{what}?from={from}&count={count}");
        return new Peer(
            address.ToString(),
            cancel => Get("agreement/mark", cancel),
            (from, count, cancel) => Get(Some("headers", from, count), cancel),
            (from, count, cancel) => Get(Some("blocks", from, count), cancel));
    }

    private static async Task<byte[]?> GetAsync(
        HttpClient client, TakenSeat seat, Uri address, string path, CancellationToken cancel)
    {
        Uri whole = new(address, path);
        using HttpRequestMessage request = new(HttpMethod.Get, whole);
        request.Headers.TryAddWithoutValidation("Authorization", MemberSignature.Sign(
            seat.Seat.Key, seat.Seat.Organisation, seat.Seat.Genesis.Identity, whole.PathAndQuery,
            TimeProvider.System.GetUtcNow()));
        try
        {
            using HttpResponseMessage answer = await client.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancel) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
