using Lodestone.Rules;

namespace Lodestone.Views;

/// <summary>How far what is known of a lot has gone beyond the file.</summary>
internal enum LotDirt
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>In what it holds; no index has that.</summary>
    Holding = 1,

    /// <summary>In where it is and whose it is as well.</summary>
    Place = 2,

    /// <summary>In everything: made anew.</summary>
    All = 3,
}

/// <summary>A lot as the follower knows it: what the file has in columns, and what is yet to be written.</summary>
internal sealed class KnownLot
{
    /// <summary>Its number in the file.</summary>
    public required long Number { get; init; }

    /// <summary>Whether the file has it.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether its making was undone.</summary>
    public bool Gone { get; set; }

    /// <summary>Where it counts as stock.</summary>
    public StockPlace Place { get; set; }

    /// <summary>What it adds to the stock.</summary>
    public StockHolding Holding { get; set; }

    /// <summary>Number of its owner.</summary>
    public long Owner { get; set; }

    /// <summary>Number of who is to receive it, or null.</summary>
    public long? Receiver { get; set; }

    /// <summary>Whether it is held or in quarantine.</summary>
    public bool Stopped { get; set; }

    /// <summary>Its GS1 name, or null.</summary>
    public string? Alias { get; set; }

    /// <summary>What it holds.</summary>
    public LotContent Content { get; set; }

    /// <summary>The event that made it, if that is yet to be written.</summary>
    public long? Made { get; set; }

    /// <summary>What is yet to be written.</summary>
    public LotDirt Dirt { get; set; }

    /// <summary>The row that is yet to be written.</summary>
    public LotRow? Row { get; set; }

    /// <summary>The bytes of that row.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }
}

/// <summary>Where a lot counts as stock, by numbers of terms.</summary>
internal readonly record struct StockPlace(long Possessor, long Site, long Material, long Status);

/// <summary>What a lot adds to the stock.</summary>
internal readonly record struct StockHolding(long Content, long Oxide);
