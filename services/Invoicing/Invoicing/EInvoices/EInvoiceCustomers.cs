using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>Which customer account the buyer of an electronic invoice is.</summary>
/// <param name="Number">The account's number; null where there is a problem.</param>
/// <param name="IsOpened">It is there for the first time.</param>
/// <param name="Problem">Why there is none.</param>
readonly record struct BuyerAccount(string? Number, bool IsOpened, IResult? Problem);

/// <summary>
/// Finds the account of a buyer: the one the sender names, the seller's own number in the file, the account that has the document already,
/// the only account of the buyer's SIREN; else it opens one.
/// </summary>
sealed class EInvoiceCustomers(Books books, CustomerDirectory directory)
{
    public async Task<BuyerAccount> Of(Session session, EInvoice invoice, string? asked, EventContext context, CancellationToken stop)
    {
        var creditor = invoice.Seller.Siren!.Value;
        if (asked is not null)
            return await Known(session, creditor, asked, stop) is { } named ? new(named, false, null) : new(null, false, Ledger.CustomerUnknown(new(creditor.Digits, asked, invoice.Number, null)));
        if (invoice.Buyer.OwnNumber is { } own && await Known(session, creditor, own, stop) is { } numbered) return new(numbered, false, null);
        if (await OfDocument(session, creditor, invoice, stop) is { } booked) return new(booked, false, null);

        var accounts = invoice.Buyer.Siren is { } company ? await OfCompany(session, creditor, company, stop) : [];
        return accounts switch
        {
            [var only] => new(only, false, null),
            []         => await Opened(session, creditor, invoice.Buyer, context, stop),
            _          => new(null, false, EInvoiceRefusals.BuyerAmbiguous(invoice.Buyer.Siren!.Value, accounts)),
        };
    }

    /// <summary>Remembers which company an account is of.</summary>
    public static async Task Link(Session session, Siren creditor, Siren? company, Guid customer, CancellationToken stop)
    {
        if (company is { } siren)
            await session.Run("insert into customer_companies (creditor, siren, customer) values ($1, $2, $3) on conflict do nothing", stop, creditor.Digits, siren.Digits, customer);
    }

    async Task<BuyerAccount> Opened(Session session, Siren creditor, EInvoiceParty buyer, EventContext context, CancellationToken stop)
    {
        if ((buyer.Siren?.Digits ?? VatNumber.Parse(buyer.Vat)?.Compact) is not { } number) return new(null, false, EInvoiceRefusals.BuyerUnidentified());
        if (await Known(session, creditor, number, stop) is { } known) return new(known, false, null);
        var id = BusinessKey.OfCustomer(creditor, number);
        var entry = (await directory.Read(session, [id], stop))[id].Named(buyer.Name, NameSource.Export);
        await books.Customers.Apply(session, [(id, new CustomerCommand.Mention(new(creditor.Digits, number), null, null, entry.Fingerprint(CustomerProfile.Assumed.Language)))], context, stop);
        await directory.Write(session, [(id, entry)], stop);
        return new(number, true, null);
    }

    static Task<List<string>> OfCompany(Session session, Siren creditor, Siren company, CancellationToken stop) => session.Read(
        """
        select c.number from customers c where c.creditor = $1
           and (c.siren = $2 or exists (select from customer_companies k where k.creditor = $1 and k.siren = $2 and k.customer = c.id)) order by c.number
        """, r => r.GetString(0), stop, creditor.Digits, company.Digits);

    static async Task<string?> Known(Session session, Siren creditor, string number, CancellationToken stop) =>
        (await session.Read("select number from customers where id = $1", r => r.GetString(0), stop, BusinessKey.OfCustomer(creditor, number))).FirstOrDefault();

    static async Task<string?> OfDocument(Session session, Siren creditor, EInvoice invoice, CancellationToken stop) => (await session.Read(
        "select c.number from customers c join (select customer from invoices where id = $1 union all select customer from credits where id = $2) d on d.customer = c.id",
        r => r.GetString(0), stop,
        invoice.Kind is EInvoiceKind.Invoice ? BusinessKey.OfInvoice(creditor, invoice.Number, invoice.IssuedOn.Year) : Guid.Empty,
        invoice.Kind is EInvoiceKind.CreditNote ? BusinessKey.OfCreditNote(creditor, invoice.Number, invoice.IssuedOn.Year) : Guid.Empty)).FirstOrDefault();
}
