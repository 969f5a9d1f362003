namespace Lodestone.Views;

/// <summary>Texts that repeat (parties, sites, materials, origins) by number, and back.</summary>
internal sealed class Terms(ViewDatabase database)
{
    private readonly Dictionary<string, long> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> byNumber = [];
    private long? last;

    /// <summary>The number of a text, given now if it is new.</summary>
    public long Number(string text)
    {
        if (TryNumber(text) is { } known)
        {
            return known;
        }

        long made = (last ?? database.One("SELECT coalesce(max(id), 0) FROM term", row => row.GetInt64(0))) + 1;
        database.Write("INSERT INTO term (id, text) VALUES (?1, ?2)", made, text);
        Remember(made, text);
        last = made;
        return made;
    }

    /// <summary>The number of a text, or null if it never occurred.</summary>
    public long? TryNumber(string text)
    {
        if (byText.TryGetValue(text, out long known))
        {
            return known;
        }

        long? found = database.One("SELECT id FROM term WHERE text = ?1", row => (long?)row.GetInt64(0), text);
        if (found is { } number)
        {
            Remember(number, text);
        }

        return found;
    }

    /// <summary>The text of a number.</summary>
    public string Text(long number)
    {
        if (!byNumber.TryGetValue(number, out string? text))
        {
            text = database.One("SELECT text FROM term WHERE id = ?1", row => row.GetString(0), number)
                ?? throw new InvalidDataException($"Term {number} is missing.");
            Remember(number, text);
        }

        return text;
    }

    /// <summary>Forgets everything: after a rollback or a rebuild numbers may mean other texts.</summary>
    public void Forget()
    {
        byText.Clear();
        byNumber.Clear();
        last = null;
    }

    private void Remember(long number, string text)
    {
        byText[text] = number;
        byNumber[number] = text;
    }
}
