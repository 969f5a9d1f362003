using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Portal;

/// <summary>What is read of a node: keys from its vault and its ledger.</summary>
internal sealed class NodeReadSide(OpenNode node) : ReadSide
{
    public override ViewStore Views => node.Views;

    public override string Network => node.LogKeys.Origin;

    public override Instant Now => node.Time.Now;

    public override bool IsOperator(string key) => node.Operator.Is(key);

    public override bool IsOfAFullMember(string header, HttpRequest request) => HttpMethods.IsGet(request.Method)
        && node.Ledger.Network is { } network
        && node.Ledger.ReadState((state, head) => MemberSignature.IsOfAFullMember(
            state, head?.Header.SizeAfter.Value ?? 0, header, network, request.Path + request.QueryString.ToString(),
            TimeProvider.System.GetUtcNow()));

    public override ManagedKey? FindKey(byte[] hashOfApiKey) => node.Vault.CallerOf(hashOfApiKey);

    public override (Caller? Caller, Refusal? Refusal) Judge(ManagedKey key) =>
        node.Ledger.ReadState(state => Caller.Of(state, key, Now));
}
