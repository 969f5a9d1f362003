using Lodestone.Interchange;
using Lodestone.Node.Entries;
using Lodestone.Node.EpcisQuery;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Capture;

/// <summary>What a caller of the capture interface sent: the payloads that it becomes, or why it cannot be taken.</summary>
/// <param name="Body">The body in JSON-LD: as it came, or as its XML was translated.</param>
/// <param name="Split">Its payloads.</param>
/// <param name="Behaviour">What it wants when one event is refused.</param>
/// <param name="Refusal">Why not.</param>
internal sealed record CaptureRequest(
    ReadOnlyMemory<byte> Body, SplitDocument? Split, string Behaviour, Refusal? Refusal)
{
    /// <summary>The header of what it wants.</summary>
    public const string BehaviourHeader = "GS1-Capture-Error-Behaviour";

    /// <summary>The media types of XML.</summary>
    public static readonly string[] XmlTypes = ["application/xml", "text/xml"];

    /// <summary>Events of one request at most.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>Bytes of one request at most; a document that is taken whole must also fit into one statement.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads the request.</summary>
    public static async Task<CaptureRequest> Read(HttpRequest request)
    {
        string asked = request.Headers[BehaviourHeader].ToString();
        if (asked is not ("" or "rollback" or "proceed"))
        {
            return Refused(new Refusal(RefusalCode.ValueNotAllowed, BehaviourHeader, "rollback or proceed"));
        }

        string behaviour = asked.Length == 0 ? "rollback" : asked;
        if (Negotiation.VersionRefused(request) is { } version)
        {
            return Refused(version);
        }

        (byte[] body, Refusal? refusal) = await BodyReader.Read(request, MaxBytes, [.. Negotiation.Forms, .. XmlTypes]);
        TranslatedDocument? translated = refusal is null && IsXml(request) ? EpcisXml.ToJson(body) : null;
        ReadOnlyMemory<byte> json = translated?.Json ?? body;
        refusal ??= translated?.Refusal;
        SplitDocument? split = refusal is null
            ? EpcisDocumentSplitter.Split(
                json, behaviour == "proceed" ? CaptureErrorBehaviour.Proceed : CaptureErrorBehaviour.Rollback)
            : null;
        return new CaptureRequest(json, split, behaviour, refusal ?? split!.Refusal);
    }

    /// <summary>Whether a request's body says that it is XML.</summary>
    public static bool IsXml(HttpRequest request) => XmlTypes.Any(type =>
        request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true);

    private static CaptureRequest Refused(Refusal refusal) => new(default, null, string.Empty, refusal);
}
