using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Debtors;

/// <summary>A way that a debtor does not want is not planned at all.</summary>
sealed class LearnWaysWhenClosed(CaseInbox cases) : IConsumer<DebtorWayChangedV1>
{
    public Task Consume(ConsumeContext<DebtorWayChangedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(LearnWaysWhenClosed), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.WayChanged(heard.Suppression, Spelling.Heard<Channel>(heard.Way), heard.IsWhole, heard.IsClosed, heard.Reason, heard.Until, heard.Version, heard.On));
    }
}
