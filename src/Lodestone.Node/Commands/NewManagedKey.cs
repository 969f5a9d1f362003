using System.Text.Json.Serialization;
using Lodestone.Ledger;
using Lodestone.Node.Vault;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>A managed key just made, with the API key that opens it: shown once, or written to a file.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Person">Pseudonym of its holder.</param>
/// <param name="KeyId">Its identifier.</param>
/// <param name="Algorithm">COSE algorithm.</param>
/// <param name="PublicKey">Its public half, to be registered.</param>
/// <param name="ApiKey">The API key; null if it was written to a file.</param>
/// <param name="ApiKeyFile">The file; null if there is none.</param>
internal sealed record NewManagedKey(
    string Party, string Person, string KeyId, int Algorithm, string PublicKey, string? ApiKey, string? ApiKeyFile)
{
    /// <summary>What a person is shown.</summary>
    [JsonIgnore]
    public string ApiKeyOrFile => ApiKeyFile ?? $"(shown once 仅显示一次) {ApiKey}";

    /// <summary>The key as it is declared on the ledger.</summary>
    [JsonIgnore]
    public KeyDeclaration Declaration => new(KeyId, Algorithm, PublicKey, Person);

    /// <summary>Makes one and keeps it.</summary>
    public static NewManagedKey Make(
        NodeVault vault, PartyId party, string person, string? folder, SignatureAlgorithm suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        ManagedKey kept = vault.Keep(party, person, key);
        string apiKey = vault.IssueApiKey(kept.KeyId);
        string? file = folder is null ? null : Commands.ApiKeyFile.Write(folder, person, apiKey);
        KeyDeclaration declared = GenesisStatement.DeclarationOf(key.PublicKey, person);
        return new NewManagedKey(
            party.Value, person, declared.KeyId, declared.Algorithm, declared.PublicKey,
            file is null ? apiKey : null, file);
    }
}
