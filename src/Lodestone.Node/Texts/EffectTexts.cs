using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>What an act will do to the ledger, before it is signed.</summary>
internal static class EffectTexts
{
    public static readonly Label NewLot = new(
        "Lot {0} ({1}): new, {2} of {3}, with {4}", "批次 {0}（{1}）：新建，{3} {2}，具有{4}");
    public static readonly Label Changed = new("Lot {0} ({1}): {2}", "批次 {0}（{1}）：{2}");
    public static readonly Label Mass = new("{0} left instead of {1}", "剩余 {0}（原 {1}）");
    public static readonly Label Possessor = new("in the hands of {0}", "由{0}占有");
    public static readonly Label Owner = new("owned by {0}", "归{0}所有");
    public static readonly Label Site = new("at {0}", "位于{0}");
    public static readonly Label OnTheWay = new("on the way", "在途");
    public static readonly Label Packed = new("packed in {0}", "装入 {0}");
    public static readonly Label Unpacked = new("no longer packed", "不再处于包装中");
    public static readonly Label Touched = new("its record is renewed", "记录已更新");
    public static readonly Label Removed = new("Lot {0} is taken back: it never was", "批次 {0} 被撤销，视为从未存在");
    public static readonly Label Quarantine = new(
        "Lot {0} goes into quarantine: {1}. Nobody can use its mass until two persons decide.",
        "批次 {0} 进入隔离：{1}。在双人裁定之前，任何人不得使用。");
    public static readonly Label Marked = new("Lot {0} is marked: {1}.", "批次 {0} 被标记：{1}。");
    public static readonly Label Unaccounted = new(
        "The account of material unaccounted for at {0} changes: {1}. It can never be spent.",
        "{0}的未明物料账户变动：{1}。该账户永不可支用。");
    public static readonly Label Circuit = new("Circuit {0} then holds {1} of listed elements", "回路 {0} 随后含所列元素 {1}");
    public static readonly Label Recorded = new("The event is recorded; no lot changes.", "事件已记录，批次不变。");
}
