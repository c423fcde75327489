using System.Net;
using System.Text;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class BulkImportTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly Importing files = new(service, Siren);

    [Fact]
    public async Task Customers_invoices_credit_notes_and_payments_come_in_one_file_and_once()
    {
        var file = Lines(
            """{"resource":"customer","key":"B1","name":"Essai & Fils","kind":"company","termDays":30,"region":"SUD","contacts":[{"role":"accounts_payable","email":"compta@essai.invalid"}]}""",
            """{"resource":"invoice","key":"B1-1","customer":"B1","issuedOn":"2026-02-02","amountCents":10000}""",
            """{"resource":"invoice","key":"B1-2","customer":"b1","issuedOn":"2026-02-03","amountCents":5000,"dueOn":"2026-02-28","reference":"CDE-7"}""",
            """{"resource":"credit-note","key":"B1-3","customer":"B1","issuedOn":"2026-02-04","amountCents":1000,"invoices":[{"number":"B1-2"}]}""",
            """{"resource":"payment","key":"B1-4","customer":"B1","receivedOn":"2026-02-05","amountCents":11000}""");
        var report = await files.CompletedBulk(file);
        Assert.Equal((5, 1, 2, 1, 1), (report.Number("rows"), report.Number("customers"), report.Number("invoices"), report.Number("creditNotes"), report.Number("payments")));
        Assert.Equal((5, 0, 0, 15_000, 12_000), (report.Number("added"), report.Number("changed"), report.Number("unchanged"), report.Number("debitCents"), report.Number("creditCents")));
        Assert.Equal(0, report.Number("rejectedCount"));
        Assert.Equal((0, 3_000), (await files.Outstanding("B1-1"), await files.Outstanding("B1-2")));
        Assert.Equal(("2026-03-04", "B1-2 (CDE-7)"), ((await service.Get("/invoices/B1-1")).Text("dueOn"), (await service.Get("/invoices/B1-2")).Text("reference")));
        Assert.Equal("compta@essai.invalid", (await service.Get("/customers/B1")).GetProperty("contacts")[0].Text("email"));
        Assert.Equal("SUD", (await service.Get("/customers/B1")).Text("region"));

        var events = await service.Events();
        var again = await files.CompletedBulk(file);
        Assert.Equal((0, 0, 5), (again.Number("added"), again.Number("changed"), again.Number("unchanged")));
        Assert.Equal(events, await service.Events());
        Assert.Equal(0, await service.Count("select count(*) from import_chunks"));
    }

    [Fact]
    public async Task How_far_the_ERP_had_reminded_comes_with_the_invoices_and_once()
    {
        var file = Lines(
            """{"resource":"customer","key":"B9","name":"Essai","kind":"company"}""",
            """{"resource":"invoice","key":"B9-1","customer":"B9","issuedOn":"2025-02-03","amountCents":10000}""",
            """{"resource":"invoice","key":"B9-1","customer":"B9","issuedOn":"2026-01-05","amountCents":5000}""",
            """{"resource":"invoice","key":"B9-2","customer":"B9","issuedOn":"2026-01-05","amountCents":5000}""",
            """{"resource":"reminder","key":"b9-1","year":2025,"level":3,"lastRemindedOn":"2025-06-02","channel":"letter"}""",
            """{"resource":"reminder","key":"B9-2","level":1,"lastRemindedOn":"2026-02-20"}""",
            """{"resource":"reminder","key":"B9-1","level":1,"lastRemindedOn":"2026-02-20"}""",
            """{"resource":"reminder","key":"B9-9","level":1,"lastRemindedOn":"2026-02-20"}""",
            """{"resource":"reminder","key":"B9-2","level":0,"lastRemindedOn":"2026-03-03","channel":"pigeon"}""",
            """{"resource":"reminder","key":"B9-2","level":1,"lastRemindedOn":"2026-01-04"}""");
        var report = await files.CompletedBulk(file);
        Assert.Equal((3, 5, 6), (report.Number("invoices"), report.Number("reminders"), report.Number("added")));
        (long, string?)[] expected = [(7, "year"), (8, "key"), (9, "channel"), (9, "lastRemindedOn"), (9, "level"), (10, null)];
        Assert.Equal(expected, report.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("line").GetInt64(), r.GetProperty("field").GetString())).Order().ToArray());
        Assert.Equal(1, await service.Count("select count(*) from imported_reminders r join invoices i on i.id = r.invoice where i.number = 'B9-1' and i.year = 2025 and level = 3 and channel = 'letter'"));

        var events = await service.Events();
        await files.CompletedBulk(file);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task Each_bad_line_is_named_and_the_good_ones_are_booked()
    {
        var report = await files.CompletedBulk(Lines(
            "\ufeff" + """{"resource":"customer","key":"B2","name":"Essai","kind":"company"}""" + "\r",
            "",
            "not json",
            """{"resource":"order","key":"1"}""",
            """{"resource":"invoice","customer":"B2","issuedOn":"2026-02-02","amountCents":100}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-30","amountCents":100}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":-100}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":1.5}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":99999999999999999999999}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":100,"amountCents":200}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":100,"total":3}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02"}""",
            """{"resource":"invoice","key":"B2|1","customer":"B2","issuedOn":"2026-02-02","amountCents":100}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":100,"reference":"\u0000"}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":100,"reference":"\ud83d"}""",
            """{"resource":"invoice","key":"B2-1","customer":"NOBODY","issuedOn":"2026-02-02","amountCents":100}""",
            """{"resource":"payment","key":"B2-9","customer":"B2","receivedOn":"2026-02-02","amountCents":5,"invoices":[{"number":"X","amountCents":0}]}""",
            """{"resource":"invoice","key":"B2-1","customer":"B2","issuedOn":"2026-02-02","amountCents":100,"reference":" """ + new string('x', 70_000) + "\"}",
            "\t " + """{"resource":"invoice","key":"B2-2","customer":"B2","issuedOn":"2026-02-02","amountCents":100}"""));
        (long, string?)[] expected =
        [
            (3, null), (4, "resource"), (5, "key"), (6, "issuedOn"), (7, "amountCents"), (8, "amountCents"), (9, "amountCents"), (10, "amountCents"), (11, "total"), (12, "amountCents"),
            (13, "key"), (14, "reference"), (15, "reference"), (16, "customer"), (17, "invoices[0].amountCents"), (18, null),
        ];
        Assert.Equal(expected, report.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("line").GetInt64(), r.GetProperty("field").GetString())));
        Assert.Equal((18, 16, 2), (report.Number("rows"), report.Number("rejectedCount"), report.Number("added")));
        Assert.Equal((18, 18), (report.GetProperty("progress").Number("done"), report.GetProperty("progress").Number("of")));
        Assert.Equal(100, await files.Outstanding("B2-2"));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/invoices/B2-1"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_lines_about_one_document_the_later_wins_and_what_money_was_on_it_is_free_again()
    {
        await files.CompletedBulk(Lines(
            """{"resource":"payment","key":"B3-P","customer":"B3","receivedOn":"2026-02-05","amountCents":9000}""",
            """{"resource":"customer","key":"B3","name":"Essai","kind":"company"}""",
            """{"resource":"invoice","key":"B3-1","customer":"B3","issuedOn":"2026-02-02","amountCents":9000}"""));
        Assert.Equal(0, await files.Outstanding("B3-1"));

        var report = await files.CompletedBulk(Lines(
            """{"resource":"invoice","key":"B3-1","customer":"B3","issuedOn":"2026-02-02","amountCents":1000}""",
            """{"resource":"invoice","key":"B3-1","customer":"B3","issuedOn":"2026-02-02","amountCents":4000}""",
            """{"resource":"invoice","key":"B3-2","customer":"B3","issuedOn":"2026-02-02","amountCents":6000}"""));
        Assert.Equal((1, 2), (report.Number("added"), report.Number("changed")));
        Assert.Equal((4_000, 1_000), ((await service.Get("/invoices/B3-1")).Cents("amount"), await files.Outstanding("B3-1") + await files.Outstanding("B3-2")));
        Assert.Equal(0, await service.Unallocated("B3-P"));
    }

    [Fact]
    public async Task A_refusal_of_the_domain_rejects_its_line_only()
    {
        var report = await files.CompletedBulk(Lines(
            """{"resource":"customer","key":"B4","name":"Essai","kind":"company"}""",
            """{"resource":"customer","key":"B5","name":"Essai","kind":"company"}""",
            """{"resource":"invoice","key":"B4-1","customer":"B4","issuedOn":"2026-02-02","amountCents":100}""",
            """{"resource":"invoice","key":"B4-1","customer":"B5","issuedOn":"2026-02-02","amountCents":100}""",
            """{"resource":"invoice","key":"B4-1","customer":"B4","issuedOn":"2026-02-02","amountCents":300}"""));
        var rejected = Assert.Single(report.GetProperty("rejected").EnumerateArray());
        Assert.Equal(4, rejected.GetProperty("line").GetInt64());
        Assert.Contains("belongs to customer B4", rejected.Text("reason"), StringComparison.Ordinal);
        Assert.Equal(300, await files.Outstanding("B4-1"));
    }

    [Theory]
    [InlineData("", "bulk_empty", null)]
    [InlineData("\r\n \n\t\n", "bulk_empty", null)]
    [InlineData("\n[{\"resource\":\"invoice\"}]\n", "bulk_not_ndjson", 2)]
    [InlineData("customer;number;amount\nC1;1;100\n", "bulk_not_ndjson", 1)]
    public async Task A_file_of_another_kind_is_refused_as_a_whole(string content, string code, int? line) =>
        await Refuses(files.SendBulk(Encoding.UTF8.GetBytes(content)), HttpStatusCode.UnprocessableEntity, code, line: line);

    [Fact]
    public async Task Only_the_erp_sends_it_and_only_for_a_registered_entity()
    {
        using var collector = service.Host.As("collector");
        await Refuses(collector.PostAsync($"/creditors/{Siren}/bulk", new ByteArrayContent(Lines("{}"))), HttpStatusCode.Forbidden);
        await Refuses(service.Erp.PostAsync("/creditors/552100554/bulk", new ByteArrayContent(Lines("{}"))), HttpStatusCode.Conflict, "creditor_unknown");
        await Refuses(service.Erp.PostAsync("/creditors/1/bulk", new ByteArrayContent(Lines("{}"))), HttpStatusCode.UnprocessableEntity, field: "siren");
    }

    [Fact]
    public async Task A_file_with_too_many_bad_lines_ends_there_and_keeps_what_was_booked()
    {
        var bad = Enumerable.Repeat("{}", 50_001);
        using var answer = await files.SendBulk(Lines(["""{"resource":"customer","key":"B6","name":"Essai","kind":"company"}""", .. bad, .. bad, """{"resource":"customer","key":"B7","name":"Essai","kind":"company"}"""]));
        var report = await files.Over(answer);
        Assert.Equal("failed", report.Text("state"));
        Assert.InRange(report.GetProperty("progress").GetProperty("done").GetInt64(), 50_002, 60_000);
        Assert.Equal("Essai", (await service.Get("/customers/B6")).Text("name"));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/B7"), HttpStatusCode.NotFound);
        var page = await service.Read($"/imports/{report.Text("id")}/rejections?limit=2&after=2");
        Assert.Equal(2, page.GetProperty("items").GetArrayLength());
        Assert.NotEqual(JsonValueKind.Null, page.GetProperty("next").ValueKind);
    }

    static byte[] Lines(params IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));
}
