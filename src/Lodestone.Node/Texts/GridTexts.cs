using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>What stands around every table.</summary>
internal static class GridTexts
{
    public static readonly Label FilterOf = new("Filter: {0}", "筛选：{0}");
    public static readonly Label Shown = new("Rows {0} to {1} of {2}", "共 {2} 行，显示第 {0} 至 {1} 行");
    public static readonly Label OfAll = new("{0} in all", "总计 {0} 行");
    public static readonly Label Nothing = new("No row matches.", "没有符合条件的行。");
    public static readonly Label PagesOf = new("Pages: {0}", "分页：{0}");
    public static readonly Label Page = new("Page {0} of {1}", "第 {0} 页，共 {1} 页");
    public static readonly Label Previous = new("Previous page", "上一页");
    public static readonly Label Next = new("Next page", "下一页");
}
