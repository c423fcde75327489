using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Recouvrement.VerifyDossier;

/// <summary>One file of the archive.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Crc">As its header says.</param>
readonly record struct Entry(string Name, ReadOnlyMemory<byte> Content, uint Crc);

/// <summary>
/// Step 1: a ZIP whose every byte follows from the names and contents of its entries. It is read forward; the directory and the end are written anew and compared,
/// so that there is no field in which two readers could see two different archives.
/// </summary>
static partial class Container
{
    public const string Manifest = "manifest.json", Signature = "manifest.sig", Stamp = "timestamp.tsr";

    const string Code = "container";
    const int MostBytes = 2_000_000_000, MostEntries = 10_000, LongestName = 120;
    const int LocalLength = 30, DirectoryLength = 46, EndLength = 22;
    const ushort Version = 10, NoDate = 0x21;
    static readonly string[] Seal = [Manifest, Signature, Stamp];

    /// <summary>The entries in their order.</summary>
    /// <exception cref="Refused">A byte is not as it must be.</exception>
    public static List<Entry> Read(ReadOnlyMemory<byte> archive)
    {
        Refused.Unless(archive.Length <= MostBytes, Code, $"the file is larger than {MostBytes} bytes");
        var (entries, directory, at) = (new List<Entry>(), new MemoryStream(), 0);
        while (archive.Length - at >= 4 && archive.Span.Slice(at, 4).SequenceEqual("PK\x03\x04"u8))
        {
            Refused.Unless(entries.Count < MostEntries, Code, $"more than {MostEntries} entries");
            var entry = Next(archive, at);
            entries.Add(entry);
            directory.Write(Record(entry, at));
            at += LocalLength + entry.Name.Length + entry.Content.Length;
        }

        Refused.Unless(entries.Count > 0, Code, $"the file is no dossier");
        var records = directory.ToArray();
        var tail = archive.Span[at..];
        Refused.Unless(tail.StartsWith(records), Code, $"the directory is not that of the entries");
        tail = tail[records.Length..];
        Refused.Unless(tail.StartsWith(End(entries.Count, records.Length, at)), Code, $"the end is missing or is not that of the entries");
        Refused.Unless(tail.Length == EndLength, Code, $"something follows the end of the archive");
        Refused.Unless(entries[0].Name == Manifest && entries.Zip(entries.Skip(1)).All(pair => Order(pair.First, pair.Second) < 0), Code, $"the entries are not in their order, or one stands twice");
        return entries;
    }

    /// <summary>Whether an entry is sealed by the manifest, and not part of the seal.</summary>
    public static bool IsSealed(Entry entry) => !Seal.Contains(entry.Name);

    static Entry Next(ReadOnlyMemory<byte> archive, int at)
    {
        Refused.Unless(archive.Length - at >= LocalLength, Code, $"cut off in the header at {at}");
        var header = archive.Span.Slice(at, LocalLength);
        var (crc, size, length) = (BinaryPrimitives.ReadUInt32LittleEndian(header[14..]), BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), BinaryPrimitives.ReadUInt16LittleEndian(header[26..]));
        Refused.Unless(header.SequenceEqual(Local(crc, size, length)), Code, $"the header at {at} is not of a stored entry without extras");
        Refused.Unless(length <= LongestName && size <= MostBytes && at + LocalLength + length + (long)size <= archive.Length, Code, $"the entry at {at} does not fit into the file");
        var name = Encoding.Latin1.GetString(archive.Span.Slice(at + LocalLength, length));
        Refused.Unless(Allowed().IsMatch(name) && !name.Contains("..", StringComparison.Ordinal), Code, $"the name '{name}' at {at} is not allowed");
        return new(name, archive.Slice(at + LocalLength + length, (int)size), crc);
    }

    static int Order(Entry one, Entry other) =>
        Place(one).CompareTo(Place(other)) is not 0 and var places ? places : IsSealed(one) ? string.CompareOrdinal(one.Name, other.Name) : 0;

    static int Place(Entry entry) => IsSealed(entry) ? Seal.Length : Array.IndexOf(Seal, entry.Name);

    static byte[] Local(uint crc, uint size, ushort name)
    {
        var header = new byte[LocalLength];
        "PK\x03\x04"u8.CopyTo(header);
        Common(header.AsSpan(4), crc, size, name);
        return header;
    }

    static byte[] Record(Entry entry, int offset)
    {
        var record = new byte[DirectoryLength + entry.Name.Length];
        "PK\x01\x02"u8.CopyTo(record);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(4), Version);
        Common(record.AsSpan(6), entry.Crc, (uint)entry.Content.Length, (ushort)entry.Name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), (uint)offset);
        Encoding.ASCII.GetBytes(entry.Name, record.AsSpan(DirectoryLength));
        return record;
    }

    // Version needed, flags, method, time, date, check sum, both sizes, length of the name: the same in both records.
    static void Common(Span<byte> at, uint crc, uint size, ushort name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], NoDate);
        BinaryPrimitives.WriteUInt32LittleEndian(at[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], name);
    }

    static byte[] End(int count, int directory, int offset)
    {
        var end = new byte[EndLength];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)offset);
        return end;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
