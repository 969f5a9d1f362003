using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>M7: an exported log, replayed elsewhere and under other settings, gives the same three roots.</summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Replay_gives_the_same_roots_under_other_culture_time_zone_and_processor_count()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        await own.Import(40);
        await own.Import(25, "MORE");
        string log = own.Program.PathOf("log.bin");

        // From the running node; the state it serves is what must come out.
        await own.Program.Json("export", "--log", "--out", log);
        JsonElement served = await Served(own);
        string anchor = Path.Join(own.Program.Data, "trust-anchor.json");
        HashSet<string> roots = [];
        foreach ((string culture, string zone, string processors) in new[]
        {
            ("C", "UTC", "2"), ("zh_CN.UTF-8", "Asia/Shanghai", "1"), ("tr_TR.UTF-8", "Pacific/Chatham", "16"),
            ("ar_SA.UTF-8", "America/St_Johns", "7"),
        })
        {
            using Program elsewhere = new Program().With(
                ("LANG", culture), ("LC_ALL", culture), ("TZ", zone), ("DOTNET_PROCESSOR_COUNT", processors),
                ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
            File.Copy(log, elsewhere.PathOf("log.bin"));
            (int exitCode, string text, string errors) = await elsewhere.Run(
                "replay", elsewhere.PathOf("log.bin"), "--into", elsewhere.PathOf("store"), "--trust", anchor,
                "--json");
            Assert.True(exitCode == 0, text + errors);
            JsonElement report = JsonDocument.Parse(text).RootElement;
            Assert.True(report.GetProperty("sound").GetBoolean());
            Assert.Equal(served.GetProperty("root").GetString(), report.GetProperty("root").GetString());
            Assert.Equal(served.GetProperty("stateDigest").GetString(), report.GetProperty("stateDigest").GetString());
            roots.Add($"root {report.GetProperty("root")} state digest {report.GetProperty("stateDigest")} "
                + $"state root {report.GetProperty("stateRoot")}");
            output.WriteLine($"{culture} {zone} {processors} processors: the same");
        }

        output.WriteLine(Assert.Single(roots));
    }

    [Fact]
    public async Task A_forged_log_is_not_sound()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        await own.Import(3);
        string log = own.Program.PathOf("log.bin");
        await own.Program.Json("export", "--log", "--out", log);
        byte[] bytes = await File.ReadAllBytesAsync(log);
        int at = bytes.AsSpan().IndexOf("ree.oxide.nd"u8);
        bytes[at + 10] = (byte)'p';
        await File.WriteAllBytesAsync(log, bytes);
        (int exitCode, string text, _) = await own.Program.Run(
            "replay", log, "--trust", Path.Join(own.Program.Data, "trust-anchor.json"), "--json");
        Assert.Equal(1, exitCode);
        Assert.Contains("\"sound\": false", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_snapshot_is_refused()
    {
        await using OwnNetwork own = await OwnNetwork.Founded();
        await own.Import(5);
        Assert.Equal(0, await own.Stop("TERM"));
        string file = own.Program.PathOf("state.snapshot");
        JsonElement written = await own.Program.Json("snapshot", "write", "--out", file);
        JsonElement read = await own.Program.Json("snapshot", "check", file);
        Assert.Equal(written.GetProperty("height").GetInt64(), read.GetProperty("height").GetInt64());

        byte[] good = await File.ReadAllBytesAsync(file);
        int refused = 0;
        foreach (int part in Enumerable.Range(1, 12))
        {
            byte[] forged = (byte[])good.Clone();
            forged[good.Length * part / 13] ^= 1;
            await File.WriteAllBytesAsync(file, forged);
            (int exitCode, string text, _) = await own.Program.Run(
                "snapshot", "check", file, "--trust", Path.Join(own.Program.Data, "trust-anchor.json"), "--json");
            Assert.True(exitCode == 1, text);
            refused++;
        }

        await File.WriteAllBytesAsync(file, good[..^200]);
        Assert.Equal(1, (await own.Program.Run(
            "snapshot", "check", file, "--trust", Path.Join(own.Program.Data, "trust-anchor.json"))).ExitCode);
        output.WriteLine($"{refused} snapshots with one bit altered and one cut short: all refused");
    }

    private static async Task<JsonElement> Served(OwnNetwork own)
    {
        using HttpClient http = new();
        return JsonDocument.Parse(await http.GetStringAsync(new Uri($"{own.Url}/state"))).RootElement;
    }
}
