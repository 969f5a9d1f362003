using System.CommandLine;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone register</c>: the first entries of a register, without writing JSON: a party with its keys, a site, a
/// permit. An authority needs the word of two persons: <c>--second</c>.
/// </summary>
internal static class RegisterCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("register", "Register a party, a site or a permit. 登记主体、场所或许可")
    {
        RegisterPartyCommand.Make(), Site(), Permit(),
    };

    private static Command Site()
    {
        CommandCall call = new();
        Option<string> site = SharedOptions.Needed("--site", "GLN of the site. 场所 GLN", "GLN");
        Option<string> party = SharedOptions.Needed("--party", "Party id of who runs it. 运营方标识", "ID");
        Option<string> english = SharedOptions.Needed("--name", "Name in English. 英文名称", "TEXT");
        Option<string> chinese = SharedOptions.Needed("--name-zh", "Name in Chinese. 中文名称", "TEXT");
        Option<string> country = SharedOptions.Needed("--country", "ISO 3166 alpha-2. 国家", "CC");
        Option<decimal> latitude = new("--latitude") { Description = "Degrees, WGS 84. 纬度", Required = true };
        Option<decimal> longitude = new("--longitude") { Description = "Degrees, WGS 84. 经度", Required = true };
        Option<string?> deposit = new("--deposit") { Description = "A mine's deposit code. 矿床代码", HelpName = "CODE" };
        return call.Make(
            "site", "Register a site. 登记场所", [site, party, english, chinese, country, latitude, longitude, deposit],
            (parsed, options, speech, cancel) => ActsCall.Send(call, parsed, options, speech, new
            {
                type = "RegisterSite",
                site = parsed.GetValue(site),
                party = parsed.GetValue(party),
                nameEn = parsed.GetValue(english),
                nameZh = parsed.GetValue(chinese),
                country = parsed.GetValue(country),
                latitude = parsed.GetValue(latitude),
                longitude = parsed.GetValue(longitude),
                deposit = parsed.GetValue(deposit),
            }, cancel));
    }

    private static Command Permit()
    {
        CommandCall call = new();
        Option<string> permit = SharedOptions.Needed("--permit", "Number of the permit. 许可编号", "CODE");
        Option<string> party = SharedOptions.Needed("--party", "Party id of its holder. 持有方标识", "ID");
        Option<string?> site = new("--site") { Description = "GLN, if it is for one site. 场所", HelpName = "GLN" };
        Option<string> activity = SharedOptions.Needed("--activity", "Such as storage, mining, separation, trading. 活动", "WORD");
        Option<string[]> chains = new("--chain")
        {
            Description = "rareEarth, antimony, gallium or germanium; may be given again. 产业链",
            Required = true,
            HelpName = "WORD",
        };
        Option<decimal?> capacity = new("--capacity")
        {
            Description = "Kilograms a year, at most. 年产能上限（千克）",
            HelpName = "KG",
        };
        Option<string> from = SharedOptions.Needed("--from", "First day. 起始日", "DATE");
        Option<string> to = SharedOptions.Needed("--until", "The day after the last. 截止日", "DATE");
        return call.Make(
            "permit", "Grant a permit. 授予许可", [permit, party, site, activity, chains, capacity, from, to],
            (parsed, options, speech, cancel) => ActsCall.Send(call, parsed, options, speech, new
            {
                type = "GrantPermit",
                permit = parsed.GetValue(permit),
                party = parsed.GetValue(party),
                site = parsed.GetValue(site),
                activity = parsed.GetValue(activity),
                chains = parsed.GetValue(chains),
                yearlyCapacity =
                    parsed.GetValue(capacity) is { } kilograms ? new { value = kilograms, uom = "KGM" } : null,
                validFrom = TimeOption.Read(parsed.GetValue(from))?.ToString() ?? parsed.GetValue(from),
                validTo = TimeOption.Read(parsed.GetValue(to))?.ToString() ?? parsed.GetValue(to),
            }, cancel));
    }
}
