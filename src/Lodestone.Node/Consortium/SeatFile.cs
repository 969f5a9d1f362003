using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lodestone.Node.Consortium;

/// <summary>
/// An organisation's seat in a consortium, as its operator writes it down (docs/operating/consortium.md). Paths are relative
/// to the file.
/// </summary>
internal sealed record SeatFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    /// <summary>Party identifier of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>File of the network's genesis statement, as COSE bytes.</summary>
    public required string Genesis { get; init; }

    /// <summary>
    /// File with the 32-byte seed, in hexadecimal, of a registered Ed25519 key of the organisation: signs its envelopes.
    /// </summary>
    public required string EnvelopeKey { get; init; }

    /// <summary>File with the 32-byte seed, in hexadecimal, of the organisation's agreement key.</summary>
    public required string AgreementKey { get; init; }

    /// <summary>The same of the envelope key that takes over once the members have decided it; null if none is at hand.</summary>
    public string? NextEnvelopeKey { get; init; }

    /// <summary>The same of the agreement key that takes over once the members have decided it; null if none is.</summary>
    public string? NextAgreementKey { get; init; }

    /// <summary>The engine that all members order by.</summary>
    public required SeatEngine Engine { get; init; }

    /// <summary>
    /// Where the members' nodes are asked; this one may be among them. Who counts, and how many, stands on the ledger.
    /// </summary>
    public required IReadOnlyList<SeatMember> Members { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not there, or no seat; the message says what is wrong.</exception>
    public static SeatFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SeatFile>(File.ReadAllBytes(path), Form)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no seat of a consortium: {wrong.Message}", wrong);
        }
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form));
}

/// <summary>How an engine is reached.</summary>
internal sealed record SeatEngine
{
    /// <summary>Its word: <c>postgres</c> or <c>neo</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Npgsql connection string, of <c>postgres</c>.</summary>
    public string? Connection { get; init; }

    /// <summary>Schema that holds the order, of <c>postgres</c>.</summary>
    public string Schema { get; init; } = "lodestone_ordering";

    /// <summary>JSON-RPC addresses of nodes, best of different organisations, of <c>neo</c>.</summary>
    public IReadOnlyList<Uri> Endpoints { get; init; } = [];

    /// <summary>The network's number, of <c>neo</c>.</summary>
    public uint Magic { get; init; }

    /// <summary>Hash of the engine's block 0 as its nodes write it (<c>0x</c> and 64 digits), of <c>neo</c>.</summary>
    public string? FirstBlock { get; init; }

    /// <summary>File with the PEM of the P-256 key whose account pays for envelopes, of <c>neo</c>.</summary>
    public string? Account { get; init; }

    /// <summary>How many validators the network begins with, of <c>neo</c>.</summary>
    public int Validators { get; init; } = 4;
}

/// <summary>A member of the consortium.</summary>
internal sealed record SeatMember
{
    /// <summary>Its party identifier.</summary>
    public required string Organisation { get; init; }

    /// <summary>Where its node is asked what it has signed.</summary>
    public required Uri Url { get; init; }
}
