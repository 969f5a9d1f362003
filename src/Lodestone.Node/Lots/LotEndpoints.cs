using Lodestone.Node.Access;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Lots;

/// <summary>What a lot is, by right, and its evidence bundle.</summary>
internal static class LotEndpoints
{
    private const string BundleType = "application/vnd.lodestone.bundle+cbor";

    /// <summary>Maps the routes.</summary>
    public static void MapLots(this IEndpointRouteBuilder app) =>
        app.MapGet("/lots/{eid}/bundle", Bundle).For(Who.Reader, "get the evidence bundle of a lot that concerns one")
            .Produces<Stream>(StatusCodes.Status200OK, BundleType);

    private static async Task<IResult> Bundle(string eid, HttpContext http, OpenNode node)
    {
        if (Eid.TryParse(eid, "eid", out Eid lot) is { } malformed)
        {
            return Problem.Of(malformed);
        }

        Caller caller = AccessGate.CallerOf(http);
        if (!MayHold(caller, node.Ledger.ReadState(state => state.Lots.Find(lot.Code))))
        {
            return Problem.Of(new Refusal(RefusalCode.NotPermitted, "eid"));
        }

        (byte[]? bundle, Refusal? refusal) = await BundleExport.Make(node, lot, caller, http.RequestAborted);
        return refusal is not null
            ? Problem.Of(refusal)
            : Results.File(bundle!, BundleType, $"{lot.Code}.lodestone");
    }

    /// <summary>
    /// Whether a caller may have a lot's evidence bundle: an authority, or who has, owns or made the lot.
    /// </summary>
    public static bool MayHold(Caller caller, LotRow? lot) => caller.SeesAll
        || (caller.Key is { } key && lot is { } row
            && (row.Possessor == key.Party || row.Owner == key.Party || row.Issuer == key.Party));
}
