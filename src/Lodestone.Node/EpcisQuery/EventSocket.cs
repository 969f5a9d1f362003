using System.Net.WebSockets;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// A subscription that lasts as long as its WebSocket (EPCIS 2.0 section 12): each message is a document of events.
/// </summary>
internal sealed class EventSocket
{
    private const int MaxEvents = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly OpenNode node;
    private readonly Caller caller;
    private readonly string name;
    private readonly SubscriptionTerms terms;
    private readonly string id = Guid.NewGuid().ToString();
    private long next;
    private Instant due;

    private EventSocket(OpenNode node, Caller caller, string name, SubscriptionTerms terms)
    {
        this.node = node;
        this.caller = caller;
        this.name = name;
        this.terms = terms;
        next = terms.InitialRecordTime is null ? FoundEvent.NumberOf(node.Ledger.Log.Size.Value, 0) : 0;
        due = terms.Schedule?.Next(node.Time.Now) ?? node.Time.Now;
    }

    /// <summary>Answers the request with a WebSocket, and ends with it.</summary>
    public static async Task<IResult> Answer(
        HttpContext http, OpenNode node, Caller caller, string name, EventQuery query)
    {
        string origin = http.Request.Headers.Origin.ToString();
        bool isElsewhere = origin.Length > 0
            && (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) || from.Authority != http.Request.Host.Value);
        Refusal? refusal = isElsewhere ? new Refusal(RefusalCode.NotPermitted, "Origin") : null;
        SubscriptionTerms? terms = null;
        refusal ??= SubscriptionTerms.TryRead(
            http.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())), out terms);
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        // Before the client hears that it is connected: what is taken from then on is told.
        EventSocket subscription = new(node, caller, name, terms!);
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        IHostApplicationLifetime life = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        Task heard = Hear(socket, http.RequestAborted);
        await subscription.Tell(
            socket, query, () => heard.IsCompleted || life.ApplicationStopping.IsCancellationRequested,
            http.RequestAborted);

        // The client answers the farewell, or has been given long enough.
        await Task.WhenAny(heard, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        socket.Abort();
        await heard;
        return Results.Empty;
    }

    // Nothing is expected from the client but its farewell.
    private static async Task Hear(WebSocket socket, CancellationToken cancel)
    {
        byte[] ignored = new byte[1_024];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), cancel)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Gone without a word.
        }
    }

    private async Task Tell(WebSocket socket, EventQuery query, Func<bool> isOver, CancellationToken cancel)
    {
        try
        {
            using PeriodicTimer timer = new(Tick);
            while (await timer.WaitForNextTickAsync(cancel) && !isOver())
            {
                Reader? reader = SubscriptionDelivery.ReaderOf(node, caller.Key!.Party, caller.Key.KeyId);
                if (reader is null || QueryEndpoints.Find(node.Desk, caller.Key.Party, name) is null)
                {
                    break;
                }

                await TellDue(socket, query, reader, cancel);
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "ended", cancel);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client has gone.
        }
    }

    private async Task TellDue(WebSocket socket, EventQuery query, Reader reader, CancellationToken cancel)
    {
        Instant now = node.Time.Now;
        if (terms.Schedule is { } schedule)
        {
            if (now < due)
            {
                return;
            }

            due = schedule.Next(now) ?? new Instant(long.MaxValue);
        }
        else if (next >= FoundEvent.NumberOf(node.Views.NextIndex, 0))
        {
            return;
        }

        bool isEmpty = true;
        while (true)
        {
            (IReadOnlyList<CapturedEvent> events, next) = EventFinder.Since(
                node, reader, query, next, terms.InitialRecordTime ?? new Instant(0), MaxEvents);
            if (events.Count == 0 && !(isEmpty && terms.Schedule is not null && terms.ReportIfEmpty))
            {
                return;
            }

            isEmpty = false;
            await socket.SendAsync(
                EventDocument.Write(events, node.Time.Now, name, id), WebSocketMessageType.Text, true, cancel);
            if (events.Count < MaxEvents)
            {
                return;
            }
        }
    }
}
