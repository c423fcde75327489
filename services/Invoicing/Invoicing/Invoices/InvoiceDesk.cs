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

    /// <summary>An order after which more or less is owed: the account is settled with it.</summary>
    public async Task<IResult> Move(Inspection inspection, InvoicePath path, InvoiceCommand order, string? ifMatch, HttpContext http, CancellationToken stop) =>
        inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, path.Siren, path.Number, path.Year, stop);
            if (missing is not null) return missing;
            var document = (await session.Read(
                "select i.creditor, c.number, i.number, i.year from invoices i join customers c on c.id = i.customer where i.id = $1",
                r => new AccountDocument(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), stop, invoice))[0];
            return Answer.From((await ledger.Issue(session, document, _ => order, http.EventContext(clock), stop, Answer.Version(ifMatch)))!);
        }, stop);
}
