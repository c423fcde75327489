extern alias correspondence;
extern alias dunning;
extern alias invoicing;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>A debtor asks for a copy on the page and gets the very PDF that the ERP sent: three real services, one broker, one store of documents, one mail server.</summary>
public sealed partial class InvoiceCopyTests : IAsyncLifetime
{
    const string Creditor = "/creditors/732829320", Mailbox = "compta@debiteur.example";
    static readonly DateOnly Today = new(2026, 3, 2);

    readonly string folder = Directory.CreateTempSubdirectory("copies-").FullName;
    Process mail = null!;
    HttpClient pages = null!;
    Uri broker = null!;
    ServiceUnderTest<invoicing::Program> invoicing = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;
    ServiceUnderTest<correspondence::Recouvrement.Correspondence.Mail.SmtpOptions> sending = null!;

    public async Task InitializeAsync()
    {
        mail = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Stack.Repository, "deploy/local/standins/mail.py"), "--log", Path.Combine(folder, "mail.jsonl")]) { RedirectStandardOutput = true })!;
        var ports = (await mail.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException("The mail server did not start.");
        pages = new() { BaseAddress = new($"http://127.0.0.1:{ports[3]}") };
        broker = await Stack.Servers.NewVirtualHost("copies");
        var documents = Path.Combine(folder, "documents");
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", new Dictionary<string, string>
        {
            ["Answers:Key"] = Convert.ToBase64String(new byte[32]), ["Answers:BaseUrl"] = "https://dunning.invalid",
        }, broker: broker);
        sending = await ServiceUnderTest<correspondence::Recouvrement.Correspondence.Mail.SmtpOptions>.Start("correspondence", new Dictionary<string, string>
        {
            ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = ports[1], ["Smtp:Domain"] = "relances.example", ["Documents:Folder"] = documents,
        }, broker: broker);
        invoicing = await ServiceUnderTest<invoicing::Program>.Start("invoicing", new Dictionary<string, string> { ["Documents:Folder"] = documents }, broker: broker);
        await dunning.SetToday(Today);
        await sending.SetToday(Today);
        await invoicing.SetToday(Today);
    }

    public async Task DisposeAsync()
    {
        await invoicing.DisposeAsync();
        await sending.DisposeAsync();
        await dunning.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        pages.Dispose();
        mail.Kill();
        await mail.WaitForExitAsync();
        mail.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_asked_for_on_the_page_is_in_the_mailbox_the_same_day_byte_for_byte_and_once()
    {
        byte[] pdf = [.. "%PDF-1.7 facture FA-1 "u8, .. RandomNumberGenerator.GetBytes(20_000)];
        using var erp = invoicing.As(Roles.Erp);
        await Accepted(erp.PutAsJsonAsync(Creditor, new { name = "Atelier Lumière", legalForm = "SAS", address = new[] { "12 rue des Ateliers", "69003 Lyon" }, email = "compta@atelier.example", iban = "FR7630006000011234567890189", paymentUrl = "https://payer.example/" }));
        await Accepted(erp.PutAsJsonAsync($"{Creditor}/customers/C0042", new { name = "Menuiserie Bôchard", kind = "company", termDays = 30, contacts = new[] { new { role = "accounts_payable", email = Mailbox } } }));
        await Accepted(erp.PutAsJsonAsync($"{Creditor}/invoices/FA-1", new { customer = "C0042", issuedOn = "2026-01-20", dueOn = "2026-02-19", amountCents = 120_000 }));
        await Accepted(erp.PutAsJsonAsync($"{Creditor}/documents/FA-1.pdf", new { kind = "invoice_copy", attachedTo = new[] { new { kind = "invoice", number = "FA-1" } } }));
        using var content = new ByteArrayContent(pdf) { Headers = { ContentType = new("application/pdf") } };
        await Accepted(erp.PostAsync($"{Creditor}/documents/FA-1.pdf/content", content));
        using var manager = dunning.As(Roles.Manager);
        await Accepted(manager.PutAsJsonAsync($"{Creditor}/settings", new { mode = "live" }));

        using var ops = dunning.As(Roles.Ops);
        await Eventually.Passes(async () =>
        {
            await Accepted(ops.PostAsJsonAsync("/runs", new { asOf = Today }));
            Assert.Single(await Mails());
        });
        var reminder = (await Mails())[0];
        Assert.DoesNotContain(Hash(pdf), Files(reminder));
        var page = new Uri(Link().Match(reminder.GetProperty("text").GetString()!).Value).AbsolutePath;

        using var debtor = dunning.As("");
        await Eventually.Passes(async () =>
        {
            var shown = await debtor.GetStringAsync(page);
            Assert.Contains("FA-1", shown, StringComparison.Ordinal);
            Assert.Contains("https://payer.example/", shown, StringComparison.Ordinal);
        });
        await Eventually.Passes(async () => Assert.Equal(1, await Known()));
        for (var press = 0; press < 2; press++) await Accepted(debtor.PostAsync(page, new FormUrlEncodedContent([new("answer", "copy_please")])));

        await Eventually.Passes(async () => Assert.Equal(2, (await Mails()).Length));
        var copy = (await Mails())[1];
        Assert.Equal([Hash(pdf)], Files(copy));
        Assert.Equal("facture-FA-1.pdf", copy.GetProperty("attachments")[0].GetProperty("filename").GetString());

        // It is in the history, names its copy, and is a task for nobody.
        using var collector = sending.As(Roles.Collector);
        await Eventually.Passes(async () =>
        {
            var sent = (await collector.GetFromJsonAsync<JsonElement>("/messages?state=sent")).GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("step").GetString() == "invoice_copy");
            Assert.Equal(Hash(pdf), sent.GetProperty("copies")[0].GetProperty("sha256").GetString());
        });
        Assert.Equal(0, (await manager.GetFromJsonAsync<JsonElement>("/tasks?creditor=732829320")).GetArrayLength());
        Assert.Equal(2, (await Mails()).Length);
    }

    async Task<JsonElement[]> Mails() => (await pages.GetFromJsonAsync<JsonElement[]>($"/messages?to={Mailbox}"))!;

    async Task<long> Known()
    {
        await using var session = await Platform.EventStore.Session.Open(dunning.Database.Source, default);
        return (await session.Read("select count(*) from invoice_copies where is_kept", r => r.GetInt64(0), default))[0];
    }

    static string[] Files(JsonElement mail) => [.. mail.GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("sha256").GetString()!)];

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static async Task Accepted(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex(@"https://dunning\.invalid/answers/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
