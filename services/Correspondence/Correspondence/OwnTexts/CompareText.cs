using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>How a version differs from the shipped text.</summary>
/// <param name="Shipped">SHA-256 of the shipped source; null where none is shipped.</param>
/// <param name="Own">SHA-256 of the version.</param>
/// <param name="Parts">By template: the letter, or subject, text and HTML.</param>
public sealed record TextComparison(string? Shipped, string Own, IReadOnlyList<ComparedPart> Parts);

/// <summary>One template, compared.</summary>
/// <param name="Name"><c>source</c>, <c>subject</c>, <c>text</c> or <c>html</c>.</param>
/// <param name="Lines">All lines of both: <c>=</c> stands in both, <c>-</c> in the shipped one only, <c>+</c> in the own one only.</param>
public sealed record ComparedPart(string Name, IReadOnlyList<ComparedLine> Lines);

/// <summary>One line.</summary>
/// <param name="Mark"><c>=</c>, <c>-</c> or <c>+</c>.</param>
/// <param name="Text">The line.</param>
public sealed record ComparedLine(string Mark, string Text);

static class CompareText
{
    const int MostCells = 4_000_000;

    public static void MapCompareText(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/templates/{kind}/{form}/{language}/versions/{version:int}/comparison", Compare)
            .RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("templates").WithSummary("A version beside the shipped text, line by line").Produces<TextComparison>().ProducesProblem(404);

    static async Task<IResult> Compare(string siren, string kind, string form, string language, int version, NpgsqlDataSource database, ShippedTexts shipped, CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        if (await TextTable.Source(session, key, version, stop) is not { } own) return Problems.NotFound("version of this text");
        var before = shipped.Of(key.Name, key.Form);
        return TypedResults.Ok(new TextComparison(before?.Sha256, own.Sha256, [.. Templates(own).Select(part => new ComparedPart(part.Name, Lines(before is null ? "" : Templates(before).First(b => b.Name == part.Name).Text, part.Text)))]));
    }

    static (string Name, string Text)[] Templates(TextSource source) => source switch
    {
        TextSource.Letter letter                  => [("source", letter.Typst)],
        TextSource.Email { Handlebars: var mail } => [("subject", mail.Subject), ("text", mail.Text), ("html", mail.Html)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The longest common subsequence of lines; where that would take too long, what differs is shown as a whole.</summary>
    internal static List<ComparedLine> Lines(string before, string after)
    {
        var (a, b) = (Split(before), Split(after));
        var (head, tail) = (0, 0);
        while (head < Math.Min(a.Length, b.Length) && a[head] == b[head]) head++;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        return [.. a[..head].Select(line => new ComparedLine("=", line)), .. Middle(a[head..^tail], b[head..^tail]), .. a[^tail..].Select(line => new ComparedLine("=", line))];
    }

    static IEnumerable<ComparedLine> Middle(string[] a, string[] b)
    {
        var longest = (long)a.Length * b.Length > MostCells ? null : Common(a, b);
        var (i, j) = (0, 0);
        while (longest is not null && i < a.Length && j < b.Length)
            if (a[i] == b[j])
            {
                yield return new("=", a[i++]);
                j++;
            }
            else
                yield return longest[i + 1, j] >= longest[i, j + 1] ? new("-", a[i++]) : new("+", b[j++]);
        while (i < a.Length) yield return new("-", a[i++]);
        while (j < b.Length) yield return new("+", b[j++]);
    }

    static int[,] Common(string[] a, string[] b)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    static string[] Split(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
