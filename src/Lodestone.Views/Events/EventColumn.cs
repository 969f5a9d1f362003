namespace Lodestone.Views;

/// <summary>What can be listed of events by its distinct values.</summary>
public enum EventColumn
{
    /// <summary>Kinds of events.</summary>
    Type = 1,

    /// <summary>Business steps.</summary>
    Step = 2,

    /// <summary>Dispositions.</summary>
    Disposition = 3,

    /// <summary>Read points.</summary>
    ReadPoint = 4,

    /// <summary>Business locations.</summary>
    Location = 5,
}
