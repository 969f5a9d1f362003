using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Texts;

/// <summary>What a person reads for an act.</summary>
internal static class ActTexts
{
    /// <summary>The name of an act.</summary>
    public static Label Of(Act act) => act switch
    {
        CommissionLot => Labels.Of(LotEventKind.Commissioned),
        TransformLots { Circuit: not null } => Labels.Of(LotEventKind.CircuitRun),
        TransformLots => Labels.Of(LotEventKind.Transformed),
        PackLots => Labels.Of(LotEventKind.Packed),
        UnpackLots => Labels.Of(LotEventKind.Unpacked),
        RecordAssay => Labels.Of(LotEventKind.Assayed),
        TakeStock => Labels.Of(LotEventKind.StockTaken),
        ShipLots => Labels.Of(LotEventKind.Shipped),
        ReceiveLots => Labels.Of(LotEventKind.Received),
        ObserveLots => Labels.Of(LotEventKind.Observed),
        TransferTitle => Labels.Of(LotEventKind.TitleTransferred),
        EndLots => Labels.Of(LotEventKind.Ended),
        CorrectEvent => Labels.Of(LotEventKind.Corrected),
        RecordThings => new("Things recorded", "记录其他物品"),
        PlaceHold => Labels.Of(LotEventKind.Held),
        LiftHold => Labels.Of(LotEventKind.HoldLifted),
        ClearGoods => Labels.Of(LotEventKind.Cleared),
        SealResult => Labels.Of(LotEventKind.ResultSealed),
        OpenResult => Labels.Of(LotEventKind.ResultOpened),
        DecideQuarantine => Labels.Of(LotEventKind.QuarantineDecided),
        CorrectSource => Labels.Of(LotEventKind.SourceCorrected),
        _ => OfRegistry(act),
    };

    private static Label OfRegistry(Act act) => act switch
    {
        Genesis => new("Network founded", "创建网络"),
        RegisterParty => new("Party registered", "登记主体"),
        SuspendParty { Suspended: true } => new("Party suspended", "暂停主体"),
        SuspendParty => new("Suspension lifted", "恢复主体"),
        RegisterSite => new("Site registered", "登记场所"),
        GrantPermit => new("Permit granted", "授予许可"),
        RevokePermit => new("Permit revoked", "撤销许可"),
        RegisterKey => new("Key registered", "登记密钥"),
        RevokeKey => new("Key revoked", "吊销密钥"),
        RegisterCircuit => new("Circuit registered", "登记回路"),
        RegisterStream => new("By-product stream registered", "登记副产流"),
        RegisterInstrument => new("Instrument registered", "登记仪器"),
        RegisterContract => new("Contract registered", "登记合同"),
        ClosePeriod => new("Period closed", "关闭期间"),
        CloseOpeningWindow => new("Opening window closed", "关闭期初窗口"),
        Propose proposed => Proposed(Of(proposed.Proposed)),
        Approve => new("Proposal approved", "批准提案"),
        AllowLateEntry => new("Late entry allowed", "允许补录"),
        TransferCredit => new("Origin credit transferred", "转移来源额度"),
        ProposeChange proposed => Proposed(Of(proposed.Change)),
        ApproveChange => new("Change of the network approved", "批准网络变更"),
        _ => new("Another act", "其他行为"),
    };

    private static Label Of(NetworkChange change) => change switch
    {
        AdmitMember => new("Member admitted", "接纳成员"),
        ExcludeMember { MayStillAct: true } => new("Member leaves", "成员退出"),
        ExcludeMember => new("Member excluded", "除名成员"),
        RotateAgreementKey => new("Agreement key rotated", "轮换一致密钥"),
        RotateMemberKey => new("Member's key rotated", "轮换成员密钥"),
        ChangeQuorum => new("Quorum changed", "变更法定数"),
        RaiseRules => new("Rules version raised", "提升规则版本"),
        HaltNetwork => new("Network halted", "暂停网络"),
        ResumeNetwork => new("Network resumed", "恢复网络"),
        _ => new("Another change", "其他变更"),
    };

    private static Label Proposed(Label act) => new($"Proposed: {act.En}", $"提案：{act.Zh}");
}
