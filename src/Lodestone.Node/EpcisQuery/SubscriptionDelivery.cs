using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// Tells subscribers: what matches is sent in the order of the log and counts as told once it was taken, so that nothing
/// is lost between and something may come twice. What does not arrive is tried again, later and later, and in the end no
/// more.
/// </summary>
internal sealed class SubscriptionDelivery(OpenNode node, ILogger<SubscriptionDelivery> log) : BackgroundService
{
    /// <summary>The header of the signature: HMAC-SHA256 of the body under the subscriber's secret.</summary>
    public const string SignatureHeader = "GS1-Signature";

    private const int MaxEvents = 100;
    private const int MaxDocuments = 20;
    private const int MaxUnderWay = 32;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Why a key may not be told any more; null if it may, with how it reads.</summary>
    public static Reader? ReaderOf(OpenNode node, PartyId party, string keyId) => node.Ledger.ReadState(
        state => Caller.Of(state, new ManagedKey(party, string.Empty, keyId), node.Time.Now).Caller?.Reader);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using HttpClient client = Destination.Client(node.Options);
        using PeriodicTimer timer = new(Tick);
        Dictionary<string, Task> underWay = [];
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach ((string id, Task _) in underWay.Where(pair => pair.Value.IsCompleted).ToList())
            {
                underWay.Remove(id);
            }

            // Who is slow to answer keeps nobody else waiting.
            foreach (Subscription one in Subscription.DueAt(node.Desk, node.Time.Now)
                .Where(one => IsWorthALook(one) && !underWay.ContainsKey(one.Id))
                .Take(MaxUnderWay - underWay.Count))
            {
                underWay[one.Id] = Task.Run(() => Serve(client, one, stoppingToken), stoppingToken);
            }
        }
    }

    // A stream is always due; there is something for it only once the views know more.
    private bool IsWorthALook(Subscription one) =>
        one.Schedule is not null || one.Next < FoundEvent.NumberOf(node.Views.NextIndex, 0);

    private async Task Serve(HttpClient client, Subscription one, CancellationToken cancel)
    {
        try
        {
            Subscription told = await Tell(client, one, cancel);
            told.KeepProgress(node.Desk);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // Whatever it is, it is this subscriber's trouble and nobody else's.
            log.LogWarning("Subscription {Id} could not be told: {Fault}", one.Id, fault.Message);
            Failed(one).KeepProgress(node.Desk);
        }
    }

    private async Task<Subscription> Tell(HttpClient client, Subscription one, CancellationToken cancel)
    {
        Instant due = one.Schedule?.Next(node.Time.Now) ?? node.Time.Now;
        if (ReaderOf(node, one.Party, one.KeyId) is not { } reader
            || QueryEndpoints.Find(node.Desk, one.Party, one.Query) is not { } query)
        {
            log.LogWarning("Subscription {Id} ends: its key or its query has ended.", one.Id);
            node.Desk.Tables.Run("DELETE FROM subscription WHERE id = ?1", one.Id);
            return one;
        }

        Subscription at = one;
        int most = MaxEvents;
        for (int sent = 0; sent < MaxDocuments; sent++)
        {
            (IReadOnlyList<CapturedEvent> events, long next) = EventFinder.Since(
                node, reader, query.Query, at.Next, at.Initial, most);
            bool isNothing = events.Count == 0;
            if (isNothing && !(sent == 0 && at.Schedule is not null && at.ReportIfEmpty))
            {
                return at with { Next = next, Failures = 0, Due = due };
            }

            HttpStatusCode status = await Send(client, at, events, cancel);
            if (status == HttpStatusCode.RequestEntityTooLarge && events.Count > 1)
            {
                most = events.Count / 2;
                continue;
            }

            if ((int)status is < 200 or > 299)
            {
                log.LogWarning("Subscription {Id}: {Host} answered {Status}.", one.Id, new Uri(one.Dest).Host, (int)status);
                return Failed(at);
            }

            at = at with { Next = next, Notified = node.Time.Now, Failures = 0 };
            at.KeepProgress(node.Desk);
            if (isNothing)
            {
                break;
            }
        }

        return at with { Due = due };
    }

    private async Task<HttpStatusCode> Send(
        HttpClient client, Subscription one, IReadOnlyList<CapturedEvent> events, CancellationToken cancel)
    {
        byte[] body = EventDocument.Write(events, node.Time.Now, one.Query, one.Id);
        using HttpRequestMessage request = new(HttpMethod.Post, one.Dest) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/ld+json");
        request.Headers.Add("GS1-EPCIS-Version", "2.0.0");
        request.Headers.Add("GS1-CBV-Version", "2.0.0");
        if (one.SecretOf(node.Desk) is { } secret)
        {
            request.Headers.Add(SignatureHeader, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}");
        }

        using HttpResponseMessage response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return response.StatusCode;
    }

    // One second, two, four … up to an hour.
    private Subscription Failed(Subscription one)
    {
        long wait = Math.Min(3_600_000, 1_000L << Math.Min(one.Failures, 20));
        return one with { Failures = one.Failures + 1, Due = node.Time.Now.PlusMilliseconds(wait) };
    }
}
