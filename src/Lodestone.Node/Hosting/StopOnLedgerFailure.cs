namespace Lodestone.Node.Hosting;

/// <summary>
/// Ends the process when the ledger has stopped: a node that cannot keep anything must not go on talking.
/// </summary>
internal sealed class StopOnLedgerFailure(
    OpenNode node, IHostApplicationLifetime life, ILogger<StopOnLedgerFailure> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await node.Ledger.Stopped.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception failure)
        {
            // Whatever it was, the ledger has said that it is over: tell the operator and end with a failure.
            log.LogCritical(failure, "The ledger has stopped after a failure of its store.");
            Environment.ExitCode = 70;
            life.StopApplication();
        }
    }
}
