using System.Net;
using System.Text;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class DeductionServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly Importing files = new(service, Siren);

    [Fact]
    public async Task What_a_retailer_keeps_back_is_contested_with_its_payment_and_once()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "DED-1", 100_000);
        await service.Invoice(customer, "DED-2", 100_000);
        await Pays(customer, "DED-VIR", 195_000, ["DED-1", "DED-2"], Kept("ded-1", 5_000, "logistics_penalty", "DEB-1"));
        var events = await service.Events();
        await Pays(customer, "DED-VIR", 195_000, ["DED-1", "DED-2"], Kept("ded-1", 5_000, "logistics_penalty", "DEB-1"));
        Assert.Equal(events, await service.Events());

        Assert.Equal((5_000, 0), (await service.Outstanding("DED-1"), await service.Outstanding("DED-2")));
        var listed = Assert.Single((await service.Get($"/disputes?deductions=true&customer={customer}")).GetProperty("items").EnumerateArray());
        Assert.Equal(("deduction DED-VIR DEB-1", "other", "logistics", "logistics_penalty", "DEB-1", "DED-VIR"),
            (listed.Text("dispute"), listed.Text("reason"), listed.Text("department"), listed.Text("deduction"), listed.Text("deductionReference"), listed.Text("payment")));
        Assert.Equal(("DED-1", 2026, "deduction DED-VIR DEB-1"), (await service.Get("/payments/DED-VIR")).GetProperty("deductions")[0] is var kept ? (kept.Text("invoice"), kept.Number("year"), kept.Text("dispute")) : default);
        await Eventually.Is(() => service.Bus.Heard<InvoiceDisputedV1>().Any(m => m is { Number: "DED-1", DisputedCents: 5_000 }), "dunning hears what is contested");
    }

    [Fact]
    public async Task What_a_payer_says_later_that_it_kept_back_was_never_paid()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LATE-1", 100_000);
        await service.Invoice(customer, "LATE-2", 100_000);
        await Accepts(service.Put("/payments/LATE-VIR", Paid(customer, 195_000, ["LATE-1", "LATE-2"])));
        Assert.Equal((0, 5_000), (await service.Outstanding("LATE-1"), await service.Outstanding("LATE-2")));
        await Pays(customer, "LATE-VIR", 195_000, ["LATE-1", "LATE-2"], Kept("LATE-1", 5_000, "price"));
        Assert.Equal((5_000, 0), (await service.Outstanding("LATE-1"), await service.Outstanding("LATE-2")));
    }

    [Fact]
    public async Task What_a_payment_has_over_does_not_pay_what_its_payer_keeps_back_until_that_is_judged()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "OVER-1", 100_000);
        await Pays(customer, "OVER-VIR", 100_000, ["OVER-1"], Kept("OVER-1", 5_000, "price"));
        Assert.Equal((5_000, 5_000), (await service.Outstanding("OVER-1"), await service.Unallocated("OVER-VIR")));
        await Accepts(service.Post("/invoices/OVER-1/disputes/deduction OVER-VIR Price/resolution", new { outcome = "rejected" }));
        Assert.Equal((0, 0), (await service.Outstanding("OVER-1"), await service.Unallocated("OVER-VIR")));
    }

    [Fact]
    public async Task A_deduction_that_was_judged_stays_judged_when_it_is_claimed_again()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "JUDGED-1", 10_000);
        await Pays(customer, "JUDGED-VIR", 9_500, ["JUDGED-1"], Kept("JUDGED-1", 500, "price"));
        await Accepts(service.Put("/invoices/JUDGED-1/disputes/deduction JUDGED-VIR Price", new { reason = "price", amountCents = 500, owner = "GMS" }));
        await Accepts(service.Post("/invoices/JUDGED-1/disputes/deduction JUDGED-VIR Price/resolution", new { outcome = "rejected" }));
        await Pays(customer, "JUDGED-VIR", 9_500, ["JUDGED-1"]);
        await Pays(customer, "JUDGED-VIR", 9_500, ["JUDGED-1"], Kept("JUDGED-1", 500, "price"));
        Assert.Equal([("deduction JUDGED-VIR Price", 500L, "rejected")], await Disputes("JUDGED-1"));
    }

    [Fact]
    public async Task A_small_deduction_is_no_small_difference()
    {
        await using var alone = await InvoicingService.Start(Today);
        await Accepts(alone.Put("/small-differences", new { upToCents = 200 }));
        var customer = await alone.NewCustomer();
        await alone.Invoice(customer, "SM-1", 10_000);
        await Accepts(alone.Put("/payments/SM-VIR", Paid(customer, 9_900, ["SM-1"], Kept("SM-1", 100, "price"))));
        Assert.Equal(100, await alone.Outstanding("SM-1"));
    }

    [Fact]
    public async Task A_correction_withdraws_what_it_says_no_more_and_a_return_what_nobody_looked_at()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "COR-1", 10_000);
        await Pays(customer, "COR-VIR", 9_000, ["COR-1"], Kept("COR-1", 600, "price"), Kept("COR-1", 400, "shortage"));
        await Pays(customer, "COR-VIR", 9_000, ["COR-1"], Kept("COR-1", 500, "price"));
        Assert.Equal([("deduction COR-VIR Price", 500L, null), ("deduction COR-VIR Shortage", 400L, "withdrawn")], await Disputes("COR-1"));
        await Pays(customer, "COR-VIR", 9_000, ["COR-1"], Kept("COR-1", 500, "price"), Kept("COR-1", 400, "shortage"));
        await Accepts(service.Put("/payments/COR-VIR", new { customer, receivedOn = "2026-03-02", amountCents = 9_000, invoices = new[] { new { number = "COR-1" } } }));
        Assert.Equal([("deduction COR-VIR Price", 500L, null), ("deduction COR-VIR Shortage", 400L, null)], await Disputes("COR-1"));

        await Accepts(service.Put("/invoices/COR-1/disputes/deduction COR-VIR Price", new { reason = "price", amountCents = 500, owner = "GMS" }));
        await Accepts(service.Post("/payments/COR-VIR/reversal", new { reason = "rejected" }));
        Assert.Equal([("deduction COR-VIR Price", 500L, null), ("deduction COR-VIR Shortage", 400L, "withdrawn")], await Disputes("COR-1"));
        Assert.Equal(10_000, await service.Outstanding("COR-1"));
    }

    [Fact]
    public async Task What_cannot_be_kept_back_is_refused_with_its_field_and_nothing_is_written()
    {
        var (customer, other) = (await service.NewCustomer(), await service.NewCustomer());
        await service.Invoice(customer, "REF-1", 10_000);
        await service.Invoice(other, "REF-2", 10_000);
        var events = await service.Events();
        foreach (var (kept, field) in new[]
        {
            (Kept("REF-9", 100, "price"), "deductions[0].invoice"), (Kept("REF-2", 100, "price"), "deductions[0].invoice"), (Kept("REF-1", 10_001, "price"), "deductions[0].amountCents"),
            (Kept("REF-1", 0, "price"), "deductions[0].amountCents"), (Kept("REF-1", 100, "mood"), "deductions[0].reason"), (Kept("REF-1", 100, "price", new string('x', 61)), "deductions[0].reference"),
            (Kept("REF-1", 100, "price", "a|b"), "deductions[0].reference"),
        })
            await Refuses(service.Put("/payments/REF-VIR", Paid(customer, 9_000, ["REF-1"], kept)), HttpStatusCode.UnprocessableEntity, field: field);
        await Refuses(service.Put("/payments/REF-VIR", new { customer, receivedOn = "2026-03-02", amountCents = 1, deductions = new object?[] { null } }), HttpStatusCode.UnprocessableEntity, field: "deductions[0]");
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_deduction_that_was_judged_stays_judged()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "JUD-1", 10_000);
        await Pays(customer, "JUD-VIR", 9_500, ["JUD-1"], Kept("JUD-1", 500, "quality"));
        await Accepts(service.Post("/invoices/JUD-1/disputes/deduction JUD-VIR Quality/resolution", new { outcome = "rejected" }));
        await Refuses(service.Put("/payments/JUD-VIR", Paid(customer, 9_500, ["JUD-1"], Kept("JUD-1", 400, "quality"))), HttpStatusCode.UnprocessableEntity, field: "deductions[0]");
        await Pays(customer, "JUD-VIR", 9_500, ["JUD-1"]);
        Assert.Equal([("deduction JUD-VIR Quality", 500L, "rejected")], await Disputes("JUD-1"));
    }

    [Fact]
    public async Task Open_deductions_are_summed_by_customer_and_reason()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "SUM-1", 10_000);
        await service.Invoice(customer, "SUM-2", 10_000);
        await Pays(customer, "SUM-VIR", 17_000, ["SUM-1", "SUM-2"], Kept("SUM-1", 1_000, "promotion"), Kept("SUM-2", 1_500, "promotion"), Kept("SUM-2", 500, "return"));
        await Accepts(service.Post("/invoices/SUM-2/disputes/deduction SUM-VIR Return/resolution", new { outcome = "upheld" }));
        var sums = await service.Get($"/deductions?customer={customer}");
        var row = Assert.Single(sums.GetProperty("byCustomerAndReason").EnumerateArray());
        Assert.Equal((customer, "promotion", 2, 2_500), (row.Text("customer"), row.Text("reason"), row.GetProperty("deductions").Number("count"), row.GetProperty("deductions").Cents("amount")));
        Assert.Equal(2_500, sums.GetProperty("total").Cents("amount"));
    }

    [Fact]
    public async Task Deductions_come_in_bulk_and_a_bad_one_rejects_its_line()
    {
        var customer = await service.NewCustomer();
        var report = await files.CompletedBulk(Lines(
            $$"""{"resource":"invoice","key":"BLK-1","customer":"{{customer}}","issuedOn":"2026-02-02","amountCents":10000}""",
            $$"""{"resource":"payment","key":"BLK-V1","customer":"{{customer}}","receivedOn":"2026-02-05","amountCents":9000,"invoices":[{"number":"BLK-1"}],"deductions":[{"invoice":"BLK-1","amountCents":1000,"reason":"shortage"}]}""",
            $$"""{"resource":"payment","key":"BLK-V2","customer":"{{customer}}","receivedOn":"2026-02-05","amountCents":10,"deductions":[{"invoice":"BLK-9","amountCents":1000,"reason":"shortage"}]}"""));
        Assert.Equal((2, 1), (report.Number("added"), report.Number("rejectedCount")));
        Assert.Equal([("deduction BLK-V1 Shortage", 1_000L, null)], await Disputes("BLK-1"));
        Assert.Equal(1_000, await service.Outstanding("BLK-1"));
    }

    [Fact]
    public async Task Every_reason_is_contested_under_one_and_laid_to_a_department_as_data() =>
        Assert.Equal(Enum.GetValues<DeductionReason>().Length - 1, await service.Count("select count(*) from deduction_reasons r join non_payment_causes using (cause) join dispute_causes c on c.reason = r.dispute"));

    static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    async Task<IEnumerable<(string?, long, string?)>> Disputes(string invoice) =>
        (await service.Get($"/invoices/{invoice}")).GetProperty("disputes").EnumerateArray().Select(d => (d.Text("dispute"), d.Cents("amount"), d.Text("outcome"))).Order();

    Task Pays(string customer, string reference, long cents, string[] invoices, params object[] kept) => Accepts(service.Put($"/payments/{reference}", Paid(customer, cents, invoices, kept)));

    static object Paid(string customer, long cents, string[] invoices, params object[] kept) =>
        new { customer, receivedOn = "2026-03-02", amountCents = cents, invoices = invoices.Select(number => new { number }), deductions = kept };

    static object Kept(string invoice, long cents, string reason, string? reference = null) => new { invoice, amountCents = cents, reason, reference };
}
