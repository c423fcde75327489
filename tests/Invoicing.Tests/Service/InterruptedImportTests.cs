using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InterruptedImportTests : IAsyncLifetime
{
    const int Customers = 3_000;
    Installation installation = null!;

    public async Task InitializeAsync() => installation = await Installation.Create("Invoicing", typeof(Books).Assembly);

    public async Task DisposeAsync() => await installation.DisposeAsync();

    [Fact]
    public async Task An_import_killed_in_the_middle_goes_on_where_it_was_and_replicas_share_it()
    {
        Guid import;
        await using (var first = await installation.Start())
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            using var answer = await first.Erp.PostAsync($"/fec-imports?file={Siren}FEC20261231.txt", new ByteArrayContent(Large()));
            import = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
            await Eventually.Is(async () => (await Position()).Booked > 0, "a batch is booked");
            await first.Kill();
        }

        var (booked, all) = await Position();
        Assert.InRange(booked, 1, all - 1);
        Assert.Equal(booked, await installation.Count("select count(*) from import_items where state = 'booked'"));

        await using var second = await installation.Start();
        await using var third = await installation.Start();
        await Eventually.Is(async () => await installation.Count("select count(*) from imports where state = 'completed'") == 1, "the import is done", TimeSpan.FromMinutes(2));

        Assert.Equal((3 * Customers, Customers), (await installation.Count("select count(*) from mt_events where type = 'invoice_issued'"), await installation.Count("select count(*) from mt_events where type = 'payment_received'")));
        Assert.Equal(Customers, await installation.Count("select count(*) from mt_events where type = 'credit_allocated'"));
        var report = JsonDocument.Parse(await second.Erp.GetStringAsync($"/imports/{import}")).RootElement;
        Assert.Equal((4 * Customers, 0, 0), (report.Number("added"), report.Number("changed"), report.Number("unchanged")));
        var totals = JsonDocument.Parse(await third.Erp.GetStringAsync($"/creditors/{Siren}/totals")).RootElement;
        Assert.Equal(Customers * 25_000L, totals.Cents("openBalance"));
        Assert.Equal(0, await installation.Count("select count(*) from import_chunks"));
    }

    [Fact]
    public async Task A_bulk_file_killed_in_the_middle_goes_on_behind_what_is_booked()
    {
        Guid import;
        await using (var first = await installation.Start())
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            using var answer = await first.Erp.PostAsync($"/creditors/{Siren}/bulk", new ByteArrayContent(LargeBulk()));
            import = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
            await Eventually.Is(async () => (await Position()).Booked > 0, "a batch is booked");
            await first.Kill();
        }

        var (booked, all) = await Position();
        Assert.InRange(booked, 1, all - 1);
        Assert.Equal(booked, await installation.Count("select count(*) from mt_streams where type in ('customer', 'invoice')"));

        await using var second = await installation.Start();
        await Eventually.Is(async () => await installation.Count("select count(*) from imports where state = 'completed'") == 1, "the import is done", TimeSpan.FromMinutes(2));
        var report = JsonDocument.Parse(await second.Erp.GetStringAsync($"/imports/{import}")).RootElement;
        Assert.Equal((11 * Customers, 0, 0, 0), (report.Number("added"), report.Number("changed"), report.Number("unchanged"), report.Number("rejectedCount")));
        Assert.Equal(10 * Customers, await installation.Count("select count(*) from mt_events where type = 'invoice_issued'"));
    }

    [Fact]
    public async Task A_body_too_large_is_refused_and_so_is_a_file()
    {
        await using var service = await installation.Start();
        await Accepts(service.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
        // The client asks before it sends, or it may be cut off before it has read the answer.
        service.Erp.DefaultRequestHeaders.ExpectContinue = true;
        await Refuses(service.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = new string('A', 2 << 20) }), HttpStatusCode.RequestEntityTooLarge);
        await Refuses(service.Erp.PostAsync($"/creditors/{Siren}/contacts-imports", new ByteArrayContent(new byte[21 << 20])), HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(0, await installation.Count("select count(*) from imports"));
    }

    // Each customer has three invoices of 100 and one transfer of 50 for the first.
    static byte[] Large() => Fec.Of([.. Enumerable.Range(1, Customers).SelectMany(c => new[]
    {
        Fec.Sale($"{c}A", "20260105", $"C{c}", 100), Fec.Sale($"{c}B", "20260106", $"C{c}", 100), Fec.Sale($"{c}C", "20260107", $"C{c}", 100), Fec.Bank($"{c}D", "20260110", $"C{c}", 50),
    })]);

    static byte[] LargeBulk() => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, Customers).SelectMany(c => Enumerable.Range(0, 11).Select(n => n == 0
        ? $$"""{"resource":"customer","key":"C{{c}}","name":"Essai {{c}}","kind":"company"}"""
        : $$"""{"resource":"invoice","key":"C{{c}}-{{n}}","customer":"C{{c}}","issuedOn":"2026-02-02","amountCents":{{n * 100}}}"""))));

    async Task<(long Booked, long All)> Position() => (await installation.Read("select position, due from imports", r => (r.GetInt64(0), r.GetInt64(1)))).SingleOrDefault();
}
