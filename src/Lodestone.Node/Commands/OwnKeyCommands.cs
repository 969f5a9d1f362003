using System.CommandLine;
using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone keys new</c> and <c>keys sign</c>: an organisation makes its own key and signs with it, offline.
/// </summary>
internal static class OwnKeyCommands
{
    private const int DefaultDays = 7;

    /// <summary>Makes a key pair.</summary>
    public static Command New()
    {
        Option<string> output = new("--out")
        {
            Description = "File for the private key. 私钥文件",
            Required = true,
            HelpName = "FILE",
        };
        Option<string> algorithm = new("--alg")
        {
            Description = "ed25519, p256 or sm2. 算法",
            DefaultValueFactory = _ => "ed25519",
        };
        return new CommandCall().Make(
            "new", "Make a key pair of one's own. 生成密钥对", [output, algorithm],
            (parsed, options, speech, cancel) =>
            {
                if (KeyFile.AlgorithmOf(parsed.GetValue(algorithm)) is not { } wanted)
                {
                    return Task.FromResult(speech.WrongUse("--alg is ed25519, p256 or sm2.", "--alg 为 ed25519、p256 或 sm2。"));
                }

                using SigningKey key = SigningKey.Generate(wanted);
                KeyFile.Write(parsed.GetValue(output)!, key);
                string publicKey = Convert.ToHexStringLower(key.PublicKey.Bytes.Span);
                speech.Result(
                    new { keyId = key.PublicKey.KeyId.ToHex(), algorithm = (int)wanted, publicKey },
                    $"key id {key.PublicKey.KeyId}\nalgorithm {(int)wanted}\npublic key {publicKey}",
                    $"密钥标识 {key.PublicKey.KeyId}\n算法 {(int)wanted}\n公钥 {publicKey}");
                return Task.FromResult(Speech.Success);
            });
    }

    /// <summary>Signs a payload into a statement.</summary>
    public static Command Sign()
    {
        Argument<string> file = new("PAYLOAD") { Description = "The document to sign, JSON. 待签文件" };
        Option<string> key = SharedOptions.Needed("--key", "Key file of 'keys new'. 私钥文件", "FILE");
        Option<string> issuer = SharedOptions.Needed("--iss", "Who says it: party id. 签发方", "ID");
        Option<string> kind = SharedOptions.Needed("--as", "acts or epcis. 类型", "KIND");
        Option<string?> network = new("--network")
        {
            Description = "Hash of the network's genesis (default: of the trust anchor). 网络哈希", HelpName = "HASH",
        };
        Option<string?> trust = new("--trust") { Description = "Trust anchor of the network. 信任锚", HelpName = "FILE" };
        Option<string?> subject = new("--sub") { Description = "What it is about. 主题", HelpName = "TEXT" };
        Option<string?> at = new("--at") { Description = "When it is signed (default: now). 签署时间", HelpName = "TIME" };
        Option<int> days = new("--days")
        {
            Description = "Days it may be submitted, up to 30. 有效天数", DefaultValueFactory = _ => DefaultDays,
        };
        Option<string> output = SharedOptions.Needed("--out", "File for the statement. 输出文件", "FILE");
        return new CommandCall().Make(
            "sign", "Sign a document with one's own key, offline. 离线签名",
            [file, key, issuer, kind, network, trust, subject, at, days, output],
            async (parsed, options, speech, cancel) =>
            {
                string? type = TypeOf(parsed.GetValue(kind));
                Hash? audience = AudienceOf(
                    parsed.GetValue(network), parsed.GetValue(trust) ?? AnchorFile.PathOf(options));
                if (type is null || audience is null || parsed.GetValue(days) is < 1 or > 30)
                {
                    return speech.WrongUse(
                        "--as is acts or epcis; --network is a hash or --trust a trust anchor; --days 1 to 30.",
                        "--as 为 acts 或 epcis；须用 --network 或 --trust 指明网络；--days 为 1 至 30。");
                }

                byte[] payload = await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancel);
                if (WhyNot(parsed.GetValue(issuer), type, payload, parsed.GetValue(at), out Instant signedAt)
                    is { } refusal)
                {
                    return speech.Refuse(refusal);
                }

                using SigningKey signing = KeyFile.Read(parsed.GetValue(key)!);
                long seconds = signedAt.UnixMilliseconds / 1_000;
                StatementHeader header = StatementHeader.For(
                    signing.PublicKey, type, parsed.GetValue(issuer)!, parsed.GetValue(subject) ?? "statement",
                    audience.Value, seconds + (parsed.GetValue(days) * 86_400L), seconds);
                return await Write(
                    SignedStatement.Create(signing, header, payload), parsed.GetValue(output)!, speech, cancel);
            });
    }

    private static async Task<int> Write(
        SignedStatement statement, string file, Speech speech, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(file, statement.Bytes, cancel);
        (string identity, string keyId) = (statement.Identity.ToHex(), statement.Header.KeyId.ToHex());
        speech.Result(
            new { identity, keyId, bytes = statement.Bytes.Length },
            $"identity {identity}\nkey id {keyId}", $"声明标识 {identity}\n密钥标识 {keyId}");
        return Speech.Success;
    }

    private static string? TypeOf(string? kind) => kind switch
    {
        "acts" => ContentTypes.Acts,
        "epcis" => ContentTypes.Epcis,
        _ => null,
    };

    private static Hash? AudienceOf(string? network, string anchorPath) => network is not null
        ? Hash.TryFromHex(network, out Hash hash) ? hash : null
        : File.Exists(anchorPath) ? AnchorForm.Read(File.ReadAllText(anchorPath)).Network : null;

    // Nothing is signed that the door would not even read.
    private static Refusal? WhyNot(string? issuer, string type, byte[] payload, string? at, out Instant signedAt)
    {
        signedAt = new Instant(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        if (at is not null)
        {
            if (TimeOption.Read(at) is not { } given)
            {
                return new Refusal(RefusalCode.TimeMalformed, "--at", at);
            }

            signedAt = given;
        }

        return PartyId.TryParse(issuer, "--iss", out PartyId party)
            ?? Payload.Parse(payload, type, party).Refusal;
    }
}
