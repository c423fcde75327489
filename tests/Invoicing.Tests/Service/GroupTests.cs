using System.Net;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class GroupTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_group_shows_its_members_what_they_owe_and_who_pays()
    {
        var (head, middle, leaf) = (await service.NewCustomer(), await service.NewCustomer(), await service.NewCustomer());
        await Below(middle, head);
        await Below(leaf, middle);
        await Accepts(service.Put($"/customers/{leaf}/payers/{head.ToLowerInvariant()}", new { }));
        await service.Invoice(head, "GROUP-1", 1_000);
        await service.Invoice(leaf, "GROUP-2", 2_000);
        await service.Payment(middle, "GROUP-RG", 300);

        foreach (var from in new[] { head, middle, leaf })
        {
            var group = await service.Get($"/customers/{from}/group");
            Assert.Equal((head, 3, 2_700), (group.Text("head"), group.Number("memberCount"), group.GetProperty("open").Number("cents")));
            Assert.Equal(
                [(head, null, 0, 1_000, ""), (middle, head, 1, -300, ""), (leaf, middle, 2, 2_000, head)],
                group.GetProperty("members").EnumerateArray().Select(m => (m.Text("number"), m.Text("parent"), m.Number("depth"), m.GetProperty("open").Number("cents"), PaidBy(m))));
        }

        await Accepts(service.Delete($"/customers/{leaf}/parent"));
        await Accepts(service.Delete($"/customers/{leaf}/payers/{head}"));
        var alone = await service.Get($"/customers/{leaf}/group");
        Assert.Equal((leaf, 1, ""), (alone.Text("head"), alone.Number("memberCount"), PaidBy(alone.GetProperty("members")[0])));
    }

    [Fact]
    public async Task A_company_that_is_no_customer_joins_those_below_it()
    {
        var (one, other) = (await service.NewCustomer(), await service.NewCustomer());
        foreach (var customer in new[] { one, other }) await Accepts(service.Put($"/customers/{customer}/parent", new { siren = "404833048" }));
        var group = await service.Get($"/customers/{one}/group");
        Assert.Equal((null, "404833048", 2), (group.Text("head"), group.Text("headSiren"), group.Number("memberCount")));
    }

    [Fact]
    public async Task A_ring_is_refused_and_two_links_at_once_close_none()
    {
        var (a, b, c) = (await service.NewCustomer(), await service.NewCustomer(), await service.NewCustomer());
        await Below(b, a);
        await Below(c, b);
        await Refuses(service.Put($"/customers/{a}/parent", new { customer = c }), HttpStatusCode.Conflict, "group_cycle");
        await Refuses(service.Put($"/customers/{a}/parent", new { customer = a }), HttpStatusCode.Conflict, "group_cycle");

        var (x, y) = (await service.NewCustomer(), await service.NewCustomer());
        var answers = await Task.WhenAll(service.Put($"/customers/{x}/parent", new { customer = y }), service.Put($"/customers/{y}/parent", new { customer = x }));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task Repeated_links_add_nothing()
    {
        var (a, b) = (await service.NewCustomer(), await service.NewCustomer());
        async Task Both()
        {
            await Below(b, a);
            await Accepts(service.Put($"/customers/{b}/payers/{a}", new { }));
        }

        await Both();
        var events = await service.Events();
        await Both();
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task Strangers_and_half_questions_are_refused()
    {
        var customer = await service.NewCustomer();
        await Refuses(service.Put($"/customers/{customer}/parent", new { customer = "NOBODY" }), HttpStatusCode.Conflict, "customer_unknown");
        await Refuses(service.Put($"/customers/{customer}/payers/NOBODY", new { }), HttpStatusCode.Conflict, "customer_unknown");
        await Refuses(service.Put($"/customers/{customer}/payers/{customer}", new { }), HttpStatusCode.Conflict, "payer_is_debtor");
        await Refuses(service.Put($"/customers/{customer}/parent", new { }), HttpStatusCode.UnprocessableEntity, field: "customer");
        await Refuses(service.Put($"/customers/{customer}/parent", new { customer = "A", siren = "732829320" }), HttpStatusCode.UnprocessableEntity, field: "customer");
        await Refuses(service.Put($"/customers/{customer}/parent", new { siren = "123456789" }), HttpStatusCode.UnprocessableEntity, field: "siren");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/group"), HttpStatusCode.NotFound, "not_found");
        using var agency = service.Host.As("agency");
        await Refuses(agency.GetAsync($"/creditors/{Siren}/customers/{customer}/group"), HttpStatusCode.Forbidden);
    }

    Task Below(string customer, string parent) => Accepts(service.Put($"/customers/{customer}/parent", new { customer = parent }));

    static string PaidBy(JsonElement member) => string.Join(',', member.GetProperty("paidBy").EnumerateArray().Select(p => p.GetString()));
}
