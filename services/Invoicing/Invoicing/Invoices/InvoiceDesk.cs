using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>Which invoice a request is about, by the ERP's number.</summary>
readonly record struct InvoicePath(string Siren, string Number, int? Year);

/// <summary>Finds the invoice of a request and carries out an order to it.</summary>
sealed class InvoiceDesk(Books books, Ledger ledger, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    /// <summary>An order that moves no money.</summary>
    public async Task<IResult> Handle(Inspection inspection, InvoicePath path, InvoiceCommand order, string? ifMatch, HttpContext http, CancellationToken stop) =>
        inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, path.Siren, path.Number, path.Year, stop);
            return missing ?? Answer.From(await books.Invoices.Handle(session, invoice, order, http.EventContext(clock), stop, Answer.Version(ifMatch)));
        }, stop);

    /// <summary>An order after which more or less is owed, or money may go where it could not: the account is settled with it.</summary>
    public async Task<IResult> Move(Inspection inspection, InvoicePath path, InvoiceCommand order, string? ifMatch, HttpContext http, CancellationToken stop) =>
        inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, path.Siren, path.Number, path.Year, stop);
            if (missing is not null) return missing;
            return Answer.From(await Move(session, invoice, order, http.EventContext(clock), ifMatch, stop));
        }, stop);

    /// <summary>The same in the caller's transaction, of an invoice that was found.</summary>
    public async Task<Outcome<Invoice, InvoiceEvent>> Move(Session session, Guid invoice, InvoiceCommand order, EventContext context, string? ifMatch, CancellationToken stop)
    {
        var document = (await session.Read(
            "select i.creditor, c.number, i.number, i.year from invoices i join customers c on c.id = i.customer where i.id = $1",
            r => new AccountDocument(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), stop, invoice))[0];
        return (await ledger.Issue(session, document, _ => order, context, stop, Answer.Version(ifMatch)))!;
    }
}
