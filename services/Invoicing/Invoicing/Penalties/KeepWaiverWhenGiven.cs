using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>
/// What was given up while an invoice was dunned is not billed once it is paid; where it was billed before that was heard, the line is taken back. One that is paid
/// stays, and is told: a person decides what to give back.
/// </summary>
public sealed class KeepWaiverWhenGiven(Inbox inbox, Ledger ledger) : IConsumer<PenaltiesWaivedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PenaltiesWaivedV1> context)
    {
        var (heard, stop) = (context.Message, context.CancellationToken);
        return inbox.Once(context, nameof(KeepWaiverWhenGiven), heard.On, async (session, facts) =>
        {
            // Whoever bills the account waits until this is known, or has billed it before.
            var accounts = await WaivedWhenBilled.Accounts(session, heard.Invoice, stop);
            await Ledger.Hold(session, accounts, stop);
            await PenaltyTable.Waive(session, heard.Invoice, heard.On, stop);
            if (!await WaivedWhenBilled.Stands(session, heard.Invoice, stop)) return;
            await ledger.Settle(session, accounts, LetteredDocuments.None, facts, stop);
            await WaivedWhenBilled.Tell(session, heard.Invoice, heard.On, stop);
        });
    }
}
