using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Payments;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Recouvrement.Correspondence.Tests.Payments;

/// <summary>Reads what a code says from its drawing, by a library that did not draw it.</summary>
static partial class Scanner
{
    const int Scale = 4;

    public static string Read(PaymentCode code)
    {
        var side = code.Modules * Scale;
        var light = Enumerable.Repeat((byte)255, side * side).ToArray();
        foreach (Match run in Run().Matches(code.Path))
        {
            var (x, y, width, back) = (Of(run, 1), Of(run, 2), Of(run, 3), Of(run, 4));
            if (x != back) throw new InvalidOperationException("A rectangle does not close.");
            for (var row = y * Scale; row < (y + 1) * Scale; row++) Array.Fill(light, (byte)0, (row * side) + (x * Scale), width * Scale);
        }

        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, side, side, RGBLuminanceSource.BitmapFormat.Gray8)));
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.CHARACTER_SET] = "UTF-8", [DecodeHintType.PURE_BARCODE] = true };
        return new QRCodeReader().decode(image, hints)?.Text ?? throw new InvalidOperationException("Nothing can be read from the code.");
    }

    static int Of(Match run, int group) => int.Parse(run.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1H(\d+)z")]
    private static partial Regex Run();
}
