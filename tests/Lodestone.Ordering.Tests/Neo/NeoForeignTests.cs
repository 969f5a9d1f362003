using System.Security.Cryptography;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Whatever else the network takes: it is stepped over.</summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoForeignTests(NeoNetwork network) : IDisposable
{
    private readonly ECDsa alice = network.Key("alice");
    private readonly ECDsa pauper = network.Key("pauper");
    private uint nonce;

    public void Dispose()
    {
        alice.Dispose();
        pauper.Dispose();
    }

    [Fact]
    public async Task Transactions_that_are_no_envelopes_stand_on_the_chain_and_are_not_read()
    {
        using NeoAccount account = network.Account("alice");
        await using NeoOrdering engine = await network.ConnectAsync(network.Options() with { Account = account });
        long begin = engine.Health.Height + 1;
        byte[] carrying = NeoScript.Carrying([.. Guid.NewGuid().ToByteArray()]);
        uint until = (uint)begin + 1_000;
        byte[] none = [0];
        byte[][] foreign =
        [
            ByAlice([0x00], until, none, [0x38]), // Aborts: the virtual machine faults.
            ByAlice([0x01], until, none, carrying), // Called by entry.
            ByAlice([0x80], until, none, carrying), // Global.
            ByAlice([0x10, 1, .. new byte[20]], until, none, carrying), // Custom contracts.
            ByAlice([0x40, 1, 1, 0x20], until, none, carrying), // Witness rules.
            ByAlice([0x00], until, none, [0x0C, 3, 1, 2, 3, 0x45]), // A shorter push.
            ByAlice([0x00], until, none, [.. carrying, .. carrying]), // Two pushes.
            ByTwo(until, carrying),
            ByCommittee(until, carrying),
        ];
        foreach (byte[] transaction in foreign)
        {
            await network.CallAsync(network.Endpoints[0], "sendrawtransaction", Convert.ToBase64String(transaction));
        }

        Hash[] wanted = [.. foreign.Select(MadeNode.IdOf)];
        HashSet<Hash> seen = [];
        for (long height = begin; !wanted.All(seen.Contains); height++)
        {
            seen.UnionWith(NeoBlock.Parse(await network.BlockAsync(height)).Transactions.Select(it => it.Id));
            Assert.True(height < begin + 300, "The foreign transactions did not come in.");
        }

        AppendOutcome.Final own = Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(new byte[] { 7, 7, 7 }));
        await foreach (OrderedBlock block in engine.ReadAsync(begin))
        {
            Assert.Equal(own.Height, block.Height);
            Assert.Equal([7, 7, 7], Assert.Single(block.Envelopes).ToArray());
            break;
        }
    }

    [Fact]
    public async Task An_account_without_funds_is_refused_in_words()
    {
        using NeoAccount account = network.Account("pauper");
        await using NeoOrdering engine = await network.ConnectAsync(network.Options() with { Account = account });
        AppendOutcome.Refused refused =
            Assert.IsType<AppendOutcome.Refused>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
        Assert.Contains("InsufficientFunds", refused.Reason, StringComparison.Ordinal);
    }

    private byte[] ByAlice(byte[] scope, uint until, byte[] attributes, byte[] script)
    {
        byte[] unsigned = Made.Unsigned(nonce++, until, [1, .. AccountOf(alice), .. scope], attributes, script);
        return Made.Whole(unsigned, Witness(alice, unsigned));
    }

    private byte[] ByTwo(uint until, byte[] script)
    {
        byte[] unsigned = Made.Unsigned(nonce++, until, [2, .. AccountOf(alice), 0, .. AccountOf(pauper), 0], [0], script);
        // Witnesses stand in the order of their signers.
        return Made.Whole(unsigned, Witness(alice, unsigned), Witness(pauper, unsigned));
    }

    private byte[] ByCommittee(uint until, byte[] script)
    {
        (byte[] verification, ECDsa[] keys) = network.Committee();
        byte[] unsigned = Made.Unsigned(
            nonce++, until, [1, .. ScriptHash.Of(verification).ToArray(), 0], [1, 0x01], script);
        byte[] invocation = [.. keys.SelectMany(key => NeoScript.Showing(Signature(key, unsigned)))];
        Array.ForEach(keys, it => it.Dispose());
        return Made.Whole(unsigned, (invocation, verification));
    }

    private (byte[] Invocation, byte[] Verification) Witness(ECDsa key, byte[] unsigned) =>
        (NeoScript.Showing(Signature(key, unsigned)), NeoScript.OfKey(NeoKey.Compress(key)));

    private byte[] Signature(ECDsa key, byte[] unsigned) =>
        key.SignData(NeoTransaction.Signed(network.Magic, Hash.Of(unsigned)), HashAlgorithmName.SHA256);

    private static byte[] AccountOf(ECDsa key) => ScriptHash.Of(NeoScript.OfKey(NeoKey.Compress(key))).ToArray();
}
