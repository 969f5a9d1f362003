using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Reads from an entry's effects what each act took from which lot and what it made: an input's taken book is its row's
/// book before less its book after, an output's is its created row. Pure.
/// </summary>
internal sealed class EntryReading
{
    private readonly Statement statement;
    private readonly StatementRows rows;
    private readonly ActFacts?[] facts;
    private readonly SortedSet<Eid>[] touched;
    private readonly ActGroups groups;

    private EntryReading(FollowedEntry entry, PriorRows prior)
    {
        statement = entry.Statement;
        rows = new StatementRows(entry, prior);
        facts = [.. statement.Acts.Select(act => ActFacts.Of(act, entry))];
        groups = new ActGroups(facts.Length);
        touched = [.. facts.Select((it, act) => new SortedSet<Eid>(
            [.. it?.Lots.Select(lot => lot.Lot) ?? [], .. rows.EventOf(act)?.Lots ?? []]))];
        GiveLeftoversToTheLastAct(entry);
        NameCorrectedCircuit();
    }

    /// <summary>The events of an entry, in the order of their first acts.</summary>
    public static IReadOnlyList<EventFlows> Read(FollowedEntry entry, PriorRows prior)
    {
        EntryReading reading = new(entry, prior);
        return reading.facts.All(it => it is null) ? [] : reading.Events();
    }

    // Lots changed by the statement that no act names: moved inside a parent, or under a proposal's decision.
    private void GiveLeftoversToTheLastAct(FollowedEntry entry)
    {
        HashSet<Eid> named = [.. touched.SelectMany(lots => lots)];
        List<Eid> left = [.. rows.Changed("lot").Select(Eid.Of).Where(lot => !named.Contains(lot))];
        if (left.Count == 0)
        {
            return;
        }

        int last = Array.FindLastIndex(facts, it => it is not null);
        if (last < 0)
        {
            last = facts.Length - 1;
            facts[last] = new ActFacts(LotEventKind.Changed, string.Empty, entry.BlockTime, null, []);
        }

        touched[last].UnionWith(left);
    }

    // A correction names an event, not the circuit whose book it puts right.
    private void NameCorrectedCircuit()
    {
        HashSet<string?> named = [.. facts.Select(it => it?.Circuit)];
        string? circuit = rows.Changed("circuit").FirstOrDefault(key => !named.Contains(key));
        int act = Array.FindIndex(facts, it => it is { Kind: LotEventKind.Corrected });
        if (circuit is not null && act >= 0)
        {
            facts[act] = facts[act]! with { Circuit = circuit };
        }
    }

    private List<EventFlows> Events()
    {
        SortedDictionary<int, EventFlows> events;
        do
        {
            events = Gather();
            JoinUnknownLots(events);
        }
        while (!FlowsKnown(events));
        foreach (EventFlows it in events.Values)
        {
            it.Flows.Sort((left, right) => (left.Side, left.Lot).CompareTo((right.Side, right.Lot)));
        }

        CloseAccounts(events.Values);
        return [.. events.Values];
    }

    private SortedDictionary<int, EventFlows> Gather()
    {
        SortedDictionary<int, EventFlows> events = [];
        foreach (IGrouping<int, int> group in Enumerable.Range(0, facts.Length)
            .Where(act => facts[act] is not null).GroupBy(act => groups[act]))
        {
            EventFlows made = new() { Acts = [.. group], Facts = facts[group.First()]! };
            foreach (int act in group)
            {
                foreach (Eid lot in touched[act])
                {
                    made.Touched[lot] = facts[act]!.Lots.FirstOrDefault(it => it.Lot == lot)?.Weight
                        ?? made.Touched.GetValueOrDefault(lot);
                }

                made.Lost.AddRange(facts[act]!.Losses.Select(loss => new ElementFlow(loss.Element, loss.Amount)));
                made.Targets.AddRange(facts[act]!.Target is { } target ? [target] : Array.Empty<string>());
            }

            events[group.Key] = made;
        }

        return events;
    }

    private void JoinUnknownLots(SortedDictionary<int, EventFlows> events)
    {
        foreach (Eid lot in rows.Changed("lot").Select(Eid.Of))
        {
            LotRow? before = rows.Before<LotRow>("lot", lot.Code);
            LotRow? after = rows.After<LotRow>("lot", lot.Code);
            List<int> acts = ActsOn(lot, before, after);
            List<(int Act, LotRow? Before)> known = [];
            for (int i = 0; i < acts.Count; i++)
            {
                if (i > 0 && groups[acts[i]] == groups[acts[i - 1]])
                {
                    continue;
                }

                LotRow? row = before;
                if (i == 0 || rows.TryJustBefore(acts[i], "lot", lot.Code, out row))
                {
                    known.Add((acts[i], row));
                }
                else
                {
                    groups.Join(acts[i - 1], acts[i]);
                }
            }

            for (int i = 0; i < known.Count; i++)
            {
                Post(events, known[i].Act, lot, known[i].Before, i + 1 < known.Count ? known[i + 1].Before : after);
            }
        }
    }

    // The acts that moved a lot's book, ascending. Acts that only move or observe lots count if nothing else explains
    // the change.
    private List<int> ActsOn(Eid lot, LotRow? before, LotRow? after)
    {
        List<int> naming = [.. Enumerable.Range(0, facts.Length).Where(act => touched[act].Contains(lot))];
        List<int> moving = [.. naming.Where(act => facts[act]?.MovesBooks == true)];
        bool moved = before is null || after is null || !before.Book.SequenceEqual(after.Book);
        return moving.Count > 0 || !moved ? moving : naming;
    }

    private void Post(
        SortedDictionary<int, EventFlows> events, int act, Eid lot, LotRow? before, LotRow? after)
    {
        if (!events.TryGetValue(groups[act], out EventFlows? it))
        {
            return;
        }

        Account change = Account.Of(after?.Book ?? []).Subtract(before?.Book ?? []);
        (ImmutableArray<BookLine> up, ImmutableArray<BookLine> down) = change.Sides();
        long massBefore = before?.Remaining.Milligrams ?? 0;
        long massAfter = after?.Remaining.Milligrams ?? 0;
        bool isNew = before is null && after is not null;
        if (isNew && it.Acts.Count > 1 && up.IsEmpty && after!.Status == LotStatus.Consumed)
        {
            it.Flows.Add(new LotFlow(lot, FlowSide.Inside, after.Initial.Milligrams, []));
            return;
        }

        if (!up.IsEmpty || isNew)
        {
            it.Flows.Add(new LotFlow(lot, FlowSide.Made, Math.Max(0, massAfter - massBefore), up));
        }

        if (!down.IsEmpty || massAfter < massBefore)
        {
            it.Flows.Add(new LotFlow(lot, FlowSide.Taken, Math.Max(0, massBefore - massAfter), down));
        }
    }

    // Sets what each circuit held before and after; false if acts had to be joined for it.
    private bool FlowsKnown(SortedDictionary<int, EventFlows> events)
    {
        if (events.Keys.Any(key => groups[key] != key))
        {
            return false;
        }

        bool known = true;
        foreach (string circuit in facts.Where(it => it?.Circuit is not null).Select(it => it!.Circuit!).Distinct())
        {
            known &= StocksKnown(events, circuit);
        }

        return known;
    }

    private bool StocksKnown(SortedDictionary<int, EventFlows> events, string circuit)
    {
        List<int> acts = [.. Enumerable.Range(0, facts.Length).Where(act => facts[act]?.Circuit == circuit)];
        ImmutableArray<BookLine> stock = rows.Before<CircuitRow>("circuit", circuit)?.Book ?? [];
        for (int i = 0; i < acts.Count; i++)
        {
            EventFlows it = events[groups[acts[i]]];
            bool continues = i > 0 && groups[acts[i]] == groups[acts[i - 1]];
            ImmutableArray<BookLine> before = continues ? it.Stocks[circuit].Before : stock;
            if (i + 1 == acts.Count)
            {
                stock = rows.After<CircuitRow>("circuit", circuit)?.Book ?? [];
            }
            else if (rows.TryJustBefore(acts[i + 1], "circuit", circuit, out CircuitRow? row))
            {
                stock = row?.Book ?? [];
            }
            else if (facts[acts[i]]!.OnlyCharges && groups.IsAlone(acts[i]))
            {
                stock = [.. Account.Of(stock).Add(it.Flows.SelectMany(flow => flow.Book)).Lines];
            }
            else if (groups.Join(acts[i], acts[i + 1]))
            {
                return false;
            }

            it.Stocks[circuit] = new CircuitStock(before, stock);
        }

        return true;
    }

    // What the site's account took must be what the statement's events at that site leave open. A correction gives back
    // what its target once posted: with it in the statement, the sum tells nothing about the other events.
    private void CloseAccounts(IEnumerable<EventFlows> events)
    {
        foreach (var atSite in events.GroupBy(it => it.Facts.Site).Where(group => group.Key is not null
            && group.All(it => it.Facts.Kind != LotEventKind.Corrected)))
        {
            string key = atSite.Key!.Value.Gln;
            Account open = Account.Of(rows.Before<UnaccountedRow>("unaccounted", key)?.Cumulative ?? [])
                .Subtract(rows.After<UnaccountedRow>("unaccounted", key)?.Cumulative ?? []);
            SortedDictionary<Element, Int128> sums = [];
            foreach (ElementFlow flow in open.Lines.Select(line => new ElementFlow(line.Element, line.Amount))
                .Concat(atSite.SelectMany(it => it.Balance.Lines)
                    .Select(line => new ElementFlow(line.Element, line.Unaccounted))))
            {
                sums[flow.Element] = sums.GetValueOrDefault(flow.Element) + flow.Amount.Picograms;
            }

            bool closes = sums.Values.All(sum => sum == 0);
            foreach (EventFlows it in atSite)
            {
                it.Closes = closes;
            }
        }
    }
}
