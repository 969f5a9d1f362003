using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Consortium;
using Lodestone.Node.EpcisQuery;
using Lodestone.Node.Portal;
using Lodestone.Node.Vault;
using Lodestone.Transparency;
using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Node.Hosting;

/// <summary>Everything that one node has open: ledger, views, vault.</summary>
internal sealed class OpenNode : IDisposable
{
    private OpenNode(
        NodeOptions options, LogKeys logKeys, LiveLedger ledger, ViewStore views, NodeVault vault, TimeSource time)
    {
        Options = options;
        LogKeys = logKeys;
        Ledger = ledger;
        Views = views;
        Vault = vault;
        Time = time;
        Operator = OperatorKey.Draw(options);
        Desk = EpcisDesk.Open(options.DeskPath, options.VaultKeyPath);
    }

    /// <summary>How it was started.</summary>
    public NodeOptions Options { get; }

    /// <summary>The log's keys.</summary>
    public LogKeys LogKeys { get; }

    /// <summary>The ledger.</summary>
    public LiveLedger Ledger { get; }

    /// <summary>The views.</summary>
    public ViewStore Views { get; }

    /// <summary>Managed keys and API keys.</summary>
    public NodeVault Vault { get; }

    /// <summary>What callers of the EPCIS interfaces have left here.</summary>
    public EpcisDesk Desk { get; }

    /// <summary>Where block times come from.</summary>
    public TimeSource Time { get; }

    /// <summary>This organisation's seat in a consortium; null if the node orders alone.</summary>
    public TakenSeat? Seat { get; private init; }

    /// <summary>What this node shares with its portals; null if its views are in a file, so that it has none.</summary>
    public SharedTables? Shared { get; private init; }

    /// <summary>The key of the operator's own commands.</summary>
    public OperatorKey Operator { get; }

    /// <summary>Whether the network has its genesis.</summary>
    public bool HasGenesis => Ledger.Network is not null;

    /// <summary>Opens a node's folder.</summary>
    /// <exception cref="LedgerOpenException">
    /// The ledger may not open; the exception says why and what to do.
    /// </exception>
    public static OpenNode Open(NodeOptions options, LogKeys keys, TimeSource time)
    {
        Directory.CreateDirectory(options.DataFolder);
        options.CreateStateFolder();
        TakenSeat? seat = options.SeatPath is { } path ? SeatOpening.Take(path, time) : null;
        LiveLedger? ledger = null;
        NodeVault? vault = null;
        try
        {
            ledger = LiveLedger.Open(
                new LedgerOptions(options.LedgerFolder, options.SignStatePath)
                {
                    StateRootEveryBlocks = options.StateRootEveryBlocks,
                    Adoption = options.FromPeers && seat is not null ? PeerStart.Begin(options, keys.Origin, seat) : null,
                },
                keys, time, seat?.Seat);
            vault = NodeVault.Open(options.VaultPath, options.VaultKeyPath);
            return options.ViewsConnection is { } connection
                ? new OpenNode(options, keys, ledger, ViewStore.InPostgres(connection), vault, time)
                {
                    Seat = seat,
                    Shared = new SharedTables(connection, makes: true),
                }
                : new OpenNode(options, keys, ledger, ViewStore.Open(options.ViewsPath), vault, time) { Seat = seat };
        }
        catch
        {
            vault?.Dispose();
            ledger?.Dispose();
            seat?.Dispose();
            throw;
        }
    }

    /// <summary>What a relying party of this network trusts: to be handed out of band.</summary>
    public TrustAnchor Anchor => new(
        Ledger.Network ?? Hash.Zero, LogKeys.NoteKey, LogKeys.Answers.PublicKey, WitnessPolicy.None);

    /// <summary>Submits a statement, unless this node does not let its key in.</summary>
    public async Task<Submission> Submit(ReadOnlyMemory<byte> statement, CancellationToken cancel) =>
        PublicKeyCheck.Judge(this, statement) is { } refusal
            ? new Submission.Refused(refusal, null)
            : await Ledger.SubmitAsync(statement, cancel);

    /// <summary>Leaves a statement with the ledger for a promise, unless this node does not let its key in.</summary>
    public async Task<DeferredSubmission> SubmitDeferred(ReadOnlyMemory<byte> statement, CancellationToken cancel) =>
        PublicKeyCheck.Judge(this, statement) is { } refusal
            ? new DeferredSubmission.Answered(new Submission.Refused(refusal, null))
            : await Ledger.SubmitDeferredAsync(statement, cancel);

    /// <summary>Signs acts or events with a managed key.</summary>
    public byte[] Sign(ManagedKey key, string contentType, string subject, ReadOnlySpan<byte> payload)
    {
        using SigningKey signing = Vault.OpenKey(key.KeyId)
            ?? throw new InvalidOperationException($"Managed key {key.KeyId} is gone.");
        long now = Time.Now.UnixMilliseconds / 1_000;
        StatementHeader header = StatementHeader.For(
            signing.PublicKey, contentType, key.Party.Value, subject, Ledger.Network ?? Hash.Zero,
            expiresAt: now + (7 * 24 * 60 * 60), issuedAt: now);
        return SignedStatement.Create(signing, header, payload).Bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ledger.Dispose();
        Seat?.Dispose();
        Views.Dispose();
        Shared?.Dispose();
        Vault.Dispose();
        Desk.Dispose();
        LogKeys.Dispose();
    }
}
