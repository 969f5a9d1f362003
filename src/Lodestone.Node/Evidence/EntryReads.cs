using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Which rows the rules look into when they judge a statement, beside those that it changes: who speaks, where, under which
/// permits. A bundle must explain these rows too, or its replay would refuse, or come out otherwise.
/// </summary>
internal sealed class EntryReads
{
    private readonly ILookup<string, string> permitsByParty;
    private readonly IReadOnlyList<string> customs;
    private readonly DecidingReads deciding;

    private EntryReads(LedgerState state, EntrySource source)
    {
        permitsByParty = state.Permits.Rows.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToLookup(pair => pair.Value.Party.Value, pair => pair.Key, StringComparer.Ordinal);
        customs = [.. state.Parties.Rows.Where(pair => pair.Value.Role == PartyRole.Customs)
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)];
        deciding = new DecidingReads(source);
    }

    /// <summary>Knows which permits and customs authorities there are: none of them is ever taken away.</summary>
    public static EntryReads From(LedgerState state, EntrySource source) => new(state, source);

    /// <summary>The rows that judging an entry looked into.</summary>
    public IEnumerable<(string Table, string Key)> Of(LogEntry entry)
    {
        Statement statement = entry.Statement;
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

        foreach ((string Table, string Key) row in deciding.Of(entry))
        {
            yield return row;
        }
    }

    private IEnumerable<(string Table, string Key)> Of(Act act)
    {
        IEnumerable<(string Table, string? Key)> rows = act switch
        {
            CommissionLot it => [.. At(it.Site), ("stream", it.Source.Stream)],
            TransformLots it => [.. At(it.Site), ("circuit", it.Circuit), .. Lots(it.Inputs.Select(input => input.Lot))],
            TakeStock it => [.. At(it.Site), ("circuit", it.Circuit), .. Lots(it.Lots.Select(found => found.Lot))],
            PackLots it => [("parent", it.Parent), .. Lots(it.Lots)],
            UnpackLots it => [("parent", it.Parent), .. Lots(it.Lots)],
            ShipLots it =>
            [
                .. At(it.From), .. At(it.To), ("instrument", it.Instrument), ("contract", it.Contract),
                .. it.Parents.Select(parent => ("parent", (string?)parent)), .. Lots(it.Lots.Select(line => line.Lot)),
            ],
            ReceiveLots it =>
            [
                .. At(it.Site), ("instrument", it.Instrument), ("shipment", it.Shipment),
                .. Lots(it.Lots.Select(line => line.Lot)),
            ],
            ObserveLots it => [.. At(it.Site), .. Lots(it.Lots)],
            TransferTitle it => Lots(it.Lots),
            RecordAssay it => [("instrument", it.Instrument), ("lot", it.Lot.Code), ("lot", it.Sample?.Code)],
            EndLots it =>
            [
                .. it.Lots.Select(lot => ("cleared", (string?)lot.Lot.Code)), .. Lots(it.Lots.Select(line => line.Lot)),
                .. customs.Select(party => ("party", (string?)party)),
            ],
            CorrectEvent it => [("event", it.Target)],
            CorrectSource it => [("assay", it.Assay), ("lot", it.Lot.Code)],
            _ => OfAuthority(act),
        };
        return rows.Where(row => row.Key is not null).Select(row => (row.Table, row.Key!));
    }

    private IEnumerable<(string Table, string? Key)> OfAuthority(Act act) => act switch
    {
        GrantPermit it => At(it.Site),
        RegisterCircuit it => At(it.Site),
        RegisterStream it => At(it.Site),
        RegisterInstrument it => [.. At(it.Site), ("instrument", it.Instrument)],
        RevokeKey it => [("key", it.KeyId)],
        ClosePeriod it => At(it.Site),
        PlaceHold it => Lots(it.Lots),
        LiftHold it => [("hold", it.Hold)],
        ClearGoods it => Lots(it.Lots),
        DecideQuarantine it => [.. Lots(it.Lots), .. it.Lots.Select(lot => ("quarantine", (string?)lot.Code))],
        SealResult it => [("shipment", it.Shipment), ("lot", it.Lot.Code)],
        OpenResult it => [("shipment", it.Shipment), ("lot", it.Lot.Code)],
        TransferCredit it => [.. At(it.Site), .. At(it.To)],
        Approve it => [("proposal", $"{it.Proposal.Hex}/{it.ActIndex}")],
        Propose it => Of(it.Proposed).Select(row => (row.Table, (string?)row.Key)),
        _ => [],
    };

    private static (string Table, string? Key)[] At(SiteId? site) =>
        site is { } at ? [("site", at.Gln), ("period", at.Gln)] : [];

    private static IEnumerable<(string Table, string? Key)> Lots(IEnumerable<Eid> lots) =>
        lots.Select(lot => ("lot", (string?)lot.Code));
}
