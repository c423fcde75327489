using Npgsql;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Runs;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Requests;

/// <summary>Reminds colleagues whose deadline has passed, and tells their managers after some more working days: what to do about it is the manager's task.</summary>
sealed class RequestsOfTheDay(RequestStreams requests, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const int BatchSize = 200, DaysForManager = 2;

    public string Name => "requests to colleagues";

    /// <summary>Names the manager's task about a request.</summary>
    public static string KeyOf(Guid request) => $"request|{request}";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext(RunOfTheDay.Actor, ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        for (Guid? after = Guid.Empty; after is { } from;)
            after = await UnitOfWork.Run(database, signal, session => Batch(session, from, day, context, stop), stop);
    }

    async Task<Guid?> Batch(Session session, Guid after, DateOnly day, EventContext context, CancellationToken stop)
    {
        var late = await session.Read(
            "select request, member from colleague_requests where state = 'open' and deadline_on < $1 and escalated_on is null and request > $2 order by request limit $3",
            r => (Request: r.GetGuid(0), Member: r.GetGuid(1)), stop, day, after, BatchSize);
        var roster = await MemberTable.Roster(session, stop);
        var outcomes = await requests.HandleMany(session, [.. late.Select(l => (l.Request, (RequestCommand)new RequestCommand.Chase(l.Request, roster.Find(l.Member)?.Manager is { } m ? roster.OnDuty(m, day) : null, day)))], context, stop);
        foreach (var escalated in outcomes.SelectMany(o => o.Decision.Facts.OfType<RequestEvent.RequestEscalated>().Select(e => (Fact: e, o.State.Order))))
            await tasks.Open(
                session, new(TaskKind.Decide, escalated.Order!.Creditor, escalated.Order.Case, escalated.Order.Invoice, escalated.Fact.Manager, WorkingDays.AddWorkingDays(day, DaysForManager), "request"),
                KeyOf(escalated.Fact.Request), context, day, stop);
        return late.Count < BatchSize ? null : late[^1].Request;
    }
}
