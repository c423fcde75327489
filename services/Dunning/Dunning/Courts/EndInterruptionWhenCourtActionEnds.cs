using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Courts;

/// <summary>What a proceeding interrupted begins anew with its title or its end, or was never interrupted (C. civ. 2242, 2243).</summary>
sealed class EndInterruptionWhenCourtActionEnds(Inbox inbox, CourtInterruptions interruptions) : IConsumer<CourtActionEndedV1>
{
    public Task Consume(ConsumeContext<CourtActionEndedV1> context)
    {
        var heard = context.Message;
        return inbox.Once(context, nameof(EndInterruptionWhenCourtActionEnds), heard.On, (session, facts) => interruptions.End(
            session, heard.Case, heard.Invoices, CourtInterruptions.ProofOf(heard.Proceeding), heard.EndedOn, heard.IsVoid, heard.On, facts, context.CancellationToken));
    }
}
