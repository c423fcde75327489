using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Court;

/// <summary>
/// What goes to a court or an insolvency office, as PDF: made from what was frozen, so that it is the same to the cent whenever it is printed. It is the creditor's own paper, and looks like no act of a court (C. pén. 433-13).
/// </summary>
sealed class CourtPapers(Typesetter typesetter, NpgsqlDataSource database, CourtStreams proceedings, InsolvencyStreams insolvencies, SettlementStreams settlements)
{
    const string Pdf = "application/pdf";

    static readonly string Templates = Path.Combine(AppContext.BaseDirectory, "Templates");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/proceedings/{id:guid}/request.pdf", (Guid id, CourtPapers papers, CancellationToken stop, bool note = false) => papers.Request(id, note, stop)).RequireRole(Roles.Collector, Roles.Manager).WithTags("court")
            .WithSummary("The request with its breakdown and list of exhibits; with note, a page for the creditor of what is to be checked, not to be sent").Produces(200, contentType: Pdf).ProducesProblem(404).ProducesProblem(409);
        routes.MapGet("/insolvency-claims/{id:guid}/declaration.pdf", (Guid id, CourtPapers papers, CancellationToken stop, bool note = false) => papers.Declaration(id, note, stop)).RequireRole(Roles.Collector, Roles.Manager).WithTags("insolvency")
            .WithSummary("The declaration of a claim in insolvency proceedings; with note, a page for the creditor of what is to be checked, not to be sent").Produces(200, contentType: Pdf).ProducesProblem(404).ProducesProblem(409);
        routes.MapGet("/settlements/{id:guid}/protocol.pdf", (Guid id, CourtPapers papers, CancellationToken stop, bool note = false) => papers.Protocol(id, note, stop)).RequireRole(Roles.Collector, Roles.Manager).WithTags("settlements")
            .WithSummary("The protocol of a settlement that two people have agreed to, for both sides to sign; with note, a page for the creditor of what is to be checked, not to be sent").Produces(200, contentType: Pdf).ProducesProblem(404).ProducesProblem(409);
    }

    async Task<IResult> Request(Guid id, bool note, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await proceedings.Load(session, id, stop);
        if (state is not { Matter: { } matter, Plan: { } plan }) return Problems.NotFound("proceeding");
        if (state.Request is not { } request) return NotDrawnUp;
        var (creditor, debtor) = (await Parties.Creditor(session, matter.Of.Creditor, stop), await Parties.Debtor(session, matter.Of.Debtor, stop));
        if (Missing(creditor, debtor) is { } missing) return missing;
        return Made(await typesetter.Typeset(Path.Combine(Templates, "request.typ"), RequestContent.Of(matter, plan, request, creditor!, debtor!, note), stop), $"{RequestContent.FileName(plan.Procedure)}-{matter.Reference}.pdf");
    }

    async Task<IResult> Declaration(Guid id, bool note, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await insolvencies.Load(session, id, stop);
        if (state.Of is not { } of) return Problems.NotFound("insolvency");
        if (state.Statement is not { } statement) return NotDrawnUp;
        var (creditor, debtor) = (await Parties.Creditor(session, of.Creditor, stop), await Parties.Debtor(session, of.Debtor, stop));
        if (Missing(creditor, debtor) is { } missing) return missing;
        var content = DeclarationContent.Of(of, state, statement, creditor!, debtor!, InsolvencyTimetable.Of(state with { DeclaredOn = null }, TimeLimits.Shipped).FirstOrDefault(d => d.What is InsolvencyDeadlineKind.Declare)?.Days.SafeOn, note);
        return Made(await typesetter.Typeset(Path.Combine(Templates, "declaration.typ"), content, stop), $"declaration-{of.CustomerNumber}.pdf");
    }

    async Task<IResult> Protocol(Guid id, bool note, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await settlements.Load(session, id, stop);
        if (state is not { Matter: { } matter, Terms: { } terms }) return Problems.NotFound("settlement");
        if (state.Stage is SettlementStage.Proposed or SettlementStage.Declined) return Problems.Of(409, "not_approved", "A second person has not agreed to it.");
        var (creditor, debtor) = (await Parties.Creditor(session, matter.Of.Creditor, stop), await Parties.Debtor(session, matter.Of.Debtor, stop));
        if (Missing(creditor, debtor) is { } missing) return missing;
        var invoices = state.Invoices ?? [.. await OwedThen(session, id, stop)];
        if (invoices.Any(i => i.Amount.Currency != terms.Agreed.Currency)) return Problems.Of(409, "not_in_euros", "A settlement is of euros, and a claim of this file is not: a person writes that protocol.");
        return Made(await typesetter.Typeset(Path.Combine(Templates, "settlement.typ"), SettlementContent.Of(matter, terms, [.. invoices.Select(SettledInvoiceContent.Of)], creditor!, debtor!, note), stop), $"protocole-{matter.Reference}.pdf");
    }

    // Of a settlement from before its invoices were kept: what was in the file on the day it was proposed.
    static Task<List<SettledInvoice>> OwedThen(Session session, Guid settlement, CancellationToken stop) => session.Read(
        "select c.invoice, c.reference, c.issued_on, c.due_on, c.amount_cents, c.currency from settlements s join claims c using (file) " +
        "where s.settlement = $1 and c.elsewhere is null and (c.returned_on is null or c.returned_on > s.proposed_on) order by c.due_on, c.number",
        row => new SettledInvoice(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), Money.OfCents(row.GetInt64(4), row.GetString(5))), stop, settlement);

    static IResult NotDrawnUp => Problems.Of(409, "not_drawn_up", "Nothing was drawn up yet.");

    static IResult? Missing(Party? creditor, Party? debtor) =>
        creditor is null ? Problems.Of(409, "creditor_unknown", "The letterhead of the creditor entity is not known here.")
        : debtor is null ? Problems.Of(409, "debtor_unknown", "Neither seat nor address of the debtor is known here, or they were erased.")
        : null;

    static IResult Made(byte[] pdf, string name) => Results.File(pdf, Pdf, string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')));
}
