using System.Net;
using System.Text;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class CsvImportTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly Importing files = new(service, Siren);

    [Fact]
    public async Task Rows_of_a_declared_source_are_booked_as_their_requests_would_be_and_once()
    {
        await Accepts(service.Put("/csv-sources/clients", new { resource = "customer", columns = new { key = "Code", name = "Raison sociale", termDays = "Délai", region = "Région" }, constants = new { kind = "company" }, encoding = "windows-1252" }));
        await Accepts(service.Put("/csv-sources/Factures", new
        {
            resource = "invoice", columns = new { key = "N°", customer = "Client", issuedOn = "Date", dueOn = "Échéance", amountCents = "Montant" }, dateFormats = new[] { "dd/MM/yyyy", "yyyyMMdd" }, separator = ",", encoding = "utf-8",
        }));
        await Accepts(service.Put("/csv-sources/avoirs", new
        {
            resource = "credit-note", columns = new { key = "no", customer = "client", issuedOn = "date", amountCents = "amount", invoices = "invoice" }, dateFormats = new[] { "yyyy-MM-dd" }, decimalSeparator = ".", separator = "\t", negated = true,
        }));
        await files.CompletedCsv("clients", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Code;Raison sociale;Délai;Région\r\nV1;Société d'Œuvre;45;Rhône\r\n"));
        var invoices = Encoding.UTF8.GetBytes("\ufeffN°,Reste,Client,Date,Échéance,Montant\r\nV1-1,x,V1,02/02/2026,20260315,\"1 234,56\"\r\n\r\nV1-2,,v1,03/02/2026,,\"12,00\"\r\n");
        var report = await files.CompletedCsv("FACTURES", invoices);
        Assert.Equal((2, 2, 0), (report.Number("rows"), report.Number("added"), report.Number("rejectedCount")));
        await files.CompletedCsv("avoirs", "no\tclient\tdate\tamount\tinvoice\nV1-3\tV1\t2026-02-04\t-1,034.56\tV1-1\n"u8.ToArray());

        Assert.Equal(("Société d'Œuvre", "Rhône"), ((await service.Get("/customers/V1")).Text("name"), (await service.Get("/customers/V1")).Text("region")));
        Assert.Equal((20_000, 1_200), (await files.Outstanding("V1-1"), await files.Outstanding("V1-2")));
        Assert.Equal(("2026-03-15", "2026-03-20"), ((await service.Get("/invoices/V1-1")).Text("dueOn"), (await service.Get("/invoices/V1-2")).Text("dueOn")));

        var events = await service.Events();
        Assert.Equal(2, (await files.CompletedCsv("factures", invoices)).Number("unchanged"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task The_reminders_of_the_ERP_come_as_CSV_too()
    {
        await Accepts(service.Put("/customers/V7", new { name = "Essai", kind = "company" }));
        await service.Invoice("V7", "V7-1", 10_000);
        await Accepts(service.Put("/csv-sources/relances", new
        {
            resource = "reminder", columns = new { key = "Pièce", level = "Niveau", lastRemindedOn = "Dernière relance" }, constants = new { channel = "letter" }, dateFormats = new[] { "dd/MM/yyyy" },
        }));
        var report = await files.CompletedCsv("relances", Encoding.UTF8.GetBytes("Pièce;Niveau;Dernière relance\nV7-1;2;20/02/2026\n"));
        Assert.Equal((1, 1, 0), (report.Number("reminders"), report.Number("added"), report.Number("rejectedCount")));
        Assert.Equal(1, await service.Count("select count(*) from imported_reminders r join invoices i on i.id = r.invoice where i.number = 'V7-1' and level = 2 and last_reminded_on = '2026-02-20' and channel = 'letter'"));
    }

    [Fact]
    public async Task What_a_retailer_kept_back_has_columns_of_its_own()
    {
        await Accepts(service.Put("/customers/V8", new { name = "Essai", kind = "company" }));
        await service.Invoice("V8", "V8-1", 10_000);
        await service.Invoice("V8", "V8-2", 10_000);
        await Accepts(service.Put("/csv-sources/avis", new
        {
            resource = "payment", dateFormats = new[] { "dd/MM/yyyy" }, constants = new Dictionary<string, string> { ["deductions[1].reason"] = "logistics_penalty" },
            columns = new Dictionary<string, string>
            {
                ["key"] = "Virement", ["customer"] = "Client", ["receivedOn"] = "Date", ["amountCents"] = "Montant", ["invoices"] = "Facture",
                ["deductions[0].invoice"] = "Facture", ["deductions[0].amountCents"] = "Déduit", ["deductions[0].reason"] = "Motif", ["deductions[1].invoice"] = "Sur", ["deductions[1].amountCents"] = "Pénalité",
            },
        }));
        var file = Encoding.UTF8.GetBytes(string.Join('\n',
            "Virement;Client;Date;Montant;Facture;Déduit;Motif;Sur;Pénalité", "V8-A;V8;02/03/2026;93,00;V8-1;5,00;price;V8-1;2,00", "V8-B;V8;02/03/2026;100,00;V8-2;0,00;price;;", "V8-C;V8;02/03/2026;1,00;V8-2;1,00;mood;;"));
        var report = await files.CompletedCsv("avis", file);
        Assert.Equal((2, 1), (report.Number("added"), report.Number("rejectedCount")));
        Assert.Equal((4, "deductions[0].reason"), report.GetProperty("rejected")[0] is var bad ? (bad.Number("line"), bad.Text("field")) : default);
        Assert.Equal([("price", 500), ("logistics_penalty", 200)], await Kept("V8-A"));
        Assert.Empty(await Kept("V8-B"));
        Assert.Equal(700, await files.Outstanding("V8-1"));

        // The same row without them says that nothing was kept back.
        await files.CompletedCsv("avis", Encoding.UTF8.GetBytes("Virement;Client;Date;Montant;Facture;Déduit;Motif;Sur;Pénalité\nV8-A;V8;02/03/2026;93,00;V8-1;;;;\n"));
        Assert.Empty(await Kept("V8-A"));

        async Task<List<(string?, long)>> Kept(string payment) =>
            [.. (await service.Get($"/payments/{payment}")).GetProperty("deductions").EnumerateArray().Select(d => (d.Text("reason"), d.Cents("amount")))];
    }

    [Fact]
    public async Task Each_bad_row_is_named_by_the_line_it_stands_on()
    {
        await Accepts(service.Put("/customers/V2", new { name = "Essai", kind = "company" }));
        await Accepts(Declared("bad"));
        var report = await files.CompletedCsv("bad", Encoding.UTF8.GetBytes(string.Join('\n',
            "no;client;date;ttc", "V2-1;V2;02/02/2026;100,00", "", "V2-2;V2;2026-02-02;100,00", "V2-3;V2;02/02/2026;100.00", "V2-4;V2;02/02/2026;-100,00", "V2-5;NOBODY;02/02/2026;1,00",
            "V2-6;V2;02/02/2026", ";V2;02/02/2026;1,00", "V2-7;V\u00002;02/02/2026;1,00", "V2|8;V2;02/02/2026;1,00", "V2-9;V2;02/02/2026;\"1,00\n", "V2-10;V2;30/02/2026;xx", "V2-11;V2;02/02/2026;7,00")));
        (long, string?)[] expected =
        [
            (4, "issuedOn"), (5, "amountCents"), (6, "amountCents"), (7, "customer"), (8, null), (9, "key"), (10, "customer"), (11, "key"), (12, null), (14, "amountCents"), (14, "issuedOn"),
        ];
        var rows = report.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("line").GetInt64(), r.GetProperty("field").GetString())).Order().ToArray();
        Assert.Equal(expected, rows);
        Assert.Equal(2, report.Number("added"));
        Assert.Equal(700, await files.Outstanding("V2-11"));
    }

    [Fact]
    public async Task A_source_is_declared_once_and_changed_when_it_differs()
    {
        await Accepts(Declared("twice"));
        var events = await service.Events("csv_source_declared");
        await Accepts(service.Put("/csv-sources/TWICE", new { dateFormats = new[] { "dd/MM/yyyy" }, separator = ";", columns = new { amountCents = "ttc", issuedOn = "date", customer = "client", key = "no" }, resource = "invoice" }));
        Assert.Equal(events, await service.Events("csv_source_declared"));
        await Accepts(service.Put("/csv-sources/twice", new { resource = "customer", columns = new { key = "no", name = "nom", kind = "type" } }));
        Assert.Equal(events + 1, await service.Events("csv_source_declared"));
        var sources = (await service.Get("/csv-sources?limit=1000")).GetProperty("items").EnumerateArray().Where(s => s.Text("source") == "twice").ToArray();
        Assert.Equal("customer", Assert.Single(sources).GetProperty("declaration").Text("resource"));
    }

    [Theory]
    [InlineData("""{"resource":"order","columns":{"key":"a"}}""", "resource")]
    [InlineData("""{"resource":"invoice","columns":{"customer":"a"}}""", "columns.key")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a","total":"b"}}""", "columns.total")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a","customer":" "}}""", "columns.customer")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a","issuedOn":"b"}}""", "dateFormats")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"dateFormats":["yyyy"]}""", "dateFormats")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"constants":{"key":"b"}}""", "constants.key")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"constants":{"amountCents":"12.00"}}""", "constants.amountCents")]
    [InlineData("""{"resource":"payment","columns":{"key":"a"},"constants":{"deductions[0].reason":"price"}}""", "constants.deductions[0].reason")]
    [InlineData("""{"resource":"payment","columns":{"key":"a","deductions[10].reason":"b"}}""", "columns.deductions[10].reason")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"separator":"x"}""", "separator")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"encoding":"utf-7"}""", "encoding")]
    [InlineData("""{"resource":"invoice","columns":{"key":"a"},"decimalSeparator":"'"}""", "decimalSeparator")]
    public async Task A_declaration_that_cannot_be_is_refused_when_it_is_made(string body, string field) =>
        await Refuses(service.Put("/csv-sources/wrong", JsonSerializer.Deserialize<JsonElement>(body)), HttpStatusCode.UnprocessableEntity, field: field);

    [Fact]
    public async Task A_file_of_another_shape_is_refused_as_a_whole()
    {
        await Accepts(Declared("shape"));
        await Refuses(files.SendCsv("shape", []), HttpStatusCode.UnprocessableEntity, "csv_header");
        await Refuses(files.SendCsv("shape", "no;client;ttc\n1;2;3\n"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "csv_header", "date", 1);
        await Refuses(files.SendCsv("shape", "no;client;date;ttc;DATE\n1;2;3;4;5\n"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "csv_header", "date", 1);
        await Refuses(files.SendCsv("shape", "no;client;date;ttc\n"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "csv_nothing_to_book");
        await Refuses(files.SendCsv("shape", "no;client;date;ttc\n1;V2;x;1,00\n"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "csv_nothing_to_book", "issuedOn", 2);
        await Refuses(files.SendCsv("undeclared", "no;client;date;ttc\n"u8.ToArray()), HttpStatusCode.Conflict, "csv_source_unknown");
    }

    Task<HttpResponseMessage> Declared(string source) =>
        service.Put($"/csv-sources/{source}", new { resource = "invoice", columns = new { key = "no", customer = "client", issuedOn = "date", amountCents = "ttc" }, dateFormats = new[] { "dd/MM/yyyy" } });
}
