using Npgsql;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Books;

/// <summary>What a person has to do about an agency.</summary>
/// <param name="Task">Its id; null where another call does it.</param>
/// <param name="Kind">Kind of breach, <c>question</c> (answered at <c>/placements/{id}/answers</c>), <c>green_light</c> (at <c>/placements/{id}/green-lights</c>), <c>dispute</c> or <c>finding</c> (at <c>/placements/{id}/findings</c>).</param>
/// <param name="Placement">The placement it is about.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reference">The agency's own, of what it is about.</param>
/// <param name="Since">Day it was found or asked.</param>
/// <param name="Owner">Role that deals with it.</param>
/// <param name="Deadline">Last day in time.</param>
/// <param name="ExpectedCents">Where two amounts differ: the right one.</param>
/// <param name="FoundCents">Where two amounts differ: the other.</param>
/// <param name="Currency">ISO 4217, of both.</param>
/// <param name="ClaimId">Of a dispute: the claim.</param>
/// <param name="Detail">Of a dispute its reason, of a finding what was found.</param>
sealed record AgencyTask(
    Guid? Task, string Kind, Guid Placement, string Agency, string Creditor, string Reference, DateOnly Since, string Owner, DateOnly Deadline, long? ExpectedCents, long? FoundCents, string Currency,
    Guid? ClaimId = null, string? Detail = null);

/// <summary>A person has dealt with it.</summary>
/// <param name="Words">1 to 1000 characters: what was done; kept where they can be erased.</param>
sealed record TaskDone(string Words);

/// <summary>Breaches, questions, green lights, disputes and other findings that wait for a person. A dispute that has ended at home waits no more.</summary>
static class AgencyTasks
{
    const int Most = 1000;

    public static void MapAgencyTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/agency-tasks").RequireRole(Roles.Collector, Roles.Manager).WithTags("agencies");
        tasks.MapGet("/", List).WithSummary("What a person has to do about agencies, the oldest first").Produces<AgencyTask[]>();
        tasks.MapPost("/{task:guid}/done", Done).WithSummary("A breach was dealt with; says how").Produces(204).ProducesProblem(404).ProducesProblem(422);
    }

    static async Task<IResult> List(NpgsqlDataSource database, AgencyOptions options, CancellationToken stop, string? agency = null, string? creditor = null)
    {
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select task, kind, placement, agency, creditor, reference, since, expected_cents, found_cents, currency, invoice, detail from (
                select task, kind, placement, agency, creditor, reference, found_on as since, expected_cents, found_cents, currency, null::uuid as invoice, null as detail from breaches where settled_on is null
                union all
                select null, r.kind, r.placement, p.agency, p.creditor, r.reference, r.reported_on, null, r.amount_cents, p.currency, r.invoice, r.detail from reports r join placements p using (placement)
                 where r.kind in ('dispute', 'finding') and r.settled_on is null
                   and not exists (select from disputes d where d.invoice = r.invoice and d.dispute = 'agency:' || r.placement || ':' || r.reference and not d.open)
                union all
                select null, 'question', q.placement, p.agency, p.creditor, q.reference, q.asked_on, null, null, p.currency, q.invoice, q.kind from questions q join placements p using (placement) where q.answered_on is null and p.ended_on is null
                union all
                select null, 'green_light', g.placement, p.agency, p.creditor, g.reference, g.asked_on, null, null, p.currency, null, g.act from green_lights g join placements p using (placement) where g.given is null and p.ended_on is null
            ) t where ($1::text is null or agency = $1) and ($2::text is null or creditor = $2) order by since, placement, kind, reference limit $3
            """,
            row => new AgencyTask(
                row.Maybe<Guid?>(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateOnly>(6), OwnerOf(row.GetString(1)),
                row.GetFieldValue<DateOnly>(6).AddDays(options.AnswerDays), row.Maybe<long?>(7), row.Maybe<long?>(8), row.GetString(9), row.Maybe<Guid?>(10), row.Maybe<string>(11)),
            stop, agency, creditor, Most));
    }

    // What is to be known of the claim, who follows it knows; what is to be decided about the agency is decided above.
    static string OwnerOf(string kind) => kind is "question" or "dispute" or "finding" ? Roles.Collector : Roles.Manager;

    static async Task<IResult> Done(Guid task, TaskDone done, PlacementDesk desk, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (done.Words.Trim().Length is 0 or > ReportDesk.LongestNote) return Problems.Invalid("words", $"have 1 to {ReportDesk.LongestNote} characters");
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select placement, key from breaches where task = $1", row => (Placement: row.GetGuid(0), Key: row.GetString(1)), stop, task) is not [var breach]) return Problems.NotFound("task");
        var outcome = await desk.Execute(
            breach.Placement, new PlacementCommand.SettleBreach(breach.Key, clock.Today), http.EventContext(clock),
            work => Notes.Keep(work, breach.Placement, breach.Key, Notes.Creditor, done.Words, stop), stop);
        return Answer.From(outcome);
    }
}
