using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Readiness;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Placements;

/// <summary>The debtor contests an invoice at home: its agency waits.</summary>
sealed class PauseClaimWhenDisputed(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceDisputedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputedV1> context)
    {
        var m = context.Message;
        var pause = new PlacementCommand.Pause(ClaimsOnHold.OfDispute(m.Dispute), m.Invoice, ClaimsOnHold.Disputed, null, m.On);
        return inbox.Once(context, nameof(PauseClaimWhenDisputed), m.On, async (session, facts) =>
        {
            if (await Disputes.Keep(session, m.Invoice, m.Dispute, m.Reason, open: true, m.Version, context.CancellationToken) == 1)
                await claims.Hear(session, m.Invoice, pause, facts, context.CancellationToken);
        });
    }
}

/// <summary>A dispute has ended: the agency goes on with what is owed.</summary>
sealed class ResumeClaimWhenDisputeIsResolved(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceDisputeResolvedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputeResolvedV1> context)
    {
        var m = context.Message;
        var resume = new PlacementCommand.Resume(ClaimsOnHold.OfDispute(m.Dispute), m.On);
        return inbox.Once(context, nameof(ResumeClaimWhenDisputeIsResolved), m.On, async (session, facts) =>
        {
            if (await Disputes.Keep(session, m.Invoice, m.Dispute, "", open: false, m.Version, context.CancellationToken) == 1)
                await claims.Hear(session, m.Invoice, resume, facts, context.CancellationToken);
        });
    }
}

/// <summary>An invoice is held at home, although nobody contests it: its agency waits.</summary>
sealed class PauseClaimWhenHeld(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceHeldV1>
{
    public Task Consume(ConsumeContext<InvoiceHeldV1> context)
    {
        var m = context.Message;
        var pause = new PlacementCommand.Pause(ClaimsOnHold.OfHold(m.Hold), m.Invoice, m.Reason, m.Until, m.On);
        return inbox.Once(context, nameof(PauseClaimWhenHeld), m.On, async (session, facts) =>
        {
            if (await Holds.Keep(session, m.Invoice, m.Hold, m.Reason, m.Until, open: true, m.Version, context.CancellationToken) == 1)
                await claims.Hear(session, m.Invoice, pause, facts, context.CancellationToken);
        });
    }
}

/// <summary>What held an invoice is over: the agency goes on.</summary>
sealed class ResumeClaimWhenHoldIsLifted(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceHoldLiftedV1>
{
    public Task Consume(ConsumeContext<InvoiceHoldLiftedV1> context)
    {
        var m = context.Message;
        var resume = new PlacementCommand.Resume(ClaimsOnHold.OfHold(m.Hold), m.On);
        return inbox.Once(context, nameof(ResumeClaimWhenHoldIsLifted), m.On, async (session, facts) =>
        {
            if (await Holds.Keep(session, m.Invoice, m.Hold, "", null, open: false, m.Version, context.CancellationToken) == 1)
                await claims.Hear(session, m.Invoice, resume, facts, context.CancellationToken);
        });
    }
}

/// <summary>Holds by claim; what is told late changes nothing.</summary>
static class Holds
{
    public static Task<int> Keep(Session session, Guid invoice, string hold, string reason, DateOnly? until, bool open, long version, CancellationToken stop) => session.Run(
        "insert into holds as h (invoice, hold, reason, until_on, open, version) values ($1, $2, $3, $4::date, $5, $6) on conflict (invoice, hold) do update " +
        "set reason = excluded.reason, until_on = excluded.until_on, open = excluded.open, version = excluded.version where h.version < excluded.version",
        stop, invoice, hold, reason, until, open, version);
}
