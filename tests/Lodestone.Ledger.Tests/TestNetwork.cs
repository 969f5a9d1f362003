using System.Globalization;
using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

/// <summary>
/// A small network in a folder of its own: keys from fixed seeds, a clock that is set, statements to submit.
/// </summary>
internal sealed class TestNetwork : IDisposable
{
    internal const string Origin = "ledger.test/log";
    internal const string InstrumentUri = "urn:example:scale:1";
    internal static readonly PartyId Root = PartyId.Of("lei:5299000J2N45DDNE4Y28");
    internal static readonly Instant Start = new(1_790_000_000_000);

    internal TestNetwork()
    {
        Folder = Directory.CreateTempSubdirectory("lodestone-ledger-").FullName;
        Options = new LedgerOptions(Path.Combine(Folder, "data"), Path.Combine(Folder, "state", "log.sign"));
    }

    internal string Folder { get; }

    internal LedgerOptions Options { get; init; }

    internal SettableClock Clock { get; } = new(Start);

    internal SigningKey RootKey { get; } = KeyOf(1);

    internal SigningKey SecondRootKey { get; } = KeyOf(2);

    internal LogKeys LogKeys { get; } = new(Origin, KeyOf(3), KeyOf(4));

    internal SignedStatement Genesis => GenesisStatement.Create(GenesisAct, RootKey, Start);

    internal Genesis GenesisAct => new(
        Origin, Root, "Root", "根", [
            GenesisStatement.DeclarationOf(RootKey.PublicKey, "one"),
            GenesisStatement.DeclarationOf(SecondRootKey.PublicKey, "two"),
        ],
        IsDemo: false, SkewSeconds: 120, LatenessDays: 60, Ppb.Of(1_000_000));

    internal static SigningKey KeyOf(byte seed) =>
        SigningKey.FromSeed(SignatureAlgorithm.EdDSA, [.. Enumerable.Repeat(seed, 32)]);

    internal LiveLedger Open() => LiveLedger.Open(Options, LogKeys, new TimeSource(Clock));

    /// <summary>Opens a ledger whose genesis is accepted.</summary>
    internal async Task<LiveLedger> OpenFoundedAsync()
    {
        LiveLedger ledger = Open();
        if (ledger.Network is null)
        {
            Accepted(await ledger.SubmitAsync(Genesis.Bytes));
        }

        return ledger;
    }

    /// <summary>A statement that registers the site of a number: accepted once.</summary>
    internal SignedStatement Site(int number, SigningKey? key = null, Hash? audience = null) => Say(
        key ?? RootKey,
        audience ?? Genesis.Identity,
        new RegisterSite(
            SiteId.Of(GlnOf(number)), Root, $"Site {number}", "场所", "CN", 0, 0, string.Empty, string.Empty));

    /// <summary>A statement that calibrates the one scale of site 1 anew: its row changes each time.</summary>
    internal SignedStatement Calibration(int number) => Say(
        RootKey,
        Genesis.Identity,
        new RegisterInstrument(
            InstrumentUri, SiteId.Of(GlnOf(1)), Ppb.Of(1_000 + number), Start, Start.PlusDays(365 + number)));

    internal SignedStatement Say(SigningKey key, Hash audience, params Act[] acts)
    {
        long now = Clock.Now.UnixMilliseconds / 1_000;
        StatementHeader header = StatementHeader.For(
            key.PublicKey, ContentTypes.Acts, Root.Value, "test", audience, now + 86_400, now);
        return SignedStatement.Create(key, header, ActsWriter.Write(acts));
    }

    internal async Task SubmitSitesAsync(LiveLedger ledger, int from, int count)
    {
        IReadOnlyList<Submission> answers = await ledger.SubmitGroupAsync(
            [.. Enumerable.Range(from, count).Select(number => Site(number).Bytes)]);
        Assert.All(answers, answer => Accepted(answer));
    }

    /// <summary>The acceptance, or a failure that says what was answered instead.</summary>
    internal static Submission.Accepted Accepted(Submission answer) =>
        answer as Submission.Accepted ?? throw new Xunit.Sdk.XunitException($"Not accepted: {answer}");

    public void Dispose()
    {
        LogKeys.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string GlnOf(int number)
    {
        string digits = "695" + number.ToString("D9", CultureInfo.InvariantCulture);
        int sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SettableClock(Instant now) : TimeProvider
{
    internal Instant Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now.UnixMilliseconds);
}
