using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.Typesetting;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

public sealed class AccountStatementTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task It_opens_moves_and_closes_with_what_is_open()
    {
        var customer = await Traded("S");
        var statement = await Statement(customer, "2026-02-01", "2026-03-31");
        Assert.Equal((100_000, 80_000, 45_000, 135_000), (statement.Cents("opening"), statement.Cents("debits"), statement.Cents("credits"), statement.Cents("closing")));
        Assert.Equal(
            [
                "2026-02-10 invoice S-2 50000 0 150000", "2026-03-02 payment S-RG 0 30000 120000", "2026-03-05 credit_note S-AV 0 15000 105000",
                "2026-03-10 reversal S-RG 30000 0 135000",
            ], Movements(statement));
        Assert.Equal(["invoice S-1 46 85000", "invoice S-2 0 50000"], Items(statement));
        Assert.Equal((85_000, 50_000, 0), (statement.Cents("late"), statement.Cents("notDue"), statement.Cents("unallocated")));
    }

    [Fact]
    public async Task One_period_closes_where_the_next_one_opens_and_a_day_knows_nothing_of_later_ones()
    {
        var customer = await Traded("P");
        for (var cut = new DateOnly(2026, 1, 31); cut < new DateOnly(2026, 3, 31); cut = cut.AddDays(1))
        {
            var before = await Statement(customer, "2026-01-01", $"{cut:yyyy-MM-dd}");
            Assert.Equal(before.Cents("closing"), (await Statement(customer, $"{cut.AddDays(1):yyyy-MM-dd}", "2026-03-31")).Cents("opening"));
            Assert.Equal(before.Cents("closing"), before.GetProperty("openItems").EnumerateArray().Sum(i => i.Cents("open")));
        }

        Assert.Equal(["invoice P-1 17 70000", "invoice P-2 0 50000"], Items(await Statement(customer, "2026-01-01", "2026-03-02")));
    }

    [Fact]
    public async Task What_was_recorded_since_can_be_left_out()
    {
        var customer = await Traded("T");
        var then = await Statement(customer, "2026-01-01", "2026-03-31");
        await service.Invoice(customer, "T-3", 7_000, "2026-02-20");
        Assert.Equal(142_000, (await Statement(customer, "2026-01-01", "2026-03-31")).Cents("closing"));
        Assert.Equal($"{then}", $"{await Statement(customer, "2026-01-01", "2026-03-31", $"&through={then.GetProperty("through").GetInt64()}")}");
    }

    [Fact]
    public async Task A_spreadsheet_gets_it_as_a_file_in_which_no_number_is_a_formula()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "=2+3", 1_234, "2026-01-05");
        await service.Payment(customer, "CSV-RG", 2_000);
        using var answer = await service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/statement?from=2026-02-01&to=2026-03-31&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            [
                "section;date;kind;number;year;due_on;days_late;debit;credit;balance", "opening;2026-02-01;;;;;;;;12.34", "movement;2026-03-02;payment;CSV-RG;;;;0.00;20.00;-7.66",
                "closing;2026-03-31;;;;;;0.00;20.00;-7.66", "open_item;2026-03-02;payment;CSV-RG;;;0;;;-7.66",
            ], (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        using var all = await service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/statement?from=2026-01-01&to=2026-03-31&format=csv");
        Assert.Contains("movement;2026-01-05;invoice;'=2+3;2026;2026-02-04;;12.34;0.00;12.34", await all.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_debtor_reads_it_as_a_document_in_french()
    {
        await Accepts(service.Put("", new
        {
            name = "Comptoir d'Essai", legalForm = "SAS", rcsCity = "Lyon", address = new[] { "12 quai des Tanneurs", "69002 LYON" }, email = "compta@comptoir.example", iban = "FR7630006000011234567890189",
        }));
        var customer = await Traded("D");
        await Accepts(service.Put($"/customers/{customer}", new
        {
            name = "Essai & Fils #[danger]", kind = "company", contacts = new[] { new { role = "accounts_payable", address = new[] { "8 rue des Charpentiers" }, postcode = "38500", city = "VOIRON" } },
        }));
        using var answer = await service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/statement?from=2026-02-01&to=2026-03-31&format=pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var pdf = await answer.Content.ReadAsByteArrayAsync();

        var text = (await service.Host.Services.GetRequiredService<Typesetter>().ReadText(pdf, CancellationToken.None)).Text;
        foreach (var said in new[]
        {
            "Relevé de compte", "Période du 1er février 2026 au 31 mars 2026", "Essai & Fils #[danger]", "38500 VOIRON", "Solde d'ouverture", "1 000,00", "Règlement rejeté", "Postes ouverts au 31 mars 2026",
            "46 jours", "Factures échues 850,00 €", "Solde au 31 mars 2026 1 350,00 €", "FR76 3000 6000 0112 3456 7890 189", "SIREN 732 829 320",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("to=0001-01-01", "to")]
    [InlineData("format=xml", "format")]
    [InlineData("currency=euro", "currency")]
    [InlineData("through=0", "through")]
    public async Task What_is_asked_wrongly_is_named(string query, string field) =>
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{await service.NewCustomer()}/statement?{query}"), HttpStatusCode.UnprocessableEntity, field: field);

    [Fact]
    public async Task There_is_none_of_a_customer_that_is_not_known() => await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/statement"), HttpStatusCode.NotFound);

    // Two invoices, a payment that comes back, a credit note.
    async Task<string> Traded(string prefix)
    {
        var customer = await service.NewCustomer(termDays: 30);
        await service.Invoice(customer, $"{prefix}-1", 100_000, "2026-01-14");
        await Accepts(service.Put($"/invoices/{prefix}-2", new { customer, issuedOn = "2026-02-10", dueOn = "2026-04-11", amountCents = 50_000 }));
        await service.Payment(customer, $"{prefix}-RG", 30_000, new { number = $"{prefix}-1" });
        await Accepts(service.Put($"/credit-notes/{prefix}-AV", new { customer, issuedOn = "2026-03-05", amountCents = 15_000, invoices = new[] { new { number = $"{prefix}-1" } } }));
        await Accepts(service.Post($"/payments/{prefix}-RG/reversal", new { on = "2026-03-10", reason = "rejected" }));
        return customer;
    }

    Task<JsonElement> Statement(string customer, string from, string to, string more = "") => service.Get($"/customers/{customer}/statement?from={from}&to={to}{more}");

    static IEnumerable<string> Movements(JsonElement statement) => statement.GetProperty("movements").EnumerateArray().Select(m =>
        $"{m.Text("on")} {m.Text("kind")} {m.Text("number")} {m.Cents("debit")} {m.Cents("credit")} {m.Cents("balance")}");

    static IEnumerable<string> Items(JsonElement statement) => statement.GetProperty("openItems").EnumerateArray().Select(i => $"{i.Text("kind")} {i.Text("number")} {i.Number("daysLate")} {i.Cents("open")}");
}
