using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Who may act: the key at this position, the party, its role, its site, its permit.</summary>
internal static class Standing
{
    /// <summary>
    /// Whether the issuer may speak at all, in order: key known, of this party, begun, not expired, not revoked; party
    /// known (or a member that governs), not suspended. Only the genesis speaks without a registered key: it brings its own.
    /// </summary>
    public static Refusal? MayAct(Case it, Act act)
    {
        if (act is Genesis && !it.Draft.Network.Has(Tables.NetworkKey))
        {
            return null;
        }

        return KeyIsValidHere(it) ?? PartyIsInGoodStanding(it, act);
    }

    /// <summary>Whether the issuer has one of these roles; else 307.</summary>
    public static Refusal? IsAuthority(Case it, params ReadOnlySpan<PartyRole> roles) =>
        it.Draft.Parties.Find(it.Issuer.Value) is { } party && roles.Contains(party.Role)
            ? null
            : new Refusal(RefusalCode.AuthorityRequired, null, it.Issuer.Value);

    /// <summary>Whether a site is registered (308) and run by the issuer (309).</summary>
    public static Refusal? RunsSite(Case it, SiteId site, string fieldName) =>
        it.Draft.Sites.Find(site.Gln) switch
        {
            null => it.Refuse(RefusalCode.SiteUnknown, fieldName, site.Gln),
            { } row when row.Party != it.Issuer => it.Refuse(RefusalCode.SiteOfAnotherParty, fieldName, site.Gln),
            _ => null,
        };

    /// <summary>
    /// Whether the issuer may do an activity at a site now: it runs the site (308, 309), holds a permit for the
    /// activity there at block time (310), and the permit covers the chain (311).
    /// </summary>
    public static Refusal? MayDoAt(
        Case it, SiteId site, Activity activity, Chain? chain, string fieldName, out PermitRow? permit)
    {
        permit = null;
        return RunsSite(it, site, fieldName) ?? HoldsPermit(it, site, activity, chain, fieldName, out permit);
    }

    /// <summary>
    /// Whether the issuer holds a permit valid at block time for a site and chain; of any activity if none is named.
    /// </summary>
    public static Refusal? HoldsPermit(
        Case it, SiteId? site, Activity? activity, Chain? chain, string fieldName, out PermitRow? permit)
    {
        permit = null;
        bool isPermitted = false;
        foreach (PermitRow row in PermitsOf(it, it.Issuer, site, activity))
        {
            isPermitted = true;
            if (chain is not { } wanted || row.Chains.Contains(wanted))
            {
                permit = row;
                return null;
            }
        }

        return isPermitted
            ? it.Refuse(RefusalCode.PermitDoesNotCoverMaterial, fieldName, chain.ToString())
            : it.Refuse(RefusalCode.PermitMissing, fieldName, activity?.ToString());
    }

    /// <summary>The permits of a party that are valid at block time for a site and activity, by number.</summary>
    public static IEnumerable<PermitRow> PermitsOf(Case it, PartyId party, SiteId? site, Activity? activity)
    {
        foreach ((_, PermitRow row) in it.Draft.Permits.StartingWith(Tables.PermitKey(party, string.Empty)))
        {
            if ((activity is null || row.Activity == activity)
                && (row.Site is null || site is null || row.Site == site)
                && row.ValidFrom <= it.Position.BlockTime && it.Position.BlockTime < row.ValidTo)
            {
                yield return row;
            }
        }
    }

    private static Refusal? KeyIsValidHere(Case it)
    {
        if (it.Draft.Keys.Find(it.Statement.Key) is not { } key)
        {
            return new Refusal(RefusalCode.KeyUnknown, null, it.Statement.Key);
        }

        if (key.Party != it.Issuer)
        {
            return new Refusal(RefusalCode.KeyOfAnotherParty, null, it.Issuer.Value);
        }

        if (key.From > it.Position.Index)
        {
            return new Refusal(RefusalCode.KeyNotYetValid, null, $"from entry {key.From}");
        }

        if (key.ValidTo is { } end && end <= it.Position.BlockTime)
        {
            return new Refusal(RefusalCode.KeyExpired, null, end.ToString());
        }

        // A key may revoke itself: the rest of that same statement still stands.
        return key.RevokedAt is { } at && at < it.Position.Index
            ? new Refusal(RefusalCode.KeyRevoked, null, $"at entry {at}")
            : null;
    }

    private static Refusal? PartyIsInGoodStanding(Case it, Act act) => it.Draft.Parties.Find(it.Issuer.Value) switch
    {
        null when MemberStanding.Governs(it, act) => null,
        null => new Refusal(RefusalCode.PartyUnknown, null, it.Issuer.Value),
        { Suspended: true } => new Refusal(RefusalCode.PartySuspended, null, it.Issuer.Value),
        _ => null,
    };
}
