using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Debtors;

/// <summary>A policy may be for insured debtors, or for the others.</summary>
sealed class LearnCoverWhenInsured(CaseInbox cases) : IConsumer<CreditInsuredV1>
{
    public Task Consume(ConsumeContext<CreditInsuredV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(LearnCoverWhenInsured), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.CreditInsured(heard.Debtor, heard.Policy, Money.OfCents(heard.InsuredCents, heard.Currency), heard.From, heard.Until, heard.Version, heard.On));
    }
}
