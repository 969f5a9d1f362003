using System.Text;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>What a node keeps secret lies encrypted or hashed, in files that only its owner may read.</summary>
public sealed class SecretsTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_managed_key_lies_encrypted_and_an_api_key_only_as_its_hash()
    {
        await using World world = new();
        await world.InitializeAsync();
        string apiKey = world.ApiKeyOf(Cast.Mine);
        using SigningKey key = Cast.Mine.Key(1);
        byte[] seed = key.ExportSeed();
        NodeOptions options = world.Node.Open.Options;
        foreach (string file in Directory.EnumerateFiles(options.DataFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock"))
        {
            byte[] bytes = await Read(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(seed));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(seed))));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(apiKey)));
        }

        Assert.True(File.Exists(options.VaultPath));
        using SigningKey? opened = world.Node.Open.Vault.OpenKey(key.PublicKey.KeyId.ToHex());
        Assert.Equal(seed, opened!.ExportSeed());
    }

    [Fact]
    public async Task Key_files_are_their_owners_only()
    {
        await using TestNode node = await TestNode.StartAsync();
        NodeOptions options = node.Open.Options;
        foreach (string file in new[] { "log.keys", "vault.key", "operator.key" })
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Join(options.StateFolder, file)));
        }

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(options.StateFolder));
    }

    [Fact]
    public async Task The_operators_key_reads_everything_signs_nothing_and_ends_with_the_process()
    {
        string root = Directory.CreateTempSubdirectory("lodestone-operator-").FullName;
        string first;
        await using (TestNode node = await TestNode.StartAsync(folder: root))
        {
            first = OperatorKey.Find(node.Open.Options)!;
            Assert.Equal(200, (await node.Get("/quarantine", first)).Status);
            (await node.Post("/acts", "{}"u8.ToArray(), "application/json", first))
                .AssertRefused(RefusalCode.NotPermitted, null);
        }

        await using (TestNode node = await TestNode.StartAsync(folder: root))
        {
            Assert.Equal(401, (await node.Get("/quarantine", first)).Status);
        }

        Directory.Delete(root, recursive: true);
    }

    private static async Task<byte[]> Read(string file)
    {
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using MemoryStream all = new();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
