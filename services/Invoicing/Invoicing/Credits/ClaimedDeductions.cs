using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Credits;

/// <summary>What payers keep back, as disputes of their invoices: judged before the payment is booked, claimed with it in one transaction.</summary>
static class ClaimedDeductions
{
    /// <summary>Completes payments with the years of the invoices that something is kept back from, in a transaction that holds their accounts.</summary>
    /// <returns>Each order in its place, with all that is wrong with its deductions.</returns>
    public static async Task<List<(CreditCommand.Book Order, InputError[] Wrong)>> Judge(Session session, IReadOnlyList<CreditCommand.Book> orders, CancellationToken stop)
    {
        var claiming = orders.Where(o => o.Content.Deductions is { All.IsEmpty: false }).ToList();
        if (claiming.Count == 0) return [.. orders.Select(o => (o, Array.Empty<InputError>()))];
        var grounds = await Grounds(session, stop);
        var known = (await session.Read(
            "select id, deductions from credits where id = any($1) and deductions is not null", r => (Id: r.GetGuid(0), Said: JsonSerializer.Deserialize<Deductions>(r.GetString(1), EventJson.Options)!), stop,
            (object)claiming.Select(Id).Distinct().ToArray())).ToDictionary(c => c.Id, c => c.Said);
        var invoices = await Invoices(session, claiming, stop);
        return [.. orders.Select(o => o.Content.Deductions is { All.IsEmpty: false } asked ? Judged(o, asked) : (o, Array.Empty<InputError>()))];

        (CreditCommand.Book, InputError[]) Judged(CreditCommand.Book order, Deductions asked)
        {
            var payment = Id(order);
            var (deductions, wrong) = DeductionCheck.Judge(
                order.Document.Number, asked, known.GetValueOrDefault(payment) ?? Deductions.None,
                invoices.Where(i => i.Creditor == order.Document.Creditor).ToLookup(i => i.Number.ToUpperInvariant(), i => i.For(order.Document.Account, payment)), grounds);
            return (order with { Content = order.Content with { Deductions = deductions } },
                [.. wrong.Select(w => new InputError($"deductions[{w.Position}]{(w.Field is null ? "" : $".{w.Field}")}", w.Reason))]);
        }
    }

    /// <summary>Contests what payments keep back, and withdraws what they keep back no longer.</summary>
    public static async Task Follow(Books books, Session session, IReadOnlyList<Outcome<Credit, CreditEvent>> outcomes, EventContext context, CancellationToken stop)
    {
        var moved = outcomes.Where(o => o.Decision.Refusal is null && !o.Decision.Facts.IsEmpty && DeductionClaims.Moved(o.Before, o.State)).ToList();
        if (moved.Count == 0) return;
        var grounds = await Grounds(session, stop);
        await books.Invoices.Apply(session, [.. moved.SelectMany(o => DeductionClaims.Of(o.Before, o.State, grounds, ParisTime.DateOf(context.HappenedAt)))], context, stop);
    }

    static Guid Id(CreditCommand.Book order) => order.Document.CreditOf(CreditKind.Payment);

    static async Task<Dictionary<DeductionReason, DeductionGround>> Grounds(Session session, CancellationToken stop) => (await session.Read(
        "select r.reason, r.dispute, c.department from deduction_reasons r join non_payment_causes c on c.cause = r.cause",
        r => (Reason: Words.Read<DeductionReason>(r.GetString(0)), Ground: new DeductionGround(Words.Read<DisputeReason>(r.GetString(1)), Words.Read<Department>(r.GetString(2)))), stop))
        .ToDictionary(r => r.Reason, r => r.Ground);

    static async Task<List<Found>> Invoices(Session session, List<CreditCommand.Book> claiming, CancellationToken stop)
    {
        var found = await session.Read(
            "select id, creditor, customer, number, year, outstanding_cents, currency from invoices where creditor = any($1) and upper(number) = any($2)",
            r => (Id: r.GetGuid(0), Creditor: r.GetString(1), Customer: r.GetGuid(2), Number: r.GetString(3), Year: r.GetInt32(4), Left: r.Money(5, 6)), stop,
            claiming.Select(o => o.Document.Creditor).Distinct().ToArray(), claiming.SelectMany(o => o.Content.Deductions!.All).Select(d => d.Invoice.ToUpperInvariant()).Distinct().ToArray());
        Guid[] ids = [.. found.Select(f => f.Id)];
        var paid = (await session.Read(
            "select invoice, credit, amount_cents from allocations where invoice = any($1) and credit = any($2)", r => (Invoice: r.GetGuid(0), Credit: r.GetGuid(1), Cents: r.GetInt64(2)), stop,
            ids, claiming.Select(Id).Distinct().ToArray())).ToLookup(a => a.Invoice);
        var ended = (await session.Read(
            "select d.invoice, d.dispute, d.reason, d.amount_cents, i.currency from disputes d join invoices i on i.id = d.invoice where d.invoice = any($1) and d.outcome <> 'withdrawn'",
            r => (Invoice: r.GetGuid(0), Dispute: r.GetString(1), Ended: new EndedDispute(Words.Read<DisputeReason>(r.GetString(2)), r.Money(3, 4))), stop, (object)ids)).ToLookup(d => d.Invoice);
        return
        [
            .. found.Select(f => new Found(
                f.Creditor, f.Customer, f.Number, f.Year, f.Left, paid[f.Id].ToDictionary(a => a.Credit, a => Money.OfCents(a.Cents, f.Left.Currency)), ended[f.Id].ToDictionary(d => d.Dispute, d => d.Ended))),
        ];
    }

    sealed record Found(string Creditor, Guid Customer, string Number, int Year, Money Left, Dictionary<Guid, Money> Paid, Dictionary<string, EndedDispute> Ended)
    {
        public DeductibleInvoice For(Guid account, Guid payment) => new(Number, Year, Customer == account, Left + Paid.GetValueOrDefault(payment), Ended);
    }
}
