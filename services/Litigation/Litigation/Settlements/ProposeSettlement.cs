using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Settlements;

/// <summary>What each side gives.</summary>
/// <param name="AgreedCents">What the debtor pays.</param>
/// <param name="PayBy">Last day of payment.</param>
/// <param name="WaivedPrincipalCents">What the creditor gives up of the invoices.</param>
/// <param name="WaivedInterestCents">Of late interest.</param>
/// <param name="WaivedCompensationCents">Of the flat compensation.</param>
/// <param name="IsPublicBody">The debtor is a public buyer, where nobody told so yet: it cannot be let off interest (CCP L2192-14). What was told of the debtor is not overruled by leaving this out.</param>
sealed record SettlementAsked(long AgreedCents, DateOnly PayBy, long WaivedPrincipalCents = 0, long WaivedInterestCents = 0, long WaivedCompensationCents = 0, bool IsPublicBody = false);

/// <summary>A settlement was made enforceable.</summary>
/// <param name="Title"><c>court_approval</c>, <c>registry_formula</c> or <c>notarial_deed</c>.</param>
/// <param name="On">Its day.</param>
sealed record SettlementEnforceable(SettlementTitle Title, DateOnly On);

/// <summary>A settlement is proposed by one person, agreed to by another, and kept or broken.</summary>
static class ProposeSettlement
{
    public static void MapSettlements(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/files/{file:guid}/settlements/{reference}", Propose).RequireRole(Roles.Collector, Roles.Manager).WithTags("settlements")
            .Records("Proposes a settlement; a second person must agree. Its id stands in the Location header");
        var second = routes.MapGroup("/settlements/{id:guid}").RequireRole(Roles.Manager).WithTags("settlements");
        second.MapPost("/approve", (Guid id, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop) =>
            Tell(id, new SettlementCommand.ApproveSettlement(http.Actor(), clock.Today), settlements, database, http, clock, stop)).Records("A second person agrees: what is given up stands in the ledger of waivers");
        second.MapPost("/decline", (Guid id, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop) =>
            Tell(id, new SettlementCommand.DeclineSettlement(http.Actor(), clock.Today), settlements, database, http, clock, stop)).Records("A second person does not agree");
        var one = routes.MapGroup("/settlements/{id:guid}").RequireRole(Roles.Collector, Roles.Manager).WithTags("settlements");
        one.MapPost("/kept", (Guid id, CourtDay day, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop) =>
            Tell(id, new SettlementCommand.KeepSettlement(day.On, http.Actor(), clock.Today), settlements, database, http, clock, stop)).Records("It was paid: what was waived is given up for good");
        one.MapPost("/broken", (Guid id, CourtDay day, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop) =>
            Tell(id, new SettlementCommand.BreakSettlement(day.On, http.Actor(), clock.Today), settlements, database, http, clock, stop)).Records("It was not paid in time: nothing is given up");
        one.MapPost("/title", (Guid id, SettlementEnforceable title, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop) =>
            title.Title is SettlementTitle.None ? Task.FromResult(Problems.Invalid("title", "is court_approval, registry_formula or notarial_deed"))
            : Tell(id, new SettlementCommand.MakeSettlementEnforceable(title.Title, title.On, http.Actor(), clock.Today), settlements, database, http, clock, stop)).Records("It was made enforceable: approved by a judge, by the registry's form, or by a notary's deed");
    }

    static async Task<IResult> Propose(
        Guid file, string reference, SettlementAsked asked, SettlementStreams settlements, NpgsqlDataSource database, IOptions<CourtOptions> options, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (CourtDesk.Wrong(
                CourtDesk.Reference("reference", reference), CourtDesk.Amount("agreedCents", asked.AgreedCents, mayBeNothing: true), CourtDesk.Amount("waivedPrincipalCents", asked.WaivedPrincipalCents, mayBeNothing: true),
                CourtDesk.Amount("waivedInterestCents", asked.WaivedInterestCents, mayBeNothing: true), CourtDesk.Amount("waivedCompensationCents", asked.WaivedCompensationCents, mayBeNothing: true)) is { } wrong) return wrong;
        if (await Case(file, database, stop) is not { } found) return Problems.NotFound("file");
        var id = Settlement.StreamOf(file, reference);
        var terms = new SettlementTerms(
            CourtDesk.Euros(asked.AgreedCents), CourtDesk.Euros(asked.WaivedPrincipalCents), CourtDesk.Euros(asked.WaivedInterestCents), CourtDesk.Euros(asked.WaivedCompensationCents), asked.PayBy, found.IsPublicBody || asked.IsPublicBody);
        var outcome = await settlements.Execute(
            id, new SettlementCommand.ProposeSettlement(new(file, found.Of, reference), terms, found.Owed, options.Value.MayWaivePenalties, http.Actor(), clock.Today), http.EventContext(clock), null, stop);
        if (outcome.Decision.Refusal is null) http.Response.Headers.Location = $"/settlements/{id}";
        return Answer.From(outcome);
    }

    static async Task<(DebtorCase Of, bool IsPublicBody, ImmutableArray<SettledInvoice> Owed)?> Case(Guid file, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var cases = await session.Read(
            "select f.case_id, f.creditor, f.debtor, f.customer_number, coalesce(p.kind = 'public_body', false) from files f left join debtor_profiles p on p.debtor = f.debtor where f.file = $1 and not f.white_label",
            row => (new DebtorCase(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3)), row.GetBoolean(4)), stop, file);
        var owed = await session.Read(
            "select invoice, reference, issued_on, due_on, amount_cents, currency from claims where file = $1 and live and outstanding_cents > 0 order by due_on, number",
            row => new SettledInvoice(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), Money.OfCents(row.GetInt64(4), row.GetString(5))), stop, file);
        return cases is [var (of, isPublicBody)] ? (of, isPublicBody, owed.ToImmutableArray()) : null;
    }

    static async Task<IResult> Tell(Guid id, SettlementCommand command, SettlementStreams settlements, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        await using (var session = await Session.Open(database, stop))
            if ((await session.Read("select 1 from settlements where settlement = $1", _ => 1, stop, id)).Count == 0) return Problems.NotFound("settlement");
        return Answer.From(await settlements.Execute(id, command, http.EventContext(clock), null, stop));
    }
}
