using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Insolvencies;

/// <summary>From the opening judgment on nothing earlier is claimed; what has not gone out is called back at once.</summary>
sealed class StopWhenInsolvencyOpens(CaseInbox cases) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(StopWhenInsolvencyOpens), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InsolvencyOpened(heard.Debtor, heard.Kind, heard.JudgmentOn, heard.PublishedOn, heard.Version, heard.On));
    }
}
