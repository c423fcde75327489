using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Credits;

/// <summary>What the payer of a payment kept back, by its own word.</summary>
/// <param name="Deductions">All of it; what was told before and is not among them is taken back.</param>
public sealed record DeductionsAsked(NamedDeduction[] Deductions);

/// <summary>A remittance advice that comes beside the money: the bank's statement tells the payment, and not what was kept back.</summary>
static class TellDeductions
{
    public static void MapTellDeductions(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/payments/{reference}/deductions", Put).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("payments")
            .WithSummary("What the payer of a payment kept back, whoever told the payment: each is contested on its invoice").TakesCommand();

    static async Task<IResult> Put(
        string siren, string reference, DeductionsAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock,
        HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var number = inspection.PathKey("reference", reference);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await BookedPayment.Of(session, siren, number, stop) is not { } payment) return Problems.NotFound("payment");
            await Ledger.Hold(session, [payment.Account], stop);
            var known = (await books.Payments.Load(session, payment.CreditOf(CreditKind.Payment), stop)).State;
            var named = NamedDeductions.Inspected(inspection, asked.Deductions, known.Content!.Amount.Currency);
            if (inspection.Problem is { } unclear) return unclear;
            var (judged, wrong) = (await ClaimedDeductions.Judge(session, [new(CreditKind.Payment, payment, known.Content with { Deductions = named }, known.Origin)], stop))[0];
            if (wrong.Length > 0) return Problems.Invalid(wrong);
            return Answer.From((await ledger.Book(
                session, CreditKind.Payment, payment, new CreditCommand.Deduct(judged.Content.Deductions!), http.EventContext(clock), stop, Answer.Version(version)))!);
        }, stop);
    }
}
