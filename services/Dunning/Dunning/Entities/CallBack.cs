using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Runs;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>Calls back what waits while everything is stopped. Doing it twice adds nothing.</summary>
sealed class CallBack(CaseStreams cases, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    const int BatchSize = 200;

    /// <summary>Cases with something to call back after a case (<c>$1</c>), in their order, so many of them (<c>$2</c>). Not what a person has rejected: it is still rejected when the stop is lifted.</summary>
    internal const string Waiting =
        """
        select case_id from acts where status in ('awaiting_approval', 'approved', 'requested', 'call_to_make', 'call_with_agency') and case_id > $1 and (select is_on from stop_switch)
         union
        select case_id from service_messages where is_open and case_id > $1 and (select is_on from stop_switch)
         union
        select case_id from said where kind = 'assignment' and status = 'open' and case_id > $1 and (select is_on from stop_switch)
         order by case_id limit $2
        """;

    /// <summary>Calls back all of it, some cases to a transaction; what is called back stays so if the rest fails.</summary>
    public async Task Finish(EventContext context, CancellationToken stop)
    {
        for (Guid? after = Guid.Empty; after is { } from;)
            after = await UnitOfWork.Run(database, signal, session => Batch(session, from, context, stop), stop);
    }

    async Task<Guid?> Batch(Session session, Guid after, EventContext context, CancellationToken stop)
    {
        var waiting = await session.Read(Waiting, r => r.GetGuid(0), stop, after, BatchSize);
        await cases.HandleMany(session, [.. waiting.Select(c => (c, (DunningCommand)new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, clock.Today)))], context, stop);
        return waiting.Count < BatchSize ? null : waiting[^1];
    }
}

/// <summary>Finishes at the start what a process that ended left of a stop.</summary>
sealed class FinishCallingBack(CallBack callBack, BusinessClock clock, ILogger<FinishCallingBack> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await callBack.Finish(new EventContext(RunOfTheDay.Actor, ParisTime.StartOf(clock.Today)), stoppingToken);
                return;
            }
            catch (Exception away) when (Transient.Is(away) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("What the stop calls back waits: {Reason}", away.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
