using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>The search among lots.</summary>
internal static class SearchTexts
{
    public static readonly Label Title = new("Lots", "批次");
    public static readonly Label Lead = new(
        "Among the lots that you made, have, own or are to receive.", "在您生产、占有、拥有或待收的批次中查找。");
    public static readonly Label LeadAll = new("Among all lots.", "在全部批次中查找。");
    public static readonly Label Text = new("EID, lot number or material", "EID、批号或物料");
    public static readonly Label Material = new("Material", "物料");
    public static readonly Label AnyMaterial = new("Any material", "任意物料");
    public static readonly Label Holder = new("Possession", "占有方");
    public static readonly Label AnyHolder = new("Anybody", "任意主体");
    public static readonly Label Party = new("Made, has or owns", "生产、占有或拥有");
    public static readonly Label Site = new("Site", "场所");
    public static readonly Label AnySite = new("Any site", "任意场所");
    public static readonly Label State = new("State", "状态");
    public static readonly Label AnyState = new("Any state", "任意状态");
    public static readonly Label OnlyStopped = new("Only under hold or in quarantine", "仅被扣留或隔离的");
    public static readonly Label Since = new("Last event from (UTC)", "最后事件起（UTC）");
    public static readonly Label Until = new("Last event to (UTC)", "最后事件止（UTC）");
    public static readonly Label Names = new("A list of EIDs or lot numbers", "EID 或批号清单");
    public static readonly Label NamesHint = new(
        "One a line, or separated by spaces or commas; up to 250.", "每行一个，或以空格、逗号分隔；最多 250 个。");
    public static readonly Label Unknown = new(
        "Not found, or not for you to see: {0}", "未找到或您无权查看：{0}");
    public static readonly Label Find = new("Find", "查找");
    public static readonly Label Lot = new("Lot", "批次");
    public static readonly Label LotNumber = new("Lot number", "批号");
    public static readonly Label Grade = new("Grade", "牌号");
    public static readonly Label Mass = new("Mass left (kg)", "剩余质量（kg）");
    public static readonly Label Content = new("Listed elements (kg)", "所列元素（kg）");
    public static readonly Label LastEvent = new("Last event", "最后事件");
    public static readonly Label Nothing = new("No lot matches.", "没有符合条件的批次。");
}
