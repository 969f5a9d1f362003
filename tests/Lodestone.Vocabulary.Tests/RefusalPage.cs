using System.Text;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Writes <c>docs/REFUSALS.md</c> from the catalogue.</summary>
internal static class RefusalPage
{
    private const string Opening =
        """
        # Refusals 拒绝代码

        A refusal is an answer, not a failure: what was asked is not done, and nothing has changed. It is signed, and
        names its number, the field and the figures concerned. Numbers are stable for ever.

        拒绝是一种答复而非故障：所请求的事项未办理，任何状态都未改变。拒绝附有签名，写明代码、字段与相关数值。代码永不变更。

        **Precedence.** The list is in order of precedence: when several refusals apply, the one with the lowest
        number is given. **Retry** says whether the same bytes may be accepted later, while the statement is still
        valid; where it says no, change the statement and sign it anew. Refusals above 1000 are given by a node and
        are no part of the law.

        **优先次序。** 表中按优先次序排列：同时符合多项时，答复最小的代码。**重试**一栏说明同一份声明在其有效期内是否可能在以后被接受；
        标“否”的，须修改后重新签名提交。1000 以上的代码由节点给出，不属于规则。

        This page is written from the catalogue in `src/Lodestone.Vocabulary/Refusals`; a test holds the two equal.
        本页由 `src/Lodestone.Vocabulary/Refusals` 中的目录生成，并由测试保证二者一致。

        """;

    private static readonly (int Hundred, string En, string Zh)[] Sections =
    [
        (1, "The bytes at the door", "文档形式"),
        (2, "The envelope", "签名封装"),
        (3, "Who may act", "主体资格"),
        (4, "Time", "时间"),
        (5, "Lots", "批次"),
        (6, "Conservation and chain of custody", "物料守恒与监管链"),
        (7, "Movement, title, weights and assays", "流转、所有权、重量与化验"),
        (8, "Decisions of authority", "主管部门的决定"),
        (9, "Corrections", "更正"),
        (10, "The node itself", "节点"),
    ];

    internal static string Text()
    {
        StringBuilder page = new(Opening.ReplaceLineEndings("\n"));
        foreach ((int hundred, string en, string zh) in Sections)
        {
            page.Append('\n').Append("## ").Append(hundred).Append("xx ").Append(en).Append(' ').Append(zh)
                .Append("\n\n| No. | name | what is wrong | 说明 | what to do | 怎么办 | retry 重试 |\n")
                .Append("|---|---|---|---|---|---|---|\n");
            foreach (RefusalText row in RefusalCatalogue.All.Where(row => (int)row.Code / 100 == hundred))
            {
                string retry = row.RetryHelps ? "yes 可" : "no 否";
                page.Append("| ")
                    .AppendJoin(
                        " | ",
                        (int)row.Code, $"`{row.Code}`", row.SentenceEn, row.SentenceZh, row.RemedyEn,
                        row.RemedyZh, retry)
                    .Append(" |\n");
            }
        }

        return page.ToString();
    }
}
