using System.Text.Json;
using Npgsql;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Tasks;

/// <summary>A task.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Case">The case it is about.</param>
/// <param name="CustomerNumber">The customer of that case.</param>
/// <param name="Invoice">The invoice it is about.</param>
/// <param name="Owner">The member who is to do it; null while nobody is named.</param>
/// <param name="OwnerOnDuty">Who does it today.</param>
/// <param name="FirstDeadlineOn">The deadline as it was given.</param>
/// <param name="DeadlineOn">The deadline now.</param>
/// <param name="Overdue">Open and past its deadline.</param>
/// <param name="Origin">What it came from.</param>
/// <param name="State"><c>open</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="OpenedOn">The day it was given.</param>
/// <param name="OpenedBy">By whose key, or which part of the service.</param>
/// <param name="EndedOn">The day it was done or cancelled.</param>
/// <param name="EndedBy">With whose key that was reported.</param>
/// <param name="DoneBy">The member who did it.</param>
/// <param name="Result">What came of it, or why it was cancelled.</param>
/// <param name="Note">What was written with it; null once it is erased.</param>
/// <param name="Report">What was written at its end; null once it is erased.</param>
/// <param name="FollowUp">The follow-up of its case that it stands for; both end together.</param>
/// <param name="Invoices">The ERP's own numbers of what it is about; none: the case, or nothing of that kind.</param>
/// <param name="Why">What became of the message it follows from, such as <c>bounced</c>; null where it follows from none.</param>
public sealed record TaskItem(
    Guid Task, string Kind, string Creditor, Guid? Case, string? CustomerNumber, Guid? Invoice, Guid? Owner, Guid? OwnerOnDuty, DateOnly FirstDeadlineOn, DateOnly DeadlineOn, bool Overdue, string Origin,
    string State, DateOnly OpenedOn, string OpenedBy, DateOnly? EndedOn, string? EndedBy, Guid? DoneBy, string? Result, string? Note, string? Report,
    Guid? FollowUp, IReadOnlyList<string> Invoices, string? Why = null);

/// <summary>Tasks of the team, the most urgent first.</summary>
static class ListTasks
{
    const int Most = 1000;

    const string Columns =
        """
        select t.task, t.kind, t.creditor, t.case_id, c.customer_number, t.invoice, t.owner, t.first_deadline_on, t.deadline_on, t.origin, t.state, t.opened_on, t.opened_by,
               t.ended_on, t.ended_by, t.done_by, t.result, n.note, n.report, t.follow_up, coalesce(s.document -> 'invoices', case when i.number is null then '[]' else jsonb_build_array(i.number) end)::text, s.document ->> 'why'
          from tasks t left join cases c on c.case_id = t.case_id left join task_notes n on n.task = t.task
               left join said s on s.id = t.follow_up left join case_invoices i on i.case_id = t.case_id and i.invoice = t.invoice
        """;

    public static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop,
        string? creditor = null, Guid? @case = null, Guid? owner = null, Guid? onDuty = null, string? kind = null, string? state = "open", bool overdue = false, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (state is not ("open" or "done" or "cancelled" or "all")) return Problems.Invalid("state", "is open, done, cancelled or all");
        if (kind is not null && Spelling.Known<Domain.Tasks.TaskKind>(kind) is null) return Problems.Invalid("kind", "is no kind of task");
        var today = clock.Today;
        await using var session = await Session.Open(database, stop);
        var roster = await MemberTable.Roster(session, stop);
        var (within, values) = scope.Narrow(
            "t.creditor", "t.case_id", [creditor, @case, owner, onDuty is { } member ? roster.AnsweredForBy(member, today).ToArray() : null, kind, state, overdue, today, after, limit]);
        // A page begins after a task, in the order of the deadlines: of one that is gone it begins at the front.
        var tasks = await session.Read(
            Columns +
            $"""

             where ($1::text is null or t.creditor = $1) and ($2::uuid is null or t.case_id = $2) and ($3::uuid is null or t.owner = $3) and ($4::uuid[] is null or t.owner = any($4))
               and ($5::text is null or t.kind = $5) and ($6 = 'all' or t.state = $6) and (not $7 or (t.state = 'open' and t.deadline_on < $8))
               and ($9::uuid is null or (t.deadline_on, t.task) > (select a.deadline_on, a.task from tasks a where a.task = $9)){within}
             order by t.deadline_on, t.task limit $10
            """, row => Row(row, today, roster), stop, values);
        return TypedResults.Ok((await Reported(session, tasks, stop)).ConvertAll(task => Shown(task, http)));
    }

    public static async Task<IResult> Show(Guid id, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var roster = await MemberTable.Roster(session, stop);
        return await session.Read(Columns + " where t.task = $1", row => Row(row, clock.Today, roster), stop, id) is [_] and var found ? TypedResults.Ok(Shown((await Reported(session, found, stop))[0], http)) : Problems.NotFound("task");
    }

    // What there is to say of a follow-up is a note on its case.
    static async Task<List<TaskItem>> Reported(Session session, List<TaskItem> tasks, CancellationToken stop)
    {
        (Guid Case, Guid Note)[] wanted = [.. tasks.Where(task => task is { FollowUp: not null, Case: not null, State: "done" }).Select(task => (task.Case!.Value, FollowUpTasks.ReportOf(task.FollowUp!.Value)))];
        if (wanted.Length == 0) return tasks;
        var reports = (await session.Read(
            "select case_id, note, n.text from case_notes n join unnest($1::uuid[], $2::uuid[]) as w (case_id, note) using (case_id, note)",
            r => ((r.GetGuid(0), r.GetGuid(1)), r.GetString(2)), stop, Array.ConvertAll(wanted, w => w.Case), Array.ConvertAll(wanted, w => w.Note))).ToDictionary();
        return tasks.ConvertAll(task => task is { Case: { } on, FollowUp: { } of } && reports.TryGetValue((on, FollowUpTasks.ReportOf(of)), out var report) ? task with { Report = report } : task);
    }

    // What people write is for those who follow the cases, not for those who run the machines.
    static TaskItem Shown(TaskItem task, HttpContext http) => http.User.IsInRole(Roles.Ops) ? task with { Note = null, Report = null } : task;

    static TaskItem Row(NpgsqlDataReader row, DateOnly today, Domain.Team.Roster roster)
    {
        var (owner, deadline, state) = (row.Value<Guid>(6), row.GetFieldValue<DateOnly>(8), row.GetString(10));
        return new(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.Value<Guid>(3), row.Text(4), row.Value<Guid>(5), owner, owner is { } member ? roster.OnDuty(member, today) : null,
            row.GetFieldValue<DateOnly>(7), deadline, state == "open" && deadline < today, row.GetString(9), state, row.GetFieldValue<DateOnly>(11), row.GetString(12),
            row.Value<DateOnly>(13), row.Text(14), row.Value<Guid>(15), row.Text(16), row.Text(17), row.Text(18),
            row.Value<Guid>(19), JsonSerializer.Deserialize<string[]>(row.GetString(20))!, row.Text(21));
    }
}
