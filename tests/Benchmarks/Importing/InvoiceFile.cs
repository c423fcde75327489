using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Benchmarks.Importing;

/// <summary>A bulk file that is the same each time: twenty invoices to a customer, spread over the file as an ERP's numbers are.</summary>
static class InvoiceFile
{
    public const string Siren = "732829320", SecondSiren = "404833048";
    const int InvoicesOfCustomer = 20;

    public static int Customers(int invoices) => (invoices + InvoicesOfCustomer - 1) / InvoicesOfCustomer;

    /// <summary>Customers first, then invoices.</summary>
    public static async Task Write(string path, int invoices)
    {
        await using var file = new StreamWriter(path);
        var customers = Customers(invoices);
        for (var c = 0; c < customers; c++) await file.WriteAsync(CustomerLine(c));
        for (var i = 0; i < invoices; i++) await file.WriteAsync(InvoiceLine(i, customers, ""));
    }

    /// <summary>A file of about a size with a hundred invoices to the megabyte: long lines, so that a gigabyte is booked in a minute.</summary>
    /// <returns>The invoices in it.</returns>
    public static async Task<int> WriteLarge(string path, long bytes)
    {
        const int Customers = 5_000, Blank = 8 << 10;
        var filler = new string(' ', Blank);
        await using var file = new StreamWriter(path);
        for (var c = 0; c < Customers; c++) await file.WriteAsync(CustomerLine(c));
        await file.FlushAsync();
        var invoices = 0;
        for (; file.BaseStream.Position < bytes; invoices++) await file.WriteAsync(InvoiceLine(invoices, Customers, filler));
        return invoices;
    }

    static string CustomerLine(int customer) => $$"""{"resource":"customer","key":"C{{customer:000000}}","name":"Société Essai {{customer}}","kind":"company","termDays":30}""" + "\n";

    static string InvoiceLine(int invoice, int customers, string filler) =>
        $$"""{"resource":"invoice","key":"FA2026-{{invoice:0000000}}","customer":"{{Customer(invoice, customers)}}",{{filler}}"issuedOn":"{{IssuedOn(invoice):yyyy-MM-dd}}","amountCents":{{Cents(invoice)}},"reference":"CDE {{invoice}}"}""" + "\n";

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
