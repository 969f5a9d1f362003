namespace Lodestone.Ledger;

/// <summary>
/// A ledger that refuses to open, why, and what a person can do. Trying again without a change does not help.
/// </summary>
public sealed class LedgerOpenException : Exception
{
    /// <summary>A refusal to open.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="detail">The paths or figures concerned.</param>
    public LedgerOpenException(OpenFault fault, string detail)
        : base($"{EnglishOf(fault)} {detail}")
    {
        Fault = fault;
        Detail = detail;
    }

    /// <summary>Why.</summary>
    public OpenFault Fault { get; }

    /// <summary>The paths or figures concerned.</summary>
    public string Detail { get; }

    /// <summary>The sentence in English: what is wrong and what to do.</summary>
    public string English => EnglishOf(Fault);

    /// <summary>The sentence in Chinese: what is wrong and what to do.</summary>
    public string Chinese => ChineseOf(Fault);

    private static string EnglishOf(OpenFault fault) => fault switch
    {
        OpenFault.StoreInUse =>
            "Another process has this store open. Stop it first; two processes never share one store.",
        OpenFault.SignStateInUse =>
            "Another process signs for this log. Stop it first; two copies of a store would sign a fork.",
        OpenFault.SignStateMissing =>
            "The store holds entries but its sign-state is missing, so nothing tells what was signed before. Put the "
            + "sign-state file back, or adopt this store with a witness's latest checkpoint or a stated reason.",
        OpenFault.SignStateDamaged =>
            "The sign-state cannot be read. Nothing is signed without it. Adopt the store with a witness's latest "
            + "checkpoint or a stated reason after moving the file aside.",
        OpenFault.SignStateOfAnotherLog =>
            "The sign-state belongs to another log. Give the path of this log's own.",
        OpenFault.StoreBehindSignState =>
            "This store is older than what was last signed from it: it is a restored copy. It refuses to sign, since "
            + "entries that were acknowledged are missing. Restore the latest copy, or catch up from an export or a "
            + "witness that has the missing entries.",
        OpenFault.StoreForkedFromSignState =>
            "This store holds another history than the one last signed. It refuses to sign. Keep both files as "
            + "evidence and restore the history that was signed.",
        OpenFault.FormatUnknown =>
            "The store's format is not known to this version. Use the version that wrote it, or a later one.",
        OpenFault.StoreOfAnotherLog =>
            "The store belongs to another log. Check the data folder and the log's key.",
        OpenFault.StoreDamaged =>
            "The store is damaged. Nothing is repaired by itself: run doctor, then restore a copy or replay an export.",
        OpenFault.SimulatedTimeRefused =>
            "Simulated time is for demo networks only; this network's genesis does not allow it.",
        OpenFault.WitnessedCheckpointMismatch =>
            "The witnessed checkpoint is not of this store's tree, so it cannot stand in for the lost sign-state.",
        OpenFault.RulesVersionUnknown =>
            "The store was judged by other rules than this version has. Use the version that wrote it, or replay.",
        OpenFault.GenesisRefused =>
            "This node cannot begin with the network's genesis: it is refused, or the store began with another one. "
            + "Check the genesis file against the other members' and the data folder.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static string ChineseOf(OpenFault fault) => fault switch
    {
        OpenFault.StoreInUse => "另一个进程正在使用此存储。请先停止它；两个进程不得共用一个存储。",
        OpenFault.SignStateInUse => "另一个进程正在为此日志签名。请先停止它；存储的两个副本会签出分叉。",
        OpenFault.SignStateMissing =>
            "存储中已有条目，但签名状态文件缺失，无法得知此前签过什么。请放回签名状态文件，或凭见证方的最新检查点或书面理由接管此存储。",
        OpenFault.SignStateDamaged => "签名状态文件无法读取，因此拒绝签名。请移开该文件，再凭见证方的最新检查点或书面理由接管此存储。",
        OpenFault.SignStateOfAnotherLog => "签名状态属于另一个日志。请给出本日志自己的路径。",
        OpenFault.StoreBehindSignState =>
            "此存储比最后一次签名的状态更旧，是恢复出来的旧副本；已确认的条目缺失，因此拒绝签名。请恢复最新副本，或从导出文件或持有缺失条目的见证方补齐。",
        OpenFault.StoreForkedFromSignState => "此存储的历史与最后签名的历史不同，因此拒绝签名。请保留两个文件作为证据，并恢复已签名的历史。",
        OpenFault.FormatUnknown => "本版本不认识此存储的格式。请使用写入它的版本或更新的版本。",
        OpenFault.StoreOfAnotherLog => "此存储属于另一个日志。请检查数据目录和日志密钥。",
        OpenFault.StoreDamaged => "存储已损坏，不会自动修复。请先运行 doctor，再恢复副本或重放导出文件。",
        OpenFault.SimulatedTimeRefused => "模拟时间只用于演示网络；本网络的创世声明不允许。",
        OpenFault.WitnessedCheckpointMismatch => "见证过的检查点不属于此存储的树，不能代替丢失的签名状态。",
        OpenFault.RulesVersionUnknown => "此存储由本版本没有的规则判定。请使用写入它的版本，或重放日志。",
        OpenFault.GenesisRefused => "本节点无法以该网络的创世声明开始：声明被拒绝，或存储始于另一份声明。请与其他成员核对创世文件，并检查数据目录。",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };
}
