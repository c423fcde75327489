using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Requests;

/// <summary>A request to a colleague.</summary>
/// <param name="Item">Document or question.</param>
/// <param name="Case">The case it is for.</param>
/// <param name="Member">Who is asked.</param>
/// <param name="Invoice">An invoice of the case.</param>
/// <param name="WorkingDays">Time to answer, 1 to 60; as the entity laid down where nothing is said.</param>
/// <param name="Note">One line; kept where it can be erased.</param>
public sealed record RequestAsked(RequestItem Item, Guid Case, Guid Member, Guid? Invoice = null, int? WorkingDays = null, string? Note = null);

/// <summary>The request that was made.</summary>
/// <param name="Request">Its id.</param>
/// <param name="DeadlineOn">Last day on which an answer is in time.</param>
public sealed record RequestTaken(Guid Request, DateOnly DeadlineOn);

/// <summary>Asks a colleague for a document or an answer.</summary>
static class AskColleague
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/requests").WithTags("requests");
        requests.MapGet("", ListRequests.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Requests to colleagues, the most urgent first").Produces<RequestOfColleague[]>().ProducesProblem(422);
        requests.MapPut("/{id:guid}", Ask).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Asks a colleague, under an id of the caller's; asked again, it stays as it is").Produces<RequestTaken>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        EndRequest.Map(requests);
        GetReplyTimes.Map(requests);
    }

    static async Task<IResult> Ask(Guid id, RequestAsked asked, HttpContext http, CallersScope scope, RequestStreams requests, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (CallersId.Wrong(id) is { } notFree) return notFree;
        if (asked.Item == RequestItem.Unknown) return Problems.Invalid("item", "is missing");
        if (asked.WorkingDays is < 1 or > TeamSettings.MostDays) return Problems.Invalid("workingDays", $"is 1 to {TeamSettings.MostDays}");
        if (OneLine.Wrong("note", asked.Note, GiveTask.Longest, needed: asked.Item == RequestItem.OtherQuestion) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (!await scope.Sees(session, asked.Case, stop) || await session.Read("select creditor from cases where case_id = $1", r => r.GetString(0), stop, asked.Case) is not [var creditor]) return Problems.NotFound("case");
            if (asked.Invoice is { } invoice && await session.Read("select 1 from case_invoices where case_id = $1 and invoice = $2", r => r.GetInt32(0), stop, asked.Case, invoice) is []) return Problems.Invalid("invoice", "is none of the case");
            if (await MemberTable.Stranger(session, [asked.Member], stop) is not null) return Problems.Invalid("member", "is not in the team");
            var team = (await TeamTable.Of(session, creditor, stop)).Settings;
            var order = new RequestOrder(asked.Item, creditor, asked.Case, asked.Invoice, asked.Member, WorkingDays.AddWorkingDays(clock.Today, asked.WorkingDays ?? team.AnswerDays), team.EscalateDays);
            var outcome = await requests.Handle(session, id, new RequestCommand.Ask(id, order, http.Actor(), clock.Today), http.EventContext(clock), stop);
            if (outcome.Decision.Refusal is { } refusal) return Answer.Refused(refusal);
            if (OneLine.Of(asked.Note) is { } note && !outcome.Decision.Facts.IsEmpty) await session.Run("insert into request_notes (request, note) values ($1, $2)", stop, id, note);
            return TypedResults.Ok(new RequestTaken(id, outcome.State.Order!.DeadlineOn));
        }, stop);
    }
}
