namespace Lodestone.Ordering;

/// <summary>The database is there and must not be used as it is; an operator can change that.</summary>
internal sealed class UnfitDatabaseException(string message) : Exception(message);
