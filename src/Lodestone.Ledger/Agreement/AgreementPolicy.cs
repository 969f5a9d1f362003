using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>Whose signatures count from a size of the log on, and how many make a checkpoint final.</summary>
/// <param name="From">The first size that it judges.</param>
/// <param name="Quorum">How many.</param>
/// <param name="Members">
/// The full members' keys. A declared key that is no point of the curve is left out: it can sign nothing, and the quorum stays.
/// </param>
internal sealed record AgreementPolicy(long From, int Quorum, ImmutableArray<NoteKey> Members)
{
    /// <summary>As a charter says.</summary>
    internal static AgreementPolicy Of(CharterRow charter) => new(
        charter.From,
        charter.Quorum,
        [.. charter.Members.Where(member => member.Role == MemberRole.Full).Select(KeyOf).OfType<NoteKey>()]);

    /// <summary>As a fixed policy says, from the beginning on.</summary>
    internal static AgreementPolicy Of(WitnessPolicy policy) => new(0, policy.Quorum, policy.Witnesses);

    /// <summary>Whether enough members have signed a note, every signature verified.</summary>
    internal bool IsMetBy(SignedNote note) => Members.Count(key => note.Signatures.Any(line =>
        key.IsOf(line) && Cosignature.Parse(line) is { IsParsed: true } signed
        && signed.Value.Verify(note.Text, key) == SignatureVerdict.Valid)) >= Quorum;

    private static NoteKey? KeyOf(MemberRow member) =>
        PublicKey.Parse(
            (SignatureAlgorithm)MemberDeclaration.SuiteOf(member.AgreementKey), Convert.FromHexString(member.AgreementKey))
            is { IsParsed: true } key
                ? NoteKey.ForWitness(member.Name, key.Value)
                : null;
}
