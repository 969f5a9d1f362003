using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The acts of authority and administration as JSON objects: <c>type</c> is the act's name.</summary>
internal static class ActForms
{
    /// <summary>Any act of authority or administration.</summary>
    public static readonly Form<Act> Any = new Family<Act>(
        [.. RegistryActForms.All, .. AuthorityActForms.All, .. GovernanceActForms.All]).Any;

    /// <summary>Describes one act; its name in JSON is the record's.</summary>
    public static Family<Act>.Member Of<T>(Func<Fields, T?, T> describe)
        where T : Act => Family<Act>.Of(describe);
}
