using Lodestone.Vocabulary;
using static Lodestone.Interchange.IdentityForms;
using static Lodestone.Interchange.TextForms;

namespace Lodestone.Interchange;

/// <summary>The acts that register parties, keys, sites, permits and what belongs to them.</summary>
internal static class RegistryActForms
{
    // The suites that this software can verify; which of them count is the network's to say.
    private static readonly Form<int> Suite = new(
        (StrictElement at, out int suite) =>
        {
            suite = 0;
            if (QuantityForms.Whole(-65_537, -7).Read(at, out long number) is { } refusal)
            {
                return refusal;
            }

            suite = (int)number;
            return suite is -8 or -7 or -65_537
                ? null
                : at.Refused(RefusalCode.NumberOutOfRange, "-8, -7 or -65537");
        },
        (json, suite) => json.WriteNumberValue(suite));

    /// <summary>A public key as it is declared.</summary>
    public static readonly Form<KeyDeclaration> Key = Form.Object<KeyDeclaration>((it, key) =>
    {
        var read = new KeyDeclaration(
            it.Need("keyId", Hash, key?.KeyId),
            it.Need("algorithm", Suite, key?.Algorithm),
            it.Need("publicKey", Hex, key?.PublicKey),
            it.Need("person", Name, key?.Person));
        return read;
    });

    /// <summary>Every act of this family.</summary>
    public static IEnumerable<Family<Act>.Member> All =>
    [
        ActForms.Of<Genesis>((it, act) => new Genesis(
            it.Need("network", TextForms.Path, act?.Network),
            it.Need("root", Party, act?.Root),
            it.Need("rootNameEn", Title, act?.RootNameEn),
            it.Need("rootNameZh", Title, act?.RootNameZh),
            it.Some("rootKeys", Key, act?.RootKeys),
            it.OrFalse("isDemo", act?.IsDemo),
            (int)it.Need("skewSeconds", QuantityForms.Whole(0, 86_400), act?.SkewSeconds),
            (int)it.Need("latenessDays", QuantityForms.Whole(0, 3_660), act?.LatenessDays),
            it.Need("sourceCorrection", QuantityForms.Share, act?.SourceCorrectionPpb),
            it.May("consortium", GovernanceActForms.Consortium, act?.Consortium))
        {
            Suites = it.List("suites", Suite, act?.Suites),
        }),
        ActForms.Of<RegisterParty>((it, act) => new RegisterParty(
            it.Need("party", Party, act?.Party),
            it.Need("role", OneOf<PartyRole>(), act?.Role),
            it.Need("nameEn", Title, act?.NameEn),
            it.Need("nameZh", Title, act?.NameZh),
            it.Need("country", Country, act?.Country),
            it.List("keys", Key, act?.Keys),
            it.List("aliases", Party, act?.Aliases))),
        ActForms.Of<SuspendParty>((it, act) => new SuspendParty(
            it.Need("party", Party, act?.Party),
            it.Need("suspended", Truth, act?.Suspended))),
        ActForms.Of<RegisterSite>((it, act) => new RegisterSite(
            it.Need("site", Site, act?.Site),
            it.Need("party", Party, act?.Party),
            it.Need("nameEn", Title, act?.NameEn),
            it.Need("nameZh", Title, act?.NameZh),
            it.Need("country", Country, act?.Country),
            it.Need("latitude", QuantityForms.Degrees(90), act?.LatitudeMicrodegrees),
            it.Need("longitude", QuantityForms.Degrees(180), act?.LongitudeMicrodegrees),
            it.OrEmpty("locode", Locode, act?.Locode),
            it.OrEmpty("deposit", Name, act?.Deposit))),
        ActForms.Of<GrantPermit>((it, act) => new GrantPermit(
            it.Need("permit", Name, act?.Permit),
            it.Need("party", Party, act?.Party),
            it.May("site", Site, act?.Site),
            it.Need("activity", OneOf<Activity>(), act?.Activity),
            it.Some("chains", OneOf<Chain>(), act?.Chains),
            it.May("yearlyCapacity", QuantityForms.Mass, act?.YearlyCapacity),
            it.Need("validFrom", Time, act?.ValidFrom),
            it.Need("validTo", Time, act?.ValidTo))),
        ActForms.Of<RevokePermit>((it, act) => new RevokePermit(it.Need("permit", Name, act?.Permit))),
        ActForms.Of<RegisterKey>((it, act) => new RegisterKey(
            it.Need("key", Key, act?.Key),
            it.May("validTo", Time, act?.ValidTo))),
        ActForms.Of<RevokeKey>((it, act) => new RevokeKey(
            it.Need("keyId", Hash, act?.KeyId),
            it.May("suspectSince", QuantityForms.Index, act?.SuspectSince))),
        ActForms.Of<RegisterCircuit>((it, act) => new RegisterCircuit(
            it.Need("circuit", TextForms.Uri, act?.Circuit),
            it.Need("site", Site, act?.Site),
            it.Need("processStep", Step, act?.ProcessStep))),
        ActForms.Of<RegisterStream>((it, act) => new RegisterStream(
            it.Need("stream", TextForms.Uri, act?.Stream),
            it.Need("site", Site, act?.Site),
            it.Need("element", IdentityForms.Element, act?.Element),
            it.Need("hostThroughput", QuantityForms.Mass, act?.HostThroughput),
            it.Need("grade", QuantityForms.Share, act?.Grade),
            it.Need("recovery", QuantityForms.Share, act?.Recovery))),
        ActForms.Of<RegisterInstrument>((it, act) => new RegisterInstrument(
            it.Need("instrument", TextForms.Uri, act?.Instrument),
            it.Need("site", Site, act?.Site),
            it.Need("uncertainty", QuantityForms.Share, act?.Uncertainty),
            it.Need("calibratedFrom", Time, act?.CalibratedFrom),
            it.Need("calibratedTo", Time, act?.CalibratedTo))),
        ActForms.Of<RegisterContract>((it, act) => new RegisterContract(
            it.Need("contract", TextForms.Uri, act?.Contract),
            it.Need("seller", Party, act?.Seller),
            it.Need("buyer", Party, act?.Buyer),
            it.Need("splittingLimit", QuantityForms.Share, act?.SplittingLimit),
            it.Need("umpire", Party, act?.Umpire))),
    ];
}
