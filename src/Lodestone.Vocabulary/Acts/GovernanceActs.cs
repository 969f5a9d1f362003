using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>What a member organisation does in a network that several hold together. There is no zero.</summary>
public enum MemberRole
{
    /// <summary>Replays everything, signs what it computed, and governs: statutory bodies.</summary>
    Full = 1,

    /// <summary>
    /// Holds checkpoints, hash tiles and the entries that concern it, and sends envelopes; signs no agreement and does not govern.
    /// </summary>
    Witness = 2,
}

/// <summary>A member organisation as it is declared.</summary>
/// <param name="Party">Its party identifier.</param>
/// <param name="Name">The name under which it cosigns checkpoints (C2SP key name).</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Role">What it does.</param>
/// <param name="AgreementKey">
/// The Ed25519 (or SM2) point, in lower-case hexadecimal, of the key that signs what its node computed and nothing else.
/// </param>
/// <param name="Keys">Keys that sign its envelopes and its part in governance; none if the party's registered keys do.</param>
public sealed record MemberDeclaration(
    PartyId Party,
    string Name,
    string NameEn,
    string NameZh,
    MemberRole Role,
    string AgreementKey,
    ImmutableArray<KeyDeclaration> Keys)
{
    /// <summary>The suite of an agreement key, told by its length: notes are signed with Ed25519 or SM2 and nothing else.</summary>
    /// <param name="agreementKey">The point in hexadecimal.</param>
    /// <returns>COSE algorithm: -8 or -65537.</returns>
    public static int SuiteOf(string agreementKey) => agreementKey?.Length == 64 ? -8 : -65_537;
}

/// <summary>The organisations that hold a network together, as its genesis names them.</summary>
/// <param name="Quorum">How many full members must have signed the same, or must agree to a change.</param>
/// <param name="RulesVersion">The version of the law that the network begins with.</param>
/// <param name="Members">The members.</param>
public sealed record ConsortiumDeclaration(int Quorum, int RulesVersion, ImmutableArray<MemberDeclaration> Members)
{
    /// <summary>The least quorum of so many full members: more than (n + f) / 2, where f of them may be faulty.</summary>
    /// <param name="fullMembers">How many, from 1.</param>
    public static int LeastQuorum(int fullMembers) => ((fullMembers + ((fullMembers - 1) / 3)) / 2) + 1;
}

/// <summary>
/// A change of who holds the network together, or how: decided by as many full members as the quorum says. The family is
/// closed.
/// </summary>
public abstract record NetworkChange;

/// <summary>An organisation becomes a member.</summary>
/// <param name="Member">The member.</param>
/// <param name="Quorum">The quorum from then on; null if it stays.</param>
public sealed record AdmitMember(MemberDeclaration Member, int? Quorum) : NetworkChange;

/// <summary>An organisation is a member no more.</summary>
/// <param name="Party">The member.</param>
/// <param name="MayStillAct">Whether it goes on as a party: it left. Otherwise its statements are refused.</param>
/// <param name="Quorum">The quorum from then on; null if it stays.</param>
public sealed record ExcludeMember(PartyId Party, bool MayStillAct, int? Quorum) : NetworkChange;

/// <summary>A member signs what its node computed with another key.</summary>
/// <param name="Party">The member.</param>
/// <param name="AgreementKey">The new Ed25519 or SM2 point in lower-case hexadecimal.</param>
public sealed record RotateAgreementKey(PartyId Party, string AgreementKey) : NetworkChange;

/// <summary>A member's envelopes and governance are signed with another key.</summary>
/// <param name="Party">The member.</param>
/// <param name="Key">The new key: it signs as soon as this is decided.</param>
/// <param name="Replaces">The key id that signs no more once the change is in force.</param>
public sealed record RotateMemberKey(PartyId Party, KeyDeclaration Key, string Replaces) : NetworkChange;

/// <summary>Another quorum.</summary>
/// <param name="Quorum">How many full members.</param>
public sealed record ChangeQuorum(int Quorum) : NetworkChange;

/// <summary>A later version of the law judges from then on; a node that does not know it stops before.</summary>
/// <param name="Version">The version.</param>
public sealed record RaiseRules(int Version) : NetworkChange;

/// <summary>Nothing but governance is accepted from then on.</summary>
public sealed record HaltNetwork : NetworkChange;

/// <summary>A halted network goes on.</summary>
public sealed record ResumeNetwork : NetworkChange;

/// <summary>Proposes a change; the proposing organisation counts as the first that agrees (a full member).</summary>
/// <param name="Change">The change.</param>
/// <param name="InForceFrom">
/// Size of the log from which it holds; ahead of the entry that decides it. Null: from the entry after that one.
/// </param>
/// <param name="Until">Block time from which it can no longer be approved.</param>
public sealed record ProposeChange(NetworkChange Change, long? InForceFrom, Instant Until) : Act;

/// <summary>Agrees to a proposed change (another full member); the one that makes the quorum decides it.</summary>
/// <param name="Proposal">Identity of the proposing statement.</param>
/// <param name="ActIndex">Which act of that statement, from 0.</param>
public sealed record ApproveChange(StatementIdentity Proposal, int ActIndex) : Act;
