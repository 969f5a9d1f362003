using Lodestone.Node.Access;
using Lodestone.Node.Imports;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Antiforgery;

namespace Lodestone.Node.Pages;

/// <summary>
/// Tables by a page: uploaded, read and judged, its errors shown by row and column; then submitted, all or what holds.
/// </summary>
internal static class TablePages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly ImportTable[] Kinds = [ImportTable.Lots, ImportTable.Shipments];

    /// <summary>The form that takes a table.</summary>
    public static IResult Form(HttpContext http, IAntiforgery forms) =>
        Page(http, forms, null, StatusCodes.Status200OK);

    /// <summary>Takes a table, has it judged and leads to what came of it.</summary>
    public static async Task<IResult> Take(HttpContext http, ImportDesk desk, HeldTables held, IAntiforgery forms)
    {
        if (!await OwnForm.Is(http, forms))
        {
            return Page(http, forms, FormTexts.Expired, StatusCodes.Status400BadRequest);
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("table") is not { Length: > 0 } file)
        {
            return Page(http, forms, ImportTexts.NoFile, StatusCodes.Status400BadRequest);
        }

        string path = desk.NewFile();
        await using (FileStream target = new(path, FileMode.CreateNew, FileAccess.Write))
        {
            await file.CopyToAsync(target, http.RequestAborted);
        }

        ImportTable kind = Kinds.FirstOrDefault(it => it.Name == form["kind"].ToString()) ?? Kinds[0];
        return await Begin(http, desk, held, forms, kind, path, new ImportWish(Preview: true, GoodRows: false));
    }

    /// <summary>What came of a table.</summary>
    public static IResult Show(string job, HttpContext http, ImportDesk desk, HeldTables held, IAntiforgery forms)
    {
        if (desk.Find(job, AccessGate.CallerOf(http)) is not { } found)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "job"));
        }

        PageFrame frame = PageFrame.Of(http);
        Grid errors = ImportTables.Errors(frame, found);
        Grid made = ImportTables.Made(frame, found);
        if (new[] { errors, made }.FirstOrDefault(grid => grid.Id == frame.Asked("csv")) is { } asked)
        {
            return asked.AsCsv(frame, http, $"lodestone-import-{asked.Id}");
        }

        if (!found.HasEnded)
        {
            http.Response.Headers["Refresh"] = "2";
        }

        AntiforgeryTokenSet set = forms.GetAndStoreTokens(http);
        return PageAnswer.Of<ImportPage>(http, new ImportModel(
            found.Id, StandOf(found), !found.Wish.Preview, found.Rows, found.Wrong, found.Accepted, found.Present,
            found.Submitted, held.Find(found) is not null, errors, made, set.FormFieldName, set.RequestToken!));
    }

    /// <summary>Submits a table that was judged: all of it, or the rows that hold.</summary>
    public static async Task<IResult> Submit(
        string job, HttpContext http, ImportDesk desk, HeldTables held, IAntiforgery forms)
    {
        if (!await OwnForm.Is(http, forms))
        {
            return Page(http, forms, FormTexts.Expired, StatusCodes.Status400BadRequest);
        }

        if (desk.Find(job, AccessGate.CallerOf(http)) is not { } judged || held.Find(judged) is not { } file)
        {
            return Page(http, forms, ImportTexts.Forgotten, StatusCodes.Status404NotFound);
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string path = desk.NewFile();
        File.Copy(file, path);
        return await Begin(
            http, desk, held, forms, judged.Table, path, new ImportWish(Preview: false, form["rows"] == "good"));
    }

    private static async Task<IResult> Begin(
        HttpContext http, ImportDesk desk, HeldTables held, IAntiforgery forms, ImportTable kind, string path,
        ImportWish wish)
    {
        string copy = desk.NewFile();
        if (wish.Preview)
        {
            File.Copy(path, copy);
        }

        (ImportJob? job, Task ended, _) = desk.Begin(kind, AccessGate.CallerOf(http), wish, path);
        if (job is null)
        {
            File.Delete(copy);
            return Page(http, forms, ImportTexts.Busy, StatusCodes.Status429TooManyRequests);
        }

        if (wish.Preview)
        {
            held.Keep(job, copy);
        }

        await Task.WhenAny(ended, Task.Delay(Patience, http.RequestAborted));
        return Results.LocalRedirect($"/submit/table/{job.Id}");
    }

    private static ImportStand StandOf(ImportJob job) => job.Phase switch
    {
        ImportPhase.Judging or ImportPhase.Submitting => ImportStand.Running,
        ImportPhase.Done when job.Wish.Preview => job.Wrong == 0 ? ImportStand.Holds : ImportStand.Wrong,
        ImportPhase.Done => ImportStand.Done,
        ImportPhase.Refused => ImportStand.Wrong,
        _ => ImportStand.Failed,
    };

    private static IResult Page(HttpContext http, IAntiforgery forms, Label? fault, int status)
    {
        AntiforgeryTokenSet set = forms.GetAndStoreTokens(http);
        string asked = http.Request.Query["kind"].ToString();
        return PageAnswer.Of<TablePage>(
            http,
            new TableModel(
                Kinds.Any(kind => kind.Name == asked) ? asked : Kinds[0].Name, fault, set.FormFieldName,
                set.RequestToken!),
            status);
    }
}
