using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Demo;

/// <summary>
/// Fills an empty demo network with its year, block by block in simulated time, and gives every demo person a managed
/// key and an API key that follow from the documented seed. Can be stopped: the next start goes on where it ended.
/// </summary>
internal static class DemoLoading
{
    private const int MaxGroup = 1_000;
    private const long GroupSpanMs = 24L * 60 * 60 * 1000;

    // A group waits for the engine's block and for the others' signatures; the law lets facts come in some days late.
    private const long SpanInConsortiumMs = 5 * GroupSpanMs;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The log keys of the demo network.</summary>
    public static LogKeys LogKeys(string network, SignatureAlgorithm suite) => new(
        network,
        Copy(DemoKeys.ForLog(network, "checkpoint", suite)),
        Copy(DemoKeys.ForLog(network, "answers", suite)));

    /// <summary>The API key of a demo person; public like the seed that it follows from.</summary>
    public static string ApiKeyOf(PartyId party, string person) =>
        "lk_demo_"
        + Convert.ToHexStringLower(DemoSeed.Derive(DemoSeed.Text, "api-key", party.Value, person).AsSpan(0, 12));

    /// <summary>The API key of the demo's root authority, which sees every entry.</summary>
    public static string AuthorityApiKey
    {
        get
        {
            DemoParty root = DemoConsortium.Describe().Root;
            return ApiKeyOf(root.Id, root.Persons[0]);
        }
    }

    /// <summary>Loads what is missing of the year.</summary>
    /// <param name="node">A node of a demo network.</param>
    /// <param name="scale">How many events the year has at least.</param>
    /// <param name="progress">Told the number of entries so far.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    public static async Task<DemoTruth> Load(
        OpenNode node, long scale, Action<long> progress, CancellationToken cancel)
    {
        SignatureAlgorithm suite = node.LogKeys.Answers.PublicKey.Algorithm;
        DemoYear year = new(new DemoOptions
        {
            Scale = scale,
            Network = node.LogKeys.Origin,
            Suite = suite,
            Members = node.Ledger.ReadState(state => Charters.At(state, 0))?.Members.Length ?? 0,
        });
        long have = node.Ledger.Log.Size.Value;
        long span = node.Seat is null ? GroupSpanMs : SpanInConsortiumMs;
        List<ReadOnlyMemory<byte>> group = [];
        Instant first = default;
        Instant last = default;
        foreach ((DemoStatement statement, SignedStatement signed) in year.SignedStatements())
        {
            // In a consortium others write too: a place in the log says nothing of what is there.
            if (node.Seat is null ? statement.Index < have : node.Ledger.Log.IndexOf(signed.Identity) is not null)
            {
                continue;
            }

            if (group.Count > 0 && (group.Count >= MaxGroup || statement.Index == 1
                || statement.Time.UnixMilliseconds - first.UnixMilliseconds > span))
            {
                await Submit(node, group, last, cancel);
                progress(node.Ledger.Log.Size.Value);
            }

            first = group.Count == 0 ? statement.Time : first;
            last = statement.Time;
            group.Add(signed.Bytes);
        }

        await Submit(node, group, last, cancel);
        AdmitPersons(node.Vault, suite);
        progress(node.Ledger.Log.Size.Value);
        return year.Truth;
    }

    /// <summary>Gives every demo person its managed key and API key.</summary>
    public static void AdmitPersons(NodeVault vault, SignatureAlgorithm suite)
    {
        foreach (DemoParty party in DemoConsortium.Describe().Parties)
        {
            foreach (string person in party.Persons)
            {
                ManagedKey key = vault.Keep(
                    party.Id, person, DemoKeys.For(DemoSeed.Text, party.Id, person, suite));
                vault.AdmitApiKey(ApiKeyOf(party.Id, person), key.KeyId);
            }
        }
    }

    private static async Task Submit(
        OpenNode node, List<ReadOnlyMemory<byte>> group, Instant at, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (group.Count == 0)
        {
            return;
        }

        CancellationToken patience = node.Seat is null ? CancellationToken.None : cancel;
        while (await HasToWait(node, group, at, patience))
        {
            await Task.Delay(Pause, cancel);
        }

        group.Clear();
    }

    // A consortium's order may stand for a while: the same bytes again count once.
    private static async Task<bool> HasToWait(
        OpenNode node, List<ReadOnlyMemory<byte>> group, Instant at, CancellationToken cancel)
    {
        bool hasToWait = false;
        foreach (Submission answer in await node.Ledger.SubmitGroupAsync(group, at, cancel))
        {
            switch (answer)
            {
                case Submission.Refused refused:
                    throw new InvalidOperationException($"The demo year was refused: {refused.Refusal}");
                case Submission.NotAccepting { Reason: NotAcceptingReason.Undecided or NotAcceptingReason.QueueFull }:
                    hasToWait = true;
                    break;
                case Submission.NotAccepting waiting:
                    throw new InvalidOperationException($"The ledger takes nothing now: {waiting.Reason}");
            }
        }

        return hasToWait;
    }

    // The ledger wipes its keys when it closes; the demo's shared ones must outlive it.
    private static SigningKey Copy(SigningKey shared) =>
        SigningKey.FromSeed(shared.PublicKey.Algorithm, shared.ExportSeed());
}
