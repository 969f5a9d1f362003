using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>A material of the catalogue.</summary>
/// <param name="Code">Its code, such as <c>ree.oxide.nd</c>: lower-case words joined by points.</param>
/// <param name="Chain">The mineral chain.</param>
/// <param name="Form">What it is.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="HsCodes">HS codes that it is usually declared under, six digits or more; reference, not law.</param>
/// <param name="MayHold">Listed elements that it may hold; empty means all of the chain.</param>
/// <param name="MaxListedShare">The largest total share by mass of listed elements that is chemically possible.</param>
/// <param name="PurityClasses">Trade purity classes, such as <c>4N</c> with the least share of the main substance.</param>
public sealed record Material(
    string Code,
    Chain Chain,
    MaterialForm Form,
    string NameEn,
    string NameZh,
    ImmutableArray<string> HsCodes,
    ImmutableArray<Element> MayHold,
    Ppb MaxListedShare,
    ImmutableArray<PurityClass> PurityClasses)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
