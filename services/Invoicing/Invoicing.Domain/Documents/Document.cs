using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>A supporting document (pièce justificative): what it is, what it proves, and the hash of its bytes.</summary>
/// <param name="Key">Null until it is registered.</param>
/// <param name="Description">Null until it is registered.</param>
/// <param name="Content">Null until its bytes were stored.</param>
/// <param name="Holders">What it is attached to, in the order told.</param>
public sealed record Document(DocumentKey? Key, DocumentDescription? Description, DocumentContent? Content, ImmutableArray<Holder> Holders)
    : IDecider<Document, DocumentCommand, DocumentEvent>
{
    /// <inheritdoc/>
    public static Document Initial => new(null, null, null, []);

    /// <inheritdoc/>
    public static Decision<DocumentEvent> Decide(Document document, DocumentCommand command) => command switch
    {
        DocumentCommand.Register register => document.Becomes(document.Key ?? register.Document, register),
        _ when document.Key is null       => Refuse("document_unknown", "There is no such document: register it first."),
        DocumentCommand.File file         => document.Holds(document.Key, file.Content),
        DocumentCommand.EraseSigner erase => document.Forgets(document.Key, erase),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Document Evolve(Document was, DocumentEvent happened) => happened switch
    {
        DocumentEvent.DocumentRegistered e => was with { Key = e.Document, Description = e.Description },
        DocumentEvent.DocumentCorrected e  => was with { Description = e.Description },
        DocumentEvent.DocumentAttached e   => was with { Holders = was.Holders.Add(e.Holder) },
        DocumentEvent.DocumentDetached e   => was with { Holders = was.Holders.RemoveAll(e.Holder.Is) },
        DocumentEvent.DocumentFiled e      => was with { Content = e.Content },
        DocumentEvent.DocumentReplaced e   => was with { Content = e.Content },
        DocumentEvent.SignerErased         => was with { Description = was.Description is null ? null : was.Description with { Signer = null } },
        _ => throw new UnreachableException(),
    };

    Decision<DocumentEvent> Becomes(DocumentKey key, DocumentCommand.Register register)
    {
        DocumentEvent[] said =
            Description is null ? [new DocumentEvent.DocumentRegistered(key, register.Description)]
            : Description != register.Description ? [new DocumentEvent.DocumentCorrected(key, register.Description)]
            : [];
        return Accept<DocumentEvent>(
        [
            .. said,
            .. Holders.Where(known => !register.Holders.Any(known.Is)).Select(known => new DocumentEvent.DocumentDetached(key, known)),
            .. register.Holders.Where(told => !Holders.Any(told.Is)).Select(told => new DocumentEvent.DocumentAttached(key, told)),
        ]);
    }

    Decision<DocumentEvent> Holds(DocumentKey key, DocumentContent content) => Content switch
    {
        null => new DocumentEvent.DocumentFiled(key, content),
        var known when known == content => Nothing,
        var former => new DocumentEvent.DocumentReplaced(key, content, former.Sha256),
    };

    Decision<DocumentEvent> Forgets(DocumentKey key, DocumentCommand.EraseSigner erase) => (Description?.Signer, erase) switch
    {
        (null, _) => Nothing,
        (_, { OpenClaims: > 0, Ground: not ErasureGround.WrongPerson }) => Refuse("claim_open", "Open claims rest on this document: its signer can be erased when they are settled."),
        ({ } signer, _) => new DocumentEvent.SignerErased(key, signer, erase.Ground),
    };
}
