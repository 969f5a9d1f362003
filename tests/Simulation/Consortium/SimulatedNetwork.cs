using System.Globalization;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Extensions.Time.Testing;
using Simulation.Histories;

namespace Simulation.Consortium;

/// <summary>
/// Four organisations, one of which may lie, under delays, partitions and restarts that follow from a seed; then the network
/// heals. Two promises are watched: final checkpoints never conflict, and what an honest member says gets in.
/// </summary>
internal sealed class SimulatedNetwork : IDisposable
{
    private const int Sayings = 12;
    private const int TroubledSteps = 120;
    private const int HealedSteps = 600;
    private const int ContestedSites = 4;

    private readonly Dice dice;
    private readonly FakeTimeProvider clock = new(
        DateTimeOffset.FromUnixTimeMilliseconds(Cast.Begin.UnixMilliseconds));
    private readonly SimulatedOrder order;
    private readonly SimulatedMember[] honest;
    private readonly int[] numbers;
    private readonly Liar? liar;
    private readonly int liarNumber;
    private readonly List<(int Home, SignedStatement Statement)> said = [];
    private readonly HashSet<Hash> acknowledged = [];
    private readonly Dictionary<long, string> finals = [];
    private readonly Dictionary<int, long> seenFinal = [];
    private int nonce;

    public SimulatedNetwork(ulong seed, ProtocolFault fault)
    {
        dice = new Dice(seed);
        order = new SimulatedOrder(dice);
        liarNumber = dice.Percent(80) ? dice.Below(Cast.Members) : -1;
        liar = liarNumber >= 0 ? new Liar(liarNumber, order, dice) : null;
        numbers = [.. Enumerable.Range(0, Cast.Members).Where(number => number != liarNumber)];
        honest = [.. numbers.Select((number, i) => new SimulatedMember(
            number, order, clock, i == 0 ? fault : ProtocolFault.None))];
    }

    /// <summary>How much happened, for the report.</summary>
    public SimulatedTally Tally { get; } = new();

    /// <summary>Runs it.</summary>
    /// <exception cref="ProtocolBrokenException">A promise was broken; the message says which.</exception>
    public void Run()
    {
        Array.ForEach(honest, member => member.Start());
        Say(0, Cast.All.Registration);
        for (int step = 0; step < HealedSteps && honest.Any(member => member.Entries.Count < 2); step++)
        {
            Step(troubled: false);
        }

        for (int step = 0; step < TroubledSteps; step++)
        {
            Trouble();
            Step(troubled: true);
        }

        Heal();
        for (int step = 0; !IsDone(); step++)
        {
            if (step == HealedSteps)
            {
                throw new ProtocolBrokenException(Stuck());
            }

            Step(troubled: false);
        }

        Judge();
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(honest, member => member.Dispose());

    private Instant Now => new(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private void Step(bool troubled)
    {
        clock.Advance(TimeSpan.FromMilliseconds(dice.Between(20, 400)));
        if (said.Count <= Sayings && dice.Percent(25))
        {
            int site = dice.Percent(30) ? dice.Below(ContestedSites) : 1_000 + nonce;
            Say(dice.Below(honest.Length), Cast.All.Site(numbers[dice.Below(honest.Length)], site, ++nonce));
        }

        if (liar is not null && dice.Percent(20))
        {
            liar.Meddle([.. said.Select(one => one.Statement)], Cast.All.Site(liarNumber, dice.Below(ContestedSites), ++nonce));
            Tally.Lies++;
        }

        if (dice.Percent(40))
        {
            // A primary may shift the time; whoever uses it clamps it.
            order.Produce(new Instant(Now.UnixMilliseconds + dice.Between(-3_000, 1_000)), member => member == liarNumber);
        }

        for (int i = 0; i < honest.Length; i++)
        {
            if (honest[i].Runs)
            {
                Live(i, troubled);
            }
        }

        Watch();
    }

    private void Live(int i, bool troubled)
    {
        SimulatedMember member = honest[i];
        if (order.Follows(numbers[i]))
        {
            for (int blocks = dice.Below(3); blocks > 0; blocks--)
            {
                member.ReadNext();
            }
        }

        member.Answer(gaveUp: dice.Percent(3));
        int peer = dice.Below(honest.Length);
        if (peer != i && honest[peer].Runs && order.Reach(numbers[i], numbers[peer]))
        {
            member.Hear(honest[peer].Agreement!.Latest);
        }

        if (liar is not null && order.Reach(numbers[i], liarNumber) && dice.Percent(10))
        {
            member.Hear(liar.Tell(member.Agreement!.Latest));
        }

        // Its clients ask again until they are told; a refused connection is asked again elsewhere.
        foreach ((int home, SignedStatement statement) in said)
        {
            if (home == i && !acknowledged.Contains(statement.Identity) && dice.Percent(3))
            {
                member.Submit(statement);
            }
        }

        member.Pump.Run(troubled ? dice.Below(20) : int.MaxValue);
    }

    private void Say(int home, SignedStatement statement) => said.Add((home, statement));

    private void Trouble()
    {
        if (dice.Percent(6))
        {
            for (int member = 0; member < Cast.Members; member++)
            {
                order.Side[member] = dice.Below(2);
            }

            Tally.Partitions++;
        }

        if (dice.Percent(10))
        {
            Array.Clear(order.Side);
        }

        int engine = dice.Below(Cast.Members);
        if (dice.Percent(4))
        {
            order.Kill(engine);
        }
        else if (dice.Percent(20))
        {
            order.Runs[engine] = true;
        }

        int victim = dice.Below(honest.Length);
        if (honest[victim].Runs && dice.Percent(5))
        {
            honest[victim].Kill();
            seenFinal.Remove(victim);
            Tally.Restarts++;
        }
        else if (!honest[victim].Runs && dice.Percent(40))
        {
            honest[victim].Start();
        }
    }

    private void Heal()
    {
        Array.Clear(order.Side);
        Array.Fill(order.Runs, true);
        foreach (SimulatedMember member in honest.Where(member => !member.Runs))
        {
            member.Start();
        }
    }

    // Every size that becomes final anywhere is compared with what was final there before, anywhere.
    private void Watch()
    {
        for (int i = 0; i < honest.Length; i++)
        {
            if (honest[i].Agreement is not { } agreement)
            {
                continue;
            }

            long final = agreement.Final.Value;
            if (final > seenFinal.GetValueOrDefault(i) && agreement.At(agreement.Final) is { } note)
            {
                seenFinal[i] = final;
                Tally.Finals++;
                if (!finals.TryAdd(final, note.Text) && finals[final] != note.Text)
                {
                    throw new ProtocolBrokenException(At($"two histories of size {final} are final"));
                }
            }

            foreach ((int home, SignedStatement statement) in said)
            {
                if (home == i && honest[i].HasAcknowledged(statement.Identity))
                {
                    acknowledged.Add(statement.Identity);
                }
            }
        }
    }

    private bool IsDone() => said.Count > Sayings
        && said.All(one => acknowledged.Contains(one.Statement.Identity))
        && honest.All(member => member.NextHeight == order.Blocks.Count
            && member.Agreement!.Final == honest[0].Chain.Frontier.Size);

    private void Judge()
    {
        BlockHeader head = honest[0].Chain.Last!;
        foreach (SimulatedMember member in honest)
        {
            if (member.Chain.Last != head || member.Agreement!.IsAgainstUs)
            {
                throw new ProtocolBrokenException(At("honest nodes have come to different states"));
            }
        }

        foreach ((_, SignedStatement statement) in said)
        {
            if (honest.Select(member => member.Entries.GetValueOrDefault(statement.Identity, new EntryIndex(long.MaxValue)))
                .Distinct().Count() != 1)
            {
                throw new ProtocolBrokenException(At($"{statement.Identity} lies at different places"));
            }
        }

        Tally.Statements += said.Count;
        Tally.Blocks += order.Blocks.Count;
        Tally.Networks++;
    }

    private string Stuck()
    {
        int missing = said.Count(one => !acknowledged.Contains(one.Statement.Identity));
        string nodes = string.Join("; ", honest.Select(member => string.Create(
            CultureInfo.InvariantCulture,
            $"size {member.Chain.Frontier.Size}, {member.Agreement}, read {member.NextHeight} of {order.Blocks.Count}, {member.Trouble}")));
        return At($"{missing} statements of honest members did not get in after the network healed: {nodes}");
    }

    private string At(string what) => $"{what} (a liar: {liarNumber >= 0})";
}
