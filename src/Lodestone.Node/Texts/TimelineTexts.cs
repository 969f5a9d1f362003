using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The timeline of a lot.</summary>
internal static class TimelineTexts
{
    public static readonly Label Title = new("Timeline", "时间线");
    public static readonly Label Filter = new("Filter", "筛选");
    public static readonly Label Kind = new("Kind of event", "事件类别");
    public static readonly Label AllKinds = new("All kinds", "全部类别");
    public static readonly Label Contains = new("Contains", "包含文字");
    public static readonly Label Apply = new("Apply", "应用");
    public static readonly Label Reset = new("Show all", "显示全部");
    public static readonly Label Download = new("Table as CSV", "下载 CSV");
    public static readonly Label Shown = new("{0} of {1} events", "共 {1} 个事件，显示 {0} 个");
    public static readonly Label Event = new("Event", "事件");
    public static readonly Label Party = new("Reported by", "申报方");
    public static readonly Label Other = new("Other party", "对方");
    public static readonly Label Site = new("Site", "场所");
    public static readonly Label Time = new("When (claimed)", "发生时间（申报）");
    public static readonly Label BlockTime = new("On the ledger", "入账时间");
    public static readonly Label Weight = new("Weight (kg)", "重量（kg）");
    public static readonly Label Entry = new("Entry", "条目");
    public static readonly Label Block = new("Block", "块");
    public static readonly Label Late = new("late entry", "补录");
    public static readonly Label Undone = new("undone by a correction", "已被更正撤销");
    public static readonly Label Corrected = new("corrected", "已更正");
    public static readonly Label SortBy = new("Sort by {0}", "按{0}排序");
    public static readonly Label Ascending = new("ascending", "升序");
    public static readonly Label Descending = new("descending", "降序");
    public static readonly Label Nothing = new("No event matches.", "没有符合条件的事件。");
}
