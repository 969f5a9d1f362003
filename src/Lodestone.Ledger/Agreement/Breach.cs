using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Two organisations' signatures under different histories of the same size: proof, for anybody, that one of their nodes
/// computed or told something else. Which one is for people to find out.
/// </summary>
/// <param name="Organisation">Who signed the other history.</param>
/// <param name="Size">The size at which they differ.</param>
/// <param name="Ours">What our node signed, or knows to be signed; null if it was no member then.</param>
/// <param name="Theirs">What they signed.</param>
public sealed record Breach(string Organisation, TreeSize Size, SignedNote? Ours, SignedNote Theirs);
