using System.Net.Http.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InterruptedErpFeedTests : IAsyncLifetime
{
    const int Customers = 4_000;
    TestDatabase database = null!;
    Uri broker = null!;

    public async Task InitializeAsync() => (database, broker) = (await TestDatabase.Create("invoicing", typeof(Books).Assembly), await Stack.Servers.NewVirtualHost("invoicing"));

    public async Task DisposeAsync()
    {
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_killed_in_the_middle_and_shared_by_replicas_has_every_item_once()
    {
        await using (var first = await ServiceProcess.Start("Invoicing", database, broker))
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            await Accepts(first.Erp.PostAsync($"/fec-imports?file={Siren}FEC20261231.txt", new ByteArrayContent(Paid())));
            await Eventually.Is(async () => await Items() > 0, "the feed has begun");
            await first.Kill();
        }

        var seen = await Ids();
        Assert.Equal(seen.Count, (await Ids()).Distinct().Count());
        await using var second = await ServiceProcess.Start("Invoicing", database, broker);
        await using var third = await ServiceProcess.Start("Invoicing", database, broker);
        await Eventually.Is(async () => await Items() == Customers, "the feed is whole", TimeSpan.FromMinutes(2));

        Assert.Equal(Customers, await Count("select count(*) from mt_events where type = 'credit_allocated'"));
        Assert.Empty(seen.Except(await Ids()));
        Assert.Equal(await Ids(), await Ids("select i.id from erp_items i join mt_events e on e.seq_id = i.position / 16 order by e.seq_id"));
    }

    // Each customer has one invoice and pays it in full.
    static byte[] Paid() => Fec.Of([.. Enumerable.Range(1, Customers).SelectMany(c => new[] { Fec.Sale($"{c}A", "20260105", $"C{c}", 100), Fec.Bank($"{c}B", "20260110", $"C{c}", 100) })]);

    Task<long> Items() => Count("select count(*) from erp_items");

    async Task<List<Guid>> Ids(string sql = "select id from erp_items order by position")
    {
        await using var session = await Session.Open(database.Source, CancellationToken.None);
        return await session.Read(sql, r => r.GetGuid(0), CancellationToken.None);
    }

    async Task<long> Count(string sql)
    {
        await using var session = await Session.Open(database.Source, CancellationToken.None);
        return (await session.Read(sql, r => r.GetInt64(0), CancellationToken.None))[0];
    }
}
