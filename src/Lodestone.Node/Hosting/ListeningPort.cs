using System.Net;
using System.Net.Sockets;

namespace Lodestone.Node.Hosting;

/// <summary>Looks whether an address is free to listen on, before anything is begun.</summary>
internal static class ListeningPort
{
    /// <summary>The first of the addresses that another program listens on; null if all seem free.</summary>
    public static string? InUse(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Port > 0 && IsTaken(address))
            {
                return url;
            }
        }

        return null;
    }

    private static bool IsTaken(Uri address)
    {
        IPAddress at = IPAddress.TryParse(address.Host, out IPAddress? named) ? named
            : address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.Any;
        using TcpListener listener = new(at, address.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
        catch (SocketException)
        {
            // Not ours to judge: the server itself says what is wrong with the address.
            return false;
        }
    }
}
