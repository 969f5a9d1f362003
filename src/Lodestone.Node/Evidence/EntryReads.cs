using Lodestone.Node.Access;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Which rows the rules look into when they judge a statement, beside those that it changes: who speaks, where, under which
/// permits. A bundle must explain these rows too, or its replay would refuse.
/// </summary>
internal sealed class EntryReads
{
    private readonly ILookup<string, string> permitsByParty;
    private readonly IReadOnlyList<string> customs;

    private EntryReads(ILookup<string, string> permitsByParty, IReadOnlyList<string> customs)
    {
        this.permitsByParty = permitsByParty;
        this.customs = customs;
    }

    /// <summary>Knows which permits and customs authorities there are.</summary>
    public static EntryReads From(LedgerState state) => new(
        state.Permits.Rows.Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)
            .ToLookup(key => key[..key.LastIndexOf('/')], StringComparer.Ordinal),
        [.. state.Parties.Rows.Where(pair => pair.Value.Role == PartyRole.Customs)
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)]);

    /// <summary>The rows that judging a statement looks into.</summary>
    public IEnumerable<(string Table, string Key)> Of(Statement statement)
    {
        yield return ("network", "network");
        yield return ("period", "*");
        yield return ("key", statement.Key);
        yield return ("late", statement.Issuer.Value);
        foreach (PartyId party in Addressees.Of(statement).Append(statement.Issuer))
        {
            yield return ("party", party.Value);
        }

        foreach (string permit in permitsByParty[statement.Issuer.Value])
        {
            yield return ("permit", permit);
        }

        foreach ((string Table, string Key) row in statement.Acts.SelectMany(Of))
        {
            yield return row;
        }
    }

    private IEnumerable<(string Table, string Key)> Of(Act act)
    {
        IEnumerable<(string Table, string? Key)> rows = act switch
        {
            CommissionLot it => [.. At(it.Site), ("stream", it.Source.Stream)],
            TransformLots it => [.. At(it.Site), ("circuit", it.Circuit)],
            TakeStock it => [.. At(it.Site), ("circuit", it.Circuit)],
            ShipLots it => [.. At(it.From), .. At(it.To), ("instrument", it.Instrument), ("contract", it.Contract)],
            ReceiveLots it => [.. At(it.Site), ("instrument", it.Instrument), ("shipment", it.Shipment)],
            ObserveLots it => At(it.Site),
            RecordAssay it => [("instrument", it.Instrument), ("lot", it.Lot.Code), ("lot", it.Sample?.Code)],
            EndLots it => [.. it.Lots.Select(lot => ("cleared", (string?)lot.Lot.Code)), .. customs.Select(Party)],
            CorrectEvent it => [("event", it.Target)],
            CorrectSource it => [("assay", it.Assay), ("lot", it.Lot.Code)],
            GrantPermit it => At(it.Site),
            RegisterCircuit it => At(it.Site),
            RegisterStream it => At(it.Site),
            RegisterInstrument it => At(it.Site),
            RevokeKey it => [("key", it.KeyId)],
            ClosePeriod it => At(it.Site),
            SealResult it => [("shipment", it.Shipment)],
            OpenResult it => [("shipment", it.Shipment)],
            TransferCredit it => [.. At(it.Site), .. At(it.To)],
            Approve it => [("proposal", $"{it.Proposal.Hex}/{it.ActIndex}")],
            Propose it => Of(it.Proposed).Select(row => (row.Table, (string?)row.Key)),
            _ => [],
        };
        return rows.Where(row => row.Key is not null).Select(row => (row.Table, row.Key!));
    }

    private static (string Table, string? Key)[] At(SiteId? site) =>
        site is { } at ? [("site", at.Gln), ("period", at.Gln)] : [];

    private static (string Table, string? Key) Party(string party) => ("party", party);
}
