using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Tests.Domain.Bank;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A source that repeats whom this service was told to forget brings nobody back.</summary>
public sealed class ErasedStaysErasedTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly Importing files = new(service, Siren);

    [Fact]
    public async Task A_contact_that_the_ERP_repeats_stays_erased_and_the_answer_says_so()
    {
        var customer = await Known("Zénobie Quidam", "repeats@quidam.invalid");
        await Accepts(Erase($"/customers/{customer}/contacts/{await Subject(customer)}/erasure"));
        var events = await service.Events();
        Assert.Equal("contacts[0]", await Left(Put(customer, new { role = "accounts_payable", name = "Zénobie Quidam", email = "repeats@quidam.invalid" })));
        Assert.Equal("contacts[0]", await Left(Put(customer, new { role = "finance_director", name = "Z. Quidam", email = "Repeats@Quidam.invalid" })));
        Assert.Equal("contacts[0]", await Left(Put(customer, new { role = "accounts_payable", name = "zénobie quidam", phone = "04 90 00 00 01" })));
        Assert.Equal((events, 0), (await service.Events(), await Contacts(customer)));
        Assert.Null(await Left(Put(customer, new { role = "accounts_payable", name = "Somebody Else", email = "other@quidam.invalid" })));
        Assert.Equal(1, await Contacts(customer));
        Assert.Equal(0, await service.Count("select count(*) from erased_words where trace ilike '%quidam%'"));
    }

    [Fact]
    public async Task A_contact_that_a_file_repeats_stays_erased_and_the_report_says_so()
    {
        var customer = await Known("Zénobie Quidam", "files@quidam.invalid");
        await Accepts(Erase($"/customers/{customer}/contacts/{await Subject(customer)}/erasure"));
        var events = await service.Events();
        var report = await files.CompletedContacts(Encoding.UTF8.GetBytes(
            $"customer;name;role;email;phone;address;postcode;city;country;language;kind\n{customer};Essai;accounts_payable;files@quidam.invalid;;;;;;;\n"));
        Assert.Equal((1, 1), (report.Number("unchanged"), report.GetProperty("warnings").GetArrayLength()));

        var bulk = JsonSerializer.Serialize(new { resource = "customer", key = customer, name = "Essai", kind = "company", contacts = new[] { new { role = "accounts_payable", email = "files@quidam.invalid" } } });
        var warned = Assert.Single((await files.CompletedBulk(Encoding.UTF8.GetBytes(bulk + "\n"))).GetProperty("warned").EnumerateArray());
        Assert.Equal((1, "contacts[0]"), (warned.Number("line"), warned.Text("field")));
        Assert.Equal((events, 0), (await service.Events(), await Contacts(customer)));
    }

    [Fact]
    public async Task The_name_of_a_consumer_is_erased_once_nothing_is_open_and_the_same_name_does_not_come_back()
    {
        var customer = $"P-{Guid.CreateVersion7():N}";
        await Accepts(Consumer(customer, "Zénobie Quidam"));
        await service.Invoice(customer, $"NAME-{customer[^6..]}", 1_000);
        await Refuses(Erase($"/customers/{customer}/name/erasure"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, $"RG-{customer}", 1_500);
        await Refuses(Erase($"/customers/{customer}/name/erasure"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, $"RG-{customer}", 1_000);
        await Accepts(Erase($"/customers/{customer}/name/erasure"));

        var events = await service.Events();
        await Accepts(Erase($"/customers/{customer}/name/erasure"));
        Assert.Equal("name", await Left(Consumer(customer, "ZÉNOBIE QUIDAM")));
        Assert.Equal("name", await Left(Consumer(customer, "Zénobie Quidam")));
        Assert.Equal((events, null), (await service.Events(), (await service.Get($"/customers/{customer}")).Text("name")));
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == customer && m.Name.Length == 0), "the others were told to forget");
        Assert.Null(await Left(Consumer(customer, "Autre Nom")));
        Assert.Equal("Autre Nom", (await service.Get($"/customers/{customer}")).Text("name"));
    }

    [Fact]
    public async Task What_the_bank_said_of_a_consumers_payments_is_erased_with_its_name()
    {
        var entity = await Entity.Of(service, "404833048", "bank");
        await entity.Invoice("K1", "FA-9001", 10_000);
        await entity.Accepts("/customers/K1", new { name = "Zénobie Quidam", kind = "consumer" }, put: true);
        var told = Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(endToEnd: "FA9001", text: "Z. Quidam FA-9001", payer: "Zénobie Quidam", iban: "FR1420041010050500013M02606")));
        await entity.Import(told);
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{entity.Siren}/customers/k1/name/erasure", new { ground = "requested" }));
        await entity.Import(told);
        var paid = Assert.Single(await entity.Movements("assigned"));
        Assert.Equal((null, null, "", "FA9001"), (paid.Text("payer"), paid.Text("payerAccount"), paid.Text("text"), paid.Text("endToEndId")));
        Assert.Equal(0, await service.Count("select count(*) from bank_payers where name ilike '%quidam%' or text ilike '%quidam%'"));
    }

    [Fact]
    public async Task Money_that_was_only_compared_forgets_a_payer_of_that_name_too()
    {
        var entity = await Entity.Of(service, "309634954", "erp");
        await entity.Accepts("/customers/K1", new { name = "Hippolyte Quelconque", kind = "consumer" }, put: true);
        await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", details: Camt.Details(text: "Loyer", payer: "HIPPOLYTE QUELCONQUE")), Camt.Entry(50, "B2", details: Camt.Details(text: "Autre", payer: "Tierce Personne"))));
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{entity.Siren}/customers/k1/name/erasure", new { ground = "requested" }));
        Assert.Equal([null, "Tierce Personne"], (await entity.Movements("compared")).Select(m => m.Text("payer")).Order());
    }

    [Fact]
    public async Task The_name_of_a_company_is_no_personal_data()
    {
        var customer = await service.NewCustomer();
        await Refuses(Erase($"/customers/{customer}/name/erasure"), HttpStatusCode.Conflict, "not_a_person");
        await Refuses(Erase("/customers/NOBODY-HERE/name/erasure"), HttpStatusCode.NotFound, "not_found");
        await Refuses(service.Post($"/customers/{customer}/name/erasure", new { ground = "requested" }), HttpStatusCode.Forbidden);
        await Refuses(Erase($"/customers/{customer}/name/erasure", "bored"), HttpStatusCode.UnprocessableEntity, field: "ground");
    }

    [Fact]
    public async Task A_signer_stays_erased_and_one_whom_nobody_names_again_keeps_his_key()
    {
        await Accepts(Document("SIGNED-AGAIN", "Zoé Quidam"));
        var events = await service.Events();
        await Accepts(Document("SIGNED-AGAIN", null));
        Assert.Equal((events, "Zoé Quidam"), (await service.Events(), (await service.Get("/documents/SIGNED-AGAIN")).Text("signerName")));

        await Accepts(Erase("/documents/SIGNED-AGAIN/signer/erasure"));
        events = await service.Events();
        Assert.Equal("signerName", await Left(Document("SIGNED-AGAIN", "Zoé Quidam")));
        Assert.Equal((events, null), (await service.Events(), (await service.Get("/documents/SIGNED-AGAIN")).Text("signerName")));
        Assert.Null(await Left(Document("SIGNED-AGAIN", "Yves Autre")));
        Assert.Equal("Yves Autre", (await service.Get("/documents/SIGNED-AGAIN")).Text("signerName"));
    }

    async Task<string> Known(string name, string email)
    {
        var customer = $"P-{Guid.CreateVersion7():N}";
        await Accepts(Put(customer, new { role = "accounts_payable", name, email }));
        return customer;
    }

    async Task<Guid> Subject(string customer) => (await service.Get($"/customers/{customer}")).GetProperty("contacts")[0].GetProperty("id").GetGuid();

    async Task<int> Contacts(string customer) => (await service.Get($"/customers/{customer}")).GetProperty("contacts").GetArrayLength();

    Task<HttpResponseMessage> Put(string customer, object contact) => service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", contacts = new[] { contact } });

    Task<HttpResponseMessage> Consumer(string customer, string name) => service.Put($"/customers/{customer}", new { name, kind = "consumer" });

    Task<HttpResponseMessage> Document(string reference, string? signerName) => service.Put($"/documents/{reference}", new { kind = "contract", signedByRole = "buyer", signerName });

    async Task<HttpResponseMessage> Erase(string path, string ground = "requested")
    {
        using var manager = service.Host.As("manager");
        return await manager.PostAsJsonAsync($"/creditors/{Siren}{path}", new { ground });
    }

    /// <summary>Which fields an accepted request says it left out.</summary>
    internal static async Task<string?> Left(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer.Headers.TryGetValues("Erased", out var fields) ? string.Join(';', fields) : null;
    }
}
