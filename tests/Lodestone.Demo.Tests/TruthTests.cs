using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Demo.Tests;

/// <summary>The record of what was planted is what the ledger came to hold.</summary>
public sealed class TruthTests
{
    private static JudgedYear Year => JudgedYear.Of(2_000);

    [Fact]
    public void Every_planted_fact_is_in_quarantine_under_its_reason()
    {
        Assert.True(Year.Truth.Facts.Count >= 8);
        foreach (PlantedFact fact in Year.Truth.Facts)
        {
            QuarantineRow row = Year.State.Quarantines.Find(fact.Eid)!;
            Assert.Equal(fact.Reason, row.Reason);
            Assert.Equal(fact.Outcome, row.Outcome);
            Assert.Equal(fact.Outcome is null, row.Open);
            Assert.Equal(fact.Outcome is null, Year.Lot(fact.Eid).Quarantined);
        }
    }

    [Fact]
    public void Nothing_else_is_in_quarantine()
    {
        Assert.Equal(
            Year.Truth.Facts.Select(fact => fact.Eid).Order(StringComparer.Ordinal),
            Year.State.Quarantines.Rows.Select(row => row.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Some_facts_are_decided_by_two_persons_and_some_still_wait()
    {
        Assert.Contains(Year.Truth.Facts, fact => fact.Outcome == QuarantineOutcome.Released);
        Assert.Contains(Year.Truth.Facts, fact => fact.Outcome == QuarantineOutcome.Forfeited);
        Assert.Contains(Year.Truth.Facts, fact => fact.Outcome == QuarantineOutcome.Reassigned);
        Assert.Contains(Year.Truth.Facts, fact => fact.Outcome is null);
    }

    [Fact]
    public void Every_approval_decided_its_proposal()
    {
        Assert.True(Year.Truth.Approvals.Count >= 7);
        foreach (PlantedApproval approval in Year.Truth.Approvals)
        {
            ProposalRow row = Year.State.Proposals.Find($"{approval.Proposal}/0")!;
            Assert.True(row.Decided);
            Assert.Equal(approval.Act, row.ActType);
        }
    }

    [Fact]
    public void Holds_stand_or_are_lifted_as_planted()
    {
        Assert.Equal(2, Year.Truth.Holds.Count);
        foreach (PlantedHold hold in Year.Truth.Holds)
        {
            Assert.Equal(hold.Lifted, Year.State.Holds.Find(hold.Hold)!.Lifted);
            Assert.Equal(hold.Lifted, Year.Lot(hold.Eid).Holds.IsEmpty);
        }
    }

    [Fact]
    public void Sealed_results_settle_by_the_mean_and_by_the_umpire()
    {
        Assert.Equal([false, true], Year.Truth.Settlements.Select(settlement => settlement.ByUmpire).Order());
        foreach (PlantedSettlement settlement in Year.Truth.Settlements)
        {
            ShipmentLine line = Year.State.Shipments.Find(settlement.Shipment)!.Lines.Single();
            Assert.Equal(settlement.SettledPicograms, line.Settled!.Value.Picograms.ToString(null, null));
        }
    }

    [Fact]
    public void Corrected_events_are_undone_or_compensated_as_planted()
    {
        Assert.Equal([false, true], Year.Truth.Corrections.Select(correction => correction.Undone).Order());
        foreach (PlantedCorrection correction in Year.Truth.Corrections)
        {
            Assert.NotNull(Year.State.Events.Find(correction.Event)!.CorrectedBy);
            Assert.Equal(correction.Undone, Year.Lot(correction.Eid).Status == LotStatus.Voided);
        }
    }

    [Fact]
    public void Late_entries_are_marked()
    {
        PlantedLateEntry late = Assert.Single(Year.Truth.LateEntries);
        Assert.Contains("late", Year.Lot(late.Eid).Flags);
    }

    [Fact]
    public void Sources_rise_by_what_two_persons_decided()
    {
        PlantedSourceCorrection planted = Assert.Single(Year.Truth.SourceCorrections);
        EndRow corrected = Year.State.Ends.Find($"{BookEdge.Corrected}/{planted.Element}")!;
        Assert.Equal(planted.Picograms, corrected.Amount.Picograms.ToString(null, null));
    }

    [Fact]
    public void Credits_are_spent_at_home_and_after_a_transfer()
    {
        Assert.Equal([false, true], Year.Truth.Credits.Select(credit => credit.Transferred).Order());
        foreach (PlantedCredit credit in Year.Truth.Credits)
        {
            BookLine line = Assert.Single(Year.Lot(credit.Eid).Credited);
            Assert.Equal(credit.Origin, line.Origin);
            Assert.Equal(credit.Picograms, line.Amount.Picograms.ToString(null, null));
        }
    }

    [Fact]
    public void The_record_is_written_as_json()
    {
        using JsonDocument json = JsonDocument.Parse(Year.Truth.ToJson());
        Assert.Equal(
            DemoTruth.MagnetLot().Code, json.RootElement.GetProperty("stories")[0].GetProperty("eid").GetString());
        Assert.Equal(Year.Truth.Facts.Count, json.RootElement.GetProperty("facts").GetArrayLength());
    }

    [Fact]
    public void Signed_statements_verify_under_the_keys_that_the_registry_declares()
    {
        int seen = 0;
        foreach ((DemoStatement statement, SignedStatement signed) in
            new DemoYear(new DemoOptions { Scale = 100 }).SignedStatements())
        {
            KeyRow key = JudgedYear.Of(100).State.Keys.Find(statement.Header.KeyId.ToHex())!;
            PublicKey declared = PublicKey.Parse(
                (SignatureAlgorithm)key.Algorithm, Convert.FromHexString(key.PublicKey)).Value;
            Assert.Equal(SignatureVerdict.Valid, signed.VerifySignature(declared));
            Assert.Equal(statement.Identity.Hex, signed.Identity.ToHex());
            Assert.Equal(seen++, statement.Index);
        }

        Assert.True(seen > 100);
    }
}
