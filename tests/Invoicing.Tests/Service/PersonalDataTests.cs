using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class PersonalDataTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Contacts_lie_sealed_and_are_read_in_clear()
    {
        var (customer, contact) = await Known("sealed@quidam.invalid");
        Assert.Equal(("Zénobie Quidam", "sealed@quidam.invalid", "Avignon"), (contact.Text("name"), contact.Text("email"), contact.Text("city")));
        Assert.Equal(1, await service.Count(
            "select count(*) from contacts where subject = $1 and name is null and email is null and city is null and address = '{}' and position('Quidam'::bytea in sealed) = 0", Id(contact)));
        Assert.Equal(1, await service.Count("select count(*) from subject_keys where subject = $1", Id(contact)));
        Assert.Equal(customer, (await service.Get($"/customers/{customer}")).Text("number"));
    }

    [Fact]
    public async Task A_person_keeps_its_id_while_it_is_known_and_its_key_goes_with_it()
    {
        var (customer, contact) = await Known("keeps@quidam.invalid");
        await Accepts(Put(customer, new { role = "accounts_payable", name = "Zénobie Quidam-Exemple", email = "keeps@quidam.invalid", phone = "04 90 00 00 09" }));
        var again = await Contact(customer);
        Assert.Equal((Id(contact), "Zénobie Quidam-Exemple"), (Id(again), again.Text("name")));

        await Accepts(Put(customer, new { role = "accounts_payable", email = "other@quidam.invalid" }));
        Assert.NotEqual(Id(contact), Id(await Contact(customer)));
        Assert.Equal(0, await service.Count("select count(*) from subject_keys where subject = $1", Id(contact)));
    }

    [Fact]
    public async Task A_person_is_erased_when_nothing_is_owed_and_the_history_stays_whole()
    {
        var (customer, contact) = await Known("erased@quidam.invalid");
        await service.Invoice(customer, "ERASE-1", 1_000);
        await Refuses(Erase(customer, Id(contact), "requested"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, "ERASE-RG", 1_000);
        var history = await History();
        await Accepts(Erase(customer, Id(contact), "requested"));

        Assert.Equal(0, (await service.Get($"/customers/{customer}")).GetProperty("contacts").GetArrayLength());
        Assert.Equal(0, await service.Count("select (select count(*) from subject_keys where subject = $1) + (select count(*) from contacts where subject = $1)", Id(contact)));
        Assert.Equal([.. history, "personal_data_erased"], (await History()).Select((row, i) => i < history.Count ? row : row.Split('|')[0]));
        Assert.Equal(1, await service.Count("select count(*) from mt_events where type = 'personal_data_erased' and data->>'subject' = $1 and data->>'ground' = 'requested'", Id(contact).ToString()));
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == customer && m.Contacts.Length == 0), "the others were told to forget");

        using var ops = service.Host.As("ops");
        var chains = await (await ops.PostAsync("/ops/chains/verification", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(0, chains.Number("broken"));
        var events = await service.Events();
        await Accepts(Erase(customer, Id(contact), "requested"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task The_wrong_person_is_erased_whatever_is_owed()
    {
        var (customer, contact) = await Known("wrong@quidam.invalid");
        await service.Invoice(customer, "WRONG-1", 1_000);
        await Accepts(Erase(customer, Id(contact), "wrong_person"));
        Assert.Equal(0, (await service.Get($"/customers/{customer}")).GetProperty("contacts").GetArrayLength());
    }

    [Fact]
    public async Task After_an_erasure_the_fingerprint_has_another_salt_and_the_same_contacts_are_still_no_change()
    {
        var (customer, contact) = await Known("salt@quidam.invalid");
        var salted = await service.Count("select ('x' || left(encode(salt, 'hex'), 15))::bit(60)::bigint from contact_salts where customer = $1", Customer(customer));
        await Accepts(Erase(customer, Id(contact), "requested"));
        Assert.NotEqual(salted, await service.Count("select ('x' || left(encode(salt, 'hex'), 15))::bit(60)::bigint from contact_salts where customer = $1", Customer(customer)));
        var events = await service.Events();
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", contacts = Array.Empty<object>() }));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task Many_first_registrations_at_once_are_one()
    {
        var customer = $"P-{Guid.CreateVersion7():N}";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Accepts(Put(customer, new { role = "accounts_payable", email = "once@quidam.invalid" }))));
        Assert.Equal(2, await service.Count("select count(*) from mt_events where data->'account'->>'customer' = $1", customer));
        Assert.Single(await Persons("once@quidam.invalid"));
    }

    [Fact]
    public async Task A_person_who_asks_is_found_everywhere_and_nowhere_after_its_erasure()
    {
        var (one, contact) = await Known("asks@quidam.invalid");
        var (two, _) = await Known("Asks@Quidam.invalid");
        var found = await Persons("ASKS@quidam.invalid");
        Assert.Equal(new[] { one, two }.Order(StringComparer.Ordinal), found.Select(p => p.Text("customer")!).Order(StringComparer.Ordinal));
        Assert.Equal(["name", "email", "phone", "address"], found[0].GetProperty("held").EnumerateArray().Select(h => h.GetString()));
        await Accepts(Erase(one, Id(contact), "objection"));
        Assert.Equal([two], (await Persons("asks@quidam.invalid")).Select(p => p.Text("customer")));
        Assert.Empty(await Persons("nobody@quidam.invalid"));
    }

    [Fact]
    public async Task The_address_that_is_asked_for_is_in_no_trace()
    {
        var told = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => told.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        Assert.Empty(await Persons("traced@quidam.invalid"));
        Assert.Contains(told, span => span.Contains("HttpRequestIn", StringComparison.Ordinal));
        Assert.DoesNotContain(told, span => span.Contains("traced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_manager_looks_persons_up_and_erases_them()
    {
        var (customer, contact) = await Known("role@quidam.invalid");
        await Refuses(service.Post($"/customers/{customer}/contacts/{Id(contact)}/erasure", new { ground = "requested" }), HttpStatusCode.Forbidden);
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/persons?email=role@quidam.invalid"), HttpStatusCode.Forbidden);
        await Refuses(Erase(customer, Guid.CreateVersion7(), "requested"), HttpStatusCode.NotFound, "not_found");
        await Refuses(Erase(customer, Id(contact), "bored"), HttpStatusCode.UnprocessableEntity, field: "ground");
        using var manager = service.Host.As("manager");
        await Refuses(manager.GetAsync($"/creditors/{Siren}/persons?email=nobody"), HttpStatusCode.UnprocessableEntity, field: "email");
    }

    [Fact]
    public async Task What_lies_open_from_before_is_read_and_sealed_at_the_next_start()
    {
        var (customer, contact) = await Known("before@quidam.invalid");
        await service.Host.Database.Administer($"""
            update contacts set subject = null, sealed = null, email_hash = null, name = 'Zénobie Quidam', email = 'before@quidam.invalid', city = 'Avignon' where subject = '{Id(contact)}';
            delete from subject_keys where subject = '{Id(contact)}'
            """);
        Assert.Equal(("Zénobie Quidam", JsonValueKind.Null), ((await Contact(customer)).Text("name"), (await Contact(customer)).GetProperty("id").ValueKind));
        await using var next = await ServiceUnderTest<Books>.Start("invoicing", database: service.Host.Database, broker: service.Host.Broker);
        await Eventually.Passes(async () => Assert.Equal(0, await service.Count("select count(*) from contacts where subject is null")));
        var found = await Contact(customer);
        Assert.Equal(("Zénobie Quidam", "Avignon"), (found.Text("name"), found.Text("city")));
        Assert.Equal([customer], (await Persons("before@quidam.invalid")).Select(p => p.Text("customer")));
    }

    [Fact]
    public async Task A_row_that_somebody_holds_is_sealed_when_it_is_free()
    {
        var (_, free) = await Known("free@quidam.invalid");
        var (_, contact) = await Known("held@quidam.invalid");
        await service.Host.Database.Administer($"update contacts set subject = null, sealed = null, email_hash = null, name = 'Zénobie' where subject in ('{Id(free)}', '{Id(contact)}')");
        await using var held = await Session.Begin(service.Host.Database.Source, CancellationToken.None);
        await held.Read("select 1 from contacts where subject is null limit 1 for update", r => r.GetInt32(0), CancellationToken.None);
        await using var next = await ServiceUnderTest<Books>.Start("invoicing", database: service.Host.Database, broker: service.Host.Broker);
        await Eventually.Passes(async () => Assert.Equal(1, await service.Count("select count(*) from contacts where subject is null")));
        await held.Commit(CancellationToken.None);
        await Eventually.Passes(async () => Assert.Equal(0, await service.Count("select count(*) from contacts where subject is null")));
    }

    async Task<(string Customer, JsonElement Contact)> Known(string email)
    {
        var customer = $"P-{Guid.CreateVersion7():N}";
        await Accepts(Put(customer, new { role = "accounts_payable", name = "Zénobie Quidam", email, phone = "04 90 00 00 00", address = new[] { "1 rue de l'Exemple" }, postcode = "84000", city = "Avignon", country = "FR" }));
        return (customer, await Contact(customer));
    }

    Task<HttpResponseMessage> Put(string customer, object contact) => service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", contacts = new[] { contact } });

    async Task<JsonElement> Contact(string customer) => Assert.Single((await service.Get($"/customers/{customer}")).GetProperty("contacts").EnumerateArray());

    async Task<HttpResponseMessage> Erase(string customer, Guid contact, string ground)
    {
        using var manager = service.Host.As("manager");
        return await manager.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/contacts/{contact}/erasure", new { ground });
    }

    async Task<List<JsonElement>> Persons(string email)
    {
        using var manager = service.Host.As("manager");
        var found = await manager.GetFromJsonAsync<JsonElement>($"/creditors/{Siren}/persons?email={email}");
        return [.. found.GetProperty("items").EnumerateArray()];
    }

    // The whole log: type, hash and content of each event.
    async Task<List<string>> History()
    {
        await using var session = await Session.Open(service.Host.Database.Source, CancellationToken.None);
        return await session.Read("select type || '|' || (headers::text) || '|' || data::text from mt_events order by seq_id", r => r.GetString(0), CancellationToken.None);
    }

    static Guid Customer(string number) => Recouvrement.Invoicing.Domain.Accounts.BusinessKey.OfCustomer(Kernel.Identifiers.Siren.Parse(Siren)!.Value, number);

    static Guid Id(JsonElement contact) => contact.GetProperty("id").GetGuid();
}
