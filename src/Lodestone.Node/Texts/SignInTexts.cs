using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>Signing in and out.</summary>
internal static class SignInTexts
{
    public static readonly Label Title = new("Sign in", "登录");
    public static readonly Label Lead = new(
        "Paste your organisation's API key to see in these pages what you have a right to. The browser keeps only a random "
        + "session number; the session ends after eight hours, when you sign out, or when the key is revoked.",
        "粘贴贵单位的 API 密钥，即可在页面中查看有权查看的内容。浏览器只保存随机会话号；八小时后、退出登录时或密钥被吊销时会话结束。");
    public static readonly Label Key = new("API key", "API 密钥");
    public static readonly Label Button = new("Sign in", "登录");
    public static readonly Label Unknown = new(
        "This API key is unknown or revoked. Check that all of it was copied, or ask your administrator for a new one.",
        "该 API 密钥未知或已被吊销。请确认复制完整，或向管理员索取新密钥。");
    public static readonly Label Expired = new(
        "The form was too old or came from another page. Please try again.", "表单已过期或来自其他页面，请重试。");
    public static readonly Label DemoTitle = new("Keys of the demo", "演示密钥");
    public static readonly Label DemoText = new(
        "In this demo network keys are public. Choose whose eyes to see with:",
        "本演示网络的密钥是公开的。请选择以谁的身份查看：");
    public static readonly Label DemoUse = new("See as {0}", "以 {0} 身份查看");
}
