using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>Finds the case of an act and carries a person's word to it, while the entity's settings stand still.</summary>
sealed class Acts(NpgsqlDataSource database, LogSignal signal, CaseStreams cases)
{
    public async Task<IResult> Decide(Guid decision, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop) =>
        await Tell(decision, context, command, stop) is { } outcome ? Answer.From(outcome) : Problems.NotFound("decision");

    /// <summary>What came of it; null where there is no such act.</summary>
    public Task<Outcome<DunningCase, DunningEvent>?> Tell(Guid decision, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, async session =>
        {
            if (await session.Read("select case_id, creditor from acts where decision = $1", row => (Case: row.GetGuid(0), Creditor: row.GetString(1)), stop, decision) is not [var act]) return null;
            var entities = await EntityTable.Share(session, stop);
            return (Outcome<DunningCase, DunningEvent>?)await cases.Handle(session, act.Case, command(entities[act.Creditor]), context, stop);
        }, stop);
}
