namespace Lodestone.Browser.Tests;

/// <summary>At a desk the top of a page is one row, whoever is signed in.</summary>
public sealed class HeaderTests(PageServer server)
{
    private const string Longest =
        "Demo Northern Heavy Rare Earth Separation, Metals, Alloys, Magnets and Recycling Joint Stock Company";

    [Theory]
    [InlineData(false, "ministry", null)]
    [InlineData(false, "bay-magnets", null)]
    [InlineData(false, "bay-magnets", Longest)]
    [InlineData(true, "ministry", null)]
    [InlineData(true, "bay-magnets", Longest)]
    public async Task Who_is_signed_in_stands_in_the_one_row_of_the_header(bool isChinese, string party, string? name)
    {
        await using Visit visit = await Visit.Begin(server, new Look(isChinese, 1280));
        await visit.BeSignedIn(party);
        await visit.Open("/submit/table");
        if (name is not null)
        {
            await visit.Page.EvaluateAsync("name => document.querySelector('.account span').textContent = name", name);
        }

        await visit.Picture($"header-{party}-{(name is null ? "own" : "long")}-{new Look(isChinese, 1280)}");
        Assert.Equal(0, await visit.Overflow());
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            "() => { const boxes = [...document.querySelectorAll('.top-row > *')].map(it => it.getBoundingClientRect());"
            + " return Math.max(...boxes.map(it => it.top)) < Math.min(...boxes.map(it => it.bottom)); }"));
        Assert.Equal(
            await visit.Page.GetAttributeAsync(".account", "title"),
            await visit.Page.GetAttributeAsync(".account", "aria-label"));
        Assert.Contains(isChinese ? "已登录" : "Signed in as", await visit.Page.GetAttributeAsync(".account", "title"));
    }
}
