using System.Buffers.Binary;
using System.Text;

namespace Recouvrement.Litigation.Dossiers.Sealing;

/// <summary>
/// A ZIP whose every byte follows from the names and contents of its entries (<c>contracts/dossier/README.md</c>, step 1): stored, no dates, no extras. The library's own writer
/// leaves to the platform what this one must not: who made it, flags, descriptors.
/// </summary>
static class StoredZip
{
    const int LocalLength = 30, DirectoryLength = 46, EndLength = 22, NamesAt = 26;
    const ushort Version = 10, NoDate = 0x21;
    const uint Polynomial = 0xEDB88320;
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? (c >> 1) ^ Polynomial : c >> 1))];

    /// <summary>The archive.</summary>
    /// <param name="entries">In their order; names as the format allows them.</param>
    public static byte[] Write(IReadOnlyList<(string Name, byte[] Content)> entries)
    {
        var archive = new byte[checked(entries.Sum(e => LocalLength + DirectoryLength + (2 * e.Name.Length) + e.Content.Length) + EndLength)];
        var offsets = new int[entries.Count];
        var at = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            offsets[i] = at;
            at += Local(archive.AsSpan(at), entries[i].Name, entries[i].Content);
        }

        var directory = at;
        for (var i = 0; i < entries.Count; i++)
        {
            // Both records say the same of an entry: what the first said is copied.
            var record = archive.AsSpan(at, DirectoryLength + entries[i].Name.Length);
            "PK\x01\x02"u8.CopyTo(record);
            BinaryPrimitives.WriteUInt16LittleEndian(record[4..], Version);
            archive.AsSpan(offsets[i] + 4, NamesAt).CopyTo(record[6..]);
            BinaryPrimitives.WriteUInt32LittleEndian(record[42..], (uint)offsets[i]);
            Encoding.ASCII.GetBytes(entries[i].Name, record[DirectoryLength..]);
            at += record.Length;
        }

        End(archive.AsSpan(at), entries.Count, at - directory, directory);
        return archive;
    }

    static int Local(Span<byte> at, string name, byte[] content)
    {
        "PK\x03\x04"u8.CopyTo(at);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(at[12..], NoDate);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], CheckSum(content));
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], (uint)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(at[22..], (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(at[NamesAt..], (ushort)name.Length);
        Encoding.ASCII.GetBytes(name, at[LocalLength..]);
        content.CopyTo(at[(LocalLength + name.Length)..]);
        return LocalLength + name.Length + content.Length;
    }

    static void End(Span<byte> at, int count, int length, int offset)
    {
        "PK\x05\x06"u8.CopyTo(at);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(at[10..], (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(at[12..], (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(at[16..], (uint)offset);
    }

    // CRC-32 as in every ZIP.
    static uint CheckSum(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content) crc = (crc >> 8) ^ Table[(byte)crc ^ value];
        return ~crc;
    }
}
