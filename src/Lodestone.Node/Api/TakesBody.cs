namespace Lodestone.Node.Api;

/// <summary>
/// What an endpoint takes, for the OpenAPI document only: the endpoint itself judges what it is sent.
/// </summary>
/// <param name="About">What it is and where its form is described.</param>
/// <param name="Example">A small one; empty for bytes.</param>
/// <param name="Types">Its media types.</param>
internal sealed record TakesBody(string About, string Example, params string[] Types);

/// <summary>An optional header of an endpoint, for the OpenAPI document only.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it says.</param>
/// <param name="Values">Its values; none if they are free.</param>
internal sealed record TakesHeader(string Name, string About, params string[] Values);

/// <summary>An optional parameter of an endpoint's address, for the OpenAPI document only.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it says.</param>
internal sealed record TakesQuery(string Name, string About);
