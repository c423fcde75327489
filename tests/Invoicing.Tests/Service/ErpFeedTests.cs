using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class ErpFeedTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_was_allocated_here_is_proposed_and_withdrawn_again_when_the_payment_comes_back()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "FEED-1", 10_000);
        await service.Payment(customer, "FEED-VIR", 6_000);
        await Accepts(service.Post("/payments/FEED-VIR/reversal", new { }));

        var items = await Items(customer, 2);
        Assert.Equal(["lettering_proposal", "lettering_withdrawal"], items.Select(i => i.Text("kind")));
        var lettering = items[0].GetProperty("lettering");
        Assert.Equal(("411", "payment", "FEED-VIR", "FEED-1", 2026, 6_000, "rule"), (
            lettering.Text("account"), lettering.Text("creditKind"), lettering.Text("credit"), lettering.Text("invoice"), lettering.Number("invoiceYear"), lettering.Cents("amount"), lettering.Text("basis")));
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("acknowledgement").ValueKind);
    }

    [Fact]
    public async Task Money_that_an_agency_collected_is_posted_to_the_entity_s_own_account()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "FEED-2", 10_000);
        await Accepts(service.Put("/ledger-accounts", new { accounts = new[] { new { role = "agency", account = "467200" } } }));
        await Collected(customer, "FEED-2", "R-1");
        var items = await Items(customer, 2);
        await Accepts(service.Put("/ledger-accounts", new { accounts = Array.Empty<object>() }));
        await Collected(customer, "FEED-2", "R-2");
        var later = (await Items(customer, 4))[2];

        Assert.Equal(["accounting_entry", "lettering_proposal"], items.Select(i => i.Text("kind")).Order());
        Assert.Equal(("467200", 2_000L, 0L, null), Line(items.Single(i => i.Text("kind") == "accounting_entry"), 0));
        Assert.Equal(("411", 0L, 2_000L, customer), Line(items.Single(i => i.Text("kind") == "accounting_entry"), 1));
        Assert.Equal("467", Line(later, 0).Account);
        Assert.Contains((await service.Get("/ledger-accounts")).EnumerateArray(), a => a.Text("role") == "agency" && a.Text("account") == "467" && a.GetProperty("isStandard").GetBoolean());
    }

    [Fact]
    public async Task The_ERP_pages_through_the_feed_and_acknowledges_each_item_once()
    {
        var customer = await service.NewCustomer();
        foreach (var n in Enumerable.Range(1, 3)) await service.Invoice(customer, $"ACK-{n}", 1_000);
        foreach (var n in Enumerable.Range(1, 3)) await service.Payment(customer, $"ACK-VIR-{n}", 1_000, new { number = $"ACK-{n}" });
        var items = await Items(customer, 3);
        var before = items[0].GetProperty("position").GetInt64() - 1;
        var page = await service.Get($"/erp-feed?after={before}&limit=2");
        Assert.Equal(Ids(items)[..2], Ids([.. page.GetProperty("items").EnumerateArray()]));
        Assert.Equal(Ids(items)[2], Ids([.. (await service.Get($"/erp-feed?after={page.Text("next")}&limit=1")).GetProperty("items").EnumerateArray()])[0]);

        object[] done = [.. Ids(items)[..2].Select((id, i) => new { id, erpReference = $"OD-{i}" })];
        var answer = await Acknowledged([.. done, new { id = Guid.NewGuid(), erpReference = "OD-9" }]);
        Assert.Equal((2, 0, "item_unknown"), (answer.Number("acknowledged"), answer.Number("unchanged"), answer.GetProperty("refused")[0].Text("code")));
        var events = await service.Events();
        answer = await Acknowledged([done[0], new { id = Ids(items)[1], erpReference = "OD-TWICE" }]);
        Assert.Equal((0, 1, "acknowledged_otherwise"), (answer.Number("acknowledged"), answer.Number("unchanged"), answer.GetProperty("refused")[0].Text("code")));
        Assert.Equal(events, await service.Events());

        Assert.Equal("OD-0", (await service.Get($"/erp-feed/{Ids(items)[0]}")).GetProperty("acknowledgement").Text("reference"));
        Assert.Equal([Ids(items)[2]], Ids([.. (await service.Get($"/erp-feed?acknowledged=false&after={before}")).GetProperty("items").EnumerateArray().Where(i => i.Text("customer") == customer)]));
    }

    [Fact]
    public async Task The_feed_is_there_as_CSV_whatever_a_number_is_made_of()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "CSV \"1\", a", 1_000);
        await service.Payment(customer, "CSV-VIR", 1_000);
        var position = (await Items(customer, 1))[0].GetProperty("position").GetInt64();
        var request = new HttpRequestMessage(HttpMethod.Get, $"/creditors/{Siren}/erp-feed?after={position - 1}&limit=1");
        request.Headers.Accept.ParseAdd("text/csv");
        service.Erp.DefaultRequestHeaders.Accept.Clear();
        using var answer = await service.Erp.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("position,id,kind,date,customer,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"CSV \"\"1\"\", a\",2026,10.00,rule,", lines[1], StringComparison.Ordinal);
        Assert.Equal(await service.Erp.GetStringAsync($"/creditors/{Siren}/erp-feed?after={position - 1}&limit=1&format=csv"), string.Join("\r\n", lines));
    }

    [Fact]
    public async Task Read_again_from_the_beginning_the_log_makes_the_same_feed_and_nothing_twice()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "AGAIN-1", 1_000);
        await service.Payment(customer, "AGAIN-VIR", 1_000);
        var items = await Items(customer, 1);
        await Acknowledged([new { id = Ids(items)[0], erpReference = "OD-A" }]);
        var before = await Everything();

        await FromTheBeginning(customer, "AGAIN-2");
        Assert.Equal(before, await Everything());
        await service.Change("delete from erp_items");
        await FromTheBeginning(customer, "AGAIN-3");
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_field_by_field()
    {
        await Refuses(service.Post("/erp-feed/acknowledgements", new { items = Array.Empty<object>() }), HttpStatusCode.UnprocessableEntity, field: "items");
        var id = Guid.NewGuid();
        await Refuses(service.Post("/erp-feed/acknowledgements", new { items = new object?[] { null, new { id, erpReference = " " }, new { id, erpReference = "X" } } }), HttpStatusCode.UnprocessableEntity, field: "items[1].erpReference");
        await Refuses(service.Put("/ledger-accounts", new { accounts = new[] { new { role = "till", account = "411" }, new { role = "agency", account = "=467" } } }), HttpStatusCode.UnprocessableEntity, field: "accounts[1].account");
        await Refuses(service.Put("/ledger-accounts", new { accounts = new[] { new { role = "agency", account = "467" }, new { role = "AGENCY", account = "468" } } }), HttpStatusCode.UnprocessableEntity, field: "accounts");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/erp-feed?format=xml"), HttpStatusCode.UnprocessableEntity, field: "format");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/erp-feed/{id}"), HttpStatusCode.NotFound);
        Assert.Equal(await service.Count("select count(*) from standard_ledger_accounts"), Enum.GetValues<LedgerRole>().Length - 1);
    }

    async Task<List<JsonElement>> Items(string customer, int count)
    {
        List<JsonElement> items = [];
        await Eventually.Is(async () =>
        {
            items = [.. (await service.Get("/erp-feed?limit=1000")).GetProperty("items").EnumerateArray().Where(i => i.Text("customer") == customer)];
            return items.Count >= count;
        }, "the feed has the items");
        Assert.Equal(count, items.Count);
        return items;
    }

    Task Collected(string customer, string invoice, string reference)
    {
        var entity = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        return service.Bus.Publish(new CollectionReportedV1(
            Guid.NewGuid(), Guid.NewGuid(), Siren, BusinessKey.OfCustomer(entity, customer), customer, "agency", BusinessKey.OfInvoice(entity, invoice, 2026), reference, 2_000, "EUR", Today, 1, Today));
    }

    async Task<JsonElement> Acknowledged(object[] items)
    {
        using var answer = await service.Post("/erp-feed/acknowledgements", new { items });
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    // A reader notices that its position was moved when there is something new to read.
    async Task FromTheBeginning(string customer, string invoice)
    {
        await service.Change("update mt_event_progression set last_seq_id = 0 where name = 'erp-feed'");
        await service.Invoice(customer, invoice, 1_000);
    }

    Task UpToDate() => Eventually.Is(
        async () => await service.Count("select p.last_seq_id - (select max(seq_id) from mt_events) from mt_event_progression p where name = 'erp-feed'") == 0, "the feed has read the log");

    async Task<List<string>> Everything()
    {
        await UpToDate();
        await using var session = await Session.Open(service.Host.Database.Source, CancellationToken.None);
        return await session.Read("select i::text from erp_items i order by position", r => r.GetString(0), CancellationToken.None);
    }

    static Guid[] Ids(IReadOnlyList<JsonElement> items) => [.. items.Select(i => i.GetProperty("id").GetGuid())];

    static (string? Account, long Debit, long Credit, string? Auxiliary) Line(JsonElement item, int at)
    {
        var line = item.GetProperty("entry").GetProperty("lines")[at];
        return (line.Text("account"), line.Cents("debit"), line.Cents("credit"), line.Text("auxiliary"));
    }
}
