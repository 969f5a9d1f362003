using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Changes of the network: one full member proposes, others agree, and the voice that makes the quorum decides. What is
/// decided holds from a size of the log that lies ahead, so that every node meets it at the same place.
/// </summary>
internal static class ChangeRules
{
    /// <summary>
    /// A key that is replaced is known (209), the member's (301) and still signs (304); who is admitted has a key (209); new
    /// keys are of suites that the genesis names (212).
    /// </summary>
    public static Refusal? MemberHasItsKey(Case it, ProposeChange act) => MemberHasItsKey(it, act.Change) switch
    {
        { Code: RefusalCode.KeyUnknown } unknown => unknown,
        var refusal => NewKeysAreOfTheSuites(it, act.Change) ?? refusal,
    };

    /// <summary>Only a full member proposes (316).</summary>
    public static Refusal? OnlyAFullMemberProposes(Case it, ProposeChange act) => OnlyAFullMember(it);

    /// <summary>No party, name or key comes twice (801, 809).</summary>
    public static Refusal? NothingComesTwice(Case it, ProposeChange act) =>
        ChangeWouldStand(it, act) is { Code: < RefusalCode.IntervalEmpty } twice ? twice : null;

    /// <summary>A proposal ends after it begins (810).</summary>
    public static Refusal? ProposalHasAnEnd(Case it, ProposeChange act) => act.Until > it.Position.BlockTime
        ? null
        : it.Refuse(RefusalCode.IntervalEmpty, "until", act.Until.ToString());

    /// <summary>The change holds from a place that lies ahead (811).</summary>
    public static Refusal? ChangeLiesAhead(Case it, ProposeChange act) => LiesAhead(it, act.InForceFrom, "inForceFrom");

    /// <summary>What could not stand on what is decided is not proposed (813, 814, 815).</summary>
    public static Refusal? ChangeWouldStand(Case it, ProposeChange act)
    {
        Refusal? refusal = Fold(it, Motion(it, act), it.Position.Index, "change.").Refusal;
        Refusal? keys = ChangedKeysAreNew(it, act.Change);
        return refusal is null || keys?.Code < refusal.Code ? keys : refusal;
    }

    /// <summary>Writes the motion with the proposer's voice; where one voice is the quorum, it is decided.</summary>
    public static Refusal? EnterMotion(Case it, ProposeChange act) =>
        DecideOrWait(it, Tables.ProposalKey(it.Statement.Identity, it.ActIndex), Motion(it, act));

    /// <summary>Only a full member agrees (316).</summary>
    public static Refusal? OnlyAFullMemberAgrees(Case it, ApproveChange act) => OnlyAFullMember(it);

    /// <summary>
    /// The motion is known, undecided and not ended, and the key that proposed it still has a voice (803).
    /// </summary>
    public static Refusal? MotionIsOpen(Case it, ApproveChange act) =>
        Find(it, act) is { DecidedAt: null } motion && it.Position.BlockTime < motion.Until
            && StillSpeaks(it, motion.Voices[0])
                ? null
                : it.Refuse(RefusalCode.ProposalUnknown, "proposal", act.Proposal.Hex);

    /// <summary>The change still lies ahead (811).</summary>
    public static Refusal? MotionLiesAhead(Case it, ApproveChange act) => LiesAhead(it, Find(it, act)!.From, "proposal");

    /// <summary>An organisation has one voice (812).</summary>
    public static Refusal? OrganisationHasOneVoice(Case it, ApproveChange act) =>
        Find(it, act)!.Voices.Any(voice => voice.Party == it.Issuer && StillSpeaks(it, voice))
            ? it.Refuse(RefusalCode.SameOrganisationTwice, "proposal", act.Proposal.Hex)
            : null;

    /// <summary>Adds the voice; with the quorum, judges the change as things stand now and decides it.</summary>
    public static Refusal? AddVoice(Case it, ApproveChange act)
    {
        MotionRow motion = Find(it, act)!;
        ImmutableArray<Voice> others = motion.Voices.RemoveAll(voice => voice.Party == it.Issuer);
        return DecideOrWait(
            it, Tables.ProposalKey(act.Proposal, act.ActIndex),
            motion with { Voices = others.Add(new Voice(it.Issuer, it.Statement.Key)) });
    }

    private static Refusal? DecideOrWait(Case it, string key, MotionRow motion)
    {
        CharterRow charter = Charters.Here(it)!;
        int agree = motion.Voices.Count(voice =>
            charter.MemberOf(voice.Party) is { Role: MemberRole.Full } && StillSpeaks(it, voice));
        if (agree < charter.Quorum)
        {
            it.Draft.Motions.Put(key, motion);
            return null;
        }

        NetworkChange change = ChangeOf(motion);
        string within = it.Statement.Acts[it.ActIndex] is ProposeChange ? "change." : "proposal.";
        (ImmutableArray<CharterRow> charters, Refusal? refusal) = Fold(it, motion, it.Position.Index, within);
        if ((refusal ?? MemberHasItsKey(it, change) ?? ChangedKeysAreNew(it, change)) is { } why)
        {
            return why;
        }

        MotionRow decided = motion with
        {
            From = motion.From ?? it.Position.Index + 1, DecidedAt = it.Position.Index,
        };
        it.Draft.Motions.Put(key, decided);
        foreach (CharterRow ahead in charters.Where(one => one.From > it.Position.Index))
        {
            it.Draft.Charters.Put(Tables.CharterKey(ahead.From), ahead);
        }

        WriteKeys(it, change, decided.From.Value);
        return null;
    }

    // All decided changes and this one, in the order in which they hold, on the genesis's charter: a change that is decided
    // later may hold earlier, and what was decided for after it must still stand.
    private static (ImmutableArray<CharterRow> Charters, Refusal? Refusal) Fold(
        Case it, MotionRow motion, long decidedAt, string within)
    {
        MotionRow here = motion with { From = motion.From ?? decidedAt + 1, DecidedAt = decidedAt };
        IEnumerable<MotionRow> decided = it.Draft.Motions.StartingWith(string.Empty)
            .Select(row => row.Value).Where(row => row.DecidedAt is not null)
            .Append(here).OrderBy(row => row.From).ThenBy(row => row.DecidedAt);
        List<CharterRow> charters = [it.Draft.Charters.Find(Tables.CharterKey(0))!];
        foreach (MotionRow row in decided)
        {
            ChangedCharter changed = Changes.On(charters[^1], ChangeOf(row));
            if (changed.Charter is not { } charter)
            {
                return ([], it.Refuse(changed.Why, within + changed.Field, changed.Detail));
            }

            if (charters.Count > 1 && charters[^1].From == row.From)
            {
                charters.RemoveAt(charters.Count - 1);
            }

            charters.Add(charter with { From = row.From!.Value });
        }

        return ([.. charters], null);
    }

    private static void WriteKeys(Case it, NetworkChange change, long from)
    {
        if (change is AdmitMember admit)
        {
            KeyRules.PutKeys(it, admit.Member.Party, admit.Member.Keys, from);
        }
        else if (change is RotateMemberKey rotate)
        {
            // The new one signs at once and the old one until the change holds, so that nothing under way is lost.
            KeyRules.PutKeys(it, rotate.Party, [rotate.Key], it.Position.Index + 1);
            it.Draft.Keys.Put(rotate.Replaces, it.Draft.Keys.Find(rotate.Replaces)! with { RevokedAt = from - 1 });
        }
    }

    private static Refusal? MemberHasItsKey(Case it, NetworkChange change) => change switch
    {
        AdmitMember { Member: { Keys.IsEmpty: true } member }
            when !it.Draft.Keys.StartingWith(string.Empty).Any(key => key.Value.Party == member.Party) =>
            it.Refuse(RefusalCode.KeyUnknown, "change.member.keys", member.Party.Value),
        RotateMemberKey rotate => ReplacedKeyStillSigns(it, rotate),
        _ => null,
    };

    private static Refusal? ReplacedKeyStillSigns(Case it, RotateMemberKey rotate) =>
        it.Draft.Keys.Find(rotate.Replaces) switch
        {
            null => it.Refuse(RefusalCode.KeyUnknown, "change.replaces", rotate.Replaces),
            { } key when key.Party != rotate.Party =>
                it.Refuse(RefusalCode.KeyOfAnotherParty, "change.replaces", rotate.Replaces),
            { RevokedAt: not null } => it.Refuse(RefusalCode.KeyRevoked, "change.replaces", rotate.Replaces),
            _ => null,
        };

    private static Refusal? ChangedKeysAreNew(Case it, NetworkChange change) => change switch
    {
        RotateMemberKey rotate => KeyRules.KeysAreNew(it, [rotate.Key], "change.key"),
        AdmitMember admit => KeyRules.KeysAreNew(it, admit.Member.Keys, "change.member.keys"),
        _ => null,
    };

    private static Refusal? NewKeysAreOfTheSuites(Case it, NetworkChange change) => change switch
    {
        RotateMemberKey rotate when !KeyRules.SuitesOf(it).Contains(rotate.Key.Algorithm) => it.Refuse(
            RefusalCode.SuiteNotOfTheNetwork, "change.key.algorithm", string.Join(", ", KeyRules.SuitesOf(it))),
        AdmitMember { Member: var member } =>
            KeyRules.KeysAreOfSuites(it, member.Keys, "change.member.keys", KeyRules.SuitesOf(it))
            ?? KeyRules.AgreementKeyIsOfSuites(it, [member.AgreementKey], "change.member", KeyRules.SuitesOf(it)),
        RotateAgreementKey rotate =>
            KeyRules.AgreementKeyIsOfSuites(it, [rotate.AgreementKey], "change", KeyRules.SuitesOf(it)),
        _ => null,
    };

    private static Refusal? OnlyAFullMember(Case it) =>
        Charters.Here(it)?.MemberOf(it.Issuer) is { Role: MemberRole.Full }
            ? null
            : new Refusal(RefusalCode.MemberRequired, null, it.Issuer.Value);

    private static Refusal? LiesAhead(Case it, long? from, string field) =>
        from is { } size && size <= it.Position.Index ? it.Refuse(RefusalCode.ChangeNotAhead, field, $"from {size}") : null;

    // A voice lapses with its key: else a stolen and revoked key would still be part of a decision.
    private static bool StillSpeaks(Case it, Voice voice) =>
        it.Draft.Keys.Find(voice.Key) is { } key
        && (key.RevokedAt is null || key.RevokedAt >= it.Position.Index)
        && (key.ValidTo is null || it.Position.BlockTime < key.ValidTo);

    private static MotionRow Motion(Case it, ProposeChange act)
    {
        Type type = act.Change.GetType();
        string json = JsonSerializer.Serialize(act.Change, RowForms.Default.GetTypeInfo(type)
            ?? throw new InvalidOperationException($"{type.Name} has no stored form."));
        return new MotionRow(
            type.Name, json, act.InForceFrom, act.Until, [new Voice(it.Issuer, it.Statement.Key)], DecidedAt: null);
    }

    private static NetworkChange ChangeOf(MotionRow motion)
    {
        Type type = typeof(NetworkChange).Assembly.GetType($"{typeof(NetworkChange).Namespace}.{motion.ChangeType}")!;
        return (NetworkChange)JsonSerializer.Deserialize(motion.ChangeJson, RowForms.Default.GetTypeInfo(type)!)!;
    }

    private static MotionRow? Find(Case it, ApproveChange act) =>
        it.Draft.Motions.Find(Tables.ProposalKey(act.Proposal, act.ActIndex));
}
