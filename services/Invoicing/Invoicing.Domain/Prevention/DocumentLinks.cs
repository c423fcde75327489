using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>A step of the way from quote to invoice; documents of a step are inherited by those that come from it.</summary>
public enum ChainStep
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A quote (devis).</summary>
    Quote,

    /// <summary>An order (commande).</summary>
    Order,

    /// <summary>A delivery (livraison).</summary>
    Delivery,

    /// <summary>An invoice (facture).</summary>
    Invoice,
}

/// <summary>A document of the chain, in the ERP's own words.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Step">Which step.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Of an invoice, as its key has it; other steps have none.</param>
public sealed record ChainDocument(string Creditor, ChainStep Step, string Number, int? Year);

/// <summary>A document that another comes from.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Number">The ERP's number.</param>
public sealed record ChainParent(ChainStep Step, string Number);

/// <summary>Orders to the links of a document.</summary>
public abstract record DocumentLinksCommand
{
    DocumentLinksCommand() { }

    /// <summary>Says all that the document comes from.</summary>
    public sealed record Link(ChainDocument Document, ImmutableList<ChainParent> Parents) : DocumentLinksCommand;
}

/// <summary>Facts of the links of a document.</summary>
public abstract record DocumentLinksEvent
{
    DocumentLinksEvent() { }

    /// <summary>What the document comes from, all of it.</summary>
    public sealed record DocumentLinked(ChainDocument Document, ImmutableList<ChainParent> Parents) : DocumentLinksEvent;
}

/// <summary>What a document comes from: an invoice from its deliveries and orders, an order from its quotes.</summary>
/// <param name="Document">Null until something was said.</param>
/// <param name="Parents">In one order.</param>
public sealed record DocumentLinks(ChainDocument? Document, ImmutableList<ChainParent> Parents) : IDecider<DocumentLinks, DocumentLinksCommand, DocumentLinksEvent>
{
    /// <inheritdoc/>
    public static DocumentLinks Initial => new(null, []);

    /// <inheritdoc/>
    public static Decision<DocumentLinksEvent> Decide(DocumentLinks links, DocumentLinksCommand command) => command switch
    {
        DocumentLinksCommand.Link link => links.Becomes(link.Document, Ordered(link.Parents)),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static DocumentLinks Evolve(DocumentLinks was, DocumentLinksEvent happened) => happened switch
    {
        DocumentLinksEvent.DocumentLinked e => new(e.Document, e.Parents),
        _ => throw new UnreachableException(),
    };

    Decision<DocumentLinksEvent> Becomes(ChainDocument document, ImmutableList<ChainParent> parents) =>
        parents.SequenceEqual(Parents) ? Decisions.Nothing : new DocumentLinksEvent.DocumentLinked(Document ?? document, parents);

    static ImmutableList<ChainParent> Ordered(ImmutableList<ChainParent> parents) => [.. parents.OrderBy(p => p.Step).ThenBy(p => p.Number, StringComparer.Ordinal)];
}
