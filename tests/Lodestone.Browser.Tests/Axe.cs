using System.Text.Json;
using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

/// <summary>The accessibility checker axe-core, run inside a page.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() =>
    {
        string packages = Path.Join(Places.Artifacts, "npm", "Lodestone.Browser.Tests");
        string path = Path.Join(packages, "node_modules", "axe-core", "axe.min.js");
        return File.Exists(path) ? File.ReadAllText(path) : throw new FileNotFoundException(
            $"axe-core is missing: run ./test once, or copy package*.json to {packages} and run npm ci there.");
    });

    /// <summary>Serious and critical violations: rule, where, and what is wrong.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(Source.Value);
        return await Run(page, "{ resultTypes: ['violations'] }");
    }

    /// <summary>The same for colours only, on a page that has been checked and changed nothing else since.</summary>
    public static Task<IReadOnlyList<string>> Contrasts(IPage page) =>
        Run(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast'] }");

    private static async Task<IReadOnlyList<string>> Run(IPage page, string options)
    {
        string json = await page.EvaluateAsync<string>(
            $"async () => JSON.stringify((await axe.run(document, {options})).violations"
            + ".map(v => ({ id: v.id, impact: v.impact, help: v.help,"
            + " where: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)) })))");
        using JsonDocument found = JsonDocument.Parse(json);
        return
        [
            .. found.RootElement.EnumerateArray()
                .Where(it => it.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(it => $"{it.GetProperty("id")}: {it.GetProperty("help")} {it.GetProperty("where")}"),
        ];
    }
}
