using System.Collections.Immutable;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Rules;

namespace Lodestone.Node.Consortium;

/// <summary>How the consortium stands, as this organisation's node sees it.</summary>
/// <param name="Final">Entries that enough members have signed alike.</param>
/// <param name="Computed">Entries that this node has computed.</param>
/// <param name="IsAgainstUs">Whether enough others signed another history: this node acknowledges nothing more.</param>
/// <param name="Signs">Whether the members know an agreement key of this node: it signs what it computes.</param>
/// <param name="RulesNeeded">
/// The version of the rules that judges the next entry if this program does not know it: it then takes part no more; else null.
/// </param>
/// <param name="Charter">Who holds the network together from now on; null if the genesis names nobody.</param>
/// <param name="ChartersAhead">What is decided and does not hold yet, in the order in which it will.</param>
/// <param name="Trouble">Why the order does not move; null while it does, and for those who do not see all.</param>
/// <param name="Engine">The engine as this node sees it.</param>
/// <param name="Members">How far each other member was heard, in entries, by its name.</param>
/// <param name="Peers">
/// What is wrong with each other member's node, by its address; null if it answers. Empty for those who do not see all.
/// </param>
/// <param name="Breaches">Who signed another history, with both signed checkpoints.</param>
/// <param name="CarriedByOthers">Our statements that other members' nodes carried, since ours did not get in.</param>
/// <param name="Remarks">
/// Envelopes that did not simply take their place, the latest thousand since this node was started; none for those who do not
/// see all.
/// </param>
internal sealed record AgreementForm(
    long Final,
    long Computed,
    bool IsAgainstUs,
    bool Signs,
    int? RulesNeeded,
    CharterForm? Charter,
    IReadOnlyList<CharterForm> ChartersAhead,
    string? Trouble,
    EngineForm Engine,
    IReadOnlyDictionary<string, long> Members,
    IReadOnlyDictionary<string, string?> Peers,
    IReadOnlyList<BreachForm> Breaches,
    long CarriedByOthers,
    IReadOnlyList<RemarkForm> Remarks)
{
    /// <summary>As it is now.</summary>
    public static AgreementForm Of(OpenNode node, NodeAgreement agreement, bool withAddresses)
    {
        (long size, ImmutableArray<CharterRow> charters) = node.Ledger.ReadState(
            (state, head) => (head?.Header.SizeAfter.Value ?? 0, Charters.All(state)));
        return Plain(node, agreement, withAddresses) with
        {
            Charter = charters.LastOrDefault(charter => charter.From <= size) is { } now ? CharterForm.Of(now) : null,
            ChartersAhead = [.. charters.Where(charter => charter.From > size).Select(CharterForm.Of)],
        };
    }

    private static AgreementForm Plain(OpenNode node, NodeAgreement agreement, bool withAddresses) => new(
        agreement.Final.Value,
        node.Ledger.Log.Size.Value,
        agreement.IsAgainstUs,
        agreement.Signs,
        node.Ledger.RulesNeeded,
        null,
        [],
        withAddresses ? node.Ledger.OrderTrouble : null,
        EngineForm.Of(node.Seat!.Seat.Engine, withAddresses),
        agreement.Heard,
        node.Seat.Peers.Where(_ => withAddresses).ToDictionary(
            peer => peer.ToString(), peer => node.Seat.Trouble.GetValueOrDefault(peer), StringComparer.Ordinal),
        [.. agreement.Breaches.Select(BreachForm.Of)],
        node.Seat.CarriedByOthers,
        [.. node.Ledger.OrderRemarks.Where(_ => withAddresses).Select(RemarkForm.Of)]);
}

/// <summary>An envelope that did not simply take its place in its organisation's chain.</summary>
/// <param name="Kind">Junk, Repeated, Forked, Early, TooEarly or NoBatch.</param>
/// <param name="EngineHeight">The engine's block in which it lies, for anybody to look at.</param>
/// <param name="Organisation">Whose it claims to be; empty if it was not read so far.</param>
/// <param name="Detail">What is known.</param>
internal sealed record RemarkForm(string Kind, long EngineHeight, string Organisation, string Detail)
{
    /// <summary>Of what the reading noted.</summary>
    public static RemarkForm Of(OrderRemark remark) =>
        new(remark.Kind.ToString(), remark.EngineHeight, remark.Organisation, remark.Detail);
}

/// <summary>Who holds the network together, and how, from one size of the log on.</summary>
/// <param name="From">The size.</param>
/// <param name="Quorum">How many full members must have signed the same.</param>
/// <param name="RulesVersion">The version of the rules.</param>
/// <param name="IsHalted">Whether nothing but governance is accepted.</param>
/// <param name="Members">The members.</param>
internal sealed record CharterForm(
    long From, int Quorum, int RulesVersion, bool IsHalted, IReadOnlyList<MemberForm> Members)
{
    /// <summary>Of a row of the state.</summary>
    public static CharterForm Of(CharterRow row) => new(
        row.From, row.Quorum, row.RulesVersion, row.Halted,
        [.. row.Members.Select(member => new MemberForm(
            member.Party.Value, member.Name, member.NameEn, member.NameZh, member.Role.ToString(), member.AgreementKey))]);
}

/// <summary>A member organisation.</summary>
/// <param name="Party">Its party identifier.</param>
/// <param name="Name">Its name under checkpoints.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Role">Full or Witness.</param>
/// <param name="AgreementKey">Its agreement key, hexadecimal.</param>
internal sealed record MemberForm(
    string Party, string Name, string NameEn, string NameZh, string Role, string AgreementKey);

/// <summary>An engine, as a node sees it.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Faults">What it survives: Single, Crash or Byzantine.</param>
/// <param name="Height">The highest final block; below zero before the first.</param>
/// <param name="LastBlock">Its time, in UTC; null before the first.</param>
/// <param name="IsStalled">Whether nothing became final for too long.</param>
/// <param name="Waiting">Envelopes that are not final.</param>
/// <param name="Endpoints">Each of its nodes that is spoken to; none for those who do not see all.</param>
internal sealed record EngineForm(
    string Name,
    string Faults,
    long Height,
    string? LastBlock,
    bool IsStalled,
    int Waiting,
    IReadOnlyList<EndpointHealth> Endpoints)
{
    /// <summary>As it is now.</summary>
    public static EngineForm Of(IOrderingEngine engine, bool withAddresses)
    {
        EngineHealth health = engine.Health;
        return new EngineForm(
            engine.Traits.Name, engine.Traits.Faults.ToString(), health.Height, health.LastBlock?.ToString(),
            health.IsStalled, health.Waiting, withAddresses ? health.Endpoints : []);
    }
}

/// <summary>Two histories of one size, both signed.</summary>
/// <param name="Organisation">Who signed the other one.</param>
/// <param name="Size">The size in entries.</param>
/// <param name="Ours">Our signed note; null if this node signed nothing then.</param>
/// <param name="Theirs">Their signed note.</param>
internal sealed record BreachForm(string Organisation, long Size, string? Ours, string Theirs)
{
    /// <summary>Of what the agreement holds.</summary>
    public static BreachForm Of(Breach breach) =>
        new(breach.Organisation, breach.Size.Value, breach.Ours?.ToString(), breach.Theirs.ToString());
}
