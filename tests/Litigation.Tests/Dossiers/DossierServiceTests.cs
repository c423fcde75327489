using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Tests.Service;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>A file is asked for as one archive, over HTTP, with the other services played on the bus.</summary>
public sealed class DossierServiceTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task A_dossier_holds_the_claim_to_the_cent_the_papers_and_the_histories_and_both_verifiers_accept_it()
    {
        const string Siren = "000123455";
        var handed = DossierScene.HandOver(Siren);
        var (invoice, notice) = (handed.Claims[0].Invoice, NameBasedId.Of("notice of the first"));
        // Papers are heard of before the hand-over.
        var copy = await scene.Keep("%PDF-1.7 invoice");
        var letter = await scene.Keep("%PDF-1.7 formal notice");
        await scene.Bus.Publish(new InvoiceCopyKeptV1(Siren, invoice, "FA2026-00001", copy, 16, "application/pdf", "GED-1", 1, new(2026, 3, 1)));
        await scene.Bus.Publish(new ClaimEvidenceListedV1(
            Siren, invoice, "FA2026-00001",
            [new("invoice_copy", "GED-1", "invoice", null, null, copy, 16, "application/pdf"), new("delivery_note", "BL-77", "delivery", new(2026, 2, 20), new(2026, 2, 20), await scene.Keep("%PDF-1.7 delivery"), 17, "application/pdf")],
            [], 1, new(2026, 4, 10)));
        await scene.Bus.Publish(new MessageSentV1(notice, handed.Case, Siren, "formal_notice", "registered_letter", letter, 5, new(2026, 4, 2)));
        await scene.Bus.Publish(new MessageSentV1(NameBasedId.Of("reminder of the first"), handed.Case, Siren, "reminder_1", "email", new string('a', 64), 3, new(2026, 4, 1)));
        await scene.Bus.Publish(new RegisteredLetterMovedV1(notice, handed.Case, Siren, "delivered", new(2026, 4, 7), 6, new(2026, 4, 8)));
        await scene.Bus.Publish(Scene.Contacts(Siren, 1));
        await scene.Put($"/creditors/{Siren}/agency", new { name = "alpha" });
        await scene.Bus.Publish(handed);
        var (payment, balance) = DossierScene.Paid(Siren);
        await scene.Bus.Publish(payment);
        await scene.Bus.Publish(balance);
        await Eventually.Is(async () => (await scene.Send(HttpMethod.Get, $"/files/{handed.HandOver}", Roles.Collector)).Body.Contains("700000", StringComparison.Ordinal), "the payment is heard of");

        var asked = await scene.Ask(handed.HandOver);
        var (dossier, archive) = await scene.Made(handed.HandOver, asked.GetProperty("dossier").GetString()!);

        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, scene.Folder, scene.Pem, scene.Authority.Roots));
        Assert.Equal(scene.Pem.Trim(), (await scene.Send(HttpMethod.Get, "/dossiers/key", "alpha-key")).Body.Trim());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(archive)), dossier.GetProperty("sha256").GetString());
        var files = SealedSample.Entries(archive).ToDictionary(e => e.Name, e => e.Content);

        // The vector of rule R2.4: 7 236.34 principal, 274.35 interest, 40.00 compensation.
        var total = Json(files["claim.json"]).GetProperty("totals")[0];
        Assert.Equal((723_634, 27_435, 4_000, 755_069), (Cents(total, "principalCents"), Cents(total, "interestCents"), Cents(total, "compensationCents"), Cents(total, "totalCents")));

        var exhibits = Json(files["exhibits.json"]).GetProperty("exhibits").EnumerateArray().ToList();
        Assert.Equal(["invoice_copy:FA2026-00001:", "delivery_note:BL-77:", "letter:reminder_1:lost", "letter:formal_notice:"], exhibits.Select(e => $"{e.GetProperty("what")}:{e.GetProperty("subject")}:{e.GetProperty("gap")}"));
        Assert.Equal("%PDF-1.7 formal notice", Encoding.UTF8.GetString(files[exhibits[3].GetProperty("path").GetString()!]));
        Assert.Equal("%PDF-1.7 invoice", Encoding.UTF8.GetString(files["documents/0001-invoice-copy.pdf"]));
        Assert.Equal("file_opened file_placed", Types(files["history/litigation-file.jsonl"]));
        Assert.Equal("claims_placed claim_balance_changed", Types(files["history/placement.jsonl"]));

        var text = string.Join('\n', (await scene.Service.Services.GetRequiredService<Typesetter>().ReadText(files["summary.pdf"], CancellationToken.None)).Pages);
        Assert.All((string[])["Boulangerie Lecœur", "Agence Alpha", "7 550,69", "7 236,34", "236,34", "bon de livraison BL-77", "mise en demeure", "distribué le 07/04/2026", "introuvable", "Mandat donné"], words => Assert.Contains(words, text.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_question_on_the_same_state_gives_the_same_dossier()
    {
        var handed = DossierScene.HandOver("100000009");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);

        var first = Id(await scene.Ask(handed.HandOver));
        Assert.Equal(first, Id(await scene.Ask(handed.HandOver)));
        Assert.Equal(first, Id(await scene.Ask(handed.HandOver, Roles.Manager, new { asOf = DossierScene.Today })));
        Assert.NotEqual(first, Id(await scene.Ask(handed.HandOver, body: new { asOf = DossierScene.Today.AddDays(-1) })));
        await scene.Bus.Publish(DossierScene.Paid("100000009").Balance);
        await Eventually.Is(async () => Id(await scene.Ask(handed.HandOver)) != first, "what is owed is less by now");
        _ = await scene.Made(handed.HandOver, first);
    }

    [Fact]
    public async Task A_day_waits_for_the_dossiers_that_were_asked_for()
    {
        await scene.Service.Database.Administer(
            "insert into dossiers (dossier, file, case_id, creditor, as_of, asked_on, asked_by, status, next_try) " +
            "select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '000123455', date '2026-09-30', day, 'x', status, 'infinity' " +
            "from (values (date '2026-09-30', 'asked'), (date '2026-10-31', 'asked'), (date '2026-09-30', 'awaits_stamp'), (date '2026-09-30', 'finished')) d(day, status)");
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        try
        {
            // Others of these tests may be under way.
            await Eventually.Is(async () => await Recouvrement.Litigation.Dossiers.DossierTable.Pending(session, DossierScene.Today, CancellationToken.None) == 1, "one is left");
            var (_, flow) = await scene.Send(HttpMethod.Get, "/ops/flow", Roles.Ops);
            Assert.Equal(1, Json(Encoding.UTF8.GetBytes(flow)).GetProperty("pending").GetProperty("dossiers").GetInt64());
        }
        finally
        {
            await scene.Service.Database.Administer("delete from dossiers where next_try = 'infinity'");
        }
    }

    [Fact]
    public async Task A_claim_whose_conditions_nobody_told_is_stated_with_its_principal_alone()
    {
        var handed = DossierScene.HandOver("100000017", withBasis: false);
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var (_, archive) = await scene.Made(handed.HandOver, Id(await scene.Ask(handed.HandOver)));

        var claim = Json(SealedSample.Entries(archive).Single(e => e.Name == "claim.json").Content).GetProperty("claims")[0];
        Assert.Equal(("basis_unknown", 1_000_000, 0), (claim.GetProperty("gap").GetString(), Cents(claim, "totalCents"), Cents(claim, "interestCents")));
    }

    [Fact]
    public async Task An_authority_that_is_away_delays_its_stamp_and_nothing_else()
    {
        var handed = DossierScene.HandOver("100000033");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        scene.Authority.Instead = http => { http.Response.StatusCode = 400; return Task.CompletedTask; };
        string id;
        byte[] without;
        JsonElement waiting;
        try
        {
            id = Id(await scene.Ask(handed.HandOver));
            (waiting, without) = await scene.Made(handed.HandOver, id, "awaits_stamp");
            Assert.Equal(Verifiers.Accepted, await Verifiers.Both(without, scene.Folder, scene.Pem));
        }
        finally
        {
            scene.Authority.Instead = null;
        }

        var (dossier, with) = await scene.Made(handed.HandOver, id);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(with, scene.Folder, scene.Pem, scene.Authority.Roots));
        Assert.Equal(waiting.GetProperty("manifest").GetString(), dossier.GetProperty("manifest").GetString());
        Assert.NotNull(dossier.GetProperty("stampedAt").GetString());
    }

    [Fact]
    public async Task Without_a_key_an_archive_says_that_it_is_not_signed()
    {
        await using var bare = await scene.Start([]);
        await using var bus = await TestBus.Start(bare.Broker, typeof(ClaimsPlacedV1));
        var handed = DossierScene.HandOver("100000041");
        await bus.Publish(handed);
        using var client = bare.As(Roles.Collector);
        await Eventually.Is(async () => (await client.GetAsync($"/files/{handed.HandOver}")).IsSuccessStatusCode, "the file is there");
        var asked = JsonSerializer.Deserialize<JsonElement>(await (await client.PostAsync($"/files/{handed.HandOver}/dossiers", new StringContent("{}", Encoding.UTF8, "application/json"))).Content.ReadAsStringAsync());
        await Eventually.Is(async () => (await client.GetAsync($"/dossiers/{Id(asked)}")).IsSuccessStatusCode, "the dossier is there");

        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(await client.GetByteArrayAsync($"/dossiers/{Id(asked)}"), scene.Folder, null));
        Assert.Equal(404, (int)(await client.GetAsync("/dossiers/key")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_its_reason()
    {
        var handed = DossierScene.HandOver("100000058");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var path = $"/files/{handed.HandOver}/dossiers";

        Assert.Equal(404, (await scene.Send(HttpMethod.Post, $"/files/{Guid.NewGuid()}/dossiers", Roles.Collector, new { })).Status);
        Assert.Equal(404, (await scene.Send(HttpMethod.Get, $"/files/{Guid.NewGuid()}/dossiers", Roles.Collector)).Status);
        Assert.Equal(404, (await scene.Send(HttpMethod.Get, $"/dossiers/{Guid.NewGuid()}", Roles.Collector)).Status);
        var (status, refusal) = await scene.Send(HttpMethod.Post, path, Roles.Collector, new { asOf = DossierScene.Today.AddDays(1) });
        Assert.Equal(409, status);
        Assert.Contains("day_in_future", refusal, StringComparison.Ordinal);
        Assert.All((string[])["", "[]", "{\"asOf\":\"yesterday\"}", "{\"asOf\":20260930}", "{\"more\":1}", "{\"asOf\":\"2026-09-30\""], body => Assert.InRange(scene.Send(HttpMethod.Post, path, Roles.Collector, body).Result.Status, 400, 422));
        Assert.All((string[])["alpha-key", Roles.Erp, Roles.Ops], key => Assert.Equal(403, scene.Send(HttpMethod.Post, path, key, new { }).Result.Status));
        Assert.Equal(401, (await scene.Send(HttpMethod.Get, path, "")).Status);
        Assert.Equal("[]", (await scene.Send(HttpMethod.Get, path, Roles.Collector)).Body);
    }

    static string Id(JsonElement dossier) => dossier.GetProperty("dossier").GetString()!;

    static JsonElement Json(byte[] content) => JsonSerializer.Deserialize<JsonElement>(content);

    static long Cents(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    static string Types(byte[] history) => string.Join(' ', Encoding.UTF8.GetString(history).TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("type").GetString()));
}
