using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Debtors;

/// <summary>What the customer is chooses its policy.</summary>
sealed class ProfileDebtorWhenChanged(CaseInbox cases) : IConsumer<DebtorChangedV1>
{
    public Task Consume(ConsumeContext<DebtorChangedV1> context)
    {
        var heard = context.Message;
        var account = new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor);
        return cases.Hear(context, nameof(ProfileDebtorWhenChanged), heard.On, account, async session =>
        {
            await TraitsOfDebtor.Keep(session, account.CaseId(), heard, context.CancellationToken);
            return new DunningEvent.DebtorProfiled(heard.Debtor, Spelling.Heard<CustomerKind>(heard.Kind), heard.Segment, heard.Language, heard.Version,
                Spelling.Known<PayerProfile>(heard.PayerProfile), heard.ClaimObject, heard.SalesPerson, heard.Region);
        });
    }
}
