using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Lodestone.Node.Portal;

/// <summary>Keys that sign the hidden field of forms, shared by a node and its portals: each takes the other's forms.</summary>
internal sealed class SharedFormKeys(SharedTables shared) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. shared.FormKeys().Select(XElement.Parse)];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) =>
        shared.KeepFormKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
