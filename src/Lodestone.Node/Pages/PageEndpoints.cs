using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Mvc;

namespace Lodestone.Node.Pages;

/// <summary>The pages: rendered on the server, whole without script.</summary>
internal static class PageEndpoints
{
    /// <summary>Adds what pages need.</summary>
    /// <param name="services">What there is.</param>
    /// <param name="side">What pages read.</param>
    /// <param name="shared">What is shared with portals, or with a portal's node; null if nothing is.</param>
    /// <param name="makesFormKeys">Whether new keys for forms are made here; a portal takes those of its node.</param>
    public static void AddPages(
        this IServiceCollection services, ReadSide side, SharedTables? shared, bool makesFormKeys = true)
    {
        services.AddSingleton(side);
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(new Sessions(
            side, shared is null ? new HeldSessions(TimeProvider.System) : new SharedSessions(shared)));
        services.AddSingleton(new HeldTables(TimeProvider.System));

        // By itself a node keeps them as long as its process: a restart makes an open form ask again, and no key of theirs
        // lies on disk.
        services.AddDataProtection().SetApplicationName("lodestone");
        services.Configure<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = shared is null ? new FormKeys() : new SharedFormKeys(shared);
            keys.AutoGenerateKeys = makesFormKeys;
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "lodestone-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>Maps the routes.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", StartPages.Show).For(Who.Anybody, "read the start page and find a lot")
            .FromViews();
        app.MapGet("/assets/{name}", PageFiles.Serve).For(Who.Anybody, "read style, script and emblem of the pages")
            .FromViews();
        app.MapGet("/preferences", Preferences.Set).For(Who.Anybody, "set language and colours of the pages")
            .FromViews();
        app.MapGet("/lots/{eid}", LotPages.Show).For(Who.Anybody, "read a lot's passport, as far as one may")
            .FromViews();
        app.MapGet("/eid/{eid}", LotPages.Show).For(Who.Anybody, "resolve an EID to its lot's passport")
            .FromViews();
        app.MapGet("/lots/{eid}/timeline.csv", LotPages.TimelineCsv)
            .For(Who.Anybody, "read a lot's timeline as a table, as far as one may")
            .FromViews();
        app.MapGet("/lots/{eid}/flow.csv", LotPages.FlowCsv)
            .For(Who.Anybody, "read a lot's mass flow as a table, as far as one may")
            .FromViews();
        foreach (string path in new[] { "/01/{gtin}/10/{lot}", "/01/{gtin}/21/{serial}", "/01/{gtin}/10/{lot}/21/{serial}", "/00/{sscc}" })
        {
            app.MapGet(path, LotPages.Resolve).For(Who.Anybody, "resolve a GS1 key to its lot's passport")
                .FromViews();
        }

        app.MapGet("/overview", OverviewPages.Show)
            .For(Who.Reader, "read what one has, moved and has to look at; of all parties for who sees all")
            .FromViews();
        app.MapGet("/search", SearchPages.Show).For(Who.Reader, "search the lots that one may find")
            .FromViews();
        app.MapGet("/parties", RegistryPages.Parties).For(Who.Reader, "list the registered parties")
            .FromViews();
        app.MapGet("/parties/{party}", RegistryPages.Party)
            .For(Who.Reader, "read a party's registration, permits, keys and sites; its stock, as far as one may")
            .FromViews();
        app.MapGet("/sites/{site}", RegistryPages.Site)
            .For(Who.Reader, "read a site's registration and permits; its stock and accounts, as far as one may")
            .FromViews();
        MapSubmitting(app);
        app.MapGet("/verify", VerifyPages.Form).For(Who.Anybody, "read the verify page")
            .FromViews();
        app.MapPost("/verify", VerifyPages.Judge).For(Who.Anybody, "have an evidence bundle judged")
            .WithMetadata(new RequestSizeLimitAttribute(VerifyPages.MaxRequestBytes), new Sessions.PageForm());
        app.MapGet("/sign-in", SignInPages.Form).For(Who.Anybody, "read the sign-in page")
            .FromViews();
        app.MapPost("/sign-in", SignInPages.SignIn).For(Who.Anybody, "sign in to the pages with an API key")
            .WithMetadata(new Sessions.PageForm())
            .FromViews();
        app.MapPost("/sign-out", SignInPages.SignOut).For(Who.Anybody, "sign out of the pages")
            .WithMetadata(new Sessions.PageForm())
            .FromViews();
    }

    private static void MapSubmitting(IEndpointRouteBuilder app)
    {
        app.MapGet("/submit", SubmitPages.List).For(Who.Member, "choose a form for a physical act");
        app.MapGet("/submit/table", TablePages.Form).For(Who.Member, "choose a table to import");
        app.MapPost("/submit/table", TablePages.Take).For(Who.Member, "have a table read and judged")
            .WithMetadata(
                new RequestSizeLimitAttribute(SheetLimits.MaxBytes + SubmitPages.MaxFormBytes), new Sessions.PageForm());
        app.MapGet("/submit/table/{job}", TablePages.Show).For(Who.Member, "read what came of a table");
        app.MapPost("/submit/table/{job}", TablePages.Submit)
            .For(Who.Member, "submit a table that was judged, signed with one's managed key")
            .WithMetadata(new RequestSizeLimitAttribute(SubmitPages.MaxFormBytes), new Sessions.PageForm());
        app.MapGet("/submit/{form}", SubmitPages.Form).For(Who.Member, "fill in a form for a physical act");
        app.MapPost("/submit/{form}", SubmitPages.Take)
            .For(Who.Member, "preview a physical act, and sign it with one's managed key")
            .WithMetadata(new RequestSizeLimitAttribute(SubmitPages.MaxFormBytes), new Sessions.PageForm());
    }
}
