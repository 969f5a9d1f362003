using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What a person reads for a code, in both languages.</summary>
public static class Labels
{
    /// <summary>The name of a kind of event.</summary>
    public static Label Of(LotEventKind kind) => kind switch
    {
        LotEventKind.Commissioned => new("Commissioned", "登记建批"),
        LotEventKind.Transformed => new("Transformed", "加工转化"),
        LotEventKind.Split => new("Split", "分批"),
        LotEventKind.Merged => new("Merged", "合批"),
        LotEventKind.Sampled => new("Sampled", "取样"),
        LotEventKind.CircuitRun => new("Circuit run", "连续工序"),
        LotEventKind.Packed => new("Packed", "装箱"),
        LotEventKind.Unpacked => new("Unpacked", "拆箱"),
        LotEventKind.Assayed => new("Assayed", "检验"),
        LotEventKind.StockTaken => new("Stock taken", "盘点"),
        LotEventKind.Shipped => new("Shipped", "发运"),
        LotEventKind.Received => new("Received", "收货"),
        LotEventKind.Observed => new("Observed", "记录位置"),
        LotEventKind.TitleTransferred => new("Title transferred", "所有权转移"),
        LotEventKind.Ended => new("Left the books", "出账"),
        LotEventKind.Corrected => new("Corrected", "更正"),
        LotEventKind.Held => new("Put under hold", "扣留"),
        LotEventKind.HoldLifted => new("Hold lifted", "解除扣留"),
        LotEventKind.Cleared => new("Cleared by customs", "海关放行"),
        LotEventKind.QuarantineDecided => new("Quarantine decided", "隔离裁定"),
        LotEventKind.SourceCorrected => new("Source corrected", "来源更正"),
        LotEventKind.ResultSealed => new("Result sealed", "结果密封"),
        LotEventKind.ResultOpened => new("Result opened", "结果开封"),
        _ => new("Changed", "变更"),
    };

    /// <summary>The name of a lot's status.</summary>
    public static Label Of(LotStatus status) => status switch
    {
        LotStatus.Active => new("Active", "在库"),
        LotStatus.InTransit => new("In transit", "在途"),
        LotStatus.Consumed => new("Consumed", "已耗用"),
        LotStatus.Ended => new("Left the books", "已出账"),
        LotStatus.Voided => new("Voided", "已作废"),
        _ => new("Unknown", "未知"),
    };

    /// <summary>The name of a way to end.</summary>
    public static Label Of(EndKind kind) => kind switch
    {
        EndKind.Destroyed => new("Destroyed", "销毁"),
        EndKind.Lost => new("Lost", "丢失"),
        EndKind.Stolen => new("Stolen", "被盗"),
        EndKind.SoldToNonMember => new("Sold to a non-member", "售予非成员"),
        EndKind.Exported => new("Exported", "出口"),
        EndKind.UsedUp => new("Used up", "用毕"),
        _ => new("Ended", "终结"),
    };

    /// <summary>The name of a chain-of-custody model (ISO 22095).</summary>
    public static Label Of(CustodyModel model) => model switch
    {
        CustodyModel.IdentityPreserved => new("Identity preserved", "身份保持"),
        CustodyModel.Segregated => new("Segregated", "隔离"),
        CustodyModel.ControlledBlending => new("Controlled blending", "受控混合"),
        CustodyModel.MassBalance => new("Mass balance", "质量平衡"),
        CustodyModel.BookAndClaim => new("Book and claim", "登记与声明"),
        _ => new("Not stated", "未声明"),
    };

    /// <summary>The name of an evidence grade.</summary>
    public static Label Of(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Declared => new("Declared", "自行申报"),
        EvidenceGrade.Documented => new("Documented", "有单证"),
        EvidenceGrade.Assayed => new("Assayed", "经认可检验"),
        EvidenceGrade.Verified => new("Verified", "经主管部门核实"),
        _ => new("Not stated", "未声明"),
    };

    /// <summary>The name of a kind of source.</summary>
    public static Label Of(SourceKind kind) => kind switch
    {
        SourceKind.Mined => new("Mined", "开采"),
        SourceKind.ByProduct => new("By-product", "副产"),
        SourceKind.OpeningStock => new("Opening stock", "期初库存"),
        SourceKind.Purchase => new("Purchase", "外购"),
        SourceKind.Import => new("Import", "进口"),
        SourceKind.Collected => new("Collected scrap", "回收料"),
        _ => new("Unknown", "未知"),
    };

    /// <summary>The name of a material; its code if the catalogue does not know it.</summary>
    public static Label OfMaterial(string code) => MaterialCatalogue.TryFind(code, out Material? material)
        ? new Label(material.NameEn, material.NameZh)
        : new Label(code, code);

    /// <summary>The name of a process step; its code if the catalogue does not know it.</summary>
    public static Label OfStep(string code) => StepCatalogue.TryFind(code, out ProcessStep? step)
        ? new Label(step.NameEn, step.NameZh)
        : new Label(code, code);
}
