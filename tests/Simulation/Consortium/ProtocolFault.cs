namespace Simulation.Consortium;

/// <summary>Faults that are planted in one honest node, to prove that the simulator finds those of the protocol.</summary>
public enum ProtocolFault
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It applies a block's batches its own first, instead of in the order of the block.</summary>
    OwnFirst = 1,

    /// <summary>It judges by its own clock instead of by the block's time.</summary>
    OwnClock = 2,

    /// <summary>How far it has read the order is lost when it stops: it reads all of it again.</summary>
    PositionLost = 3,

    /// <summary>It takes its own signature for a quorum, and applies its own batches first.</summary>
    FinalAlone = 4,

    /// <summary>Its engine says of some envelopes that they are final, and they are nowhere: no fault of the protocol, which
    /// has to live with it.</summary>
    FalseFinal = 5,
}
