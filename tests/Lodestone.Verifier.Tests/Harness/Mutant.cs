namespace Lodestone.Verifier.Tests.Harness;

/// <summary>A bundle as it was made by the node.</summary>
/// <param name="Name">Which.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Standing">Its verdict.</param>
internal sealed record Original(string Name, byte[] Bytes, BundleStanding Standing);

/// <summary>A bundle that was altered.</summary>
/// <param name="Of">The original.</param>
/// <param name="What">Which field, and how.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Part">Name of the part that the verdict must name; null where nothing can be asked.</param>
/// <param name="Item">
/// The item that the verdict must name if it was altered in place by something else than the manifest can see.
/// </param>
internal sealed record Mutant(Original Of, string What, byte[] Bytes, string? Part, string? Item);
