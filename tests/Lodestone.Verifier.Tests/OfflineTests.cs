using System.Diagnostics;
using Lodestone.Demo;
using Lodestone.Node.Log;

namespace Lodestone.Verifier.Tests;

/// <summary>The command as a border officer runs it: a file, a trust anchor, and no network at all.</summary>
public sealed class OfflineTests(DemoFixture fixture, ITestOutputHelper output) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-offline-").FullName;

    [Fact]
    public async Task Verify_accepts_the_bundle_where_there_is_no_interface()
    {
        (string bundle, string anchor) = Files(bytes => bytes);
        (int code, string said) = await InNoNetwork($"\"$1\" verify \"$2\" --trust \"$3\" --lang en", bundle, anchor);
        output.WriteLine(said);
        Assert.Contains("interfaces up: 0\n", said, StringComparison.Ordinal);
        Assert.Contains("no route", said, StringComparison.Ordinal);
        Assert.Contains("VALID: ", said, StringComparison.Ordinal);
        Assert.Contains("Dy from     BAYANOBO 5.5", said, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Verify_tells_in_chinese_what_is_wrong_with_an_altered_bundle()
    {
        (string bundle, string anchor) = Files(bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        (int code, string said) = await InNoNetwork($"\"$1\" verify \"$2\" --trust \"$3\" --lang zh", bundle, anchor);
        output.WriteLine(said);
        Assert.Contains("无效", said, StringComparison.Ordinal);
        Assert.Contains("201 ", said, StringComparison.Ordinal);
        Assert.Contains("manifest: ", said, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (string Bundle, string Anchor) Files(Func<byte[], byte[]> altered)
    {
        string bundle = Path.Join(folder, "magnets.lodestone");
        string anchor = Path.Join(folder, "trust-anchor.json");
        File.WriteAllBytes(bundle, altered(fixture.Node.Bundle(DemoTruth.MagnetLot())));
        File.WriteAllText(anchor, AnchorForm.Of(fixture.Node.Anchor).ToJson());
        return (bundle, anchor);
    }

    // A new network namespace has one loopback interface, and that is down.
    private static async Task<(int Code, string Said)> InNoNetwork(string command, string bundle, string anchor)
    {
        const string proof = """
            echo "interfaces up: $(ip -o link show up | wc -l)"
            [ -z "$(ip route)" ] && echo "no route"
            """;
        ProcessStartInfo start = new("unshare") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
        [
            "--map-root-user", "--net", "sh", "-c", $"{proof}\nexec dotnet {command}", "sh",
            Path.Join(AppContext.BaseDirectory, "lodestone.dll"), bundle, anchor,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await errors);
    }
}
