using System.Security.Cryptography;
using System.Text.Json;

namespace Recouvrement.VerifyDossier;

/// <summary>Steps 3 to 5: the files are those of the manifest, and the histories those that were stored.</summary>
static class Contents
{
    const string FileHistory = "history/litigation-file.jsonl", CaseHistory = "history/dunning-case.jsonl";
    const int LongestLine = 16 << 20;
    static readonly string Zeros = new('0', 64);
    static readonly string[] MembersOfEvent = ["data", "hash", "headers", "id", "previousHash", "stream", "type", "version"];

    /// <summary>Every file and no other, byte for byte.</summary>
    public static void Files(IReadOnlyList<Line> lines, IReadOnlyList<Entry> files)
    {
        for (var i = 0; i < Math.Max(lines.Count, files.Count); i++)
        {
            var (line, name) = (i < lines.Count ? lines[i] : null, i < files.Count ? files[i].Name : null);
            Refused.Unless(name is null || (line is not null && string.CompareOrdinal(line.Path, name) <= 0), "file_extra", $"{name} is not in the manifest");
            Refused.Unless(line is null || line.Path == name, "file_missing", $"{line?.Path} is in the manifest and not in the archive");
            var content = files[i].Content;
            Refused.Unless(content.Length == line!.Bytes && Sha256(content.Span) == line.Sha256, "file_changed", $"{name} is not the file that was sealed");
        }
    }

    /// <summary>Each line continues the one before it.</summary>
    public static void Chain(Manifest manifest)
    {
        var head = Zeros;
        foreach (var line in manifest.Lines)
        {
            head = Sha256([.. Convert.FromHexString(head), .. CanonicalText.Of(line.Whole, "chain")]);
            Refused.Unless(line.Chain == head, "chain", $"the line of {line.Path} was changed or moved");
        }

        Refused.Unless(manifest.Head == head, "chain", $"the head is not that of the last line");
    }

    /// <summary>Walks the hash chain of every history.</summary>
    /// <returns>The hash of every event, by stream and version.</returns>
    public static Dictionary<(string Stream, long Version), string> Histories(Manifest manifest, IReadOnlyList<Entry> files)
    {
        var histories = manifest.Histories;
        var there = files.Where(f => f.Name.StartsWith("history/", StringComparison.Ordinal)).ToList();
        Refused.Unless(histories.Select(h => h.Path).SequenceEqual(there.Select(f => f.Name)), "history", $"histories does not name the files below history/");
        Refused.Unless(histories.DistinctBy(h => h.Stream).Count() == histories.Count, "history", $"two histories are of one stream");
        // What is told of these two streams holds these two files: they cannot be given another.
        foreach (var (path, stream) in ((string, string)[])[(FileHistory, manifest.LitigationFile), (CaseHistory, manifest.Case)])
            Refused.Unless(histories.All(h => h.Path != path || h.Stream == stream), "history", $"{path} is not of the stream {stream} that the manifest names");
        var known = new Dictionary<(string, long), string>();
        foreach (var (history, file) in histories.Zip(there))
        {
            var (version, head, rest) = (0L, Zeros, file.Content);
            while (!rest.IsEmpty)
            {
                version++;
                var length = rest.Span.IndexOf((byte)'\n');
                Refused.Unless(length >= 0, "history", $"{history.Path} does not end with a line feed");
                Refused.Unless(length <= LongestLine, "history", $"a line of {history.Path} is too long");
                head = Event(rest[..length], history, version, head);
                known[(history.Stream, version)] = head;
                rest = rest[(length + 1)..];
            }

            Refused.Unless(version == history.Version && head == history.Head, "history", $"{history.Path} does not end where the manifest says");
        }

        return known;
    }

    internal static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static string Event(ReadOnlyMemory<byte> row, History history, long version, string head)
    {
        var e = CanonicalText.Read(row, "history", $"{history.Path} line {version}");
        Refused.Unless(
            e.ValueKind is JsonValueKind.Object && e.EnumerateObject().Select(m => m.Name).SequenceEqual(MembersOfEvent) && Manifest.IsUuid(Manifest.Text(e, "id")) && Manifest.Text(e, "type") is not null && Manifest.IsCount(e, "version"),
            "history", $"{history.Path} line {version} is no event");
        Refused.Unless(e.GetProperty("version").GetInt64() == version && Manifest.Text(e, "stream") == history.Stream, "history", $"{history.Path} line {version} is not version {version} of its stream");
        Refused.Unless(Manifest.Text(e, "previousHash") == head, "history", $"{history.Path} line {version} does not continue the line before it");
        var hash = Sha256([.. Convert.FromHexString(head), .. CanonicalText.Of(e, "hash", "previousHash")]);
        Refused.Unless(Manifest.Text(e, "hash") == hash, "history", $"{history.Path} line {version} was changed after it was stored");
        return hash;
    }
}
