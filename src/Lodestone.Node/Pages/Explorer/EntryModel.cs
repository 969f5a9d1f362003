using Lodestone.Transparency;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the page of an entry shows.</summary>
/// <param name="Index">The entry.</param>
/// <param name="Block">The block that holds it.</param>
/// <param name="HasNext">Whether a further entry is published.</param>
/// <param name="Proof">Its proof of inclusion.</param>
/// <param name="Content">What it says; null if the reader may not see it.</param>
public sealed record EntryModel(
    long Index, BlockHeader Block, bool HasNext, ProofSteps Proof, EntryContent? Content);

/// <summary>What an entry says, for those who may see it.</summary>
/// <param name="Identity">Identity of the statement, hexadecimal.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IssuerAddress">Its page; null if it is not open to the reader.</param>
/// <param name="Acts">Its acts in a few words.</param>
/// <param name="Header">Its protected header.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Payload">Its payload, indented.</param>
/// <param name="Changes">What it changed.</param>
public sealed record EntryContent(
    string Identity,
    NamedParty Issuer,
    string? IssuerAddress,
    string Acts,
    StatementHeader Header,
    int Length,
    string Payload,
    Grid Changes);
