using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Texts;

/// <summary>What a person reads for the stable words of the ledger: marks, reasons, ends, bases.</summary>
internal static class WordTexts
{
    private static readonly Dictionary<string, Label> Words = new(StringComparer.Ordinal)
    {
        ["late"] = new("entered late", "补录"),
        ["suspect-key"] = new("touched by a key under suspicion", "曾被可疑密钥操作"),
        ["corrected-ancestor"] = new("an ancestor was corrected", "上游批次已更正"),
        ["late-correction"] = new("corrected after it was used", "使用后被更正"),
        ["measured-above-book"] = new("measured above its book", "测量值高于账面"),
        ["low-recovery"] = new("recovery below the usual band", "回收率低于常规区间"),
        ["high-recovery"] = new("recovery above the usual band", "回收率高于常规区间"),
        ["source-corrected"] = new("source corrected by assay", "来源已按检验更正"),
        ["over-capacity"] = new("output above the permitted capacity", "产量超出许可能力"),
        ["stream-cap"] = new("more by-product than its stream can give", "副产量超出副产流上限"),
        ["excess-recovery"] = new("more came out than went in", "产出多于投入"),
        ["stock-below-book"] = new("stock-take below the book", "盘点低于账面"),
        ["stock-above-book"] = new("stock-take above the book", "盘点高于账面"),
        ["period-over-limit"] = new("over the limit in the period:", "期间超限："),
        ["ever-over-limit"] = new("over the limit since the beginning:", "累计超限："),
        ["loss"] = new("reported lost", "报告丢失"),
        ["theft"] = new("reported stolen", "报告被盗"),
        ["receipt-without-shipment"] = new("received without a shipment", "无发运记录的收货"),
        ["receipt-not-of-shipment"] = new("received and not part of the shipment", "收到的货物不属于该发运"),
        ["weight-beyond-tolerance"] = new("weights differ beyond the tolerance", "重量差异超出容差"),
        ["received-elsewhere"] = new("received at another site than stated", "收货地点与申报不符"),
        ["movement-under-hold"] = new("moved while under hold", "扣留期间被移动"),
        [nameof(EndKind.Destroyed)] = Labels.Of(EndKind.Destroyed),
        [nameof(EndKind.Lost)] = Labels.Of(EndKind.Lost),
        [nameof(EndKind.Stolen)] = Labels.Of(EndKind.Stolen),
        [nameof(EndKind.SoldToNonMember)] = Labels.Of(EndKind.SoldToNonMember),
        [nameof(EndKind.Exported)] = Labels.Of(EndKind.Exported),
        [nameof(EndKind.UsedUp)] = Labels.Of(EndKind.UsedUp),
        [nameof(QuarantineOutcome.Released)] = new("released", "解除隔离"),
        [nameof(QuarantineOutcome.Forfeited)] = new("forfeited", "没收"),
        [nameof(QuarantineOutcome.Reassigned)] = new("given to who has it", "归实际持有方"),
    };

    // Elements that lots may hold beside the listed ones and that the vocabulary needs no figures of.
    private static readonly Dictionary<string, Label> Elements = new(StringComparer.Ordinal)
    {
        ["Al"] = new("aluminium", "铝"),
        ["Ba"] = new("barium", "钡"),
        ["Bi"] = new("bismuth", "铋"),
        ["Ca"] = new("calcium", "钙"),
        ["Cd"] = new("cadmium", "镉"),
        ["Cr"] = new("chromium", "铬"),
        ["Cu"] = new("copper", "铜"),
        ["In"] = new("indium", "铟"),
        ["K"] = new("potassium", "钾"),
        ["Mg"] = new("magnesium", "镁"),
        ["Mn"] = new("manganese", "锰"),
        ["Nb"] = new("niobium", "铌"),
        ["Ni"] = new("nickel", "镍"),
        ["Pb"] = new("lead", "铅"),
        ["Se"] = new("selenium", "硒"),
        ["Si"] = new("silicon", "硅"),
        ["Sn"] = new("tin", "锡"),
        ["Th"] = new("thorium", "钍"),
        ["Ti"] = new("titanium", "钛"),
        ["U"] = new("uranium", "铀"),
        ["V"] = new("vanadium", "钒"),
        ["W"] = new("tungsten", "钨"),
        ["Zn"] = new("zinc", "锌"),
        ["Zr"] = new("zirconium", "锆"),
    };

    /// <summary>The name of an element; its symbol if there is no better.</summary>
    public static Label Of(Element element) =>
        Elements.GetValueOrDefault(element.Symbol) ?? new Label(element.NameEn, element.NameZh);

    /// <summary>The text of a word; the word itself if it is none of the stable ones (a number, a country).</summary>
    public static Label Of(string word) => Words.GetValueOrDefault(word) ?? new Label(word, word);

    /// <summary>The text of a basis.</summary>
    public static Label Of(Basis basis) => basis switch
    {
        Basis.Gross => new("gross", "毛重"),
        Basis.Net => new("net", "净重"),
        Basis.Dry => new("dry", "干基"),
        Basis.Wet => new("wet", "湿基"),
        Basis.ContainedElement => new("contained element", "所含元素"),
        Basis.ContainedOxide => new("contained oxide", "所含氧化物"),
        _ => new("not stated", "未说明"),
    };
}
