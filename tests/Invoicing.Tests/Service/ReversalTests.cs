using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class ReversalTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Theory]
    [InlineData("REV-1", null, "md01", "rejected", "MD01", "no valid mandate", false)]
    [InlineData("REV-2", null, "insufficient_funds", "cheque_returned", "insufficient_funds", "certificate", true)]
    [InlineData("REV-3", "chargeback", "10.4", "chargeback", "10.4", null, true)]
    [InlineData("REV-4", "cheque_returned", null, "cheque_returned", null, null, true)]
    [InlineData("REV-5", "mistake", null, "mistake", null, null, false)]
    public async Task Why_a_payment_came_back_is_shown_told_and_counted(string payment, string? reason, string? code, string shownReason, string? shownCode, string? explanation, bool isIncident)
    {
        var customer = await service.NewCustomer();
        await service.Payment(customer, payment, 5_000);
        Assert.Equal(JsonValueKind.Null, (await service.Get($"/payments/{payment}")).GetProperty("reversal").ValueKind);
        for (var i = 0; i < 2; i++) await Accepts(service.Post($"/payments/{payment}/reversal", new { on = "2026-03-01", reason, reasonCode = code }));

        var reversal = (await service.Get($"/payments/{payment}")).GetProperty("reversal");
        Assert.Equal(("2026-03-01", shownReason, shownCode, isIncident), (reversal.Text("on"), reversal.Text("reason"), reversal.Text("reasonCode"), reversal.GetProperty("isIncident").GetBoolean()));
        if (explanation is null) Assert.Null(reversal.Text("explanation"));
        else Assert.Contains(explanation, reversal.Text("explanation"), StringComparison.Ordinal);
        Assert.Equal(isIncident ? 1 : 0, (await service.Get($"/customers/{customer}/payment-behaviour")).GetProperty("incidents").GetInt32());
        Assert.Equal(0, (await service.Get($"/customers/{customer}/payment-behaviour?on=2026-02-28")).GetProperty("incidents").GetInt32());
        await Eventually.Is(() => service.Bus.Heard<PaymentReversedV1>().Any(m => m.CustomerNumber == customer), "the reversal was told");
        Assert.Equal((shownReason, shownCode), service.Bus.Heard<PaymentReversedV1>().Where(m => m.CustomerNumber == customer).Select(m => (m.Reason, m.ReasonCode)).Single());
    }

    [Fact]
    public async Task A_code_has_the_shape_of_one()
    {
        await service.Payment(await service.NewCustomer(), "REV-6", 5_000);
        await Refuses(service.Post("/payments/REV-6/reversal", new { reasonCode = "M. Dupont ne veut pas payer" }), HttpStatusCode.UnprocessableEntity, field: "reasonCode");
    }

    [Fact]
    public async Task What_came_back_before_reasons_had_codes_still_reads()
    {
        var customer = await service.NewCustomer();
        await service.Payment(customer, "REV-7", 5_000);
        await Accepts(service.Post("/payments/REV-7/reversal", new { reason = "cheque_returned", on = "2026-03-01" }));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where type = 'payment_reversed' and data->'document'->>'number' = 'REV-7' and data ? 'reasonCode'"));
        Assert.Equal(JsonValueKind.Null, (await service.Get("/payments/REV-7")).GetProperty("reversal").GetProperty("reasonCode").ValueKind);
    }
}
