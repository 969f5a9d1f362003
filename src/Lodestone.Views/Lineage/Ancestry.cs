using System.Runtime.InteropServices;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Which lots a lot was made of, as whole numbers in memory: for each lot the step that made it, for each event the lots
/// that it took and the events before it in its circuits. Some 30 bytes an event and 70 a lot; answers without touching
/// the disk. Read from the views' file when somebody first asks, and then what has come since. One thread at a time.
/// </summary>
internal sealed class Ancestry
{
    private readonly Dictionary<UInt128, int> numbers = [];

    // By number; what a walk needs of a lot or an event lies together, since each may be far from the last.
    private readonly List<LotStem> lots = [default];
    private readonly List<EventStem> events = [default];

    // A link is a lot that an event took, or with its sign turned an earlier event of a circuit.
    private readonly List<int> links = [];
    private readonly Dictionary<long, (int Event, long Epoch)> lastOfCircuit = [];

    // What the walk of this number has passed already: nothing need be cleared between two walks.
    private int walks;

    /// <summary>Entries below this are taken into account.</summary>
    public long NextIndex { get; private set; }

    /// <summary>All lots that a lot was made of, in the order of their numbers; none if it is unknown.</summary>
    public IReadOnlyList<Eid> Of(Eid subject)
    {
        if (!numbers.TryGetValue(PackedEid.Pack(subject), out int lot))
        {
            return [];
        }

        List<int> found = Walk(lot);
        found.Sort();
        Eid[] ancestors = new Eid[found.Count];
        for (int i = 0; i < ancestors.Length; i++)
        {
            ancestors[i] = PackedEid.Unpack(lots[found[i]].Code);
        }

        return ancestors;
    }

    /// <summary>Reads what has come into the file since the last time.</summary>
    /// <param name="file">A connection that reads at one moment.</param>
    /// <param name="nextIndex">Entries below this are in the file at that moment.</param>
    public void CatchUp(ViewDatabase file, long nextIndex)
    {
        if (nextIndex == NextIndex)
        {
            return;
        }

        ReadEvents(file);
        file.Each(
            "SELECT id, eid, made FROM lot WHERE id > ?1 ORDER BY id",
            row => AddLot(checked((int)row.GetInt64(0)), Eid.Of(row.GetString(1)), row.IsNull(2) ? 0 : row.GetInt32(2)),
            (long)(lots.Count - 1));

        // A correction makes an event void that was read before.
        file.Each(
            "SELECT id FROM event WHERE void = 1",
            row => CollectionsMarshal.AsSpan(events)[row.GetInt32(0)].IsStep = false);
        NextIndex = nextIndex;
    }

    private void ReadEvents(ViewDatabase file)
    {
        long known = events.Count - 1;
        List<(int Event, long Circuit, long Epoch)> stocks = file.All(
            "SELECT event, circuit, epoch FROM event_stock WHERE event > ?1 ORDER BY event, circuit",
            row => (row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)),
            known);
        int nextStock = 0;
        file.Each(
            "SELECT id, kind, moved FROM event WHERE id > ?1 ORDER BY id",
            row =>
            {
                int id = row.GetInt32(0);
                int start = links.Count;
                FlowBytes.ReadTaken(row.FindBytes(2), links);

                for (; nextStock < stocks.Count && stocks[nextStock].Event == id; nextStock++)
                {
                    LinkCircuit(id, stocks[nextStock].Circuit, stocks[nextStock].Epoch);
                }

                events.Add(new EventStem
                {
                    Start = start,
                    Count = links.Count - start,
                    IsStep = StoredEvent.IsStepKind((LotEventKind)row.GetInt64(1)),
                });
            },
            known);
    }

    // What is drawn stems from all that was charged since the circuit was last empty: from event to event back to the
    // first of the epoch.
    private void LinkCircuit(int id, long circuit, long epoch)
    {
        if (lastOfCircuit.TryGetValue(circuit, out (int Event, long Epoch) last) && last.Epoch == epoch)
        {
            links.Add(-last.Event);
        }

        lastOfCircuit[circuit] = (id, epoch);
    }

    private void AddLot(int number, Eid eid, int maker)
    {
        UInt128 code = PackedEid.Pack(eid);
        lots.Add(new LotStem { Code = code, Maker = maker });
        numbers[code] = number;
    }

    private List<int> Walk(int subject)
    {
        walks++;
        Span<LotStem> stems = CollectionsMarshal.AsSpan(lots);
        Span<EventStem> steps = CollectionsMarshal.AsSpan(events);
        ReadOnlySpan<int> all = CollectionsMarshal.AsSpan(links);
        List<int> found = [];
        Stack<int> open = new();
        stems[subject].Passed = walks;
        Enter(stems[subject].Maker, steps, open);
        while (open.TryPop(out int id))
        {
            EventStem step = steps[id];
            foreach (int link in all.Slice(step.Start, step.Count))
            {
                if (link < 0)
                {
                    Pass(-link, steps, open);
                }
                else if (step.IsStep && stems[link].Passed != walks)
                {
                    stems[link].Passed = walks;
                    found.Add(link);
                    Enter(stems[link].Maker, steps, open);
                }
            }
        }

        return found;
    }

    // A lot whose making was undone stems from nothing.
    private void Enter(int maker, Span<EventStem> steps, Stack<int> open)
    {
        if (maker != 0 && steps[maker].IsStep)
        {
            Pass(maker, steps, open);
        }
    }

    private void Pass(int id, Span<EventStem> steps, Stack<int> open)
    {
        if (steps[id].Passed != walks)
        {
            steps[id].Passed = walks;
            open.Push(id);
        }
    }

    private struct LotStem
    {
        public UInt128 Code;
        public int Maker;
        public int Passed;
    }

    private struct EventStem
    {
        public int Start;
        public int Count;
        public int Passed;
        public bool IsStep;
    }
}
