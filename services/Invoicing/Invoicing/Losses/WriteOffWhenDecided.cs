using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Losses;

/// <summary>
/// What two people have given up in litigation is a loss in the books: proved, rectified and written off as a person would here. What the books refuse (it was paid meanwhile, say) is parked for a person.
/// </summary>
public sealed class WriteOffWhenDecided(Inbox inbox, LossesFromLitigation losses) : IConsumer<DebtWrittenOffV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<DebtWrittenOffV1> context)
    {
        var heard = context.Message;
        var orders = new List<InvoiceCommand> { new InvoiceCommand.EvidenceIrrecoverability(new(Spelling.Heard<IrrecoverabilityGround>(heard.Ground), heard.EvidencedOn, heard.Proof)) };
        if (heard is { RectifyingInvoice: { } reference, RectifyingSentOn: { } sentOn }) orders.Add(new InvoiceCommand.SendRectifyingInvoice(reference, sentOn));
        orders.Add(new InvoiceCommand.WriteOff(
            LossesFromLitigation.Reference(heard.Reference), WriteOffKind.Irrecoverable, Money.OfCents(heard.GrossCents, heard.Currency), heard.WrittenOffOn, heard.ReclaimedVatCents > 0 ? heard.On : null));
        return inbox.Once(context, nameof(WriteOffWhenDecided), heard.On, (session, facts) => losses.Book(session, heard.Invoice, orders, facts, context.CancellationToken));
    }
}

/// <summary>Money came in after all on what litigation had written off: so much is owed again, to be paid by it.</summary>
public sealed class RecoverWhenMoneyComesLate(Inbox inbox, LossesFromLitigation losses) : IConsumer<RecoveredAfterWriteOffV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<RecoveredAfterWriteOffV1> context)
    {
        var heard = context.Message;
        // A recovery has its reference within its write-off, of which an invoice may have several.
        var order = new InvoiceCommand.Recover(
            LossesFromLitigation.Reference($"{heard.Reference}:{heard.Recovery}"), Money.OfCents(heard.AmountCents, heard.Currency), heard.RecoveredOn, LossesFromLitigation.Reference(heard.Reference));
        return inbox.Once(context, nameof(RecoverWhenMoneyComesLate), heard.On, (session, facts) => losses.Book(session, heard.Invoice, [order], facts, context.CancellationToken));
    }
}

/// <summary>Takes losses of litigation to the account of their invoice.</summary>
public sealed class LossesFromLitigation(Ledger ledger)
{
    /// <summary>Its own and the ERP's references never meet.</summary>
    internal static string Reference(string said) => $"litigation:{said}";

    internal async Task Book(Session session, Guid invoice, IReadOnlyList<InvoiceCommand> orders, EventContext facts, CancellationToken stop)
    {
        var documents = await session.Read(
            "select i.creditor, c.number, i.number, i.year from invoices i join customers c on c.id = i.customer where i.id = $1", r => new AccountDocument(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), stop, invoice);
        if (documents is not [var document]) throw new FactRefused(new("invoice_unknown", $"No invoice {invoice} is known here."));
        foreach (var order in orders)
            if ((await ledger.Issue(session, document, _ => order, facts, stop))?.Decision.Refusal is { } refusal) throw new FactRefused(refusal);
    }
}
