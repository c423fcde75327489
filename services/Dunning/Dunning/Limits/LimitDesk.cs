using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Limits;

/// <summary>Carries a person's word on limits of time to a case that exists.</summary>
sealed class LimitDesk(NpgsqlDataSource database, LogSignal signal, CaseStreams cases)
{
    public async Task<IResult> Tell(Guid dunningCase, DunningCommand command, EventContext context, CancellationToken stop)
    {
        var outcome = await UnitOfWork.Run(database, signal, async session =>
            (await session.Read("select 1 from cases where case_id = $1", row => row.GetInt32(0), stop, dunningCase)).Count == 0
                ? null : await cases.Handle(session, dunningCase, command, context, stop), stop);
        return outcome switch
        {
            null => Problems.NotFound("case"),
            { Decision.Refusal.Code: "no_such_invoice" }      => Problems.NotFound("invoice in this case"),
            { Decision.Refusal.Code: "no_such_interruption" } => Problems.NotFound("interruption"),
            _ => Answer.From(outcome),
        };
    }
}
