using System.Collections.Immutable;
using Lodestone.Demo;
using Lodestone.Rules;
using Lodestone.Verifier.Tests.Harness;

namespace Lodestone.Verifier.Tests;

public sealed class ForgeryTests(DemoFixture fixture, ITestOutputHelper output) : IClassFixture<DemoFixture>
{
    private DemoNode Demo => fixture.Node;

    private Forgeries Forgeries
    {
        get
        {
            LotRow magnets = Demo.Lots.First(lot => lot.Eid == DemoTruth.MagnetLot());
            return new Forgeries(
                Demo, Demo.Bundle(magnets.Eid), Demo.Bundle(magnets.Eid, Demo.CallerOf(magnets.Issuer)));
        }
    }

    [Fact]
    public void What_the_log_makes_again_without_forging_is_as_valid_as_before()
    {
        (byte[] whole, byte[] inPart) = Forgeries.Untouched;
        Assert.Equal(BundleStanding.Valid, BundleVerification.Verify(whole, Demo.Anchor).Standing);
        Assert.Equal(BundleStanding.ValidInPart, BundleVerification.Verify(inPart, Demo.Anchor).Standing);
    }

    [Fact]
    public void What_the_operator_forges_is_found_and_named()
    {
        Forgery[] all = [.. Forgeries.All()];
        string[] wrong = [.. all.Select(forgery => forgery.FaultOfVerdict(BundleChecks.None)).OfType<string>()];
        output.WriteLine($"{all.Length} forgeries, {wrong.Length} not found or not named");
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_verifier_without_one_of_its_checks_is_noticed()
    {
        Forgery[] all = [.. Forgeries.All()];
        Original original = new("magnets", Demo.Bundle(DemoTruth.MagnetLot()), BundleStanding.Valid);
        foreach (BundleChecks check in Enum.GetValues<BundleChecks>().Where(check => check != BundleChecks.None))
        {
            string[] missed =
            [
                .. all.Where(forgery => forgery.Check == check)
                    .Select(forgery => forgery.FaultOfVerdict(check)).OfType<string>(),
            ];
            MutationRun run = new(Demo.Anchor, [original]) { Without = check };
            run.Judge(Spelt(original));
            output.WriteLine($"without {check}: {missed.Length} forgeries and {run.Wrong.Count} alterations pass or go unnamed");
            Assert.True(missed.Length + run.Wrong.Count > 0, $"Nothing notices that {check} is off.");
        }
    }

    [Fact]
    public void An_entry_left_out_never_gives_another_status()
    {
        byte[] whole = Demo.Bundle(DemoTruth.MagnetLot());
        BundleVerdict honest = BundleVerification.Verify(whole, Demo.Anchor);
        DishonestLog log = new(Demo, whole);
        int invalid = 0;
        int same = 0;
        for (int i = 0; i < log.Shown.Count; i++)
        {
            DishonestLog without = log.Copy();
            without.Shown.RemoveAt(i);
            BundleVerdict verdict = BundleVerification.Verify(without.Bundle(), Demo.Anchor);
            if (verdict.Standing == BundleStanding.Invalid)
            {
                invalid++;
                continue;
            }

            // What judging only might have looked into (a permit beside the one that was used) can be missing.
            same++;
            Assert.Equal(RowReader.Write(honest.Status!.Lot), RowReader.Write(verdict.Status!.Lot));
        }

        output.WriteLine($"{invalid} entries are needed, {same} only were at hand");
        Assert.True(invalid > same * 4, $"{invalid}, {same}");
    }

    [Fact]
    public void Every_check_but_those_of_form_is_held_by_a_forgery_of_its_own()
    {
        ImmutableHashSet<BundleChecks> held = [.. Forgeries.All().Select(forgery => forgery.Check)];
        Assert.Equal(
            [BundleChecks.Canonical],
            Enum.GetValues<BundleChecks>().Where(check => check != BundleChecks.None && !held.Contains(check)));
    }

    // The same content in another spelling: nothing but the canonical form tells them apart.
    private static IEnumerable<Mutant> Spelt(Original original)
    {
        Branch root = BundleFields.Of(original.Bytes);
        root.IsWidened = true;
        yield return new Mutant(original, "widened", root.Encode(), null, null);
    }
}
