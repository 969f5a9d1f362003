using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What chain-of-custody models allow, ISO 22095:2020, 3.3: strictest first, never stricter again.</summary>
internal static class CustodyRules
{
    /// <summary>
    /// Whether an output's model may stand: not stricter than its weakest input (607), and identity preserved only from
    /// one single origin (606).
    /// </summary>
    public static Refusal? ModelMayStand(
        Case it, LotDeclaration output, CustodyModel weakestInput, Book pool, string field)
    {
        if (output.Model == CustodyModel.IdentityPreserved && OriginsOf(pool) is > 1 and int origins)
        {
            return it.Refuse(RefusalCode.MixingForbidden, $"{field}.model", $"{origins} origins");
        }

        return output.Model < weakestInput
            ? it.Refuse(RefusalCode.CustodyModelTooStrict, $"{field}.model", $"{output.Model}, inputs {weakestInput}")
            : null;
    }

    /// <summary>
    /// The strictest model that a new lot of a source may claim: what is mined here is known to the deposit; what comes
    /// over the edge of the system can state its proportions, no more.
    /// </summary>
    public static CustodyModel StrictestFor(SourceKind source) =>
        source == SourceKind.Mined ? CustodyModel.IdentityPreserved : CustodyModel.ControlledBlending;

    private static int OriginsOf(Book pool) =>
        pool.Lines.Select(line => line.Origin).Distinct(StringComparer.Ordinal).Count();
}
