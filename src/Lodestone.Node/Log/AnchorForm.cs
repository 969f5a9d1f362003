using System.Text.Json;
using Lodestone.Transparency;
using Lodestone.Verifier;

namespace Lodestone.Node.Log;

/// <summary>A trust anchor as JSON (docs/formats/bundle.md): what <c>lodestone verify --trust FILE</c> reads.</summary>
/// <param name="Network">Identity of the genesis statement, hexadecimal.</param>
/// <param name="LogKey">Checkpoint key, C2SP verifier key.</param>
/// <param name="StatementKeyAlgorithm">COSE algorithm of the log's statement key.</param>
/// <param name="StatementKey">The log's statement key, hexadecimal.</param>
/// <param name="Quorum">How many witnesses must have cosigned.</param>
/// <param name="Witnesses">Their C2SP verifier keys.</param>
internal sealed record AnchorForm(
    string Network,
    string LogKey,
    int StatementKeyAlgorithm,
    string StatementKey,
    int Quorum,
    IReadOnlyList<string> Witnesses)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    /// <summary>The form of an anchor.</summary>
    public static AnchorForm Of(TrustAnchor anchor) => new(
        anchor.Network.ToHex(),
        anchor.LogKey.ToString(),
        (int)anchor.LogStatementKey.Algorithm,
        Convert.ToHexStringLower(anchor.LogStatementKey.Bytes.Span),
        anchor.Policy.Quorum,
        [.. anchor.Policy.Witnesses.Select(witness => witness.ToString())]);

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Strict);

    /// <summary>Reads a trust anchor's file.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static TrustAnchor Read(string json)
    {
        try
        {
            AnchorForm form = JsonSerializer.Deserialize<AnchorForm>(json, Strict)
                ?? throw new InvalidDataException("The trust anchor is empty.");
            return new TrustAnchor(
                Hash.FromHex(form.Network),
                NoteKey.Parse(form.LogKey).Value,
                PublicKey.Parse(
                    (SignatureAlgorithm)form.StatementKeyAlgorithm, Convert.FromHexString(form.StatementKey)).Value,
                new WitnessPolicy(form.Quorum, form.Witnesses.Select(witness => NoteKey.Parse(witness).Value)));
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException
            or InvalidOperationException)
        {
            throw new InvalidDataException($"This is no trust anchor: {wrong.Message}", wrong);
        }
    }
}
