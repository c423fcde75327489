using System.Text.Json.Nodes;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.Documents;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A document in the list of exhibits (bordereau de pièces).</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">What it is.</param>
/// <param name="Path">Where it lies in the archive; null where it does not.</param>
/// <param name="Gap">Why it does not, snake_case: <c>not_kept</c>, <c>lost</c>, <c>spoilt</c>, <c>erased</c> or <c>too_large</c>.</param>
sealed record Exhibit(int Number, Paper Of, string? Path, string? Gap);

/// <summary>Fetches the documents of a case from the store, each proved by its hash. One that is not there is listed all the same: a gap that is not said is a gap nobody closes.</summary>
sealed class Exhibits(IDocumentStore store, IConfiguration configuration)
{
    const long MostBytes = 256 << 20;
    const string Pdf = "application/pdf", Unknown = "application/octet-stream";

    readonly long most = configuration.GetValue("Dossier:MostBytes", MostBytes);

    /// <summary>Fetches them, in their order, up to the bound of an archive.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task<(IReadOnlyList<Exhibit> List, IReadOnlyList<SealedFile> Files)> Fetch(IReadOnlyList<Paper> papers, Func<int, Task> progress, CancellationToken stop)
    {
        var (list, files, left) = (new List<Exhibit>(), new List<SealedFile>(), most);
        foreach (var paper in papers)
        {
            await progress(list.Count);
            var (content, gap) = paper switch
            {
                { IsErased: true }        => (null, "erased"),
                { Sha256: { } sha256 }    => await Read(sha256, left, stop),
                _                         => (null, "not_kept"),
            };
            var number = list.Count + 1;
            if (content is null)
            {
                list.Add(new(number, paper, null, gap));
                continue;
            }

            left -= content.Length;
            var media = paper.MediaType ?? (content.AsSpan().StartsWith("%PDF-"u8) ? Pdf : Unknown);
            var path = FormattableString.Invariant($"documents/{number:0000}-{paper.What.Replace('_', '-')}{(media == Pdf ? ".pdf" : ".bin")}");
            list.Add(new(number, paper, path, null));
            files.Add(new(path, content, media, paper.What, paper.Date));
        }

        return (list, files);
    }

    /// <summary>The list as it lies in the archive.</summary>
    /// <param name="exhibits">In order.</param>
    /// <param name="letters">What carriers told.</param>
    /// <param name="history">What is there of the history of the case at dunning: what it recorded after the hand-over, or after the day with which that ends, is not covered.</param>
    public static JsonObject Json(IReadOnlyList<Exhibit> exhibits, IReadOnlyList<LetterState> letters, FetchedHistory history) => new()
    {
        ["caseHistoryGap"] = history.Gap,
        ["caseHistoryEnd"] = history.UpTo switch { null => null, { EndsWithHandOver: true } => "hand_over", _ => "day" },
        ["caseHistoryUpTo"] = history.UpTo?.CompleteTo is { } on ? Day(on) : null,
        ["exhibits"] = new JsonArray([.. exhibits.Select(e => new JsonObject
        {
            ["number"] = e.Number, ["what"] = e.Of.What, ["subject"] = e.Of.Subject, ["channel"] = e.Of.Channel, ["date"] = Day(e.Of.Date), ["sha256"] = e.Of.Sha256, ["path"] = e.Path, ["gap"] = e.Gap, ["decision"] = e.Of.Decision,
        })]),
        ["registeredLetters"] = new JsonArray([.. letters.Select(l => new JsonObject { ["decision"] = l.Decision, ["state"] = l.State, ["on"] = Day(l.On), ["corrects"] = l.Corrects })]),
    };

    // The size is bounded by what is left, not by what was told: a store may give out anything.
    async Task<(byte[]? Content, string? Gap)> Read(string sha256, long left, CancellationToken stop)
    {
        await using var kept = await store.Open(sha256, stop);
        if (kept is null) return (null, "lost");
        using var content = new MemoryStream();
        var (buffer, read) = (new byte[1 << 16], 0);
        while ((read = await kept.ReadAsync(buffer, stop)) > 0)
        {
            if (content.Length + read > left) return (null, "too_large");
            content.Write(buffer, 0, read);
        }

        var bytes = content.ToArray();
        return SealedFiles.Sha256(bytes) == sha256 ? (bytes, null) : (null, "spoilt");
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
