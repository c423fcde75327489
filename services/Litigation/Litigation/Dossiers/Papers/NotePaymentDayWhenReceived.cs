using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>Interest runs to the day on which the funds were credited, which only the payment tells.</summary>
sealed class NotePaymentDayWhenReceived(Inbox inbox) : IConsumer<PaymentReceivedV1>
{
    public Task Consume(ConsumeContext<PaymentReceivedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NotePaymentDayWhenReceived), m.On, (session, _) => PaymentDays.Keep(session, m.Payment, m.ReceivedOn, m.Version, context.CancellationToken));
    }
}
