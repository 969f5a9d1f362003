namespace Simulation.Kill;

/// <summary>Faults that the child plants, so that a harness that finds none can be believed.</summary>
internal enum KillFault
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Acknowledges a statement as soon as it is submitted, before anything is durable.</summary>
    AcknowledgeEarly = 1,

    /// <summary>Submits statements that it does not announce, so that entries stand that nobody sent.</summary>
    SubmitUnannounced = 2,

    /// <summary>Serves checkpoints of trees that are not the log's.</summary>
    ServeAnotherTree = 3,
}
