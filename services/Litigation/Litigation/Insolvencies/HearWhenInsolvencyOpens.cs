using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
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
            await Correct(session, m, facts, stop);
            await agencies.Tell(session, m, facts, stop);
        });
    }

    // A debtor has one judgment at a time: another day is the same one corrected, and what was kept under the day before never was. Of two that come out of order the later word stands.
    async Task Correct(Session session, DebtorInsolvencyOpenedV1 m, EventContext facts, CancellationToken stop)
    {
        foreach (var day in await session.Read(
                     "select judgment_on from insolvency_claims where debtor = $1 and closed_on is null and judgment_on <> $2", row => row.GetFieldValue<DateOnly>(0), stop, m.Debtor, m.JudgmentOn))
        {
            var other = InsolvencyClaim.StreamOf(m.Debtor, day);
            var (state, _) = await claims.Load(session, other, stop);
            var (wrong, version) = state.Version < m.Version ? (other, m.Version) : (InsolvencyClaim.StreamOf(m.Debtor, m.JudgmentOn), state.Version);
            await claims.Hear(session, wrong, new InsolvencyCommand.EndInsolvency(m.On, InsolvencyClaim.ReportedInError, version, m.On), facts, stop);
        }
    }
}
