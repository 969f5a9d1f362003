using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 5xx: lots.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfLots() =>
    [
        Passing(
            LotUnknown,
            "The lot is not known.",
            "批次未知。",
            "Check the identity, or submit the lot's commissioning first.",
            "核对标识，或先提交该批次的登记。"),
        Final(
            LotAlreadyCommissioned,
            "The lot exists already.",
            "批次已存在。",
            "Take a new lot number or nonce; a repeated submission returns the first receipt.",
            "换用新的批号或随机数；重复提交会返回首次回执。"),
        Final(
            LotAlreadyConsumed,
            "The lot is wholly consumed, split, destroyed or gone.",
            "批次已全部消耗、分拆、销毁或离开。",
            "Name the lots that it became.",
            "改用由其形成的批次。"),
        Final(
            MassExceeded,
            "The act takes more mass than the lot has left.",
            "所取质量超过批次剩余质量。",
            "Take at most what the lot has left.",
            "所取质量不得超过剩余质量。"),
        Passing(
            LotInQuarantine,
            "The lot is in quarantine.",
            "批次处于隔离状态。",
            "Wait for the authority's decision by two persons.",
            "等待主管部门双人裁定。"),
        Passing(
            LotUnderHold,
            "The lot is under hold.",
            "批次被扣留。",
            "Ask the authority that placed the hold.",
            "向作出扣留决定的部门查询。"),
        Passing(
            NotInPossession,
            "The issuer does not possess the lot.",
            "签发方并不占有该批次。",
            "Receive the lot first, or let its possessor act.",
            "先办理收货，或由占有人办理。"),
        Passing(
            LotIsPacked,
            "The lot is packed in a parent that the act does not move.",
            "批次装在某个包装内，而该行为并未移动该包装。",
            "Unpack the lot first, or move its parent.",
            "先拆包，或移动其上级包装。"),
        Passing(
            LotInTransit,
            "The lot is in transit.",
            "批次在途。",
            "Wait until it is received.",
            "待收货后再办理。"),
        Passing(
            LotAtAnotherSite,
            "The lot is at another site.",
            "批次在另一场所。",
            "Name the site where it is, or ship it there first.",
            "填写其所在场所，或先运达。"),
        Final(
            LotNamedTwice,
            "The lot is named twice in one act.",
            "同一行为中批次出现两次。",
            "Name each lot once, with the whole mass meant.",
            "每个批次只列一次，写明全部质量。"),
        Final(
            MaterialNotOfTheStep,
            "The material cannot enter or leave this process step.",
            "该物料不能进入或产自此工序。",
            "Choose the step that was run, or the material that it gives.",
            "选择实际工序，或该工序对应的物料。"),
        Passing(
            ParentUnknown,
            "The packing parent is not known, or is not what holds the lot.",
            "上级包装未知，或并非装有该批次的包装。",
            "Name the parent that the lot was packed into.",
            "填写实际装有该批次的包装。"),
        Passing(
            ParentInUse,
            "The packing parent is already in use by another party.",
            "上级包装正由另一主体使用。",
            "Use a parent of your own, or wait until it is unpacked.",
            "使用本单位的包装，或待其拆包后再用。"),
        Final(
            NotAControlledLot,
            "An object that is no controlled lot cannot stand for one.",
            "非受控批次的物品不能当作受控批次。",
            "Name the lot by its EID or by an alias bound to it.",
            "以 EID 或其绑定的别名指明批次。"),
        Final(
            MassZero,
            "A mass of zero cannot be acted upon.",
            "质量为零不能办理。",
            "State the mass, or leave the lot out.",
            "填写质量，或删去该批次。"),
        Final(
            AliasInUse,
            "An alias is already bound to another lot.",
            "别名已绑定到另一批次。",
            "Use another GS1 key; one key names one lot.",
            "换用其他 GS1 编码；一码只对应一批。"),
    ];
}
