using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>A refusal as a page.</summary>
internal static class ProblemTexts
{
    public static readonly Label Refused = new("Refused", "已拒绝");
    public static readonly Label Number = new("Refusal {0} (HTTP {1})", "拒绝编号 {0}（HTTP {1}）");
    public static readonly Label WhatToDo = new("What you can do", "您可以");
    public static readonly Label Field = new("Where", "位置");
    public static readonly Label Detail = new("Detail", "详情");
    public static readonly Label ToStart = new("Back to the start page", "返回首页");
}
