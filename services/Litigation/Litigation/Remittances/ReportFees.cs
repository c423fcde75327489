using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Litigation.Partners.Intake;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Remittances;

/// <summary>A fee on a collection, or a fixed one.</summary>
/// <param name="PlacementId">One of the agency's.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">Its tax.</param>
/// <param name="Collection">Reference of the collection; left out of a fixed fee.</param>
/// <param name="FixedFee">Code of a fixed fee in the mandate's grid; left out of a fee on a collection.</param>
/// <param name="ChargedToDebtor">The agency has charged the debtor with it, which it may not (CPCE L111-8).</param>
sealed record FeeLineGiven(Guid PlacementId, long NetCents, long VatCents, string? Collection = null, string? FixedFee = null, bool ChargedToDebtor = false);

/// <summary>The agency's invoice to a creditor.</summary>
/// <param name="Reference">Its number; once per creditor.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="NetCents">Without tax: the sum of the lines.</param>
/// <param name="VatCents">Tax: the sum of the lines.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="On">Its date.</param>
/// <param name="Lines">1 to 1000.</param>
sealed record FeeInvoiceGiven(string Reference, string Creditor, long NetCents, long VatCents, string Currency, DateOnly On, IReadOnlyList<FeeLineGiven> Lines);

/// <summary>The agency has invoiced its fees. They are checked against the grid of each placement, and never enter what a debtor owes.</summary>
sealed class ReportFees(FeeInvoiceStreams invoices, PlacementStreams placements, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/agency/fee-invoices", (FeeInvoiceGiven given, ReportFees report, HttpContext http, CancellationToken stop) => report.Answer(given, http, stop))
            .RequireRole(Roles.Agency).WithTags("agency").WithIdempotencyKeys()
            .WithSummary("The agency has invoiced its fees to a creditor; the same reference again does nothing more").Produces(204).ProducesProblem(409).ProducesProblem(422);

    async Task<IResult> Answer(FeeInvoiceGiven given, HttpContext http, CancellationToken stop)
    {
        if (Wrong(given) is { } wrong) return wrong;
        var bill = new FeeBill(
            http.Agency(), given.Creditor, given.Reference, Fee(given.NetCents, given.VatCents, given.Currency), given.On,
            [.. given.Lines.Select(line => new FeeLine(line.PlacementId, line.Collection, Fee(line.NetCents, line.VatCents, given.Currency), line.ChargedToDebtor, line.FixedFee))]);
        return await UnitOfWork.Run(database, signal, session => Take(session, bill, http.EventContext(clock), stop), stop);
    }

    async Task<IResult> Take(Session session, FeeBill bill, EventContext context, CancellationToken stop)
    {
        if (await OwnLines.Foreign(session, bill.Agency, bill.Creditor, bill.Lines.Select(line => line.Placement), stop) is { } foreign) return foreign;
        var orders = bill.Lines.GroupBy(line => line.Placement).OrderBy(of => of.Key).Select(of => (Placement: of.Key, Order: new PlacementCommand.TakeFeeInvoice(
            bill.Reference, [.. of.Where(line => line.Collection is not null).Select(line => (line.Collection!, line.Fee, line.OfDebtor))], bill.InvoicedOn, clock.Today)
        {
            Fixed = [.. of.Where(line => line.Code is not null).Select(line => (line.Code!, line.Fee, line.OfDebtor))],
        })).ToList();
        // What a placement refuses it will always refuse: looked at first, so that nothing is half written. They are held: two invoices at once would each keep back the same money.
        var netted = Money.OfCents(0, bill.Fee.Net.Currency);
        foreach (var (placement, order) in orders)
        {
            var state = await placements.Hold(session, placement, stop);
            if (Placement.Decide(state, order).Refusal is { } refusal) return OwnPlacements.Refused(refusal)!;
            netted = order.Lines.Aggregate(netted, (sum, line) => sum + state.Collections[line.Collection].NettedOf(line.Fee));
        }

        var outcome = await invoices.Handle(session, FeeInvoice.StreamOf(bill.Agency, bill.Creditor, bill.Reference), new FeeInvoiceCommand.ReportFees(bill, clock.Today, netted.IsPositive ? netted : null), context, stop);
        if (!outcome.Decision.Facts.IsEmpty)
            foreach (var (placement, order) in orders) await placements.Hear(session, placement, order, context, stop);
        return OwnPlacements.Refused(outcome.Decision.Refusal) ?? Platform.Hosting.Answer.From(outcome);
    }

    static AgencyFee Fee(long net, long vat, string currency) => new(Money.OfCents(net, currency), Money.OfCents(vat, currency));

    static IResult? Wrong(FeeInvoiceGiven given) =>
        OwnPlacements.WrongReference(given.Reference)
        ?? (Siren.Parse(given.Creditor) is not { } siren || siren.Digits != given.Creditor ? Problems.Invalid("creditor", "is nine digits") : null)
        ?? ReportDesk.Wrong(1, given.Currency)
        ?? Outside(given.NetCents, "netCents") ?? Outside(given.VatCents, "vatCents")
        ?? (given.Lines.Count is 0 or > FeeInvoice.MostLines ? Problems.Invalid("lines", $"are 1 to {FeeInvoice.MostLines}") : null)
        ?? given.Lines.Select((line, i) => line is null ? Problems.Invalid($"lines[{i}]", "is missing")
            : (line.Collection is null) == (line.FixedFee is null) ? Problems.Invalid($"lines[{i}]", "is of a collection or of a fixed fee")
            : (line.Collection is null ? WrongCode(line.FixedFee!, $"lines[{i}].fixedFee") : OwnPlacements.WrongReference(line.Collection, $"lines[{i}].collection")) ?? Outside(line.NetCents, $"lines[{i}].netCents") ?? Outside(line.VatCents, $"lines[{i}].vatCents")).FirstOrDefault(wrong => wrong is not null);

    static IResult? WrongCode(string code, string field) =>
        code.Length is 0 or > AgencyReference.Longest || code.Any(char.IsControl) ? Problems.Invalid(field, $"is 1 to {AgencyReference.Longest} characters without control characters") : null;

    static IResult? Outside(long cents, string field) => cents is < 0 or > ReportDesk.MostCents ? Problems.Invalid(field, $"is 0 to {ReportDesk.MostCents}") : null;
}
