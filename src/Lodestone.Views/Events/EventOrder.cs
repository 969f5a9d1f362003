namespace Lodestone.Views;

/// <summary>In which order events are found.</summary>
public enum EventOrder
{
    /// <summary>As the log took them: also the order of their record times.</summary>
    Recorded = 1,

    /// <summary>As they happened.</summary>
    Happened = 2,
}
