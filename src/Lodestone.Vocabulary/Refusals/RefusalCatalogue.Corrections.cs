using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 9xx: corrections.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfCorrections() =>
    [
        Passing(
            CorrectionTargetUnknown,
            "The event to correct is not known.",
            "待更正的事件未知。",
            "Check the event's identifier.",
            "核对事件标识。"),
        Final(
            AlreadyCorrected,
            "The event is corrected already.",
            "该事件已被更正。",
            "Correct the corrective event, if that is wrong too.",
            "如更正事件亦有误，对其再作更正。"),
        Final(
            CorrectionOfAnothersEvent,
            "The event to correct was recorded by another party.",
            "待更正的事件由另一主体登记。",
            "Ask the party that recorded it, or the authority.",
            "请登记该事件的主体或主管部门办理。"),
        Final(
            EventIdInUse,
            "The event's identifier is already used with other content.",
            "事件标识已用于其他内容。",
            "Give the event an identifier of its own.",
            "为该事件使用新的标识。"),
    ];
}
