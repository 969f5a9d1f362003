using Lodestone.Ledger;
using Lodestone.Ordering.Neo;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>The contract, on four consensus nodes: its tests and their assertions are <see cref="EngineContract"/>'s.</summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoContractTests(NeoNetwork network) : EngineContract, IDisposable
{
    private readonly List<NeoAccount> accounts = [];

    private protected override TimeSpan Patience => TimeSpan.FromMinutes(5);

    public void Dispose() => accounts.ForEach(it => it.Dispose());

    private protected override async Task<IOrderingEngine> ConnectAsync()
    {
        NeoOptions options = network.Options();
        accounts.Add(options.Account!);
        return await network.ConnectAsync(options);
    }
}

[CollectionDefinition(nameof(NeoNetwork))]
public sealed class NeoNetworkUsers : ICollectionFixture<NeoNetwork>;
