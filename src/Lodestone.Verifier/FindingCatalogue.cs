using System.Collections.Frozen;

namespace Lodestone.Verifier;

/// <summary>Every finding in words, for pages, commands and other programs alike.</summary>
public static class FindingCatalogue
{
    private const string AnotherCopyEn =
        "Do not rely on this file. Ask who sent it for another copy, or get one from a node of the network.";

    private const string AnotherCopyZh = "请勿采信该文件。请向提供者索取另一份，或从本网络的节点获取。";

    private const string AccuseEn =
        "Keep the file: it is signed by the log and contradicts itself. Show it to the authority and to the witnesses.";

    private const string AccuseZh = "请保留该文件：它带有账本签名却自相矛盾。请提交主管机关和见证方。";

    private const string AnchorEn =
        "Check that the trust anchor is this network's, got from somebody you trust; then do not rely on the file.";

    private const string AnchorZh = "请先确认信任锚属于本网络且来源可靠；若无误，则请勿采信该文件。";

    private static readonly FrozenDictionary<FindingCode, FindingText> Texts = new FindingText[]
    {
        new(
            FindingCode.NotCanonical,
            "The file is not an evidence bundle in its one permitted encoding: it was altered, cut short, or is something else.",
            "该文件不是以唯一允许的编码写成的证据包：可能被篡改、被截断，或根本是其他文件。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.WrongShape,
            "A part of the bundle does not have the form that it must have.",
            "证据包的某一部分不符合规定的结构。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.NotInOrder,
            "Entries or rows are not in order, or one stands there twice.",
            "条目或行的顺序不对，或有重复。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.ManifestInvalid,
            "The log's signed list of parts is missing, is not for this bundle, or its signature does not hold.",
            "账本签名的部分清单缺失、不属于该证据包，或其签名不成立。",
            AnchorEn, AnchorZh),
        new(
            FindingCode.PartNotAsListed,
            "A part is not the one that the log signed for: it was changed after the bundle was made.",
            "某一部分与账本签名时不同：证据包制成后被改动过。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.CheckpointInvalid,
            "The signed tree head is not one of this network's log, or too few witnesses signed it.",
            "已签名树头不属于本网络的账本，或联署的见证方不足。",
            AnchorEn, AnchorZh),
        new(
            FindingCode.BlockHeaderInvalid,
            "The block header is not the one that the signed tree head names.",
            "块头与已签名树头所指的不一致。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.StateRootMissing,
            "The signed tree head carries no root of the state, or more than one, so no status can be proven.",
            "已签名树头不含状态根，或含有多个，因此无法证明任何状态。",
            "Ask for a bundle at a block that carries a state root.", "请索取在带有状态根的区块处制成的证据包。"),
        new(
            FindingCode.RulesUnknown,
            "The block was judged by a version of the rules that this verifier does not know.",
            "该区块所用的规则版本，本核验程序不认识。",
            "Use the verifier of that version.", "请使用相应版本的核验程序。"),
        new(
            FindingCode.EntryNotIncluded,
            "A statement is not in the log at the place where it claims to be.",
            "某条声明不在账本中其所称的位置。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.WithheldNotIncluded,
            "A statement that was not shown is not in the log either.",
            "某条未出示的声明也不在账本中。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.RowNotIncluded,
            "A row of the state is not what the log's state holds.",
            "某一状态行与账本状态不符。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.RowUnreadable,
            "A row of the state is not in the one form that its table has, or does not belong in this bundle.",
            "某一状态行不是其所属表的唯一形式，或不属于该证据包。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.StatementMalformed,
            "An entry is not a well-formed signed statement.",
            "某一条目不是格式正确的签名声明。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.OtherNetwork,
            "A statement was made for another network.",
            "某条声明是为其他网络作出的。",
            AnchorEn, AnchorZh),
        new(
            FindingCode.KeyNotProven,
            "The bundle does not prove whose key signed a statement.",
            "证据包未能证明签署某条声明的密钥属于谁。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.KeyNotValid,
            "A statement was signed with a key that was not valid for that party at that time.",
            "某条声明所用的密钥在当时对该主体无效。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.SignatureInvalid,
            "The signature under a statement does not hold.",
            "某条声明的签名不成立。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.PayloadUnreadable,
            "What a statement says cannot be read.",
            "某条声明的内容无法读取。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.OutsideItsValidity,
            "A statement lies in a block from before it was issued or after it had expired: the block's time or the log is wrong.",
            "某条声明所在区块的时间早于其签发或晚于其失效：区块时间或账本有误。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.StatementTwice,
            "The log holds one and the same statement twice.",
            "账本中同一条声明出现了两次。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.RulesRefuse,
            "The rules refuse a statement that the log claims to have accepted, or something before it was left out.",
            "规则拒绝了账本声称已接受的某条声明，或其之前有内容被遗漏。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.StatusDiffers,
            "Replaying the statements gives another status than the state says: something was left out or put in.",
            "重放声明得到的状态与账本状态不同：有内容被遗漏或添加。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.SubjectMissing,
            "The lot's own row is missing: its status is not proven.",
            "缺少该批次自身的状态行：其状态未被证明。",
            AnotherCopyEn, AnotherCopyZh),
        new(
            FindingCode.OriginMissing,
            "No statement brings this lot into being.",
            "没有任何声明创建该批次。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.TimesRunBackwards,
            "The times of the blocks run backwards.",
            "块时间出现倒流。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.TimeNotOfTheBlock,
            "An entry's block time does not fit the time of the block that the signed tree head names.",
            "某一条目的块时间与已签名树头所指区块的时间不符。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.KeyHistoryDiffers,
            "What the statements say of a key is not what the state says of it: a registration or revocation was left out.",
            "声明中关于某密钥的内容与账本状态不同：有登记或撤销被遗漏。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.ReplayStopped,
            "The rules cannot be replayed over these statements: what they build on is not there.",
            "无法对这些声明重放规则：缺少其所依据的内容。",
            AccuseEn, AccuseZh),
        new(
            FindingCode.NotShown,
            "Part of the lineage was not shown to the holder of this bundle; it stands as hashes.",
            "部分谱系未向证据包持有人出示，仅以哈希代替。",
            "Whoever has a right to more can get a fuller bundle from a node.",
            "有权查看更多内容者可从节点获取更完整的证据包。"),
        new(
            FindingCode.NoWitnessAsked,
            "No outside witness is asked for by the trust anchor: the log's own signature stands alone.",
            "信任锚未要求外部见证方：仅有账本自身的签名。",
            "Use a trust anchor that names witnesses you trust.",
            "请使用指明可信见证方的信任锚。"),
    }.ToFrozenDictionary(text => text.Code);

    /// <summary>The words of a finding.</summary>
    public static FindingText Of(FindingCode code) => Texts[code];

    /// <summary>Every finding, by number.</summary>
    public static IEnumerable<FindingText> All => Texts.Values.OrderBy(text => (int)text.Code);
}
