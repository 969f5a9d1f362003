using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The verify page.</summary>
internal static class VerifyTexts
{
    public static readonly Label Title = new("Verify evidence", "核验证据");
    public static readonly Label Lead = new(
        "Give this page an evidence bundle (a .lodestone file) and it says what the bundle proves.",
        "将证据包（.lodestone 文件）交给本页，即可得知它证明了什么。");
    public static readonly Label Honest = new(
        "This page asks this node: it compares the bundle with the node's own trust anchor. To check without trusting "
        + "this node, run the verifier on your own machine, offline:",
        "本页由本节点核验：它将证据包与节点自身的信任锚比对。若不想信任本节点，请在自己的计算机上离线运行核验程序：");
    public static readonly Label AnchorLink = new(
        "The trust anchor of this network; compare it with what the network's operators published elsewhere",
        "本网络的信任锚；请与网络运营方在别处公布的内容比对");
    public static readonly Label File = new("Evidence bundle", "证据包");
    public static readonly Label FileHint = new("Up to 64 MiB. The file is judged and then forgotten.", "最大 64 MiB。核验后不保留文件。");
    public static readonly Label Drop = new("Drop the file here, or choose it", "将文件拖到此处，或选择文件");
    public static readonly Label Button = new("Verify", "核验");
    public static readonly Label Working = new("Verifying…", "正在核验…");
    public static readonly Label Another = new("Verify another bundle", "核验其他证据包");
    public static readonly Label Verdict = new("Verdict", "结论");
    public static readonly Label Valid = new("Valid", "有效");
    public static readonly Label ValidText = new(
        "The whole lineage was shown. Every statement is in the log, signed by a key that was valid, and the rules, "
        + "replayed, give exactly the status below.",
        "已出示完整谱系。每条声明都在账本中，由当时有效的密钥签名；按规则重放得到的状态与下方完全一致。");
    public static readonly Label InPart = new("Valid in part", "部分有效");
    public static readonly Label InPartText = new(
        "Everything shown holds. Part of the lineage was not shown to the holder of this bundle, so the rules could not "
        + "be replayed from the beginning; the status below is proven by the log's own state.",
        "已出示的内容全部成立。部分谱系未向证据包持有人出示，因此无法从头重放规则；下方状态由账本自身的状态证明。");
    public static readonly Label Invalid = new("Invalid", "无效");
    public static readonly Label InvalidText = new(
        "Something in this bundle is wrong or missing. Do not rely on it; ask for a new one from whoever gave it to you.",
        "证据包中有错误或缺失。请勿采信，并向提供者索取新的证据包。");
    public static readonly Label Lot = new("Lot", "批次");
    public static readonly Label OpenPassport = new("Open its passport on this node", "在本节点打开其护照");
    public static readonly Label ProvenStatus = new("Proven status", "已证明的状态");
    public static readonly Label ProvenAt = new("Proven at block {0}, {1}", "证明于第 {0} 块，{1}");
    public static readonly Label NotProven = new("nothing is proven", "未证明任何内容");
    public static readonly Label Shown = new("Statements shown", "已出示的声明");
    public static readonly Label NotShown = new("Statements not shown", "未出示的声明");
    public static readonly Label Size = new("Size of the file", "文件大小");
    public static readonly Label Bytes = new("{0} bytes", "{0} 字节");
    public static readonly Label Findings = new("Findings", "核验发现");
    public static readonly Label NoFindings = new("Nothing was found wrong.", "未发现问题。");
    public static readonly Label Number = new("No.", "编号");
    public static readonly Label Meaning = new("What was found", "发现内容");
    public static readonly Label Part = new("Where in the bundle", "证据包中的位置");
    public static readonly Label Detail = new("Detail", "详情");
    public static readonly Label Effect = new("Effect", "影响");
    public static readonly Label Fatal = new("makes it invalid", "导致无效");
    public static readonly Label Telling = new("for your knowledge", "供您知悉");
    public static readonly Label MoreFindings = new("{0} more findings are not listed.", "另有 {0} 项发现未列出。");
    public static readonly Label LimitsTitle = new("What no bundle can prove", "证据包不能证明什么");
    public static readonly Label LimitObject = new(
        "that the goods in front of you are the lot: compare seals, weights and markings;",
        "您面前的货物就是该批次：请核对封志、重量和标记；");
    public static readonly Label LimitTruth = new(
        "that what the issuers stated is true: it proves who stated what, and when it was recorded;",
        "签发方所述属实：它只证明谁说了什么、何时被记录；");
    public static readonly Label LimitLater = new(
        "anything after the block at which the status is proven: a later hold or sale is not in it.",
        "状态所证明的块之后的任何事：此后的扣留或出售不在其中。");
    public static readonly Label NoFile = new(
        "No file arrived. Choose an evidence bundle and try again.", "没有收到文件。请选择证据包后重试。");
    public static readonly Label TooLarge = new(
        "The file is larger than 64 MiB: no evidence bundle is that large.", "文件超过 64 MiB：证据包不会这么大。");
    public static readonly Label NotForm = new(
        "The request is not a file upload. Use the form on this page.", "请求不是文件上传。请使用本页的表单。");
    public static readonly Label Busy = new(
        "Several bundles are being verified right now. Try again in a few seconds.",
        "目前正在核验多个证据包，请稍后重试。");
    public static readonly Label NoGenesis = new(
        "This node has no network yet, so it has nothing to compare with.", "本节点尚无网络，无从比对。");
    public static readonly Label RemainingMass = new("Mass left", "剩余质量");
    public static readonly Label Possessor = new("Possession", "占有方");
    public static readonly Label Material = new("Material", "物料");
    public static readonly Label Stops = new("Holds and quarantine", "扣留与隔离");
}
