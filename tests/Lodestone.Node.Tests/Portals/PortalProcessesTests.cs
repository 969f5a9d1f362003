using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Node.Demo;

namespace Lodestone.Node.Tests.Portals;

/// <summary>
/// Three portals behind a reverse proxy: any of them may be killed at any time. A request that fails succeeds when it is
/// sent once more, and who has signed in stays so.
/// </summary>
public sealed class PortalProcessesTests(PostgresServer postgres)
{
    private const int Portals = 3;
    private const int Readers = 4;

    private readonly ConcurrentQueue<string> failures = [];
    private int answered;
    private int repeated;
    private int captured;

    [Fact]
    public async Task Killed_portals_are_missed_by_nobody_who_asks_twice()
    {
        string views = await postgres.NewViews();
        using Program program = new();
        (Process node, string ledger) = await program.Serve("--scale", "300", "--views", views);
        Process[] portals = new Process[Portals];
        string[] urls = new string[Portals];
        try
        {
            for (int i = 0; i < Portals; i++)
            {
                (portals[i], urls[i]) = await StartPortal(program, views, ledger);
            }

            await using Balancer balancer = await Balancer.StartAsync([.. urls]);
            using HttpClient http = TestPortal.Client(balancer.Url);
            var firm = DemoConsortium.Describe().Parties.First(party => party.Persons.Length > 0);
            string key = DemoLoading.ApiKeyOf(firm.Id, firm.Persons[0]);
            string session = await SignIn(http, key);
            string lot = DemoTruth.MagnetLot().Code;
            using CancellationTokenSource stop = new();
            Task[] load =
            [
                .. Enumerable.Range(0, Readers).Select(_ => Read(http, session, lot, stop.Token)),
                Write(http, key, stop.Token),
            ];
            for (int killed = 0; killed < Portals; killed++)
            {
                await AnsweredAtLeast(60);
                portals[killed].Kill();
                await portals[killed].WaitForExitAsync();
                await AnsweredAtLeast(60);
                portals[killed].Dispose();
                (portals[killed], urls[killed]) = await StartPortal(program, views, ledger);
                balancer.Put(killed, urls[killed]);
            }

            await AnsweredAtLeast(60);
            await stop.CancelAsync();
            await Task.WhenAll(load);
            Assert.True(failures.IsEmpty, string.Join('\n', failures));
            Assert.True(captured > 0 && repeated > 0, $"{captured} captured, {repeated} of {answered} sent twice");
            await AssertCapturedOnce(http, key);
        }
        finally
        {
            foreach (Process process in portals.Where(it => it is not null).Append(node))
            {
                process.Kill();
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }
    }

    private static Task<(Process Process, string Url)> StartPortal(Program program, string views, string ledger) =>
        program.Listen("portal", "--urls", "http://127.0.0.1:0", "--views", views, "--ledger", ledger);

    private static async Task<string> SignIn(HttpClient http, string key)
    {
        for (int tried = 0; tried < 600; tried++)
        {
            // Each of these goes to another portal than the one before.
            using HttpResponseMessage page = await http.GetAsync("/sign-in");
            if (page.IsSuccessStatusCode)
            {
                string form = PortalPerson.HeldBy(await Answer.Of(page))["__RequestVerificationToken"];
                using HttpRequestMessage request = new(HttpMethod.Post, "/sign-in")
                {
                    Content = new FormUrlEncodedContent(
                    [
                        KeyValuePair.Create("key", key), KeyValuePair.Create("__RequestVerificationToken", form),
                    ]),
                };
                request.Headers.Add("Cookie", CookieOf(page, "lodestone-form"));
                using HttpResponseMessage signedIn = await http.SendAsync(request);
                if ((int)signedIn.StatusCode == 302)
                {
                    return CookieOf(signedIn, Sessions.Cookie);
                }
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("Nobody could sign in.");
    }

    private static string CookieOf(HttpResponseMessage response, string name) => response.Headers.GetValues("Set-Cookie")
        .Single(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0];

    private async Task Read(HttpClient http, string session, string lot, CancellationToken stop)
    {
        string[] paths = ["/overview", $"/lots/{lot}", "/search", "/parties", "/blocks", $"/lots/{lot}/timeline.csv", "/checkpoint"];
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            string path = paths[i % paths.Length];
            await Twice(
                $"GET {path}",
                async () =>
                {
                    using HttpRequestMessage request = new(HttpMethod.Get, path);
                    request.Headers.Add("Cookie", session);
                    request.Headers.Add("Accept", "text/html, */*");
                    using HttpResponseMessage response = await http.SendAsync(request, CancellationToken.None);
                    _ = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
                    return (int)response.StatusCode;
                },
                status => status == 200);
        }
    }

    // The same event sent again is the one that is there already.
    private async Task Write(HttpClient http, string key, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            byte[] body = Encoding.UTF8.GetBytes(EventOf(i));
            await Twice(
                "POST /epcis/events",
                async () =>
                {
                    using HttpRequestMessage request = new(HttpMethod.Post, "/epcis/events") { Content = new ByteArrayContent(body) };
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                    request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
                    using HttpResponseMessage response = await http.SendAsync(request, CancellationToken.None);
                    string text = await response.Content.ReadAsStringAsync(CancellationToken.None);
                    return response.IsSuccessStatusCode ? 200 : text.Length > 0 ? throw new InvalidOperationException(text) : 500;
                },
                status => status == 200);
            Interlocked.Increment(ref captured);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static string EventOf(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"], "type": "ObjectEvent",
         "action": "OBSERVE", "eventID": "urn:uuid:00000000-0000-4000-8000-{{i:D12}}", "epcList": ["urn:epc:id:sgtin:0614141.107346.{{2017 + i}}"],
         "eventTime": "2025-01-02T10:00:00.000Z", "eventTimeZoneOffset": "+00:00"}
        """);

    private async Task AssertCapturedOnce(HttpClient http, string key)
    {
        for (int i = 0; i < captured; i += 7)
        {
            using HttpRequestMessage request = new(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/epcis/events/urn:uuid:00000000-0000-4000-8000-{i:D12}"));
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using HttpResponseMessage response = await http.SendAsync(request);
            Assert.Equal(200, (int)response.StatusCode);
        }
    }

    private async Task Twice(string what, Func<Task<int>> ask, Func<int, bool> isGood)
    {
        List<string> said = [];
        for (int time = 0; time < 2; time++)
        {
            try
            {
                int status = await ask();
                if (isGood(status))
                {
                    Interlocked.Increment(ref answered);
                    return;
                }

                said.Add($"{status}");
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or InvalidOperationException)
            {
                said.Add(cut.Message);
            }

            Interlocked.Increment(ref repeated);
        }

        failures.Enqueue($"{what}: {string.Join(" | ", said)}");
    }

    private async Task AnsweredAtLeast(int more)
    {
        int until = Volatile.Read(ref answered) + more;
        while (Volatile.Read(ref answered) < until && failures.IsEmpty)
        {
            await Task.Delay(20);
        }
    }
}
