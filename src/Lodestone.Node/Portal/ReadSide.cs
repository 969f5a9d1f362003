using Lodestone.Node.Access;
using Lodestone.Node.Commands;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Portal;

/// <summary>What pages and identification read: the same of a node, which has the ledger, and of a portal, which has none.</summary>
internal abstract class ReadSide
{
    /// <summary>The views.</summary>
    public abstract ViewStore Views { get; }

    /// <summary>The network's name; empty before its genesis is known.</summary>
    public abstract string Network { get; }

    /// <summary>The time that keys and permits are looked at.</summary>
    public abstract Instant Now { get; }

    /// <summary>Whether it is the demo network, whose keys everybody has.</summary>
    public bool IsDemo => Network == NodeOpening.DemoNetwork;

    /// <summary>Whether a text is the key of the operator's own commands.</summary>
    public abstract bool IsOperator(string key);

    /// <summary>Whether a header is the signature of a full member's node over what it asks for.</summary>
    public abstract bool IsOfAFullMember(string header, HttpRequest request);

    /// <summary>Whose API key has this hash, or null.</summary>
    public abstract ManagedKey? FindKey(byte[] hashOfApiKey);

    /// <summary>The caller of a managed key, or why the ledger does not let that key speak now.</summary>
    public abstract (Caller? Caller, Refusal? Refusal) Judge(ManagedKey key);
}
