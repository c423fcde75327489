using System.Collections;
using System.Text;
using QRCoder;
using QRCoder.Exceptions;

namespace Recouvrement.Correspondence.Payments;

/// <summary>A QR code as a drawing: dark modules as rectangles, one unit each.</summary>
/// <param name="Modules">Width and height, the quiet zone of four modules on each side with them.</param>
/// <param name="Path">Path data of SVG, runs of dark modules row by row.</param>
public sealed record PaymentCode(int Modules, string Path)
{
    // EPC069-12, 4: error correction M, and no larger than version 13.
    const int LargestSide = 17 + (4 * 13), Quiet = 4;

    /// <summary>The code of a payload; null when it holds more than a code of 69 modules can.</summary>
    internal static PaymentCode? Of(string payload)
    {
        try
        {
            using var code = QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(payload), QRCodeGenerator.ECCLevel.M);
            return code.ModuleMatrix.Count <= LargestSide + (2 * Quiet) ? new(code.ModuleMatrix.Count, Drawn(code.ModuleMatrix)) : null;
        }
        catch (DataTooLongException)
        {
            return null;
        }
    }

    static string Drawn(List<BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
            {
                var first = x;
                while (x < rows.Count && rows[y][x]) x++;
                if (x > first) path.Append('M').Append(first).Append(' ').Append(y).Append('h').Append(x - first).Append("v1H").Append(first).Append('z');
            }

        return path.ToString();
    }
}
