using Lodestone.Node.Hosting;
using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Verifier;
using Lodestone.Views;
using Microsoft.Net.Http.Headers;

namespace Lodestone.Node.Pages;

/// <summary>The verify page: judges an uploaded bundle against this node's own trust anchor, and forgets it.</summary>
internal static class VerifyPages
{
    /// <summary>Room for the form around the largest bundle.</summary>
    public const long MaxRequestBytes = EvidenceBundle.MaxBytes + (64 * 1024);

    private const int AtOnce = 2;
    private const int MostNameCharacters = 100;

    // A bundle of the largest size takes memory and time: more than two at once wait at the door, not in memory.
    private static readonly SemaphoreSlim Room = new(AtOnce, AtOnce);

    /// <summary>The empty form.</summary>
    public static IResult Form(HttpContext http) => PageAnswer.Of<VerifyPage>(http, VerifyModel.Empty);

    /// <summary>Judges what was sent.</summary>
    public static async Task<IResult> Judge(HttpContext http, OpenNode node)
    {
        if (!node.HasGenesis)
        {
            return Fault(http, VerifyTexts.NoGenesis, StatusCodes.Status503ServiceUnavailable);
        }

        if (!http.Request.HasFormContentType || IsNoUpload(http.Request))
        {
            return Fault(http, VerifyTexts.NotForm, StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Request.ContentLength > MaxRequestBytes)
        {
            return Fault(http, VerifyTexts.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        if (!await Room.WaitAsync(TimeSpan.FromSeconds(5), http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = "5";
            return Fault(http, VerifyTexts.Busy, StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await JudgeForm(http, node);
        }
        finally
        {
            Room.Release();
        }
    }

    private static async Task<IResult> JudgeForm(HttpContext http, OpenNode node)
    {
        IFormFile? file;
        try
        {
            IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
            file = form.Files.Count > 0 ? form.Files[0] : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return unreadable is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? Fault(http, VerifyTexts.TooLarge, StatusCodes.Status413PayloadTooLarge)
                : Fault(http, VerifyTexts.NotForm, StatusCodes.Status400BadRequest);
        }

        if (file is null || file.Length == 0)
        {
            return Fault(http, VerifyTexts.NoFile, StatusCodes.Status400BadRequest);
        }

        if (file.Length > EvidenceBundle.MaxBytes)
        {
            return Fault(http, VerifyTexts.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        byte[] bytes = new byte[file.Length];
        await using (Stream stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, http.RequestAborted);
        }

        BundleVerdict verdict = await Task.Run(() => BundleVerification.Verify(bytes, node.Anchor), http.RequestAborted);
        VerifyModel model = ModelOf(verdict, file, node);
        bool unreadableBundle = verdict.Subject is null;
        return PageAnswer.Of<VerifyPage>(
            http, model, unreadableBundle ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static VerifyModel ModelOf(BundleVerdict verdict, IFormFile file, OpenNode node)
    {
        using ViewReading reading = node.Views.Read();
        LotRow? lot = verdict.Status?.Lot;
        string name = Path.GetFileName(file.FileName);
        return new VerifyModel(
            null,
            verdict,
            name.Length <= MostNameCharacters ? name : name[..MostNameCharacters],
            file.Length,
            lot,
            lot is null ? null : reading.NameOf(lot.Possessor),
            verdict.Subject is { } subject && reading.FindLot(subject) is not null);
    }

    private static bool IsNoUpload(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static IResult Fault(HttpContext http, Label fault, int status) =>
        PageAnswer.Of<VerifyPage>(http, VerifyModel.Empty with { Fault = fault }, status);
}
