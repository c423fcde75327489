using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>A dispute in the list.</summary>
/// <param name="Invoice">Number of the invoice.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Dispute">Reference of the dispute.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much of the invoice.</param>
/// <param name="Outstanding">Still owed on the invoice, contested or not.</param>
/// <param name="Department">At fault.</param>
/// <param name="Owner">Who deals with it; null while nobody does.</param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
/// <param name="IsLate">Open after its deadline.</param>
/// <param name="OpenedOn">First day.</param>
/// <param name="ResolvedOn">Last day; null while it is open.</param>
/// <param name="Outcome">Null while it is open.</param>
/// <param name="CreditNote">Number of the credit note that settled it.</param>
/// <param name="CreditNoteYear">Its year of issue.</param>
/// <param name="Payment">Reference of the payment whose payer kept the amount back; null where it is no deduction.</param>
/// <param name="Deduction">Why, by the payer's word: <c>logistics_penalty</c>, <c>promotion</c>, <c>price</c>, <c>quality</c>, <c>shortage</c>, <c>return</c> or <c>other</c>.</param>
/// <param name="DeductionReference">The payer's own reference.</param>
public sealed record ListedDispute(
    string Invoice, int Year, string Dispute, string Customer, string Reason, Money Amount, Money Outstanding, string Department, string? Owner, DateOnly? Deadline, bool IsLate,
    DateOnly? OpenedOn, DateOnly? ResolvedOn, string? Outcome, string? CreditNote, int? CreditNoteYear,
    string? Payment = null, string? Deduction = null, string? DeductionReference = null);

static class GetDisputes
{
    public static void MapGetDisputes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/disputes", Page).RequireRole(Readers.All).WithTags("disputes")
            .WithSummary("Disputes, by invoice; open ones unless closed=true, late=true for those past their deadline, deductions=true for what payers kept back, of one owner, department or customer").Produces<Page<ListedDispute>>();

    static async Task<IResult> Page(
        string siren, bool? closed, bool? late, string? owner, string? department, bool? deductions, string? customer, string? after, int? limit, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var fault = Departments.Named(inspection, department);
        var account = customer is null ? null : inspection.Key("customer", customer);
        var (number, year, dispute) = Position(inspection, after);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select i.number, i.year, d.dispute, c.number, d.reason, d.amount_cents, i.outstanding_cents, i.currency, d.department, d.owner, d.deadline,
                   d.outcome is null and d.deadline < $2, d.opened_on, d.resolved_on, d.outcome, d.credit_note, d.credit_note_year,
                   d.deduction_payment, d.deduction_reason, d.deduction_reference
              from disputes d join invoices i on i.id = d.invoice join customers c on c.id = i.customer
             where i.creditor = $1 and (d.outcome is not null) = $3 and (not $4 or d.outcome is null and d.deadline < $2)
               and ($5::text is null or d.owner = $5) and ($6::text is null or d.department = $6)
               and (not $11 or d.deduction_payment is not null) and ($12::text is null or upper(c.number) = upper($12))
               and (i.number collate "C", i.year, d.dispute collate "C") > ($7, $8, $9) order by i.number collate "C", i.year, d.dispute collate "C" limit $10
            """,
            Row, stop, siren, clock.Today, closed ?? false, late ?? false, owner, fault is { } of ? Words.Of(of) : null, number, year, dispute, most + 1, deductions ?? false, account);
        return Results.Ok(Page<ListedDispute>.Of(rows, most, d => string.Create(CultureInfo.InvariantCulture, $"{d.Invoice}|{d.Year}|{d.Dispute}")));
    }

    // No key holds the mark between its parts.
    static (string Number, int Year, string Dispute) Position(Inspection inspection, string? after)
    {
        if (after is null) return ("", 0, "");
        if (after.Split('|') is [var number, var year, var dispute] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)) return (number, parsed, dispute);
        inspection.Wrong("after", "It is the next of a page before.");
        return default;
    }

    static ListedDispute Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), r.Money(5, 7), r.Money(6, 7), r.GetString(8), r.Text(9), r.Value<DateOnly>(10), !r.IsDBNull(11) && r.GetBoolean(11),
        r.Value<DateOnly>(12), r.Value<DateOnly>(13), r.Text(14), r.Text(15), r.Value<int>(16), r.Text(17), r.Text(18), r.Text(19));
}
