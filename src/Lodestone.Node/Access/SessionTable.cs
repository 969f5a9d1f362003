namespace Lodestone.Node.Access;

/// <summary>Where sessions are kept: each by the hash of its number, with the hash of the API key that opened it.</summary>
internal abstract class SessionTable
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>Opens a session; false if there are too many.</summary>
    public abstract bool Open(byte[] name, byte[] hashOfApiKey);

    /// <summary>The hash of the API key that a session was opened with; null if there is no such session any more.</summary>
    public abstract byte[]? Find(byte[] name);

    /// <summary>Ends a session.</summary>
    public abstract void End(byte[] name);
}
