using Npgsql;
using Recouvrement.Dunning.Domain.Tasks;
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

    static async Task<IResult> Finish(Guid id, TaskReport asked, HttpContext http, TaskStreams tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Result == TaskResult.Unknown) return Problems.Invalid("result", "is missing");
        if (OneLine.Wrong("report", asked.Report, GiveTask.Longest, needed: asked.Result == TaskResult.Other) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [asked.Member], stop) is not null) return Problems.Invalid("member", "is not in the team");
            var owner = await session.Read("select owner from tasks where task = $1", r => r.IsDBNull(0) ? null : (Guid?)r.GetGuid(0), stop, id) is [var named] ? named : null;
            var outcome = await tasks.Handle(session, id, new TaskCommand.Finish(id, asked.Result, asked.Member ?? owner, http.Actor(), clock.Today), http.EventContext(clock), stop);
            if (OneLine.Of(asked.Report) is { } report && !outcome.Decision.Facts.IsEmpty) await TaskTable.Report(session, id, report, stop);
            return From(outcome);
        }, stop);
    }

    static async Task<IResult> Cancel(Guid id, TaskWithdrawal asked, HttpContext http, TaskStreams tasks, BusinessClock clock, CancellationToken stop) =>
        asked.Reason == TaskCancellation.Unknown ? Problems.Invalid("reason", "is missing")
        : From(await tasks.Execute(id, new TaskCommand.Cancel(id, asked.Reason, http.Actor(), clock.Today), http.EventContext(clock), null, stop));

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

    static async Task<IResult> Erase(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select 1 from tasks where task = $1", r => r.GetInt32(0), stop, id) is []) return Problems.NotFound("task");
        await session.Run("delete from task_notes where task = $1", stop, id);
        return Results.NoContent();
    }

    static IResult From(Outcome<AssignedTask, TaskEvent> outcome) => outcome.Decision.Refusal?.Code == "task_unknown" ? Problems.NotFound("task") : Answer.From(outcome);
}
