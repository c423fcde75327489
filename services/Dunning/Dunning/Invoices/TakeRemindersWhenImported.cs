using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Invoices;

/// <summary>What the ERP had reminded before counts, so that nobody is asked for the first time twice.</summary>
sealed class TakeRemindersWhenImported(CaseInbox cases) : IConsumer<InvoiceReminderHistoryV1>
{
    public Task Consume(ConsumeContext<InvoiceReminderHistoryV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(TakeRemindersWhenImported), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            async session => new DunningEvent.RemindersImported(
                heard.Invoice, heard.Number, (await EntityTable.Levels(session, heard.Creditor, context.CancellationToken)).Of(heard.Level), heard.LastRemindedOn, heard.Channel is { } channel ? Spelling.Heard<Channel>(channel) : Channel.None, heard.Version, heard.On));
    }
}
