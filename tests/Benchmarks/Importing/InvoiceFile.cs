using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Benchmarks.Importing;

/// <summary>A bulk file that is the same each time: twenty invoices to a customer, spread over the file as an ERP's numbers are.</summary>
static class InvoiceFile
{
    public const string Siren = "732829320";
    const int InvoicesOfCustomer = 20;

    public static int Customers(int invoices) => (invoices + InvoicesOfCustomer - 1) / InvoicesOfCustomer;

    /// <summary>Customers first, then invoices.</summary>
    public static async Task Write(string path, int invoices)
    {
        await using var file = new StreamWriter(path);
        var customers = Customers(invoices);
        for (var c = 0; c < customers; c++) await file.WriteAsync($$"""{"resource":"customer","key":"C{{c:000000}}","name":"Société Essai {{c}}","kind":"company","termDays":30}""" + "\n");
        for (var i = 0; i < invoices; i++)
            await file.WriteAsync(
                $$"""{"resource":"invoice","key":"FA2026-{{i:0000000}}","customer":"{{Customer(i, customers)}}","issuedOn":"{{IssuedOn(i):yyyy-MM-dd}}","amountCents":{{Cents(i)}},"reference":"CDE {{i}}"}""" + "\n");
    }

    /// <summary>The facts that come of the invoices, as they are stored.</summary>
    public static StreamAppend[] Facts(int from, int count, int customers) => [.. Enumerable.Range(from, count).Select(i =>
    {
        var document = new AccountDocument(Siren, Customer(i, customers), $"FA2026-{i:0000000}", IssuedOn(i).Year);
        var amount = Money.OfCents(Cents(i));
        var issued = new InvoiceEvent.InvoiceIssued(document, new($"{document.Number} (CDE {i})", IssuedOn(i), IssuedOn(i).AddDays(30), amount, false), amount, Origin.Erp);
        return new StreamAppend(document.Invoice, "invoice", StreamHead.New, [EventNames<InvoiceEvent>.Write(issued)]);
    })];

    // 7919 is prime: neighbours in the file are of customers far apart.
    static string Customer(int invoice, int customers) => $"C{(long)invoice * 7919 % customers:000000}";

    static DateOnly IssuedOn(int invoice) => new DateOnly(2026, 1, 1).AddDays(invoice % 59);

    static long Cents(int invoice) => 10_000 + invoice * 37L % 990_000;
}
