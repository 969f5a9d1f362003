using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Master data in a document's header, held to GS1's JSON schema. It is kept with the bytes and is no act.
/// </summary>
internal static class MasterDataForms
{
    private static readonly Form<string> Value = EpcisForms.Read((StrictElement at, out string none) =>
    {
        none = string.Empty;
        return at.IsNumber || at.IsText || at.IsObject
            ? null
            : at.Refused(RefusalCode.WrongType, "a number, a text or an object is required");
    });

    private static readonly Form<string> Attribute = Object(it =>
    {
        it.Need("id", TextForms.Uri, null);
        it.May("attribute", Value, null);
    });

    private static readonly Form<string> Element = Object(it =>
    {
        it.Need("id", TextForms.Uri, null);
        it.List("attributes", Attribute, null);
        it.List("children", TextForms.Uri, null);
    });

    private static readonly Form<string> Vocabulary = Object(it =>
    {
        it.Need("type", TextForms.Uri, null);
        it.List("vocabularyElementList", Element, null);
    });

    private static readonly Form<string> MasterData = Object(it => it.List("vocabularyList", Vocabulary, null));

    /// <summary>The header of a document.</summary>
    public static readonly Form<string> Header = Object(it =>
    {
        it.May("epcisMasterData", MasterData, null);
        it.NothingElse(EpcisMembers.Foreign);
    });

    // Beside what the schema names, master data may hold anything.
    private static Form<string> Object(Action<ReadingFields> read) =>
        EpcisForms.Read((StrictElement at, out string none) =>
        {
            none = string.Empty;
            var it = new ReadingFields(at);
            read(it);
            return it.Refusal;
        });
}
