using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>
/// Insolvency proceedings are over, or never were: no day of theirs counts any more. The message names no judgment, so it is the last one that was heard of before it; what
/// was reported in error may be taken back on a day before the judgment it had named. It is kept: where the opening is told late, it ends that then.
/// </summary>
sealed class EndWhenInsolvencyCloses(Inbox inbox, InsolvencyStreams claims) : IConsumer<DebtorInsolvencyClosedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyClosedV1> context) =>
        inbox.Once(context, nameof(EndWhenInsolvencyCloses), context.Message.On, (session, facts) => End(session, context.Message, facts, context.CancellationToken));

    async Task End(Session session, DebtorInsolvencyClosedV1 m, EventContext facts, CancellationToken stop)
    {
        await session.Run(
            "insert into ended_insolvencies (debtor, version, closed_on, outcome, heard_on) values ($1, $2, $3, $4::text, $5) on conflict do nothing", stop, m.Debtor, m.Version, m.ClosedOn, m.Outcome, m.On);
        // What only a later judgment has replaced had an end of its own all the same.
        var last = await session.Read(
            "select claim from (select * from insolvency_claims where debtor = $1 and heard_version < $2 order by heard_version desc limit 1) c where (closed_on is null or outcome = $5) and (judgment_on <= $3 or $4)",
            row => row.GetGuid(0), stop, m.Debtor, m.Version, m.ClosedOn, m.Outcome == InsolvencyClaim.ReportedInError, InsolvencyClaim.ReportedInError);
        foreach (var claim in last) await claims.Hear(session, claim, new InsolvencyCommand.EndInsolvency(m.ClosedOn, m.Outcome, m.Version, m.On), facts, stop);
    }
}
