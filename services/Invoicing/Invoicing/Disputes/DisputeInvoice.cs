using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>What a debtor contests (litige), and who deals with it.</summary>
/// <param name="Reason"><c>already_paid</c>, <c>duplicate</c>, <c>not_delivered</c>, <c>price</c>, <c>quantity</c>, <c>quality</c>, <c>purchase_order_missing</c>, <c>invoice_not_received</c> or <c>other</c>.</param>
/// <param name="AmountCents">How much of the invoice; all of it where absent. What is not contested goes on being dunned.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Owner">Code of the collector or department that deals with it; no name and no mail address.</param>
/// <param name="Department">
/// At fault: <c>sales</c>, <c>logistics</c>, <c>production</c>, <c>quality</c>, <c>invoicing</c>, <c>accounting</c>, <c>credit</c>, <c>customer</c> or <c>none</c>; where absent, the one the reason is laid to.
/// </param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
public sealed record DisputeAsked(string Reason, long? AmountCents = null, string? Currency = null, string? Owner = null, string? Department = null, DateOnly? Deadline = null);

static partial class DisputeInvoice
{
    public static void MapDisputes(this IEndpointRouteBuilder routes)
    {
        var disputes = routes.MapGroup("/creditors/{siren}/invoices/{number}/disputes/{dispute}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("disputes");
        disputes.MapPut("", Contest).WithSummary("Records that a debtor contests an invoice, or a part of it: that is not claimed until the dispute has ended").TakesCommand();
        disputes.MapPost("/resolution", ResolveDispute.Post).WithSummary("Ends a dispute").TakesCommand();
    }

    static async Task<IResult> Contest(
        string siren, string number, string dispute, int? year, DisputeAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, NpgsqlDataSource database,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var key = inspection.PathKey("dispute", dispute);
        var reason = inspection.Word<DisputeReason>("reason", asked.Reason);
        var amount = asked.AmountCents is { } cents ? inspection.Amount("amountCents", cents, asked.Currency) : (Money?)null;
        if (asked.Owner is not null && !Code().IsMatch(asked.Owner)) inspection.Wrong("owner", "It is a code of 1 to 40 letters, digits, dots, dashes and underscores.");
        var deadline = asked.Deadline is { } day ? inspection.Day("deadline", day) : (DateOnly?)null;
        var fault = Departments.Named(inspection, asked.Department) ?? await Departments.OfReason(database, reason, stop);
        return await desk.Move(inspection, new(siren, number, year), new InvoiceCommand.Contest(key, reason, amount, new(asked.Owner, fault, deadline), clock.Today), version, http, stop);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,40}\z")]
    private static partial Regex Code();
}

/// <summary>Departments that things are laid to.</summary>
static class Departments
{
    /// <summary>The one that was named; null when none was.</summary>
    public static Department? Named(Inspection inspection, string? word) => word is null ? null : word == "none" ? Department.None : inspection.Word<Department>("department", word);

    /// <summary>The one that a dispute is laid to by its reason.</summary>
    public static Task<Department> OfReason(NpgsqlDataSource database, DisputeReason reason, CancellationToken stop) =>
        Read(database, "select c.department from dispute_causes d join non_payment_causes c on c.cause = d.cause where d.reason = $1", Words.Of(reason), stop);

    /// <summary>The one that a dispute is laid to by its reason.</summary>
    public static Task<Department> OfReason(Session session, DisputeReason reason, CancellationToken stop) =>
        Read(session, "select c.department from dispute_causes d join non_payment_causes c on c.cause = d.cause where d.reason = $1", Words.Of(reason), stop);

    /// <summary>The one that a cause is laid to.</summary>
    public static Task<Department> OfCause(NpgsqlDataSource database, NonPaymentCause cause, CancellationToken stop) =>
        Read(database, "select department from non_payment_causes where cause = $1", Words.Of(cause), stop);

    /// <summary>The one that a cause is laid to.</summary>
    public static Task<Department> OfCause(Session session, NonPaymentCause cause, CancellationToken stop) =>
        Read(session, "select department from non_payment_causes where cause = $1", Words.Of(cause), stop);

    static async Task<Department> Read(NpgsqlDataSource database, string sql, string word, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Read(session, sql, word, stop);
    }

    static async Task<Department> Read(Session session, string sql, string word, CancellationToken stop) =>
        await session.Read(sql, r => Words.Read<Department>(r.GetString(0)), stop, word) is [var department] ? department : Department.None;
}
