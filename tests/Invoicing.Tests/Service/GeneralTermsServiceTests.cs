using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class GeneralTermsServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    static readonly string Text = new('a', 64);

    [Fact]
    public async Task An_invoice_names_the_terms_that_hold_and_the_acceptance_that_proves_it()
    {
        await Terms("CGV-2025", "2025-01-01");
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "TERMS-1", 10_000, "2026-02-02");
        var before = await service.Get("/invoices/TERMS-1/terms");
        Assert.Equal((JsonValueKind.Null, true, "CGV-2025"), (before.GetProperty("version").ValueKind, before.GetProperty("isAcceptanceMissing").GetBoolean(), before.GetProperty("inForce").GetString()));

        await Accepts(service.Put("/documents/TERMS-DOC", new { kind = "general_terms", attachedTo = new[] { new { kind = "customer", number = customer } } }));
        await Accepts(service.Put($"/customers/{customer}/terms-acceptances/A-1", new { version = "cgv-2025", acceptedOn = "2026-01-15", document = "TERMS-DOC", byRole = "acheteur", by = "Mme Quidam" }));
        var after = await service.Get("/invoices/TERMS-1/terms");
        Assert.Equal(("CGV-2025", false, "retention_of_title"), (after.GetProperty("version").GetString(), after.GetProperty("isAcceptanceMissing").GetBoolean(), after.GetProperty("clauses")[0].GetProperty("kind").GetString()));
        Assert.Equal(("A-1", "TERMS-DOC", "Mme Quidam"), (Acceptance(after, "reference"), Acceptance(after, "document"), Acceptance(after, "by")));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));

        await Accepts(service.Delete($"/customers/{customer}/terms-acceptances/A-1"));
        Assert.True((await service.Get("/invoices/TERMS-1/terms")).GetProperty("isAcceptanceMissing").GetBoolean());
    }

    [Fact]
    public async Task A_missing_acceptance_is_an_alert_until_it_comes()
    {
        await Terms("CGV-2025", "2025-01-01");
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "TERMS-2", 10_000, "2026-02-02");
        Assert.False(await IsAlerted(customer));
        await service.Host.DoDay(Today);
        Assert.True(await IsAlerted(customer));
        await Accepts(service.Put($"/customers/{customer}/terms-acceptances/A-1", new { version = "CGV-2025", acceptedOn = "2026-01-15" }));
        Assert.False(await IsAlerted(customer));
        await Accepts(service.Delete($"/customers/{customer}/terms-acceptances/A-1"));
        Assert.True(await IsAlerted(customer));
    }

    [Fact]
    public async Task A_signer_is_erased_and_a_repeated_sending_does_not_bring_it_back()
    {
        await Terms("CGV-2025", "2025-01-01");
        var customer = await service.NewCustomer();
        var acceptance = new { version = "CGV-2025", acceptedOn = "2026-01-15", by = "M. Oublié" };
        await Accepts(service.Put($"/customers/{customer}/terms-acceptances/A-1", acceptance));
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/terms-acceptances/A-1/signer/erasure", new { ground = "requested" }));
        await Accepts(service.Put($"/customers/{customer}/terms-acceptances/A-1", acceptance));
        Assert.Equal(JsonValueKind.Null, (await service.Get($"/customers/{customer}/terms-acceptances"))[0].GetProperty("by").ValueKind);
        Assert.Equal(0, await service.Count("select count(*) from terms_signers where name like '%Oubli%'"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_whole()
    {
        var customer = await service.NewCustomer();
        await Refuses(service.Put("/general-terms/X", new { validFrom = "2026-01-01", textSha256 = "no hash", clauses = Array.Empty<object>() }), HttpStatusCode.UnprocessableEntity, "invalid_input", "textSha256");
        await Refuses(service.Put("/general-terms/X", new { validFrom = "2026-01-01", textSha256 = Text, clauses = new[] { new { kind = "poetry", textSha256 = Text } } }), HttpStatusCode.UnprocessableEntity, "invalid_input", "clauses[0].kind");
        await Refuses(service.Put($"/customers/{customer}/terms-acceptances/A-1", new { version = "NEVER", acceptedOn = "2026-01-15" }), HttpStatusCode.Conflict, "terms_unknown");
        await Refuses(service.Put($"/customers/{customer}/terms-acceptances/A-1", new { version = "NEVER", acceptedOn = "2027-01-15" }), HttpStatusCode.UnprocessableEntity, "invalid_input", "acceptedOn");
        await Terms("CGV-2025", "2025-01-01");
        await Refuses(service.Put("/general-terms/CGV-2025", new { validFrom = "2025-02-01", textSha256 = Text, clauses = Array.Empty<object>() }), HttpStatusCode.Conflict, "terms_in_force");
    }

    Task Terms(string version, string from) => Accepts(service.Put($"/general-terms/{version}", new
    {
        validFrom = from, textSha256 = Text, clauses = new[] { new { kind = "retention_of_title", textSha256 = Text }, new { kind = "penalty_rate", textSha256 = Text } },
    }));

    async Task<bool> IsAlerted(string customer) =>
        (await service.Get("/alerts?kind=terms_not_accepted&limit=1000")).GetProperty("items").EnumerateArray().Any(a => a.GetProperty("customer").GetString() == customer);

    static string? Acceptance(JsonElement terms, string field) => terms.GetProperty("acceptance").GetProperty(field).GetString();
}
