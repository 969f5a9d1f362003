using System.Collections.Frozen;
using System.Text;

namespace Lodestone.Interchange;

/// <summary>The member names of EPCIS 2.0, and which others may stand beside them.</summary>
internal static class EpcisMembers
{
    private static readonly FrozenSet<string> Standard =
        ("@context id type schemaVersion creationDate instanceIdentifier sender receiver epcisHeader "
        + "epcisBody eventList eventTime recordTime eventTimeZoneOffset eventID certificationInfo "
        + "errorDeclaration action bizStep disposition persistentDisposition readPoint bizLocation "
        + "bizTransactionList sourceList destinationList sensorElementList ilmd epcList quantityList parentID "
        + "childEPCs childQuantityList inputEPCList inputQuantityList outputEPCList outputQuantityList "
        + "transformationID epcClass quantity uom source destination bizTransaction declarationTime reason "
        + "correctiveEventIDs set unset sensorMetadata sensorReport").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary><see cref="IsForeign"/> as one object: the forms, made once, would make one more at each use.</summary>
    public static readonly Func<string, bool> Foreign = IsForeign;

    /// <summary>Whether the standard gives the name a meaning.</summary>
    public static bool IsStandard(string name) => Standard.Contains(name);

    /// <summary>Whether the name is ours: under our prefix or our namespace.</summary>
    public static bool IsOurs(string name) =>
        name.StartsWith(JsonLdContext.Prefix + ":", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(JsonLdContext.Namespace, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the member's name is ours.</summary>
    public static bool IsOurs(StrictElement member)
    {
        ReadOnlySpan<byte> name = member.NameBytes;
        return name.Contains((byte)'\\') || !Ascii.IsValid(name)
            ? IsOurs(member.Name)
            : Begins(name, JsonLdContext.Prefix + ":") || Begins(name, JsonLdContext.Namespace);
    }

    /// <summary>
    /// Whether the name is somebody else's extension, which is kept and not understood: a prefix and a name, or a URI.
    /// </summary>
    public static bool IsForeign(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is > 0 and int at && at < name.Length - 1 && !IsOurs(name);

    private static bool Begins(ReadOnlySpan<byte> name, string with) =>
        name.Length >= with.Length && Ascii.EqualsIgnoreCase(name[..with.Length], with);
}
