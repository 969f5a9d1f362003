using System.Net;
using System.Net.Sockets;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// Where this node may send to on somebody's word. A caller must not reach through it what only the node can reach:
/// addresses are judged after the name is resolved, on the connection itself.
/// </summary>
internal static class Destination
{
    private static readonly IPNetwork[] Inside = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
    }.Select(text => IPNetwork.Parse(text))];

    /// <summary>Why a destination is not one; null if it may be tried.</summary>
    public static Refusal? Refused(string dest, NodeOptions options)
    {
        bool good = Uri.TryCreate(dest, UriKind.Absolute, out Uri? uri)
            && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
            && (IsNamed(uri.Host, uri.Port, options)
                ? uri.Scheme is "https" or "http"
                : uri.Scheme == "https" && (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) || IsOutside(address)));
        return good ? null : new Refusal(RefusalCode.DestinationNotAllowed, "dest");
    }

    /// <summary>A client that connects nowhere else, follows no redirect and waits for nobody long.</summary>
    public static HttpClient Client(NodeOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, options, cancel),
    })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <summary>Whether an address is one of the public network.</summary>
    public static bool IsOutside(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Inside, network => network.Contains(plain));
    }

    private static async ValueTask<Stream> Connect(DnsEndPoint to, NodeOptions options, CancellationToken cancel)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(to.Host, cancel);
        IPAddress[] allowed = IsNamed(to.Host, to.Port, options) ? addresses : Array.FindAll(addresses, IsOutside);
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{to.Host} is no destination of the public network.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsNamed(string host, int port, NodeOptions options) => options.CallbackHosts.Any(named =>
        named.Equals(host, StringComparison.OrdinalIgnoreCase)
        || named.Equals($"{host}:{port}", StringComparison.OrdinalIgnoreCase));
}
