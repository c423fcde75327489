using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Debtors;

/// <summary>What is claimed for late payment follows the contract.</summary>
sealed class HearPenaltyClauseWhenAgreed(CaseInbox cases) : IConsumer<PenaltyClauseAgreedV1>
{
    public Task Consume(ConsumeContext<PenaltyClauseAgreedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(HearPenaltyClauseWhenAgreed), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.PenaltiesAgreed(heard.Debtor, heard.From, new(Spelling.Heard<PenaltyBasis>(heard.Basis), heard.FigureHundredths, heard.Capitalises), heard.Version, heard.On));
    }
}
