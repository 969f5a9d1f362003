using Lodestone.Node.Access;
using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Portal;

/// <summary>What is read by a portal: keys as its node shares them, and what the ledger says of them as the views have it.</summary>
internal sealed class PortalReadSide(ViewStore views, SharedTables shared, TimeProvider time) : ReadSide
{
    private string? network;

    public override ViewStore Views => views;

    public override string Network
    {
        get
        {
            if (network is null)
            {
                using ViewReading reading = views.Read();
                network = reading.Row<NetworkRow>("network", "network")?.Name;
            }

            return network ?? string.Empty;
        }
    }

    // The demo's time is that of its blocks.
    public override Instant Now
    {
        get
        {
            if (!IsDemo)
            {
                return new Instant(time.GetUtcNow().ToUnixTimeMilliseconds());
            }

            using ViewReading reading = views.Read();
            return reading.Time!.Value;
        }
    }

    // Commands of the operator ask the node itself.
    public override bool IsOperator(string key) => false;

    // Members' nodes ask each other, never a portal.
    public override bool IsOfAFullMember(string header, HttpRequest request) => false;

    public override ManagedKey? FindKey(byte[] hashOfApiKey) => shared.FindKey(hashOfApiKey);

    public override (Caller? Caller, Refusal? Refusal) Judge(ManagedKey key)
    {
        Instant now = Now;
        using ViewReading reading = views.Read();
        return Caller.Of(reading.Row<KeyRow>("key", key.KeyId), () => reading.Party(key.Party)?.Role, key, now);
    }
}
