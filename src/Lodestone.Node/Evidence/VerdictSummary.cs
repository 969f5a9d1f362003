using Lodestone.Rules;
using Lodestone.Verifier;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Evidence;

/// <summary>What a verdict says, in plain lines of both languages: what is proven, of what, when, and what was found.</summary>
internal static class VerdictSummary
{
    /// <summary>The verdict in a word and a sentence.</summary>
    public static Label Standing(BundleStanding standing) => standing switch
    {
        BundleStanding.Valid => new(
            "VALID: the whole lineage was shown, follows the rules, and gives the status below.",
            "有效：完整谱系均已出示、符合规则，并得出以下状态。"),
        BundleStanding.ValidInPart => new(
            "VALID IN PART: the status below and everything shown is proven; part of the lineage was not shown.",
            "部分有效：以下状态及所出示内容均已证明；部分谱系未出示。"),
        _ => new("INVALID: nothing in this file is proven.", "无效：该文件未证明任何内容。"),
    };

    /// <summary>The whole verdict, line by line.</summary>
    public static IEnumerable<Label> Lines(BundleVerdict verdict)
    {
        yield return Standing(verdict.Standing);
        if (verdict.Status is { } status)
        {
            foreach (Label line in Lines(status))
            {
                yield return line;
            }
        }
        else if (verdict.Subject is { } subject)
        {
            yield return new Label($"  claims lot  {subject}", $"  所称批次  {subject}");
        }

        yield return new Label(
            $"  entries     {verdict.EntriesShown} shown, {verdict.EntriesWithheld} not shown",
            $"  条目      已出示 {verdict.EntriesShown}，未出示 {verdict.EntriesWithheld}");
        foreach (Finding finding in verdict.Findings)
        {
            FindingText text = FindingCatalogue.Of(finding.Code);
            string number = ((int)finding.Code).ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new Label($"  {number} {text.SentenceEn}", $"  {number} {text.SentenceZh}");
            yield return new Label($"      {finding.Part}: {finding.Detail}", $"      {finding.Part}: {finding.Detail}");
            yield return new Label($"      {text.RemedyEn}", $"      {text.RemedyZh}");
        }
    }

    private static IEnumerable<Label> Lines(ProvenStatus status)
    {
        LotRow lot = status.Lot;
        Label material = Labels.OfMaterial(lot.Material);
        Label state = Labels.Of(lot.Status);
        string pieces = lot.Pieces is { } count ? $", {count} pcs" : string.Empty;
        yield return new Label($"  lot         {lot.Eid}, number {lot.LotNumber}", $"  批次      {lot.Eid}，编号 {lot.LotNumber}");
        yield return new Label(
            $"  material    {material.En} {lot.Grade}".TrimEnd(), $"  物料      {material.Zh} {lot.Grade}".TrimEnd());
        yield return new Label(
            $"  mass        {lot.Remaining} of {lot.Initial}{pieces}", $"  质量      {lot.Remaining}（原 {lot.Initial}{pieces}）");
        yield return new Label($"  composition {In(lot.Composition)}", $"  成分      {In(lot.Composition)}");
        yield return new Label(
            $"  held by     {Name(status.Possessor, lot.Possessor).En}", $"  持有方    {Name(status.Possessor, lot.Possessor).Zh}");
        yield return new Label(
            $"  owned by    {Name(status.Owner, lot.Owner).En}", $"  所有方    {Name(status.Owner, lot.Owner).Zh}");
        yield return new Label(
            $"  state       {state.En}{StopsEn(lot)}", $"  状态      {state.Zh}{StopsZh(lot)}");
        foreach (IGrouping<Element, ProvenShare> element in status.Origins.GroupBy(share => share.Element))
        {
            string shares = string.Join(", ", element.Select(share => $"{share.Origin} {share.Share}"));
            yield return new Label($"  {element.Key.Symbol,-2} from     {shares}", $"  {element.Key.Symbol,-2} 来源   {shares}");
        }

        yield return new Label(
            $"  proven at   block {status.Height}, {status.Time}; it says nothing of later",
            $"  证明截至  区块 {status.Height}，{status.Time}；不涉及此后");
    }

    private static string In(Composition composition) => string.Join(", ", composition.Shares.Select(
        share => $"{share.Element.Symbol} {(share.IsCensored ? "< " : string.Empty)}{share.Share}"));

    private static Label Name(PartyRow? row, PartyId party) => row is null
        ? new Label(party.Value, party.Value)
        : new Label($"{row.NameEn} ({party})", $"{row.NameZh}（{party}）");

    private static string StopsEn(LotRow lot) =>
        (lot.Holds.IsEmpty ? string.Empty : $", under hold {string.Join(", ", lot.Holds)}")
        + (lot.Quarantined ? ", in quarantine" : string.Empty)
        + (lot.Flags.IsEmpty ? string.Empty : $", marked {string.Join(", ", lot.Flags)}");

    private static string StopsZh(LotRow lot) =>
        (lot.Holds.IsEmpty ? string.Empty : $"，扣留 {string.Join(", ", lot.Holds)}")
        + (lot.Quarantined ? "，隔离中" : string.Empty)
        + (lot.Flags.IsEmpty ? string.Empty : $"，标记 {string.Join(", ", lot.Flags)}");
}
