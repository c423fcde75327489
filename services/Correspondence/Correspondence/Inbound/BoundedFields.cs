namespace Recouvrement.Correspondence.Inbound;

/// <summary>
/// Cuts header fields that are longer than any can be, wherever in a mail they stand. Who parses a field of ten megabytes copies what it has of it over and over again, for minutes.
/// What was received is kept as it came.
/// </summary>
static class BoundedFields
{
    /// <summary>In bytes, with all lines that continue it; the longest lists of references come to a tenth.</summary>
    internal const int Longest = 256 << 10;

    const int LongestName = 128;

    /// <summary>The mail itself where nothing is to be cut.</summary>
    public static byte[] Of(byte[] raw)
    {
        MemoryStream? cut = null;
        var (kept, room, isField, inHead) = (0, Longest, true, true);
        for (var at = 0; at < raw.Length;)
        {
            var line = raw.AsSpan(at);
            line = line[..(line.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : line.Length)];
            if (line[0] is not ((byte)' ' or (byte)'\t'))
            {
                inHead = inHead && !line.TrimEnd("\r\n"u8).IsEmpty;
                (room, isField) = (Longest, inHead || IsField(line));
            }

            if (isField && line.Length > room)
            {
                (cut ??= new(raw.Length)).Write(raw, kept, at - kept + room);
                // The line ends where it is cut, as every line of a field does.
                if (room > 0) cut.Write("\r\n"u8);
                kept = at + line.Length;
            }

            room = Math.Max(0, room - line.Length);
            at += line.Length;
        }

        if (cut is null) return raw;
        cut.Write(raw, kept, raw.Length - kept);
        return cut.ToArray();
    }

    static bool IsField(ReadOnlySpan<byte> line) =>
        line[..Math.Min(line.Length, LongestName)].IndexOf((byte)':') is > 0 and var name && line[..name].IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
}
