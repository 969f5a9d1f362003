using Lodestone.Interchange;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Payloads to sign.</summary>
internal static class Payloads
{
    /// <summary>What is accepted once.</summary>
    public static byte[] NewSite => ActsWriter.Write([Pen.NewSite()]);

    /// <summary>What the demo's authority has done already.</summary>
    public static byte[] CloseTheOpening => ActsWriter.Write([new CloseOpeningWindow(), new CloseOpeningWindow()]);
}
