namespace Lodestone.Ordering.Neo;

/// <summary>What a transaction costs, as nodes said it: a straight line over the length of its script.</summary>
/// <param name="Execution">For running the script, which is the same for every envelope.</param>
/// <param name="Least">For carrying and verifying a transaction whose script has <paramref name="LeastBytes"/>.</param>
/// <param name="LeastBytes">The length of that script.</param>
/// <param name="PerByte">For each byte more.</param>
internal sealed record NeoFees(long Execution, long Least, int LeastBytes, long PerByte)
{
    /// <summary>The network fee of a transaction with a script of so many bytes; two bytes more for its longer length.</summary>
    public long ForBytes(int script) => Least + ((script - LeastBytes + 2) * PerByte);
}
