using System.Globalization;
using System.Net;
using System.Text.Json;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

public sealed class LateInterestTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Vectors = "rules/vectors.json";

    [SharedTheory(Vectors)]
    [InlineData("PEN-1", "company", null, 0)]
    [InlineData("PEN-2", "retailer", null, 0)]
    [InlineData("PEN-4", "craftsman", null, 0)]
    [InlineData("PEN-5", "company", "statutory_multiple", 300)]
    [InlineData("PEN-6", "company", "fixed_rate", 1_500)]
    [InlineData("PUB-1", "public_body", null, 0)]
    [InlineData("PUB-1", "public_body", "fixed_rate", 2_000)] // a clause is nothing to a public buyer
    [InlineData("CONSO-1", "consumer", null, 0)]
    public async Task The_legal_vectors_hold_over_rest(string id, string kind, string? basis, int hundredths)
    {
        var vector = JsonDocument.Parse(await File.ReadAllTextAsync(Shared.PathOf(Vectors))).RootElement.GetProperty("penaltyVectors").EnumerateArray().Single(v => v.Text("id") == id);
        var (customer, number, due, on) = (await Customer(kind), $"F-{Guid.CreateVersion7():N}", vector.Text("due")!, vector.Text("valueDate")!);
        if (basis is not null) await Agrees(customer, "2020-01-01", basis, hundredths);
        await Owes(customer, number, Cents(vector.Text("principal")), due);
        var answer = await service.Get($"/invoices/{number}/late-interest?on={on}{(kind is "consumer" ? $"&notice={due}" : "")}");

        var invoice = answer.GetProperty("invoices")[0];
        Assert.Equal(
            vector.GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("frm")} {l.Text("to")} {l.Number("days")} {decimal.Parse(l.Text("rate")!, CultureInfo.InvariantCulture):0.00} {Cents(l.Text("amount"))}"),
            Lines(invoice));
        Assert.Equal(Cents(vector.Text("totalLineRounding")), answer.Cents("interest"));
        Assert.Equal(kind is "consumer" ? 0 : 4_000, answer.Cents("compensation"));
        Assert.All(invoice.GetProperty("lines").EnumerateArray(), line => Assert.NotEmpty(line.Text("source")!));
    }

    [Fact]
    public async Task Interest_is_paid_first_and_the_same_is_said_of_the_customer()
    {
        var customer = await Customer("company");
        await Owes(customer, "IMP-1", 1_000_000, "2026-03-31");
        await Pays(customer, "IMP-RG", 300_000, "2026-06-10", "IMP-1");
        var answer = await service.Get($"/customers/{customer}/late-interest?on=2026-09-30");
        Assert.Equal((723_634, 27_435, 751_069, 4_000), (answer.Cents("principal"), answer.Cents("interest"), answer.Cents("total"), answer.Cents("compensation")));
        Assert.Equal($"{answer.GetProperty("invoices")[0]}", $"{(await service.Get("/invoices/IMP-1/late-interest?on=2026-09-30")).GetProperty("invoices")[0]}");
        Assert.Equal(23_634, answer.GetProperty("invoices")[0].GetProperty("imputations")[0].Cents("toInterest"));
    }

    [Fact]
    public async Task What_is_dated_later_changes_nothing_and_what_was_learnt_later_can_be_left_out()
    {
        await service.Host.SetToday(new(2026, 12, 1));
        var customer = await Customer("company");
        await Owes(customer, "THEN-1", 1_000_000, "2026-03-31");
        var then = await service.Get($"/customers/{customer}/late-interest?on=2026-06-30");
        await Pays(customer, "THEN-RG", 100_000, "2026-07-01", "THEN-1");
        var now = await service.Get($"/customers/{customer}/late-interest?on=2026-06-30");
        Assert.Equal($"{then.GetProperty("invoices")}", $"{now.GetProperty("invoices")}");

        // A payment of May that is heard of late, a clause, another due date and proceedings change what is now known of June.
        await Pays(customer, "THEN-MAY", 400_000, "2026-05-10", "THEN-1");
        await Agrees(customer, "2020-01-01", "fixed_rate", 2_000);
        await Owes(customer, "THEN-1", 1_000_000, "2026-04-15");
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-06-01" }));
        Assert.NotEqual($"{then.GetProperty("invoices")}", $"{(await service.Get($"/customers/{customer}/late-interest?on=2026-06-30")).GetProperty("invoices")}");
        Assert.Equal($"{then}", $"{await service.Get($"/customers/{customer}/late-interest?on=2026-06-30&through={then.GetProperty("through").GetInt64()}")}");
    }

    [Fact]
    public async Task A_clause_binds_invoices_from_its_day_on_and_is_reported_where_it_lies_under_its_floor()
    {
        var customer = await Customer("company");
        await Agrees(customer, "2024-01-01", "main_refinancing_plus", 1_000);
        await Agrees(customer, "2025-01-01", "legal_default", null);
        await Owes(customer, "FLOOR-24", 100_000, "2024-03-31", "2024-02-01");
        await Owes(customer, "FLOOR-25", 100_000, "2025-03-31", "2025-02-01");
        var invoices = (await service.Get($"/customers/{customer}/late-interest?on=2025-06-30")).GetProperty("invoices");
        Assert.Equal(["2024-S1 14.50 15.21", "2024-S2 14.25 14.76"], invoices[0].GetProperty("underFloor").EnumerateArray().Select(f => $"{f.Text("halfYear")} {f.Text("ratePercent")} {f.Text("floorPercent")}"));
        Assert.Equal(("main_refinancing_plus", "legal_default", 0), (invoices[0].Text("basis"), invoices[1].Text("basis"), invoices[1].GetProperty("underFloor").GetArrayLength()));
        Assert.Equal(["2024-01-01 main_refinancing_plus", "2025-01-01 legal_default"],
            (await service.Get($"/customers/{customer}/penalty-clauses")).EnumerateArray().Select(c => $"{c.Text("from")} {c.Text("basis")}"));
    }

    [Fact]
    public async Task Where_the_contract_says_so_interest_of_a_whole_year_bears_interest()
    {
        var customer = await Customer("company");
        await Accepts(service.Put($"/customers/{customer}/penalty-clauses/2020-01-01", new { basis = "fixed_rate", figureHundredths = 1_000, capitalises = true }));
        await Owes(customer, "CAP-1", 3_650_000, "2024-03-31", "2024-02-01");
        var line = (await service.Get($"/invoices/CAP-1/late-interest?on=2025-04-10")).GetProperty("invoices")[0].GetProperty("lines")[3];
        Assert.Equal((4_015_000, 365_000, 11_000), (line.Cents("base"), line.Cents("capitalised"), line.Cents("amount")));
    }

    [Fact]
    public async Task Interest_on_what_insolvency_froze_stops_on_the_eve_of_the_judgment_also_after_it_is_closed()
    {
        await service.Host.SetToday(new(2026, 12, 1));
        var customer = await Customer("company");
        await Owes(customer, "STOP-1", 100_000, "2026-03-31");
        await Owes(customer, "STOP-2", 100_000, "2026-06-15", "2026-06-01");
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-06-01" }));
        for (var closed = 0; closed < 2; closed++)
        {
            var invoices = (await service.Get($"/customers/{customer}/late-interest?on=2026-06-30")).GetProperty("invoices");
            Assert.Equal(["2026-04-01 2026-05-31 61 12.15 2031", "2026-06-16 2026-06-30 15 12.15 499"], invoices.EnumerateArray().SelectMany(Lines));
            Assert.Equal(("2026-06-01", JsonValueKind.Null), (invoices[0].Text("frozenOn"), invoices[1].GetProperty("frozenOn").ValueKind));
            if (closed == 0) await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-06-20" }));
        }
    }

    [Fact]
    public async Task A_half_year_that_is_not_in_the_table_is_an_error()
    {
        var customer = await Customer("company");
        await Owes(customer, "TABLE-1", 100_000, "2026-12-15");
        await Accepts(Task.FromResult(await service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/late-interest?on=2026-12-31")));
        var problem = await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/late-interest?on=2027-01-01"), HttpStatusCode.UnprocessableEntity, "legal_parameter_missing");
        Assert.Contains("2027-S1", problem.Text("detail")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on=0001-01-01", "on")]
    [InlineData("notice=2500-01-01", "notice")]
    [InlineData("currency=euro", "currency")]
    [InlineData("through=0", "through")]
    [InlineData("through=9000000000000", "through")]
    public async Task What_is_asked_wrongly_is_named(string query, string field) =>
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{await Customer("company")}/late-interest?{query}"), HttpStatusCode.UnprocessableEntity, field: field);

    [Theory]
    [InlineData("colour", 100, false, "basis")]
    [InlineData("fixed_rate", null, false, "figureHundredths")]
    [InlineData("fixed_rate", 10_001, false, "figureHundredths")]
    [InlineData("legal_default", 100, false, "figureHundredths")]
    [InlineData("legal_default", null, true, "capitalises")]
    public async Task A_clause_that_cannot_be_is_refused(string basis, int? figureHundredths, bool capitalises, string field) =>
        await Refuses(service.Put($"/customers/{await Customer("company")}/penalty-clauses/2026-01-01", new { basis, figureHundredths, capitalises }), HttpStatusCode.UnprocessableEntity, field: field);

    [Fact]
    public async Task There_is_nothing_to_say_of_a_customer_that_is_not_known()
    {
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/late-interest"), HttpStatusCode.NotFound);
        await Refuses(service.Put("/customers/NOBODY/penalty-clauses/2026-01-01", new { basis = "legal_default" }), HttpStatusCode.Conflict, "customer_unknown");
    }

    static IEnumerable<string> Lines(JsonElement invoice) =>
        invoice.GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("from")} {l.Text("to")} {l.Number("days")} {l.Text("ratePercent")} {l.Cents("amount")}");

    static long Cents(string? euros) => (long)(decimal.Parse(euros!, CultureInfo.InvariantCulture) * 100);

    async Task<string> Customer(string kind)
    {
        var number = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{number}", new { name = "Essai", kind }));
        return number;
    }

    Task Agrees(string customer, string from, string basis, int? figureHundredths) => Accepts(service.Put($"/customers/{customer}/penalty-clauses/{from}", new { basis, figureHundredths }));

    Task Owes(string customer, string number, long amountCents, string dueOn, string? issuedOn = null) =>
        Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = issuedOn ?? $"{dueOn[..4]}-01-02", dueOn, amountCents }));

    Task Pays(string customer, string reference, long amountCents, string receivedOn, string invoice) =>
        Accepts(service.Put($"/payments/{reference}", new { customer, receivedOn, amountCents, invoices = new[] { new { number = invoice } } }));
}
