using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The mass flow of one element.</summary>
internal static class FlowTexts
{
    public static readonly Label Title = new("Mass flow by element", "元素质量流");
    public static readonly Label Lead = new(
        "How the {0} that is in this lot came into it, from its sources on the left. By-products and losses are not the "
        + "lot's and not shown.",
        "本批次所含{0}的来龙去脉，左侧为来源。副产品和损失不属于本批次，不予显示。");
    public static readonly Label Choose = new("Element", "元素");
    public static readonly Label Whole = new("In this lot when it was made", "本批次制成时所含");
    public static readonly Label Drawing = new("Mass flow of {0}, drawn", "{0}质量流图");
    public static readonly Label Scroll = new("Mass flow drawing; scroll sideways", "质量流图，可左右滚动");
    public static readonly Label AsTable = new("Mass flow as a table", "质量流表格");
    public static readonly Label From = new("From", "自");
    public static readonly Label To = new("To", "至");
    public static readonly Label Amount = new("In this lot (g)", "进入本批次（g）");
    public static readonly Label Recorded = new("Recorded on this way (g)", "该路径记录总量（g）");
    public static readonly Label Share = new("Share of the lot's content", "占本批次含量");
    public static readonly Label Nothing = new("No {0} is booked for this lot.", "本批次没有入账的{0}。");
    public static readonly Label NotFollowed = new("not followed further", "未继续追溯");
    public static readonly Label Download = new("Table as CSV", "下载 CSV");
    public static readonly Label Several = new("{0} × {1}", "{1} × {0}");
    public static readonly Label ThisLot = new("this lot", "本批次");
}
