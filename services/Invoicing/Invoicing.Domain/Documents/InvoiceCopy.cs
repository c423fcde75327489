using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>The invoice that a copy is of.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
public sealed record CopiedInvoice(string Creditor, Guid Invoice, string Number);

/// <summary>Orders to the copy of an invoice.</summary>
public abstract record InvoiceCopyCommand
{
    InvoiceCopyCommand() { }

    /// <summary>From now on this document is the invoice as it was sent.</summary>
    /// <param name="Of">Which invoice.</param>
    /// <param name="Reference">The ERP's own of the document.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="On">Business date.</param>
    public sealed record Keep(CopiedInvoice Of, string Reference, DocumentContent Content, DateOnly On) : InvoiceCopyCommand;

    /// <summary>No document is, any more.</summary>
    /// <param name="On">Business date.</param>
    public sealed record Withdraw(DateOnly On) : InvoiceCopyCommand;
}

/// <summary>Facts of the copy of an invoice.</summary>
public abstract record InvoiceCopyEvent
{
    InvoiceCopyEvent() { }

    /// <summary>The copy is there with its bytes, the first or another one.</summary>
    public sealed record InvoiceCopyKept(CopiedInvoice Of, string Reference, DocumentContent Content, DateOnly On) : InvoiceCopyEvent;

    /// <summary>What was taken for the copy is attached to it no longer.</summary>
    public sealed record InvoiceCopyWithdrawn(CopiedInvoice Of, DateOnly On) : InvoiceCopyEvent;
}

/// <summary>The copy of an invoice that may go to its debtor (duplicata): one document at a time, the latest.</summary>
/// <param name="Of">Null before there was any.</param>
/// <param name="Reference">Of the document; null while there is none.</param>
/// <param name="Content">Its bytes; null while there is none.</param>
public sealed record InvoiceCopy(CopiedInvoice? Of, string? Reference, DocumentContent? Content) : IDecider<InvoiceCopy, InvoiceCopyCommand, InvoiceCopyEvent>
{
    /// <inheritdoc/>
    public static InvoiceCopy Initial => new(null, null, null);

    /// <summary>The stream of an invoice's copy.</summary>
    public static Guid StreamOf(Guid invoice) => NameBasedId.Of($"invoice_copy|{invoice}");

    /// <inheritdoc/>
    public static Decision<InvoiceCopyEvent> Decide(InvoiceCopy copy, InvoiceCopyCommand command) => command switch
    {
        InvoiceCopyCommand.Keep keep => copy.Content == keep.Content && copy.Reference == keep.Reference ? Nothing : new InvoiceCopyEvent.InvoiceCopyKept(keep.Of, keep.Reference, keep.Content, keep.On),
        InvoiceCopyCommand.Withdraw withdraw => copy is { Of: { } of, Content: not null } ? new InvoiceCopyEvent.InvoiceCopyWithdrawn(of, withdraw.On) : Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static InvoiceCopy Evolve(InvoiceCopy was, InvoiceCopyEvent happened) => happened switch
    {
        InvoiceCopyEvent.InvoiceCopyKept e => new(e.Of, e.Reference, e.Content),
        InvoiceCopyEvent.InvoiceCopyWithdrawn => was with { Reference = null, Content = null },
        _ => throw new UnreachableException(),
    };
}
