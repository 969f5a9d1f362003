using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The lineage of a lot.</summary>
internal static class LineageTexts
{
    public static readonly Label Title = new("Lineage", "谱系");
    public static readonly Label Lead = new(
        "From left to right: what the lot was made of, the lot itself, and what became of it.",
        "从左到右：该批次的原料、该批次本身以及其去向。");
    public static readonly Label Direction = new("Show", "显示");
    public static readonly Label Both = new("Both ways", "双向");
    public static readonly Label Up = new("What it was made of", "原料来源");
    public static readonly Label Down = new("What became of it", "后续去向");
    public static readonly Label Detail = new("Detail", "详细程度");
    public static readonly Label Compact = new("Alike steps together", "合并同类");
    public static readonly Label Full = new("Every lot", "全部批次");
    public static readonly Label Counts = new("Lots: {0}. Steps: {1}.", "批次 {0} 个，步骤 {1} 个。");
    public static readonly Label Omitted = new(
        "{0} more lots lie beyond the edge of this drawing.", "图外另有 {0} 个批次未显示。");
    public static readonly Label Drawing = new("Lineage, drawn", "谱系图");
    public static readonly Label Scroll = new("Lineage drawing; scroll sideways", "谱系图，可左右滚动");
    public static readonly Label Legend = new("Legend", "图例");
    public static readonly Label LegendLot = new("lot", "批次");
    public static readonly Label LegendSubject = new("this lot", "本批次");
    public static readonly Label LegendStep = new("step", "步骤");
    public static readonly Label LegendCircuit = new("circuit", "回路");
    public static readonly Label LegendWithheld = new("not shown to you", "对您不可见");
    public static readonly Label ZoomIn = new("Larger", "放大");
    public static readonly Label ZoomOut = new("Smaller", "缩小");
    public static readonly Label ZoomReset = new("As drawn", "原大");
    public static readonly Label ToSubject = new("To this lot", "定位本批次");
    public static readonly Label AsTable = new("Lineage as a table", "谱系表格");
    public static readonly Label ColumnWhat = new("What", "内容");
    public static readonly Label ColumnKind = new("Kind", "类别");
    public static readonly Label ColumnWho = new("Party", "主体");
    public static readonly Label ColumnWhen = new("Time", "时间");
    public static readonly Label ColumnMass = new("Mass (kg)", "质量（kg）");
    public static readonly Label ColumnFrom = new("Made from", "来自");
    public static readonly Label KindLot = new("Lot", "批次");
    public static readonly Label KindStep = new("Step", "步骤");
    public static readonly Label KindCircuit = new("Circuit run", "回路运行");
    public static readonly Label KindGroup = new("Several", "多项");
    public static readonly Label Group = new("{0} lots, {1} steps shown as one", "{0} 个批次、{1} 个步骤合并显示");
    public static readonly Label GroupShort = new("{0}×", "{0} 个");
    public static readonly Label OtherInputs = new("{0} inputs outside this drawing", "图外另有 {0} 个投入");
    public static readonly Label OtherOutputs = new("{0} outputs outside this drawing", "图外另有 {0} 个产出");
    public static readonly Label Balances = new("Balance at every step", "每一步的平衡");
    public static readonly Label BalancesLead = new(
        "What went in equals what came out, was lost, stays in the circuit or is unaccounted for: element by element, all "
        + "digits kept.",
        "投入等于产出、损失、回路留存与未明物料之和：逐元素核算，保留全部数字。");
    public static readonly Label BalanceCloses = new("balances exactly", "完全平衡");
    public static readonly Label BalanceOpen = new("does not balance", "不平衡");
    public static readonly Label BalancesCount = new("{0} steps that you may see", "您可查看的 {0} 个步骤");
    public static readonly Label AllClose = new("all balance exactly", "全部完全平衡");
    public static readonly Label NotAllClose = new("not all balance", "并非全部平衡");
    public static readonly Label BalanceOf = new("Balance of {0}, in grams", "{0} 的平衡（g）");
    public static readonly Label In = new("In (g)", "投入（g）");
    public static readonly Label Out = new("Out (g)", "产出（g）");
    public static readonly Label Lost = new("Lost (g)", "损失（g）");
    public static readonly Label StockChange = new("Circuit stock change (g)", "回路存量变化（g）");
    public static readonly Label Unaccounted = new("Unaccounted for (g)", "未明物料（g）");
    public static readonly Label BalancesWithheld = new(
        "A step's balance shows its yield: it is for the party that reported it and for authorities.",
        "步骤平衡会显示其收率，仅对申报方和主管部门开放。");
}
