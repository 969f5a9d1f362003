namespace Lodestone.Interchange;

/// <summary>By what a query orders its events.</summary>
public enum QueryOrder
{
    /// <summary>It does not say.</summary>
    None = 0,

    /// <summary>By <c>eventTime</c>.</summary>
    EventTime = 1,

    /// <summary>By <c>recordTime</c>.</summary>
    RecordTime = 2,

    /// <summary>By an extension field.</summary>
    Field = 3,
}
