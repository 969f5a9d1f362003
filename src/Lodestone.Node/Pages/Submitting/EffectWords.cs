using Lodestone.Node.Acts;
using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What an act will do, in words: what the ledger will then hold, and what one had better know before.</summary>
internal sealed class EffectWords(FormSetting setting)
{
    private readonly PageFrame frame = setting.Frame;

    /// <summary>What changes.</summary>
    public IReadOnlyList<string> Of(SubmissionPreview preview)
    {
        List<string> effects =
        [
            .. preview.Changes.Where(change => change.Table == "lot").Select(change => OfLot(preview, change)),
            .. preview.Changes.Where(change => change is { Table: "circuit", Row: not null }).Select(OfCircuit),
        ];
        return effects.Count > 0 ? effects : [frame.T(EffectTexts.Recorded)];
    }

    /// <summary>What is recorded against the one who signs.</summary>
    public IReadOnlyList<string> Warnings(SubmissionPreview preview) =>
    [
        .. preview.Changes.Where(change => change is { Table: "quarantine", Row: not null })
            .Select(change => RowReader.Read<QuarantineRow>(change.Row!.Value.Span)).Where(row => row.Open)
            .Select(row => frame.T(EffectTexts.Quarantine, row.Lot.Code, frame.T(WordTexts.Of(row.Reason)))),
        .. preview.Changes.Where(change => change is { Table: "lot", Row: not null })
            .Select(change => (change.Key, Row: RowReader.Read<LotRow>(change.Row!.Value.Span)))
            .Select(it => (it.Key, Marks: it.Row.Flags
                .Except(preview.Before.TryGetValue(it.Key, out LotRow? old) ? old.Flags : [], StringComparer.Ordinal)))
            .Where(it => it.Marks.Any())
            .Select(it => frame.T(
                EffectTexts.Marked, it.Key, string.Join(frame.Comma, it.Marks.Select(mark => frame.T(WordTexts.Of(mark)))))),
        .. preview.Changes.Where(change => change is { Table: "unaccounted", Row: not null })
            .Select(change => OfAccount(preview, change)).Where(text => text.Length > 0),
    ];

    private string OfLot(SubmissionPreview preview, StateChange change)
    {
        if (change.Row is not { } bytes)
        {
            return frame.T(EffectTexts.Removed, change.Key);
        }

        LotRow now = RowReader.Read<LotRow>(bytes.Span);
        return preview.Before.TryGetValue(change.Key, out LotRow? was)
            ? frame.T(EffectTexts.Changed, change.Key, was.LotNumber, string.Join(frame.Comma, Differences(was, now)))
            : frame.T(
                EffectTexts.NewLot, change.Key, now.LotNumber, Figures.Exact(now.Remaining),
                frame.T(Labels.OfMaterial(now.Material)), Contents(now));
    }

    private List<string> Differences(LotRow was, LotRow now)
    {
        List<string> all = [];
        Add(was.Status != now.Status, frame.T(Labels.Of(now.Status)));
        Add(was.Remaining != now.Remaining, frame.T(
            EffectTexts.Mass, Figures.Exact(now.Remaining), Figures.Exact(was.Remaining)));
        Add(was.Possessor != now.Possessor, frame.T(EffectTexts.Possessor, setting.PartyName(now.Possessor)));
        Add(was.Owner != now.Owner, frame.T(EffectTexts.Owner, setting.PartyName(now.Owner)));
        Add(was.Site != now.Site && now.Status == LotStatus.Active, now.Site is { } site
            ? frame.T(EffectTexts.Site, setting.SiteName(site))
            : frame.T(EffectTexts.OnTheWay));
        Add(was.Parent != now.Parent, now.Parent is { } parent
            ? frame.T(EffectTexts.Packed, parent)
            : frame.T(EffectTexts.Unpacked));
        return all.Count > 0 ? all : [frame.T(EffectTexts.Touched)];

        void Add(bool differs, string text)
        {
            if (differs)
            {
                all.Add(text);
            }
        }
    }

    private string Contents(LotRow lot) => lot.Book.IsEmpty
        ? frame.T(PassportTexts.Unknown)
        : string.Join(frame.Comma, lot.Book.GroupBy(line => line.Element).Select(element =>
            $"{element.Key.Symbol} {Figures.Exact(Sum(element.Select(line => line.Amount)))}"));

    private string OfCircuit(StateChange change) => frame.T(
        EffectTexts.Circuit,
        Words.Last(change.Key),
        Figures.Exact(Sum(RowReader.Read<CircuitRow>(change.Row!.Value.Span).Book.Select(line => line.Amount))));

    private string OfAccount(SubmissionPreview preview, StateChange change)
    {
        Dictionary<Element, ElementAmount> now = ByElement(RowReader.Read<UnaccountedRow>(change.Row!.Value.Span).Book);
        Dictionary<Element, ElementAmount> was =
            preview.Accounts.TryGetValue(change.Key, out UnaccountedRow? old) ? ByElement(old.Book) : [];
        List<string> moved = [];
        foreach (Element element in now.Keys.Union(was.Keys).Order())
        {
            ElementAmount difference = now.GetValueOrDefault(element) - was.GetValueOrDefault(element);
            if (!difference.IsZero)
            {
                moved.Add($"{element.Symbol} {(difference.IsNegative ? string.Empty : "+")}{Figures.Exact(difference)}");
            }
        }

        return moved.Count == 0 ? string.Empty : frame.T(
            EffectTexts.Unaccounted, setting.SiteName(SiteId.Of(change.Key)), string.Join(frame.Comma, moved));
    }

    private static Dictionary<Element, ElementAmount> ByElement(IEnumerable<BookLine> book) => book
        .GroupBy(line => line.Element).ToDictionary(group => group.Key, group => Sum(group.Select(line => line.Amount)));

    private static ElementAmount Sum(IEnumerable<ElementAmount> amounts) =>
        amounts.Aggregate(ElementAmount.Zero, (sum, amount) => sum + amount);
}
