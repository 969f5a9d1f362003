using System.Globalization;
using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The tables of the pages of parties and sites.</summary>
internal static class RegistryTables
{
    public static Grid Parties(PageFrame frame, ViewReading reading)
    {
        ILookup<PartyId, SiteRow> sites = reading.Sites().ToLookup(site => site.Party);
        return Grid.Of(
            frame,
            "parties",
            [
                new("name", RegistryTexts.Name),
                new("role", RegistryTexts.Role),
                new("country", RegistryTexts.Country),
                new("identifier", RegistryTexts.Identifier),
                new("sites", RegistryTexts.SiteCount, true),
                new("standing", RegistryTexts.Standing),
            ],
            reading.Parties().Select(party => (IReadOnlyList<GridCell>)
            [
                GridCell.Of(frame.IsChinese ? party.NameZh : party.NameEn, RegistryAddress.Of(party.Party)),
                GridCell.Of(frame.T(RegistryLabels.Of(party.Role))),
                GridCell.Of(party.Country),
                GridCell.Code(party.Party.Value),
                GridCell.Count(sites[party.Party].Count()),
                GridCell.State(Standing(frame, party)),
            ]));
    }

    public static (string Tone, string Text) Standing(PageFrame frame, PartyRow party) => party.Suspended
        ? ("stop", frame.T(RegistryTexts.Suspended))
        : ("good", frame.T(RegistryTexts.Registered));

    public static Grid Sites(PageFrame frame, IEnumerable<SiteRow> sites) => Grid.Of(
        frame,
        "sites",
        [
            new("name", RegistryTexts.Name),
            new("gln", RegistryTexts.Gln),
            new("country", RegistryTexts.Country),
            new("locode", RegistryTexts.Locode),
            new("deposit", RegistryTexts.Deposit),
        ],
        sites.Select(site => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(frame.IsChinese ? site.NameZh : site.NameEn, RegistryAddress.Of(site.Site)),
            GridCell.Code(site.Site.Gln),
            GridCell.Of(site.Country),
            GridCell.Of(site.Locode),
            GridCell.Of(site.Deposit),
        ]));

    public static Grid Permits(PageFrame frame, ViewReading reading, Instant now, Func<PermitRow, bool> which) => Grid.Of(
        frame,
        "permits",
        [
            new("permit", RegistryTexts.Permit),
            new("activity", RegistryTexts.Activity),
            new("chains", RegistryTexts.Chains),
            new("site", RegistryTexts.Site),
            new("capacity", RegistryTexts.Capacity, true),
            new("from", RegistryTexts.From),
            new("until", RegistryTexts.Until),
            new("standing", RegistryTexts.Standing),
        ],
        reading.Permits().Select(pair => pair.Value).Where(which).Select(permit => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(permit.Permit),
            GridCell.Of(frame.T(RegistryLabels.Of(permit.Activity))),
            GridCell.Of(string.Join(frame.Comma, permit.Chains.Select(chain => frame.T(RegistryLabels.Of(chain))))),
            permit.Site is { } site
                ? GridCell.Of(frame.T(reading.NameOf(site).Name), RegistryAddress.Of(site))
                : GridCell.Of(frame.T(RegistryTexts.Everywhere)),
            GridCell.Kilograms(permit.YearlyCapacity?.Milligrams),
            GridCell.Time(permit.ValidFrom),
            GridCell.Time(permit.ValidTo),
            GridCell.State(now < permit.ValidFrom ? ("warning", frame.T(RegistryTexts.NotYet))
                : now < permit.ValidTo ? ("good", frame.T(RegistryTexts.InForce))
                : ("done", frame.T(RegistryTexts.Lapsed))),
        ]),
        size: 15);

    public static Grid Keys(PageFrame frame, ViewReading reading, PartyId party, Instant now) => Grid.Of(
        frame,
        "keys",
        [
            new("person", RegistryTexts.Person),
            new("standing", RegistryTexts.Standing),
            new("from", RegistryTexts.FromEntry, true),
            new("until", RegistryTexts.KeyUntil),
            new("algorithm", RegistryTexts.Algorithm),
            new("key", RegistryTexts.Key),
        ],
        reading.Keys().Where(pair => pair.Value.Party == party).Select(pair => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(pair.Value.Person),
            GridCell.State(Validity(frame, pair.Value, now)),
            GridCell.Count(
                pair.Value.From, $"/entries/{pair.Value.From.ToString(CultureInfo.InvariantCulture)}/proof"),
            GridCell.Time(pair.Value.ValidTo),
            GridCell.Of(((SignatureAlgorithm)pair.Value.Algorithm).ToString()),
            GridCell.Code(pair.Key),
        ]));

    public static Grid Circuits(PageFrame frame, ViewReading reading, SiteId site) => Grid.Of(
        frame,
        "circuits",
        [
            new("circuit", RegistryTexts.Circuit),
            new("step", RegistryTexts.Step),
            new("owner", RegistryTexts.Owner),
            new("holds", RegistryTexts.Holds, true),
            new("elements", RegistryTexts.Elements),
            new("taken", RegistryTexts.LastTaken),
        ],
        reading.Circuits().Where(pair => pair.Value.Site == site).Select(pair => (IReadOnlyList<GridCell>)
        [
            GridCell.Code(Words.Last(pair.Key)) with { Plain = pair.Key },
            GridCell.Of(Words.Capital(frame.T(Labels.OfStep(pair.Value.Step)))),
            GridCell.Of(pair.Value.Owner is { } owner ? frame.NameOf(reading.NameOf(owner)) : string.Empty),
            Amount(Sum(pair.Value.Book)),
            GridCell.Of(string.Join(' ', pair.Value.Book.Select(line => line.Element.Symbol).Distinct())),
            GridCell.Time(pair.Value.LastTaken),
        ]));

    public static Grid Unaccounted(PageFrame frame, UnaccountedRow? account) => Grid.Of(
        frame,
        "unaccounted",
        [
            new("element", RegistryTexts.Element),
            new("period", RegistryTexts.SinceClosing, true),
            new("ever", RegistryTexts.Cumulative, true),
        ],
        (account?.Cumulative ?? []).Concat(account?.Book ?? []).Select(line => line.Element).Distinct().Order()
            .Select(element => (IReadOnlyList<GridCell>)
            [
                GridCell.Of($"{element.Symbol} {frame.T(WordTexts.Of(element))}"),
                Amount(Sum(account!.Book.Where(line => line.Element == element))),
                Amount(Sum(account.Cumulative.Where(line => line.Element == element))),
            ]));

    private static (string Tone, string Text)[] Validity(PageFrame frame, KeyRow key, Instant now)
    {
        (string, string) state = key.RevokedAt is { } at ? ("stop", frame.T(RegistryTexts.RevokedAt, Figures.Count(at)))
            : key.ValidTo is { } end && end <= now ? ("done", frame.T(RegistryTexts.Expired))
            : ("good", frame.T(RegistryTexts.Valid));
        return key.SuspectSince is { } since
            ? [state, ("warning", frame.T(RegistryTexts.SuspectSince, Figures.Count(since)))]
            : [state];
    }

    private static GridCell Amount(ElementAmount amount) => new(Figures.ExactNumber(amount))
    {
        Plain = Figures.Plain(amount),
        SortKey = amount.Picograms,
    };

    private static ElementAmount Sum(IEnumerable<BookLine> lines) =>
        lines.Aggregate(ElementAmount.Zero, (sum, line) => sum + line.Amount);
}
