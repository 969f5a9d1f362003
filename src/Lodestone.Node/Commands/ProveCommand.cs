using System.CommandLine;
using System.Text;
using System.Text.Json;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Transparency;
using Lodestone.Verifier;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone prove</c>: an inclusion proof (<c>--index</c>) or a consistency proof (<c>--from</c>), checked by this
/// command itself against the log's signed checkpoint before it is printed. Asks the running node, or opens the folder.
/// </summary>
internal static class ProveCommand
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<long?> index = new("--index") { Description = "Entry to prove. 条目序号", HelpName = "N" };
        Option<long?> from = new("--from") { Description = "Older tree size. 较早的树大小", HelpName = "N" };
        Option<string?> kept = new("--root") { Description = "Root kept of the older tree. 保存的旧树根", HelpName = "HASH" };
        Option<string?> trust = new("--trust") { Description = "Trust anchor of the log. 信任锚", HelpName = "FILE" };
        return call.Make(
            "prove", "Prove that an entry is in the log, or that the log only grew. 证明", [index, from, kept, trust],
            async (parsed, options, speech, cancel) =>
            {
                long? entry = parsed.GetValue(index);
                long? older = parsed.GetValue(from);
                if (entry is null == older is null)
                {
                    return speech.WrongUse("Give --index or --from.", "请给出 --index 或 --from。");
                }

                using Source source = await Source.Of(
                    call.Client(parsed, options), options, parsed.GetValue(trust), cancel);
                (long size, Hash root) = await source.Head(cancel);
                return entry is { } at
                    ? Inclusion(
                        await source.Read<InclusionForm>($"/entries/{at}/proof?size={size}", cancel), root, speech)
                    : Consistency(
                        await source.Read<ConsistencyForm>($"/consistency?from={older}&to={size}", cancel), root,
                        parsed.GetValue(kept), speech);
            });
    }

    private static int Inclusion(InclusionForm proof, Hash root, Speech speech)
    {
        ProofVerdict verdict = proof.Verify(root);
        speech.Result(
            new { verdict = verdict.ToString(), proof.Index, proof.Size, proof.Leaf, root = root.ToHex(), proof.Path },
            $"{verdict}: entry {proof.Index} is in the tree of size {proof.Size}, root {root}, "
                + $"{proof.Path.Count} hashes",
            $"{verdict}: 条目 {proof.Index} 在大小为 {proof.Size} 的树中，根 {root}，{proof.Path.Count} 个哈希");
        return verdict == ProofVerdict.Valid ? Speech.Success : Speech.Refused;
    }

    private static int Consistency(ConsistencyForm proof, Hash root, string? kept, Speech speech)
    {
        bool isKept = kept is null || string.Equals(kept, proof.FromRoot, StringComparison.OrdinalIgnoreCase);
        ProofVerdict verdict = isKept ? proof.Verify(root) : ProofVerdict.RootMismatch;
        speech.Result(
            new { verdict = verdict.ToString(), proof.From, proof.To, proof.FromRoot, root = root.ToHex(), proof.Path },
            $"{verdict}: the tree of size {proof.From}, root {proof.FromRoot}, is a prefix of that of size {proof.To}",
            $"{verdict}: 大小 {proof.From}、根 {proof.FromRoot} 的树是大小 {proof.To} 的树的前缀");
        return verdict == ProofVerdict.Valid ? Speech.Success : Speech.Refused;
    }

    /// <summary>Where the proof comes from: a node over HTTP, or one opened here.</summary>
    private sealed class Source(NodeClient? client, OpenNode? node, TrustAnchor anchor) : IDisposable
    {
        public static async Task<Source> Of(
            NodeClient? client, NodeOptions options, string? trust, CancellationToken cancel)
        {
            NodeClient? running = client is null ? null : await client.IfItAnswers(cancel);
            OpenNode? node = running is null ? NodeOpening.OpenExisting(options) : null;
            string path = trust ?? AnchorFile.PathOf(options);
            if (File.Exists(path))
            {
                return new Source(running, node, AnchorForm.Read(await File.ReadAllTextAsync(path, cancel)));
            }

            // Its own word for its own key: enough to see that it is consistent with itself, and said so in the docs.
            return new Source(running, node, running is null
                ? node!.Anchor
                : AnchorForm.Read(Encoding.UTF8.GetString(await Get(running, "/trust-anchor", cancel))));
        }

        public async Task<(long Size, Hash Root)> Head(CancellationToken cancel)
        {
            byte[]? note = client is null
                ? node!.Ledger.Log.LatestCheckpoint()
                : await Get(client, "/checkpoint", cancel);
            Parsed<SignedNote> parsed = SignedNote.Parse(note);
            CheckpointJudgement? judged =
                parsed.IsParsed ? SignedCheckpoint.Verify(parsed.Value, anchor.LogKey, anchor.Policy) : null;
            return judged is { IsValid: true }
                ? (judged.Checkpoint.Checkpoint.Size.Value, judged.Checkpoint.Checkpoint.Root)
                : throw new InvalidDataException($"The checkpoint is not signed by the log: {judged?.Verdict}.");
        }

        public async Task<T> Read<T>(string path, CancellationToken cancel)
        {
            byte[] body = client is null ? Answer<T>(path) : await Get(client, path, cancel);
            return JsonSerializer.Deserialize<T>(body, Form)!;
        }

        public void Dispose()
        {
            client?.Dispose();
            node?.Dispose();
        }

        // Without a running node the same forms are made here.
        private byte[] Answer<T>(string path)
        {
            long[] numbers = [.. path.Split('/', '?', '=', '&').Where(part => long.TryParse(part, null, out _))
                .Select(part => long.Parse(part, null))];
            long size = node!.Ledger.Log.Size.Value;
            if (numbers[0] < 0 || numbers[0] > size || (numbers[0] == size && typeof(T) == typeof(InclusionForm)))
            {
                throw new InvalidDataException($"The log has {size} entries. 日志共 {size} 条。");
            }

            return JsonSerializer.SerializeToUtf8Bytes<object>(
                typeof(T) == typeof(InclusionForm)
                    ? InclusionForm.Of(node.Ledger.Log, new EntryIndex(numbers[0]), new TreeSize(numbers[1]))
                    : ConsistencyForm.Of(node.Ledger.Log, new TreeSize(numbers[0]), new TreeSize(numbers[1])),
                Form);
        }

        private static async Task<byte[]> Get(NodeClient client, string path, CancellationToken cancel)
        {
            (int status, byte[] body) = await client.Get(path, cancel);
            return status == 200
                ? body
                : throw new InvalidDataException($"{path}: {status} {Encoding.UTF8.GetString(body)}");
        }
    }
}
