using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The start page.</summary>
internal static class StartTexts
{
    public static readonly Label Title = new("Where does this magnet come from?", "这块磁体从哪里来？");
    public static readonly Label Lead = new(
        "Lodestone follows rare earths, antimony, gallium and germanium from the mine to the magnet. Every step is a "
        + "signed statement on a ledger that several organisations hold together, and every element is balanced to the "
        + "milligram.",
        "磁石系统追踪稀土、锑、镓、锗从矿山到磁体的全过程。每一步都是由多个组织共同持有的账本上的签名声明，每种元素都平衡到毫克。");
    public static readonly Label SearchTitle = new("Find a lot", "查找批次");
    public static readonly Label SearchLabel = new("EID or lot number", "EID 或批号");
    public static readonly Label SearchHint = new(
        "The EID is the 17 characters under the QR code. Signed-in members may also type the beginning of an EID, a lot "
        + "number or a material.",
        "EID 是二维码下方的 17 个字符。登录成员还可以输入 EID、批号或物料名称的开头部分。");
    public static readonly Label SearchButton = new("Open passport", "打开护照");
    public static readonly Label Found = new("{0} lots found", "找到 {0} 个批次");
    public static readonly Label FoundMore = new("The first {0} lots are shown", "显示前 {0} 个批次");
    public static readonly Label NothingFound = new(
        "No lot was found that you may see. Check the characters; without signing in, only a whole EID finds a lot.",
        "没有找到您有权查看的批次。请核对字符；未登录时只能用完整的 EID 查找。");
    public static readonly Label VerifyTitle = new("Check a bundle", "核验证据包");
    public static readonly Label VerifyText = new(
        "Drop an evidence bundle and see in plain words what it proves, what was not shown, and what is wrong.",
        "上传一个证据包，即可用通俗的文字了解它证明了什么、哪些内容未出示、哪里有问题。");
    public static readonly Label VerifyLink = new("Verify evidence", "核验证据");
    public static readonly Label DemoTitle = new("See an example", "查看示例");
    public static readonly Label DemoText = new(
        "A lot of N48SH magnets whose neodymium and dysprosium come from two deposits, through a separation circuit, a "
        + "toll alloy plant and a swarf loop.",
        "一批 N48SH 磁体：其钕和镝来自两个矿床，经过萃取分离线、委托熔炼厂和磨屑回收循环。");
    public static readonly Label DemoLink = new("Open the passport of {0}", "打开 {0} 的护照");
    public static readonly Label InterfaceTitle = new("Build on it", "接入系统");
    public static readonly Label InterfaceText = new(
        "Registration of statements, receipts, proofs and EPCIS capture over HTTP, with an OpenAPI document.",
        "通过 HTTP 登记声明、获取回执与证明、采集 EPCIS 事件，并提供 OpenAPI 文档。");
    public static readonly Label InterfaceLink = new("API documents", "接口文档");
    public static readonly Label NetworkTitle = new("The network now", "网络现状");
    public static readonly Label Network = new("Network", "网络");
    public static readonly Label Entries = new("Entries in the log", "账本条目");
    public static readonly Label Height = new("Block height", "块高度");
    public static readonly Label Lots = new("Lots", "批次");
    public static readonly Label Parties = new("Parties", "主体");
    public static readonly Label LastBlock = new("Last block", "最新块时间");
    public static readonly Label ColumnLot = new("Lot", "批次");
    public static readonly Label ColumnMaterial = new("Material", "物料");
    public static readonly Label ColumnStatus = new("Status", "状态");
    public static readonly Label ColumnLotNumber = new("Lot number", "批号");
    public static readonly Label ColumnMass = new("Mass left (kg)", "剩余质量（kg）");
}
