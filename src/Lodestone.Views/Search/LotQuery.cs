using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What is searched for among lots. Empty fields are not asked for.</summary>
public sealed record LotQuery
{
    /// <summary>Start of an EID, of an issuer's lot number or of an alias; or a part of a material's name.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Material code, or null.</summary>
    public string? Material { get; init; }

    /// <summary>Issuer, possessor or owner, or null.</summary>
    public PartyId? Party { get; init; }

    /// <summary>Status, or null.</summary>
    public LotStatus? Status { get; init; }

    /// <summary>Who has it, or null.</summary>
    public PartyId? Holder { get; init; }

    /// <summary>Where it is, or null.</summary>
    public SiteId? Site { get; init; }

    /// <summary>Its last event is not before this, or null.</summary>
    public Instant? Since { get; init; }

    /// <summary>Its last event is before this, or null.</summary>
    public Instant? Before { get; init; }

    /// <summary>Only these: whole EIDs, lot numbers or aliases; empty for any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Only lots under hold or in quarantine.</summary>
    public bool OnlyStopped { get; init; }

    /// <summary>Where the page starts: <see cref="LotPage.Next"/> of the page before, or null.</summary>
    public long? From { get; init; }

    /// <summary>Lots a page, 1 to 500.</summary>
    public int Size { get; init; } = 50;
}
