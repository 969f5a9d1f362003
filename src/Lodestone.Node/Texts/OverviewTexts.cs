using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The overview of those who are signed in.</summary>
internal static class OverviewTexts
{
    public static readonly Label Title = new("Overview", "总览");
    public static readonly Label OfParty = new("What {0} has, moved and has to look at.", "{0}的库存、流量与待办事项。");
    public static readonly Label OfAll = new(
        "All parties together, as an authority sees them.", "以主管部门身份汇总全部主体。");
    public static readonly Label AsOf = new("Status at block {0}, {1}.", "状态截至第 {0} 块，{1}。");
    public static readonly Label Attention = new("What needs attention", "需要关注");
    public static readonly Label ToMe = new("Shipments on the way to you", "运往贵方的在途货物");
    public static readonly Label FromMe = new("Your shipments on the way", "贵方发出的在途货物");
    public static readonly Label OnTheWay = new("Shipments on the way", "在途货物");
    public static readonly Label Overdue = new("Late receipts", "逾期未收货");
    public static readonly Label StoppedLots = new("Lots under hold or in quarantine", "被扣留或隔离的批次");
    public static readonly Label Shipments = new("Shipments on the way", "在途货物");
    public static readonly Label Shipment = new("Shipment", "发运编号");
    public static readonly Label From = new("From", "发货方");
    public static readonly Label To = new("To", "收货方");
    public static readonly Label Destination = new("Destination", "目的场所");
    public static readonly Label ShippedAt = new("Shipped", "发运时间");
    public static readonly Label Lots = new("Lots", "批次数");
    public static readonly Label Mass = new("Mass (kg)", "质量（kg）");
    public static readonly Label State = new("State", "状态");
    public static readonly Label Late = new("late", "逾期");
    public static readonly Label Moving = new("on the way", "在途");
    public static readonly Label NoShipments = new("Nothing is on the way.", "没有在途货物。");
    public static readonly Label Stopped = new("Stopped lots", "受限批次");
    public static readonly Label Lot = new("Lot", "批次");
    public static readonly Label Material = new("Material", "物料");
    public static readonly Label Holder = new("Possession", "占有方");
    public static readonly Label NoStopped = new("No lot is stopped.", "没有受限批次。");
    public static readonly Label Flows = new("Flows of the last {0} days", "最近 {0} 天的流量");
    public static readonly Label FlowsLead = new(
        "From {0} to {1}, by the time on the ledger. Masses are as reported; contents are by the books.",
        "按入账时间，自 {0} 至 {1}。质量为申报值，含量为账面值。");
    public static readonly Label Period = new("Period", "期间");
    public static readonly Label Days = new("{0} days", "{0} 天");
    public static readonly Label Kind = new("Event", "事件");
    public static readonly Label Direction = new("Direction", "方向");
    public static readonly Label Taken = new("in, or off the books", "投入或出账");
    public static readonly Label Made = new("out, or onto the books", "产出或入账");
    public static readonly Label Moved = new("moved", "移动");
    public static readonly Label Events = new("Events", "事件数");
    public static readonly Label Unweighed = new("Not weighed (lots)", "未称重（批次）");
    public static readonly Label Content = new("Listed elements (kg)", "所列元素（kg）");
    public static readonly Label Oxide = new("As REO (kg)", "折 REO（kg）");
    public static readonly Label NoFlows = new("Nothing was reported in this period.", "该期间没有申报。");
    public static readonly Label Stock = new("Stock by material and stage", "按物料和阶段的库存");
    public static readonly Label StockLead = new(
        "What is in hand or on the way. Listed elements are rare earths, antimony, gallium and germanium by the books; REO "
        + "is the rare earths among them as oxides.",
        "在库与在途物料。所列元素指账面上的稀土、锑、镓、锗；REO 为其中稀土折算的氧化物。");
    public static readonly Label Stage = new("Stage", "阶段");
    public static readonly Label ByStage = new("Listed elements by stage", "各阶段所列元素");
    public static readonly Label NoStock = new("Nothing is in stock.", "没有库存。");
    public static readonly Label Blocks = new("Latest blocks", "最新的块");
    public static readonly Label AllBlocks = new("All blocks", "全部块");
}
