using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

/// <summary>The dated ledger in the database, against the streams and against what was sent.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    InvoicingService service = null!;

    public async Task InitializeAsync() => service = await InvoicingService.Start(Today);

    public Task DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_long_walk_through_the_api_every_past_date_adds_up(int seed)
    {
        await Accepts(service.Put("/small-differences", new { upToCents = 0, keepUpToCents = 5_000 }));
        var walk = new RandomWalk(service, seed);
        await walk.Go(150);
        Assert.True(seed is not 1 || await service.Events("remainder_kept") > 0);

        foreach (var customer in walk.Customers)
            for (var day = walk.First; day <= walk.Last; day = day.AddDays(1))
                Assert.Equal(walk.Open(customer, day) + await Kept(customer, day), await service.Count(
                    "select coalesce(sum(l.amount_cents), 0)::bigint from ledger l join customers c on c.id = l.customer where c.number = $1 and l.on_date <= $2", customer, day));

        Assert.Equal(0, await service.Count(
            """
            select count(*) from (select id, outstanding_cents as cents from invoices union all select id, -unallocated_cents from credits) d
              full join (select document, sum(amount_cents) as cents from ledger group by document) l on l.document = d.id where coalesce(d.cents, 0) <> coalesce(l.cents, 0)
            """));
        Assert.Equal(0, (await Rebuild()).GetProperty("changed").GetInt64());
    }

    // What was kept of payments, and not given back, by the end of a day: told from the facts.
    Task<long> Kept(string customer, DateOnly day) => service.Count(
        """
        select coalesce(sum(case e.type when 'remainder_kept' then 1 else -1 end * (e.data -> 'amount' ->> 'cents')::bigint), 0)::bigint
          from mt_events e join credits c on c.id = e.stream_id join customers u on u.id = c.customer
         where u.number = $1 and e.type in ('remainder_kept', 'remainder_returned')
           and greatest(coalesce((e.data ->> 'on')::date, (e.data ->> 'since')::date, ((e.headers ->> 'happened_at')::timestamptz at time zone 'Europe/Paris')::date), c.dated_on) <= $2
        """, customer, day);

    [Fact]
    public async Task A_rebuild_finds_what_is_otherwise_and_writes_it_as_the_streams_say()
    {
        var walk = new RandomWalk(service, 3);
        await walk.Go(40);
        var right = await Rows();
        await using (var session = await Session.Open(service.Host.Database.Source, CancellationToken.None))
        {
            await session.Run("delete from ledger where (document, version) in (select document, version from ledger order by 1, 2 limit 1)", CancellationToken.None);
            await session.Run("update ledger set amount_cents = amount_cents + 1 where (document, version) in (select document, version from ledger order by 1 desc, 2 desc limit 1)", CancellationToken.None);
        }

        var rebuilt = await Rebuild();
        Assert.Equal((right.Count, 3), (rebuilt.GetProperty("rows").GetInt64(), rebuilt.GetProperty("changed").GetInt64()));
        Assert.Equal(right, await Rows());
    }

    [Fact]
    public async Task A_document_of_another_date_takes_its_movements_and_those_of_its_counterparts_along()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "MOVE-1", 5_000, "2026-02-02");
        await Accepts(service.Put("/payments/MOVE-RG", new { customer, receivedOn = "2026-02-10", amountCents = 5_000 }));
        await service.Invoice(customer, "MOVE-1", 5_000, "2026-02-20");
        Assert.Equal(4, await service.Count("select count(*) from ledger where on_date = '2026-02-20' or kind = 'issue'"));
        Assert.Equal(-5_000, await service.Count("select sum(amount_cents)::bigint from ledger where on_date <= '2026-02-19'"));
        Assert.Equal(0, (await Rebuild()).GetProperty("changed").GetInt64());
    }

    [Fact]
    public async Task Only_operators_rebuild() => await Refuses(service.Erp.PostAsync("/ops/ledger/rebuild", null), HttpStatusCode.Forbidden);

    async Task<JsonElement> Rebuild()
    {
        using var ops = service.Host.As(Roles.Ops);
        using var answer = await ops.PostAsync("/ops/ledger/rebuild", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<List<string>> Rows()
    {
        await using var session = await Session.Open(service.Host.Database.Source, CancellationToken.None);
        return await session.Read("select l::text from ledger l order by document, version", r => r.GetString(0), CancellationToken.None);
    }
}
