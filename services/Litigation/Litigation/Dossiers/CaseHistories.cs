using System.Text.Json;
using Recouvrement.Platform.Documents;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>The history of the case at dunning, fetched: all of it up to the first piece that is not to be had.</summary>
/// <param name="Text">One event per line; null where nothing is there.</param>
/// <param name="UpTo">The last piece that is in it; null where nothing is.</param>
/// <param name="Gap">Why it ends there though more was told, or is not there at all, snake_case: <c>not_told</c>, <c>lost</c> or <c>spoilt</c>.</param>
/// <param name="Missing">SHA-256 of the pieces that the store had lost or spoilt.</param>
/// <param name="Facts">The events in French, with the moment each happened.</param>
sealed record FetchedHistory(byte[]? Text, ToldHistory? UpTo, string? Gap, IReadOnlyList<string> Missing, IReadOnlyList<(DateTimeOffset At, ToldInFrench Fact)> Facts);

/// <summary>Reads the history of a case where dunning kept it, piece by piece. Its text is another service's: it is read by the form that is published, and by nothing that is dunning's own.</summary>
sealed class CaseHistories(IDocumentStore store)
{
    /// <param name="told">In the order of their versions.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task<FetchedHistory> Fetch(IReadOnlyList<ToldHistory> told, CancellationToken stop)
    {
        using var text = new MemoryStream();
        ToldHistory? upTo = null;
        string? gap = null;
        var missing = new List<string>();
        foreach (var piece in told)
        {
            var kept = await KeptBytes.Of(store, piece.Sha256, piece.Size, stop);
            if (kept is not KeptBytes.Whole) missing.Add(piece.Sha256);
            gap ??= piece.AfterVersion != (upTo?.Version ?? 0) ? "not_told" : kept switch { KeptBytes.Whole => null, KeptBytes.Lost => "lost", _ => "spoilt" };
            if (gap is not null || kept is not KeptBytes.Whole { Bytes: var bytes }) continue;
            text.Write(bytes);
            upTo = piece;
        }

        return upTo is null ? new(null, null, gap ?? "not_told", missing, []) : new(text.ToArray(), upTo, gap, missing, Facts(text.ToArray()));
    }

    static List<(DateTimeOffset, ToldInFrench)> Facts(byte[] text)
    {
        var facts = new List<(DateTimeOffset, ToldInFrench)>();
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOf((byte)'\n');
            using var line = JsonDocument.Parse(text.AsMemory(at, length));
            var headers = line.RootElement.GetProperty("headers");
            var happenedAt = headers.GetProperty("happened_at").GetDateTimeOffset();
            facts.Add((happenedAt, FrenchHistory.Of(line.RootElement.GetProperty("type").GetString()!, line.RootElement.GetProperty("data"), happenedAt, headers.GetProperty("actor").GetString()!)));
            at += length + 1;
        }

        return facts;
    }
}
