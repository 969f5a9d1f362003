using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The fields of the forms.</summary>
internal static class FieldTexts
{
    public static readonly Label NewLot = new("The new lot", "新批次");
    public static readonly Label Output = new("Output {0}", "产出 {0}");
    public static readonly Label Source = new("Where it comes from", "来源");
    public static readonly Label Site = new("Site", "场所");
    public static readonly Label SiteNow = new("Where they are now", "现在的位置");
    public static readonly Label LotNumber = new("Your lot number", "贵方批号");
    public static readonly Label LotNumberHint = new(
        "Letters, digits and a few signs, up to 20; never used twice.", "字母、数字和少数符号，最多 20 位；不得重复使用。");
    public static readonly Label Material = new("Material", "物料");
    public static readonly Label Mass = new("Mass (kg)", "质量（kg）");
    public static readonly Label Basis = new("The mass counts", "计量基准");
    public static readonly Label Moisture = new("Moisture (%)", "水分（%）");
    public static readonly Label MoistureHint = new("Only for a wet mass.", "仅湿基时填写。");
    public static readonly Label Pieces = new("Pieces (number)", "件数（件）");
    public static readonly Label Grade = new("Grade", "牌号");
    public static readonly Label GradeHint = new("Such as N48SH or 4N.", "如 N48SH 或 4N。");
    public static readonly Label Model = new("Chain-of-custody model", "监管链模式");
    public static readonly Label Alias = new("GS1 key", "GS1 标识");
    public static readonly Label AliasHint = new(
        "A GTIN with lot or serial, or an SSCC, as a GS1 Digital Link; may stay empty.",
        "以 GS1 Digital Link 表示的 GTIN 加批号或序列号，或 SSCC；可留空。");
    public static readonly Label Composition = new("Composition (% by mass)", "组成（质量分数 %）");
    public static readonly Label CompositionHint = new(
        "One a line, element or compound: Nd 26.68 ±0.05, Dy2O3 1.2, Fe <0.01.",
        "每行一项，元素或化合物：Nd 26.68 ±0.05、Dy2O3 1.2、Fe <0.01。");
    public static readonly Label SourceKind = new("Kind of source", "来源类别");
    public static readonly Label Origin = new("Origin", "产地代码");
    public static readonly Label OriginHint = new(
        "For mined lots the deposit's code of your site; else what is claimed.", "开采批次填写场所的矿床代码；其他填写声称的产地。");
    public static readonly Label Evidence = new("Evidence", "证据等级");
    public static readonly Label Country = new("Country of origin", "来源国家");
    public static readonly Label CountryHint = new("Two letters, such as CN or DE.", "两位字母，如 CN 或 DE。");
    public static readonly Label Stream = new("By-product stream", "副产流");
    public static readonly Label Step = new("Process step", "工序");
    public static readonly Label Inputs = new("What goes in (kg)", "投入（kg）");
    public static readonly Label PortionsHint = new(
        "One lot a line: EID or lot number, then the mass in kg; without a mass all that is left.",
        "每行一个批次：EID 或批号，后接质量（kg）；不填质量表示全部剩余。");
    public static readonly Label Circuit = new("Circuit", "回路");
    public static readonly Label CircuitHint = new(
        "For a continuous plant: inputs are charged to it, outputs drawn from it.", "连续生产时使用：投入计入回路，产出自回路提取。");
    public static readonly Label OnBehalfOf = new("Tolled for", "委托方");
    public static readonly Label Losses = new("Losses by element (g)", "各元素损失（g）");
    public static readonly Label AmountsHint = new("One element a line: Nd 12.5", "每行一种元素：Nd 12.5");
    public static readonly Label Lot = new("Lot", "批次");
    public static readonly Label LotHint = new("EID or lot number.", "EID 或批号。");
    public static readonly Label Sample = new("Sample that was analysed", "所分析的样品");
    public static readonly Label Result = new("Result (% by mass)", "结果（质量分数 %）");
    public static readonly Label Method = new("Method", "方法");
    public static readonly Label Instrument = new("Instrument", "仪器");
    public static readonly Label FinalResult = new("This is the final result", "此为最终结果");
    public static readonly Label Parent = new("Pallet, drum or container", "托盘、桶或集装箱");
    public static readonly Label ParentHint = new(
        "Its URI, such as an SSCC: https://id.gs1.org/00/…", "其 URI，如 SSCC：https://id.gs1.org/00/…");
    public static readonly Label Lots = new("Lots", "批次");
    public static readonly Label WholeLotsHint = new(
        "One a line: EID or lot number. Lots go whole.", "每行一个：EID 或批号。整批处理。");
    public static readonly Label LotsOrAllHint = new(
        "One a line: EID or lot number. Empty means all of them.", "每行一个：EID 或批号。留空表示全部。");
    public static readonly Label Shipment = new("Shipment number", "发运编号");
    public static readonly Label ShipmentHint = new(
        "Your despatch number, never used twice; or a whole URI.", "贵方发货单号，不得重复使用；或完整的 URI。");
    public static readonly Label From = new("From your site", "发货场所");
    public static readonly Label Receiver = new("Receiver", "收货方");
    public static readonly Label To = new("To site", "收货场所");
    public static readonly Label WeighedHint = new(
        "One lot a line: EID or lot number, then its weight in kg if it was weighed.",
        "每行一个批次：EID 或批号，称重的后接重量（kg）。");
    public static readonly Label Parents = new("Packing units that move", "随行的包装单元");
    public static readonly Label ParentsHint = new("One URI a line; what is in them moves too.", "每行一个 URI；其中的批次一并移动。");
    public static readonly Label NewOwner = new("New owner", "新所有权人");
    public static readonly Label Carrier = new("Carrier", "承运方");
    public static readonly Label Scale = new("Scale", "衡器");
    public static readonly Label Contract = new("Contract", "合同");
    public static readonly Label ContractHint = new(
        "URI of a registered contract for weights and assays.", "已登记的重量与检验合同的 URI。");
    public static readonly Label OpenShipment = new("Shipment on the way to you", "运往贵方的发运");
    public static readonly Label OtherShipment = new("Or another shipment", "或其他发运");
    public static readonly Label OtherShipmentHint = new(
        "Its URI. A receipt without a shipment is recorded, and the goods go into quarantine.",
        "其 URI。没有发运记录的收货会被记录，货物进入隔离。");
    public static readonly Label ReceivedHint = new(
        "One lot a line with its weight in kg; empty means all that is on the way.",
        "每行一个批次，后接重量（kg）；留空表示全部在途货物。");
    public static readonly Label FinalWeights = new("These weights are final", "此为最终重量");
    public static readonly Label WhatHappened = new("What happened", "发生了什么");
    public static readonly Label Measured = new("Measured in the circuit (g)", "回路实测量（g）");
    public static readonly Label StockCircuitHint = new("Empty for the whole site.", "留空表示整个场所。");
    public static readonly Label FoundLots = new("Lots found, with their weight (kg)", "盘到的批次及重量（kg）");
    public static readonly Label EndKind = new("How they end", "出账方式");
    public static readonly Label Destination = new("Country of destination", "目的国家");
    public static readonly Label Target = new("Event that is wrong", "有误的事件");
    public static readonly Label TargetHint = new(
        "Its identifier: in the payload of its entry, as eventID.", "其标识符：见条目负载中的 eventID。");
    public static readonly Label Reason = new("Reason", "原因");
    public static readonly Label CorrectiveEvents = new("Events that tell it right", "正确的事件");
    public static readonly Label CorrectiveHint = new(
        "Identifiers, one a line; may stay empty.", "标识符，每行一个；可留空。");

    /// <summary>What people say for a business step.</summary>
    public static Label OfStep(string step) => step switch
    {
        "storing" => new("stored", "入库存放"),
        "arriving" => new("arrived", "到达"),
        "departing" => new("departed", "离开"),
        "loading" => new("loaded", "装载"),
        "unloading" => new("unloaded", "卸载"),
        "holding" => new("kept aside", "单独存放"),
        _ => new(step, step),
    };

    /// <summary>What people say for a reason of an error declaration.</summary>
    public static Label OfReason(string reason) => reason == "did_not_occur"
        ? new("it did not happen", "事件未曾发生")
        : new("it was told wrong", "数据有误");
}
