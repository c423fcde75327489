using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>
/// Insolvency proceedings are over, or never were: no day of theirs counts any more. The message names no judgment, so it is the last one that is open; what
/// was reported in error may be taken back on a day before the judgment it had named.
/// </summary>
sealed class EndWhenInsolvencyCloses(Inbox inbox, InsolvencyStreams claims) : IConsumer<DebtorInsolvencyClosedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyClosedV1> context) =>
        inbox.Once(context, nameof(EndWhenInsolvencyCloses), context.Message.On, (session, facts) => End(session, context.Message, facts, context.CancellationToken));

    async Task End(Session session, DebtorInsolvencyClosedV1 m, EventContext facts, CancellationToken stop)
    {
        var open = await session.Read(
            "select claim from insolvency_claims where debtor = $1 and closed_on is null and (judgment_on <= $2 or $3) order by judgment_on desc limit 1",
            row => row.GetGuid(0), stop, m.Debtor, m.ClosedOn, m.Outcome == InsolvencyClaim.ReportedInError);
        foreach (var claim in open) await claims.Hear(session, claim, new InsolvencyCommand.EndInsolvency(m.ClosedOn, m.Outcome, m.Version, m.On), facts, stop);
    }
}
