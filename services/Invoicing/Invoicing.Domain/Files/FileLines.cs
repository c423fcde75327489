namespace Recouvrement.Invoicing.Domain.Files;

/// <summary>
/// Physical lines of a byte stream in constant memory. A line ends with LF; CRs before it belong to the end (CRLF, CR CR LF).
/// </summary>
/// <param name="content">Read once, forward; not disposed.</param>
/// <param name="longest">In bytes: what is longer is read over.</param>
public sealed class FileLines(Stream content, int longest)
{
    const byte DosEndOfFile = 0x1A;

    readonly byte[] buffer = new byte[32 * 1024];
    readonly byte[] line = new byte[longest];
    long filled;
    int start;
    int end;
    int length;
    bool finished;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes of the stream up to the end of the current line, its LF included.</summary>
    public long Consumed => filled - (end - start);

    /// <summary>The current line without its end; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Bytes => line.AsSpan(0, length);

    /// <summary>The line was longer than allowed; <see cref="Bytes"/> is its beginning.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>A NUL byte stood in the line: text in no encoding that is read by lines.</summary>
    public bool HasNul { get; private set; }

    /// <summary>Nothing but blanks, or the end-of-file mark of DOS programs.</summary>
    public bool IsBlank => !IsTooLong && Bytes.IndexOfAnyExcept(" \t\r\u001a"u8) < 0;

    /// <summary>Moves to the next line; false at the end of the stream.</summary>
    public async ValueTask<bool> Next(CancellationToken stop)
    {
        (length, IsTooLong, HasNul) = (0, false, false);
        var any = false;
        while (true)
        {
            if (start == end && !await Fill(stop)) break;
            any = true;
            var rest = buffer.AsSpan(start, end - start);
            var lineFeed = rest.IndexOf((byte)'\n');
            Take(lineFeed < 0 ? rest : rest[..lineFeed]);
            start += lineFeed < 0 ? rest.Length : lineFeed + 1;
            // What is refused anyhow is not read to the end of a huge stream: a header without end, binary content.
            if (lineFeed >= 0 || (IsTooLong && (HasNul || Number == 0))) break;
        }

        if (!any) return false;
        Number++;
        while (length > 0 && line[length - 1] is (byte)'\r' or DosEndOfFile) length--;
        return true;
    }

    /// <summary>Drops a mark before the first character (UTF-8 byte order mark).</summary>
    public void Skip(ReadOnlySpan<byte> mark)
    {
        if (!Bytes.StartsWith(mark)) return;
        Bytes[mark.Length..].CopyTo(line);
        length -= mark.Length;
    }

    void Take(ReadOnlySpan<byte> part)
    {
        HasNul |= part.Contains((byte)0);
        var room = Math.Min(part.Length, longest - length);
        IsTooLong |= room < part.Length;
        part[..room].CopyTo(line.AsSpan(length));
        length += room;
    }

    async ValueTask<bool> Fill(CancellationToken stop)
    {
        if (finished) return false;
        start = 0;
        end = await content.ReadAsync(buffer, stop);
        filled += end;
        finished = end == 0;
        return !finished;
    }
}
