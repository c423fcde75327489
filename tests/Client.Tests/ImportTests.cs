using System.Net;
using System.Text;
using Recouvrement.Client.Erp;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class ImportTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>, IAsyncLifetime
{
    const string Siren = InvoicingWithClient.Siren, File = $"{Siren}FEC20251231.txt";

    const string Fec = """
        JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
        VE|Ventes|1|20251103|411000|Clients|C-7|Essai & Fils|FA-7|20251103|Facture FA-7|120,00|0,00|||20251130||
        VE|Ventes|1|20251103|707000|Ventes|||FA-7|20251103|Facture FA-7|0,00|120,00|||20251130||
        VE|Ventes|2|20251104|411000|Clients|C-7|Essai & Fils|FA-8|20251104|Facture FA-8|no|0,00|||20251130||
        """;

    readonly IErpClient erp = invoicing.Erp;

    public Task InitializeAsync() => erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_accounting_export_is_sent_as_a_file_and_reported_row_by_row()
    {
        var report = await Booked(await erp.ImportFecAsync(File, Sent(Fec)));
        Assert.Equal(("completed", 1, 120_00), (report.State, report.Added, report.DebitCents));
        var rejected = Assert.Single(report.Rejected);
        Assert.Equal((4, "Debit"), (rejected.Line, rejected.Field));
        Assert.Equal([rejected], await Pages.All(after => erp.GetRejectionsAsync(report.Id, after, 1)).ToListAsync());
        var booked = Assert.Single((await erp.GetInvoicesAsync(Siren, "C-7", open: true)).Items);
        Assert.Equal(("FA-7", 120_00), (booked.Reference, booked.Outstanding.Cents));

        var again = await Booked(await erp.ImportFecAsync(File, Sent(Fec)));
        Assert.Equal((0, 1), (again.Added, again.Unchanged));
        Assert.Empty((await erp.GetVanishedAsync(again.Id)).Items);
        Assert.Equal(again.Id, (await erp.GetImportsAsync(Siren, 1)).Single().Id);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_its_line()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => erp.ImportFecAsync(File, Sent("name;amount\nx;1\n")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (refused.Status, Assert.Single(refused.Errors).Line));
    }

    [Fact]
    public async Task Contacts_come_in_as_a_file()
    {
        await erp.PutCustomerAsync(Siren, "C-9", new("Essai & Fils", "company"));
        var report = await Booked(await erp.ImportContactsAsync(Siren, Sent("customer;role;email\nC-9;accounts_payable;compta@essai.example\n"), "contacts.csv"));
        Assert.Equal(("contacts", "contacts.csv", 1), (report.Kind, report.File, report.Changed));
        Assert.Equal("compta@essai.example", Assert.Single((await erp.GetCustomerAsync(Siren, "C-9")).Contacts!).Email);
    }

    [Fact]
    public async Task Resources_come_in_by_the_line()
    {
        var report = await Booked(await erp.ImportBulkAsync(Siren, Sent("""
            {"resource":"customer","key":"C-11","name":"Essai & Fils","kind":"company"}
            {"resource":"invoice","key":"FA-11","customer":"C-11","issuedOn":"2026-02-02","amountCents":12000}
            {"resource":"invoice","key":"FA-12","customer":"C-12","issuedOn":"2026-02-02","amountCents":12000}
            """), "bulk.ndjson"));
        Assert.Equal(("bulk", 2, 1), (report.Kind, report.Added, report.RejectedCount));
        Assert.Equal((3, "customer"), (Assert.Single(report.Rejected).Line, report.Rejected[0].Field));
        Assert.Equal((0, 0), (report.WarnedCount, report.Warned.Count));
        Assert.Empty((await erp.GetWarningsAsync(report.Id)).Items);
        Assert.Equal(120_00, (await erp.GetInvoiceAsync(Siren, "FA-11")).Outstanding.Cents);
    }

    [Fact]
    public async Task A_declared_source_sends_csv()
    {
        await erp.PutCustomerAsync(Siren, "C-13", new("Essai & Fils", "company"));
        await erp.PutCsvSourceAsync(Siren, "compta", new(
            "invoice", new Dictionary<string, string> { ["key"] = "Facture", ["customer"] = "Client", ["issuedOn"] = "Date", ["amountCents"] = "TTC" }, DateFormats: ["dd/MM/yyyy"]));
        Assert.Equal(("compta", ","), (Assert.Single((await erp.GetCsvSourcesAsync(Siren)).Items).Source, (await erp.GetCsvSourcesAsync(Siren)).Items[0].Declaration.DecimalSeparator));
        var report = await Booked(await erp.ImportCsvAsync(Siren, "compta", Sent("Facture;Client;Date;TTC\nFA-13;C-13;02/02/2026;1 234,56\nFA-14;C-13;2026-02-02;1,00\n"), "export.csv"));
        Assert.Equal(("csv", "export.csv", 1, 2), (report.Kind, report.File, report.Added, report.Rows));
        Assert.Equal((3, "issuedOn"), (Assert.Single(report.Rejected).Line, report.Rejected[0].Field));
        Assert.Equal(1_234_56, (await erp.GetInvoiceAsync(Siren, "FA-13")).Outstanding.Cents);
    }

    static MemoryStream Sent(string text) => new(Encoding.UTF8.GetBytes(text));

    async Task<ImportReport> Booked(ImportAccepted accepted)
    {
        ImportReport? report = null;
        await Eventually.Is(async () => (report = await erp.GetImportAsync(accepted.Id)).IsOver(), "the import is booked");
        return report!;
    }
}
