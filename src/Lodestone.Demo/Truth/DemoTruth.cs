using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// What a demo year planted, to judge other rooms by: it is complete when all statements have been drawn. Its size does
/// not grow with the scale: of everyday lots there are only sums.
/// </summary>
public sealed class DemoTruth
{
    /// <summary>Name of the story of the magnets whose lineage reaches two deposits.</summary>
    public const string MagnetStory = "magnets-n48sh";

    /// <summary>The lot number under which <see cref="MagnetStory"/> ends.</summary>
    internal const string MagnetLotNumber = "N48SH-25-0001";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly List<DemoStory> stories = [];
    private readonly List<PlantedFact> facts = [];
    private readonly List<PlantedHold> holds = [];
    private readonly List<PlantedApproval> approvals = [];
    private readonly List<PlantedSettlement> settlements = [];
    private readonly List<PlantedCorrection> corrections = [];
    private readonly List<PlantedLateEntry> lateEntries = [];
    private readonly List<PlantedSourceCorrection> sources = [];
    private readonly List<PlantedCredit> credits = [];
    private Contents entered = Contents.Nothing;

    internal DemoTruth(DemoOptions options) => Options = options;

    /// <summary>Which year it is the truth of.</summary>
    public DemoOptions Options { get; }

    /// <summary>Lots whose whole way is known.</summary>
    public IReadOnlyList<DemoStory> Stories => stories;

    /// <summary>Unlawful facts, each of them in quarantine on the ledger.</summary>
    public IReadOnlyList<PlantedFact> Facts => facts;

    /// <summary>Holds.</summary>
    public IReadOnlyList<PlantedHold> Holds => holds;

    /// <summary>Decisions of two persons.</summary>
    public IReadOnlyList<PlantedApproval> Approvals => approvals;

    /// <summary>Sealed results that were opened and settled.</summary>
    public IReadOnlyList<PlantedSettlement> Settlements => settlements;

    /// <summary>Events declared wrong.</summary>
    public IReadOnlyList<PlantedCorrection> Corrections => corrections;

    /// <summary>Events that came late by allowance.</summary>
    public IReadOnlyList<PlantedLateEntry> LateEntries => lateEntries;

    /// <summary>Sources that two persons corrected.</summary>
    public IReadOnlyList<PlantedSourceCorrection> SourceCorrections => sources;

    /// <summary>Origin credits spent.</summary>
    public IReadOnlyList<PlantedCredit> Credits => credits;

    /// <summary>How many statements were made.</summary>
    public long Statements { get; private set; }

    /// <summary>How many physical events they report.</summary>
    public long Events { get; private set; }

    /// <summary>How many lots they make.</summary>
    public long Lots { get; private set; }

    /// <summary>How many assays they report.</summary>
    public long Assays { get; private set; }

    /// <summary>What entered the books, in whole picograms by element.</summary>
    public IReadOnlyDictionary<string, string> Entered => Element.Listed
        .Where(element => entered[element] > 0)
        .ToDictionary(
            element => element.Symbol, element => entered[element].ToString(null, null), StringComparer.Ordinal);

    /// <summary>The story of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none, or it has not come to its end.</exception>
    public DemoStory Story(string name) => stories.FirstOrDefault(story => story.Name == name)
        ?? throw new KeyNotFoundException($"No demo story '{name}'.");

    /// <summary>The lot that <see cref="MagnetStory"/> ends with; known before any statement is made.</summary>
    public static Eid MagnetLot(string seed = DemoSeed.Text)
    {
        PartyId maker = DemoConsortium.Describe().Party("bay-magnets").Id;
        return Eid.Derive(maker, MagnetLotNumber, Pen.NonceOf(seed, maker, MagnetLotNumber));
    }

    /// <summary>The record as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Options.Seed, Options.Network, Options.Scale, Options.Year, Statements, Events, Lots, Assays, Entered,
            Stories, Facts, Holds, Approvals, Settlements, Corrections, LateEntries,
            SourceCorrections, Credits,
        },
        Form) + "\n";

    internal void Count(DemoStatement statement)
    {
        Statements++;
        foreach (Act act in statement.Acts)
        {
            Events += act is PhysicalAct ? 1 : 0;
            Lots += act switch
            {
                CommissionLot => 1,
                TransformLots made => made.Outputs.Length,
                _ => 0,
            };
        }
    }

    internal void CountAssay() => Assays++;

    internal void CountEntered(Contents lot) => entered = entered.Plus(lot);

    internal void Uncount(Contents lot) => entered = entered.Less(lot);

    internal void Note(DemoStory story) => stories.Add(story);

    internal void Note(PlantedFact fact) => facts.Add(fact);

    internal void Note(PlantedHold hold) => holds.Add(hold);

    internal void Note(PlantedApproval approval) => approvals.Add(approval);

    internal void Note(PlantedSettlement settlement) => settlements.Add(settlement);

    internal void Note(PlantedCorrection correction) => corrections.Add(correction);

    internal void Note(PlantedLateEntry entry) => lateEntries.Add(entry);

    internal void Note(PlantedSourceCorrection correction) => sources.Add(correction);

    internal void Note(PlantedCredit credit) => credits.Add(credit);
}
