using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// One statement of the demo year. Payload, header and signature are made when they are asked for, so that several may
/// be signed at once; the same options always give the same bytes.
/// </summary>
public sealed class DemoStatement
{
    private readonly DemoOptions options;
    private readonly Hash audience;
    private readonly string person;
    private readonly Lazy<byte[]> payload;
    private readonly Lazy<StatementHeader> header;

    internal DemoStatement(long index, DemoOptions options, Hash audience, Entry entry)
    {
        this.options = options;
        this.audience = audience;
        person = entry.Person;
        Index = index;
        Time = entry.Time;
        Issuer = entry.Issuer;
        Acts = entry.Acts;
        Narrative = entry.Narrative;
        payload = new Lazy<byte[]>(Write);
        header = new Lazy<StatementHeader>(Head);
    }

    /// <summary>Its position in the stream: its index in the log if nothing else is registered between.</summary>
    public long Index { get; }

    /// <summary>
    /// When it is submitted, in simulated time. The block that holds it may lie up to two days later, not earlier.
    /// </summary>
    public Instant Time { get; }

    /// <summary>Who says it.</summary>
    public PartyId Issuer { get; }

    /// <summary>Pseudonym of the person whose key signs it.</summary>
    public string Person => person;

    /// <summary>What it says.</summary>
    public ImmutableArray<Act> Acts { get; }

    /// <summary>
    /// Name of the narrative that it belongs to, such as <c>magnets-n48sh</c>; null if it is everyday.
    /// </summary>
    public string? Narrative { get; }

    /// <summary>Whether it reports physical events; else it holds acts of authority and administration.</summary>
    public bool IsPhysical => Acts[0] is PhysicalAct;

    /// <summary>Content type of the payload.</summary>
    public string ContentType => IsPhysical ? ContentTypes.Epcis : ContentTypes.Acts;

    /// <summary>The exact payload bytes.</summary>
    public ReadOnlyMemory<byte> Payload => payload.Value;

    /// <summary>The protected header.</summary>
    public StatementHeader Header => header.Value;

    /// <summary>The statement's identity, which no signature is needed for.</summary>
    public StatementIdentity Identity => StatementIdentity.FromBytes(
        SignedStatement.Assemble(Header, payload.Value, new byte[64]).Identity.Span);

    /// <summary>Signs it with its demo key.</summary>
    public SignedStatement Sign() => SignedStatement.Create(Key, Header, payload.Value);

    private SigningKey Key => DemoKeys.For(options.Seed, Issuer, person, options.Suite);

    private byte[] Write() => IsPhysical
        ? EpcisWriter.Write(Acts.Cast<PhysicalAct>(), Time)
        : ActsWriter.Write(Acts);

    private StatementHeader Head()
    {
        long issuedAt = Time.UnixMilliseconds / 1_000;
        return StatementHeader.For(
            Key.PublicKey, ContentType, Issuer.Value, Subject(), audience,
            issuedAt + StatementHeader.MaxValiditySeconds, issuedAt);
    }

    private string Subject() => Acts[0] switch
    {
        PhysicalAct { Event.EventId: { } id } => id,
        Act act => $"urn:lodestone:act:{act.GetType().Name}",
    };
}
