using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The forms by which physical acts are reported.</summary>
internal static class FormTexts
{
    public static readonly Label Title = new("Report an act", "申报行为");
    public static readonly Label Lead = new(
        "Each form becomes one signed statement. You see what will happen before anything is signed.",
        "每张表单成为一条签名声明。签名之前，您会先看到将要发生什么。");
    public static readonly Label Spreadsheet = new("From a spreadsheet", "从电子表格导入");
    public static readonly Label SpreadsheetLead = new(
        "Many lots or shipments at once, read and judged row by row.", "一次导入多个批次或发运，逐行读取并判定。");
    public static readonly Label Time = new("When it happened (local time)", "发生时间（当地时间）");
    public static readonly Label Offset = new("Time zone", "时区");
    public static readonly Label None = new("— none —", "— 无 —");
    public static readonly Label Choose = new("— choose —", "— 请选择 —");
    public static readonly Label Required = new("required", "必填");
    public static readonly Label Preview = new("See what will happen", "预览结果");
    public static readonly Label More = new("Room for another output", "再加一个产出");
    public static readonly Label Faults = new(
        "Nothing was done. {0} fields need another look:", "未执行任何操作。有 {0} 个字段需要修改：");
    public static readonly Label Missing = new("This is empty.", "此项为空。");
    public static readonly Label MissingRemedy = new("Fill it in or choose.", "请填写或选择。");
    public static readonly Label Unreadable = new("This cannot be read.", "无法识别此内容。");
    public static readonly Label UnreadableRemedy = new(
        "Write a number in plain digits with a point, or a line as the hint shows it.",
        "请用阿拉伯数字和小数点填写，或按提示的格式逐行填写。");
    public static readonly Label Refused = new(
        "Nothing was done. The rules refuse this:", "未执行任何操作。规则拒绝了该行为：");
    public static readonly Label WhatToDo = new("What to do: {0}", "处理办法：{0}");
    public static readonly Label PreviewTitle = new("What will happen", "将要发生什么");
    public static readonly Label PreviewLead = new(
        "Judged by the rules as the ledger stands now. Others may come first: the verdict counts when the statement is in.",
        "根据账本当前状态按规则判定。其他声明可能先到，最终以入账时的裁决为准。");
    public static readonly Label Says = new("You state", "您声明");
    public static readonly Label Effects = new("The ledger will then hold", "账本随后将记录");
    public static readonly Label Quarantines = new("Mind", "请注意");
    public static readonly Label SignsAs = new(
        "The node signs this for {0}, with its managed key. A signed statement can be corrected and never deleted.",
        "节点将用{0}的托管密钥签名。签名后的声明可以更正，但无法删除。");
    public static readonly Label Sign = new("Sign and submit", "签名并提交");
    public static readonly Label Back = new("Change something", "返回修改");
    public static readonly Label Expired = new(
        "The form was too old or came from another page. Nothing was done; please send it again.",
        "表单已过期或来自其他页面。未执行任何操作，请重新提交。");
    public static readonly Label Busy = new(
        "The ledger takes no statements at the moment. Nothing was done; try again soon.",
        "账本暂不接收声明。未执行任何操作，请稍后重试。");
    public static readonly Label Done = new(
        "Accepted. Your statement is in the ledger; the receipt proves it.", "已接受。您的声明已入账，回执可作证明。");

    public static readonly Label Commission = new("Register a lot", "登记批次");
    public static readonly Label CommissionLead = new(
        "Mined ore, a by-product, stock on hand, a purchase: a lot that comes from no other lot of the ledger.",
        "开采的矿石、副产品、现有库存或外购：并非来自账本其他批次的批次。");
    public static readonly Label CommissionTell = new(
        "A new lot of {0} {1} comes into being at {2}, under your number {3}. Its identity will be {4}.",
        "{2}新建批次：{1}，{0}，批号 {3}。其电子身份为 {4}。");
    public static readonly Label Transform = new("Transform lots", "加工转化");
    public static readonly Label TransformLead = new(
        "A process step, a split, a merge or a sample: what goes in, what comes out, what is lost.",
        "工序、分批、合批或取样：投入什么、产出什么、损失什么。");
    public static readonly Label TransformTell = new(
        "In the step “{0}” at {1}, {2} lots go in and {3} new lots come out, together {4} kg.",
        "{1}工序“{0}”：投入 {2} 个批次，产出 {3} 个新批次，共 {4} kg。");
    public static readonly Label Assay = new("Record an assay", "登记检验结果");
    public static readonly Label AssayLead = new(
        "Shares by mass with their uncertainty, for a lot or its sample.", "批次或其样品的质量分数及不确定度。");
    public static readonly Label AssayTell = new(
        "A result for lot {0} by {1} with {2} shares is recorded. The book does not rise by it.",
        "登记批次 {0} 的检验结果：方法 {1}，{2} 项含量。账面不会因此上升。");
    public static readonly Label AssayFinalTell = new(
        "The final result for lot {0} by {1} with {2} shares is recorded. The book does not rise by it.",
        "登记批次 {0} 的最终检验结果：方法 {1}，{2} 项含量。账面不会因此上升。");
    public static readonly Label Pack = new("Pack lots", "装箱");
    public static readonly Label PackLead = new(
        "Lots go into a pallet, drum or container and move with it.", "批次装入托盘、桶或集装箱，随其移动。");
    public static readonly Label PackTell = new("Packed into {1}: {0}.", "装入 {1}：{0}。");
    public static readonly Label Unpack = new("Unpack lots", "拆箱");
    public static readonly Label UnpackLead = new("Lots come out of their parent.", "批次从包装单元中取出。");
    public static readonly Label UnpackTell = new("Unpacked from {1}: {0}.", "从 {1} 取出：{0}。");
    public static readonly Label UnpackAllTell = new("Everything is unpacked from {0}.", "从 {0} 取出全部批次。");
    public static readonly Label Ship = new("Ship goods", "发运");
    public static readonly Label ShipLead = new(
        "Goods leave your site for a receiver. Until they are received nobody can use them.",
        "货物从贵方场所发往收货方。收货之前任何人不得使用。");
    public static readonly Label ShipTell = new(
        "From {1} to {2}, {3}, the following leave: {0}. Until they are received nobody can use them.",
        "自{1}发往{2}（{3}）：{0}。收货之前任何人不得使用。");
    public static readonly Label ShipOwnerTell = new("Title passes to {0}.", "所有权转移给{0}。");
    public static readonly Label Receive = new("Receive goods", "收货");
    public static readonly Label ReceiveLead = new(
        "Goods arrive. What differs from the shipment is recorded as well.", "货物到达。与发运不符之处同样记录在案。");
    public static readonly Label ReceiveTell = new(
        "Of shipment {1}, the following are received at {2}: {0}.", "发运 {1} 的以下批次在{2}收货：{0}。");
    public static readonly Label ReceiveAllTell = new(
        "All that is on the way in shipment {0} is received at {1}.", "发运 {0} 的全部在途货物在{1}收货。");
    public static readonly Label Store = new("Move or store", "移动或存放");
    public static readonly Label StoreLead = new(
        "Lots change their place and stay yours to use.", "批次更换位置，仍由贵方占有。");
    public static readonly Label StoreTell = new("Now at {1}: {0}.", "现位于{1}：{0}。");
    public static readonly Label PassTitle = new("Pass title", "转移所有权");
    public static readonly Label PassTitleLead = new(
        "The goods stay where they are and get another owner.", "货物位置不变，所有权人变更。");
    public static readonly Label PassTitleTell = new("{1} becomes the owner of: {0}.", "{1}成为以下批次的所有权人：{0}。");
    public static readonly Label StockTake = new("Take stock", "盘点");
    public static readonly Label StockTakeLead = new(
        "What is really there, of lots and in circuits. It closes the account of material unaccounted for.",
        "批次与回路中的实际存量。盘点会结清未明物料账户。");
    public static readonly Label StockTakeTell = new(
        "A stock-take at {0} with {1} lots and {2} measured elements is recorded.",
        "登记{0}的盘点：{1} 个批次，{2} 种实测元素。");
    public static readonly Label End = new("End of life", "出账");
    public static readonly Label EndLead = new(
        "Lots leave the books: sold outside, exported, used up, destroyed, lost or stolen.",
        "批次出账：售予非成员、出口、用毕、销毁、丢失或被盗。");
    public static readonly Label EndTell = new("These leave the books as “{1}”: {0}.", "以下批次以“{1}”出账：{0}。");
    public static readonly Label Correct = new("Correct an event", "更正事件");
    public static readonly Label CorrectLead = new(
        "An earlier event of yours was wrong. It is undone if nothing depends on it, otherwise compensated.",
        "贵方此前的事件有误。若无后续依赖则撤销，否则以补偿条目更正。");
    public static readonly Label CorrectTell = new(
        "Event {0} is declared wrong: {1}.", "声明事件 {0} 有误：{1}。");
}
