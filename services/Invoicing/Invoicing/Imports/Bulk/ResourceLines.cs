using System.Buffers;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bulk;
using Recouvrement.Invoicing.Domain.Files;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>The next lines of a file of resources, some thousand at a time: read, counted and handed over one by one, in whatever file they stand.</summary>
/// <param name="json">As requests are read, but that no property may stand twice.</param>
sealed class ResourceLines(JsonSerializerOptions json)
{
    const int LinesUpTo = 5_000, BytesUpTo = 4 << 20;
    readonly ArrayBufferWriter<byte> content = new();

    public List<RejectedRow> Rejected { get; } = [];

    public List<RejectedRow> Warned { get; } = [];

    /// <summary>Lines of which nobody can say what they are about.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Lines that are not blank.</summary>
    public int Count { get; private set; }

    /// <summary>Physical lines read.</summary>
    public long Physical { get; private set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Nothing comes after them.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Reads on after the lines that are known.</summary>
    /// <param name="file">From there on.</param>
    /// <param name="after">So many physical lines are known.</param>
    /// <param name="take">Given the line, from 1, and what it says that it is and its key: looks at what it asks.</param>
    /// <param name="stop">Cancels.</param>
    public async Task Read(Stream file, long after, Action<long, string?, string?> take, CancellationToken stop)
    {
        var lines = new FileLines(file, BulkLine.Longest);
        while (Count < LinesUpTo && Bytes < BytesUpTo)
        {
            IsLast = !await lines.Next(stop);
            if (IsLast) return;
            (Physical, Bytes) = (lines.Number, lines.Consumed);
            if (after + Physical == 1) lines.Skip("\ufeff"u8);
            if (lines.IsBlank) continue;
            Count++;
            if (lines.IsTooLong) Unread(after + Physical, null, $"The line is longer than {BulkLine.Longest} bytes.");
            else Take(after + Physical, lines.Bytes, take);
        }
    }

    /// <summary>What the line that was handed over asks; null, and all that is wrong, where it cannot be read.</summary>
    public T? Asked<T>(Inspection inspection) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content.WrittenSpan, json);
        }
        catch (JsonException unreadable)
        {
            foreach (var (field, reason, _) in Problems.Errors(unreadable)) inspection.Wrong(field, reason);
            return null;
        }
    }

    /// <summary>Rejects a line of which nobody can say what it is about.</summary>
    public void Unread(long line, string? field, string reason)
    {
        Unreadable++;
        Rejected.Add(new(line, field, reason));
    }

    void Take(long line, ReadOnlySpan<byte> utf8, Action<long, string?, string?> take)
    {
        var (resource, key, problem) = BulkLine.Read(utf8, content);
        if (problem is { } unreadable) Unread(line, unreadable.Field, unreadable.Reason);
        else take(line, resource, key);
    }
}
