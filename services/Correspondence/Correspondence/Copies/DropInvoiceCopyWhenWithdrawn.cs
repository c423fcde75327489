using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Copies;

/// <summary>What is no copy of an invoice any more goes with no message to come.</summary>
sealed class DropInvoiceCopyWhenWithdrawn(Inbox inbox) : IConsumer<InvoiceCopyWithdrawnV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyWithdrawnV1> context) =>
        inbox.Once(context, nameof(DropInvoiceCopyWhenWithdrawn), context.Message.On, (session, _) => session.Run(
            """
            insert into invoice_copies as c (invoice, version, number) values ($1, $2, $3)
            on conflict (invoice) do update set version = excluded.version, sha256 = null, size = null, media_type = null where c.version < excluded.version
            """,
            context.CancellationToken, context.Message.Invoice, context.Message.Version, context.Message.Number));
}
