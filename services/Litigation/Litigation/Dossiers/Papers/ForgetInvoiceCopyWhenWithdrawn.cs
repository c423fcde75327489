using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>What was taken for a copy proves nothing.</summary>
sealed class ForgetInvoiceCopyWhenWithdrawn(Inbox inbox) : IConsumer<InvoiceCopyWithdrawnV1>
{
    public Task Consume(ConsumeContext<InvoiceCopyWithdrawnV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(ForgetInvoiceCopyWhenWithdrawn), m.On, (session, _) => session.Run(
            "insert into invoice_copies as c (invoice, number, kept_on, version) values ($1, $2, $3, $4) on conflict (invoice) do update " +
            "set sha256 = null, size = null, media_type = null, kept_on = excluded.kept_on, version = excluded.version where c.version < excluded.version",
            context.CancellationToken, m.Invoice, m.Number, m.On, m.Version));
    }
}
