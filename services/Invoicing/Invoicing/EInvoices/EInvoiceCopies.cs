using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Documents;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>Keeps the PDF of an electronic invoice (Factur-X) as the copy of its invoice: what was sent is what a debtor who asks is shown. An invoice is booked whatever becomes of its copy.</summary>
sealed class EInvoiceCopies(ContentDesk desk, Books books, NpgsqlDataSource database, LogSignal signal, IConfiguration configuration)
{
    readonly bool isSet = DocumentStores.IsSet(configuration);

    /// <summary>Keeps it, in a transaction of its own.</summary>
    /// <returns>Why it was not kept, or null.</returns>
    public async Task<EInvoiceRemark?> Keep(EInvoiceAnswer booked, byte[] content, EventContext context, CancellationToken stop)
    {
        if (!IsCopy(booked, content)) return null;
        var (kept, remark) = await Take(content, stop);
        if (kept is not null) await UnitOfWork.Run(database, signal, session => Register(session, booked, kept, context, stop), stop);
        return remark;
    }

    /// <summary>Keeps it, in the transaction of an import.</summary>
    /// <returns>Why it was not kept, or null.</returns>
    public async Task<EInvoiceRemark?> Keep(Session session, EInvoiceAnswer booked, byte[] content, EventContext context, CancellationToken stop)
    {
        if (!IsCopy(booked, content)) return null;
        var (kept, remark) = await Take(content, stop);
        if (kept is not null) await Register(session, booked, kept, context, stop);
        return remark;
    }

    // Without a store nothing is missing: the installation keeps no documents at all.
    bool IsCopy(EInvoiceAnswer booked, byte[] content) => isSet && booked is { Document: "invoice", Link: not null } && EInvoiceFile.IsPdf(content) && BusinessKey.Parse(ReferenceOf(booked)) is not null;

    async Task<(DocumentContent?, EInvoiceRemark?)> Take(byte[] content, CancellationToken stop)
    {
        if (content.LongLength > desk.Largest) return (null, Remark($"it is larger than {desk.Largest} bytes"));
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            var (kept, problem) = await desk.Take(stream, CopyChoice.MediaType, stop);
            return (kept, problem is null ? null : Remark("the scanner refuses it or does not answer"));
        }
        catch (IOException)
        {
            return (null, Remark("the store of documents does not answer"));
        }
    }

    async Task<bool> Register(Session session, EInvoiceAnswer booked, DocumentContent content, EventContext context, CancellationToken stop)
    {
        var key = new DocumentKey(booked.Creditor, ReferenceOf(booked));
        var id = BusinessKey.OfDocument(Siren.Parse(booked.Creditor)!.Value, key.Reference);
        await books.Documents.Handle(session, id, new DocumentCommand.Register(
            key, new(DocumentKind.InvoiceCopy, booked.IssuedOn, null, null, null), [new(HolderKind.Invoice, booked.Number, booked.Year)]), context, stop);
        await books.Documents.Handle(session, id, new DocumentCommand.File(content), context, stop);
        return true;
    }

    // Of the same invoice always the same document, whatever way it came.
    static string ReferenceOf(EInvoiceAnswer booked) => $"e-invoice {booked.Year} {booked.Number}";

    static EInvoiceRemark Remark(string why) => new("copy_not_kept", null, $"The invoice is booked; its PDF was not kept as its copy: {why}. Send the file again to have it kept.");
}
