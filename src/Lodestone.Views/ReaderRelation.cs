namespace Lodestone.Views;

/// <summary>How a reader stands to a lot or an event.</summary>
public enum ReaderRelation
{
    /// <summary>Anybody.</summary>
    Public = 1,

    /// <summary>Has the lot, owns it or is to receive it; of an event: reported it.</summary>
    Concerned = 2,

    /// <summary>An authority named by the network: sees everything.</summary>
    Authority = 3,
}
