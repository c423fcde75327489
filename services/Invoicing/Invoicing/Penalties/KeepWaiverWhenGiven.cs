using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>What was given up while an invoice was dunned is not billed once it is paid.</summary>
public sealed class KeepWaiverWhenGiven(Inbox inbox) : IConsumer<PenaltiesWaivedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PenaltiesWaivedV1> context)
    {
        var heard = context.Message;
        return inbox.Once(context, nameof(KeepWaiverWhenGiven), heard.On, (session, _) => PenaltyTable.Waive(session, heard.Invoice, heard.On, context.CancellationToken));
    }
}
