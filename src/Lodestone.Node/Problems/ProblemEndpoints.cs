using Lodestone.Node.Access;
using Lodestone.Node.Pages;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Problems;

/// <summary>What each refusal's number means: where the <c>type</c> of every problem leads.</summary>
internal static class ProblemEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapProblems(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", () => RefusalCatalogue.All.OrderBy(text => text.Code).Select(ProblemForm.Of))
            .For(Who.Anybody, "list the refusals")
            .FromViews();
        app.MapGet("/problems/{number:int}", One).For(Who.Anybody, "read what a refusal's number means")
            .Produces<ProblemForm>()
            .FromViews();
    }

    private static IResult One(int number, HttpContext http)
    {
        RefusalCode code = (RefusalCode)number;
        if (!Enum.IsDefined(code))
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "number"));
        }

        return PageAnswer.IsWanted(http.Request)
            ? PageAnswer.Of<ProblemPage>(http, new ProblemModel(new Refusal(code), StatusCodes.Status200OK))
            : Results.Json(ProblemForm.Of(RefusalCatalogue.Of(code)));
    }
}
