namespace Recouvrement.VerifyDossier;

/// <summary>CRC-32 as in every ZIP (ISO-HDLC).</summary>
static class CheckSum
{
    const uint Polynomial = 0xEDB88320;
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? (c >> 1) ^ Polynomial : c >> 1))];

    public static uint Of(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content) crc = (crc >> 8) ^ Table[(byte)crc ^ value];
        return ~crc;
    }
}
