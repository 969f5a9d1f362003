using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>How the keys of rows are made, in one place.</summary>
internal static class Tables
{
    /// <summary>The key of the one network row.</summary>
    public const string NetworkKey = "network";

    /// <summary>The key of a period that is closed for every site.</summary>
    public const string AllSites = "*";

    /// <summary>The key of a permit.</summary>
    public static string PermitKey(PartyId party, string permit) => $"{party.Value}/{permit}";

    /// <summary>The key of a charter: keys sort as sizes do.</summary>
    public static string CharterKey(long from) => from.ToString("d16", CultureInfo.InvariantCulture);

    /// <summary>The key of a proposal, and of a motion.</summary>
    public static string ProposalKey(StatementIdentity statement, int actIndex) => $"{statement.Hex}/{actIndex}";
}
