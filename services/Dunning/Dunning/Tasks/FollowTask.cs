using Npgsql;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Tasks;

/// <summary>A task is done.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Member">Who did it; the owner where nothing is said.</param>
/// <param name="Report">One line; kept where it can be erased.</param>
public sealed record TaskReport(TaskResult Result, Guid? Member = null, string? Report = null);

/// <summary>A task need not be done.</summary>
/// <param name="Reason">Why.</param>
public sealed record TaskWithdrawal(TaskCancellation Reason);

/// <summary>Another owner, another deadline, or both.</summary>
/// <param name="Owner">The member who is to do it.</param>
/// <param name="DeadlineOn">Last day; the first one given stays the one it is measured by.</param>
public sealed record TaskChange(Guid? Owner = null, DateOnly? DeadlineOn = null);

/// <summary>What becomes of a task.</summary>
static class FollowTask
{
    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{id:guid}/completion", Finish).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The task is done, with what came of it").TakesCommand().ProducesProblem(404);
        tasks.MapPost("/{id:guid}/cancellation", Cancel).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The task need not be done").TakesCommand().ProducesProblem(404);
        tasks.MapPost("/{id:guid}/change", Change).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Another owner or deadline").TakesCommand().ProducesProblem(404);
        tasks.MapPost("/{id:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases what was written with a task").Produces(204).ProducesProblem(404);
    }

    static async Task<IResult> Finish(Guid id, TaskReport asked, HttpContext http, TaskStreams tasks, FollowUpDesk followUps, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Result == TaskResult.Unknown) return Problems.Invalid("result", "is missing");
        if (OneLine.Wrong("report", asked.Report, GiveTask.Longest, needed: asked.Result == TaskResult.Other) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [asked.Member], stop) is not null) return Problems.Invalid("member", "is not in the team");
            var (of, context, report) = (await followUps.Hold(session, id, stop), http.EventContext(clock), OneLine.Of(asked.Report));
            var outcome = await tasks.Handle(session, id, new TaskCommand.Finish(id, asked.Result, asked.Member ?? await TaskDesk.OwnerOf(session, id, stop), http.Actor(), clock.Today), context, stop);
            if (outcome.Decision.Facts.IsEmpty) return From(outcome);
            if (of is not null) await followUps.Done(session, of, report, http.Actor(), clock.Today, context, stop);
            else if (report is not null) await TaskTable.Report(session, id, report, stop);
            return From(outcome);
        }, stop);
    }

    static async Task<IResult> Cancel(Guid id, TaskWithdrawal asked, HttpContext http, TaskStreams tasks, FollowUpDesk followUps, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Reason == TaskCancellation.Unknown) return Problems.Invalid("reason", "is missing");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var (of, context) = (await followUps.Hold(session, id, stop), http.EventContext(clock));
            var outcome = await tasks.Handle(session, id, new TaskCommand.Cancel(id, asked.Reason, http.Actor(), clock.Today), context, stop);
            if (of is not null && !outcome.Decision.Facts.IsEmpty) await followUps.Dropped(session, of, asked.Reason, http.Actor(), clock.Today, context, stop);
            return From(outcome);
        }, stop);
    }

    static async Task<IResult> Change(Guid id, TaskChange asked, HttpContext http, TaskStreams tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked is { Owner: null, DeadlineOn: null }) return Problems.Invalid("owner", "or deadlineOn: one of them changes");
        if (asked.DeadlineOn is { } late && (late < clock.Today || late.Year > 2100)) return Problems.Invalid("deadlineOn", "is today or later");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [asked.Owner], stop) is not null) return Problems.Invalid("owner", "is not in the team");
            TaskCommand[] orders =
            [
                .. asked.Owner is { } owner ? [new TaskCommand.Reassign(id, owner, http.Actor())] : Array.Empty<TaskCommand>(),
                .. asked.DeadlineOn is { } day ? [new TaskCommand.Postpone(id, day, http.Actor(), clock.Today)] : Array.Empty<TaskCommand>(),
            ];
            var outcomes = await tasks.HandleMany(session, [.. orders.Select(order => (id, order))], http.EventContext(clock), stop);
            return From(outcomes.FirstOrDefault(o => o.Decision.Refusal is not null) ?? outcomes[^1]);
        }, stop);
    }

    static Task<IResult> Erase(Guid id, HttpContext http, FollowUpDesk followUps, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        if (await session.Read("select 1 from tasks where task = $1", r => r.GetInt32(0), stop, id) is []) return Problems.NotFound("task");
        if (await followUps.Hold(session, id, stop) is { } of) await followUps.Erase(session, of, http.Actor(), clock.Today, http.EventContext(clock), stop);
        await session.Run("delete from task_notes where task = $1", stop, id);
        return Results.NoContent();
    }, stop);

    static IResult From(Outcome<AssignedTask, TaskEvent> outcome) => outcome.Decision.Refusal?.Code == "task_unknown" ? Problems.NotFound("task") : Answer.From(outcome);
}
