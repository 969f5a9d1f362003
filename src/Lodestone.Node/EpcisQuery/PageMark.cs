using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// Where the next page of a query begins (<c>nextPageToken</c>). It holds nothing secret and the node keeps nothing for
/// it: a caller that makes one up sees no more than it may.
/// </summary>
/// <param name="Query">Of which query: a hash of its parameters and the order.</param>
/// <param name="Number">The last event of the page before.</param>
/// <param name="Time">When that event happened, in milliseconds.</param>
/// <param name="Below">Events from this number on came after the first page.</param>
/// <param name="Given">How many events the pages before gave.</param>
internal sealed record PageMark(string Query, long Number, long Time, long Below, int Given)
{
    private const int Parts = 5;

    /// <summary>The mark as it stands in an address.</summary>
    public string Text => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Query}.{Number}.{Time}.{Below}.{Given}")));

    /// <summary>The event after which the page begins.</summary>
    public FoundEvent After => new(Number, new Instant(Time), new Instant(0), 0, 0);

    /// <summary>What stands for a query in its marks.</summary>
    public static string HashOf(string query) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, 8));

    /// <summary>Reads a mark of a query; false if it is none, or one of another query.</summary>
    public static bool TryRead(string text, string query, out PageMark? mark)
    {
        mark = null;
        if (text.Length > 200 || !Base64Url.IsValid(text))
        {
            return false;
        }

        string[] parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != Parts || parts[0] != query || !TryNumber(parts[1], out long number)
            || !TryNumber(parts[2], out long time) || !TryNumber(parts[3], out long below)
            || !TryNumber(parts[4], out long given) || given > int.MaxValue)
        {
            return false;
        }

        mark = new PageMark(query, number, time, below, (int)given);
        return true;
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
