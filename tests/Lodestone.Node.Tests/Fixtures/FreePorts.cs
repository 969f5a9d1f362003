using System.Net;
using System.Net.Sockets;

namespace Lodestone.Node.Tests;

/// <summary>Ports for a network of processes.</summary>
/// <remarks>The simulations share this file.</remarks>
internal static class FreePorts
{
    /// <summary>A first port from which so many are free.</summary>
    public static int From(int count)
    {
        while (true)
        {
            int first = Random.Shared.Next(20_000, 30_000);
            try
            {
                foreach (int port in Enumerable.Range(first, count))
                {
                    using TcpListener listener = new(IPAddress.Loopback, port);
                    listener.Start();
                }

                return first;
            }
            catch (SocketException)
            {
                // Another program's: elsewhere.
            }
        }
    }
}
