using Npgsql;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Replays;

/// <summary>An agency reads what it was told, from a position or a day, without a queue.</summary>
static class ReadEvents
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder agency) =>
        agency.MapGet("/events", List)
            .WithSummary("What the agency was told, oldest first, with the ids and to the byte as it was sent; a batch of CloudEvents, or lines for Accept: application/x-ndjson. Link rel=next where there may be more")
            .Produces(200, contentType: CloudEvent.BatchContentType, additionalContentTypes: EventPage.Lines).ProducesProblem(422);

    static async Task<IResult> List(HttpContext http, NpgsqlDataSource database, CancellationToken stop, string? after = null, DateOnly? from = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (Position.Of(after) is not { } behind) return Position.Wrong;
        await using var session = await Session.Open(database, stop);
        var lines = await PartnerLog.Read(session, http.Agency(), behind, long.MaxValue, from, limit, stop);
        if (lines.Count == limit) http.Response.Headers.Link = $"</agency/events?after={CloudEvent.Digits(lines[^1].Sequence)}{(from is { } day ? $"&from={day:yyyy-MM-dd}" : "")}&limit={limit}>; rel=\"next\"";
        return new EventPage(lines);
    }
}

/// <summary>A place in the log as an agency names it: the <c>sequence</c> of a message.</summary>
static class Position
{
    /// <summary>The beginning for none; null for what is no position.</summary>
    public static long? Of(string? sequence) =>
        sequence is null ? 0
        : sequence.Length is > 0 and <= 20 && sequence.All(char.IsAsciiDigit) && long.TryParse(sequence, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position
        : null;

    /// <summary>What is answered then.</summary>
    public static IResult Wrong => Problems.Invalid("after", "is the sequence of a message: at most twenty digits");
}

/// <summary>Messages as they were sent, one after the other: their bytes are not written anew.</summary>
sealed class EventPage(IReadOnlyList<PartnerLine> lines) : IResult
{
    /// <summary>Media type of one message a line.</summary>
    public const string Lines = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var apart = httpContext.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase));
        httpContext.Response.ContentType = apart ? Lines : CloudEvent.BatchContentType;
        httpContext.Response.Headers.CacheControl = "no-store";
        var (body, stop) = (httpContext.Response.Body, httpContext.RequestAborted);
        if (!apart) await body.WriteAsync("["u8.ToArray(), stop);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!apart && i > 0) await body.WriteAsync(","u8.ToArray(), stop);
            await body.WriteAsync(lines[i].Body, stop);
            if (apart) await body.WriteAsync("\n"u8.ToArray(), stop);
        }

        if (!apart) await body.WriteAsync("]"u8.ToArray(), stop);
    }
}
