using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 6xx: conservation and chain-of-custody models.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfConservation() =>
    [
        Final(
            ElementFromNothing,
            "An output holds an element that no input holds.",
            "产出含有任何投入都不含的元素。",
            "Name the missing feed, or correct the output's composition.",
            "补列遗漏的投料，或更正产出成分。"),
        Final(
            ElementExceedsInputs,
            "The outputs and losses hold more of an element than the inputs.",
            "产出与损失中某元素多于投入。",
            "Name all feed, or correct masses and assays; a measured surplus goes to quarantine as a fact.",
            "补全投料，或更正质量与化验；实测盈余作为事实进入隔离。"),
        Final(
            UnaccountedForIsNotSpendable,
            "The mass comes from the account of material unaccounted for, which can never be spent.",
            "该质量来自不明物料差额账户，永远不可动用。",
            "Correct the source by an accredited assay and two persons, if the source was wrong.",
            "如来源有误，须凭认可化验并经双人更正来源。"),
        Final(
            SplitChangesComposition,
            "A split or sample changes the composition.",
            "分批或取样改变了成分。",
            "Give every part the composition of the whole; a new assay is recorded apart.",
            "各部分成分须与整体一致；新的化验另行登记。"),
        Final(
            PartsDoNotAddUp,
            "The parts do not add up to what was taken.",
            "各部分之和不等于所取的量。",
            "Make the parts' masses add up to the milligram.",
            "使各部分质量之和精确到毫克。"),
        Final(
            MixingForbidden,
            "The chain-of-custody model of an input forbids this mixing.",
            "投入批次的监管链模式禁止此类混合。",
            "Keep the lot apart, or claim a weaker model for it before mixing.",
            "保持该批次独立，或在混合前改用较宽的模式。"),
        Final(
            CustodyModelTooStrict,
            "The claimed chain-of-custody model is stricter than its inputs allow.",
            "所声明的监管链模式严于投入所允许。",
            "Claim the weakest model among the inputs.",
            "声明投入中最宽的模式。"),
        Final(
            OriginShareRaised,
            "The claimed origin share of an element exceeds that of the inputs.",
            "所声明的元素产地份额超过投入的份额。",
            "Claim at most the inputs' share of that element.",
            "声明的份额不得超过投入中该元素的份额。"),
        Final(
            CreditNotAvailable,
            "The credit is spent already or was never earned.",
            "额度已用完或从未获得。",
            "Claim at most the period's balance of credits.",
            "声明额度不得超过当期余额。"),
        Passing(
            CircuitUnknown,
            "The circuit is not known at this site.",
            "该场所未登记此连续产线。",
            "Register the circuit at this site first.",
            "先在该场所登记该产线。"),
        Passing(
            CircuitWouldGoNegative,
            "The circuit holds too little of an element.",
            "产线中某元素存量不足。",
            "Charge the feed first, or correct it by a stock-take.",
            "先登记投料，或通过盘点更正。"),
        Final(
            StreamCapExceeded,
            "The cap of the by-product stream is exceeded.",
            "超过副产物流的上限。",
            "Commission at most what host throughput, grade and recovery give in the year.",
            "当年登记量不得超过主流程处理量、品位与回收率之积。"),
        Final(
            CorrectionBudgetExceeded,
            "The correction of a source exceeds the catalogue's uncertainty or the site's budget.",
            "来源更正超过目录不确定度或场所额度。",
            "Correct within the limit; the rest stays unaccounted for.",
            "在限额内更正；其余仍列为不明差额。"),
        Final(
            CompositionDoesNotFitMaterial,
            "The stated composition does not fit the material.",
            "所填成分与物料不符。",
            "Check the material, the basis, and whether oxide shares were stated as elements.",
            "核对物料、基准，以及是否把氧化物含量当作元素含量。"),
    ];
}
