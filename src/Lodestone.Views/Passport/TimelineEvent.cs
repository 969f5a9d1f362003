using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>An event in the life of a lot.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Name">What a person reads: the step's name for a process, the kind's for others.</param>
/// <param name="Detail">A stable word more (kind of end, destination, method…), or empty.</param>
/// <param name="Party">Who reported it, or null if withheld.</param>
/// <param name="Other">The other party (receiver, new owner), or null.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Time">When, by the reporter's claim.</param>
/// <param name="BlockTime">When the block was made.</param>
/// <param name="Height">Height of the block.</param>
/// <param name="Entry">Entry index.</param>
/// <param name="Identity">
/// Identity of the statement, or null if withheld: it follows from content that can be guessed.
/// </param>
/// <param name="Weight">Weight as reported, or null.</param>
/// <param name="IsLate">Whether it was reported later than the network allows without leave.</param>
/// <param name="IsUndone">Whether it was undone by a correction.</param>
/// <param name="CorrectedBy">Key of the event that corrects it, or null.</param>
public sealed record TimelineEvent(
    LotEventKind Kind,
    Label Name,
    string Detail,
    PartyId? Party,
    PartyId? Other,
    SiteId? Site,
    Instant? Time,
    Instant? BlockTime,
    long Height,
    long Entry,
    StatementIdentity? Identity,
    Mass? Weight,
    bool IsLate,
    bool IsUndone,
    string? CorrectedBy)
{
    /// <summary>What a relation to the lot allows to see: the public sees what happened, and in which entry.</summary>
    public TimelineEvent Redact(ReaderRelation relation) => relation == ReaderRelation.Public
        ? this with
        {
            Detail = string.Empty,
            Party = null,
            Other = null,
            Site = null,
            Time = null,
            BlockTime = null,
            Identity = null,
            Weight = null,
            CorrectedBy = null,
        }
        : this;
}
