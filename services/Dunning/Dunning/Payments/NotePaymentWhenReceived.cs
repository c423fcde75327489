using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Payments;

/// <summary>Money that no invoice has taken yet silences the case where it covers what is overdue.</summary>
sealed class NotePaymentWhenReceived(CaseInbox cases) : IConsumer<PaymentReceivedV1>
{
    public Task Consume(ConsumeContext<PaymentReceivedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NotePaymentWhenReceived), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.PaymentReceived(heard.Payment, Money.OfCents(heard.AmountCents, heard.Currency), heard.ReceivedOn, heard.Origin, heard.Version, heard.On));
    }
}
