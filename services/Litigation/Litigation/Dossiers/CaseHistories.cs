using System.Text.Json;
using Recouvrement.Platform.Documents;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>The escalation before the hand-over, fetched.</summary>
/// <param name="Text">One event per line; null where it is not there.</param>
/// <param name="Gap">Why it is not, snake_case: <c>not_told</c>, <c>lost</c> or <c>spoilt</c>.</param>
/// <param name="Facts">The events in French, with the moment each happened.</param>
sealed record FetchedHistory(byte[]? Text, string? Gap, IReadOnlyList<(DateTimeOffset At, ToldInFrench Fact)> Facts);

/// <summary>Reads the history of a case where dunning kept it. Its text is another service's: it is read by the form that is published, and by nothing that is dunning's own.</summary>
sealed class CaseHistories(IDocumentStore store)
{
    /// <exception cref="IOException">The store is away.</exception>
    public async Task<FetchedHistory> Fetch(ToldHistory? told, CancellationToken stop) => told is null
        ? new(null, "not_told", [])
        : await KeptBytes.Of(store, told.Sha256, told.Size, stop) switch
        {
            KeptBytes.Whole { Bytes: var text } => new(text, null, Facts(text)),
            KeptBytes.Lost                      => new(null, "lost", []),
            _                                   => new(null, "spoilt", []),
        };

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
