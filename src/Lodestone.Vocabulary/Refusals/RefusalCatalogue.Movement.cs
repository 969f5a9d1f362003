using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 7xx: movement, title, weights and assays.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfMovement() =>
    [
        Passing(
            ShipmentUnknown,
            "The shipment is not known or is not open.",
            "发运未知或未处于开放状态。",
            "Check the shipment's identifier; an arrival without shipment is recorded into quarantine.",
            "核对发运编号；无发运的到货按事实进入隔离。"),
        Final(
            ShipmentAlreadyKnown,
            "The shipment's identifier is already used.",
            "发运编号已被使用。",
            "Give the shipment a new identifier.",
            "换用新的发运编号。"),
        Final(
            NotTheReceiver,
            "The issuer is not the shipment's receiver.",
            "签发方不是该发运的收货方。",
            "Let the receiver that the shipment names state the arrival.",
            "由发运所列的收货方声明到货。"),
        Passing(
            NotTheOwner,
            "The issuer does not own the lot.",
            "签发方不是该批次的所有人。",
            "Let the owner pass the title.",
            "由所有人转移所有权。"),
        Final(
            ResultAlreadyFinal,
            "The weight or assay is final already.",
            "该重量或化验结果已定为最终。",
            "Correct it by an error declaration with the other party's countersignature.",
            "以更正声明并经对方会签进行更正。"),
        Final(
            SealDoesNotMatch,
            "A sealed result does not match its seal, or the seal is missing.",
            "密封结果与封条不符，或缺少封条。",
            "Open the result with the very value and salt that were sealed.",
            "以封存时的原值与盐值开封。"),
        Passing(
            ContractUnknown,
            "The contract is not known or names other parties.",
            "合同未知，或列有其他当事方。",
            "Register the contract between these two parties first.",
            "先登记双方之间的合同。"),
        Passing(
            ResultsNotComplete,
            "Both parties' results must be opened before a settlement.",
            "双方结果均开封后才能结算。",
            "Wait for the other party's result, or call the umpire.",
            "等待对方结果，或提请裁判实验室分析。"),
        Passing(
            ClearanceMissing,
            "The goods are not cleared by customs for this destination.",
            "货物未经海关放行至该目的地。",
            "Have the goods cleared for the destination first.",
            "请先办理至该目的地的海关放行。"),
    ];
}
