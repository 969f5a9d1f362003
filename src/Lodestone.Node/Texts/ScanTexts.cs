using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>Scanning a passport's code.</summary>
internal static class ScanTexts
{
    public static readonly Label Title = new("Scan a passport's QR code", "扫描护照二维码");
    public static readonly Label Lead = new(
        "The code opens the passport on this node. It proves the record, not the object that it is stuck to.",
        "二维码会打开本节点上的护照。它证明的是记录，而不是所贴的实物。");
    public static readonly Label Button = new("Scan with the camera", "用摄像头扫描");
    public static readonly Label Stop = new("Stop the camera", "关闭摄像头");
    public static readonly Label Scanning = new("Hold the code in front of the camera…", "请将二维码对准摄像头…");
    public static readonly Label NoReader = new(
        "This browser cannot read QR codes in a page. Use your phone's camera app, which opens the passport too, or type the "
        + "characters under the code.",
        "此浏览器无法在网页中读取二维码。请使用手机的相机应用（同样可打开护照），或输入二维码下方的字符。");
    public static readonly Label NoCamera = new(
        "The camera cannot be used: there is none, or this page was not allowed to use it. Type the characters under the code "
        + "instead.",
        "无法使用摄像头：没有摄像头，或未允许本页使用。请改为输入二维码下方的字符。");
    public static readonly Label Other = new(
        "This code leads to no lot's passport: {0}", "该二维码不指向任何批次护照：{0}");
    public static readonly Label Typed = new("Or type the EID", "或输入 EID");
}
