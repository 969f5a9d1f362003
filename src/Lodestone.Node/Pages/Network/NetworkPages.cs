using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Consortium;
using Lodestone.Node.Hosting;
using Lodestone.Node.Texts;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The page of the consortium: organisations, engine, who signed which checkpoint, agreement or its breach.</summary>
internal static class NetworkPages
{
    private const int Latest = 100;
    private const int MostBehindIsFine = 1_000;

    /// <summary>Shows it as this node sees it now.</summary>
    public static IResult Show(HttpContext http, OpenNode node)
    {
        if (node.Ledger.Agreement is not { } agreement)
        {
            return PageAnswer.Of<NetworkAlonePage>(http);
        }

        PageFrame frame = PageFrame.Of(http);
        AgreementForm standing = AgreementForm.Of(node, agreement, AccessGate.CallerOf(http).SeesAll);
        NetworkTables tables = new(
            Members(frame, standing, agreement),
            Checkpoints(frame, node, agreement, standing),
            Ahead(frame, standing),
            Endpoints(frame, standing),
            Remarks(frame, standing));
        return tables.All.FirstOrDefault(grid => grid.Id == frame.Asked("csv")) is { } wanted
            ? wanted.AsCsv(frame, http, $"lodestone-network-{wanted.Id}")
            : PageAnswer.Of<NetworkPage>(http, new NetworkModel(
                StateOf(frame, standing),
                [.. FactsOf(frame, standing)],
                tables,
                [.. standing.Breaches.Select(breach =>
                    ($"{breach.Organisation} · {Figures.Count(breach.Size)}", $"{breach.Ours}\n{breach.Theirs}"))]));
    }

    /// <summary>The members who signed a checkpoint alike, and whether they are enough; null if none is known.</summary>
    internal static (string Names, bool IsFinal)? SignedBy(PageFrame frame, OpenNode node, TreeSize size)
    {
        if (node.Ledger.Agreement is not { } agreement || agreement.At(size) is not { } note)
        {
            return null;
        }

        AgreementForm standing = AgreementForm.Of(node, agreement, withAddresses: false);
        return (string.Join(frame.Comma, SignersOf(note, NamesOf(frame, standing))), size <= agreement.Final);
    }

    private static (string Tone, string Text) StateOf(PageFrame frame, AgreementForm standing) =>
        standing.IsAgainstUs ? ("stop", frame.T(NetworkTexts.AgainstUs))
        : standing.Breaches.Count > 0 ? ("stop", frame.T(NetworkTexts.Breach))
        : standing.Charter is { IsHalted: true } ? ("warning", frame.T(NetworkTexts.Halted))
        : standing.Engine.IsStalled ? ("warning", frame.T(NetworkTexts.Stalled))
        : standing.Computed > standing.Final
            ? ("part", frame.T(NetworkTexts.Behind, Figures.Count(standing.Computed - standing.Final)))
        : ("good", frame.T(NetworkTexts.Agrees));

    private static IEnumerable<(Label Name, string Value)> FactsOf(PageFrame frame, AgreementForm standing)
    {
        yield return (NetworkTexts.Final, Figures.Count(standing.Final));
        yield return (NetworkTexts.Computed, Figures.Count(standing.Computed));
        if (standing.Charter is { } charter)
        {
            int full = charter.Members.Count(member => member.Role == "Full");
            yield return (NetworkTexts.Quorum, frame.T(NetworkTexts.QuorumOf, charter.Quorum, full));
            yield return (NetworkTexts.Rules, Figures.Count(charter.RulesVersion));
        }

        yield return (NetworkTexts.Engine, standing.Engine.Name);
        yield return (NetworkTexts.EngineHeight, Figures.Count(standing.Engine.Height));
        yield return (NetworkTexts.LastBlock, standing.Engine.LastBlock is { } time ? $"{time[..19].Replace('T', ' ')} UTC" : "–");
        yield return (NetworkTexts.Waiting, Figures.Count(standing.Engine.Waiting));
        yield return (NetworkTexts.Carried, Figures.Count(standing.CarriedByOthers));
        if (standing.Trouble is { } trouble)
        {
            yield return (NetworkTexts.Trouble, trouble);
        }
    }

    private static Grid Members(PageFrame frame, AgreementForm standing, NodeAgreement agreement)
    {
        HashSet<string> signed = [.. (agreement.Latest?.Signatures ?? []).Select(line => line.Name)];
        return Grid.Of(
            frame,
            "members",
            [
                new("member", NetworkTexts.Member),
                new("role", NetworkTexts.Role),
                new("heard", NetworkTexts.Heard, true),
                new("lag", NetworkTexts.Lag, true),
                new("state", NetworkTexts.State),
                new("key", NetworkTexts.Key),
            ],
            (standing.Charter?.Members ?? []).Select(member => RowOf(frame, standing, member, signed)));
    }

    private static IReadOnlyList<GridCell> RowOf(
        PageFrame frame, AgreementForm standing, MemberForm member, HashSet<string> signed)
    {
        bool own = !standing.Members.ContainsKey(member.Name) && signed.Contains(member.Name);
        long? heard = own ? standing.Computed : standing.Members.TryGetValue(member.Name, out long size) ? size : null;
        long lag = Math.Max(0, standing.Computed - (heard ?? 0));
        bool other = standing.Breaches.Any(breach => breach.Organisation == member.Name);
        (string Tone, string Text) state = other ? ("stop", frame.T(NetworkTexts.SignsOther))
            : own ? ("good", frame.T(NetworkTexts.ThisNode))
            : heard is null ? ("part", frame.T(NetworkTexts.NotHeard))
            : (lag > MostBehindIsFine ? "warning" : "good", frame.T(NetworkTexts.SignsSame));
        return
        [
            GridCell.Of(
                frame.IsChinese ? member.NameZh : member.NameEn,
                frame.IsStaff ? RegistryAddress.Of(PartyId.Of(member.Party)) : null),
            GridCell.Of(frame.T(member.Role == "Full" ? NetworkTexts.Full : NetworkTexts.Witness)),
            heard is { } known ? GridCell.Count(known) : GridCell.Empty,
            heard is null ? GridCell.Empty : GridCell.Count(lag),
            GridCell.State(state),
            GridCell.Code(member.AgreementKey),
        ];
    }

    private static Grid Checkpoints(PageFrame frame, OpenNode node, NodeAgreement agreement, AgreementForm standing)
    {
        long end = node.Ledger.Log.Head?.Header.Height ?? -1;
        long from = Math.Max(0, end - Latest + 1);
        Dictionary<string, string> names = NamesOf(frame, standing);
        return Grid.Of(
            frame,
            "checkpoints",
            [
                new("block", NetworkTexts.Block, true),
                new("time", NetworkTexts.Time),
                new("size", NetworkTexts.Size, true),
                new("state", NetworkTexts.State),
                new("signed", NetworkTexts.Cosigned),
            ],
            (end < 0 ? [] : node.Ledger.Log.Blocks(from, (int)(end - from + 1)).Reverse()).Select(block =>
                (IReadOnlyList<GridCell>)
                [
                    GridCell.Count(block.Height, $"/blocks/{Figures.Plain(block.Height)}"),
                    GridCell.Time(new Instant(block.TimeMs)),
                    GridCell.Count(block.SizeAfter.Value),
                    GridCell.State(block.SizeAfter <= agreement.Final
                        ? ("good", frame.T(NetworkTexts.IsFinal))
                        : ("part", frame.T(NetworkTexts.NotFinal))),
                    GridCell.Of(string.Join(frame.Comma, SignersOf(agreement.At(block.SizeAfter), names))),
                ]),
            size: 10);
    }

    private static Dictionary<string, string> NamesOf(PageFrame frame, AgreementForm standing) =>
        (standing.Charter?.Members ?? []).ToDictionary(
            member => member.Name, member => frame.IsChinese ? member.NameZh : member.NameEn, StringComparer.Ordinal);

    private static IEnumerable<string> SignersOf(SignedNote? note, Dictionary<string, string> names) =>
        (note?.Signatures ?? []).Select(line => names.GetValueOrDefault(line.Name, line.Name)).Distinct();

    private static Grid Ahead(PageFrame frame, AgreementForm standing) => Grid.Of(
        frame,
        "ahead",
        [
            new("from", NetworkTexts.From, true),
            new("quorum", NetworkTexts.Quorum, true),
            new("rules", NetworkTexts.Rules, true),
            new("members", NetworkTexts.Members),
        ],
        standing.ChartersAhead.Select(charter => (IReadOnlyList<GridCell>)
        [
            GridCell.Count(charter.From),
            GridCell.Count(charter.Quorum),
            GridCell.Count(charter.RulesVersion),
            GridCell.Of(string.Join(
                frame.Comma, charter.Members.Select(member => frame.IsChinese ? member.NameZh : member.NameEn))),
        ]));

    private static Grid Endpoints(PageFrame frame, AgreementForm standing) => Grid.Of(
        frame,
        "endpoints",
        [
            new("address", NetworkTexts.Address),
            new("state", NetworkTexts.State),
            new("height", NetworkTexts.Height, true),
            new("trouble", NetworkTexts.Trouble),
        ],
        standing.Engine.Endpoints.Select(endpoint => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(endpoint.Name),
            GridCell.State(endpoint.IsReachable
                ? ("good", frame.T(NetworkTexts.Answers))
                : ("stop", frame.T(NetworkTexts.Silent))),
            endpoint.Height < 0 ? GridCell.Empty : GridCell.Count(endpoint.Height),
            GridCell.Of(endpoint.Trouble ?? string.Empty),
        ])
        .Concat(standing.Peers.Select(peer => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(peer.Key),
            GridCell.State(peer.Value is null
                ? ("good", frame.T(NetworkTexts.Answers))
                : ("warning", frame.T(NetworkTexts.Trouble))),
            GridCell.Empty,
            GridCell.Of(peer.Value ?? string.Empty),
        ])));

    private static Grid Remarks(PageFrame frame, AgreementForm standing) => Grid.Of(
        frame,
        "remarks",
        [
            new("height", NetworkTexts.EngineHeight, true),
            new("kind", NetworkTexts.Kind),
            new("member", NetworkTexts.Member),
            new("detail", NetworkTexts.Detail),
        ],
        standing.Remarks.Reverse().Select(remark => (IReadOnlyList<GridCell>)
        [
            GridCell.Count(remark.EngineHeight),
            GridCell.Of(remark.Kind),
            GridCell.Of(remark.Organisation),
            GridCell.Of(remark.Detail),
        ]));
}
