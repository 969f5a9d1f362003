using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Sites and the permits to work there.</summary>
internal static class SiteRules
{
    /// <summary>The party that runs the site is registered (305).</summary>
    public static Refusal? SitePartyIsKnown(Case it, RegisterSite act) =>
        PartyRules.PartyIsKnown(it, act.Party, "party");

    /// <summary>A site is registered by the party that runs it, or by an authority (307).</summary>
    public static Refusal? SiteIsRegisteredByItsPartyOrAnAuthority(Case it, RegisterSite act) =>
        act.Party == it.Issuer
            ? null
            : Standing.IsAuthority(it, PartyRole.RootAuthority, PartyRole.IndustryAuthority);

    /// <summary>A site is registered once (801).</summary>
    public static Refusal? SiteIsNew(Case it, RegisterSite act) => it.Draft.Sites.Has(act.Site.Gln)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "site", act.Site.Gln)
        : null;

    /// <summary>Writes the site.</summary>
    public static Refusal? EnterSite(Case it, RegisterSite act)
    {
        it.Draft.Sites.Put(act.Site.Gln, new SiteRow(
            act.Site, act.Party, act.NameEn, act.NameZh, act.Country, act.LatitudeMicrodegrees,
            act.LongitudeMicrodegrees, act.Locode, act.Deposit));
        return null;
    }

    /// <summary>The permitted party is registered (305).</summary>
    public static Refusal? PermittedPartyIsKnown(Case it, GrantPermit act) =>
        PartyRules.PartyIsKnown(it, act.Party, "party");

    /// <summary>A permit names a registered site, except for trading, transport and assay (308).</summary>
    public static Refusal? PermitNamesItsSite(Case it, GrantPermit act) => act.Site switch
    {
        null when act.Activity is Activity.Trading or Activity.Transport or Activity.Assay => null,
        { } site when it.Draft.Sites.Has(site.Gln) => null,
        _ => it.Refuse(RefusalCode.SiteUnknown, "site", act.Site?.Gln),
    };

    /// <summary>A permit is for a site that its party runs (309).</summary>
    public static Refusal? PermitIsForTheirOwnSite(Case it, GrantPermit act) =>
        act.Site is { } site && it.Draft.Sites.Find(site.Gln)!.Party != act.Party
            ? it.Refuse(RefusalCode.SiteOfAnotherParty, "site", site.Gln)
            : null;

    /// <summary>Only laboratories are accredited: a permit to assay goes to no one else (313).</summary>
    public static Refusal? OnlyLaboratoriesAreAccredited(Case it, GrantPermit act) =>
        act.Activity == Activity.Assay && it.Draft.Parties.Find(act.Party.Value)!.Role != PartyRole.Laboratory
            ? it.Refuse(RefusalCode.LaboratoryNotAccredited, "party", act.Party.Value)
            : null;

    /// <summary>A permit's number is used once (801).</summary>
    public static Refusal? PermitIsNew(Case it, GrantPermit act) => FindPermit(it, act.Permit) is null
        ? null
        : it.Refuse(RefusalCode.AlreadyRegistered, "permit", act.Permit);

    /// <summary>A permit lasts longer than nothing (810).</summary>
    public static Refusal? PermitLasts(Case it, GrantPermit act) => act.ValidFrom < act.ValidTo
        ? null
        : it.Refuse(RefusalCode.IntervalEmpty, "validTo", act.ValidTo.ToString());

    /// <summary>Writes the permit.</summary>
    public static Refusal? EnterPermit(Case it, GrantPermit act)
    {
        it.Draft.Permits.Put(Tables.PermitKey(act.Party, act.Permit), new PermitRow(
            act.Permit, act.Party, act.Site, act.Activity, act.Chains, act.YearlyCapacity, act.ValidFrom, act.ValidTo));
        return null;
    }

    /// <summary>A permit that has ended or never was cannot be revoked (806).</summary>
    public static Refusal? PermitStillStands(Case it, RevokePermit act) =>
        FindPermit(it, act.Permit) is { } permit && permit.ValidTo > it.Position.BlockTime
            ? null
            : it.Refuse(RefusalCode.PermitUnknown, "permit", act.Permit);

    /// <summary>Ends the permit at block time.</summary>
    public static Refusal? EndPermit(Case it, RevokePermit act)
    {
        PermitRow permit = FindPermit(it, act.Permit)!;
        it.Draft.Permits.Put(
            Tables.PermitKey(permit.Party, permit.Permit), permit with { ValidTo = it.Position.BlockTime });
        return null;
    }

    private static PermitRow? FindPermit(Case it, string number) => it.Draft.Permits.StartingWith(string.Empty)
        .Select(pair => pair.Value)
        .FirstOrDefault(row => row.Permit == number);
}
