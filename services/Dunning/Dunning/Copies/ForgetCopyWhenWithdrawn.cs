using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Copies;

/// <summary>Without a copy a person must find one.</summary>
sealed class ForgetCopyWhenWithdrawn(Inbox inbox) : IConsumer<InvoiceCopyWithdrawnV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyWithdrawnV1> context) =>
        inbox.Once(context, nameof(ForgetCopyWhenWithdrawn), context.Message.On, (session, _) => CopyTable.Keep(session, context.Message.Invoice, context.Message.Version, false, context.CancellationToken));
}
