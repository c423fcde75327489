using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>Which invoice a request is about, by the ERP's number.</summary>
readonly record struct InvoicePath(string Siren, string Number, int? Year);

/// <summary>Finds the invoice of a request and carries out an order to it that moves no money.</summary>
sealed class InvoiceDesk(Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    public async Task<IResult> Handle(Inspection inspection, InvoicePath path, InvoiceCommand order, string? ifMatch, HttpContext http, CancellationToken stop) =>
        inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, path.Siren, path.Number, path.Year, stop);
            return missing ?? Answer.From(await books.Invoices.Handle(session, invoice, order, http.EventContext(clock), stop, Answer.Version(ifMatch)));
        }, stop);
}
