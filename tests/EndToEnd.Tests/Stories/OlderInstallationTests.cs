extern alias correspondence;
extern alias dunning;
extern alias invoicing;
extern alias litigation;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>
/// An installation from before Litigation subscribed to most of what Invoicing tells is upgraded in place: three real services on one broker. Litigation hears all of before once and in order,
/// Dunning handles none of it twice, and what was published is what was consumed.
/// </summary>
public sealed class OlderInstallationTests : IAsyncLifetime
{
    const string Creditor = "/creditors/732829320";
    static readonly DateOnly Today = new(2026, 3, 2);
    TestDatabase database = null!, cases = null!, files = null!;
    Uri broker = null!;

    public async Task InitializeAsync()
    {
        (database, cases, files) = (
            await TestDatabase.Create("invoicing", typeof(invoicing::Program).Assembly), await TestDatabase.Create("dunning", typeof(dunning::Program).Assembly),
            await TestDatabase.Create("litigation", typeof(litigation::Program).Assembly));
        broker = await Stack.Servers.NewVirtualHost("older");
    }

    public async Task DisposeAsync()
    {
        await Stack.Servers.DeleteVirtualHost(broker);
        foreach (var of in new[] { database, cases, files }) await of.DisposeAsync();
    }

    [Fact]
    public async Task What_happened_before_litigation_subscribed_is_told_once_in_order_and_the_flow_evens_out()
    {
        await using (var before = await Running.Start(this))
        {
            await Happens(before.Invoicing);
            await Evens(before);
        }

        var (heard, facts) = (await Number(cases, "select count(*) from inbox"), await Number(cases, "select count(*) from mt_events"));
        await AsBefore();
        var waiting = await TestBus.Start(broker, typeof(DebtorChangedV1), typeof(InvoiceDisputedV1), typeof(InvoiceDisputeResolvedV1), typeof(InvoiceHeldV1), typeof(InvoiceHoldLiftedV1), typeof(PaymentReceivedV1));
        for (var start = 0; start < 2; start++)
        {
            await using var upgraded = await Running.Start(this);
            await Evens(upgraded);
        }

        Assert.Equal(1, await Number(files, "select count(*) from court_letterheads"));
        Assert.Equal(1, await Number(files, "select count(*) from debtor_profiles where kind = 'company' and siren = '552100554' and legal_form = 'SAS'"));
        Assert.Equal([("L1", false), ("L2", true)], await Rows(files, "select dispute, open from disputes order by dispute", r => (r.GetString(0), r.GetBoolean(1))));
        Assert.Equal([("H1", false)], await Rows(files, "select hold, open from holds", r => (r.GetString(0), r.GetBoolean(1))));
        Assert.Equal(1, await Number(files, "select count(*) from payment_days where received_on = date '2026-02-27'"));
        // Of what Litigation had heard before and kept less of: the number and form of the debtor above, the seat, and what lowered the claim; the balance itself is not heard twice.
        Assert.Equal(1, await Number(files, "select count(*) from debtors where seat ->> 'city' = 'Lyon'"));
        Assert.Equal(50_000, await Number(files, "select sum(amount_cents)::bigint from balance_entries"));
        Assert.Equal(0, await Number(files, "select count(*) from inbox where consumer like '%kept less%'"));

        // Dunning hears it too and knows it.
        Assert.Equal((heard, facts), (await Number(cases, "select count(*) from inbox"), await Number(cases, "select count(*) from mt_events")));
        Assert.Equal(
            await Rows(database, "select version from mt_events where type in ('customer_registered', 'customer_changed') order by seq_id", r => r.GetInt64(0)), waiting.Heard<DebtorChangedV1>().Select(m => m.Version));
        Assert.Equal(
            waiting.Heard<InvoiceDisputedV1>().Select(m => m.Version).Concat(waiting.Heard<InvoiceDisputeResolvedV1>().Select(m => m.Version)).Order(),
            await Rows(database, "select version from mt_events where type in ('invoice_disputed', 'dispute_resolved') order by seq_id", r => r.GetInt64(0)));
        Assert.Single(waiting.Heard<PaymentReceivedV1>());
        await waiting.DisposeAsync();
    }

    [Fact]
    public async Task What_migrations_ask_to_be_told_again_each_relay_knows_by_name()
    {
        await using var papers = await TestDatabase.Create("correspondence", typeof(correspondence::Recouvrement.Correspondence.Mail.SmtpOptions).Assembly);
        foreach (var asked in new[] { database, cases, papers, files }) Assert.NotEqual(0, await Number(asked, Asked));
        await using var all = await Running.Start(this);
        await using var sending = await ServiceUnderTest<correspondence::Recouvrement.Correspondence.Mail.SmtpOptions>.Start(
            "correspondence", new Dictionary<string, string> { ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = "1", ["Smtp:Domain"] = "relances.example" }, papers, broker);
        foreach (var told in new[] { database, cases, papers, files }) await Eventually.Passes(async () => Assert.Equal(0, await Number(told, Asked)));
    }

    const string Asked = "select count(*) from mt_event_progression where starts_with(name, 'relay-again:') and last_seq_id > 0";

    static async Task Happens(ServiceUnderTest<invoicing::Program> service)
    {
        await Put(service, Creditor, new { name = "Atelier", paymentUrl = "https://payer.example/" });
        foreach (var term in new[] { 30, 45 })
            await Put(service, $"{Creditor}/customers/C1", new
            {
                name = "Débiteur", kind = "company", termDays = term, siren = "552100554", country = "FR", legalForm = "SAS", isNaturalPerson = false,
                contacts = new object[] { new { role = "registered_seat", address = new[] { "9 quai du Siège" }, postcode = "69002", city = "Lyon" }, new { role = "accounts_payable", email = "compta@essai.invalid" } },
            });
        await Put(service, $"{Creditor}/invoices/F-1", new { customer = "C1", issuedOn = "2026-01-05", amountCents = 120_000 });
        await Put(service, $"{Creditor}/invoices/F-1/disputes/L1", new { reason = "price", amountCents = 700 });
        await Post(service, $"{Creditor}/invoices/F-1/disputes/L1/resolution", new { outcome = "rejected" });
        await Put(service, $"{Creditor}/invoices/F-1/disputes/L2", new { reason = "price", amountCents = 800 });
        await Put(service, $"{Creditor}/invoices/F-1/holds/H1", new { reason = "other" });
        await Post(service, $"{Creditor}/invoices/F-1/holds/H1/lift", new { });
        await Put(service, $"{Creditor}/payments/P-1", new { customer = "C1", receivedOn = "2026-02-27", amountCents = 50_000, invoices = new[] { new { number = "F-1" } } });
    }

    // Litigation had heard contacts, profiles and balances, and kept less of them; of all else nothing. Then the migrations of the upgrade.
    async Task AsBefore()
    {
        await files.Administer($"""
            delete from inbox where consumer not in ('KeepContactsWhenTheyChange', 'KeepProfileWhenDebtorChanges', 'FollowBalanceWhenItChanges', 'FollowBalanceWhenInvoiceIsAmended');
            truncate court_letterheads, disputes, holds, payment_days, balance_entries;
            update debtors set seat = null;
            update debtor_profiles set siren = null, legal_form = null;
            {await Migration("Litigation", "0563_kept_less")}
            {(await Migration("Litigation", "0581_identity_of_debtors")).Split(';')[1]};
            """);
        await database.Administer(await Migration("Invoicing", "0237_told_to_litigation"));
    }

    static Task<string> Migration(string service, string name) => File.ReadAllTextAsync(Path.Combine(Stack.Repository, $"services/{service}/{service}/Migrations/{name}.sql"));

    // What Invoicing has published for the queues of the two is what they have consumed.
    static Task Evens(Running of) => Eventually.Passes(async () =>
    {
        var consumed = (await Flow(of.Dunning)).Consumed + (await Flow(of.Litigation)).Consumed;
        var (sent, late) = (await Flow(of.Invoicing), await Number(of.Database, "select count(*) from mt_event_progression where starts_with(name, 'relay-') and last_seq_id > 0"));
        var published = sent.Stored.Sum(stored => stored.Value * Manifest.Contracts.Single(c => c.Name == stored.Key).Queues.Count(queue => queue is "dunning" or "litigation"));
        Assert.True(sent.Stored["invoicing.invoice-balance-changed.v1"] > 0);
        Assert.Equal((published, 0), (consumed, late));
    });

    static Task<FlowOfService> Flow<T>(ServiceUnderTest<T> of) where T : class => of.Services.GetRequiredService<Flow>().Read(default);

    static async Task Put(ServiceUnderTest<invoicing::Program> service, string path, object body) => await Accepted(service, erp => erp.PutAsJsonAsync(path, body));

    static async Task Post(ServiceUnderTest<invoicing::Program> service, string path, object body) => await Accepted(service, erp => erp.PostAsJsonAsync(path, body));

    static async Task Accepted(ServiceUnderTest<invoicing::Program> service, Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        using var erp = service.As(Roles.Erp);
        using var answer = await ask(erp);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    static async Task<List<T>> Rows<T>(TestDatabase of, string sql, Func<Npgsql.NpgsqlDataReader, T> row)
    {
        await using var session = await Session.Open(of.Source, default);
        return await session.Read(sql, row, default);
    }

    static async Task<long> Number(TestDatabase of, string sql) => (await Rows(of, sql, r => r.GetInt64(0)))[0];

    sealed record Running(ServiceUnderTest<invoicing::Program> Invoicing, ServiceUnderTest<dunning::Program> Dunning, ServiceUnderTest<litigation::Program> Litigation, TestDatabase Database) : IAsyncDisposable
    {
        public static async Task<Running> Start(OlderInstallationTests of)
        {
            var running = new Running(
                await ServiceUnderTest<invoicing::Program>.Start("invoicing", database: of.database, broker: of.broker), await ServiceUnderTest<dunning::Program>.Start("dunning", database: of.cases, broker: of.broker),
                await ServiceUnderTest<litigation::Program>.Start("litigation", database: of.files, broker: of.broker), of.database);
            await running.Invoicing.SetToday(Today);
            await running.Dunning.SetToday(Today);
            await running.Litigation.SetToday(Today);
            return running;
        }

        public async ValueTask DisposeAsync()
        {
            await Invoicing.DisposeAsync();
            await Dunning.DisposeAsync();
            await Litigation.DisposeAsync();
        }
    }
}
