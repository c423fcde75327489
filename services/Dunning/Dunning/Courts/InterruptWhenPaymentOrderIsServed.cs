using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Courts;

/// <summary>The service of a payment order interrupts the limitation of its claims; the request for it never did (rule R3.3).</summary>
sealed class InterruptWhenPaymentOrderIsServed(Inbox inbox, CourtInterruptions interruptions) : IConsumer<PaymentOrderServedV1>
{
    public Task Consume(ConsumeContext<PaymentOrderServedV1> context)
    {
        var heard = context.Message;
        return inbox.Once(context, nameof(InterruptWhenPaymentOrderIsServed), heard.On, (session, facts) => interruptions.Record(
            session, heard.Case, heard.Invoices, InterruptionKind.CourtClaim, heard.ServedOn, CourtInterruptions.ProofOf(heard.Proceeding), heard.On, facts, context.CancellationToken));
    }
}
