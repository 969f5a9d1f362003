using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// A signed statement after the door: its envelope's claims and its acts. The signature has been verified over the
/// exact bytes received; the rules judge what it says.
/// </summary>
/// <param name="Identity">Identity of the statement.</param>
/// <param name="Issuer">The party that says it (CWT <c>iss</c>).</param>
/// <param name="Key">Hexadecimal identifier of the key that signed it (COSE <c>kid</c>).</param>
/// <param name="IssuedAt">When the issuer says it signed (CWT <c>iat</c>).</param>
/// <param name="ExpiresAt">After which it may no longer be registered (CWT <c>exp</c>).</param>
/// <param name="Acts">What it says, in order; accepted or refused whole. At least one.</param>
public sealed record Statement(
    StatementIdentity Identity,
    PartyId Issuer,
    string Key,
    Instant IssuedAt,
    Instant ExpiresAt,
    ImmutableArray<Act> Acts);
