using System.Globalization;
using System.Text.Json;

namespace Lodestone.Ordering.Neo;

/// <summary>Asks nodes what a transaction costs: the committee may change that, so nothing is held as a constant.</summary>
internal sealed class NeoFeeQuestion(NeoOptions options, NeoAccount account, NeoEndpoint[] endpoints)
{
    /// <summary>The answer in the middle of all, so that a minority can neither starve nor rob us.</summary>
    /// <exception cref="NeoAnswerException">No node gives a usable answer, or they ask for too much.</exception>
    public async Task<NeoFees> AskAsync(CancellationToken cancel)
    {
        NeoAnswerException? last = null;
        List<NeoFees> answers = [];
        List<Task<NeoFees>> asked = [.. endpoints.Where(it => it.IsReachable).Select(it => AskAsync(it, cancel))];
        // Nodes that may be faulty are not waited for.
        for (int left = asked.Count - NeoOptions.FaultyOf(asked.Count); left > 0 && asked.Count > 0;)
        {
            Task<NeoFees> done = await Task.WhenAny(asked);
            asked.Remove(done);
            try
            {
                answers.Add(await done);
                left--;
            }
            catch (NeoAnswerException fault)
            {
                last = fault;
            }
        }

        if (answers.Count == 0)
        {
            throw last ?? new NeoAnswerException("No node can be reached.");
        }

        NeoFees middle = answers.OrderBy(DearestOf).ElementAt(answers.Count / 2);
        return DearestOf(middle) <= options.MaxFee
            ? middle
            : throw new NeoAnswerException(
                $"An envelope may cost up to {DearestOf(middle)}, more than the {options.MaxFee} that are allowed.");
    }

    private static long DearestOf(NeoFees fees) => fees.Execution + fees.ForBytes(NeoScript.MaxEnvelope + 4);

    private async Task<NeoFees> AskAsync(NeoEndpoint endpoint, CancellationToken cancel)
    {
        byte[] shortest = NeoScript.Carrying([0]);
        JsonElement run = await endpoint.CallAsync("invokescript", cancel, Convert.ToBase64String(shortest));
        long execution = NeoEndpoint.Read(run, it => Amount(it.GetProperty("gasconsumed")));
        long least = await NetworkFeeAsync(endpoint, 1, cancel);
        long most = await NetworkFeeAsync(endpoint, NeoScript.MaxEnvelope, cancel);
        // The longest script's length takes two bytes more.
        int bytes = NeoScript.MaxEnvelope - 1 + 2;
        return most >= least
            ? new NeoFees(execution, least, shortest.Length, (most - least + bytes - 1) / bytes)
            : throw new NeoAnswerException("It asks less for a longer transaction.");
    }

    private async Task<long> NetworkFeeAsync(NeoEndpoint endpoint, int length, CancellationToken cancel)
    {
        byte[] unsigned = NeoTransaction.Unsigned(new byte[length], account.Id, new NeoFees(0, 0, 0, 0), 1);
        byte[] asked = NeoTransaction.WithWitness(unsigned, [], account.Verification);
        JsonElement answer = await endpoint.CallAsync("calculatenetworkfee", cancel, Convert.ToBase64String(asked));
        return NeoEndpoint.Read(answer, it => Amount(it.GetProperty("networkfee")));
    }

    /// <summary>An amount stands as text or as a number, by version.</summary>
    private static long Amount(JsonElement value)
    {
        long amount = value.ValueKind == JsonValueKind.String
            ? long.Parse(value.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
            : value.GetInt64();
        // More is nonsense, and would overflow in sums.
        return amount is >= 0 and < 1L << 50 ? amount : throw new FormatException($"An amount is {amount}.");
    }
}
