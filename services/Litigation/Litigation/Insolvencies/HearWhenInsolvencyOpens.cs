using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>A debtor is in insolvency proceedings: what it owes is to be declared in time, bears no interest from the judgment on, and the agencies that have it are told.</summary>
sealed class HearWhenInsolvencyOpens(Inbox inbox, InsolvencyStreams claims, InsolvencyToAgencies agencies) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context)
    {
        var (m, stop) = (context.Message, context.CancellationToken);
        var heard = new InsolvencyCommand.HearInsolvency(new(m.Creditor, m.Debtor, m.CustomerNumber, m.JudgmentOn), m.Kind, m.PublishedOn, m.Version, m.On);
        return inbox.Once(context, nameof(HearWhenInsolvencyOpens), m.On, async (session, facts) =>
        {
            await claims.Hear(session, InsolvencyClaim.StreamOf(m.Debtor, m.JudgmentOn), heard, facts, stop);
            await Judgments.Note(session, m, stop);
            await agencies.Tell(session, m, facts, stop);
        });
    }
}
