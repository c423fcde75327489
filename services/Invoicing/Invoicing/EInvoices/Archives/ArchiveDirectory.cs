using System.Buffers.Binary;

namespace Recouvrement.Invoicing.EInvoices.Archives;

/// <summary>
/// What the end of a ZIP says of its directory, looked at before anybody reads that: a directory may name millions of files in an archive that is
/// small, and all of them would be held in memory.
/// </summary>
static class ArchiveDirectory
{
    // Of 46 bytes and its name each entry of the directory has; the record at the end has 22 and a comment.
    const int RecordLength = 22, LongestComment = ushort.MaxValue, LargestDirectory = ArchiveEntries.MostEntries * 512;

    /// <summary>What is wrong with it, or null.</summary>
    public static ArchiveProblem? Problem(Stream archive)
    {
        var tail = new byte[(int)Math.Min(archive.Length, RecordLength + LongestComment)];
        archive.Seek(-tail.Length, SeekOrigin.End);
        archive.ReadExactly(tail);
        archive.Position = 0;
        if (tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8) is var at && (at < 0 || at + RecordLength > tail.Length)) return new("not_a_zip", null, "The file is no ZIP archive, or it is damaged.");
        var record = tail.AsSpan(at);
        var (disk, entries, begin) = (BinaryPrimitives.ReadUInt16LittleEndian(record[4..]), BinaryPrimitives.ReadUInt16LittleEndian(record[10..]), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]));
        if (disk != 0) return new("not_a_zip", null, "The archive is one of several parts.");
        return entries > ArchiveEntries.MostEntries || begin == uint.MaxValue || archive.Length - begin > LargestDirectory
            ? new("zip_too_many", null, $"The archive holds more than {ArchiveEntries.MostEntries} files.") : null;
    }
}
