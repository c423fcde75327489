using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Payments;

/// <summary>A corrected payment holds another amount, or came in on another day, which interest depends on.</summary>
sealed class CorrectPaymentWhenCorrected(CaseInbox cases) : IConsumer<PaymentCorrectedV1>
{
    public Task Consume(ConsumeContext<PaymentCorrectedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(CorrectPaymentWhenCorrected), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.PaymentCorrected(heard.Payment, Money.OfCents(heard.AmountCents, heard.Currency), heard.ReceivedOn, heard.Version, heard.On));
    }
}
