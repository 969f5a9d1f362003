using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Names of the parties and sites that a page mentions, looked up once.</summary>
public sealed class Names
{
    private readonly Dictionary<PartyId, NamedParty> parties = [];
    private readonly Dictionary<SiteId, NamedSite> sites = [];
    private readonly Dictionary<string, SourceNote> origins = new(StringComparer.Ordinal);

    /// <summary>The name of a party; its identifier if it was not looked up, empty if there is none.</summary>
    public Label Of(PartyId? party) => party is not { } known ? Nothing
        : parties.TryGetValue(known, out NamedParty? named) ? named.Name
        : new Label(known.Value, known.Value);

    /// <summary>The name of a site; its GLN if it was not looked up, empty if there is none.</summary>
    public Label Of(SiteId? site) => site is not { } known ? Nothing
        : sites.TryGetValue(known, out NamedSite? named) ? named.Name
        : new Label(known.Gln, known.Gln);

    /// <summary>The name of an origin; its code if it was not looked up.</summary>
    public Label OfOrigin(string code) => origins.TryGetValue(code, out SourceNote? note)
        ? OriginWords.Of(note)
        : new Label(code, code);

    private static Label Nothing { get; } = new(string.Empty, string.Empty);

    /// <summary>Looks up everybody that a timeline mentions.</summary>
    internal Names In(ViewReading reading, IEnumerable<TimelineEvent> timeline)
    {
        foreach (TimelineEvent it in timeline)
        {
            Add(reading, it.Party, it.Site);
            Add(reading, it.Other, null);
        }

        return this;
    }

    /// <summary>Looks up everybody that a lineage mentions.</summary>
    internal Names In(ViewReading reading, LineageGraph lineage)
    {
        foreach (LineageNode node in lineage.Nodes)
        {
            switch (node)
            {
                case LotNode lot:
                    Add(reading, lot.Issuer, lot.Site);
                    break;
                case ProcessNode step:
                    Add(reading, step.Party, step.Site);
                    break;
                case CircuitNode run:
                    Add(reading, run.Party, run.Site);
                    break;
                default:
                    break;
            }
        }

        return this;
    }

    /// <summary>Looks up the origins of a mass flow.</summary>
    internal Names In(ViewReading reading, MassFlow? flow)
    {
        foreach (FlowNode node in (flow?.Nodes ?? []).Where(node => node.Kind == FlowNodeKind.Origin))
        {
            origins[node.Name] = reading.Origin(node.Name);
        }

        return this;
    }

    private void Add(ViewReading reading, PartyId? party, SiteId? site)
    {
        if (party is { } known && !parties.ContainsKey(known))
        {
            parties[known] = reading.NameOf(known);
        }

        if (site is { } place && !sites.ContainsKey(place))
        {
            sites[place] = reading.NameOf(place);
        }
    }
}
