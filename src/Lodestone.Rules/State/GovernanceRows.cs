using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Who holds the network together, and how, from one size of the log on.</summary>
/// <param name="From">The size of the log from which it holds, until the next one's.</param>
/// <param name="Quorum">How many full members must have signed the same, or must agree to a change.</param>
/// <param name="RulesVersion">The version of the law.</param>
/// <param name="Halted">Whether nothing but governance is accepted.</param>
/// <param name="Members">The members.</param>
/// <param name="Excluded">Parties that were excluded and whose statements are refused.</param>
public sealed record CharterRow(
    long From,
    int Quorum,
    int RulesVersion,
    bool Halted,
    ImmutableArray<MemberRow> Members,
    ImmutableArray<PartyId> Excluded);

/// <summary>A member organisation.</summary>
/// <param name="Party">Its party identifier.</param>
/// <param name="Name">The name under which it cosigns checkpoints.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Role">What it does.</param>
/// <param name="AgreementKey">The Ed25519 or SM2 point of its agreement key in hexadecimal.</param>
public sealed record MemberRow(
    PartyId Party, string Name, string NameEn, string NameZh, MemberRole Role, string AgreementKey);

/// <summary>A proposed change of the network, and what became of it.</summary>
/// <param name="ChangeType">Name of the change's type.</param>
/// <param name="ChangeJson">The change, canonical JSON of its type.</param>
/// <param name="From">The size of the log from which it holds; null while it is open and names none.</param>
/// <param name="Until">Block time from which it can no longer be approved.</param>
/// <param name="Voices">Who agrees; the first has proposed it.</param>
/// <param name="DecidedAt">Entry index of the decision; null while it is open.</param>
public sealed record MotionRow(
    string ChangeType, string ChangeJson, long? From, Instant Until, ImmutableArray<Voice> Voices, long? DecidedAt);

/// <summary>An organisation that agrees to a change.</summary>
/// <param name="Party">The organisation.</param>
/// <param name="Key">The key that it said so with; its voice lapses with it.</param>
public sealed record Voice(PartyId Party, string Key);
