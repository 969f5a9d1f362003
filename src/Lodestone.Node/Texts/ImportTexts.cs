using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The import of tables.</summary>
internal static class ImportTexts
{
    public static readonly Label Title = new("Import a table", "导入表格");
    public static readonly Label Lead = new(
        "A spreadsheet of lots or shipments. Every row is read and judged first; nothing is signed before you say so.",
        "批次或发运的电子表格。先逐行读取并判定，经您确认后才会签名。");
    public static readonly Label Kind = new("What the table holds", "表格内容");
    public static readonly Label Lots = new("Lots: opening stock and other registration", "批次：期初库存及其他登记");
    public static readonly Label Shipments = new("Shipments", "发运");
    public static readonly Label File = new("Table (CSV or XLSX)", "表格（CSV 或 XLSX）");
    public static readonly Label FileHint = new(
        "Titles in English or Chinese in the first row. The file is forgotten within the hour.",
        "首行为中文或英文标题。文件将在一小时内删除。");
    public static readonly Label Drop = new("Drop the table here, or choose it", "将表格拖到此处，或选择文件");
    public static readonly Label Working = new("Reading…", "正在读取…");
    public static readonly Label Preview = new("Read and judge", "读取并判定");
    public static readonly Label Templates = new("Empty tables to begin with", "空白模板");
    public static readonly Label LotsTemplate = new("Table of lots", "批次表模板");
    public static readonly Label ShipmentsTemplate = new("Table of shipments", "发运表模板");
    public static readonly Label NoFile = new("Choose a file first.", "请先选择文件。");
    public static readonly Label Busy = new(
        "Other imports of your party are running. Try again when they have ended.", "贵方有其他导入正在进行，请稍后再试。");
    public static readonly Label Forgotten = new(
        "The table is no longer here. Choose it again.", "表格已被删除，请重新选择。");
    public static readonly Label Running = new("Reading and judging…", "正在读取并判定…");
    public static readonly Label Submitting = new("Signing and submitting…", "正在签名并提交…");
    public static readonly Label Reload = new("Show how far it is", "刷新进度");
    public static readonly Label Holds = new("Every row holds", "全部行均有效");
    public static readonly Label HoldsText = new(
        "Nothing is signed yet. What the rows will become stands below.", "尚未签名。各行将成为的内容见下方。");
    public static readonly Label SomeWrong = new("Some rows do not hold", "部分行无效");
    public static readonly Label SomeWrongText = new(
        "Nothing was done. Mend the rows below and choose the table again, or submit only the rows that hold.",
        "未执行任何操作。请修改下列各行后重新选择表格，或仅提交有效的行。");
    public static readonly Label Done = new("Submitted", "已提交");
    public static readonly Label DoneText = new(
        "The rows are signed and in the ledger.", "各行已签名并入账。");
    public static readonly Label Failed = new("Not finished", "未完成");
    public static readonly Label FailedText = new(
        "The import could not go on. The same table again goes on where this one ended.",
        "导入未能继续。再次提交同一表格将从中断处继续。");
    public static readonly Label Rows = new("Rows read", "已读行数");
    public static readonly Label Wrong = new("Wrong", "错误数");
    public static readonly Label New = new("New events", "新事件数");
    public static readonly Label Present = new("On the ledger already", "已在账本中");
    public static readonly Label Submitted = new("Submitted events", "已提交事件数");
    public static readonly Label Errors = new("What is wrong", "错误");
    public static readonly Label Row = new("Row", "行");
    public static readonly Label Column = new("Column", "列");
    public static readonly Label Number = new("Number", "编号");
    public static readonly Label Sentence = new("What is wrong there", "错误说明");
    public static readonly Label Detail = new("Value", "值");
    public static readonly Label About = new("About", "对象");
    public static readonly Label Remedy = new("What to do", "处理办法");
    public static readonly Label Made = new("What the rows become", "各行成为的内容");
    public static readonly Label Event = new("Event", "事件");
    public static readonly Label Name = new("Number", "编号");
    public static readonly Label Identity = new("EID", "EID");
    public static readonly Label SubmitAll = new("Sign and submit all", "签名并提交全部");
    public static readonly Label SubmitGood = new("Sign and submit the rows that hold", "签名并提交有效的行");
    public static readonly Label Another = new("Another table", "其他表格");
}
