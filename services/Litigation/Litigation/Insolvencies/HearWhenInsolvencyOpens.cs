using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>A debtor is in insolvency proceedings: what it owes is to be declared in time.</summary>
sealed class HearWhenInsolvencyOpens(Inbox inbox, InsolvencyStreams claims) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context)
    {
        var m = context.Message;
        var heard = new InsolvencyCommand.HearInsolvency(new(m.Creditor, m.Debtor, m.CustomerNumber, m.JudgmentOn), m.Kind, m.PublishedOn, m.Version, m.On);
        return inbox.Once(context, nameof(HearWhenInsolvencyOpens), m.On, (session, facts) => claims.Hear(session, InsolvencyClaim.StreamOf(m.Debtor, m.JudgmentOn), heard, facts, context.CancellationToken));
    }
}
