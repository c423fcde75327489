using System.Net.Http.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InterruptedErpFeedTests : IAsyncLifetime
{
    const int Customers = 4_000;
    Installation installation = null!;

    public async Task InitializeAsync() => installation = await Installation.Create("Invoicing", typeof(Books).Assembly);

    public async Task DisposeAsync() => await installation.DisposeAsync();

    [Fact]
    public async Task A_feed_killed_in_the_middle_and_shared_by_replicas_has_every_item_once()
    {
        await using (var first = await installation.Start())
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            await Accepts(first.Erp.PostAsync($"/fec-imports?file={Siren}FEC20261231.txt", new ByteArrayContent(Paid())));
            await Eventually.Is(async () => await Items() > 0, "the feed has begun");
            await first.Kill();
        }

        var seen = await Ids();
        Assert.Equal(seen.Count, (await Ids()).Distinct().Count());
        await using var second = await installation.Start();
        await using var third = await installation.Start();
        await Eventually.Is(async () => await Items() == Customers, "the feed is whole", TimeSpan.FromMinutes(2));

        Assert.Equal(Customers, await installation.Count("select count(*) from mt_events where type = 'credit_allocated'"));
        Assert.Empty(seen.Except(await Ids()));
        Assert.Equal(await Ids(), await Ids("select i.id from erp_items i join mt_events e on e.seq_id = i.position / 16 order by e.seq_id"));
    }

    // Each customer has one invoice and pays it in full.
    static byte[] Paid() => Fec.Of([.. Enumerable.Range(1, Customers).SelectMany(c => new[] { Fec.Sale($"{c}A", "20260105", $"C{c}", 100), Fec.Bank($"{c}B", "20260110", $"C{c}", 100) })]);

    Task<long> Items() => installation.Count("select count(*) from erp_items");

    Task<List<Guid>> Ids(string sql = "select id from erp_items order by position") => installation.Read(sql, r => r.GetGuid(0));
}
