using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Losses;

/// <summary>What customers paid too much by mistake, and nobody will ask for: taken as a small gain with the payment that left it, and the customer's again when that moves or somebody asks.</summary>
static class KeptRemainders
{
    public static void MapKeptRemainders(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/payments/{reference}/remainder/return", Return).RequireRole(Roles.Manager, Roles.Erp).WithTags("payments")
            .WithSummary("Gives back what was kept of a payment as a small gain: it stands on the account again").TakesCommand();

    static async Task<IResult> Return(
        string siren, string reference, FromDayAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var (number, order) = (inspection.PathKey("reference", reference), new CreditCommand.ReturnRemainder(inspection.PastDay("on", asked.On, clock)));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        return await BookedPayment.Of(session, siren, number, stop) is { } payment
            ? Answer.From((await ledger.Book(CreditKind.Payment, payment, order, http.EventContext(clock), Answer.Version(version), stop))!)
            : Problems.NotFound("payment");
    }

    /// <summary>Whether a payment has money that it had not before, or for another purpose: a line that says the same again leaves nothing over.</summary>
    public static bool IsNew(Outcome<Credit, CreditEvent> outcome) => outcome.Decision.Facts.Any(fact => fact is CreditEvent.PaymentReceived or CreditEvent.PaymentCorrected) && Said(outcome.Before) != Said(outcome.State);

    /// <summary>What some entity may keep of a payment: of another one nobody need be asked.</summary>
    public static bool IsSmall(Money left) => left.IsPositive && left.Cents <= SmallDifferences.MostCents;

    /// <summary>Keeps what payments have just left over, as far as their entities have said so and nothing on their accounts could take it.</summary>
    /// <param name="books">All that is recorded.</param>
    /// <param name="session">The transaction that has settled their accounts.</param>
    /// <param name="payments">Those that were booked, or of which something has just settled an invoice.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task Keep(Books books, Session session, IReadOnlyCollection<Guid> payments, EventContext context, CancellationToken stop)
    {
        if (payments.Count == 0) return;
        var day = ParisTime.DateOf(context.HappenedAt);
        // What a payer named and what an import still awaits may yet come for the rest of the money.
        var small = await session.Read(
            """
            select p.id, k.keep_up_to_cents from credits p join creditors k on k.siren = p.creditor
             where p.id = any($1) and p.kind = 'payment' and not p.is_reversed and p.currency = 'EUR' and p.unallocated_cents between 1 and k.keep_up_to_cents and p.dated_on <= $2
               and not exists (select from invoices i where i.customer = p.customer and i.outstanding_cents > 0 and i.currency = 'EUR')
               and not exists (select from jsonb_array_elements(p.designated) d
                                where not exists (select from invoices i where i.customer = p.customer and upper(i.number) = upper(d ->> 'number') and (d ->> 'year' is null or i.year = (d ->> 'year')::int)))
               and not exists (select from import_items m join imports f on f.id = m.import and f.state in ('booking', 'completed') where m.customer = p.customer and m.state = 'staged')
            """, r => (Id: r.GetGuid(0), UpTo: Money.OfCents(r.GetInt64(1))), stop, payments.Distinct().ToArray(), day);
        await books.Payments.Apply(session, [.. small.Select(p => (p.Id, (CreditCommand)new CreditCommand.KeepRemainder(p.UpTo, day)))], context, stop);
    }

    static (Money? Amount, DateOnly? On, Designations? Named) Said(Credit credit) => (credit.Content?.Amount, credit.Content?.On, credit.Content?.Designated);
}
