using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Insolvency, settlement and write-off through the interfaces: two people, the declaration read back to the cent, the tax, and what the other services hear.</summary>
public sealed class LossTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 12, 1);
    readonly CourtActs acts = new(scene);
    TestBus bus = null!;

    public async Task InitializeAsync()
    {
        await scene.Service.SetToday(Today);
        bus = await TestBus.Start(scene.Service.Broker, typeof(ClaimDeclaredV1), typeof(ClaimAdmittedV1), typeof(DebtWrittenOffV1), typeof(RecoveredAfterWriteOffV1));
    }

    public async Task DisposeAsync() => await bus.DisposeAsync();

    [Fact]
    public async Task What_an_insolvency_froze_is_declared_as_of_the_judgment()
    {
        const string siren = "200000032";
        var opened = new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "liquidation", new(2026, 9, 16), new(2026, 10, 7), 3, new(2026, 10, 8));
        await scene.Bus.Publish(opened);
        await scene.Bus.Publish(opened);
        var id = InsolvencyClaim.StreamOf(Scene.Debtor(siren), new(2026, 9, 16));
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/insolvency-claims/{id}")).Status is HttpStatusCode.OK, "the insolvency is known");
        var days = (await scene.Get(Roles.Collector, $"/insolvency-claims/{id}")).GetProperty("deadlines").EnumerateArray().ToDictionary(d => CourtActs.Text(d, "what"), d => (CourtActs.Text(d, "safeOn"), CourtActs.Text(d, "lastOn")));
        Assert.Equal((("2026-12-07", "2026-12-07"), ("2027-02-07", "2027-02-08"), ("2027-04-07", "2027-04-07")), (days["declare"], days["declare_from_abroad"], days["ask_relief"]));

        var invoice = Scene.Invoice(siren, "F-1");
        object Statement(string settledOn) => new
        {
            claims = new object[]
            {
                new { claimId = invoice, reference = "FA-1", issuedOn = "2026-04-30", dueOn = "2026-05-31", amountCents = 1_200_000 },
                new { claimId = Scene.Invoice(siren, "F-2"), reference = "FA-2", issuedOn = "2026-09-01", dueOn = "2026-10-31", amountCents = 60_000, settled = new[] { new { kind = "payment", on = settledOn, amountCents = 10_000 } } },
            },
            basis = new { debtor = "company" }, security = "retention_of_title",
        };
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/insolvency-claims/{id}/statement", Statement("2026-09-16"))).Status);
        await acts.Tell(Roles.Collector, $"/insolvency-claims/{id}/statement", Statement("2026-09-15"));
        var drawn = await scene.Get(Roles.Collector, $"/insolvency-claims/{id}");
        Assert.Equal((1_247_375, 50_000, true), (drawn.GetProperty("fallenDueCents").GetInt64(), drawn.GetProperty("toFallDueCents").GetInt64(), drawn.GetProperty("mustBeCertified").GetBoolean()));
        await acts.Parties(siren);
        var text = await acts.Printed($"/insolvency-claims/{id}/declaration.pdf");
        foreach (var words in new[] { "Total déclaré 12 973,75 €", "Sommes échues 12 473,75 €", "Sommes à échoir 500,00 €", "433,75 €", "certifie sincère", "Réserve de propriété", "16 septembre 2026" }) Assert.Contains(words, text);

        var handed = await acts.HandedOver(siren);
        var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{handed.HandOver}/proceedings/IP-1", CourtActs.Proposal());
        Assert.Equal((HttpStatusCode.Conflict, "debtor_insolvent"), (status, body.GetProperty("code").GetString()));

        await acts.Tell(Roles.Collector, $"/insolvency-claims/{id}/declared", new { on = "2026-11-20", proof = "RL-2026-1" });
        await Eventually.Is(() => bus.Heard<ClaimDeclaredV1>().Any(c => c.Claim == id), "the declaration is told");
        var told = bus.Heard<ClaimDeclaredV1>().Single(c => c.Claim == id);
        Assert.Equal((1_297_375, new DateOnly(2026, 11, 20), 2), (told.AmountCents, told.SentOn, told.Invoices.Length));
        Assert.DoesNotContain((await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray(), d => CourtActs.Text(d, "what") is "declare");

        foreach (var cents in new[] { 0, 0, 600_000 }) await acts.Tell(Roles.Collector, $"/insolvency-claims/{id}/admitted", new { on = "2026-12-01", amountCents = cents });
        await Eventually.Is(() => bus.Heard<ClaimAdmittedV1>().Count(c => c.Claim == id) == 2, "each decision is told once");
        var decided = bus.Heard<ClaimAdmittedV1>().Where(c => c.Claim == id).ToArray();
        Assert.Equal([0L, 600_000L], decided.Select(d => d.AmountCents));
        Assert.All(decided, d => Assert.Equal((told.CustomerNumber, told.JudgmentOn, told.SentOn, Today), (d.CustomerNumber, d.JudgmentOn, d.SentOn, d.AdmittedOn)));
        Assert.All(decided, d => Assert.Equal(told.Invoices, d.Invoices));
    }

    [Fact]
    public async Task A_judgment_that_is_corrected_or_taken_back_leaves_nothing_open()
    {
        const string siren = "200000149";
        var first = new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "liquidation", new(2026, 9, 16), new(2026, 10, 7), 3, new(2026, 10, 8));
        var corrected = first with { JudgmentOn = new(2026, 9, 23), Version = 4 };
        await scene.Bus.Publish(first);
        await Eventually.Is(async () => (await Open(siren)).Length == 1, "the insolvency is known");
        await scene.Bus.Publish(corrected);
        await Eventually.Is(async () => await Open(siren) is ["2026-09-23"], "the day is corrected, and nothing is open of the other");
        await scene.Bus.Publish(new DebtorInsolvencyClosedV1(siren, Scene.Debtor(siren), "C0012", new(2026, 9, 1), "reported_in_error", 5, Today));
        await Eventually.Is(async () => (await Open(siren)).Length == 0, "it never was");
    }

    async Task<string[]> Open(string siren) =>
        [.. (await scene.Get(Roles.Collector, $"/insolvency-claims?creditor={siren}&open=true")).EnumerateArray().Select(claim => CourtActs.Text(claim, "judgmentOn"))];

    [Fact]
    public async Task A_settlement_is_agreed_to_by_two_and_stands_in_the_ledger_of_waivers()
    {
        const string siren = "200000040";
        var file = (await acts.HandedOver(siren)).HandOver;
        var asked = new { agreedCents = 1_000_000, payBy = "2026-12-31", waivedPrincipalCents = 200_000, waivedInterestCents = 43_541 };
        await acts.Put($"/files/{file}/settlements/TR-1", asked);
        await acts.Put($"/files/{file}/settlements/TR-1", asked);
        var id = Settlement.StreamOf(file, "TR-1");
        Assert.Empty((await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray());
        await acts.Tell(Roles.Manager, $"/settlements/{id}/approve");
        var line = (await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray().Single();
        Assert.Equal(("collector", "manager", "agreed", 200_000, 43_541), (CourtActs.Text(line, "proposedBy"), CourtActs.Text(line, "approvedBy"), CourtActs.Text(line, "state"), line.GetProperty("principalCents").GetInt64(), line.GetProperty("interestCents").GetInt64()));
        await acts.Tell(Roles.Collector, $"/settlements/{id}/kept", new { on = "2026-11-30" });
        Assert.Equal("given", CourtActs.Text((await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray().Single(), "state"));
        Assert.Equal("waiver_void", (await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/settlements/TR-2", new { agreedCents = 1, payBy = "2026-12-31", waivedInterestCents = 1, isPublicBody = true })).Body.GetProperty("code").GetString());
        await scene.Bus.Publish(new DebtorChangedV1(siren, Scene.Debtor(siren), "C0012", "public_body", null, "fr", 3, Scene.Day, "FR"));
        await Eventually.Is(
            async () => (await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/settlements/TR-{Guid.NewGuid():N}", new { agreedCents = 1, payBy = "2026-12-31", waivedInterestCents = 1 })).Status is HttpStatusCode.Conflict,
            "what was told of the debtor is not overruled by saying nothing");
    }

    [Fact]
    public async Task A_debt_is_written_off_by_two_with_what_the_law_asks_for_its_tax()
    {
        const string siren = "200000057";
        var file = (await acts.HandedOver(siren)).HandOver;
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 900_000, 300_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, "/files?creditor=" + siren)).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 1_000_000, "the payment is known");
        var invoice = Scene.Invoice(siren, "F-1");
        await acts.Put($"/files/{file}/claims/{invoice}/write-offs/PERTE-1", new { ground = "liquidation", on = "2026-09-16", proof = "BODACC-1", vatCents = 200_000 });
        var id = WriteOff.StreamOf(invoice, "PERTE-1");
        // All of it is proposed: no second one loses it again.
        Assert.Equal("claim_exceeded", CourtActs.Text((await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{invoice}/write-offs/PERTE-2", new { ground = "liquidation", on = "2026-09-16", proof = "BODACC-1", vatCents = 200_000, amountCents = 1 })).Body, "code"));
        Assert.Equal("not_approved", await acts.Refused(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true }));
        await acts.Tell(Roles.Manager, $"/write-offs/{id}/approve");
        Assert.Equal("rectifying_invoice_missing", await acts.Refused(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true }));
        var detail = await scene.Get(Roles.Collector, $"/write-offs/{id}");
        Assert.Equal(("2028-12-31", 750_000, 150_000), (CourtActs.Text(detail, "vatClaimUntil"), detail.GetProperty("row").GetProperty("netCents").GetInt64(), detail.GetProperty("row").GetProperty("vatCents").GetInt64()));
        Assert.Contains("qui ne peut faire l'objet d'une déduction (CGI, art. 272)", CourtActs.Text(detail, "mention"));
        await acts.Tell(Roles.Collector, $"/write-offs/{id}/rectifying-invoice", new { reference = "FR-1", on = "2026-11-20" });
        await acts.Tell(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true });
        await Eventually.Is(() => bus.Heard<DebtWrittenOffV1>().Any(w => w.WriteOff == id), "the loss is told");
        var told = bus.Heard<DebtWrittenOffV1>().Single(w => w.WriteOff == id);
        Assert.Equal((900_000, 750_000, 150_000, 150_000, "liquidation", "FR-1"), (told.GrossCents, told.NetCents, told.VatCents, told.ReclaimedVatCents, told.Ground, told.RectifyingInvoice));
        Assert.Equal("vat_reclaimed", CourtActs.Text((await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{invoice}/write-offs/PERTE-3", new { ground = "debtor_vanished", on = "2026-11-20", proof = "PV-659", vatCents = 200_000, amountCents = 1 })).Body, "code"));
        Assert.Equal(204, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/write-offs/{id}/recoveries/ENC-1", new { on = "2026-12-01", amountCents = 90_000 })).Status);
        await Eventually.Is(() => bus.Heard<RecoveredAfterWriteOffV1>().Any(r => r.WriteOff == id && r.VatToRepayCents == 15_000), "the recovery is told");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_nothing_is_written()
    {
        const string siren = "200000107";
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "receivership", new(2026, 9, 16), null, 3, new(2026, 10, 8)));
        var id = InsolvencyClaim.StreamOf(Scene.Debtor(siren), new(2026, 9, 16));
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/insolvency-claims/{id}")).Status is HttpStatusCode.OK, "the insolvency is known");
        object Claim(string reference = "FA-1", long amountCents = 100, string dueOn = "2026-05-31") => new { claimId = Scene.Invoice(siren, "F-1"), reference, issuedOn = "2026-04-30", dueOn, amountCents };
        var basis = new { debtor = "company" };
        object?[] wrong =
        [
            new { claims = Array.Empty<object>(), basis }, new { claims = new[] { Claim(), Claim() }, basis }, new { claims = new[] { Claim("Mme Untel") }, basis }, new { claims = new[] { Claim(amountCents: 0) }, basis },
            new { claims = new[] { Claim(dueOn: "0001-01-01") }, basis }, new { claims = new[] { Claim(dueOn: "9999-12-31") }, basis }, new { claims = new[] { Claim() }, basis = new { debtor = "unknown" } },
            new { claims = new[] { Claim() }, basis = new { debtor = "company", clause = new { basis = "fixed_rate", figureHundredths = 10_001 } } }, new { claims = new[] { Claim() }, basis, security = "gold" },
            new { claims = new[] { Claim() }, basis, exhibits = new[] { new { kind = "invoice", reference = "F", sha256 = "xyz" } } }, new { claims = new object?[] { null }, basis }, new { claims = new[] { Claim() }, basis, exhibits = new object?[] { null } }, new { basis }, "[", null,
        ];
        foreach (var body in wrong) Assert.InRange((int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/insolvency-claims/{id}/statement", body)).Status, 400, 422);
        // The table of rates does not reach so far back: nothing is guessed.
        Assert.Equal("legal_parameter_missing", await acts.Refused(Roles.Collector, $"/insolvency-claims/{id}/statement", new { claims = new[] { Claim(dueOn: "2001-05-31") }, basis }));
        Assert.Equal("not_drawn_up", await acts.Refused(Roles.Collector, $"/insolvency-claims/{id}/declared", new { on = "2026-11-20", proof = "RL-1" }));
        Assert.Empty((await scene.Get(Roles.Collector, $"/insolvency-claims/{id}")).GetProperty("deadlines").EnumerateArray());

        var file = (await acts.HandedOver("200000115")).HandOver;
        var loss = new { ground = "liquidation", on = "2026-09-16", proof = "P-1", vatCents = 0 };
        var invoice = Scene.Invoice("200000115", "F-1");
        Assert.Equal(404, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{Guid.NewGuid()}/write-offs/P", loss)).Status);
        foreach (var body in new object[] { loss with { vatCents = 1_200_001 }, loss with { vatCents = -1 }, loss with { proof = "a b" }, loss with { ground = "none" }, loss with { on = "1999-12-31" }, loss with { on = "2025-11-11" }, loss with { ground = "bad_luck" } })
            Assert.InRange((int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{invoice}/write-offs/P", body)).Status, 400, 422);
        Assert.Equal(409, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{invoice}/write-offs/P", loss with { on = "2026-12-02" })).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/settlements/TR", new { agreedCents = -1, payBy = "2026-12-31" })).Status);
        Assert.Empty((await scene.Get(Roles.Collector, "/write-offs?creditor=200000115")).EnumerateArray());
    }
}
