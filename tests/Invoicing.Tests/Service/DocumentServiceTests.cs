using System.Net;
using System.Text;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class DocumentServiceTests(Archive archive) : IClassFixture<Archive>, IAsyncLifetime
{
    readonly InvoicingService service = archive.Service;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        archive.ScannerSays = null;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_document_comes_back_as_it_went_and_twice_is_once()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("%PDF-1.7 bon de livraison"), 0, 255, 10];
        async Task Whole()
        {
            await Accepts(service.Put("/documents/BACK-1", new { kind = "delivery_note", datedOn = "2026-02-03", signedByRole = "warehouse", signerName = "Zoé Quidam", signedOn = "2026-02-04", attachedTo = new[] { new { kind = "delivery", number = "D-1" } } }));
            await Accepts(Archive.Send(service, "BACK-1", bytes));
        }

        await Whole();
        var events = await service.Events();
        await Whole();
        Assert.Equal(events, await service.Events());
        Assert.Equal(bytes.Length, archive.Scanned);

        var read = await service.Get("/documents/BACK-1");
        Assert.Equal(
            ("delivery_note", "warehouse", "Zoé Quidam", "2026-02-04", Archive.Sha256(bytes), bytes.Length, "application/pdf"),
            (read.Text("kind"), read.Text("signedByRole"), read.Text("signerName"), read.Text("signedOn"), read.Text("sha256"), read.Number("size"), read.Text("mediaType")));
        using var answer = await service.Erp.GetAsync($"/creditors/{Siren}/documents/BACK-1/content");
        Assert.Equal(("application/pdf", "nosniff"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%' or headers::text ilike '%quidam%'"));
        Assert.Equal([archive.PathOf(bytes)], Directory.GetFiles(Path.GetDirectoryName(archive.PathOf(bytes))!));
    }

    [Fact]
    public async Task Other_bytes_replace_the_former_ones_which_are_kept()
    {
        await Archive.File(service, "REPLACED", "contract");
        var other = "%PDF other"u8.ToArray();
        await Accepts(Archive.Send(service, "REPLACED", other));
        Assert.Equal(Archive.Sha256(other), (await service.Get("/documents/REPLACED")).Text("sha256"));
        Assert.True(File.Exists(archive.PathOf(Encoding.UTF8.GetBytes("%PDF REPLACED"))));
        Assert.Equal(1, await service.Events("document_replaced"));
    }

    [Theory]
    [InlineData("spoilt", "document_corrupted")]
    [InlineData("lost", "document_lost")]
    public async Task What_the_disk_spoilt_is_not_given_out_until_it_is_sent_again(string how, string code)
    {
        var reference = $"DISK-{how}";
        await Archive.File(service, reference, "proof");
        var path = archive.PathOf(Encoding.UTF8.GetBytes($"%PDF {reference}"));
        if (how == "lost") File.Delete(path);
        else await File.WriteAllTextAsync(path, "%PDF forged");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents/{reference}/content"), HttpStatusCode.InternalServerError, code);
        await Accepts(Archive.Send(service, reference, Encoding.UTF8.GetBytes($"%PDF {reference}")));
        await Accepts(service.Erp.GetAsync($"/creditors/{Siren}/documents/{reference}/content"));
    }

    [Theory]
    [InlineData("X EICAR X", null, HttpStatusCode.UnprocessableEntity, "infected")]
    [InlineData("clean", "INSTREAM size limit exceeded. ERROR\0", HttpStatusCode.ServiceUnavailable, "scanner_away")]
    [InlineData("clean", "", HttpStatusCode.ServiceUnavailable, "scanner_away")]
    [InlineData("clean", "nonsense\0", HttpStatusCode.ServiceUnavailable, "scanner_away")]
    public async Task What_is_infected_or_cannot_be_scanned_is_not_stored(string text, string? scannerSays, HttpStatusCode status, string code)
    {
        var reference = $"SCAN-{Guid.CreateVersion7():N}";
        var bytes = Encoding.UTF8.GetBytes($"{text} {reference}");
        await Accepts(Archive.Register(service, reference, "other"));
        archive.ScannerSays = scannerSays;
        await Refuses(Archive.Send(service, reference, bytes), status, code);
        Assert.False(File.Exists(archive.PathOf(bytes)));
        Assert.Null((await service.Get($"/documents/{reference}")).Text("sha256"));
    }

    [Fact]
    public async Task Too_much_nothing_and_strangers_are_refused()
    {
        await Accepts(Archive.Register(service, "BOUNDS", "other"));
        await Refuses(Archive.Send(service, "BOUNDS", new byte[100_001]), HttpStatusCode.RequestEntityTooLarge, "too_large");
        await Accepts(Archive.Send(service, "BOUNDS", new byte[100_000]));
        await Refuses(Archive.Send(service, "BOUNDS", []), HttpStatusCode.UnprocessableEntity, field: "content");
        await Refuses(Archive.Send(service, "NOBODY", [1]), HttpStatusCode.NotFound, "not_found");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents/NOBODY/content"), HttpStatusCode.NotFound, "not_found");
        await Refuses(service.Put("/documents/WRONG", new { kind = "poem" }), HttpStatusCode.UnprocessableEntity, field: "kind");
        await Refuses(service.Put("/documents/WRONG", new { kind = "proof", signedByRole = "Zoé Quidam" }), HttpStatusCode.UnprocessableEntity, field: "signedByRole");
        await Refuses(service.Put("/documents/WRONG", new { kind = "proof", attachedTo = new[] { new { kind = "order", number = "O-1", year = 2026 } } }), HttpStatusCode.UnprocessableEntity, field: "attachedTo[0].year");
        await Refuses(service.Put("/documents/WRONG", new { kind = "proof", attachedTo = new object?[] { null } }), HttpStatusCode.UnprocessableEntity, field: "attachedTo[0]");
        using var agency = service.Host.As("agency");
        await Refuses(agency.GetAsync($"/creditors/{Siren}/documents"), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Twenty_megabytes_come_in_over_a_real_connection_and_more_than_twenty_five_do_not()
    {
        await Accepts(Archive.Register(service, "LARGE", "contract"));
        await using var process = await ServiceProcess.Start("Invoicing", service.Host.Database, service.Host.Broker, archive.Folder);
        var bytes = new byte[20 << 20];
        Random.Shared.NextBytes(bytes);
        await Accepts(process.Erp.PostAsync($"/creditors/{Siren}/documents/LARGE/content", new ByteArrayContent(bytes)));
        Assert.Equal(Archive.Sha256(bytes), Archive.Sha256(await process.Erp.GetByteArrayAsync($"/creditors/{Siren}/documents/LARGE/content")));

        // Asks before it sends: a server that has read enough hangs up on who does not.
        var more = new HttpRequestMessage(HttpMethod.Post, $"/creditors/{Siren}/documents/LARGE/content") { Content = new ByteArrayContent(new byte[(25 << 20) + 1]), Headers = { ExpectContinue = true } };
        await Refuses(process.Erp.SendAsync(more), HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task Documents_are_listed_by_kind_and_by_what_they_prove()
    {
        for (var i = 0; i < 3; i++) await Accepts(Archive.Register(service, $"LIST-{i}", "timesheet", new { kind = "order", number = "LIST-O" }));
        var page = await service.Get("/documents?kind=timesheet&holder=order&number=list-o&limit=2");
        Assert.Equal(["LIST-0", "LIST-1"], page.GetProperty("items").EnumerateArray().Select(d => d.Text("reference")));
        Assert.Equal("LIST-2", (await service.Get($"/documents?kind=timesheet&holder=order&number=list-o&after={page.Text("next")}")).GetProperty("items")[0].Text("reference"));
        Assert.Equal(0, (await service.Get("/documents?holder=quote&number=list-o")).GetProperty("items").GetArrayLength());
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents?holder=order"), HttpStatusCode.UnprocessableEntity, field: "number");
    }

    [Fact]
    public async Task An_invoice_inherits_what_its_order_and_delivery_have_and_says_what_it_lacks()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "INH-1", 1_000);
        await Accepts(service.Put("/invoices/INH-1/links", new { orders = new[] { "inh-o" }, deliveries = new[] { "INH-D" } }));
        await Accepts(service.Put("/orders/INH-O/links", new { quotes = new[] { "INH-Q" } }));
        Assert.Equal([["signed_quote", "purchase_order", "contract"], ["delivery_note", "acceptance_report"], ["invoice_copy"]], await Missing("INH-1"));

        await Archive.File(service, "INH-QUOTE", "signed_quote", new { kind = "quote", number = "INH-Q" });
        await Accepts(Archive.Register(service, "INH-EMPTY", "invoice_copy", new { kind = "invoice", number = "INH-1", year = 2026 }));
        await Archive.File(service, "INH-OTHER-YEAR", "invoice_copy", new { kind = "invoice", number = "INH-1", year = 2025 });
        await Archive.File(service, "INH-TERMS", "general_terms", new { kind = "customer", number = customer });
        Assert.Equal([["delivery_note", "acceptance_report"], ["invoice_copy"]], await Missing("INH-1"));

        await Archive.File(service, "INH-NOTE", "delivery_note", new { kind = "delivery", number = "INH-D" });
        await Accepts(Archive.Send(service, "INH-EMPTY", "%PDF invoice"u8.ToArray()));
        Assert.Empty(await Missing("INH-1"));
        Assert.Equal(
            ["INH-EMPTY invoice", "INH-NOTE delivery", "INH-QUOTE quote", "INH-TERMS customer"],
            (await service.Get("/invoices/INH-1/documents")).GetProperty("documents").EnumerateArray().Select(d => $"{d.GetProperty("document").Text("reference")} {d.GetProperty("from").Text("kind")}"));
    }

    [Fact]
    public async Task The_signer_is_erased_when_nothing_is_owed_and_the_document_stays()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "SIGN-1", 1_000);
        await Accepts(service.Put("/invoices/SIGN-1/links", new { deliveries = new[] { "SIGN-D" } }));
        await Accepts(service.Put("/documents/SIGNED", new { kind = "delivery_note", signerName = "Zoé Quidam", signedByRole = "warehouse", attachedTo = new[] { new { kind = "delivery", number = "SIGN-D" } } }));
        await Refuses(Archive.Erase(service, "SIGNED", "requested"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, "SIGN-RG", 1_000);
        await Accepts(Archive.Erase(service, "SIGNED", "requested"));
        var read = await service.Get("/documents/SIGNED");
        Assert.Equal((null, "warehouse"), (read.Text("signerName"), read.Text("signedByRole")));
        Assert.Equal(0, await service.Count("select count(*) from document_signers s join documents d on d.id = s.document where d.reference = 'SIGNED'"));
        await Refuses(Archive.Erase(service, "NOBODY", "requested"), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_folder_that_is_closed_to_the_service_is_a_store_that_is_away()
    {
        await Archive.File(service, "CLOSED", "contract");
        var sha256 = (await service.Get("/documents/CLOSED")).Text("sha256")!;
        var path = Path.Combine(archive.Folder, sha256[..2], sha256[2..4], sha256);
        File.Delete(path);
        // Opening a folder as a file is refused as a closed one is, to root too.
        Directory.CreateDirectory(path);
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/documents/CLOSED/content"), HttpStatusCode.ServiceUnavailable, "unavailable");
        Directory.Delete(path);
    }

    async Task<string[][]> Missing(string invoice) => [.. (await service.Get($"/invoices/{invoice}/documents")).GetProperty("missing").EnumerateArray().Select(m => Archive.Texts(m.GetProperty("anyOf")))];
}
