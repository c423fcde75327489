using System.Net;
using System.Net.Http.Headers;
using System.Text;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Whatever is sent, the answer is a problem document that names the field, and nothing is written.</summary>
public sealed class HostileInputTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    public static TheoryData<string, string, int, string?> Bodies { get; } = new()
    {
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":100,"amount":1}""", 400, "amount" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":"100"}""", 400, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":12.5}""", 400, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":1e30}""", 400, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-30","amountCents":100}""", 400, "issuedOn" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"02/02/2026","amountCents":100}""", 400, "issuedOn" },
        { "/invoices/H-1", """{"customer":"C\u0000","issuedOn":"2026-02-02","amountCents":100}""", 400, "customer" },
        { "/invoices/H-1", """{"customer":"C\ud83d","issuedOn":"2026-02-02","amountCents":100}""", 400, "customer" },
        { "/invoices/H-1", """{"customer":null,"issuedOn":"2026-02-02","amountCents":100}""", 400, "customer" },
        { "/invoices/H-1", """{"issuedOn":"2026-02-02","amountCents":100}""", 400, null },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02",""", 400, null },
        { "/invoices/H-1", "[]", 400, null },
        { "/invoices/H-1", "", 400, null },
        { "/invoices/H-1", """{"customer":"C|D","issuedOn":"2026-02-02","amountCents":100}""", 422, "customer" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":0}""", 422, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":-5}""", 422, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":9223372036854775807}""", 422, "amountCents" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"0001-01-01","amountCents":100}""", 422, "issuedOn" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"9999-12-31","amountCents":100}""", 422, "issuedOn" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","dueOn":"2026-02-01","amountCents":100}""", 422, "dueOn" },
        { "/invoices/H-1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":100,"currency":"euro"}""", 422, "currency" },
        { "/invoices/H%7C1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":100}""", 422, "number" },
        { "/invoices/%E2%80%AE1", """{"customer":"C","issuedOn":"2026-02-02","amountCents":100}""", 422, "number" },
        { "/payments/H-1", """{"customer":"C","receivedOn":"2026-02-02","amountCents":-1}""", 422, "amountCents" },
        { "/payments/H-1", """{"customer":"C","receivedOn":"2026-02-02","amountCents":1,"invoices":[null]}""", 422, "invoices[0]" },
        { "/payments/H-1", """{"customer":"C","receivedOn":"2026-02-02","amountCents":1,"invoices":[{"number":"A","amountCents":0}]}""", 422, "invoices[0].amountCents" },
        { "/payments/H-1", """{"customer":"C","receivedOn":"2026-02-02","amountCents":1,"invoices":[{"number":"A"},{"number":"a"}]}""", 422, "invoices" },
        { "/credit-notes/H-1", """{"customer":"C","issuedOn":"1789-07-14","amountCents":1}""", 422, "issuedOn" },
        { "/customers/H-1", """{"name":" ","kind":"company"}""", 422, "name" },
        { "/customers/H-1", """{"name":"A\nB","kind":"company"}""", 422, "name" },
        { "/customers/H-1", """{"name":"A","kind":"martian"}""", 422, "kind" },
        { "/customers/H-1", """{"name":"A","kind":"none"}""", 422, "kind" },
        { "/customers/H-1", """{"name":"A","kind":"company","termDays":366}""", 422, "termDays" },
        { "/customers/H-1", """{"name":"A","kind":"company","paymentTerm":"NET-1"}""", 422, "paymentTerm" },
        { "/customers/H-1", """{"name":"A","kind":"company","contacts":[{"role":"accounts_payable","email":"a@b.invalid\r\nBcc: all@b.invalid"}]}""", 422, "contacts[0].email" },
        { "/customers/H-1", """{"name":"A","kind":"company","contacts":[{"role":"boss"}]}""", 422, "contacts[0].role" },
        { "/customers/H-1", """{"name":"A","kind":"company","contacts":[null]}""", 422, "contacts[0]" },
        { "/bank-feed", """{"through":"2026-03-03"}""", 422, "through" },
        { "", """{"name":"A","iban":"FR76"}""", 422, "iban" },
        { "", """{"name":"A","siren":"552100554"}""", 422, "siren" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_named_and_nothing_is_written(string path, string body, int status, string? field)
    {
        var before = await service.Events();
        await Refuses(Send(HttpMethod.Put, $"/creditors/{Siren}{path}", body), (HttpStatusCode)status, field: field);
        Assert.Equal(before, await service.Events());
    }

    [Theory]
    [InlineData("PUT", "/creditors/12345678X", """{"name":"A"}""", 422)]
    [InlineData("PUT", "/creditors/%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1", """{"name":"A"}""", 422)]
    [InlineData("GET", "/creditors/732829320/accounts?after=%00", null, 400)]
    [InlineData("GET", "/creditors/732829320/accounts?limit=many", null, 400)]
    [InlineData("GET", "/creditors/732829320/accounts?currency=euro", null, 422)]
    [InlineData("GET", "/creditors/732829320/totals?currency=%20", null, 422)]
    [InlineData("GET", "/creditors/732829320/payments/summary?from=2026-02-02&until=2026-02-02&currency=E", null, 422)]
    [InlineData("GET", "/creditors/732829320/invoices/NONE", null, 404)]
    [InlineData("GET", "/creditors/732829320/payments/summary?from=2026-02-02&until=2026-02-01", null, 422)]
    [InlineData("GET", "/creditors/732829320/payments/summary?from=yesterday&until=2026-02-01", null, 400)]
    [InlineData("PUT", "/creditors/732829320/invoices/NONE/disputes/L1", """{"reason":"price"}""", 404)]
    [InlineData("POST", "/creditors/732829320/payments/NONE/reversal", "{}", 404)]
    [InlineData("DELETE", "/creditors/732829320", null, 405)]
    [InlineData("GET", "/nowhere", null, 404)]
    public async Task A_bad_address_is_a_problem_too(string method, string path, string? body, int status) =>
        await Refuses(Send(new HttpMethod(method), path, body), (HttpStatusCode)status);

    [Theory]
    [InlineData("", 401)]
    [InlineData("nobody's key", 401)]
    [InlineData("collector", 403)]
    [InlineData("agency", 403)]
    public async Task Only_the_erp_writes(string key, int status)
    {
        using var client = service.Host.As(key);
        await Refuses(client.SendAsync(Request(HttpMethod.Put, $"/creditors/{Siren}", """{"name":"A"}""")), (HttpStatusCode)status);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_query_breaks_nothing() => await Accepts(service.Erp.GetAsync($"/creditors/{Siren}/accounts?after=%ED%A0%80"));

    [Fact]
    public async Task An_agency_reads_no_accounts()
    {
        using var agency = service.Host.As("agency");
        await Refuses(agency.GetAsync($"/creditors/{Siren}/accounts"), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_if_match_that_is_no_version_is_refused() =>
        await Refuses(service.Put("", new { name = "A" }, "\"abc\""), HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_body_in_another_format_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/creditors/{Siren}") { Content = new StringContent("<name/>", MediaTypeHeaderValue.Parse("application/xml")) };
        await Refuses(service.Erp.SendAsync(request), HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Names_of_people_are_in_no_event_and_no_log_of_it()
    {
        await Accepts(service.Put("/customers/PRIVATE", new { name = "Zébulon Quidam", kind = "craftsman", contacts = new[] { new { role = "accounts_payable", name = "Zénobie Quidam", email = "zenobie@quidam.invalid" } } }));
        await Accepts(service.Put("", new { name = "Comptoir d'Essai", signatoryName = "Zacharie Quidam" }));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%' or headers::text ilike '%quidam%'"));
    }

    Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body) => service.Erp.SendAsync(Request(method, path, body));

    static HttpRequestMessage Request(HttpMethod method, string path, string? body) =>
        new(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
}
