using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Payments;

/// <summary>Money that came back silences nothing any more.</summary>
sealed class DropPaymentWhenReversed(CaseInbox cases) : IConsumer<PaymentReversedV1>
{
    public Task Consume(ConsumeContext<PaymentReversedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(DropPaymentWhenReversed), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.PaymentReversed(heard.Payment, Money.OfCents(heard.AmountCents, heard.Currency), heard.ReversedOn, heard.Reason, heard.Version, heard.On));
    }
}
