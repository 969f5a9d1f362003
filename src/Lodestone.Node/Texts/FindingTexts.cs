using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>What each finding of a verification means, in a sentence.</summary>
internal static class FindingTexts
{
    private static readonly Dictionary<FindingCode, Label> Sentences = new()
    {
        [FindingCode.NotCanonical] = new(
            "The file is not an evidence bundle in its one permitted encoding: it was altered, cut short, or is something "
            + "else.",
            "该文件不是以唯一允许的编码写成的证据包：可能被篡改、被截断，或根本是其他文件。"),
        [FindingCode.WrongShape] = new(
            "A part of the bundle does not have the form that it must have.", "证据包的某一部分不符合规定的结构。"),
        [FindingCode.NotInOrder] = new(
            "Entries or rows are not in order, or one stands there twice.", "条目或行的顺序不对，或有重复。"),
        [FindingCode.ManifestInvalid] = new(
            "The log's signed list of parts is missing or its signature does not hold.",
            "账本签名的部分清单缺失，或其签名不成立。"),
        [FindingCode.PartNotAsListed] = new(
            "A part is not the one that the log signed for: it was changed after the bundle was made.",
            "某一部分与账本签名时不同：证据包制成后被改动过。"),
        [FindingCode.CheckpointInvalid] = new(
            "The signed tree head is not one of this network's log, or too few witnesses signed it.",
            "已签名树头不属于本网络的账本，或联署的见证方不足。"),
        [FindingCode.BlockHeaderInvalid] = new(
            "The block header is not the one that the signed tree head names.", "块头与已签名树头所指的不一致。"),
        [FindingCode.StateRootMissing] = new(
            "The signed tree head carries no root of the state, so no status can be proven.",
            "已签名树头不含状态根，因此无法证明任何状态。"),
        [FindingCode.EntryNotIncluded] = new(
            "A statement is not in the log at the place where it claims to be.", "某条声明不在账本中其所称的位置。"),
        [FindingCode.WithheldNotIncluded] = new(
            "A statement that was not shown is not in the log either.", "某条未出示的声明也不在账本中。"),
        [FindingCode.RowNotIncluded] = new(
            "A row of the state is not what the log's state holds.", "某一状态行与账本状态不符。"),
        [FindingCode.StatementMalformed] = new(
            "An entry is not a well-formed signed statement.", "某一条目不是格式正确的签名声明。"),
        [FindingCode.OtherNetwork] = new(
            "A statement was made for another network.", "某条声明是为其他网络作出的。"),
        [FindingCode.KeyNotProven] = new(
            "The bundle does not prove whose key signed a statement.", "证据包未能证明签署某条声明的密钥属于谁。"),
        [FindingCode.KeyNotValid] = new(
            "A statement was signed with a key that was not valid for that party at that time.",
            "某条声明所用的密钥在当时对该主体无效。"),
        [FindingCode.SignatureInvalid] = new(
            "The signature under a statement does not hold.", "某条声明的签名不成立。"),
        [FindingCode.PayloadUnreadable] = new(
            "What a statement says cannot be read.", "某条声明的内容无法读取。"),
        [FindingCode.RulesRefuse] = new(
            "The rules refuse a statement that the log claims to have accepted.",
            "规则拒绝了账本声称已接受的某条声明。"),
        [FindingCode.StatusDiffers] = new(
            "Replaying the statements gives another status than the state says: something is left out.",
            "重放声明得到的状态与账本状态不同：有内容被遗漏。"),
        [FindingCode.SubjectMissing] = new(
            "The lot's own row is missing: its status is not proven.", "缺少该批次自身的状态行：其状态未被证明。"),
        [FindingCode.OriginMissing] = new(
            "No statement brings this lot into being.", "没有任何声明创建该批次。"),
        [FindingCode.TimesRunBackwards] = new(
            "The times of the blocks run backwards.", "块时间出现倒流。"),
        [FindingCode.NotShown] = new(
            "Part of the lineage was not shown to the holder of this bundle; it stands as hashes.",
            "部分谱系未向证据包持有人出示，仅以哈希代替。"),
        [FindingCode.NoWitnessAsked] = new(
            "No outside witness is asked for by the trust anchor: the log's own signature stands alone.",
            "信任锚未要求外部见证方：仅有账本自身的签名。"),
    };

    /// <summary>The sentence of a finding.</summary>
    /// <exception cref="KeyNotFoundException">A code was added and has no sentence yet.</exception>
    public static Label Of(FindingCode code) => Sentences[code];
}
