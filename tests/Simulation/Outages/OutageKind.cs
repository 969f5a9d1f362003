namespace Simulation.Outages;

/// <summary>What is killed in a round.</summary>
internal enum OutageKind
{
    /// <summary>One consensus node of four: the order goes on.</summary>
    EngineOne,

    /// <summary>Two consensus nodes of four: the order stops, reads go on, writes are answered honestly.</summary>
    EngineTwo,

    /// <summary>All consensus nodes.</summary>
    EngineAll,

    /// <summary>A member's node, another one each round: the others go on.</summary>
    Member,

    /// <summary>PostgreSQL's primary, whose standby is promoted.</summary>
    Primary,
}
