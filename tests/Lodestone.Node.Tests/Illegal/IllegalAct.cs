using System.Text;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>An act that the law refuses, and how.</summary>
/// <param name="Claim">The sentence that holds.</param>
/// <param name="Code">The refusal's number.</param>
/// <param name="Field">The refusal's field.</param>
/// <param name="Attempt">Does what must be done lawfully before, and gives what is then tried.</param>
internal sealed record IllegalAct(
    string Claim, RefusalCode Code, string? Field, Func<World, Task<Attempt>> Attempt)
{
    public override string ToString() => Claim;
}

/// <summary>What is tried: a payload of a firm's person, or a statement whose fault is in its envelope.</summary>
internal sealed record Attempt
{
    private Attempt()
    {
    }

    public Firm Issuer { get; private init; } = Cast.Root;

    public int Person { get; private init; } = 1;

    public string ContentType { get; private init; } = ContentTypes.Acts;

    public byte[] Payload { get; private init; } = [];

    /// <summary>The statement as a whole, where the fault is in the envelope: it goes through no other door.</summary>
    public byte[]? Statement { get; private init; }

    public static Attempt By(World world, Firm issuer, params Act[] acts) => By(world, issuer, 1, acts);

    public static Attempt By(World world, Firm issuer, int person, params Act[] acts)
    {
        (string type, byte[] payload) = world.Write(acts);
        return new Attempt { Issuer = issuer, Person = person, ContentType = type, Payload = payload };
    }

    public static Attempt Of(byte[] statement) => new() { Statement = statement };

    /// <summary>The payload of lawful acts with one text in it replaced by another.</summary>
    public static Attempt Edited(World world, Firm issuer, Act lawful, string text, string by)
    {
        (string type, byte[] payload) = world.Write(lawful);
        string before = Encoding.UTF8.GetString(payload);
        Assert.Contains(text, before, StringComparison.Ordinal);
        return new Attempt
        {
            Issuer = issuer,
            ContentType = type,
            Payload = Encoding.UTF8.GetBytes(before.Replace(text, by, StringComparison.Ordinal)),
        };
    }

    /// <summary>The attempt as a statement signed by its issuer's own key.</summary>
    public byte[] Signed(World world)
    {
        if (Statement is not null)
        {
            return Statement;
        }

        using SigningKey key = Issuer.Key(Person);
        return world.Sign(Issuer, key, ContentType, Payload);
    }
}
