using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InterruptedOpenItemsTests : IAsyncLifetime
{
    const int Customers = 2_000;
    Installation installation = null!;

    public async Task InitializeAsync() => installation = await Installation.Create("Invoicing", typeof(Books).Assembly);

    public async Task DisposeAsync() => await installation.DisposeAsync();

    [Fact]
    public async Task A_list_killed_in_the_middle_goes_on_behind_the_accounts_that_are_settled()
    {
        Guid import;
        await using (var first = await installation.Start())
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            await Accepts(first.Erp.PostAsync($"/creditors/{Siren}/bulk", new ByteArrayContent(Invoices())));
            // Every customer pays one of its two invoices: more than any entity would let vanish unseen.
            await installation.Read("update creditors set snapshot_count_percent = 50, snapshot_amount_percent = 50 returning 1", r => r.GetInt32(0));
            using var answer = await first.Erp.PostAsync($"/creditors/{Siren}/open-items-snapshots?drawn=2026-02-27", new ByteArrayContent(List()));
            import = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
            await Eventually.Is(async () => await Settled() > 0, "some accounts are settled", TimeSpan.FromMinutes(2));
            await first.Kill();
        }

        var settled = await Settled();
        Assert.InRange(settled, 1, Customers - 1);
        Assert.Equal(settled, await installation.Count("select count(*) from credits where origin = 'snapshot' and unallocated_cents = 0"));

        await using var second = await installation.Start();
        await Eventually.Is(async () => await installation.Count("select count(*) from imports where state = 'completed'") == 2, "the list is booked", TimeSpan.FromMinutes(2));
        Assert.Equal((Customers, Customers), (await Settled(), await installation.Count("select count(*) from mt_events where type = 'payment_received'")));
        Assert.Equal((Customers, 0), (await installation.Count("select count(*) from invoices where outstanding_cents = 0"), await installation.Count("select count(*) from snapshot_items")));
        var list = JsonDocument.Parse(await second.Erp.GetStringAsync($"/creditors/{Siren}/open-items-snapshots/{import}")).RootElement;
        Assert.Equal(("booked", Customers), (list.Text("status"), list.Number("settled")));
    }

    Task<long> Settled() => installation.Count("select coalesce(sum(settled), 0)::bigint from snapshot_files");

    static byte[] Invoices() => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, Customers).SelectMany(c => new[]
    {
        $$"""{"resource":"customer","key":"C{{c}}","name":"Essai {{c}}","kind":"company"}""",
        $$"""{"resource":"invoice","key":"C{{c}}-1","customer":"C{{c}}","issuedOn":"2026-02-02","amountCents":10000}""",
        $$"""{"resource":"invoice","key":"C{{c}}-2","customer":"C{{c}}","issuedOn":"2026-02-02","amountCents":10000}""",
    })));

    static byte[] List() => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, Customers).Select(c => $$"""{"key":"C{{c}}-2","openCents":10000,"customer":"C{{c}}"}""")));
}
