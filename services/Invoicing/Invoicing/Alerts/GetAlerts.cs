using System.Globalization;
using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Alerts;

/// <summary>What somebody of the company should look at.</summary>
/// <param name="Kind">For example <c>payment_term_exceeds_legal_cap</c>.</param>
/// <param name="Customer">The ERP's customer number, where it is about one.</param>
/// <param name="Invoice">The invoice's number, where it is about one.</param>
/// <param name="Year">The invoice's year.</param>
/// <param name="Since">The day it dates from.</param>
/// <param name="Details">By name; dates as yyyy-MM-dd.</param>
public sealed record AlertAnswer(string Kind, string? Customer, string? Invoice, int? Year, DateOnly Since, IReadOnlyDictionary<string, string> Details);

static class GetAlerts
{
    public static void MapGetAlerts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/alerts", Get).RequireRole(Readers.All).WithTags("alerts").WithSummary("What somebody should look at, the oldest first; of one kind").Produces<Page<AlertAnswer>>();

    static async Task<IResult> Get(string siren, string? kind, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        if (Position(after) is not { } from) return Problems.Invalid("after", "It is the next of an earlier page.");
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select a.kind, c.number, i.number, i.year, a.since, a.details, a.subject
              from alerts a left join customers c on c.id = a.customer left join invoices i on i.id = a.invoice
             where a.creditor = $1 and ($2::text is null or a.kind = $2) and (a.since, a.kind, a.subject) > ($3, $4, $5) order by a.since, a.kind, a.subject limit $6
            """,
            r => (Subject: r.GetGuid(6), Alert: new AlertAnswer(
                r.GetString(0), r.Text(1), r.Text(2), r.IsDBNull(3) ? null : r.GetInt32(3), r.Day(4), JsonSerializer.Deserialize<Dictionary<string, string>>(r.GetString(5))!)),
            stop, siren, kind, from.Since, from.Kind, from.Subject, most + 1);
        var next = rows.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{rows[most - 1].Alert.Since:yyyy-MM-dd}|{rows[most - 1].Alert.Kind}|{rows[most - 1].Subject}") : null;
        return Results.Ok(new Page<AlertAnswer>([.. rows.Take(most).Select(r => r.Alert)], next));
    }

    static (DateOnly Since, string Kind, Guid Subject)? Position(string? after) =>
        after is null ? (DateOnly.MinValue, "", Guid.Empty)
        : after.Split('|') is [var since, var kind, var subject] && DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParse(subject, out var id)
            ? (day, kind, id) : null;
}
