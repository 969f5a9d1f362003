using System.Reflection;
using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>
/// Every question that can be asked of views, asked about everything that is in them, by readers of every kind. What is
/// to be asked about is found by what the views themselves say.
/// </summary>
/// <remarks>The tests of the node ask them too, about the demo year.</remarks>
internal sealed class Questions
{
    // The authority, the public, and some parties.
    private const int SomeReaders = 4;

    private readonly SortedSet<string> asked = [];
    private readonly ViewReading reading;
    private readonly ViewStore store;
    private readonly int mostLots;

    private Questions(ViewStore store, ViewReading reading, int mostLots) =>
        (this.store, this.reading, this.mostLots) = (store, reading, mostLots);

    /// <summary>The answers, in the order of the questions.</summary>
    /// <param name="store">The views.</param>
    /// <param name="mostLots">About so many lots at most.</param>
    public static List<(string Question, string Answer)> Ask(ViewStore store, int mostLots = 200)
    {
        using ViewReading reading = store.Read();
        Questions questions = new(store, reading, mostLots);
        List<(string, string)> answers = [.. questions.All()];
        Assert.Equal(Everything(), questions.asked);
        return answers;
    }

    // All that is public: a question that is added to the views must be added here.
    private static SortedSet<string> Everything() =>
    [
        .. typeof(ViewReading).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name).Where(name => name != nameof(IDisposable.Dispose)),
    ];

    private IEnumerable<(string Question, string Answer)> All()
    {
        IReadOnlyList<Reader> readers =
            [Reader.Authority, Reader.Public, .. reading.Parties().Select(party => Reader.Of(party.Party))];
        List<LotSummary> lots =
            [.. reading.List(new LotQuery { Size = mostLots }, new LotOrder(0, true, false), Reader.Authority).Lots];
        return
        [
            .. Registry(), .. Sums(), .. lots.SelectMany(lot => OfLot(lot.Eid, readers)),
            .. readers.Take(SomeReaders).SelectMany(Lists), .. readers.Take(SomeReaders).SelectMany(Events),
        ];
    }

    private IEnumerable<(string, string)> Registry()
    {
        yield return It(nameof(reading.NextIndex), reading.NextIndex);
        yield return It(nameof(reading.Height), reading.Height);
        yield return It(nameof(reading.Time), reading.Time);
        yield return It(nameof(reading.IdentityAt), reading.IdentityAt(reading.NextIndex - 1));
        yield return It(nameof(reading.IdentityAt), reading.IdentityAt(reading.NextIndex), "next");
        yield return It(nameof(reading.Parties), reading.Parties());
        yield return It(nameof(reading.Sites), reading.Sites());
        yield return It(nameof(reading.Circuits), reading.Circuits());
        yield return It(nameof(reading.Instruments), reading.Instruments());
        yield return It(nameof(reading.Streams), reading.Streams());
        yield return It(nameof(reading.Permits), reading.Permits());
        yield return It(nameof(reading.Keys), reading.Keys());
        yield return It(nameof(reading.Row), reading.Row<NetworkRow>("network", "network"));
        yield return It(nameof(reading.FindByAlias), reading.FindByAlias("urn:nobody's"));
        foreach (PartyRow party in reading.Parties())
        {
            yield return It(nameof(reading.Party), reading.Party(party.Party), party.Party);
            yield return It(nameof(reading.NameOf), reading.NameOf(party.Party), party.Party);
            yield return It(nameof(reading.OpenShipments), reading.OpenShipments(party.Party), party.Party);
            yield return It(nameof(reading.Flows), reading.Flows(90, party.Party), party.Party);
            yield return It(nameof(reading.Stock), reading.Stock(party.Party), party.Party);
        }

        foreach (SiteRow site in reading.Sites())
        {
            yield return It(nameof(reading.Site), reading.Site(site.Site), site.Site);
            yield return It(nameof(reading.NameOf), reading.NameOf(site.Site), site.Site);
            yield return It(nameof(reading.Stock), reading.Stock(null, site.Site), site.Site);
        }
    }

    private IEnumerable<(string, string)> Sums()
    {
        yield return It(nameof(reading.Overview), reading.Overview());
        yield return It(nameof(reading.Stock), reading.Stock());
        yield return It(nameof(reading.Flows), reading.Flows(30));
        yield return It(nameof(reading.Flows), reading.Flows(10_000), "ever");
        yield return It(nameof(reading.OpenShipments), reading.OpenShipments());
    }

    private IEnumerable<(string, string)> OfLot(Eid eid, IReadOnlyList<Reader> readers)
    {
        LotRow row = reading.FindLot(eid)!;
        yield return It(nameof(reading.FindLot), row, eid);
        yield return It(nameof(reading.Passport), reading.Passport(eid), eid);
        yield return It(nameof(reading.Timeline), reading.Timeline(eid), eid);
        LineageGraph lineage = reading.LineageOf(eid, LineageDirection.Both)!;
        yield return It(nameof(reading.LineageOf), lineage, eid, lineage.Nodes.Select(node => (object)node));
        yield return It("AncestorsOf", store.AncestorsOf(eid).Select(it => it.Code).Order(), eid);
        foreach (Element element in row.Book.Select(line => line.Element).Distinct())
        {
            yield return It(nameof(reading.MassFlow), reading.MassFlow(eid, element), eid, element);
            yield return It(nameof(reading.Origins), reading.Origins(eid, element), eid, element);
        }

        foreach (string origin in row.Book.Select(line => line.Origin).Distinct())
        {
            yield return It(nameof(reading.Origin), reading.Origin(origin), origin);
        }

        if (row.Alias is { } alias)
        {
            yield return It(nameof(reading.FindByAlias), reading.FindByAlias(alias), alias);
        }

        foreach (Reader reader in readers)
        {
            yield return It(nameof(reading.RelationOf), reading.RelationOf(reader, eid), eid, reader);
        }
    }

    private IEnumerable<(string, string)> Lists(Reader reader)
    {
        foreach (LotQuery query in Queries())
        {
            yield return It(nameof(reading.Search), reading.Search(query, reader), query, reader);
            foreach (LotColumn column in Enum.GetValues<LotColumn>())
            {
                foreach (bool turned in new[] { false, true })
                {
                    LotOrder order = new(column, turned, IsChinese: turned, Before: 3);
                    yield return It(nameof(reading.List), reading.List(query, order, reader), query, order, reader);
                }
            }
        }
    }

    private IEnumerable<LotQuery> Queries()
    {
        LotRow some = reading.FindLot(reading.Search(new LotQuery { Size = 1 }, Reader.Authority).Lots[0].Eid)!;
        yield return new LotQuery { Size = 20 };
        yield return new LotQuery { Size = 20, Text = some.LotNumber[..1].ToLowerInvariant() };
        yield return new LotQuery { Size = 20, Text = some.LotNumber.ToUpperInvariant() };
        yield return new LotQuery { Size = 20, Text = some.Eid.Code[..3] };
        yield return new LotQuery { Size = 20, Text = "oxide" };
        yield return new LotQuery { Size = 20, Text = "a\0b\ud800'\"%_\uffff" };
        yield return new LotQuery { Size = 20, Names = [some.LotNumber, some.Eid.Code, "Ω\0"] };
        yield return new LotQuery { Size = 20, Material = some.Material, Status = some.Status };
        yield return new LotQuery { Size = 20, Holder = some.Possessor, Site = some.Site, Party = some.Issuer };
        yield return new LotQuery { Size = 20, Since = some.LastEventTime, OnlyStopped = true };
        yield return new LotQuery { Size = 20, Before = some.LastEventTime, Material = "no.such.material" };
    }

    private IEnumerable<(string, string)> Events(Reader reader)
    {
        foreach (EventColumn column in Enum.GetValues<EventColumn>())
        {
            IReadOnlyList<string> values = reading.EventValues(column, reader);
            yield return It(nameof(reading.EventValues), values, column, reader);
            EventSelection one = new() { Reader = reader, Steps = [.. values.Take(1), "no\0where"] };
            yield return It(nameof(reading.Events), reading.Events(one, null, 50), column, reader);
        }

        foreach (EventKeyKind kind in Enum.GetValues<EventKeyKind>())
        {
            IReadOnlyList<(long Key, FoundEvent Event)> keys = reading.EventKeys(kind, reader, null, 40);
            yield return It(nameof(reading.EventKeys), keys.Select(pair => (object)new { pair.Key, pair.Event }), kind, reader);
            long? after = keys.Count > 2 ? keys[2].Key : 0;
            yield return It(
                nameof(reading.EventKeys),
                reading.EventKeys(kind, reader, after, 5).Select(pair => (object)new { pair.Key, pair.Event }), kind, after, reader);
        }

        foreach (EventOrder order in Enum.GetValues<EventOrder>())
        {
            foreach (bool turned in new[] { false, true })
            {
                EventSelection all = new() { Reader = reader, Order = order, IsDescending = turned };
                IReadOnlyList<FoundEvent> first = reading.Events(all, null, 30);
                yield return It(nameof(reading.Events), first, order, turned, reader);
                yield return It(nameof(reading.Events), reading.Events(all, first.Count > 0 ? first[^1] : null, 30), "then", order, turned, reader);
            }
        }
    }

    private (string Question, string Answer) It(string question, object? answer, params object[] about)
    {
        if (question != "AncestorsOf")
        {
            asked.Add(question);
        }

        return ($"{question}({string.Join(", ", about.Select(one => one is string text ? text : JsonSerializer.Serialize(one)))})", JsonSerializer.Serialize(answer));
    }
}
