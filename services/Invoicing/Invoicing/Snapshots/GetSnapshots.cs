using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>How a list of open items compares with what is open here.</summary>
/// <param name="Listed">Lines that could be read.</param>
/// <param name="Open">Invoices open here that the list covers.</param>
/// <param name="Settled">Those that would be settled, wholly or in part.</param>
/// <param name="OpenAmount">What is open of all; in the currency that loses the largest share.</param>
/// <param name="SettledAmount">What would be settled of it.</param>
public sealed record SnapshotFiguresAnswer(int Listed, int Open, int Settled, Money OpenAmount, Money SettledAmount);

/// <summary>A list of open items.</summary>
/// <param name="Id">Of its import.</param>
/// <param name="On">Its day: what it settles is settled on that day.</param>
/// <param name="Through">Last day of issue that it covers.</param>
/// <param name="DrawnAt">When it was drawn; of a whole day, its end.</param>
/// <param name="Status"><c>received</c>, <c>refused</c>, <c>accepted</c>, <c>booked</c>, <c>compared</c>, <c>discarded</c> or <c>superseded</c>.</param>
/// <param name="Code">Why it settles nothing, stable: <c>snapshot_empty</c>, <c>snapshot_exceeds_count</c>, <c>snapshot_exceeds_amount</c>, <c>snapshot_outdated</c> or <c>snapshot_unreadable</c>.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="Figures">Of one that was refused or only compared.</param>
/// <param name="Settled">Invoices that it settled, wholly or in part.</param>
/// <param name="Reopened">Invoices that are owed again by it.</param>
/// <param name="Unknown">Lines about invoices that are not known here.</param>
/// <param name="Findings">How many invoices of each finding.</param>
/// <param name="AcceptedFor">Why a manager accepted it; null where none did, or once it is erased.</param>
public sealed record SnapshotAnswer(
    Guid Id, DateOnly On, DateOnly Through, DateTimeOffset DrawnAt, string Status, string? Code, string? Reason, SnapshotFiguresAnswer? Figures, int Settled, int Reopened, int Unknown,
    IReadOnlyDictionary<string, long> Findings, string? AcceptedFor);

/// <summary>An invoice of which a list of open items says something else than is known here.</summary>
/// <param name="Finding"><c>vanished</c>, <c>lower</c>, <c>reopened</c>, <c>higher</c>, <c>unclear</c> or <c>unknown</c>.</param>
/// <param name="Customer">The ERP's customer number; null where the line of an unknown invoice does not say.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Year">Of its issue; null where the line of an unknown invoice does not say.</param>
/// <param name="Ours">Open here when they were compared.</param>
/// <param name="Listed">Open in the list; null where that is not clear.</param>
/// <param name="Settles">What is settled by it.</param>
/// <param name="Reopens">What is owed again by it.</param>
/// <param name="Doubt"><c>unreadable</c>, <c>ambiguous</c>, <c>customer_differs</c>, <c>currency_differs</c> or <c>dates_unconfirmed</c> where it is unclear.</param>
public sealed record SnapshotDifference(string Finding, string? Customer, string Number, int? Year, Money Ours, Money? Listed, Money Settles, Money Reopens, string? Doubt);

static class GetSnapshots
{
    const string Columns =
        """
        f.import, f.on_date, f.covers_through, f.drawn_at, coalesce(s.status, 'received'), s.code, s.reason, s.listed, s.open_items, s.settled_items, s.open_cents, s.settled_cents, s.currency,
        f.settled, f.reopened, f.unknown, f.accepted_for, i.sequence from snapshot_files f join imports i on i.id = f.import left join snapshots s on s.id = f.snapshot
        """;

    public static void MapGetSnapshots(this IEndpointRouteBuilder routes)
    {
        var snapshots = routes.MapGroup("/creditors/{siren}/open-items-snapshots").RequireRole(Readers.All).WithTags("open items");
        snapshots.MapGet("", Page).WithSummary("Lists of open items, the latest sent first").Produces<Page<SnapshotAnswer>>();
        snapshots.MapGet("/{id:guid}", One).WithSummary("A list of open items, and what came of it").Produces<SnapshotAnswer>();
        snapshots.MapGet("/{id:guid}/differences", Differences).WithSummary("Where a list of open items and what is known here differ, invoice by invoice; of one finding").Produces<Page<SnapshotDifference>>();
    }

    static async Task<IResult> Page(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        if (Position(after, long.MaxValue) is not { } before) return Problems.Invalid("after", "It is the next of an earlier page.");
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read($"select {Columns} where i.creditor = $1 and i.sequence < $2 order by i.sequence desc limit $3", Row, stop, siren, before, most + 1);
        var answers = new List<SnapshotAnswer>();
        foreach (var (_, answer) in rows.Take(most)) answers.Add(await Counted(session, answer, stop));
        return Results.Ok(new Page<SnapshotAnswer>(answers, rows.Count > most ? rows[most - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    static async Task<IResult> One(string siren, Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read($"select {Columns} where i.creditor = $1 and i.id = $2", Row, stop, siren, id) is [var (_, found)]
            ? Results.Ok(await Counted(session, found, stop)) : Problems.NotFound("list of open items");
    }

    static async Task<IResult> Differences(string siren, Guid id, string? finding, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        if (Position(after, 0) is not { } from) return Problems.Invalid("after", "It is the next of an earlier page.");
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select d.position, d.finding, d.customer_number, d.number, d.year, d.ours_cents, d.currency, d.theirs_cents, d.settles_cents, d.reopens_cents, d.doubt
              from snapshot_findings d join imports i on i.id = d.import
             where d.import = $1 and i.creditor = $2 and d.position > $3 and ($4::text is null or d.finding = $4) order by d.position limit $5
            """,
            r => (Position: r.GetInt64(0), Difference: new SnapshotDifference(
                r.GetString(1), r.Text(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), r.Money(5, 6), r.IsDBNull(7) ? null : r.Money(7, 6), r.Money(8, 6), r.Money(9, 6), r.Text(10))),
            stop, id, siren, from, finding, most + 1);
        return Results.Ok(new Page<SnapshotDifference>([.. rows.Take(most).Select(r => r.Difference)], rows.Count > most ? rows[most - 1].Position.ToString(CultureInfo.InvariantCulture) : null));
    }

    static long? Position(string? after, long first) =>
        after is null ? first : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    static async Task<SnapshotAnswer> Counted(Session session, SnapshotAnswer answer, CancellationToken stop) => answer with
    {
        Findings = (await session.Read("select finding, count(*) from snapshot_findings where import = $1 group by finding order by finding", r => (Finding: r.GetString(0), Count: r.GetInt64(1)), stop, answer.Id))
            .ToDictionary(f => f.Finding, f => f.Count),
    };

    static (long Sequence, SnapshotAnswer Answer) Row(NpgsqlDataReader r) => (r.GetInt64(17), new(
        r.GetGuid(0), r.Day(1), r.Day(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), r.Text(5), r.Text(6),
        r.IsDBNull(7) ? null : new(r.GetInt32(7), r.GetInt32(8), r.GetInt32(9), r.Money(10, 12), r.Money(11, 12)), r.GetInt32(13), r.GetInt32(14), r.GetInt32(15), new Dictionary<string, long>(), r.Text(16)));
}
