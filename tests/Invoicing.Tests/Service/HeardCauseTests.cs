using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What debtors say in calls is kept as heard; what a person finds out goes before it.</summary>
public sealed class HeardCauseTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_the_debtor_said_last_is_the_cause_until_a_person_finds_out()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "HEARD-1", 10_000);
        await Hears(Said(customer, "approval_pending", 2, Today, "HEARD-1"));
        Assert.Equal(("approval_pending", "customer", Today), await Cause("HEARD-1"));
        // Late, repeated, and of the same day before: nothing.
        await Hears(Said(customer, "forgotten", 1, Today, "HEARD-1"));
        await Hears(Said(customer, "cash_difficulty", 9, Today.AddDays(-1), "HEARD-1"));
        var events = await service.Events("cause_heard");
        await Hears(Said(customer, "approval_pending", 2, Today, "HEARD-1"));
        Assert.Equal(events, await service.Events("cause_heard"));
        Assert.Equal(("approval_pending", "customer", Today), await Cause("HEARD-1"));
        await Hears(Said(customer, "invoice_not_received", 3, Today, "HEARD-1"));
        Assert.Equal("invoice_not_received", (await Cause("HEARD-1")).Cause);

        await Accepts(service.Put("/invoices/HEARD-1/cause", new { cause = "wrong_price" }));
        Assert.Equal(("wrong_price", "sales", null), await Cause("HEARD-1"));
        await Hears(Said(customer, "other", 4, Today.AddDays(1), "HEARD-1"));
        Assert.Equal(("wrong_price", "sales", null), await Cause("HEARD-1"));
    }

    [Fact]
    public async Task A_person_may_find_out_what_the_debtor_said()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "HEARD-2", 10_000);
        await Hears(Said(customer, "approval_pending", 2, Today, "HEARD-2"));
        await Accepts(service.Put("/invoices/HEARD-2/cause", new { cause = "approval_pending" }));
        Assert.Null((await Cause("HEARD-2")).HeardOn);
    }

    [Fact]
    public async Task An_invoice_that_is_paid_or_not_known_is_no_harm_to_the_others()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "HEARD-3", 10_000);
        await service.Invoice(customer, "HEARD-4", 10_000);
        await service.Payment(customer, "HEARD-RG", 10_000, new { number = "HEARD-4" });
        await Hears(Said(customer, "forgotten", 2, Today, "HEARD-4", "NEVER-HEARD-OF", "HEARD-3"));
        Assert.Equal("forgotten", (await Cause("HEARD-3")).Cause);
    }

    [Fact]
    public async Task Statistics_tell_what_was_only_heard_apart()
    {
        await using var alone = await InvoicingService.Start(Today);
        var customer = await alone.NewCustomer();
        foreach (var number in new[] { "ST-1", "ST-2" }) await alone.Invoice(customer, number, 10_000);
        await Accepts(alone.Put("/invoices/ST-1/cause", new { cause = "approval_pending" }));
        await Hears(Said(customer, "approval_pending", 2, Today, "ST-2"), alone);
        var row = Assert.Single((await alone.Get($"/dispute-statistics?from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}")).EnumerateArray());
        Assert.Equal((2, 1, 10_000), (row.GetProperty("unpaid").Number("count"), row.GetProperty("heard").Number("count"), row.GetProperty("heard").Cents("amount")));
    }

    static CauseHeardV1 Said(string customer, string cause, long version, DateOnly on, params string[] numbers)
    {
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        return new(Guid.CreateVersion7(), Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, cause, [.. numbers.Select(number => new InvoiceOfCauseV1(BusinessKey.OfInvoice(siren, number, 2026), number))], version, on);
    }

    async Task Hears(CauseHeardV1 said, InvoicingService? of = null)
    {
        var (id, to) = (Guid.CreateVersion7(), of ?? service);
        await to.Bus.Publish(said, id);
        await Eventually.Is(async () => await to.Count("select count(*) from inbox where message_id = $1", id) == 1, "it is taken");
    }

    async Task<(string? Cause, string? Department, DateOnly? HeardOn)> Cause(string number)
    {
        var read = await service.Get($"/invoices/{number}");
        return (read.Text("cause"), read.Text("causeDepartment"), read.TryGetProperty("causeHeardOn", out var on) && on.ValueKind is JsonValueKind.String ? DateOnly.Parse(on.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
