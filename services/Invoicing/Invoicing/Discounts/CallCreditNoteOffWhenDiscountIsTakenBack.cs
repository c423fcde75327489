using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Discounts;

/// <summary>What a plan had given up is owed again: another item tells the ERP to leave the credit note, or to undo it.</summary>
public sealed class CallCreditNoteOffWhenDiscountIsTakenBack(Inbox inbox, Books books) : IConsumer<DiscountTakenBackV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<DiscountTakenBackV1> context)
    {
        var heard = context.Message;
        return inbox.Once(context, nameof(CallCreditNoteOffWhenDiscountIsTakenBack), heard.On, (session, facts) => books.Discounts.Handle(
            session, PlanDiscount.Of(heard.Plan), new PlanDiscountCommand.CallOff(heard.Plan, heard.Creditor, heard.CustomerNumber, heard.Version, heard.On), facts, context.CancellationToken));
    }
}
