using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 4xx: time.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfTime() =>
    [
        Passing(
            EventInTheFuture,
            "The event lies in the future, beyond the allowed skew.",
            "事件时间在将来，超出允许的偏差。",
            "Set your clock, or submit again when the event has happened.",
            "校准时钟，或待事件发生后再提交。"),
        Final(
            EventTooLate,
            "The event is later reported than its kind of act allows.",
            "事件上报晚于该类行为允许的期限。",
            "Ask the authority for a late-entry act by two persons.",
            "请主管部门以双人手续办理补录。"),
        Final(
            EventBeforeItsInput,
            "The event lies before a fact that it builds on.",
            "事件时间早于其所依据的事实。",
            "Correct the event's time; a lot cannot be used before it exists.",
            "更正事件时间；批次在产生之前不能被使用。"),
        Final(
            PeriodClosed,
            "The event lies in a closed period.",
            "事件落在已关闭的期间内。",
            "Post an adjustment in the open period.",
            "在开放期间内做调整。"),
        Passing(
            PeriodNotClosable,
            "The period cannot be closed: it is closed already, or has not ended.",
            "期间不能关闭：已关闭或尚未结束。",
            "Wait for the period's end, and close it once.",
            "待期间结束后关闭，且只关闭一次。"),
        Final(
            OpeningWindowClosed,
            "The opening window is closed.",
            "期初登记窗口已关闭。",
            "Declare the stock as a purchase or import with its evidence, or ask the authority.",
            "按采购或进口并附凭证申报，或向主管部门申请。"),
    ];
}
