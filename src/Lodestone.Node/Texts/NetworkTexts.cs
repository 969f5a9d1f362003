using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The page of the consortium.</summary>
internal static class NetworkTexts
{
    public static readonly Label Title = new("The network", "联盟网络");
    public static readonly Label Lead = new(
        "Each organisation's node judges every statement by itself and signs what it computed. What enough of them have "
        + "signed alike is final. This is how it looks from this node.",
        "各机构的节点独立判定每份声明，并对自己的计算结果签名。足够多的机构签署一致后即为最终。以下为本节点所见。");
    public static readonly Label Alone = new(
        "This node orders alone: no other organisation's node signs what it computes.",
        "本节点独立排序：没有其他机构的节点为其计算结果签名。");
    public static readonly Label ToBlocks = new("See its blocks", "查看其区块");
    public static readonly Label Agrees = new("Nodes agree", "节点一致");
    public static readonly Label Breach = new("Another history was signed", "有成员签署了另一份历史");
    public static readonly Label AgainstUs = new(
        "Enough others signed another history: this node acknowledges nothing more", "多数成员签署了另一份历史：本节点已停止确认");
    public static readonly Label Halted = new("The network is halted", "网络已暂停");
    public static readonly Label Behind = new("{0} entries are not final yet", "尚有 {0} 条未最终确认");
    public static readonly Label Standing = new("Standing", "概况");
    public static readonly Label Final = new("Final entries", "最终条目数");
    public static readonly Label Computed = new("Computed entries", "已计算条目数");
    public static readonly Label Quorum = new("Quorum", "法定数");
    public static readonly Label QuorumOf = new("{0} of {1} full members", "{1} 个正式成员中的 {0} 个");
    public static readonly Label Rules = new("Version of the rules", "规则版本");
    public static readonly Label Carried = new("Statements carried by others", "由其他成员代送的声明");
    public static readonly Label Engine = new("Ordering engine", "排序引擎");
    public static readonly Label EngineHeight = new("Engine height", "引擎高度");
    public static readonly Label LastBlock = new("Last engine block", "引擎最近出块");
    public static readonly Label Waiting = new("Envelopes under way", "传送中的信封");
    public static readonly Label Stalled = new("stalled", "停滞");
    public static readonly Label Trouble = new("What is wrong", "问题");
    public static readonly Label Members = new("Organisations", "成员机构");
    public static readonly Label Member = new("Organisation", "机构");
    public static readonly Label Role = new("Role", "角色");
    public static readonly Label Full = new("full member", "正式成员");
    public static readonly Label Witness = new("witness member", "见证成员");
    public static readonly Label Heard = new("Signed up to (entries)", "已签至（条）");
    public static readonly Label Lag = new("Behind this node (entries)", "落后本节点（条）");
    public static readonly Label State = new("State", "状态");
    public static readonly Label Key = new("Agreement key", "一致签名公钥");
    public static readonly Label ThisNode = new("this node", "本节点");
    public static readonly Label SignsSame = new("signs the same", "签署一致");
    public static readonly Label SignsOther = new("signed another history", "签署了另一份历史");
    public static readonly Label NotHeard = new("not heard yet", "尚未收到");
    public static readonly Label Checkpoints = new("Latest checkpoints", "最近的检查点");
    public static readonly Label Block = new("Block", "区块");
    public static readonly Label Time = new("Block time", "区块时间");
    public static readonly Label Size = new("Entries", "条目数");
    public static readonly Label Cosigned = new("Signed by", "签名机构");
    public static readonly Label IsFinal = new("final", "最终");
    public static readonly Label NotFinal = new("waits for signatures", "待签名");
    public static readonly Label Endpoints = new("Nodes of the engine", "引擎节点");
    public static readonly Label Address = new("Address", "地址");
    public static readonly Label Answers = new("answers", "可达");
    public static readonly Label Silent = new("does not answer", "无应答");
    public static readonly Label Height = new("Height", "高度");
    public static readonly Label Remarks = new("Envelopes that did not simply take their place", "未按序入列的信封");
    public static readonly Label NoRemarks = new("None since this node was started.", "本节点启动以来没有。");
    public static readonly Label Kind = new("Kind", "类别");
    public static readonly Label Detail = new("What is known", "详情");
    public static readonly Label Breaches = new("Two histories of one size", "同一规模的两份历史");
    public static readonly Label Ahead = new("Decided and not yet in force", "已决定、尚未生效");
    public static readonly Label From = new("From entry", "自条目");
}
