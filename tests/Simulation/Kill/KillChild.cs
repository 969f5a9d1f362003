using System.Globalization;
using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Simulation.Kill;

/// <summary>
/// The process that is killed: opens the ledger and submits from many callers at once, telling its parent on standard
/// output what it is about to submit, what was acknowledged or promised, and which checkpoints it was served.
/// </summary>
internal static class KillChild
{
    internal const string Word = "kill-child";
    internal const int RefusedToOpen = 3;
    internal const int LedgerFailed = 4;

    private const int Callers = 8;

    /// <summary>Arguments: folder, first site number, seed, fault.</summary>
    internal static async Task<int> RunAsync(string[] args)
    {
        int next = int.Parse(args[1], CultureInfo.InvariantCulture);
        int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
        KillFault fault = Enum.Parse<KillFault>(args[3]);
        using KillNetwork network = new(args[0]);
        LiveLedger ledger;
        try
        {
            ledger = network.Open();
        }
        catch (LedgerOpenException refused)
        {
            Tell($"refused {refused.Fault}");
            return RefusedToOpen;
        }

        using (ledger)
        {
            if (ledger.Network is null)
            {
                Tell($"s {network.Genesis.Identity}");
                await ledger.SubmitAsync(network.Genesis.Bytes);
            }

            Tell("ready");
            for (int caller = 0; caller < Callers; caller++)
            {
                Random dice = new(seed + caller);
                _ = Task.Run(() => CallAsync(network, ledger, dice, () => Interlocked.Increment(ref next), fault));
            }

            // Callers never end: either the parent kills us or the ledger fails.
            await Task.WhenAny(ledger.Stopped);
            Tell($"failed {ledger.Stopped.Exception!.InnerException!.GetType().Name}");
            return LedgerFailed;
        }
    }

    private static async Task CallAsync(
        KillNetwork network, LiveLedger ledger, Random dice, Func<int> next, KillFault fault)
    {
        while (true)
        {
            int count = dice.Next(10) switch { < 6 => 1, < 9 => dice.Next(2, 6), _ => dice.Next(6, 40) };
            List<SignedStatement> statements =
                [.. Enumerable.Range(0, count).Select(_ => network.Site(next(), ledger.Network!.Value))];
            if (fault != KillFault.SubmitUnannounced)
            {
                statements.ForEach(statement => Tell($"s {statement.Identity}"));
            }

            if (fault == KillFault.AcknowledgeEarly)
            {
                statements.ForEach(statement => Tell($"a {statement.Identity} -1"));
            }

            await SubmitAsync(ledger, statements, isPromised: count == 1 && dice.Next(4) == 0);
            if (ledger.Stopped.IsCompleted)
            {
                // Refused at once from now on: callers that go on without a breath would keep the process from its end.
                await Task.Delay(1);
            }

            if (dice.Next(3) == 0)
            {
                Tell($"c {Convert.ToBase64String(Served(network, ledger, fault))}");
            }
        }
    }

    private static async Task SubmitAsync(LiveLedger ledger, List<SignedStatement> statements, bool isPromised)
    {
        if (isPromised)
        {
            switch (await ledger.SubmitDeferredAsync(statements[0].Bytes))
            {
                case DeferredSubmission.Promised:
                    Tell($"p {statements[0].Identity}");
                    break;
                case DeferredSubmission.Answered answered:
                    TellAnswer(statements[0], answered.Submission);
                    break;
            }
        }
        else if (statements.Count == 1)
        {
            TellAnswer(statements[0], await ledger.SubmitAsync(statements[0].Bytes));
        }
        else
        {
            IReadOnlyList<Submission> answers = await ledger.SubmitGroupAsync([.. statements.Select(one => one.Bytes)]);
            for (int i = 0; i < answers.Count; i++)
            {
                TellAnswer(statements[i], answers[i]);
            }
        }
    }

    private static void TellAnswer(SignedStatement statement, Submission answer)
    {
        switch (answer)
        {
            case Submission.Accepted accepted:
                Tell($"a {statement.Identity} {accepted.Index}");
                break;
            case Submission.AlreadyRegistered known:
                Tell($"a {statement.Identity} {known.Index}");
                break;
            case Submission.NotAccepting { Reason: NotAcceptingReason.Failed }:
                break;
            default:
                Tell($"unexpected {answer}".ReplaceLineEndings(" "));
                break;
        }
    }

    private static byte[] Served(KillNetwork network, LiveLedger ledger, KillFault fault)
    {
        if (fault != KillFault.ServeAnotherTree)
        {
            return ledger.Log.LatestCheckpoint()!;
        }

        TreeSize size = ledger.Log.Size;
        Checkpoint other = new(network.LogKeys.Origin, size, Hash.Of("another tree"u8));
        return other.Sign(network.LogKeys.NoteKey, network.LogKeys.Checkpoints).ToBytes();
    }

    // One write a line: a kill leaves whole lines and at most one part, which the parent drops.
    private static void Tell(string line)
    {
        lock (Console.Out)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }
}
