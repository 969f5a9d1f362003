using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Lodestone.Bench.Postgres;
using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Commands;
using Lodestone.Node.Consortium;
using Lodestone.Node.Consortium.Trial;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Lodestone.Node.Tests.Consortium;

/// <summary>Four organisations' nodes, each as its operator starts it, over one order in PostgreSQL.</summary>
public sealed class ConsortiumNodesTests : IAsyncLifetime
{
    private const int Scale = 300;
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-members-").FullName;
    private readonly (OpenNode Node, WebApplication App)?[] members = new (OpenNode Node, WebApplication App)?[4];
    private PrivatePostgres? postgres;
    private int[] ports = [];

    public async ValueTask InitializeAsync()
    {
        postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"));
        ports = FreePorts();
        for (int member = 0; member < members.Length; member++)
        {
            WriteSeat(member);
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (int member = 0; member < members.Length; member++)
        {
            await StopAsync(member);
        }

        postgres?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task They_agree_go_on_without_one_and_take_it_back_in()
    {
        for (int member = 0; member < members.Length; member++)
        {
            await StartAsync(member);
        }

        // The year goes in through the first, with a member lost and back on the way.
        DemoTruth? truth = null;
        Task loading = Task.Run(async () =>
            truth = await DemoLoading.Load(members[0]!.Value.Node, Scale, _ => { }, CancellationToken.None));
        await GrownAsync(1, 200);
        await StopAsync(3);
        long without = members[0]!.Value.Node.Ledger.Agreement!.Final.Value;
        await GrownAsync(1, without + 100);
        await StartAsync(3);
        await loading;
        Assert.NotNull(truth);

        long size = members[0]!.Value.Node.Ledger.Log.Size.Value;
        JsonElement head = default;
        for (int member = 0; member < members.Length; member++)
        {
            await FinalAsync(member, size);
            JsonElement state = await GetAsync(member, "state");
            head = member == 0 ? state : head;
            Assert.Equal(head.GetProperty("stateDigest").GetString(), state.GetProperty("stateDigest").GetString());
            Assert.Equal(head.GetProperty("root").GetString(), state.GetProperty("root").GetString());
            JsonElement standing = await GetAsync(member, "agreement");
            Assert.False(standing.GetProperty("isAgainstUs").GetBoolean());
            Assert.Empty(standing.GetProperty("breaches").EnumerateArray());
            Assert.Equal(size, standing.GetProperty("final").GetInt64());
            Assert.True(standing.GetProperty("signs").GetBoolean());
            Assert.Equal(3, standing.GetProperty("charter").GetProperty("quorum").GetInt32());
            Assert.Equal(4, standing.GetProperty("charter").GetProperty("members").GetArrayLength());
            Assert.Empty(standing.GetProperty("peers").EnumerateObject());
            Assert.Empty(standing.GetProperty("engine").GetProperty("endpoints").EnumerateArray());
            Assert.Empty(StoreCheck.Run(members[member]!.Value.Node.Options.LedgerFolder).Findings);
        }

        await LosesItsFolderAndBeginsWithTheOthersAsync(3, size);
        await OnlyMembersAreHandedBlocksAsync();
        await ThePageOfTheNetworkShowsItAsync();
    }

    private async Task ThePageOfTheNetworkShowsItAsync()
    {
        using HttpClient browser = new() { BaseAddress = new Uri($"http://127.0.0.1:{ports[2]}/") };
        string page = await browser.GetStringAsync(new Uri("network?lang=en", UriKind.Relative));
        Assert.Contains("Nodes agree", page, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 4), member => Assert.Contains(Party(member).NameEn, page, StringComparison.Ordinal));
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        string block = await browser.GetStringAsync(new Uri("blocks/3?lang=en", UriKind.Relative));
        Assert.Contains("Signed by", block, StringComparison.Ordinal);
        Assert.Contains(Party(1).NameEn, block, StringComparison.Ordinal);
        string[] rows = (await browser.GetStringAsync(new Uri("network?lang=en&csv=checkpoints", UriKind.Relative)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(rows.Length > 10);
        Assert.All(rows[1..], row => Assert.Contains(",final,", row, StringComparison.Ordinal));
    }

    private async Task LosesItsFolderAndBeginsWithTheOthersAsync(int member, long size)
    {
        await StopAsync(member);
        Directory.Delete(OptionsOf(member).DataFolder, recursive: true);
        Directory.Delete(OptionsOf(member).StateFolder, recursive: true);
        await StartAsync(member);
        Assert.Contains(
            "quick start from other members", File.ReadAllText(OptionsOf(member).SignStatePath), StringComparison.Ordinal);
        await FinalAsync(member, size);
        Assert.Equal(
            (await GetAsync(0, "state")).GetProperty("stateDigest").GetString(),
            (await GetAsync(member, "state")).GetProperty("stateDigest").GetString());
        Assert.Empty(StoreCheck.Run(OptionsOf(member).LedgerFolder).Findings);
    }

    private async Task OnlyMembersAreHandedBlocksAsync()
    {
        Hash network = members[0]!.Value.Node.Ledger.Network!.Value;
        SigningKey key = DemoMembers.NodeKey(Demo, Party(2));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string path = "/agreement/blocks?from=0&count=2";
        Assert.Equal(HttpStatusCode.OK, await AskedAsync(path, MemberSignature.Sign(key, Party(2).Id, network, path, now)));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskedAsync(path, null));
        foreach (string header in (string[])
            [
                MemberSignature.Sign(key, Party(2).Id, network, "/agreement/blocks?from=1&count=2", now),
                MemberSignature.Sign(key, Party(2).Id, network, path, now.AddMinutes(-5)),
                MemberSignature.Sign(key, Party(2).Id, Hash.Zero, path, now),
                MemberSignature.Sign(key, Party(1).Id, network, path, now),
                MemberSignature.Sign(DemoKeys.For(Party(5).Id, Party(5).Persons[0]), Party(5).Id, network, path, now),
                "Lodestone-Member nonsense",
            ])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskedAsync(path, header));
        }
    }

    private async Task<HttpStatusCode> AskedAsync(string path, string? authorization)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri($"http://127.0.0.1:{ports[0]}{path}"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_member_that_is_shut_out_gets_in_through_another_within_two_checkpoints()
    {
        for (int member = 0; member < members.Length; member++)
        {
            await StartAsync(member);
        }

        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(Demo).SignedStatements().Take(60)];
        LiveLedger first = members[0]!.Value.Node.Ledger;
        await first.SubmitGroupAsync([.. year[1..40].Select(one => one.Signed.Bytes)], year[39].Statement.Time);

        // Whoever keeps the order passes over all envelopes of the last member.
        await ExecuteAsync(
            $$"""
            CREATE FUNCTION censor() RETURNS trigger LANGUAGE plpgsql AS $body$
              BEGIN
                IF position(convert_to('{{Party(3).Id.Value}}', 'UTF8') IN substr(NEW.bytes, 1, 300)) > 0 THEN
                  RETURN NULL;
                END IF;
                RETURN NEW;
              END $body$;
            CREATE TRIGGER censor BEFORE INSERT ON lodestone_ordering.waiting FOR EACH ROW EXECUTE FUNCTION censor();
            """);
        LiveLedger shutOut = members[3]!.Value.Node.Ledger;
        Task<IReadOnlyList<Submission>> answer = shutOut.SubmitGroupAsync([year[40].Signed.Bytes], year[40].Statement.Time);
        await Task.Delay(200);
        Assert.Equal(40, shutOut.Log.Size.Value);

        // Two more blocks come from the others; by the second checkpoint after it was carried it is there.
        foreach ((DemoStatement statement, SignedStatement signed) in year[41..43])
        {
            await first.SubmitGroupAsync([signed.Bytes], statement.Time);
        }

        long before = shutOut.Agreement!.Final.Value;
        Assert.IsType<Submission.Accepted>(Assert.Single(await answer));
        Assert.InRange(shutOut.Agreement.Final.Value, before + 1, before + 2);

        // The peer's own answer may come after the block.
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while (members[3]!.Value.Node.Seat!.CarriedByOthers == 0)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(1, (await GetAsync(3, "agreement")).GetProperty("carriedByOthers").GetInt64());
        await FinalAsync(0, 43);
        Assert.Equal(first.Log.Head!.Header, shutOut.Log.Head!.Header);

        // Let in again, its own envelope comes too: the statement counts once.
        await ExecuteAsync("DROP TRIGGER censor ON lodestone_ordering.waiting");
        Assert.IsType<Submission.Accepted>(Assert.Single(
            await shutOut.SubmitGroupAsync([year[43].Signed.Bytes], year[43].Statement.Time)));
        Assert.Equal(44, shutOut.Log.Size.Value);
    }

    [Fact]
    public async Task A_year_that_was_broken_off_goes_on_whole_although_another_member_wrote_in_between()
    {
        for (int member = 0; member < members.Length; member++)
        {
            await StartAsync(member);
        }

        OpenNode first = members[0]!.Value.Node;
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoLoading.Load(
            first, Scale, entries => (entries > 100 ? stop : null)?.Cancel(), stop.Token));
        SignedStatement between = new TrialStatements(first.Ledger.Network!.Value, SignatureAlgorithm.EdDSA)
            .Next(new Instant(first.Ledger.Log.Head!.Header.TimeMs));
        Assert.IsType<Submission.Accepted>(await members[1]!.Value.Node.Ledger.SubmitAsync(between.Bytes));
        await DemoLoading.Load(first, Scale, _ => { }, CancellationToken.None);
        Assert.All(new DemoYear(Demo).SignedStatements(), one => Assert.NotNull(first.Ledger.Log.IndexOf(one.Signed.Identity)));
    }

    [Fact]
    public async Task A_node_that_orders_alone_has_no_agreement()
    {
        await using TestNode alone = await TestNode.StartAsync();
        Assert.Equal(404, (await alone.Get("/agreement")).Status);
        Assert.Equal(404, (await alone.Get("/agreement/checkpoint")).Status);
        Assert.Contains("orders alone", (await alone.Get("/network?lang=en")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\": ", "\"kind\": \"neo\", \"kind\": ")]
    [InlineData("\"envelopeKey\": ", "\"quorum\": 3, \"envelopeKey\": ")]
    [InlineData("agreement-0.seed", "seat-0.json")]
    [InlineData("\"postgres\"", "\"oracle\"")]
    [InlineData("\"postgres\"", "\"neo\"")]
    [InlineData("\"organisation\": \"uscc:", "\"organisation\": \"nobody:")]
    [InlineData("ministry.genesis", "nowhere")]
    [InlineData("ministry.genesis", "alone.genesis")]
    public void A_seat_that_is_wrong_is_refused_with_a_sentence(string right, string wrong)
    {
        string path = SeatPath(0);
        string text = File.ReadAllText(path).Replace("genesis.cose", "ministry.genesis", StringComparison.Ordinal);
        File.Copy(Path.Combine(folder, "genesis.cose"), Path.Combine(folder, "ministry.genesis"));
        WriteGenesis("alone.genesis", Demo with { Members = 0 });
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
        Exception refused = Assert.ThrowsAny<Exception>(() => NodeOpening.Open(OptionsOf(0)));
        Assert.True(refused is InvalidDataException or FileNotFoundException, refused.ToString());
        Assert.NotEmpty(refused.Message);
    }

    private static DemoOptions Demo { get; } =
        new() { Scale = Scale, Network = NodeOpening.DemoNetwork, Members = 4 };

    private static DemoParty Party(int member) => DemoConsortium.Describe().Parties[member];

    private string SeatPath(int member) => Path.Combine(folder, $"seat-{member}.json");

    private NodeOptions OptionsOf(int member) => NodeOptions.For(
        Path.Combine(folder, $"data-{member}"), Path.Combine(folder, $"state-{member}")) with
    {
        Urls = $"http://127.0.0.1:{ports[member]}",
        SeatPath = SeatPath(member),
        DemoScale = 0,
        StateRootEveryBlocks = 8,
        FromPeers = true,
        RequestsPerMinute = 1_000_000,
    };

    private void WriteSeat(int member)
    {
        WriteGenesis("genesis.cose", Demo);
        File.WriteAllText(
            Path.Combine(folder, $"envelope-{member}.seed"),
            Convert.ToHexStringLower(DemoMembers.NodeKey(Demo, Party(member)).ExportSeed()));
        File.WriteAllText(
            Path.Combine(folder, $"agreement-{member}.seed"),
            Convert.ToHexStringLower(DemoMembers.AgreementKey(Demo, Party(member)).ExportSeed()));
        new SeatFile
        {
            Organisation = Party(member).Id.Value,
            Genesis = "genesis.cose",
            EnvelopeKey = $"envelope-{member}.seed",
            AgreementKey = $"agreement-{member}.seed",
            Engine = new SeatEngine { Kind = "postgres", Connection = postgres!.Connection },
            Members =
            [
                .. Enumerable.Range(0, members.Length).Select(other => new SeatMember
                {
                    Organisation = Party(other).Id.Value,
                    Url = new Uri($"http://127.0.0.1:{ports[other]}/"),
                }),
            ],
        }.Write(SeatPath(member));
    }

    private void WriteGenesis(string name, DemoOptions demo) => File.WriteAllBytes(
        Path.Combine(folder, name), new DemoYear(demo).SignedStatements().First().Signed.Bytes.ToArray());

    private static int[] FreePorts()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 4).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] free = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Stop();
        }

        return free;
    }

    private async Task StartAsync(int member)
    {
        OpenNode node = NodeOpening.Open(OptionsOf(member));
        WebApplication app = NodeHost.Build(node);
        await app.StartAsync();
        members[member] = (node, app);
    }

    private async Task StopAsync(int member)
    {
        if (members[member] is var (node, app))
        {
            await app.StopAsync();
            await app.DisposeAsync();
            node.Dispose();
            members[member] = null;
        }
    }

    private async Task ExecuteAsync(string statements)
    {
        await using NpgsqlConnection connection = await postgres!.OpenAsync();
        await using NpgsqlCommand command = new(statements, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task GrownAsync(int member, long size)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        await members[member]!.Value.Node.Ledger.Log.GrownBeyondAsync(new TreeSize(size - 1), patience.Token);
    }

    private async Task FinalAsync(int member, long size)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        Assert.True(await members[member]!.Value.Node.Ledger.Agreement!.FinalAsync(new TreeSize(size), patience.Token));
    }

    private async Task<JsonElement> GetAsync(int member, string path)
    {
        using HttpClient client = new();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{ports[member]}/{path}")))
            .RootElement.Clone();
    }
}
