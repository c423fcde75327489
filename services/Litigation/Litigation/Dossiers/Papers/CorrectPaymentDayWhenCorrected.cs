using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>The source corrected a payment, perhaps its day.</summary>
sealed class CorrectPaymentDayWhenCorrected(Inbox inbox) : IConsumer<PaymentCorrectedV1>
{
    public Task Consume(ConsumeContext<PaymentCorrectedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(CorrectPaymentDayWhenCorrected), m.On, (session, _) => PaymentDays.Keep(session, m.Payment, m.ReceivedOn, m.Version, context.CancellationToken));
    }
}
