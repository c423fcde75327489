using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>The copy of an invoice is the first paper of its claim.</summary>
sealed class KeepInvoiceCopyWhenKept(Inbox inbox) : IConsumer<InvoiceCopyKeptV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyKeptV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(KeepInvoiceCopyWhenKept), m.On, (session, _) => session.Run(
            "insert into invoice_copies as c (invoice, number, sha256, size, media_type, kept_on, version) values ($1, $2, $3, $4, $5, $6, $7) on conflict (invoice) do update " +
            "set number = excluded.number, sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, kept_on = excluded.kept_on, version = excluded.version where c.version < excluded.version",
            context.CancellationToken, m.Invoice, m.Number, m.Sha256, m.Size, m.MediaType, m.On, m.Version));
    }
}
