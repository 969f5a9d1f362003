namespace Lodestone.Ledger;

/// <summary>Why a ledger does not open. Values are stable; there is no zero.</summary>
public enum OpenFault
{
    /// <summary>Another process has the store open.</summary>
    StoreInUse = 1,

    /// <summary>Another process signs with this sign-state: a second copy of the store is live.</summary>
    SignStateInUse = 2,

    /// <summary>The store holds entries and there is no sign-state beside it.</summary>
    SignStateMissing = 3,

    /// <summary>The sign-state cannot be read.</summary>
    SignStateDamaged = 4,

    /// <summary>The sign-state belongs to another log.</summary>
    SignStateOfAnotherLog = 5,

    /// <summary>The store is older than the last checkpoint signed from it: it was restored from a copy.</summary>
    StoreBehindSignState = 6,

    /// <summary>The store's tree does not contain the tree that was last signed.</summary>
    StoreForkedFromSignState = 7,

    /// <summary>The store was written by a later version, or is no store of ours.</summary>
    FormatUnknown = 8,

    /// <summary>The store belongs to another log.</summary>
    StoreOfAnotherLog = 9,

    /// <summary>What the store holds does not fit together.</summary>
    StoreDamaged = 10,

    /// <summary>Simulated time is for demo networks only.</summary>
    SimulatedTimeRefused = 11,

    /// <summary>
    /// The witnessed checkpoint that should stand in for a lost sign-state is not of this store's tree.
    /// </summary>
    WitnessedCheckpointMismatch = 12,

    /// <summary>The store's last block was judged by other rules than this version has.</summary>
    RulesVersionUnknown = 13,

    /// <summary>The genesis that a consortium's node is to begin with is refused, or is not the store's.</summary>
    GenesisRefused = 14,
}
