using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Litigation.Partners.Intake;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Remittances;

/// <summary>A part of a transfer.</summary>
/// <param name="PlacementId">One of the agency's.</param>
/// <param name="Collection">Reference of the collection.</param>
/// <param name="AmountCents">Passed on.</param>
sealed record RemittanceLineGiven(Guid PlacementId, string Collection, long AmountCents);

/// <summary>A transfer to a creditor, for money received on any number of placements.</summary>
/// <param name="Reference">The agency's own; once per creditor. The transfer bears it, so that the bank's statement shows it.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="AmountCents">Of the transfer: the sum of the lines.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="On">Day of the transfer.</param>
/// <param name="Lines">1 to 1000. Each is what was collected, less the fee where the mandate agrees on netting.</param>
/// <param name="Account">IBAN that the transfer comes from: the account for funds of others.</param>
sealed record RemittanceGiven(string Reference, string Creditor, long AmountCents, string Currency, DateOnly On, IReadOnlyList<RemittanceLineGiven> Lines, string? Account = null);

/// <summary>The agency has passed money on.</summary>
sealed class ReportRemittance(RemittanceStreams remittances, PlacementStreams placements, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/agency/remittances", (RemittanceGiven given, ReportRemittance report, HttpContext http, CancellationToken stop) => report.Answer(given, http, stop))
            .RequireRole(Roles.Agency).WithTags("agency").WithIdempotencyKeys()
            .WithSummary("The agency has made a transfer to a creditor; the same reference again does nothing more").Produces(204).ProducesProblem(409).ProducesProblem(422);

    async Task<IResult> Answer(RemittanceGiven given, HttpContext http, CancellationToken stop)
    {
        if (Wrong(given) is { } wrong) return wrong;
        var transfer = new Transfer(
            http.Agency(), given.Creditor, given.Reference, Money.OfCents(given.AmountCents, given.Currency), given.On, given.Account is null ? null : Iban.Parse(given.Account)!.Value.Compact,
            [.. given.Lines.Select(line => new RemittanceLine(line.PlacementId, line.Collection, Money.OfCents(line.AmountCents, given.Currency)))]);
        return await UnitOfWork.Run(database, signal, session => Take(session, transfer, http.EventContext(clock), stop), stop);
    }

    async Task<IResult> Take(Session session, Transfer transfer, EventContext context, CancellationToken stop)
    {
        if (await OwnLines.Foreign(session, transfer.Agency, transfer.Creditor, transfer.Lines.Select(line => line.Placement), stop) is { } foreign) return foreign;
        var orders = transfer.Lines.GroupBy(line => line.Placement).OrderBy(of => of.Key).Select(of => (Placement: of.Key, Order: new PlacementCommand.TakeRemittance(
            transfer.Reference, [.. of.Select(line => (line.Collection, line.Amount))], transfer.RemittedOn, TimeLimits.Shipped, clock.Today))).ToList();
        // What a placement refuses it will always refuse: looked at first, so that nothing is half written.
        foreach (var (placement, order) in orders)
            if (Placement.Decide((await placements.Load(session, placement, stop)).State, order).Refusal is { } refusal) return OwnPlacements.Refused(refusal)!;
        var stream = Remittance.StreamOf(transfer.Agency, transfer.Creditor, transfer.Reference);
        var outcome = await remittances.Handle(session, stream, new RemittanceCommand.ReportRemittance(transfer, clock.Today), context, stop);
        if (!outcome.Decision.Facts.IsEmpty)
            foreach (var (placement, order) in orders) await placements.Hear(session, placement, order, context, stop);
        return OwnPlacements.Refused(outcome.Decision.Refusal) ?? Platform.Hosting.Answer.From(outcome);
    }

    static IResult? Wrong(RemittanceGiven given) =>
        OwnPlacements.WrongReference(given.Reference)
        ?? (Siren.Parse(given.Creditor) is not { } siren || siren.Digits != given.Creditor ? Problems.Invalid("creditor", "is nine digits") : null)
        ?? ReportDesk.Wrong(given.AmountCents, given.Currency)
        ?? (given.Account is not null && Iban.Parse(given.Account) is not { HasValidCheckDigits: true } ? Problems.Invalid("account", "is an IBAN") : null)
        ?? (given.Lines.Count is 0 or > Remittance.MostLines ? Problems.Invalid("lines", $"are 1 to {Remittance.MostLines}") : null)
        ?? given.Lines.Select((line, i) => line is null ? Problems.Invalid($"lines[{i}]", "is missing")
            : OwnPlacements.WrongReference(line.Collection, $"lines[{i}].collection") ?? ReportDesk.Wrong(line.AmountCents, given.Currency, $"lines[{i}].amountCents")).FirstOrDefault(wrong => wrong is not null);
}
