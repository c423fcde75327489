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
            var claim = InsolvencyClaim.StreamOf(m.Debtor, m.JudgmentOn);
            await claims.Hear(session, claim, heard, facts, stop);
            await EndKnown(session, claim, m, facts, stop);
            await Correct(session, claim, m, facts, stop);
            // What is told late and was over long ago is no news to an agency.
            if ((await claims.Load(session, claim, stop)).State.ClosedOn is null) await agencies.Tell(session, m, facts, stop);
        });
    }

    // Its end may have been heard before it: the next one, unless another judgment came in between, whose end it is.
    async Task EndKnown(Session session, Guid claim, DebtorInsolvencyOpenedV1 m, EventContext facts, CancellationToken stop)
    {
        var ended = await session.Read(
            """
            select closed_on, outcome, version, heard_on from ended_insolvencies e
             where debtor = $1 and version > $2 and (closed_on >= $4 or outcome = $5)
               and not exists (select from insolvency_claims c where c.debtor = $1 and c.claim <> $3 and c.heard_version > $2 and c.heard_version < e.version)
             order by version limit 1
            """,
            row => new InsolvencyCommand.EndInsolvency(row.GetFieldValue<DateOnly>(0), row.Maybe<string?>(1), row.GetInt64(2), row.GetFieldValue<DateOnly>(3)),
            stop, m.Debtor, m.Version, claim, m.JudgmentOn, InsolvencyClaim.ReportedInError);
        foreach (var end in ended) await claims.Hear(session, claim, end, facts, stop);
    }

    // A debtor has one judgment at a time: another day is the same one corrected, and what was kept under the day before never was. Of two that come out of order the later word stands;
    // neither judges how the other ended: an end of its own that is still to come counts.
    async Task Correct(Session session, Guid claim, DebtorInsolvencyOpenedV1 m, EventContext facts, CancellationToken stop)
    {
        foreach (var (other, version) in await session.Read(
                     "select claim, heard_version from insolvency_claims where debtor = $1 and claim <> $2 and (closed_on is null or heard_version > $3)", row => (row.GetGuid(0), row.GetInt64(1)), stop, m.Debtor, claim, m.Version))
            await claims.Hear(session, version < m.Version ? other : claim, new InsolvencyCommand.ReplaceInsolvency(m.Version, m.On), facts, stop);
    }
}
