using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Lodestone.Node.Pages;

/// <summary>A QR code as the data of one SVG path, its quiet zone included.</summary>
/// <param name="Size">Modules a side.</param>
/// <param name="Path">The dark modules, row by row.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>The code of an address.</summary>
    public static QrCode Of(string address)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        StringBuilder path = new();
        List<BitArray> rows = code.ModuleMatrix;
        for (int y = 0; y < rows.Count; y++)
        {
            for (int x = 0; x < rows[y].Count; x++)
            {
                int from = x;
                while (x < rows[y].Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return new QrCode(rows.Count, path.ToString());
    }
}
