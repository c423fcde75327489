using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Customers;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>Orders to a document.</summary>
public abstract record DocumentCommand
{
    DocumentCommand() { }

    /// <summary>Registers the document, or corrects what is said of it.</summary>
    /// <param name="Document">Which.</param>
    /// <param name="Description">What is said of it from now on.</param>
    /// <param name="Holders">All that it is attached to from now on.</param>
    public sealed record Register(DocumentKey Document, DocumentDescription Description, ImmutableArray<Holder> Holders) : DocumentCommand;

    /// <summary>Its bytes were stored.</summary>
    public sealed record File(DocumentContent Content) : DocumentCommand;

    /// <summary>Forgets who signed it.</summary>
    /// <param name="Ground">Why.</param>
    /// <param name="OpenClaims">Invoices it proves that are not settled.</param>
    public sealed record EraseSigner(ErasureGround Ground, int OpenClaims) : DocumentCommand;
}

/// <summary>Facts of a document.</summary>
public abstract record DocumentEvent
{
    DocumentEvent() { }

    /// <summary>The document is in the register.</summary>
    public sealed record DocumentRegistered(DocumentKey Document, DocumentDescription Description) : DocumentEvent;

    /// <summary>Something else is said of it now.</summary>
    public sealed record DocumentCorrected(DocumentKey Document, DocumentDescription Description) : DocumentEvent;

    /// <summary>It proves this.</summary>
    public sealed record DocumentAttached(DocumentKey Document, Holder Holder) : DocumentEvent;

    /// <summary>It proves this no longer.</summary>
    public sealed record DocumentDetached(DocumentKey Document, Holder Holder) : DocumentEvent;

    /// <summary>Its bytes are stored under their hash.</summary>
    public sealed record DocumentFiled(DocumentKey Document, DocumentContent Content) : DocumentEvent;

    /// <summary>Other bytes stand for it now; the former ones are kept under their own hash.</summary>
    public sealed record DocumentReplaced(DocumentKey Document, DocumentContent Content, string Former) : DocumentEvent;

    /// <summary>Who signed it was forgotten; that it was signed, and in what role, stays.</summary>
    public sealed record SignerErased(DocumentKey Document, Guid Subject, ErasureGround Ground) : DocumentEvent;
}
