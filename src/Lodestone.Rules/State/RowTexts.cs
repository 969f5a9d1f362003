using System.Collections.Frozen;

namespace Lodestone.Rules;

/// <summary>
/// How each kind of row is written, member by member in declared order. <see cref="RowForms"/> reads them, and says the
/// same; changing a form changes the state digest and so needs a new rules version.
/// </summary>
internal static partial class RowTexts
{
    private static readonly FrozenDictionary<Type, Delegate> Forms = new Delegate[]
    {
        (Action<RowText, NetworkRow>)Write,
        (Action<RowText, PartyRow>)Write,
        (Action<RowText, KeyRow>)Write,
        (Action<RowText, SiteRow>)Write,
        (Action<RowText, PermitRow>)Write,
        (Action<RowText, CircuitRow>)Write,
        (Action<RowText, StreamRow>)Write,
        (Action<RowText, InstrumentRow>)Write,
        (Action<RowText, ContractRow>)Write,
        (Action<RowText, LotRow>)Write,
        (Action<RowText, AliasRow>)Write,
        (Action<RowText, ParentRow>)Write,
        (Action<RowText, ShipmentRow>)Write,
        (Action<RowText, AssayRow>)Write,
        (Action<RowText, FinalAssayRow>)Write,
        (Action<RowText, UnaccountedRow>)Write,
        (Action<RowText, CreditRow>)Write,
        (Action<RowText, QuarantineRow>)Write,
        (Action<RowText, HoldRow>)Write,
        (Action<RowText, ProposalRow>)Write,
        (Action<RowText, PeriodRow>)Write,
        (Action<RowText, LateEntryRow>)Write,
        (Action<RowText, ThroughputRow>)Write,
        (Action<RowText, EventRow>)Write,
        (Action<RowText, ClearanceRow>)Write,
        (Action<RowText, ClearedRow>)Write,
        (Action<RowText, EndRow>)Write,
        (Action<RowText, CharterRow>)Write,
        (Action<RowText, MotionRow>)Write,
    }.ToFrozenDictionary(form => form.Method.GetParameters()[1].ParameterType);

    /// <summary>The form of a kind of row.</summary>
    public static Action<RowText, TRow> Of<TRow>()
        where TRow : class => Forms.TryGetValue(typeof(TRow), out Delegate? form)
            ? (Action<RowText, TRow>)form
            : throw new ArgumentException($"{typeof(TRow).Name} is no row of the state.");

    private static void Write(RowText to, NetworkRow row)
    {
        to.Begin();
        to.Text("Name"u8, row.Name);
        to.Text("Root"u8, row.Root.Value);
        to.Flag("IsDemo"u8, row.IsDemo);
        to.Number("SkewMilliseconds"u8, row.SkewMilliseconds);
        to.Number("LatenessDays"u8, row.LatenessDays);
        to.Number("SourceCorrection"u8, row.SourceCorrection.Value);
        to.Flag("OpeningClosed"u8, row.OpeningClosed);
        if (row.Suites is { } suites)
        {
            to.List("Suites"u8, suites, static (to, suite) => to.Number(suite));
        }

        to.End();
    }

    private static void Write(RowText to, PartyRow row)
    {
        to.Begin();
        to.Text("Party"u8, row.Party.Value);
        to.Number("Role"u8, (long)row.Role);
        to.Text("NameEn"u8, row.NameEn);
        to.Text("NameZh"u8, row.NameZh);
        to.Text("Country"u8, row.Country);
        to.Flag("Suspended"u8, row.Suspended);
        to.List("Aliases"u8, row.Aliases, static (to, alias) => to.Text(alias.Value));
        to.End();
    }

    private static void Write(RowText to, KeyRow row)
    {
        to.Begin();
        to.Text("Party"u8, row.Party.Value);
        to.Text("Person"u8, row.Person);
        to.Number("Algorithm"u8, row.Algorithm);
        to.Text("PublicKey"u8, row.PublicKey);
        to.Number("From"u8, row.From);
        to.Number("ValidTo"u8, row.ValidTo?.UnixMilliseconds);
        to.Number("RevokedAt"u8, row.RevokedAt);
        to.Number("SuspectSince"u8, row.SuspectSince);
        to.End();
    }

    private static void Write(RowText to, SiteRow row)
    {
        to.Begin();
        to.Text("Site"u8, row.Site.Gln);
        to.Text("Party"u8, row.Party.Value);
        to.Text("NameEn"u8, row.NameEn);
        to.Text("NameZh"u8, row.NameZh);
        to.Text("Country"u8, row.Country);
        to.Number("LatitudeMicrodegrees"u8, row.LatitudeMicrodegrees);
        to.Number("LongitudeMicrodegrees"u8, row.LongitudeMicrodegrees);
        to.Text("Locode"u8, row.Locode);
        to.Text("Deposit"u8, row.Deposit);
        to.End();
    }

    private static void Write(RowText to, PermitRow row)
    {
        to.Begin();
        to.Text("Permit"u8, row.Permit);
        to.Text("Party"u8, row.Party.Value);
        to.Text("Site"u8, row.Site?.Gln);
        to.Number("Activity"u8, (long)row.Activity);
        to.List("Chains"u8, row.Chains, static (to, chain) => to.Number((long)chain));
        to.Number("YearlyCapacity"u8, row.YearlyCapacity?.Milligrams);
        to.Number("ValidFrom"u8, row.ValidFrom.UnixMilliseconds);
        to.Number("ValidTo"u8, row.ValidTo.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, StreamRow row)
    {
        to.Begin();
        to.Text("Site"u8, row.Site.Gln);
        to.Text("Element"u8, row.Element.Symbol);
        to.Digits("YearlyCap"u8, row.YearlyCap.Picograms);
        to.End();
    }

    private static void Write(RowText to, InstrumentRow row)
    {
        to.Begin();
        to.Text("Site"u8, row.Site.Gln);
        to.Text("Party"u8, row.Party.Value);
        to.Number("Uncertainty"u8, row.Uncertainty.Value);
        to.Number("CalibratedFrom"u8, row.CalibratedFrom.UnixMilliseconds);
        to.Number("CalibratedTo"u8, row.CalibratedTo.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, ContractRow row)
    {
        to.Begin();
        to.Text("Seller"u8, row.Seller.Value);
        to.Text("Buyer"u8, row.Buyer.Value);
        to.Number("SplittingLimit"u8, row.SplittingLimit.Value);
        to.Text("Umpire"u8, row.Umpire.Value);
        to.End();
    }

    private static void Write(RowText to, ProposalRow row)
    {
        to.Begin();
        to.Text("Authority"u8, row.Authority.Value);
        to.Text("Person"u8, row.Person);
        to.Text("Key"u8, row.Key);
        to.Text("ActType"u8, row.ActType);
        to.Text("ActJson"u8, row.ActJson);
        to.Flag("Decided"u8, row.Decided);
        to.End();
    }

    private static void Write(RowText to, PeriodRow row)
    {
        to.Begin();
        to.Number("ClosedTo"u8, row.ClosedTo.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, LateEntryRow row)
    {
        to.Begin();
        to.Number("EventsFrom"u8, row.EventsFrom.UnixMilliseconds);
        to.Number("EventsTo"u8, row.EventsTo.UnixMilliseconds);
        to.Number("Until"u8, row.Until.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, CharterRow row)
    {
        to.Begin();
        to.Number("From"u8, row.From);
        to.Number("Quorum"u8, row.Quorum);
        to.Number("RulesVersion"u8, row.RulesVersion);
        to.Flag("Halted"u8, row.Halted);
        to.List("Members"u8, row.Members, static (to, member) =>
        {
            to.Begin();
            to.Text("Party"u8, member.Party.Value);
            to.Text("Name"u8, member.Name);
            to.Text("NameEn"u8, member.NameEn);
            to.Text("NameZh"u8, member.NameZh);
            to.Number("Role"u8, (long)member.Role);
            to.Text("AgreementKey"u8, member.AgreementKey);
            to.End();
        });
        to.List("Excluded"u8, row.Excluded, static (to, party) => to.Text(party.Value));
        to.End();
    }

    private static void Write(RowText to, MotionRow row)
    {
        to.Begin();
        to.Text("ChangeType"u8, row.ChangeType);
        to.Text("ChangeJson"u8, row.ChangeJson);
        to.Number("From"u8, row.From);
        to.Number("Until"u8, row.Until.UnixMilliseconds);
        to.List("Voices"u8, row.Voices, static (to, voice) =>
        {
            to.Begin();
            to.Text("Party"u8, voice.Party.Value);
            to.Text("Key"u8, voice.Key);
            to.End();
        });
        to.Number("DecidedAt"u8, row.DecidedAt);
        to.End();
    }
}
