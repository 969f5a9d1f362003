using Lodestone.Vocabulary;

namespace Lodestone.Bench.Lineage;

/// <summary>
/// A graph of steps and lots: a busy background, and in it, spread over its whole length, subjects with exactly so many
/// ancestors. Repeatable.
/// </summary>
internal sealed class Herd
{
    private const int Recent = 1_000;

    private readonly Random dice = new(20_260_101);
    private readonly List<Eid> lots = [];
    private readonly List<int> makers = [];
    private readonly List<(int[] Taken, int[] Made)> steps = [];

    /// <summary>Lots by number, from 0.</summary>
    public IReadOnlyList<Eid> Lots => lots;

    /// <summary>The step that made each lot; -1 for a source.</summary>
    public IReadOnlyList<int> Makers => makers;

    /// <summary>What each step took and made.</summary>
    public IReadOnlyList<(int[] Taken, int[] Made)> Steps => steps;

    /// <summary>The subjects by the number of their ancestors.</summary>
    public Dictionary<int, List<int>> Subjects { get; } = [];

    /// <summary>A graph of so many steps.</summary>
    /// <param name="count">Steps altogether.</param>
    /// <param name="subjects">How many subjects with how many ancestors.</param>
    public static Herd Of(int count, params ReadOnlySpan<(int Ancestors, int Count)> subjects)
    {
        Herd herd = new();
        List<IEnumerator<bool>> towers = [];
        foreach ((int ancestors, int number) in subjects)
        {
            towers.AddRange(Enumerable.Range(0, number).Select(_ => herd.Tower(ancestors).GetEnumerator()));
        }

        int ofTowers = towers.Count == 0 ? 0 : TowerSteps(subjects);
        int next = 0;
        while (herd.steps.Count < count || towers.Count > 0)
        {
            // A tower's step as often as towers have their part of all steps.
            if (towers.Count > 0 && herd.dice.Next(count) < 2 * ofTowers)
            {
                next = (next + 1) % towers.Count;
                if (!towers[next].MoveNext())
                {
                    towers.RemoveAt(next);
                }
            }
            else if (herd.steps.Count < count || towers.Count == 0)
            {
                herd.Background();
            }
        }

        return herd;
    }

    private static int TowerSteps(ReadOnlySpan<(int Ancestors, int Count)> subjects)
    {
        int all = 0;
        foreach ((int ancestors, int number) in subjects)
        {
            all += number * ((ancestors / 5) + 1);
        }

        return all;
    }

    // Layers of lots, five by five made of five of the layer before; the subject is made of the whole last layer.
    private IEnumerable<bool> Tower(int ancestors)
    {
        int width = ancestors >= 1_000 ? ancestors / 100 : 5;
        int[] layer = [.. Enumerable.Range(0, width).Select(_ => Lot(-1))];
        for (int done = width; done < ancestors; done += width)
        {
            dice.Shuffle(layer);
            List<int> above = [];
            foreach (int[] five in layer.Chunk(5))
            {
                above.AddRange(Step(five, five.Length));
                yield return true;
            }

            layer = [.. above];
        }

        int subject = Step(layer, 1)[0];
        if (!Subjects.TryGetValue(ancestors, out List<int>? found))
        {
            Subjects[ancestors] = found = [];
        }

        found.Add(subject);
        yield return true;
    }

    private void Background()
    {
        int[] taken = [.. Enumerable.Range(0, lots.Count == 0 ? 0 : dice.Next(1, 4))
            .Select(_ => dice.Next(Math.Max(0, lots.Count - Recent), lots.Count)).Distinct()];
        Step(taken.Length == 0 ? [Lot(-1)] : taken, dice.Next(1, 3));
    }

    private int[] Step(int[] taken, int outputs)
    {
        int[] made = [.. Enumerable.Range(0, outputs).Select(_ => Lot(steps.Count))];
        steps.Add((taken, made));
        return made;
    }

    private int Lot(int maker)
    {
        lots.Add(Eid.Derive(PartyId.Of("lei:5299000J2N45DDNE4Y28"), $"L{lots.Count}", "00000000"));
        makers.Add(maker);
        return lots.Count - 1;
    }
}
