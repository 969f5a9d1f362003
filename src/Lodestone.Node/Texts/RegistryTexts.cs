using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The pages of parties and sites.</summary>
internal static class RegistryTexts
{
    public static readonly Label Site = new("Site", "场所");
    public static readonly Label Parties = new("Parties", "主体");
    public static readonly Label PartiesLead = new(
        "Everybody who is registered on the ledger.", "账本上登记的全部主体。");
    public static readonly Label Registration = new("Registration", "登记信息");
    public static readonly Label Identifier = new("Identifier", "标识");
    public static readonly Label OtherIdentifiers = new("Other identifiers", "其他标识");
    public static readonly Label Role = new("Role", "角色");
    public static readonly Label Country = new("Country", "国家");
    public static readonly Label Standing = new("Standing", "状态");
    public static readonly Label Registered = new("registered", "已登记");
    public static readonly Label Suspended = new("suspended: may not act", "已暂停：不得申报");
    public static readonly Label Name = new("Name", "名称");
    public static readonly Label Sites = new("Sites", "场所");
    public static readonly Label SiteCount = new("Sites (number)", "场所数（个）");
    public static readonly Label Gln = new("GLN", "GLN");
    public static readonly Label Locode = new("UN/LOCODE", "UN/LOCODE");
    public static readonly Label Deposit = new("Deposit", "矿床");
    public static readonly Label Coordinates = new("Coordinates (°)", "坐标（°）");
    public static readonly Label RunBy = new("Run by", "运营方");
    public static readonly Label Permits = new("Permits", "许可");
    public static readonly Label Permit = new("Permit", "许可编号");
    public static readonly Label Activity = new("Activity", "活动");
    public static readonly Label Chains = new("For", "适用");
    public static readonly Label Everywhere = new("every site", "全部场所");
    public static readonly Label Capacity = new("Capacity a year (kg)", "年能力（kg）");
    public static readonly Label From = new("From", "起");
    public static readonly Label Until = new("Until", "止");
    public static readonly Label InForce = new("in force", "有效");
    public static readonly Label NotYet = new("not yet", "未生效");
    public static readonly Label Lapsed = new("lapsed", "已失效");
    public static readonly Label Keys = new("Keys", "密钥");
    public static readonly Label KeysLead = new(
        "Public keys by which statements of this party are checked, valid by position in the log.",
        "用于核验该主体声明的公钥，有效性按账本位置确定。");
    public static readonly Label Key = new("Key", "密钥");
    public static readonly Label Person = new("Person", "持有人");
    public static readonly Label Algorithm = new("Algorithm", "算法");
    public static readonly Label FromEntry = new("From entry", "起始条目");
    public static readonly Label KeyUntil = new("Expires", "到期");
    public static readonly Label Valid = new("valid", "有效");
    public static readonly Label Expired = new("expired", "已过期");
    public static readonly Label RevokedAt = new("revoked at entry {0}", "于条目 {0} 吊销");
    public static readonly Label SuspectSince = new("suspect since entry {0}", "自条目 {0} 起可疑");
    public static readonly Label Stock = new("Stock", "库存");
    public static readonly Label StockThere = new("Stock there", "现场库存");
    public static readonly Label NotForYou = new(
        "Stock, circuits and accounts are for the party itself and for authorities.",
        "库存、回路和账户仅对该主体自身和主管部门开放。");
    public static readonly Label NoStock = new("Nothing is in stock.", "没有库存。");
    public static readonly Label LotsThere = new("Lots there", "查看现场批次");
    public static readonly Label Circuits = new("Circuits", "回路");
    public static readonly Label Circuit = new("Circuit", "回路");
    public static readonly Label Step = new("Process step", "工序");
    public static readonly Label Owner = new("Whose material", "物料所有权人");
    public static readonly Label Holds = new("Holds by its book (g)", "账面含量（g）");
    public static readonly Label Elements = new("Elements", "元素");
    public static readonly Label LastTaken = new("Last stock-take", "上次盘点");
    public static readonly Label Unaccounted = new("Material unaccounted for", "未明物料");
    public static readonly Label UnaccountedLead = new(
        "What went in and was not found again, by the books. It can never be spent; a stock-take closes it.",
        "账面上投入而未再找到的物料。永不可支用，由盘点结清。");
    public static readonly Label Element = new("Element", "元素");
    public static readonly Label SinceClosing = new("Since the last closing (g)", "上次结清以来（g）");
    public static readonly Label Cumulative = new("Ever (g)", "累计（g）");
    public static readonly Label LastClosed = new("Last closed: {0}", "上次结清：{0}");
    public static readonly Label NeverClosed = new("Never closed yet.", "尚未结清。");
    public static readonly Label NothingUnaccounted = new("Nothing is unaccounted for.", "没有未明物料。");
    public static readonly Label Finding = new("found at the last stock-take: {0}", "上次盘点发现：{0}");
    public static readonly Label NoPermits = new("No permit.", "没有许可。");
    public static readonly Label NoSites = new("No site.", "没有场所。");
    public static readonly Label NoCircuits = new("No circuit.", "没有回路。");
}
