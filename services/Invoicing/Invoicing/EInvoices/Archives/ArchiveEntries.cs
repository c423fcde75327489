using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Recouvrement.Invoicing.Imports;

namespace Recouvrement.Invoicing.EInvoices.Archives;

/// <summary>Why an archive is refused as a whole.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Entry">The entry to blame, or null.</param>
/// <param name="Reason">For the person who sent it.</param>
sealed record ArchiveProblem(string Code, string? Entry, string Reason);

/// <summary>
/// A ZIP of electronic invoices as one file of its entries, each behind its name: what is stored is read from any entry on, and never inflated twice.
/// Whatever an archive promises, only what comes out of it counts. Names are labels; no file is ever written under one.
/// </summary>
sealed class ArchiveEntries(ZipArchive archive)
{
    /// <summary>More are sent in several archives.</summary>
    public const int MostEntries = 10_000;

    /// <summary>Of all entries together, in bytes, inflated.</summary>
    public const long LargestInflated = 1L << 30;

    /// <summary>Of the archive itself, in bytes.</summary>
    public const long Largest = 256L << 20;

    // An invoice as XML packs to a twentieth; what packs much better is blank, or a trap.
    const int MostRatio = 100, LongestName = 255, RatioFrom = 1 << 20;

    /// <summary>Bytes before the content of a stored entry: the length of its name and that of its content.</summary>
    public const int Head = 2 * sizeof(int);

    /// <summary>Invoices in it; folders are none.</summary>
    public IEnumerable<ZipArchiveEntry> Files => archive.Entries.Where(e => !e.FullName.EndsWith('/'));

    /// <summary>What is wrong with it before anything is inflated, or null.</summary>
    public ArchiveProblem? Problem() => (Files.Take(MostEntries + 1).Count(), Files.FirstOrDefault(e => NameProblem(e.FullName) is not null)) switch
    {
        (0, _)             => new("zip_empty", null, "The archive holds no file."),
        (> MostEntries, _) => new("zip_too_many", null, $"The archive holds more than {MostEntries} files."),
        (_, { } misnamed)  => new("zip_name", Shown(misnamed.FullName), NameProblem(misnamed.FullName)!),
        _ => Files.GroupBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is { } twice
            ? new("zip_name", Shown(twice.Key), "The archive holds two files of this name.") : null,
    };

    /// <summary>Writes all entries one after the other.</summary>
    /// <returns>Why it ended before the last, or null.</returns>
    public async Task<ArchiveProblem?> Write(Stream to, CancellationToken stop)
    {
        var total = 0L;
        foreach (var entry in Files)
        {
            byte[]? content;
            try
            {
                content = await Inflated(entry, stop);
            }
            catch (Exception damaged) when (damaged is InvalidDataException or NotSupportedException or EndOfStreamException)
            {
                return new("zip_damaged", Shown(entry.FullName), "The file cannot be unpacked: it is damaged, encrypted, or packed in a way that is not known here.");
            }

            if (content is null) return new("zip_bomb", Shown(entry.FullName), $"The file is larger than {EInvoiceFile.Largest} bytes, or more than {MostRatio} times as large as it is packed.");
            if ((total += content.Length) > LargestInflated) return new("zip_bomb", Shown(entry.FullName), $"The archive holds more than {LargestInflated} bytes.");
            var name = Encoding.UTF8.GetBytes(Shown(entry.FullName));
            var head = new byte[Head];
            BinaryPrimitives.WriteInt32LittleEndian(head, name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(sizeof(int)), content.Length);
            foreach (var part in new[] { head, name, content }) await to.WriteAsync(part, stop);
        }

        return null;
    }

    /// <summary>The next entry of what was written, or null behind the last.</summary>
    public static async Task<(string Name, byte[] Content, long Bytes)?> Read(ForwardStream file, CancellationToken stop)
    {
        var head = new byte[Head];
        if (await file.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, stop) < Head) return null;
        var (name, content) = (new byte[BinaryPrimitives.ReadInt32LittleEndian(head)], new byte[BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(sizeof(int)))]);
        await file.ReadExactlyAsync(name, stop);
        await file.ReadExactlyAsync(content, stop);
        return (Encoding.UTF8.GetString(name), content, Head + name.Length + content.Length);
    }

    // Null where it is larger than an invoice may be, or than its packed size allows.
    static async Task<byte[]?> Inflated(ZipArchiveEntry entry, CancellationToken stop)
    {
        var most = Math.Min(EInvoiceFile.Largest, Math.Max(RatioFrom, entry.CompressedLength * MostRatio));
        await using var packed = await entry.OpenAsync(stop);
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await packed.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (content.Length + read > most) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    static string? NameProblem(string name) =>
        name.Length is 0 or > LongestName || name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\ufffd') ? $"The name of a file is 1 to {LongestName} characters without control characters."
        : name[0] == '/' || name.AsSpan().IndexOfAny('\\', ':') >= 0 || name.Split('/').Any(part => part is "." or ".." or "") ? "The name of a file leads out of the archive."
        : null;

    static string Shown(string name) => new([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(LongestName)]);
}
