namespace Lodestone.Interchange;

/// <summary>The members of an event in which parents, EPCs and classes stand.</summary>
internal static class EventNames
{
    /// <summary>Lists of EPCs, and the parent, of each <c>MATCH_</c> parameter.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Lists = new Dictionary<string, string[]>
    {
        ["MATCH_epc"] = ["epcList", "childEPCs"],
        ["MATCH_parentID"] = ["parentID"],
        ["MATCH_inputEPC"] = ["inputEPCList"],
        ["MATCH_outputEPC"] = ["outputEPCList"],
        ["MATCH_anyEPC"] = ["parentID", "epcList", "childEPCs", "inputEPCList", "outputEPCList"],
        ["MATCH_epcClass"] = ["quantityList", "childQuantityList"],
        ["MATCH_inputEPCClass"] = ["inputQuantityList"],
        ["MATCH_outputEPCClass"] = ["outputQuantityList"],
        ["MATCH_anyEPCClass"] = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"],
    };

    /// <summary>All lists of quantities.</summary>
    public static readonly string[] Quantities = Lists["MATCH_anyEPCClass"];

    /// <summary>Every parent, EPC and class of an event, as written.</summary>
    public static IEnumerable<string> All(StrictElement at) =>
        Of(at, [.. Lists["MATCH_anyEPC"], .. Quantities]);

    /// <summary>What some members of an event name, as written.</summary>
    public static IEnumerable<string> Of(StrictElement at, string[] members)
    {
        foreach (string member in members)
        {
            foreach (StrictElement item in Items(at, member))
            {
                if (item.IsText)
                {
                    yield return item.Text;
                }
                else if (item.IsObject && item.TryLook("epcClass"u8, out StrictElement name) && name.IsText)
                {
                    yield return name.Text;
                }
            }
        }
    }

    /// <summary>The items of a member: those of its list, or itself.</summary>
    public static IReadOnlyList<StrictElement> Items(StrictElement at, string member)
    {
        if (!at.IsObject || !at.TryLook(System.Text.Encoding.UTF8.GetBytes(member), out StrictElement found))
        {
            return [];
        }

        return found.IsList ? ItemsOf(found) : [found];
    }

    /// <summary>The values that a list or object holds; none for anything else.</summary>
    public static IReadOnlyList<StrictElement> ItemsOf(StrictElement at)
    {
        List<StrictElement> items = [];
        if (at.IsList || at.IsObject)
        {
            foreach (StrictElement item in at.Values)
            {
                items.Add(item);
            }
        }

        return items;
    }
}
