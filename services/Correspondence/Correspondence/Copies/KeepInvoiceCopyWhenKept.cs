using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Copies;

/// <summary>Keeps where the copy of an invoice lies, for the messages to come.</summary>
sealed class KeepInvoiceCopyWhenKept(Inbox inbox) : IConsumer<InvoiceCopyKeptV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyKeptV1> context) =>
        inbox.Once(context, nameof(KeepInvoiceCopyWhenKept), context.Message.On, (session, _) => session.Run(
            """
            insert into invoice_copies as c (invoice, version, number, sha256, size, media_type) values ($1, $2, $3, $4, $5, $6)
            on conflict (invoice) do update set version = excluded.version, number = excluded.number, sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type
             where c.version < excluded.version
            """,
            context.CancellationToken, context.Message.Invoice, context.Message.Version, context.Message.Number, context.Message.Sha256, context.Message.Size, context.Message.MediaType));
}
