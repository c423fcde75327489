using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Tasks;

/// <summary>A task that a person gives.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="DeadlineOn">Last day on which it is in time; not before today.</param>
/// <param name="Case">The case it is about; its entity and its owner are those of the task where nothing else is said.</param>
/// <param name="Creditor">SIREN, where no case says it.</param>
/// <param name="Invoice">An invoice of the case.</param>
/// <param name="Owner">The member who is to do it.</param>
/// <param name="Note">One line; kept where it can be erased.</param>
public sealed record TaskAsked(TaskKind Kind, DateOnly DeadlineOn, Guid? Case = null, string? Creditor = null, Guid? Invoice = null, Guid? Owner = null, string? Note = null);

/// <summary>The task that was given.</summary>
public sealed record TaskGiven(Guid Task);

/// <summary>Gives a task, as a person.</summary>
static class GiveTask
{
    public const int Longest = 500;

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/tasks").WithTags("tasks");
        tasks.MapGet("", ListTasks.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Tasks by owner, entity, case and state, the most urgent first").Produces<TaskItem[]>().ProducesProblem(422);
        tasks.MapGet("/{id:guid}", ListTasks.Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("A task").Produces<TaskItem>().ProducesProblem(404);
        tasks.MapPut("/{id:guid}", Give).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Gives a task under an id of the caller's; given again, it stays as it is").Produces<TaskGiven>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        FollowTask.Map(tasks);
    }

    static async Task<IResult> Give(Guid id, TaskAsked asked, HttpContext http, CallersScope scope, TaskStreams tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (CallersId.Wrong(id) is { } notFree) return notFree;
        if (asked.Kind == TaskKind.Unknown) return Problems.Invalid("kind", "is missing");
        if (asked.DeadlineOn < clock.Today || asked.DeadlineOn.Year > 2100) return Problems.Invalid("deadlineOn", "is today or later");
        if (OneLine.Wrong("note", asked.Note, Longest, needed: asked.Kind == TaskKind.Other) is { } wrong) return wrong;
        if (asked.Case is null && Siren.Parse(asked.Creditor) is null) return Problems.Invalid("creditor", "is nine digits, or a case says it");
        if (asked.Case is null && asked.Invoice is not null) return Problems.Invalid("invoice", "is one of a case");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var (creditor, owner) = (asked.Creditor, asked.Owner);
            if (asked.Case is null && !scope.Value.HoldsAllOf(creditor)) return CallersScope.Beyond();
            if (asked.Case is { } of)
            {
                if (!await scope.Sees(session, of, stop)) return Problems.NotFound("case");
                if (await session.Read("select creditor, owner from cases left join case_owners using (case_id) where case_id = $1", r => (r.GetString(0), r.Value<Guid>(1)), stop, of) is not [var (entity, named)])
                    return Problems.NotFound("case");
                if (creditor is not null && creditor != entity) return Problems.Invalid("creditor", "is not that of the case");
                (creditor, owner) = (entity, owner ?? named);
                if (asked.Invoice is { } invoice && await session.Read("select 1 from case_invoices where case_id = $1 and invoice = $2", r => r.GetInt32(0), stop, of, invoice) is []) return Problems.Invalid("invoice", "is none of the case");
            }

            if (await MemberTable.Stranger(session, [asked.Owner], stop) is not null) return Problems.Invalid("owner", "is not in the team");
            var order = new TaskOrder(asked.Kind, creditor!, asked.Case, asked.Invoice, owner, asked.DeadlineOn, "person");
            var outcome = await tasks.Handle(session, id, new TaskCommand.OpenTask(id, order, http.Actor(), clock.Today), http.EventContext(clock), stop);
            if (OneLine.Of(asked.Note) is { } note && !outcome.Decision.Facts.IsEmpty) await TaskTable.Note(session, id, note, stop);
            return outcome.Decision.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.Ok(new TaskGiven(id));
        }, stop);
    }
}
