using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What the insurer's policy asks of an open invoice; every day is the last one in time.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="Policy">The one in force when the invoice was issued; null where nothing insures it.</param>
/// <param name="Insurer">Who insures.</param>
/// <param name="DeclareBy">To declare it overdue.</param>
/// <param name="HandOverBy">To hand the file over.</param>
/// <param name="ExtendUntil">To which a plan may go without asking the insurer again, with what it allowed already.</param>
/// <param name="NeedsConsent">Whether a plan until the day asked for needs the insurer's consent; null where no day was asked for.</param>
public sealed record InsuranceDeadlineAnswer(
    string Invoice, int Year, string Customer, DateOnly DueOn, Money Outstanding, string Policy, string Insurer, DateOnly DeclareBy, DateOnly HandOverBy, DateOnly ExtendUntil, bool? NeedsConsent);

static class GetInsuranceDeadlines
{
    public static void MapGetInsuranceDeadlines(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/insurance-deadlines", Page).RequireRole(Readers.All).WithTags("prevention")
            .WithSummary("By which day each open insured invoice is to be declared or handed over, and how far a plan may go; by number and year").Produces<Page<InsuranceDeadlineAnswer>>();

    sealed record OpenInvoice(string Number, int Year, DateOnly IssuedOn, DateOnly DueOn, Money Outstanding, string Customer, CreditFile File);

    static async Task<IResult> Page(string siren, string? customer, DateOnly? extendTo, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (extendTo is { } to) inspection.Day("extendTo", to);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        var (number, year) = Position(after);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select i.number, i.year, i.issued_on, i.due_on, i.outstanding_cents, i.currency, f.number, f.content from invoices i join credit_files f on f.customer = i.customer
             where f.creditor = $1 and f.insured and i.outstanding_cents > 0 and ($2::text is null or upper(f.number) = upper($2))
               and exists (select from jsonb_each(f.content -> 'covers') c where c.value ->> 'from' <= to_char(i.issued_on, 'YYYY-MM-DD') and coalesce(c.value ->> 'until', '9999') >= to_char(i.issued_on, 'YYYY-MM-DD'))
               and (i.number collate "C", i.year) > ($3, $4) order by i.number collate "C", i.year limit $5
            """,
            r => new OpenInvoice(r.GetString(0), r.GetInt32(1), r.Day(2), r.Day(3), r.Money(4, 5), r.GetString(6), CreditFileTable.Read(r.GetString(7))), stop, siren, customer, number, year, most + 1);
        return Results.Ok(Page<InsuranceDeadlineAnswer>.Of([.. rows.Select(row => Of(row, extendTo))], most, d => $"{d.Invoice}|{d.Year}"));
    }

    static InsuranceDeadlineAnswer Of(OpenInvoice of, DateOnly? extendTo)
    {
        var (policy, cover) = of.File.CoverOn(of.IssuedOn)!.Value;
        var deadlines = cover.DeadlinesOf(of.DueOn);
        var extension = of.File.ExtensionOf(of.Number, of.Year, of.IssuedOn, of.DueOn)!.Value;
        return new(of.Number, of.Year, of.Customer, of.DueOn, of.Outstanding, policy, cover.Insurer, deadlines.DeclareBy, deadlines.HandOverBy, extension, extendTo is { } to ? to > extension : null);
    }

    static (string Number, int Year) Position(string? after) =>
        after?.LastIndexOf('|') is > -1 and var at && int.TryParse(after[(at + 1)..], out var year) ? (after[..at], year) : (after ?? "", 0);
}
