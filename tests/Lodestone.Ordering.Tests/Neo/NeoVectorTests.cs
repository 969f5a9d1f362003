using System.Text.Json.Nodes;
using Lodestone.Ordering.Neo;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>
/// The first blocks of a network that ran, with the hashes that its nodes gave: vectors/ordering/neo.json. Byte strings are
/// base64, hashes as nodes write them.
/// </summary>
public sealed class NeoVectorTests
{
    private readonly JsonNode vector = JsonNode.Parse(File.ReadAllText(NeoVectors.PathOf()))!;

    [Fact]
    public void A_recorded_chain_is_believed_and_its_hashes_are_those_that_its_nodes_gave()
    {
        using NeoVerifier verifier = new(
            vector["magic"]!.GetValue<uint>(), NeoVectors.Hash(vector["blocks"]![0]!["hash"]!.GetValue<string>()));
        NeoTip? tip = null;
        List<string> envelopes = [];
        foreach (JsonNode? row in vector["blocks"]!.AsArray())
        {
            NeoBlock block = NeoBlock.Parse(Convert.FromBase64String(row!["bytes"]!.GetValue<string>()));
            tip = verifier.Follow(tip, block);
            Assert.Equal(row["hash"]!.GetValue<string>(), NeoVectors.Text(block.Id));
            Assert.Equal(row["time"]!.GetValue<long>(), block.Time);
            Assert.Equal(
                row["transactions"]!.AsArray().Select(it => it!.GetValue<string>()),
                block.Transactions.Select(it => NeoVectors.Text(it.Id)));
            envelopes.AddRange(block.Transactions.Select(it => it.Envelope).OfType<byte[]>().Select(Convert.ToBase64String));
        }

        Assert.Equal(4, tip!.Nodes);
        Assert.Equal(vector["envelopes"]!.AsArray().Select(it => it!.GetValue<string>()), envelopes);
    }

    [Fact]
    public void A_recorded_key_has_the_account_that_the_tool_gave_it()
    {
        using NeoAccount account = NeoAccount.FromPrivateKey(
            Convert.FromHexString(vector["account"]!["private-key"]!.GetValue<string>()));
        Assert.Equal(vector["account"]!["script-hash"]!.GetValue<string>(), account.ScriptHashText);
        Assert.Equal(vector["account"]!["public-key"]!.GetValue<string>(), account.PublicKey);
    }

    [Fact]
    public void A_recorded_chain_is_not_believed_in_another_network()
    {
        JsonArray blocks = vector["blocks"]!.AsArray();
        using NeoVerifier verifier = new(
            vector["magic"]!.GetValue<uint>() + 1, NeoVectors.Hash(blocks[0]!["hash"]!.GetValue<string>()));
        NeoBlock[] read = [.. blocks.Select(it => NeoBlock.Parse(Convert.FromBase64String(it!["bytes"]!.GetValue<string>())))];
        NeoTip tip = verifier.Follow(null, read[0]);
        Assert.Throws<FormatException>(() => verifier.Follow(tip, read[1]));
    }
}
