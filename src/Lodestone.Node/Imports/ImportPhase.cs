namespace Lodestone.Node.Imports;

/// <summary>Where an import stands.</summary>
internal enum ImportPhase
{
    /// <summary>Rows are read and judged; nothing is submitted yet.</summary>
    Judging = 0,

    /// <summary>Rows that hold are submitted.</summary>
    Submitting = 1,

    /// <summary>All that was to be done is done.</summary>
    Done = 2,

    /// <summary>Rows are wrong and nothing was submitted.</summary>
    Refused = 3,

    /// <summary>Stopped by its owner; what was submitted before stays.</summary>
    Stopped = 4,

    /// <summary>The node could not go on; the same table again goes on where this one ended.</summary>
    Failed = 5,
}
