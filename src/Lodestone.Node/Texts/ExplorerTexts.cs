using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The block explorer: blocks, entries and proofs.</summary>
internal static class ExplorerTexts
{
    public static readonly Label Title = new("Blocks of the ledger", "账本的块");
    public static readonly Label Lead = new(
        "A block is the group of entries that one commit made durable. Headers and hashes are for everybody; contents go "
        + "by right.",
        "一个块是一次提交所固化的一组条目。块头和哈希对所有人公开，内容按权限显示。");
    public static readonly Label From = new("From date (UTC)", "起始日期（UTC）");
    public static readonly Label To = new("To date (UTC)", "截止日期（UTC）");
    public static readonly Label NoBlocks = new("No block lies between these dates.", "这些日期之间没有块。");
    public static readonly Label Height = new("Height", "高度");
    public static readonly Label Time = new("Block time", "块时间");
    public static readonly Label FirstEntry = new("First entry", "首个条目");
    public static readonly Label EntryCount = new("Entries", "条目数");
    public static readonly Label SizeAfter = new("Tree size after", "之后的树大小");
    public static readonly Label HeaderHash = new("Hash of the header", "块头哈希");
    public static readonly Label Block = new("Block {0}", "第 {0} 块");
    public static readonly Label Header = new("Header", "块头");
    public static readonly Label PreviousBlock = new("Previous block", "上一块");
    public static readonly Label NextBlock = new("Next block", "下一块");
    public static readonly Label PreviousHash = new("Hash of the previous header", "上一块头哈希");
    public static readonly Label IsFirst = new("none: this is the first block", "无：这是第一块");
    public static readonly Label Root = new("Merkle root of the tree after this block", "本块之后的默克尔树根");
    public static readonly Label StateDigest = new("State digest", "状态摘要");
    public static readonly Label RulesVersion = new("Version of the rules", "规则版本");
    public static readonly Label StateRoot = new("State root", "状态根");
    public static readonly Label StateRows = new("{0} rows", "{0} 行");
    public static readonly Label EntriesTitle = new("Entries", "条目");
    public static readonly Label EntriesLead = new(
        "You see the issuer and the acts of what you issued or what is addressed to you.",
        "您可以看到由您签发或发给您的条目的签发方和行为。");
    public static readonly Label Entry = new("Entry", "条目");
    public static readonly Label EntryNumber = new("Entry {0}", "第 {0} 号条目");
    public static readonly Label Issuer = new("Issuer", "签发方");
    public static readonly Label Acts = new("What it says", "内容");
    public static readonly Label LeafHash = new("Leaf hash", "叶哈希");
    public static readonly Label Withheld = new("not shown to you", "对您不可见");
    public static readonly Label PreviousEntry = new("Previous entry", "上一条目");
    public static readonly Label NextEntry = new("Next entry", "下一条目");
    public static readonly Label Statement = new("Statement", "声明");
    public static readonly Label Identity = new("Identity", "标识");
    public static readonly Label Subject = new("Subject", "主题");
    public static readonly Label ContentType = new("Content type", "内容类型");
    public static readonly Label Algorithm = new("Signature algorithm", "签名算法");
    public static readonly Label Key = new("Key", "密钥");
    public static readonly Label IssuedAt = new("Issued", "签发时间");
    public static readonly Label ExpiresAt = new("Expires", "失效时间");
    public static readonly Label Length = new("Length", "长度");
    public static readonly Label Bytes = new("{0} bytes", "{0} 字节");
    public static readonly Label InBlock = new("In block", "所在块");
    public static readonly Label Payload = new("Payload", "负载");
    public static readonly Label PayloadLead = new(
        "Indented for reading. What was signed are the exact bytes in the statement.",
        "为便于阅读而缩进。被签名的是声明中的原始字节。");
    public static readonly Label Changes = new("What it changed", "引起的变化");
    public static readonly Label ChangesLead = new(
        "Rows of the state that this entry put or removed.", "该条目写入或移除的状态行。");
    public static readonly Label Table = new("Table", "表");
    public static readonly Label RowKey = new("Row", "行");
    public static readonly Label Effect = new("Effect", "效果");
    public static readonly Label Put = new("put", "写入");
    public static readonly Label Removed = new("removed", "移除");
    public static readonly Label Receipt = new("Receipt (COSE)", "回执（COSE）");
    public static readonly Label SignedBytes = new("Signed statement (COSE)", "签名声明（COSE）");
    public static readonly Label ContentWithheld = new(
        "The content of this entry is for its issuer, those to whom it is addressed, and authorities. Its place in the "
        + "ledger can be checked by anybody.",
        "该条目的内容仅对签发方、收件方和主管部门开放；任何人都可以核对它在账本中的位置。");
    public static readonly Label Proof = new("Proof of inclusion, step by step", "包含证明：逐步推导");
    public static readonly Label ProofLead = new(
        "The leaf hash of this entry and {0} hashes of its neighbours lead to the root that the checkpoint of {1} entries "
        + "signs. Each hash is SHA-256 of the byte 01 and the two below it, left before right.",
        "由该条目的叶哈希和 {0} 个相邻哈希，可推导出 {1} 个条目的检查点所签名的树根。每个哈希都是字节 01 与其下方左、右两个哈希的 SHA-256。");
    public static readonly Label ProofHolds = new(
        "The path was computed anew for this page and ends in the checkpoint's root.",
        "本页已重新计算该路径，结果与检查点的树根一致。");
    public static readonly Label ProofFails = new(
        "The path does not end in the checkpoint's root. Tell the network's operators, and keep this page.",
        "该路径未能得出检查点的树根。请通知网络运营方并保存本页。");
    public static readonly Label Drawing = new("Inclusion proof, drawn", "包含证明图");
    public static readonly Label Scroll = new("Inclusion proof drawing; scroll sideways", "包含证明图，可左右滚动");
    public static readonly Label Leaf = new("Leaf: SHA-256(00 ‖ entry {0})", "叶：SHA-256(00 ‖ 条目 {0})");
    public static readonly Label Sibling = new("Neighbour {0}, from the log", "相邻哈希 {0}，取自账本");
    public static readonly Label Computed = new("Step {0}: computed", "第 {0} 步：计算得出");
    public static readonly Label RootComputed = new("Root, computed in step {0}", "树根，由第 {0} 步计算得出");
    public static readonly Label Checkpoint = new("Checkpoint: root of {0} entries", "检查点：{0} 个条目的树根");
    public static readonly Label AsTable = new("The proof as a table", "证明表格");
    public static readonly Label Step = new("Step", "步骤");
    public static readonly Label Side = new("Neighbour is", "相邻哈希位于");
    public static readonly Label Left = new("left", "左");
    public static readonly Label Right = new("right", "右");
    public static readonly Label Neighbour = new("Neighbour's hash", "相邻哈希");
    public static readonly Label Result = new("Hash computed", "计算得出的哈希");
    public static readonly Label Recompute = new("Compute again in this browser", "在本浏览器中重新计算");
    public static readonly Label Recomputed = new(
        "This browser computed the same hashes.", "本浏览器计算得出相同的哈希。");
    public static readonly Label RecomputedOther = new(
        "This browser computed another hash in step {0}.", "本浏览器在第 {0} 步计算得出不同的哈希。");
    public static readonly Label CannotRecompute = new(
        "This browser computes hashes only on a secure connection.", "本浏览器仅在安全连接下计算哈希。");
    public static readonly Label SignedCheckpoint = new("The signed checkpoint", "已签名的检查点");
}
