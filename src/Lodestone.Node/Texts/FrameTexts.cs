using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>What stands around every page.</summary>
internal static class FrameTexts
{
    public static readonly Label Brand = new("Lodestone", "磁石");
    public static readonly Label Tagline = new(
        "Traces critical minerals on a verifiable ledger", "关键矿产可核验溯源账本");
    public static readonly Label SkipToContent = new("Skip to the content", "跳到正文");
    public static readonly Label MainNavigation = new("Main navigation", "主导航");
    public static readonly Label Start = new("Find a lot", "查找批次");
    public static readonly Label Overview = new("Overview", "总览");
    public static readonly Label Search = new("Lots", "批次");
    public static readonly Label Submit = new("Report", "申报");
    public static readonly Label Blocks = new("Ledger", "账本");
    public static readonly Label Verify = new("Verify evidence", "核验证据");
    public static readonly Label Interface = new("API", "接口");
    public static readonly Label Preferences = new("Language, colours and account", "语言、配色与账户");
    public static readonly Label Colours = new("Colours", "配色");
    public static readonly Label ColoursAuto = new("As the device", "跟随系统");
    public static readonly Label ColoursLight = new("Light", "浅色");
    public static readonly Label ColoursDark = new("Dark", "深色");
    public static readonly Label SignIn = new("Sign in", "登录");
    public static readonly Label SignOut = new("Sign out", "退出登录");
    public static readonly Label SignedInAs = new("Signed in as {0}", "已登录：{0}");
    public static readonly Label Authority = new("authority", "主管部门");
    public static readonly Label FooterHonest = new(
        "This page proves the record, not the object in front of you. What issuers state may be wrong; "
        + "what they stated, and when, cannot be rewritten.",
        "本页证明的是记录，而不是您面前的实物。签发方的陈述可能有误，但其陈述的内容和时间无法被改写。");
    public static readonly Label Checkpoint = new("Signed tree head", "已签名树头");
    public static readonly Label TrustAnchor = new("Trust anchor", "信任锚");
    public static readonly Label DemoNotice = new(
        "Demo network: every company, lot and key here is made up.",
        "演示网络：此处的企业、批次和密钥均为虚构。");
}
