using System.Net.Sockets;
using Npgsql;

namespace Lodestone.Views;

/// <summary>Tells a database that is not to be had from a fault of ours.</summary>
internal static class PostgresFault
{
    private const string ClassOfWrongStatements = "42";

    /// <summary>Does something with the database.</summary>
    /// <exception cref="ViewsUnavailableException">It is not to be had now.</exception>
    public static TAnswer Guard<TAnswer>(Func<TAnswer> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw new ViewsUnavailableException($"The views' database is not to be had: {fault.Message}", fault);
        }
    }

    /// <summary>Whether a failure comes from the world, so that trying again later may do.</summary>
    public static bool IsOutage(Exception fault) => fault switch
    {
        // The tables are not made yet, or this user may not read them yet.
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InsufficientPrivilege } => true,
        PostgresException wrong => !wrong.SqlState.StartsWith(ClassOfWrongStatements, StringComparison.Ordinal),
        NpgsqlException or TimeoutException or IOException or SocketException => true,
        _ => false,
    };
}
