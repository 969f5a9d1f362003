namespace Lodestone.Node.Access;

/// <summary>Who may use an endpoint or page. Every one says so; what says nothing is closed.</summary>
internal enum Who
{
    /// <summary>Anybody.</summary>
    Anybody = 1,

    /// <summary>A signed-in party.</summary>
    Member = 2,

    /// <summary>An authority.</summary>
    Authority = 3,
}

/// <summary>The rule of one endpoint, attached as metadata.</summary>
/// <param name="Who">Who may use it.</param>
/// <param name="Action">What it does, for the access table in the docs.</param>
internal sealed record AccessRule(Who Who, string Action);

/// <summary>Attaches and enforces access rules.</summary>
internal static class AccessRules
{
    /// <summary>States who may use an endpoint.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Who who, string action)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new AccessRule(who, action));
        return builder;
    }
}
