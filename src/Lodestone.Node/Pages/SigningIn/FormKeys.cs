using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Lodestone.Node.Pages;

/// <summary>Keys that sign the hidden field of forms, in memory only.</summary>
internal sealed class FormKeys : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> keys = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => keys.Enqueue(element);
}
