using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class FactoringTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Factor = "552100554";

    [Fact]
    public async Task A_factor_s_invoice_is_held_until_it_comes_back()
    {
        await service.Invoice(await service.NewCustomer(), "FACTOR-1", 12_000);
        for (var i = 0; i < 2; i++) await Accepts(service.Put("/invoices/FACTOR-1/assignment", new { factor = Factor, withRecourse = true, on = "2026-02-10", debtorTold = true }));
        Assert.Equal([("assignment", "factored", false)], await Holds("FACTOR-1"));
        await Refuses(service.Post("/invoices/FACTOR-1/holds/assignment/lift", new { }), HttpStatusCode.UnprocessableEntity, field: "hold");
        await Refuses(service.Put("/invoices/FACTOR-1/holds/Assignment", new { reason = "other" }), HttpStatusCode.UnprocessableEntity, field: "hold");
        for (var i = 0; i < 2; i++) await Accepts(service.Post("/invoices/FACTOR-1/assignment/recourse", new { reason = "unpaid", on = "2026-03-01" }));
        Assert.Equal([("assignment", "factored", true)], await Holds("FACTOR-1"));

        var shown = Assert.Single((await service.Get("/invoices/FACTOR-1")).GetProperty("assignments").EnumerateArray());
        Assert.Equal((Factor, "2026-02-10", true, true, "2026-03-01", "unpaid"),
            (shown.Text("factor"), shown.Text("on"), shown.GetProperty("withRecourse").GetBoolean(), shown.GetProperty("debtorTold").GetBoolean(), shown.Text("takenBackOn"), shown.Text("reason")));
        await Eventually.Is(() => service.Bus.Heard<InvoiceHoldLiftedV1>().Any(m => m.Number == "FACTOR-1"), "the end was told");
        Assert.Equal(("assignment", "factored"), service.Bus.Heard<InvoiceHeldV1>().Where(m => m.Number == "FACTOR-1").Select(m => (m.Hold, m.Reason)).Single());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await service.Invoice(await service.NewCustomer(), "FACTOR-2", 12_000);
        await Refuses(service.Put("/invoices/FACTOR-2/assignment", new { factor = "BNP", withRecourse = true }), HttpStatusCode.UnprocessableEntity, field: "factor");
        await Refuses(service.Put("/invoices/FACTOR-2/assignment", new { factor = Siren, withRecourse = true }), HttpStatusCode.UnprocessableEntity, field: "factor");
        await Refuses(service.Put("/invoices/FACTOR-2/assignment", new { factor = Factor, withRecourse = true, on = "2026-03-03" }), HttpStatusCode.UnprocessableEntity, field: "on");
        await Refuses(service.Put("/invoices/FACTOR-2/assignment", new { factor = Factor, withRecourse = true, on = "2026-02-01" }), HttpStatusCode.Conflict, "assigned_before_issue");
        await Refuses(service.Post("/invoices/FACTOR-2/assignment/recourse", new { reason = "unpaid" }), HttpStatusCode.Conflict, "invoice_not_assigned");
        await Refuses(service.Put("/invoices/FACTOR-NONE/assignment", new { factor = Factor, withRecourse = true }), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_recourse_it_is_no_exposure_from_that_day_on_and_until_it_comes_back()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "FACTOR-3", 12_000);
        await service.Invoice(customer, "FACTOR-4", 5_000);
        await service.Invoice(customer, "FACTOR-5", 700);
        await Accepts(service.Put("/invoices/FACTOR-3/assignment", new { factor = Factor, withRecourse = false, on = "2026-02-10" }));
        await Accepts(service.Put("/invoices/FACTOR-4/assignment", new { factor = Factor, withRecourse = true, on = "2026-02-10" }));
        Assert.Equal((17_700, 0), await Exposure(customer, "2026-02-09"));
        Assert.Equal((5_700, 12_000), await Exposure(customer, "2026-02-10"));
        await Accepts(service.Post("/invoices/FACTOR-3/assignment/recourse", new { reason = "disputed", on = "2026-03-01" }));
        Assert.Equal((5_700, 12_000), await Exposure(customer, "2026-02-28"));
        Assert.Equal((17_700, 0), await Exposure(customer, "2026-03-01"));
    }

    [Fact]
    public async Task In_the_aged_balance_it_stands_apart_from_that_day_on_and_until_it_comes_back()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "FACTOR-7", 12_000);
        await service.Invoice(customer, "FACTOR-8", 5_000);
        await Accepts(service.Put("/invoices/FACTOR-7/assignment", new { factor = Factor, withRecourse = true, on = "2026-02-10" }));
        await Accepts(service.Post("/invoices/FACTOR-7/assignment/recourse", new { reason = "unpaid", on = "2026-03-01" }));
        Assert.Equal((17_000, 0, 17_000), await Aged("2026-02-09"));
        Assert.Equal((5_000, 12_000, 17_000), await Aged("2026-02-10"));
        Assert.Equal((5_000, 12_000, 17_000), await Aged("2026-02-28"));
        Assert.Equal((17_000, 0, 17_000), await Aged("2026-03-01"));

        async Task<(long Ranges, long Assigned, long Total)> Aged(string on)
        {
            var row = (await service.Get($"/figures/aged-balance?on={on}&limit=1000")).GetProperty("rows").EnumerateArray().Single(r => r.Text("key") == customer);
            return (row.GetProperty("ranges").EnumerateArray().Sum(r => r.Cents("amount")), row.GetProperty("assigned").Cents("amount"), row.Cents("total"));
        }
    }

    [Fact]
    public async Task The_type_of_an_e_invoice_and_an_assignment_are_one_truth()
    {
        var desk = new EInvoiceDesk(service);
        var xml = EInvoiceDesk.Of(InvoiceXml.Cii, "FACTOR-6", await service.NewCustomer()).With((">380<", ">393<"));
        await desk.Sends(xml, HttpStatusCode.Created);
        Assert.Equal([("einvoice:factored", "factored", false)], await Holds("FACTOR-6"));
        await Accepts(service.Put("/invoices/FACTOR-6/assignment", new { factor = Factor, withRecourse = true }));
        await desk.Sends(xml);
        Assert.Equal([("assignment", "factored", false), ("einvoice:factored", "factored", true)], await Holds("FACTOR-6"));
        await Accepts(service.Post("/invoices/FACTOR-6/assignment/recourse", new { reason = "contract_ended" }));
        await desk.Sends(xml);
        Assert.Equal([("assignment", "factored", true), ("einvoice:factored", "factored", true)], await Holds("FACTOR-6"));
    }

    async Task<(long Total, long Assigned)> Exposure(string customer, string on)
    {
        var totals = (await service.Get($"/figures/exposure?on={on}&customer={customer}")).GetProperty("totals");
        return (totals.Cents("total"), totals.Cents("assigned"));
    }

    async Task<List<(string?, string?, bool)>> Holds(string invoice) =>
        [.. (await service.Get($"/invoices/{invoice}")).GetProperty("holds").EnumerateArray().Select(h => (h.Text("hold"), h.Text("reason"), h.GetProperty("isLifted").GetBoolean()))];
}
