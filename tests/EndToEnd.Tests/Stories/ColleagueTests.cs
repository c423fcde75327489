extern alias correspondence;
extern alias dunning;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>What a collector asks of a colleague in Dunning is a mail of Correspondence: two real services, one broker, one mail server.</summary>
public sealed class ColleagueTests : IAsyncLifetime
{
    const string Creditor = "732829320", Mailbox = "anne@creancier.example";
    static readonly DateOnly Today = new(2026, 3, 2);
    static readonly Siren Siren = Kernel.Identifiers.Siren.Parse(Creditor)!.Value;
    static readonly Guid Debtor = NameBasedId.OfStream("customer", Siren, "C0042"), Invoice = NameBasedId.OfStream("invoice", Siren, "FA2026-0012", "2026"), Anne = Guid.CreateVersion7();

    readonly string folder = Directory.CreateTempSubdirectory("colleague-").FullName;
    Process mail = null!;
    HttpClient pages = null!;
    Uri broker = null!;
    TestBus bus = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;
    ServiceUnderTest<correspondence::Recouvrement.Correspondence.Mail.SmtpOptions> sending = null!;

    public async Task InitializeAsync()
    {
        mail = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Stack.Repository, "deploy/local/standins/mail.py"), "--log", Path.Combine(folder, "mail.jsonl")]) { RedirectStandardOutput = true })!;
        var ports = (await mail.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException("The mail server did not start.");
        pages = new() { BaseAddress = new($"http://127.0.0.1:{ports[3]}") };
        broker = await Stack.Servers.NewVirtualHost("colleagues");
        bus = await TestBus.Start(broker);
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", broker: broker);
        sending = await ServiceUnderTest<correspondence::Recouvrement.Correspondence.Mail.SmtpOptions>.Start(
            "correspondence", new Dictionary<string, string> { ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = ports[1], ["Smtp:Domain"] = "relances.example" }, broker: broker);
        await dunning.SetToday(Today);
        await sending.SetToday(Today);
    }

    public async Task DisposeAsync()
    {
        await sending.DisposeAsync();
        await dunning.DisposeAsync();
        await bus.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        pages.Dispose();
        mail.Kill();
        await mail.WaitForExitAsync();
        mail.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_request_over_HTTP_is_one_mail_to_the_colleague()
    {
        await bus.Publish(new CreditorLetterheadChangedV1(Creditor, "Atelier Lumière", "SAS", 5_000_000, "Lyon", ["12 rue des Ateliers", "69003 Lyon"], "compta@atelier.example", null, null, null, null, null, 1, Today));
        await bus.Publish(new DebtorContactsChangedV1(Creditor, Debtor, "C0042", "Menuiserie Bôchard", "fr", [], 1, Today));
        await bus.Publish(new InvoiceIssuedV1(Creditor, Debtor, "C0042", Invoice, "FA2026-0012", "FA2026-0012", Today.AddDays(-40), Today.AddDays(-10), 40_000, 40_000, "EUR", false, 1, Today));
        Guid dunningCase = default;
        await Eventually.Passes(async () => dunningCase = (await Get(dunning.As(Roles.Collector), $"/cases?creditor={Creditor}")).EnumerateArray().Single().GetProperty("case").GetGuid());
        await Put(Roles.Manager, $"/creditors/{Creditor}/settings", new { mode = "live" });
        await Put(Roles.Manager, $"/team/members/{Anne}", new { name = "Anne Essai", department = "logistics", email = Mailbox });
        var request = Guid.CreateVersion7();
        // Until the invoice has been heard of, it is none of the case.
        for (var i = 0; i < 2; i++) await Eventually.Passes(() => Put(Roles.Collector, $"/requests/{request}", new { item = "signed_delivery_note", @case = dunningCase, member = Anne, invoice = Invoice }));

        await Eventually.Passes(async () => Assert.Equal("sent", (await Get(sending.As(Roles.Ops), "/notices")).GetProperty("notices").EnumerateArray().Single().GetProperty("state").GetString()));
        var arrived = Assert.Single((await pages.GetFromJsonAsync<JsonElement[]>($"/messages?to={Mailbox}"))!);
        var text = arrived.GetProperty("text").GetString()!.Replace('\u00a0', ' ');
        Assert.Contains("Menuiserie Bôchard (C0042)", text, StringComparison.Ordinal);
        Assert.Contains("le bon de livraison signé", text, StringComparison.Ordinal);
        Assert.Contains("au plus tard le 4 mars 2026", text, StringComparison.Ordinal);
        var told = (await Get(dunning.As(Roles.Collector), $"/requests?creditor={Creditor}")).EnumerateArray().Single().GetProperty("told").EnumerateArray().Single();
        Assert.Equal(("request_asked", $"<{told.GetProperty("notice").GetGuid()}@relances.example>"), (told.GetProperty("kind").GetString(), arrived.GetProperty("message_id").GetString()));
        // It is no contact of the debtor.
        Assert.Empty((await Get(sending.As(Roles.Collector), "/messages")).GetProperty("messages").EnumerateArray());
    }

    async Task Put(string role, string path, object body)
    {
        using var client = dunning.As(role);
        using var answer = await client.PutAsync(path, JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    static async Task<JsonElement> Get(HttpClient of, string path)
    {
        using var client = of;
        return await client.GetFromJsonAsync<JsonElement>(path);
    }
}
