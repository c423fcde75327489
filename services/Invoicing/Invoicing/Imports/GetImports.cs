using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows booked of an accounting export, customers of a contacts file, lines of a bulk file or of a list of open items, rows of a CSV file, movements of a bank's file.</param>
/// <param name="Of">All of them, those held back for a later day too; 0 until the file is read.</param>
public sealed record ImportProgress(long Done, long Of);

/// <summary>What came of a file.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="Kind"><c>fec</c>, <c>contacts</c>, <c>bulk</c>, <c>csv</c>, <c>bank</c>, <c>e_invoices</c> or <c>open_items</c>.</param>
/// <param name="Creditor">SIREN of the entity.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="State"><c>received</c>, <c>booking</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Rows">Under the header, rejected ones too.</param>
/// <param name="DebitCents">Sum of all rows, on whatever account; of a bulk file, of its invoices in euros.</param>
/// <param name="CreditCents">Sum of all rows, on whatever account; of a bulk file, of its payments and credit notes in euros.</param>
/// <param name="Customers">Customer accounts in the file; of a bulk file, its lines about customers.</param>
/// <param name="Invoices">Rows that are owed by customers.</param>
/// <param name="CreditNotes">Credit notes.</param>
/// <param name="Payments">Payments and other credits.</param>
/// <param name="Added">Rows (customers of a contacts file) that were new.</param>
/// <param name="Changed">That were known otherwise.</param>
/// <param name="Unchanged">That were known so.</param>
/// <param name="Later">Rows held back for their date.</param>
/// <param name="Vanished">Rows an earlier file of the same financial year had and this one has not; they stay booked. Of a list of open items, invoices that are open here and not in it.</param>
/// <param name="BeforeAllocation">What of the booked rows was open before the rules set unlettered credits against invoices.</param>
/// <param name="RejectedCount">Rows that are not booked.</param>
/// <param name="Rejected">The first of them; the rest by <c>/imports/{id}/rejections</c>.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="WarnedCount">Warnings about rows that are booked all the same, or left out as no claim and no payment.</param>
/// <param name="Warned">The first of them; the rest by <c>/imports/{id}/warnings</c>.</param>
/// <param name="Unmatched">Movements of a bank's file that wait for a person; lines of a list of open items about invoices that are not known here.</param>
/// <param name="Returned">Payments that movements of a bank's file took back; invoices that a list of open items has again.</param>
/// <param name="Ignored">Of a bank's file: pending entries, and debits that are no customer's; of a list of open items, credits.</param>
/// <param name="Reminders">Lines that say how far the ERP had reminded.</param>
public sealed record ImportReport(
    Guid Id, string Kind, string Creditor, string File, string Sha256, string State, string? Failure, ImportProgress Progress, long Rows, long DebitCents, long CreditCents,
    int Customers, int Invoices, int CreditNotes, int Payments, int Added, int Changed, int Unchanged, long Later, int Vanished, BeforeAllocation BeforeAllocation,
    long RejectedCount, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings, long WarnedCount, IReadOnlyList<RejectedRow> Warned,
    int Unmatched, int Returned, int Ignored, int Reminders = 0);

/// <summary>A row an earlier file had and this one has not.</summary>
/// <param name="Number">Number of the invoice, credit note or payment.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="AmountCents">As booked.</param>
/// <param name="BookedOn">Date of the entry.</param>
public sealed record VanishedRow(string Number, string Customer, long AmountCents, DateOnly BookedOn);

static class GetImports
{
    const int FirstRejections = 100;

    public static void MapGetImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").RequireRole(Readers.All).WithTags("imports");
        imports.MapGet("", List).WithSummary("Imports, the latest first");
        imports.MapGet("/{id:guid}", One).WithSummary("What came of a file").Produces<ImportReport>();
        imports.MapGet("/{id:guid}/rejections", (Guid id, long? after, int? limit, NpgsqlDataSource database, CancellationToken stop) => Rows(id, false, after, limit, database, stop))
            .WithSummary("Rows that are not booked, each with line, field and reason");
        imports.MapGet("/{id:guid}/warnings", (Guid id, long? after, int? limit, NpgsqlDataSource database, CancellationToken stop) => Rows(id, true, after, limit, database, stop))
            .WithSummary("Warnings about rows that are booked all the same or left out as no claim and no payment, each with line, field and reason");
        imports.MapGet("/{id:guid}/vanished", Vanished).WithSummary("Rows an earlier file of the same financial year had and this one has not");
    }

    static async Task<List<ImportReport>> List(string? creditor, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Read(session, "$1::text is null or i.creditor = $1", creditor, Readers.Limit(limit), stop);
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await Read(session, "i.id = $1", id, 1, stop) is not [var report]) return Problems.NotFound("import");
        return Results.Ok(report with
        {
            Rejected = [.. (await Rejections.Read(session, id, -1, FirstRejections, stop)).Select(r => r.Row)],
            Warned = [.. (await Rejections.Read(session, id, -1, FirstRejections, stop, warnings: true)).Select(r => r.Row)],
        });
    }

    static async Task<Page<RejectedRow>> Rows(Guid id, bool warnings, long? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await Rejections.Read(session, id, after ?? -1, most + 1, stop, warnings);
        return new([.. rows.Take(most).Select(r => r.Row)], rows.Count > most ? $"{rows[most - 1].Position}" : null);
    }

    static async Task<Page<VanishedRow>> Vanished(Guid id, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select * from (
                select distinct on (o.stream) o.number, o.customer_number, o.amount_cents, o.booked_on
                  from imports i join imports p on p.creditor = i.creditor and p.closing_on = i.closing_on and p.sequence < i.sequence
                  join import_items o on o.import = p.id and o.state = 'booked'
                 where i.id = $1 and not exists (select from import_items n where n.import = i.id and n.stream = o.stream)
                 order by o.stream, p.sequence desc) as gone
             where number collate "C" > $2 order by number collate "C" limit $3
            """, r => new VanishedRow(r.GetString(0), r.GetString(1), r.GetInt64(2), r.Day(3)), stop, id, after ?? "", most + 1);
        return Page<VanishedRow>.Of(rows, most, v => v.Number);
    }

    static Task<List<ImportReport>> Read(Session session, string which, object? of, int limit, CancellationToken stop) => session.Read(
        $"""
        select i.id, i.kind, i.creditor, i.file, i.sha256, i.state, i.failure, i.position, i.due, i.rows, i.debit_cents, i.credit_cents, i.customers, i.invoices, i.credit_notes, i.payments,
               i.added, i.changed, i.unchanged, (select count(*) from import_items r where r.import = i.id and r.state = 'staged' and i.state = 'completed'), i.vanished, i.before_invoices, i.before_credits,
               (select count(*) from import_rejections r where r.import = i.id and not r.is_warning), i.warnings,
               (select count(*) from import_rejections r where r.import = i.id and r.is_warning), i.unmatched, i.returned, i.ignored, i.reminders
          from imports i where {which} order by i.sequence desc limit $2
        """,
        r => new ImportReport(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Text(6), new(r.GetInt64(7), r.GetInt64(8)), r.GetInt64(9), r.GetInt64(10), r.GetInt64(11),
            r.GetInt32(12), r.GetInt32(13), r.GetInt32(14), r.GetInt32(15), r.GetInt32(16), r.GetInt32(17), r.GetInt32(18), r.GetInt64(19), r.GetInt32(20), new(r.GetInt32(21), r.GetInt32(22)),
            r.GetInt64(23), [], r.GetFieldValue<string[]>(24), r.GetInt64(25), [], r.GetInt32(26), r.GetInt32(27), r.GetInt32(28), r.GetInt32(29)),
        stop, of, limit);
}
