using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;

namespace Lodestone.Node.Imports;

/// <summary>A kind of table that can be imported.</summary>
/// <param name="Name">Its name in paths: <c>lots</c>, <c>shipments</c>.</param>
/// <param name="Template">An empty one, in Chinese or English.</param>
/// <param name="Read">Reads one for the owner of a managed key.</param>
internal sealed record ImportTable(
    string Name, Func<bool, byte[]> Template, Func<OpenNode, ManagedKey, Stream, IEnumerable<TableItem>> Read)
{
    /// <summary>Lots: opening stock and other commissioning.</summary>
    public static readonly ImportTable Lots = new(
        "lots", CsvTemplate.Lots,
        (node, key, file) => TableImport.ReadLots(file, key.Party, number => ImportNonce.Of(node, key, number)));

    /// <summary>Shipments.</summary>
    public static readonly ImportTable Shipments = new(
        "shipments", CsvTemplate.Shipments, (_, key, file) => TableImport.ReadShipments(file, key.Party));
}
