using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A statement that a lot's lineage rests on.</summary>
/// <param name="Entry">Entry index.</param>
/// <param name="Identity">Identity of the statement.</param>
public sealed record LineageStatement(long Entry, StatementIdentity Identity);

/// <summary>A quarantine of a lot, in the words of the state.</summary>
/// <param name="Reason">Stable word.</param>
/// <param name="Detail">Figures; empty if withheld.</param>
/// <param name="Open">Whether it waits for a decision.</param>
public sealed record QuarantineNote(string Reason, string Detail, bool Open);

/// <summary>
/// Everything that the page of a lot shows. What a reader may not see is null or empty after redaction.
/// </summary>
public sealed record LotPassport
{
    /// <summary>Identity.</summary>
    public required Eid Eid { get; init; }

    /// <summary>Material code.</summary>
    public required string Material { get; init; }

    /// <summary>Names of the material.</summary>
    public required Label MaterialName { get; init; }

    /// <summary>Trade grade or empty.</summary>
    public required string Grade { get; init; }

    /// <summary>What it consists of, to the decade.</summary>
    public required IReadOnlyList<ContentClass> Content { get; init; }

    /// <summary>Where its listed elements come from.</summary>
    public required IReadOnlyList<OriginShare> Origins { get; init; }

    /// <summary>Where it stands.</summary>
    public required LotStatus Status { get; init; }

    /// <summary>Whether a hold stands.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>Whether its mass is unusable until two persons decide.</summary>
    public required bool IsQuarantined { get; init; }

    /// <summary>Chain-of-custody model.</summary>
    public required CustodyModel Model { get; init; }

    /// <summary>Evidence grade of its weakest source.</summary>
    public required EvidenceGrade Evidence { get; init; }

    /// <summary>Height of the last block that is taken into account.</summary>
    public required long StatusHeight { get; init; }

    /// <summary>Entries below this are taken into account.</summary>
    public required long NextIndex { get; init; }

    /// <summary>The entry that brought it into being, or null if unknown.</summary>
    public required long? MadeByEntry { get; init; }

    /// <summary>Issuer's own number; null if withheld.</summary>
    public required string? LotNumber { get; init; }

    /// <summary>GS1 alias; null if none or withheld.</summary>
    public required string? Alias { get; init; }

    /// <summary>Mass as declared; null if withheld.</summary>
    public required Mass? Initial { get; init; }

    /// <summary>Mass that is left; null if withheld.</summary>
    public required Mass? Remaining { get; init; }

    /// <summary>What the mass counts; null if withheld.</summary>
    public required Basis? Basis { get; init; }

    /// <summary>Pieces; null if not counted or withheld.</summary>
    public required long? Pieces { get; init; }

    /// <summary>Composition as declared; null if withheld.</summary>
    public required Composition? Composition { get; init; }

    /// <summary>Exact content by element as booked when it was made; null if withheld.</summary>
    public required IReadOnlyList<ElementFlow>? Booked { get; init; }

    /// <summary>Origin amounts assigned by credit, apart from what its book holds; null if withheld.</summary>
    public required IReadOnlyList<BookLine>? Credited { get; init; }

    /// <summary>Share of recycled content; null if withheld.</summary>
    public required Ppb? Recycled { get; init; }

    /// <summary>Who made it; null if withheld.</summary>
    public required NamedParty? Issuer { get; init; }

    /// <summary>Who has it; null if withheld.</summary>
    public required NamedParty? Holder { get; init; }

    /// <summary>Who owns it; null if withheld.</summary>
    public required NamedParty? Owner { get; init; }

    /// <summary>Who is to receive it; null if nobody or withheld.</summary>
    public required NamedParty? Receiver { get; init; }

    /// <summary>Where it is; null in transit or if withheld.</summary>
    public required NamedSite? Site { get; init; }

    /// <summary>Packing parent; null if none or withheld.</summary>
    public required string? Parent { get; init; }

    /// <summary>Marks for readers; empty if withheld.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Numbers of the holds that stand; empty if withheld.</summary>
    public required IReadOnlyList<string> Holds { get; init; }

    /// <summary>Quarantine; null if none or withheld.</summary>
    public required QuarantineNote? Quarantine { get; init; }

    /// <summary>What happened to it.</summary>
    public required IReadOnlyList<TimelineEvent> Timeline { get; init; }

    /// <summary>The statements that its lineage rests on; empty if withheld.</summary>
    public required IReadOnlyList<LineageStatement> Statements { get; init; }

    /// <summary>Lots of the lineage beyond those whose statements are listed.</summary>
    public required int OmittedLots { get; init; }

    /// <summary>Who is concerned with it now.</summary>
    internal IReadOnlyList<PartyId> Concerned { get; init; } = [];

    /// <summary>What a reader may see, by its relation to this lot.</summary>
    public LotPassport Redact(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Redact(reader.RelationTo(Concerned));
    }

    /// <summary>What a relation to this lot allows to see.</summary>
    /// <remarks>
    /// The public: identity, material, grade, content to the decade, origins in tenths, model, evidence, status, and
    /// what kinds of events there were. Those concerned: all but the authority's figures in a quarantine. The
    /// authority: all.
    /// </remarks>
    public LotPassport Redact(ReaderRelation relation) => relation switch
    {
        ReaderRelation.Authority => this,
        ReaderRelation.Concerned => this with
        {
            Quarantine = Quarantine is { } note ? note with { Detail = string.Empty } : null,
        },
        _ => ForPublic(),
    };

    private LotPassport ForPublic() => this with
    {
        Origins = [.. Origins.Select(share => share.ForPublic())],
        LotNumber = null,
        Alias = null,
        Initial = null,
        Remaining = null,
        Basis = null,
        Pieces = null,
        Composition = null,
        Booked = null,
        Credited = null,
        Recycled = null,
        Issuer = null,
        Holder = null,
        Owner = null,
        Receiver = null,
        Site = null,
        Parent = null,
        Flags = [],
        Holds = [],
        Quarantine = null,
        Timeline = [.. Timeline.Select(it => it.Redact(ReaderRelation.Public))],
        Statements = [],
        OmittedLots = 0,
        Concerned = [],
    };
}
