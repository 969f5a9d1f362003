using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>The last verified block, as far as the next one needs it.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Id">Its hash.</param>
/// <param name="Time">Its time in Unix milliseconds.</param>
/// <param name="Next">Whose quorum signs the next block.</param>
/// <param name="Nodes">How many validators signed it; zero for the genesis, which nobody signs.</param>
internal sealed record NeoTip(long Height, Hash Id, long Time, ScriptHash Next, int Nodes);
