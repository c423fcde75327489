using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Factoring;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>An invoice.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Year of issue as its key has it.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reference">What people are shown: the number, with the debtor's own reference in brackets.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time; of several instalments, the oldest that is open.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="DateUncertain">Waits for a person to confirm its dates; not dunned until then.</param>
/// <param name="OpenDisputes">How many disputes have not ended.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Allocations">What was set against it; only where one invoice is asked for.</param>
/// <param name="Disputes">Only where one invoice is asked for.</param>
/// <param name="Vat">The tax in the amount; null where no source said.</param>
/// <param name="Prepaid">Paid before the issue, part of the amount and never owed; null where nothing was.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="Cause">Why it is not paid, as a person found out or else as the debtor said; null where nobody knows.</param>
/// <param name="CauseDepartment">Whose fault that is.</param>
/// <param name="Reminders">What the ERP had done before; only where one invoice is asked for.</param>
/// <param name="Holds">What keeps it from being dunned, or did; only where one invoice is asked for.</param>
/// <param name="Statuses">Of the electronic invoice, in the order they came; only where one invoice is asked for.</param>
/// <param name="PaymentReference">Creditor reference (RF) for the payer to quote; null on an invoice from before there were any, until it changes.</param>
/// <param name="Instalments">Its parts, where they have due dates of their own.</param>
/// <param name="Assignments">Factors that have it, or had it, in the order they came; only where one invoice is asked for.</param>
/// <param name="IsPenalty">A bill of penalties of invoices that were paid late.</param>
/// <param name="CauseHeardOn">When the debtor said the cause, and nobody has looked into it; null where a person found out.</param>
public sealed record InvoiceAnswer(
    string Number, int Year, Guid Id, string Customer, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, bool DateUncertain, int OpenDisputes, long Version,
    IReadOnlyList<AllocatedCredit>? Allocations = null, IReadOnlyList<DisputeAnswer>? Disputes = null, Money? Vat = null, Money? Prepaid = null, DateOnly? DeliveredOn = null, IReadOnlyList<HoldAnswer>? Holds = null,
    string? Cause = null, string? CauseDepartment = null, IReadOnlyList<EInvoiceStatusAnswer>? Statuses = null, ReminderHistoryAnswer? Reminders = null, string? PaymentReference = null,
    IReadOnlyList<InstalmentAnswer>? Instalments = null, IReadOnlyList<AssignmentAnswer>? Assignments = null, bool IsPenalty = false, DateOnly? CauseHeardOn = null);

/// <summary>A part of an invoice with a due date of its own.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Open">Still owed: what is paid pays the oldest first.</param>
/// <param name="IsRetention">Kept back as security until that day.</param>
public sealed record InstalmentAnswer(DateOnly DueOn, Money Amount, Money Open, bool IsRetention);

/// <summary>How far the ERP had reminded before it left the invoice to dunning.</summary>
/// <param name="Level">The ERP's own.</param>
/// <param name="LastRemindedOn">Day of its last reminder.</param>
/// <param name="Channel">How that went out; null where the ERP did not say.</param>
public sealed record ReminderHistoryAnswer(int Level, DateOnly LastRemindedOn, string? Channel);

/// <summary>A part of a payment or credit note on an invoice.</summary>
/// <param name="Kind"><c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its reference or number.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Basis"><c>designation</c>, <c>lettering</c>, <c>rule</c> or <c>snapshot</c> (settled by a list of open items).</param>
/// <param name="Rule"><c>designated</c>, <c>lettered</c>, <c>exact_amount</c>, <c>exact_sum</c>, <c>oldest_due</c>, <c>oldest_not_due</c> or <c>not_listed</c>; null where it was made before rules were recorded.</param>
public sealed record AllocatedCredit(string Kind, string Number, Money Amount, string Basis, string? Rule = null);

/// <summary>A dispute.</summary>
/// <param name="Dispute">Its reference.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much of the invoice.</param>
/// <param name="Outcome">Null while it is open.</param>
/// <param name="Owner">Who deals with it; null while nobody does.</param>
/// <param name="Department">At fault.</param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
/// <param name="CreditNote">Number of the credit note that settled it.</param>
public sealed record DisputeAnswer(string Dispute, string Reason, Money Amount, string? Outcome, string? Owner, string Department, DateOnly? Deadline, string? CreditNote);

/// <summary>What keeps an invoice from being dunned, or did.</summary>
/// <param name="Hold">Its reference.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day; null until it is lifted.</param>
/// <param name="IsLifted">It was lifted.</param>
public sealed record HoldAnswer(string Hold, string Reason, DateOnly? Until, bool IsLifted);

/// <summary>A status in the life cycle of the electronic invoice, as a platform reported it.</summary>
/// <param name="Status">200 to 228.</param>
/// <param name="On">Day of the status.</param>
/// <param name="Reasons">Reason codes.</param>
/// <param name="Received">Cashed by the seller (MEN), or null.</param>
/// <param name="Paid">Paid by the buyer (MPA), or null.</param>
/// <param name="Remaining">Remains to be paid (RAP), or null.</param>
/// <param name="Approved">Approved (MAPTTC), or null.</param>
/// <param name="NotApproved">Not approved (MNATTC), or null.</param>
public sealed record EInvoiceStatusAnswer(int Status, DateOnly On, string[] Reasons, Money? Received, Money? Paid, Money? Remaining, Money? Approved, Money? NotApproved);

static class GetInvoices
{
    const string Columns = "i.number, i.year, i.id, c.number, i.reference, i.issued_on, i.due_on, i.amount_cents, i.outstanding_cents, i.currency, i.date_uncertain, i.open_disputes, i.version, i.vat_cents, nullif(i.prepaid_cents, 0), i.delivered_on, i.cause, i.cause_department, (select r.reference from payment_references r where r.invoice = i.id), i.instalments::text, i.penalties is not null, i.cause_heard_on from invoices i join customers c on c.id = i.customer";

    public static void MapGetInvoices(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup("/creditors/{siren}/invoices").RequireRole(Readers.All).WithTags("invoices");
        invoices.MapGet("", Page).WithSummary("Invoices, by number; of one customer, or open ones only");
        invoices.MapGet("/{number}", One).WithSummary("An invoice with what was set against it").Produces<InvoiceAnswer>();
    }

    // Two years may share a number, so the position in the list is number and year.
    static async Task<Page<InvoiceAnswer>> Page(string siren, string? customer, bool? open, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        var (number, year) = after?.LastIndexOf('|') is > -1 and var at && int.TryParse(after[(at + 1)..], out var parsed) ? (after[..at], parsed) : (after ?? "", 0);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"""
            select {Columns} where i.creditor = $1 and ($2::text is null or upper(c.number) = upper($2)) and (not $3 or i.outstanding_cents > 0)
               and (i.number collate "C", i.year) > ($4, $5) order by i.number collate "C", i.year limit $6
            """, Row, stop, siren, customer, open ?? false, number, year, most + 1);
        return Page<InvoiceAnswer>.Of(rows, most, i => $"{i.Number}|{i.Year}");
    }

    static async Task<IResult> One(string siren, string number, int? year, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (id, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
        if (missing is not null) return missing;
        var invoice = (await session.Read($"select {Columns} where i.id = $1", Row, stop, id))[0];
        var allocations = await session.Read(
            "select c.kind, c.number, a.amount_cents, c.currency, a.basis, a.rule from allocations a join credits c on c.id = a.credit where a.invoice = $1 order by c.dated_on, c.number",
            r => new AllocatedCredit(r.GetString(0), r.GetString(1), r.Money(2, 3), r.GetString(4), r.Text(5)), stop, id);
        var disputes = await session.Read(
            "select dispute, reason, amount_cents, $2::text, outcome, owner, department, deadline, credit_note from disputes where invoice = $1 order by dispute",
            r => new DisputeAnswer(r.GetString(0), r.GetString(1), r.Money(2, 3), r.Text(4), r.Text(5), r.GetString(6), r.IsDBNull(7) ? null : r.Day(7), r.Text(8)), stop, id, invoice.Amount.Currency);
        var holds = await session.Read(
            "select hold, reason, until_on, lifted from invoice_holds where invoice = $1 order by hold",
            r => new HoldAnswer(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.Day(2), r.GetBoolean(3)), stop, id);
        var statuses = await Statuses(session, id, invoice.Amount.Currency, stop);
        var reminders = await session.Read(
            "select level, last_reminded_on, channel from imported_reminders where invoice = $1", r => new ReminderHistoryAnswer(r.GetInt32(0), r.Day(1), r.Text(2)), stop, id);
        http.Response.Headers.ETag = $"\"{invoice.Version}\"";
        return Results.Ok(invoice with { Allocations = allocations, Disputes = disputes, Holds = holds, Statuses = statuses, Reminders = reminders.SingleOrDefault(), Assignments = await AssignmentTable.Of(session, id, stop) });
    }

    static Task<List<EInvoiceStatusAnswer>> Statuses(Session session, Guid invoice, string currency, CancellationToken stop) => session.Read(
        "select code, status_on, reasons, received_cents, paid_cents, remaining_cents, approved_cents, not_approved_cents from e_invoice_statuses where invoice = $1 order by position",
        r =>
        {
            return new EInvoiceStatusAnswer(r.GetInt32(0), r.Day(1), r.GetFieldValue<string[]>(2), Of(3), Of(4), Of(5), Of(6), Of(7));

            Money? Of(int column) => r.IsDBNull(column) ? null : Money.OfCents(r.GetInt64(column), currency);
        }, stop, invoice);

    static InvoiceAnswer Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.Day(5), r.Day(6), r.Money(7, 9), r.Money(8, 9), r.GetBoolean(10), r.GetInt32(11), r.GetInt64(12),
        Vat: r.IsDBNull(13) ? null : r.Money(13, 9), Prepaid: r.IsDBNull(14) ? null : r.Money(14, 9), DeliveredOn: r.IsDBNull(15) ? null : r.Day(15), Cause: r.Text(16), CauseDepartment: r.Text(17), PaymentReference: r.Text(18), Instalments: Parts(r.Text(19), r.Money(8, 9)), IsPenalty: r.GetBoolean(20), CauseHeardOn: r.IsDBNull(21) ? null : r.Day(21));

    static InstalmentAnswer[]? Parts(string? stored, Money outstanding) => stored is null ? null :
        [.. JsonSerializer.Deserialize<Instalments>(stored, EventJson.Options)!.Open(outstanding).Select(p => new InstalmentAnswer(p.Part.DueOn, p.Part.Amount, p.Open, p.Part.IsRetention))];
}
