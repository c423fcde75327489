using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>A delivery as the ERP knows it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="DeliveredOn">When; not after today.</param>
/// <param name="Order">The ERP's number of its order.</param>
/// <param name="AmountCents">Including tax, where known.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="SignedBy">Who signed. A person: kept where it can be erased.</param>
public sealed record DeliveryAsked(string Customer, DateOnly DeliveredOn, string? Order = null, long? AmountCents = null, string? Currency = null, string? SignedBy = null);

/// <summary>A delivery that no invoice names.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Order">The ERP's number of its order.</param>
/// <param name="Since">When it was delivered.</param>
/// <param name="Days">How long ago.</param>
/// <param name="Amount">Including tax, where known.</param>
public sealed record DeliveryNotInvoicedAnswer(string Number, string Customer, string? Order, DateOnly Since, int Days, Money? Amount);

static class RecordDelivery
{
    /// <summary>What an erased signer is kept as.</summary>
    public const string Signer = "signer";

    const int DefaultDays = 5;

    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/deliveries/{number}", Put).RequireRole(Roles.Erp).WithTags("document chain").WithSummary("Records a delivery, or corrects it").TakesCommand();
        routes.MapGet("/creditors/{siren}/deliveries-not-invoiced", NotInvoiced).RequireRole(Readers.All).WithTags("document chain")
            .WithSummary("Deliveries that no invoice names more than some days after, the oldest first: work for accounting").Produces<Page<DeliveryNotInvoicedAnswer>>();
    }

    static Task<IResult> Put(
        string siren, string number, DeliveryAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, Books books, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var document = new AccountDocument(siren, inspection.Key("customer", asked.Customer), inspection.PathKey("number", number), null);
        inspection.PastDay("deliveredOn", asked.DeliveredOn, clock.Today);
        var signer = inspection.Text("signedBy", asked.SignedBy, 120);
        var content = new DeliveryContent(
            asked.Order is null ? null : inspection.Key("order", asked.Order), asked.DeliveredOn, asked.AmountCents is { } cents ? inspection.Amount("amountCents", cents, asked.Currency) : (Money?)null,
            desk.Fingerprint($"{siren}|{document.Number}", signer));
        if (inspection.Problem is { } problem) return Task.FromResult(problem);

        var id = BusinessKey.OfDelivery(entity, document.Number);
        return desk.Run(async session =>
        {
            if (!await PreventionDesk.IsKnown(session, document.Account, stop)) return PreventionDesk.Unknown(new(siren, document.Customer));
            var isErased = signer is not null && await words.Holds(session, id, Signer, signer, stop);
            if (isErased) ErasedWords.Tell(http, "signedBy");
            var outcome = await books.Deliveries.Handle(session, id, new DeliveryCommand.Record(document, isErased ? content with { SignedBy = null } : content), http.EventContext(clock), stop, Answer.Version(version));
            if (!outcome.Decision.Facts.IsEmpty) await Sign(session, id, isErased ? null : signer, stop);
            return Answer.From(outcome);
        }, stop);
    }

    static Task Sign(Session session, Guid delivery, string? signer, CancellationToken stop) => signer is null
        ? session.Run("delete from delivery_signatures where delivery = $1", stop, delivery)
        : session.Run("insert into delivery_signatures (delivery, signed_by) values ($1, $2) on conflict (delivery) do update set signed_by = excluded.signed_by", stop, delivery, signer);

    // Two deliveries may share a day, so the position in the list is day and number.
    static async Task<IResult> NotInvoiced(string siren, int? days, string? after, int? limit, PreventionDesk desk, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (days is < 0 or > 3650) inspection.Wrong("days", "It is 0 to 3650 days.");
        var (day, number) = after is null ? (Inspection.Earliest.AddDays(-1), "") : DateOnly.TryParseExact(after.Split('|')[0], "yyyy-MM-dd", out var parsed) ? (parsed, after[(after.IndexOf('|', StringComparison.Ordinal) + 1)..]) : (default, "");
        if (day == default) inspection.Wrong("after", "It is the next of the page before.");
        if (inspection.Problem is { } problem) return problem;
        var (most, today) = (Readers.Limit(limit), desk.Today);
        await using var session = await Session.Open(desk.Database, stop);
        var rows = await session.Read(
            """
            select d.number, c.number, d.order_number, d.delivered_on, d.amount_cents, d.currency from deliveries_not_invoiced d join customers c on c.id = d.customer
             where d.creditor = $1 and d.delivered_on < $2 and (d.delivered_on, d.number collate "C") > ($3, $4) order by d.delivered_on, d.number collate "C" limit $5
            """, r => Row(r, today), stop, siren, today.AddDays(-(days ?? DefaultDays)), day, number, most + 1);
        return Results.Ok(Page<DeliveryNotInvoicedAnswer>.Of(rows, most, d => $"{d.Since:yyyy-MM-dd}|{d.Number}"));
    }

    static DeliveryNotInvoicedAnswer Row(NpgsqlDataReader r, DateOnly today) => new(
        r.GetString(0), r.GetString(1), r.Text(2), r.Day(3), today.DayNumber - r.Day(3).DayNumber, r.IsDBNull(4) ? null : r.Money(4, 5));
}
