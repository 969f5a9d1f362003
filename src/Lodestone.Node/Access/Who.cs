namespace Lodestone.Node.Access;

/// <summary>Who may use an endpoint or page. Every one says so; what says nothing is closed.</summary>
internal enum Who
{
    /// <summary>Anybody.</summary>
    Anybody = 1,

    /// <summary>A signed-in party.</summary>
    Member = 2,

    /// <summary>A signed-in party, or whoever sees every entry: reads what it has a right to.</summary>
    Reader = 4,

    /// <summary>
    /// Whoever sees every entry: the authorities, auditors that the root authority registered, full members' nodes, and the
    /// node's own operator, who has the store anyway.
    /// </summary>
    Statutory = 3,
}

/// <summary>The rule of one endpoint, attached as metadata.</summary>
/// <param name="Who">Who may use it.</param>
/// <param name="Action">What it does, for the access table in the docs.</param>
internal sealed record AccessRule(Who Who, string Action);

/// <summary>Marks what reads only what is in the views, attached as metadata.</summary>
internal sealed record ReadsViews;

/// <summary>Attaches access rules.</summary>
internal static class AccessRules
{
    /// <summary>States that an endpoint reads only what is in the views: a portal answers it by itself.</summary>
    public static TBuilder FromViews<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new ReadsViews());
        return builder;
    }

    /// <summary>States who may use an endpoint.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Who who, string action)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new AccessRule(who, action));
        return builder;
    }
}
