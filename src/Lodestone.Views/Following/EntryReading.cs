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
    private readonly StatementRows rows;
    private readonly ActFacts?[] facts;
    private readonly List<WeighedLot>[] touched;
    private readonly ActGroups groups;

    private EntryReading(FollowedEntry entry, StatementRows rows)
    {
        this.rows = rows;
        facts = new ActFacts?[entry.Statement.Acts.Length];
        touched = new List<WeighedLot>[facts.Length];
        groups = new ActGroups(facts.Length);
        for (int act = 0; act < facts.Length; act++)
        {
            facts[act] = ActFacts.Of(entry.Statement.Acts[act], entry);
            touched[act] = Distinct(
                facts[act]?.Lots ?? [], (rows.EventOf(act)?.Lots ?? []).Select(lot => new WeighedLot(lot, null)));
        }

        GiveLeftoversToTheLastAct(entry);
        NameCorrectedCircuit();
    }

    /// <summary>The events of an entry, in the order of their first acts.</summary>
    public static IReadOnlyList<EventFlows> Read(FollowedEntry entry, StatementRows rows)
    {
        EntryReading reading = new(entry, rows);
        return Array.TrueForAll(reading.facts, it => it is null) ? [] : reading.Events();
    }

    // Each lot once, in ordinal order; the first weight counts.
    private static List<WeighedLot> Distinct(IReadOnlyList<WeighedLot> lots, IEnumerable<WeighedLot> more)
    {
        Dictionary<Eid, WeighedLot> found = [];
        foreach (WeighedLot lot in lots)
        {
            found.TryAdd(lot.Lot, lot);
        }

        foreach (WeighedLot lot in more)
        {
            found.TryAdd(lot.Lot, lot);
        }

        List<WeighedLot> all = [.. found.Values];
        all.Sort(static (left, right) => left.Lot.CompareTo(right.Lot));
        return all;
    }

    private bool Touches(int act, Eid lot)
    {
        List<WeighedLot> lots = touched[act];
        (int low, int high) = (0, lots.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            int order = lots[middle].Lot.CompareTo(lot);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return false;
    }

    // Lots changed by the statement that no act names: moved inside a parent, or under a proposal's decision.
    private void GiveLeftoversToTheLastAct(FollowedEntry entry)
    {
        HashSet<Eid> named = [];
        foreach (List<WeighedLot> lots in touched)
        {
            lots.ForEach(lot => named.Add(lot.Lot));
        }

        List<WeighedLot> left = [];
        foreach (LotChange change in rows.ChangedLots)
        {
            if (!named.Contains(change.Lot))
            {
                left.Add(new WeighedLot(change.Lot, null));
            }
        }

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

        touched[last] = Distinct(touched[last], left);
    }

    // A correction names an event, not the circuit whose book it puts right.
    private void NameCorrectedCircuit()
    {
        int act = Array.FindIndex(facts, it => it is { Kind: LotEventKind.Corrected });
        if (act < 0)
        {
            return;
        }

        HashSet<string?> named = [.. facts.Select(it => it?.Circuit)];
        foreach (StateChange change in rows.Of("circuit"))
        {
            if (!named.Contains(change.Key))
            {
                facts[act] = facts[act]! with { Circuit = change.Key };
                return;
            }
        }
    }

    private List<EventFlows> Events()
    {
        List<EventFlows> events;
        do
        {
            EventFlows?[] byAct = Gather();
            JoinUnknownLots(byAct);
            events = FlowsKnown(byAct);
        }
        while (events.Count == 0);
        CloseAccounts(events);
        return events;
    }

    // By the first act of each group.
    private EventFlows?[] Gather()
    {
        var byAct = new EventFlows?[facts.Length];
        for (int act = 0; act < facts.Length; act++)
        {
            if (facts[act] is null || byAct[groups[act]] is not null)
            {
                continue;
            }

            List<int> acts = [act];
            for (int next = act + 1; next < facts.Length && groups[next] == groups[act]; next++)
            {
                if (facts[next] is not null)
                {
                    acts.Add(next);
                }
            }

            EventFlows made = new() { Acts = acts, Facts = facts[act]!, Touched = TouchedBy(acts) };
            foreach (int one in acts)
            {
                foreach (ElementLoss loss in facts[one]!.Losses)
                {
                    made.Lost.Add(new ElementFlow(loss.Element, loss.Amount));
                }

                if (facts[one]!.Target is { } target)
                {
                    made.Targets.Add(target);
                }
            }

            byAct[groups[act]] = made;
        }

        return byAct;
    }

    // Of acts that are one event, the last weight counts.
    private List<WeighedLot> TouchedBy(List<int> acts) => acts.Count == 1
        ? touched[acts[0]]
        : Distinct([.. acts.AsEnumerable().Reverse().SelectMany(act => touched[act]).Where(lot => lot.Weight is not null)],
            acts.SelectMany(act => touched[act]));

    private void JoinUnknownLots(EventFlows?[] byAct)
    {
        Dictionary<Eid, List<int>>? naming = facts.Length > 1 ? Naming() : null;
        foreach (LotChange change in rows.ChangedLots)
        {
            LotContent? before = rows.LotBefore(change.Lot);
            LotContent? after = LotContent.Of(change.Row);
            List<int> acts = ActsOn(naming is null ? OnlyAct : naming[change.Lot], before, after);
            List<(int Act, LotContent? Before)> known = [];
            for (int i = 0; i < acts.Count; i++)
            {
                if (i > 0 && groups[acts[i]] == groups[acts[i - 1]])
                {
                    continue;
                }

                LotRow? row = null;
                if (i == 0 || rows.TryJustBefore(acts[i], "lot", change.Lot.Code, out row))
                {
                    known.Add((acts[i], i == 0 ? before : LotContent.Of(row)));
                }
                else
                {
                    groups.Join(acts[i - 1], acts[i]);
                }
            }

            for (int i = 0; i < known.Count; i++)
            {
                Post(byAct, known[i].Act, change, known[i].Before, i + 1 < known.Count ? known[i + 1].Before : after);
            }
        }
    }

    private static readonly List<int> OnlyAct = [0];

    // The acts that name each lot, ascending.
    private Dictionary<Eid, List<int>> Naming()
    {
        Dictionary<Eid, List<int>> naming = [];
        for (int act = 0; act < facts.Length; act++)
        {
            foreach (WeighedLot lot in touched[act])
            {
                if (!naming.TryGetValue(lot.Lot, out List<int>? acts))
                {
                    naming[lot.Lot] = acts = [];
                }

                acts.Add(act);
            }
        }

        return naming;
    }

    // The acts that moved a lot's book, ascending. Acts that only move or observe lots count if nothing else explains
    // the change.
    private List<int> ActsOn(List<int> naming, LotContent? before, LotContent? after)
    {
        if (naming.TrueForAll(act => facts[act]?.MovesBooks == true))
        {
            return naming;
        }

        List<int> moving = naming.FindAll(act => facts[act]?.MovesBooks == true);
        bool moved = before is null || after is null || !LotContent.IsSameBook(before.Value.Book, after.Value.Book);
        return moving.Count > 0 || !moved ? moving : naming;
    }

    private void Post(EventFlows?[] byAct, int act, LotChange change, LotContent? before, LotContent? after)
    {
        if (byAct[groups[act]] is not { } it)
        {
            return;
        }

        (ImmutableArray<BookLine> up, ImmutableArray<BookLine> down) =
            BookDifference.Of(before?.Book ?? [], after?.Book ?? []);
        long massBefore = before?.Milligrams ?? 0;
        long massAfter = after?.Milligrams ?? 0;
        bool isNew = before is null && after is not null;
        if (isNew && it.Acts.Count > 1 && up.IsEmpty && change.Row is { Status: LotStatus.Consumed } consumed)
        {
            it.Flows.Add(new LotFlow(change.Lot, FlowSide.Inside, consumed.Initial.Milligrams, []));
            return;
        }

        if (!up.IsEmpty || isNew)
        {
            it.Flows.Add(new LotFlow(change.Lot, FlowSide.Made, Math.Max(0, massAfter - massBefore), up));
        }

        if (!down.IsEmpty || massAfter < massBefore)
        {
            it.Flows.Add(new LotFlow(change.Lot, FlowSide.Taken, Math.Max(0, massBefore - massAfter), down));
        }
    }

    // The events with what each circuit held before and after; none if acts had to be joined for it.
    private List<EventFlows> FlowsKnown(EventFlows?[] byAct)
    {
        for (int act = 0; act < byAct.Length; act++)
        {
            if (byAct[act] is not null && groups[act] != act)
            {
                return [];
            }
        }

        bool known = true;
        foreach (string circuit in facts.Where(it => it?.Circuit is not null).Select(it => it!.Circuit!).Distinct())
        {
            known &= StocksKnown(byAct, circuit);
        }

        return known ? [.. byAct.OfType<EventFlows>()] : [];
    }

    private bool StocksKnown(EventFlows?[] byAct, string circuit)
    {
        List<int> acts = [.. Enumerable.Range(0, facts.Length).Where(act => facts[act]?.Circuit == circuit)];
        ImmutableArray<BookLine> stock = rows.Before<CircuitRow>("circuit", circuit)?.Book ?? [];
        for (int i = 0; i < acts.Count; i++)
        {
            EventFlows it = byAct[groups[acts[i]]]!;
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
    private void CloseAccounts(List<EventFlows> events)
    {
        Dictionary<SiteId, ElementSums> open = [];
        HashSet<SiteId> corrected = [];
        foreach (EventFlows it in events)
        {
            if (it.Facts.Site is not { } site)
            {
                continue;
            }

            if (it.Facts.Kind == LotEventKind.Corrected)
            {
                corrected.Add(site);
            }

            if (!open.TryGetValue(site, out ElementSums? sums))
            {
                open[site] = sums = AccountOf(site);
            }

            if (Balance.IsProcess(it.Facts.Kind))
            {
                sums.AddOpen(it);
            }
        }

        foreach (EventFlows it in events)
        {
            it.Closes = it.Facts.Site is not { } site || corrected.Contains(site) || open[site].IsZero;
        }
    }

    // What the site's account took.
    private ElementSums AccountOf(SiteId site)
    {
        ElementSums sums = new();
        if (rows.IsChanged("unaccounted", site.Gln))
        {
            sums.Add(rows.Before<UnaccountedRow>("unaccounted", site.Gln)?.Cumulative ?? [], 1);
            sums.Add(rows.After<UnaccountedRow>("unaccounted", site.Gln)?.Cumulative ?? [], -1);
        }

        return sums;
    }
}
