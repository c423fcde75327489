using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Copies;

/// <summary>A copy that is at hand can be sent to a debtor who asks for it.</summary>
sealed class NoteCopyWhenKept(Inbox inbox) : IConsumer<InvoiceCopyKeptV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyKeptV1> context) =>
        inbox.Once(context, nameof(NoteCopyWhenKept), context.Message.On, (session, _) => CopyTable.Keep(session, context.Message.Invoice, context.Message.Version, true, context.CancellationToken));
}
