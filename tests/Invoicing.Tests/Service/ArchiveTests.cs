using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.EInvoices.Archives;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A ZIP of electronic invoices: each is booked as if it were sent alone, and what is no sound archive is refused before anything is.</summary>
public sealed class ArchiveTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly Importing files = new(service, Siren);

    [Fact]
    public async Task Each_invoice_of_an_archive_is_booked_as_if_it_were_sent_alone_and_once()
    {
        var customer = await service.NewCustomer();
        var archive = Zip(
            ("2026/a.xml", Of(InvoiceXml.Cii, "ZIP-1", customer)), ("2026/b.xml", Of(InvoiceXml.Ubl, "ZIP-2", customer)), ("same.xml", Of(InvoiceXml.Ubl, "ZIP-1", customer)),
            ("note.txt", "Bonjour"u8.ToArray()), ("other.xml", Encoding.UTF8.GetBytes(InvoiceXml.Cii.Replace("FR44732829320", "FR96552100554", StringComparison.Ordinal).Replace("732829320", "552100554", StringComparison.Ordinal))), ("inner.zip", Zip(("c.xml", [1]))));
        var report = await Completed(archive);
        Assert.Equal((6, 3, 2, 1, 3), (report.Number("rows"), report.Number("invoices"), report.Number("added"), report.Number("unchanged"), report.Number("rejectedCount")));
        Assert.Equal((100_00, 100_00), (await service.Outstanding("ZIP-1"), await service.Outstanding("ZIP-2")));

        var entries = (await service.Read($"/imports/{report.Text("id")}/entries?limit=5")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["booked", "booked", "known", "rejected", "rejected"], entries.Select(e => e.Text("outcome")));
        Assert.Equal(("2026/a.xml", "invoice", "ZIP-1", 2026), (entries[0].Text("name"), entries[0].Text("document"), entries[0].Text("number"), entries[0].Number("year")));
        Assert.Equal("seller_differs", entries[4].Text("code"));
        Assert.Equal("zip_nested", (await service.Read($"/imports/{report.Text("id")}/entries?after=5")).GetProperty("items")[0].Text("code"));

        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/imports/{report.Text("id")}/entries/names/erasure", new { }));
        Assert.Equal(("erased-1", "ZIP-1"), ((await service.Read($"/imports/{report.Text("id")}/entries")).GetProperty("items")[0].Text("name"), entries[0].Text("number")));
        await Refuses(manager.PostAsJsonAsync($"/imports/{Guid.CreateVersion7()}/entries/names/erasure", new { }), HttpStatusCode.NotFound, "not_found");

        var events = await service.Events();
        var again = await Completed(archive);
        Assert.Equal((0, 3), (again.Number("added"), again.Number("unchanged")));
        Assert.Equal(events, await service.Events());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a/./b.xml")]
    [InlineData("a\\b.xml")]
    [InlineData("c:b.xml")]
    [InlineData("a\nb.xml")]
    public Task A_name_that_leads_out_of_the_archive_is_refused(string name) => Refuses(Send(Zip(("good.xml", [1]), (name, [1]))), HttpStatusCode.UnprocessableEntity, "zip_name");

    [Fact]
    public async Task What_is_no_sound_archive_is_refused_as_a_whole()
    {
        var customer = await service.NewCustomer();
        var sound = Zip(("a.xml", Of(InvoiceXml.Cii, "ZIP-9", customer)), ("b.xml", new byte[100]));
        await Refuses(Send("PK, but no archive"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "not_a_zip");
        await Refuses(Send([]), HttpStatusCode.UnprocessableEntity, "not_a_zip");
        await Refuses(Send(sound[..^30]), HttpStatusCode.UnprocessableEntity, "not_a_zip");
        await Refuses(Send(Zip()), HttpStatusCode.UnprocessableEntity, "zip_empty");
        await Refuses(Send(Zip(("a.xml", [1]), ("A.xml", [1]))), HttpStatusCode.UnprocessableEntity, "zip_name");
        await Refuses(Send(Zip([.. Enumerable.Range(0, ArchiveEntries.MostEntries + 1).Select(i => ($"{i}", Array.Empty<byte>()))])), HttpStatusCode.UnprocessableEntity, "zip_too_many");
        await Refuses(Send(Zip(("a.xml", Of(InvoiceXml.Cii, "ZIP-9", customer)), ("bomb.xml", new byte[8 << 20]))), HttpStatusCode.UnprocessableEntity, "zip_bomb", "bomb.xml");
        Assert.Equal(0, await service.Count("select count(*) from invoices where number = 'ZIP-9'"));
        Assert.Equal(0, await service.Count("select count(*) from import_chunks"));
    }

    [Fact]
    public async Task Whatever_is_damaged_in_an_archive_ends_in_a_report_or_a_refusal()
    {
        var customer = await service.NewCustomer();
        var sound = Zip([.. Enumerable.Range(0, 5).Select(i => ($"{i}.xml", Of(InvoiceXml.Cii, $"ZIPD-{i}", customer)))]);
        for (var seed = 0; seed < 60; seed++)
        {
            using var answer = await Send(Fuzz.Mutations.Of(sound, seed));
            if (answer.IsSuccessStatusCode) Assert.Equal("completed", (await files.Over(answer)).Text("state"));
            else Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_archive_killed_in_the_middle_goes_on_at_the_entry_it_was_at()
    {
        const int Many = 150;
        await using var database = await TestDatabase.Create("invoicing", typeof(Books).Assembly);
        var broker = await Stack.Servers.NewVirtualHost("invoicing");
        var archive = Zip([.. Enumerable.Range(0, Many).Select(i => ($"{i}.xml", Of(InvoiceXml.Cii, $"K-{i}", "C-1")))]);
        await using (var first = await ServiceProcess.Start("Invoicing", database, broker))
        {
            await Accepts(first.Erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" }));
            await Accepts(first.Erp.PostAsync($"/creditors/{Siren}/e-invoice-archives", new ByteArrayContent(archive)));
            await Eventually.Is(async () => await Count(database, "select position from imports") > 0, "one is booked");
            await first.Kill();
        }

        Assert.Equal(await Count(database, "select position from imports"), await Count(database, "select count(*) from mt_events where type = 'invoice_issued'"));
        await using (var second = await ServiceProcess.Start("Invoicing", database, broker))
            await Eventually.Is(async () => await Count(database, "select count(*) from imports where state = 'completed'") == 1, "the archive is booked", TimeSpan.FromMinutes(2));
        Assert.Equal((Many, Many), (await Count(database, "select count(*) from mt_events where type = 'invoice_issued'"), await Count(database, "select count(*) from archive_entries where outcome = 'booked'")));
        await Stack.Servers.DeleteVirtualHost(broker);
    }

    async Task<JsonElement> Completed(byte[] archive)
    {
        using var answer = await Send(archive);
        var report = await files.Over(answer);
        Assert.Equal("completed", report.Text("state"));
        return report;
    }

    Task<HttpResponseMessage> Send(byte[] archive) => service.Erp.PostAsync($"/creditors/{Siren}/e-invoice-archives?file=factures.zip", new ByteArrayContent(archive));

    static async Task<long> Count(TestDatabase database, string sql)
    {
        await using var session = await Platform.EventStore.Session.Open(database.Source, CancellationToken.None);
        return (await session.Read(sql, r => r.GetInt64(0), CancellationToken.None))[0];
    }

    static byte[] Of(string xml, string number, string customer) =>
        Encoding.UTF8.GetBytes(xml.Replace("FA-1<", $"{number}<", StringComparison.Ordinal).Replace("C-42", customer, StringComparison.Ordinal));

    static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }
}
