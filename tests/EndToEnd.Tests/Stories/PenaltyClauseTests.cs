extern alias dunning;
extern alias invoicing;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>What contracts agree for late payment is agreed in Invoicing and claimed by Dunning: two real services on one broker.</summary>
public sealed class PenaltyClauseTests : IAsyncLifetime
{
    const string Creditor = "/creditors/732829320", Migration = "services/Invoicing/Invoicing/Migrations/0200_untold_clauses.sql";
    static readonly DateOnly Today = new(2026, 3, 2);
    TestDatabase database = null!;
    Uri broker = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create("invoicing", typeof(invoicing::Program).Assembly);
        broker = await Stack.Servers.NewVirtualHost("clauses");
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", broker: broker);
        await dunning.SetToday(Today);
    }

    public async Task DisposeAsync()
    {
        await dunning.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_clause_that_is_agreed_is_claimed_and_so_is_one_that_was_agreed_before_anybody_was_told()
    {
        // As it was before clauses were told: the relay passed over one.
        await using (var earlier = await Invoicing())
        {
            await Owes(earlier, "UNTOLD");
            await Relayed();
            var clause = await Number("select max(seq_id) + 1 from mt_events");
            await database.Administer($"insert into relay_skips (seq_id, reason, by) values ({clause}, 'not known yet', 'a tester')");
            await Agrees(earlier, "UNTOLD");
            Assert.Equal(clause, await Number("select seq_id from mt_events where type = 'penalty_clause_agreed'"));
            await Relayed();
            await database.Administer("delete from relay_skips");
            await Owes(earlier, "TOLD");
            await Agrees(earlier, "TOLD");
            await Relayed();
        }

        await database.Administer(await File.ReadAllTextAsync(Path.Combine(Stack.Repository, Migration)));
        for (var start = 0; start < 2; start++)
        {
            await using var upgraded = await Invoicing();
            await Eventually.Is(async () => await Number("select last_seq_id from mt_event_progression where name = 'relay-arrears:penalty_clause_agreed'") == 0, "what was never told is told");
            foreach (var customer in new[] { "TOLD", "UNTOLD" }) await Put(upgraded, $"{Creditor}/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = Today });
            await Relayed();
        }

        // 1 200 euros that were due on 4 February, to the eve of the judgment: 25 days at 15 percent, and not at the 12.15 of the law.
        foreach (var customer in new[] { "TOLD", "UNTOLD" }) await Eventually.Passes(async () => Assert.Equal(1_233, await Interest(customer)));
        Assert.Equal(2, await Number("select published from relay_counts where contract = 'invoicing.penalty-clause-agreed.v1'"));
        await using var session = await Session.Open(dunning.Database.Source, default);
        Assert.Equal([2L], await session.Read("select count(*) from mt_events where type = 'penalties_agreed'", r => r.GetInt64(0), default));
    }

    async Task<ServiceUnderTest<invoicing::Program>> Invoicing()
    {
        var service = await ServiceUnderTest<invoicing::Program>.Start("invoicing", database: database, broker: broker);
        await service.SetToday(Today);
        return service;
    }

    static async Task Owes(ServiceUnderTest<invoicing::Program> service, string customer)
    {
        await Put(service, Creditor, new { name = "Créancier" });
        await Put(service, $"{Creditor}/customers/{customer}", new { name = "Débiteur", kind = "company", termDays = 30 });
        await Put(service, $"{Creditor}/invoices/{customer}-1", new { customer, issuedOn = "2026-01-05", amountCents = 120_000 });
    }

    static Task Agrees(ServiceUnderTest<invoicing::Program> service, string customer) =>
        Put(service, $"{Creditor}/customers/{customer}/penalty-clauses/2026-01-01", new { basis = "fixed_rate", figureHundredths = 1500 });

    static async Task Put(ServiceUnderTest<invoicing::Program> service, string path, object body)
    {
        using var erp = service.As(Roles.Erp);
        using var answer = await erp.PutAsync(path, JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    Task Relayed() => Eventually.Is(
        async () => await Number("select last_seq_id from mt_event_progression where name = 'relay'") == await Number("select max(seq_id) from mt_events"), "the relay has passed all that happened");

    async Task<long?> Interest(string customer)
    {
        using var collector = dunning.As(Roles.Collector);
        var cases = JsonDocument.Parse(await collector.GetStringAsync($"/cases?creditor=732829320&customer={customer}")).RootElement;
        if (cases.GetArrayLength() == 0) return null;
        using var answer = await collector.GetAsync($"/cases/{cases[0].GetProperty("case").GetGuid()}/insolvency");
        if (!answer.IsSuccessStatusCode) return null;
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("claims")[0].GetProperty("interestCents") is { ValueKind: JsonValueKind.Number } cents ? cents.GetInt64() : null;
    }

    async Task<long> Number(string sql)
    {
        await using var session = await Session.Open(database.Source, default);
        return (await session.Read(sql, r => r.GetInt64(0), default))[0];
    }
}
