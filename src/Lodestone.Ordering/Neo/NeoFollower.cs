namespace Lodestone.Ordering.Neo;

/// <summary>
/// Brings in the blocks one after another from whichever node has them and verifies each. A node that gives a block which
/// does not verify is named and left alone for a while; one that is slow is not waited for.
/// </summary>
internal sealed class NeoFollower(NeoOptions options, NeoEndpoint[] endpoints, NeoStore store) : IDisposable
{
    private const int Ahead = 16;

    private readonly NeoVerifier verifier = new(options.Magic, options.Genesis);
    private NeoTip? tip = store.Tip();
    private int turn;

    /// <summary>The last verified block.</summary>
    public NeoTip? Tip => tip;

    /// <summary>Brings in what is there; false if nothing could be had.</summary>
    public async Task<bool> AdvanceAsync(CancellationToken cancel)
    {
        long next = (tip?.Height ?? -1) + 1;
        long most = Candidates(next).Select(it => it.Claimed).DefaultIfEmpty(-1).Max();
        int count = (int)Math.Clamp(most - next + 1, 0, Ahead);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<(NeoEndpoint From, byte[] Bytes)?>[] early =
            [.. Enumerable.Range(0, count).Select(i => FetchAsync(next + i, stop.Token))];
        List<NeoBlock> blocks = [];
        NeoTip? reached = tip;
        foreach (Task<(NeoEndpoint From, byte[] Bytes)?> fetch in early)
        {
            NeoTip? before = reached;
            NeoBlock? block = await VerifiedAsync(before, fetch, it => reached = it, cancel);
            if (block is null)
            {
                break;
            }

            blocks.Add(block);
        }

        await stop.CancelAsync();
        if (blocks.Count == 0)
        {
            return false;
        }

        store.Add(blocks, reached!);
        Volatile.Write(ref tip, reached);
        return true;
    }

    public void Dispose() => verifier.Dispose();

    /// <summary>Goes from node to node until one gives the block that follows.</summary>
    private async Task<NeoBlock?> VerifiedAsync(
        NeoTip? before, Task<(NeoEndpoint From, byte[] Bytes)?> first, Action<NeoTip> reach, CancellationToken cancel)
    {
        long height = (before?.Height ?? -1) + 1;
        Task<(NeoEndpoint From, byte[] Bytes)?> fetch = first;
        while (await fetch is { } answer)
        {
            try
            {
                NeoBlock block = NeoBlock.Parse(answer.Bytes);
                reach(verifier.Follow(before, block));
                answer.From.Trust();
                return block;
            }
            catch (FormatException fault)
            {
                answer.From.Distrust($"Its block {height} is not believed. {fault.Message}");
            }

            fetch = FetchAsync(height, cancel);
        }

        return null;
    }

    /// <summary>The first answer of any node that may be asked, another one being asked when one is slow.</summary>
    private async Task<(NeoEndpoint From, byte[] Bytes)?> FetchAsync(long height, CancellationToken cancel)
    {
        Queue<NeoEndpoint> left = new(Candidates(height));
        List<Task<(NeoEndpoint From, byte[] Bytes)?>> asked = [];
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        while (left.Count > 0 || asked.Count > 0)
        {
            if (left.TryDequeue(out NeoEndpoint? endpoint))
            {
                asked.Add(AskAsync(endpoint, height, stop.Token));
            }

            Task any = Task.WhenAny(asked);
            await (left.Count > 0 ? Task.WhenAny(any, Task.Delay(options.HedgeAfter, stop.Token)) : any);
            if (!any.IsCompleted && endpoint is not null)
            {
                endpoint.IsSlow = true;
            }

            foreach (Task<(NeoEndpoint From, byte[] Bytes)?> done in asked.Where(it => it.IsCompleted).ToArray())
            {
                asked.Remove(done);
                if (await done is { } answer)
                {
                    await stop.CancelAsync();
                    return answer;
                }
            }
        }

        return null;
    }

    private static async Task<(NeoEndpoint From, byte[] Bytes)?> AskAsync(
        NeoEndpoint endpoint, long height, CancellationToken cancel)
    {
        try
        {
            return (endpoint, await endpoint.BlockAsync(height, cancel));
        }
        catch (NeoAnswerException fault)
        {
            endpoint.Fail(fault, $"It claims a height of {endpoint.Claimed} and does not give block {height}.");
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private IEnumerable<NeoEndpoint> Candidates(long height)
    {
        NeoEndpoint[] asked = [.. endpoints.Where(it => it.IsAsked && it.Claimed >= height)];
        int first = asked.Length == 0 ? 0 : (Interlocked.Increment(ref turn) & int.MaxValue) % asked.Length;
        return asked[first..].Concat(asked[..first]).OrderBy(it => it.IsSlow);
    }
}
