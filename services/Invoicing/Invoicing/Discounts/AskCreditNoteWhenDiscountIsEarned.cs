using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Discounts;

/// <summary>A plan was kept that gives something up: the ERP is asked for the credit note. What is owed changes when that comes.</summary>
public sealed class AskCreditNoteWhenDiscountIsEarned(Inbox inbox, Books books) : IConsumer<DiscountEarnedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<DiscountEarnedV1> context) =>
        inbox.Once(context, nameof(AskCreditNoteWhenDiscountIsEarned), context.Message.On, (session, facts) => Ask(session, context.Message, facts, context.CancellationToken));

    async Task Ask(Session session, DiscountEarnedV1 heard, EventContext facts, CancellationToken stop)
    {
        var names = (await session.Read("select id, number, year from invoices where id = any($1)", r => (Id: r.GetGuid(0), Name: new InvoiceName(r.GetString(1), r.GetInt32(2))), stop, (object)heard.Invoices.Select(i => i.Invoice).ToArray()))
            .ToDictionary(i => i.Id, i => i.Name);
        DiscountLine[] lines = [.. heard.Invoices.Select(i => new DiscountLine(
            names.TryGetValue(i.Invoice, out var name) ? name : throw new InvalidDataException($"Invoice {i.Number} of {heard.Creditor} is not known here: nobody can credit it."), Money.OfCents(i.AmountCents, heard.Currency)))];
        await books.Discounts.Handle(session, PlanDiscount.Of(heard.Plan), new PlanDiscountCommand.Ask(heard.Plan, heard.Creditor, heard.CustomerNumber, [.. lines], heard.Version, heard.On), facts, stop);
    }
}
