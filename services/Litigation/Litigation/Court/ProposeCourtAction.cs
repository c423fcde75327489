using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>Where a proceeding is to be brought: for a payment order, where the debtor has its seat (CPC 1406).</summary>
/// <param name="Kind"><c>commercial_court</c>, <c>economic_activities_court</c>, <c>judicial_court</c>, <c>protection_court</c> or <c>commercial_chamber</c>; a commercial court in one of the twelve cities is an economic activities court by itself.</param>
/// <param name="City">Of its seat, 1 to 60 letters, spaces, hyphens and apostrophes.</param>
/// <param name="IsAlsaceMoselle">Good Friday and 26 December are holidays there; always so of a commercial chamber.</param>
sealed record CourtAsked(CourtKind Kind, string City, bool IsAlsaceMoselle = false);

/// <summary>A proposal to go to court. A person qualifies the way; a second one must agree.</summary>
/// <param name="Procedure"><c>payment_order</c>, <c>small_claim</c>, <c>uncontested_claim</c>, <c>interim_payment</c>, <c>summons</c>, <c>european_order</c> or <c>through_lawyer</c>.</param>
/// <param name="Court">Where.</param>
/// <param name="Residence">Of the debtor: <c>metropolitan</c>, <c>overseas</c> or <c>abroad</c>.</param>
/// <param name="Claims">Stream ids of the invoices; all that are owed in the file where absent.</param>
/// <param name="InterestCents">Late interest sought; only a small claim stops at the sum of it and the principal.</param>
sealed record CourtProposal(CourtProcedure Procedure, CourtAsked Court, DebtorResidence Residence = DebtorResidence.Metropolitan, IReadOnlyList<Guid>? Claims = null, long InterestCents = 0);

/// <summary>Somebody proposes to go to court with claims of a file that no agency has.</summary>
sealed class ProposeCourtAction(CourtStreams proceedings, NpgsqlDataSource database, LogSignal signal, IOptions<CourtOptions> options)
{
    const int MostClaims = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/files/{file:guid}/proceedings/{reference}", (Guid file, string reference, CourtProposal asked, ProposeCourtAction propose, HttpContext http, BusinessClock clock, CancellationToken stop) =>
                propose.Answer(file, reference, asked, clock.Today, http, http.EventContext(clock), stop))
            .RequireRole(Roles.Collector, Roles.Manager).WithTags("court").WithSummary("Proposes to go to court; a second person must agree. Its id stands in the Location header")
            .Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    async Task<IResult> Answer(Guid file, string reference, CourtProposal asked, DateOnly today, HttpContext http, EventContext context, CancellationToken stop)
    {
        if (Wrong(reference, asked) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await Found(session, file, stop) is not { } found) return Problems.NotFound("file");
            // Held as whoever places a file holds it: it is seen placed, or is placed no more.
            await RegisterView.HoldChosen(session, found.Of.Creditor, stop);
            found = (await Found(session, file, stop))!.Value;
            var id = CourtProceeding.StreamOf(file, reference);
            var (known, _) = await proceedings.Load(session, id, stop);
            if (known.Stage is CourtStage.NotProposed && found.Status is not "waiting") return Problems.Of(409, found.Status is "closed" ? "file_closed" : "claims_with_agency", found.Status is "closed" ? "This file is closed." : "The claims of this file are with an agency.");
            var owed = await Owed(session, file, asked.Claims, stop);
            if (asked.Claims is not null && owed.Count != asked.Claims.Distinct().Count()) return Problems.Invalid("claims", "are claims that are owed in this file");
            if (owed.Select(c => c.Outstanding.Currency).Distinct().Count() > 1) return Problems.Invalid("claims", "are of one currency");
            if (known.Stage is CourtStage.NotProposed && await Frozen(session, found.Of.Debtor, owed.Select(c => c.IssuedOn), stop) is { } judgment)
                return Problems.Of(409, "debtor_insolvent", $"Insolvency proceedings were opened on {judgment:yyyy-MM-dd}: what is owed from before is declared there and brought before no other court (C. com. L622-21).");
            var court = Court(asked.Court, today);
            var command = new CourtCommand.Propose(
                new(file, found.Of, reference, [.. owed.Select(c => c.Invoice)]),
                new(asked.Procedure, court, asked.Residence, owed.Aggregate(Money.Zero, (sum, c) => sum + c.Outstanding), Money.OfCents(asked.InterestCents)),
                options.Value.Terms(today), context.Actor, today);
            var outcome = await proceedings.Handle(session, id, command, context, stop);
            if (outcome.Decision.Refusal is null) http.Response.Headers.Location = $"/proceedings/{id}";
            return Platform.Hosting.Answer.From(outcome);
        }, stop);
    }

    static IResult? Wrong(string reference, CourtProposal asked) => CourtDesk.Wrong(
        CourtDesk.Reference("reference", reference),
        asked.Procedure is CourtProcedure.None ? new("procedure", "is missing") : null,
        asked.Court.Kind is CourtKind.None ? new("court.kind", "is missing") : null,
        asked.Residence is DebtorResidence.Unknown ? new("residence", "is metropolitan, overseas or abroad") : null,
        asked.Court.City is { Length: > 0 and <= Domain.Court.Court.LongestCity } city && char.IsLetter(city[0]) && city.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'') ? null : new("court.city", "is 1 to 60 letters, spaces, hyphens and apostrophes"),
        asked.Claims is { Count: 0 or > MostClaims } ? new("claims", $"are 1 to {MostClaims}") : null,
        CourtDesk.Amount("interestCents", asked.InterestCents, mayBeNothing: true));

    static Domain.Court.Court Court(CourtAsked asked, DateOnly today) => new(
        asked.Kind is CourtKind.CommercialCourt && CourtTables.Shipped.IsEconomic(asked.City, today) ? CourtKind.EconomicActivitiesCourt : asked.Kind,
        asked.City, asked.IsAlsaceMoselle || asked.Kind is CourtKind.CommercialChamber);

    static async Task<(DebtorCase Of, string Status)?> Found(Session session, Guid file, CancellationToken stop) =>
        await session.Read(
            "select case_id, creditor, debtor, customer_number, status from files where file = $1 and not white_label",
            row => (new DebtorCase(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3)), row.GetString(4)), stop, file) is [var found] ? found : null;

    // A debt from after the judgment is paid when it is due (L622-17), and may be claimed.
    static async Task<DateOnly?> Frozen(Session session, Guid debtor, IEnumerable<DateOnly> issuedOn, CancellationToken stop)
    {
        var open = await session.Read("select judgment_on from insolvency_claims where debtor = $1 and closed_on is null order by judgment_on", row => row.GetFieldValue<DateOnly>(0), stop, debtor);
        return open.Where(judgment => issuedOn.Any(issued => issued < judgment)).Select(judgment => (DateOnly?)judgment).FirstOrDefault();
    }

    static Task<List<(Guid Invoice, DateOnly IssuedOn, Money Outstanding)>> Owed(Session session, Guid file, IReadOnlyList<Guid>? only, CancellationToken stop) => session.Read(
        "select invoice, issued_on, outstanding_cents, currency from claims where file = $1 and live and outstanding_cents > 0 and ($2::uuid[] is null or invoice = any ($2)) order by due_on, number",
        row => (row.GetGuid(0), row.GetFieldValue<DateOnly>(1), Money.OfCents(row.GetInt64(2), row.GetString(3))), stop, file, only?.ToArray());
}
