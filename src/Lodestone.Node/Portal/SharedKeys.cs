using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Microsoft.AspNetCore.DataProtection;

namespace Lodestone.Node.Portal;

/// <summary>
/// Tells the portals of a node which API keys there are: whenever the vault has changed, by this process or by a command.
/// A key that is revoked is unknown to them within a second or two; one whose signing key the ledger ends, at once.
/// </summary>
internal sealed class SharedKeys(
    OpenNode node, SharedTables shared, IDataProtectionProvider forms, ILogger<SharedKeys> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause);
        string? told = null;
        do
        {
            try
            {
                // Of several nodes over one database, the one whose log the views follow.
                told = node.Views.IsLeading ? Tell(told) : null;
            }
            catch (ViewsUnavailableException away)
            {
                log.LogWarning("API keys could not be shared: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private string Tell(string? told)
    {
        IReadOnlyList<(byte[] Hash, ManagedKey Key)> keys = node.Vault.ApiKeys();
        string now = string.Join(';', keys.Select(one => $"{Convert.ToHexString(one.Hash)} {one.Key}"));
        if (now != told)
        {
            shared.PutKeys(keys);
        }

        if (told is null)
        {
            // The first use makes the key that portals sign their forms with.
            forms.CreateProtector(nameof(SharedKeys)).Protect([1]);
        }

        return now;
    }
}
