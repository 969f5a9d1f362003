using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The lot passport.</summary>
internal static class PassportTexts
{
    public static readonly Label Title = new("Lot passport", "批次护照");
    public static readonly Label Sections = new("Sections of this page", "本页目录");
    public static readonly Label Identity = new("Identity and state", "身份与状态");
    public static readonly Label Composition = new("Composition", "组成");
    public static readonly Label Origins = new("Origin", "来源");
    public static readonly Label Evidence = new("Evidence", "证据");
    public static readonly Label Eid = new("EID", "EID");
    public static readonly Label QrAlternative = new("QR code of this passport", "本护照的二维码");
    public static readonly Label QrCaption = new("Opens this passport", "扫码打开本护照");
    public static readonly Label AsOf = new(
        "Status at block {0}, {1}. Later events are not on this page.",
        "状态截至第 {0} 块，{1}。此后的事件不在本页。");
    public static readonly Label SeenByPublic = new(
        "You see the public part: what it is, what it holds to the decade, where it comes from in tenths, and whether it "
        + "is stopped. Parties, exact figures and dates are for those concerned.",
        "您看到的是公开部分：物料、含量区间、来源的十分比以及是否被限制。主体、精确数字和日期仅对相关方开放。");
    public static readonly Label SignInToSeeMore = new("Sign in to see what you have a right to", "登录以查看您有权查看的内容");
    public static readonly Label SeenByMember = new(
        "You see all of this lot because it concerns you; of its ancestors only what concerns you too.",
        "该批次与您相关，您可查看其全部内容；对其上游批次，仅显示与您相关的部分。");
    public static readonly Label SeenByAuthority = new(
        "You see everything, as an authority.", "您以主管部门身份查看全部内容。");
    public static readonly Label Held = new("Under hold", "被扣留");
    public static readonly Label HeldText = new(
        "An authority has put this lot under hold: it must not be cleared, transferred or used.",
        "主管部门已扣留该批次：不得放行、转让或使用。");
    public static readonly Label Quarantined = new("In quarantine", "隔离中");
    public static readonly Label QuarantinedText = new(
        "A fact about this lot breaks a rule. Its mass is usable by nobody until two persons decide.",
        "该批次存在违反规则的事实。在双人裁定之前，任何人不得使用。");
    public static readonly Label QuarantineClosed = new("A past quarantine was decided", "曾被隔离，已裁定");
    public static readonly Label Stopped = new("Stopped", "受限");
    public static readonly Label Free = new("No hold, no quarantine", "无扣留，无隔离");
    public static readonly Label Status = new("Status", "状态");
    public static readonly Label Material = new("Material", "物料");
    public static readonly Label MaterialCode = new("Material code", "物料代码");
    public static readonly Label Grade = new("Grade", "牌号");
    public static readonly Label HsCodes = new("HS codes, usual", "常用 HS 编码");
    public static readonly Label LotNumber = new("Lot number", "批号");
    public static readonly Label Alias = new("GS1 key", "GS1 标识");
    public static readonly Label Maker = new("Made by", "生产方");
    public static readonly Label Holder = new("Possession", "占有方");
    public static readonly Label Owner = new("Title", "所有权人");
    public static readonly Label Receiver = new("On the way to", "运往");
    public static readonly Label Site = new("Site", "所在场所");
    public static readonly Label InTransitNowhere = new("in transit", "运输途中");
    public static readonly Label Initial = new("Mass as declared", "申报质量");
    public static readonly Label Remaining = new("Mass left", "剩余质量");
    public static readonly Label Pieces = new("Pieces", "件数");
    public static readonly Label PieceUnit = new("{0} pcs", "{0} 件");
    public static readonly Label Parent = new("Packed in", "包装于");
    public static readonly Label Model = new("Chain-of-custody model", "监管链模式");
    public static readonly Label Recycled = new("Recycled content", "再生料含量");
    public static readonly Label EvidenceGrade = new("Evidence grade of its weakest source", "最弱来源的证据等级");
    public static readonly Label Flags = new("Marks", "标记");
    public static readonly Label Holds = new("Holds", "扣留编号");
    public static readonly Label Quarantine = new("Quarantine", "隔离");
    public static readonly Label MadeByEntry = new("Brought into being by entry", "由条目创建");
    public static readonly Label Withheld = new("not shown to you", "对您不可见");
    public static readonly Label WithheldFields = new("Not shown to you:", "对您不可见：");
    public static readonly Label Unknown = new("not stated", "未说明");
    public static readonly Label Element = new("Element", "元素");
    public static readonly Label ShareOfMass = new("Share by mass", "质量分数");
    public static readonly Label Uncertainty = new("Uncertainty (k = 2)", "不确定度（k = 2）");
    public static readonly Label Booked = new("In the book (g)", "账面量（g）");
    public static readonly Label BookedNote = new(
        "The share is what was measured and declared. The book is what the lot may hold by what went into it; it never "
        + "rises by a measurement.",
        "质量分数为测得并申报的数值。账面量是按投入可含的数量，不会因测量而增加。");
    public static readonly Label CompositionFor = new("Composition by mass", "按质量的组成");
    public static readonly Label ClassRange = new("{0} to {1}", "{0} 至 {1}");
    public static readonly Label LessThan = new("< {0}", "< {0}");
    public static readonly Label Treo = new("Total rare earths as oxides (TREO)", "稀土氧化物总量（TREO）");
    public static readonly Label OriginOf = new("Where each listed element comes from", "各受控元素的来源");
    public static readonly Label Origin = new("Source", "来源地");
    public static readonly Label OriginAmounts = new("Origin in exact figures", "来源的精确数值");
    public static readonly Label Share = new("Share", "份额");
    public static readonly Label Amount = new("Amount (g)", "数量（g）");
    public static readonly Label SharesInTenths = new(
        "Shares are rounded to tenths for the public; what is under 5 % or over 95 % is told no closer.",
        "对公众显示的份额四舍五入到十分之一；不足 5 % 或 95 % 以上的不再细分。");
    public static readonly Label Under = new("under {0}", "不足 {0}");
    public static readonly Label Over = new("over {0}", "{0} 以上");
    public static readonly Label NoOrigins = new("No listed element is booked.", "没有入账的受控元素。");
    public static readonly Label OriginBars = new("Origin shares, drawn", "来源份额图");
    public static readonly Label Unverified = new("unverified origin", "来源未核实");
    public static readonly Label Credited = new("By credit", "按额度分配");
    public static readonly Label BundleTitle = new("Take the proof with you", "带走证明");
    public static readonly Label BundleText = new(
        "The evidence bundle holds the signed statements that you may see, their proofs and the lot's status. Anybody can "
        + "check it without a network and without trusting this node.",
        "证据包包含您有权查看的签名声明、其证明以及批次状态。任何人都可以离线核验，无需信任本节点。");
    public static readonly Label BundleDownload = new("Download the evidence bundle", "下载证据包");
    public static readonly Label BundleNotYours = new(
        "The holder, the owner and the maker of this lot can download its evidence bundle after signing in; ask them for it.",
        "该批次的占有方、所有权人和生产方登录后可下载证据包，请向其索取。");
    public static readonly Label BundleVerify = new("Verify a bundle here", "在此核验证据包");
    public static readonly Label BundleOffline = new("Or offline:", "或离线核验：");
    public static readonly Label AsJson = new("This passport as JSON", "以 JSON 获取本护照");
    public static readonly Label Statements = new("Statements that its lineage rests on", "谱系所依据的声明");
    public static readonly Label StatementsCount = new("{0} statements", "{0} 条声明");
    public static readonly Label StatementsOmitted = new(
        "{0} more lots lie beyond those whose statements are listed.", "另有 {0} 个批次的声明未列出。");
    public static readonly Label StatementsWithheld = new(
        "The statements are for those concerned with this lot.", "声明仅对该批次的相关方开放。");
    public static readonly Label Entry = new("Entry", "条目");
    public static readonly Label EntryReceipt = new("Receipt", "回执");
    public static readonly Label EntryProof = new("Inclusion proof", "包含证明");
    public static readonly Label EntryIdentity = new("Identity", "标识");
    public static readonly Label UnknownTitle = new("No such lot", "没有该批次");
    public static readonly Label UnknownText = new(
        "This network has no lot with the identity {0}. Perhaps a character was read wrong, the lot belongs to another "
        + "network, or its maker has not registered it yet.",
        "本网络没有标识为 {0} 的批次。可能是字符读错、该批次属于其他网络，或生产方尚未登记。");
    public static readonly Label MalformedText = new(
        "{0} is no lot identity: it must have 17 characters and its last one must check the others.",
        "{0} 不是批次标识：应为 17 个字符，且末位为校验字符。");
    public static readonly Label UnknownNext = new(
        "Compare the characters with the label and try again, or ask whoever handed you the goods for the evidence bundle "
        + "and verify it.",
        "请与标签核对字符后重试，或向交货方索取证据包并进行核验。");
}
