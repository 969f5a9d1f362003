namespace Lodestone.Views;

/// <summary>Which way a lineage is followed.</summary>
[Flags]
public enum LineageDirection
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>To what the lot was made of.</summary>
    Up = 1,

    /// <summary>To what became of the lot.</summary>
    Down = 2,

    /// <summary>Both ways.</summary>
    Both = Up | Down,
}
