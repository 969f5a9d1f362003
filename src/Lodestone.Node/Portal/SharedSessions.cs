using Lodestone.Node.Access;

namespace Lodestone.Node.Portal;

/// <summary>Sessions that a node and all its portals know: whichever of them ends, they go on.</summary>
internal sealed class SharedSessions(SharedTables shared) : SessionTable
{
    public override bool Open(byte[] name, byte[] hashOfApiKey) => shared.OpenSession(name, hashOfApiKey, Lifetime);

    public override byte[]? Find(byte[] name) => shared.FindSession(name);

    public override void End(byte[] name) => shared.EndSession(name);
}
