using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Readiness;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Placements;

/// <summary>The debtor contests an invoice at home: its agency waits.</summary>
sealed class PauseClaimWhenDisputed(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceDisputedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputedV1> context)
    {
        var m = context.Message;
        var pause = new PlacementCommand.Pause(ClaimsOnHold.OfDispute(m.Dispute), m.Invoice, "disputed", null, m.On);
        return inbox.Once(context, nameof(PauseClaimWhenDisputed), m.On, async (session, facts) =>
        {
            await Disputes.Keep(session, m.Invoice, m.Dispute, m.Reason, open: true, m.Version, context.CancellationToken);
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
            await Disputes.Keep(session, m.Invoice, m.Dispute, "", open: false, m.Version, context.CancellationToken);
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
        return inbox.Once(context, nameof(PauseClaimWhenHeld), m.On, (session, facts) => claims.Hear(session, m.Invoice, pause, facts, context.CancellationToken));
    }
}

/// <summary>What held an invoice is over: the agency goes on.</summary>
sealed class ResumeClaimWhenHoldIsLifted(Inbox inbox, ClaimsOnHold claims) : IConsumer<InvoiceHoldLiftedV1>
{
    public Task Consume(ConsumeContext<InvoiceHoldLiftedV1> context)
    {
        var m = context.Message;
        var resume = new PlacementCommand.Resume(ClaimsOnHold.OfHold(m.Hold), m.On);
        return inbox.Once(context, nameof(ResumeClaimWhenHoldIsLifted), m.On, (session, facts) => claims.Hear(session, m.Invoice, resume, facts, context.CancellationToken));
    }
}
