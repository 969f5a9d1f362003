namespace Lodestone.Browser.Tests;

/// <summary>The scan button of the verify page, with a camera and a reader of codes that the tests put in place.</summary>
public sealed class ScanTests(PageServer server)
{
    [Fact]
    public async Task Code_that_the_camera_sees_opens_its_passport_on_this_node()
    {
        await using Visit visit = await WithCamera($"https://elsewhere.example{server.Magnets.Path}");
        await visit.Open("/verify");
        await visit.Leave(() => visit.Page.ClickAsync(".scan button"));
        Assert.Equal($"{server.Origin}{server.Magnets.Path}", visit.Page.Url);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("https://elsewhere.example/pay?now")]
    [InlineData("javascript:alert(1)")]
    [InlineData("no address")]
    public async Task Other_codes_lead_nowhere(string code)
    {
        await using Visit visit = await WithCamera(code);
        await visit.Open("/verify");
        await visit.Page.ClickAsync(".scan button");
        await visit.Page.GetByText("leads to no lot's passport").WaitForAsync();
        Assert.EndsWith("/verify", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ClickAsync(".scan button");
        await visit.Page.GetByText("Scan with the camera").WaitForAsync();
    }

    [Fact]
    public async Task Browser_that_reads_no_codes_says_what_to_do_instead()
    {
        await using Visit visit = await Visit.Begin(server, new Look(true, 390));
        await visit.Page.AddInitScriptAsync("delete window.BarcodeDetector");
        await visit.Open("/verify");
        Assert.Contains("手机的相机应用", await visit.Text(".scan"), StringComparison.Ordinal);
        await visit.Page.FillAsync("#typed", server.Magnets.Code.ToLowerInvariant());
        await visit.Leave(() => visit.Page.ClickAsync("#scan form button"));
        Assert.EndsWith(server.Magnets.Path, visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Visit> WithCamera(string code)
    {
        Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.Page.AddInitScriptAsync(
            $$"""
            Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
              value: async () => {
                const canvas = document.createElement('canvas');
                canvas.getContext('2d').fillRect(0, 0, 9, 9);
                return canvas.captureStream(10);
              },
            });
            window.BarcodeDetector = class {
              async detect() { return [{ rawValue: {{System.Text.Json.JsonSerializer.Serialize(code)}} }]; }
            };
            """);
        return visit;
    }
}
