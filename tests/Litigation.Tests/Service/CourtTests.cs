using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Court, insolvency, settlement and write-off through the interfaces: two people, the papers read back to the cent, the days, and what the other services hear.</summary>
public sealed class CourtTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 12, 1);
    TestBus bus = null!;

    public async Task InitializeAsync()
    {
        await scene.Service.SetToday(Today);
        bus = await TestBus.Start(scene.Service.Broker, typeof(PaymentOrderServedV1), typeof(CourtActionEndedV1), typeof(ClaimDeclaredV1), typeof(DebtWrittenOffV1), typeof(RecoveredAfterWriteOffV1));
    }

    public async Task DisposeAsync() => await bus.DisposeAsync();

    [Fact]
    public async Task A_payment_order_goes_its_way_and_its_service_is_told()
    {
        const string siren = "200000008";
        var (handed, id) = await Proposed(siren, "IP-1");
        Assert.Equal("not_approved", await Refused(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-10" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/approve")).Status);
        Assert.Contains((await scene.Get(Roles.Manager, $"/approvals?creditor={siren}")).EnumerateArray(), a => a.GetProperty("id").GetGuid() == id);
        await Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await Tell(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-10" });
        await Tell(Roles.Collector, $"/proceedings/{id}/granted", new { on = "2026-09-15", amountCents = 1_200_000 });
        var ahead = (await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray().Single();
        Assert.Equal(("serve_order", "2026-12-15", "2026-12-15", 14), (Text(ahead, "what"), Text(ahead, "safeOn"), Text(ahead, "lastOn"), ahead.GetProperty("daysLeft").GetInt32()));

        await Tell(Roles.Collector, $"/proceedings/{id}/served", new { on = "2026-10-09", manner = "in_person", officer = "CJ-38-1" });
        await Tell(Roles.Collector, $"/proceedings/{id}/served", new { on = "2026-10-09", manner = "in_person", officer = "CJ-38-1" });
        await Eventually.Is(() => bus.Heard<PaymentOrderServedV1>().Any(s => s.Proceeding == id), "the service is told");
        var served = bus.Heard<PaymentOrderServedV1>().Single(s => s.Proceeding == id);
        Assert.Equal((handed.Case, new DateOnly(2026, 10, 9), true, 2), (served.Case, served.ServedOn, served.InPerson, served.Invoices.Length));

        var detail = await scene.Get(Roles.Collector, $"/proceedings/{id}");
        var may = detail.GetProperty("permissions").EnumerateArray().Single();
        Assert.Equal(("enforce_order", "2026-12-09"), (Text(may, "what"), Text(may, "from")));
        var opposition = detail.GetProperty("deadlines").EnumerateArray().Single();
        Assert.Equal(("opposition", "debtor", "2026-11-09"), (Text(opposition, "what"), Text(opposition, "whose"), Text(opposition, "lastOn")));
        Assert.Equal("too_early", await Refused(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-12-01", amountCents = 1_200_000 }));

        Assert.True(await IsBeforeCourt(handed.HandOver));
        await Tell(Roles.Collector, $"/proceedings/{id}/withdrawn", new { on = "2026-11-30" });
        Assert.False(await IsBeforeCourt(handed.HandOver));
        await Eventually.Is(() => bus.Heard<CourtActionEndedV1>().Any(e => e.Proceeding == id && e is { IsVoid: true, Outcome: "withdrawn" }), "the end is told");
    }

    [Fact]
    public async Task The_request_is_printed_as_it_was_drawn_up_to_the_cent()
    {
        const string siren = "200000016";
        var (_, id) = await Proposed(siren, "IP-2");
        await Tell(Roles.Manager, $"/proceedings/{id}/approve");
        Assert.Equal("not_drawn_up", (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/proceedings/{id}/request.pdf")).Body.GetProperty("code").GetString());
        await scene.Bus.Publish(Scene.Balance(siren, "F-2", 50_000, 50_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, "/files?creditor=" + siren)).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 1_250_000, "the payment is known");
        object Drawn(long paid) => new
        {
            asOf = "2026-03-31", basis = new { debtor = "company" }, costsCents = 0,
            settled = new[] { new { claimId = Scene.Invoice(siren, "F-2"), parts = new[] { new { kind = "payment", on = "2026-03-01", amountCents = paid } } } },
            exhibits = new[] { new { kind = "invoice", reference = "F-1" }, new { kind = "formal_notice", reference = "MD-1" } },
        };
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/request", Drawn(49_999))).Status);
        await Tell(Roles.Collector, $"/proceedings/{id}/request", Drawn(50_000));
        Assert.Equal("creditor_unknown", (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/proceedings/{id}/request.pdf")).Body.GetProperty("code").GetString());
        await Parties(siren);
        var text = await Printed($"/proceedings/{id}/request.pdf");
        // F-1: 12 000.00, 19 + 90 days at 12.15 %: 75.90 + 359.51. F-2: 1 000.00, of which 500.00 on 2026-03-01 pay 6.32 + 19.97 of interest first.
        Assert.Contains("435,41 €", text);
        Assert.Contains("5,26 €", text);
        Assert.Contains("526,29 €", text);
        Assert.Contains("Total demandé 13 046,96 €", text);
        foreach (var word in new[] { "Fonderie de Lâchebrise SAS", "Boulangerie Lecœur", "Tribunal de commerce de Grenoble", "Requête en injonction de payer", "Bordereau des pièces", "MD-1", "ce n'est pas un acte de justice" }) Assert.Contains(word, text);
        Assert.DoesNotContain("recevable", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("prescrit", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("12946*02", text);
        Assert.Contains("12946*02", await Printed($"/proceedings/{id}/request.pdf?note=true"));
    }

    [Fact]
    public async Task Claims_that_an_agency_has_are_not_taken_to_court()
    {
        const string siren = "200000024";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 70_000));
        var file = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.Placement == placement).HandOver;
        var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/proceedings/IP-1", Proposal());
        Assert.Equal((HttpStatusCode.Conflict, "claims_with_agency"), (status, body.GetProperty("code").GetString()));
        Assert.Equal(404, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{Guid.NewGuid()}/proceedings/IP-1", Proposal())).Status);
    }

    [Fact]
    public async Task What_an_insolvency_froze_is_declared_as_of_the_judgment()
    {
        const string siren = "200000032";
        var opened = new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "liquidation", new(2026, 9, 16), new(2026, 10, 7), 3, new(2026, 10, 8));
        await scene.Bus.Publish(opened);
        await scene.Bus.Publish(opened);
        var id = InsolvencyClaim.StreamOf(Scene.Debtor(siren), new(2026, 9, 16));
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/insolvency-claims/{id}")).Status is HttpStatusCode.OK, "the insolvency is known");
        var days = (await scene.Get(Roles.Collector, $"/insolvency-claims/{id}")).GetProperty("deadlines").EnumerateArray().ToDictionary(d => Text(d, "what"), d => (Text(d, "safeOn"), Text(d, "lastOn")));
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
        await Tell(Roles.Collector, $"/insolvency-claims/{id}/statement", Statement("2026-09-15"));
        var drawn = await scene.Get(Roles.Collector, $"/insolvency-claims/{id}");
        Assert.Equal((1_247_375, 50_000, true), (drawn.GetProperty("fallenDueCents").GetInt64(), drawn.GetProperty("toFallDueCents").GetInt64(), drawn.GetProperty("mustBeCertified").GetBoolean()));
        await Parties(siren);
        var text = await Printed($"/insolvency-claims/{id}/declaration.pdf");
        foreach (var words in new[] { "Total déclaré 12 973,75 €", "Sommes échues 12 473,75 €", "Sommes à échoir 500,00 €", "433,75 €", "certifie sincère", "Réserve de propriété", "16 septembre 2026" }) Assert.Contains(words, text);

        await Tell(Roles.Collector, $"/insolvency-claims/{id}/declared", new { on = "2026-11-20", proof = "RL-2026-1" });
        await Eventually.Is(() => bus.Heard<ClaimDeclaredV1>().Any(c => c.Claim == id), "the declaration is told");
        var told = bus.Heard<ClaimDeclaredV1>().Single(c => c.Claim == id);
        Assert.Equal((1_297_375, new DateOnly(2026, 11, 20), 2), (told.AmountCents, told.SentOn, told.Invoices.Length));
        Assert.DoesNotContain((await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray(), d => Text(d, "what") is "declare");
    }

    [Fact]
    public async Task A_settlement_is_agreed_to_by_two_and_stands_in_the_ledger_of_waivers()
    {
        const string siren = "200000040";
        var file = (await HandedOver(siren)).HandOver;
        var asked = new { agreedCents = 1_000_000, payBy = "2026-12-31", waivedPrincipalCents = 200_000, waivedInterestCents = 43_541 };
        await Put($"/files/{file}/settlements/TR-1", asked);
        await Put($"/files/{file}/settlements/TR-1", asked);
        var id = Settlement.StreamOf(file, "TR-1");
        Assert.Empty((await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray());
        await Tell(Roles.Manager, $"/settlements/{id}/approve");
        var line = (await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray().Single();
        Assert.Equal(("collector", "manager", "agreed", 200_000, 43_541), (Text(line, "proposedBy"), Text(line, "approvedBy"), Text(line, "state"), line.GetProperty("principalCents").GetInt64(), line.GetProperty("interestCents").GetInt64()));
        await Tell(Roles.Collector, $"/settlements/{id}/kept", new { on = "2026-11-30" });
        Assert.Equal("given", Text((await scene.Get(Roles.Manager, $"/waivers?creditor={siren}")).EnumerateArray().Single(), "state"));
        Assert.Equal("waiver_void", (await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/settlements/TR-2", new { agreedCents = 1, payBy = "2026-12-31", waivedInterestCents = 1, isPublicBody = true })).Body.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_debt_is_written_off_by_two_with_what_the_law_asks_for_its_tax()
    {
        const string siren = "200000057";
        var file = (await HandedOver(siren)).HandOver;
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 900_000, 300_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, "/files?creditor=" + siren)).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 1_000_000, "the payment is known");
        var invoice = Scene.Invoice(siren, "F-1");
        await Put($"/files/{file}/claims/{invoice}/write-offs/PERTE-1", new { ground = "liquidation", on = "2026-09-16", proof = "BODACC-1", vatCents = 200_000 });
        var id = WriteOff.StreamOf(invoice, "PERTE-1");
        Assert.Equal("not_approved", await Refused(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true }));
        await Tell(Roles.Manager, $"/write-offs/{id}/approve");
        Assert.Equal("rectifying_invoice_missing", await Refused(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true }));
        var detail = await scene.Get(Roles.Collector, $"/write-offs/{id}");
        Assert.Equal(("2028-12-31", 750_000, 150_000), (Text(detail, "vatClaimUntil"), detail.GetProperty("row").GetProperty("netCents").GetInt64(), detail.GetProperty("row").GetProperty("vatCents").GetInt64()));
        Assert.Contains("qui ne peut faire l'objet d'une déduction (CGI, art. 272)", Text(detail, "mention"));
        await Tell(Roles.Collector, $"/write-offs/{id}/rectifying-invoice", new { reference = "FR-1", on = "2026-11-20" });
        await Tell(Roles.Collector, $"/write-offs/{id}/done", new { on = "2026-12-01", reclaimVat = true });
        await Eventually.Is(() => bus.Heard<DebtWrittenOffV1>().Any(w => w.WriteOff == id), "the loss is told");
        var told = bus.Heard<DebtWrittenOffV1>().Single(w => w.WriteOff == id);
        Assert.Equal((900_000, 750_000, 150_000, 150_000, "liquidation", "FR-1"), (told.GrossCents, told.NetCents, told.VatCents, told.ReclaimedVatCents, told.Ground, told.RectifyingInvoice));
        Assert.Equal(204, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/write-offs/{id}/recoveries/ENC-1", new { on = "2026-12-01", amountCents = 90_000 })).Status);
        await Eventually.Is(() => bus.Heard<RecoveredAfterWriteOffV1>().Any(r => r.WriteOff == id && r.VatToRepayCents == 15_000), "the recovery is told");
    }

    [Fact]
    public async Task The_day_says_once_what_comes_near()
    {
        const string siren = "200000065";
        var (_, id) = await Proposed(siren, "IP-1");
        await Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await Tell(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-01" });
        await Tell(Roles.Collector, $"/proceedings/{id}/granted", new { on = "2026-09-08", amountCents = 1_300_000 });
        await scene.Service.DoDay(Today);
        await scene.Service.DoDay(Today);
        var said = (await scene.Get(Roles.Collector, $"/court/warnings?subject={id}")).EnumerateArray().Single();
        Assert.Equal(("serve_order", 8, "2026-12-08"), (Text(said, "what"), said.GetProperty("days").GetInt32(), Text(said, "safeOn")));
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_field_by_field_and_nothing_is_written()
    {
        const string siren = "200000073";
        var file = (await HandedOver(siren)).HandOver;
        object?[] wrong =
        [
            new { procedure = "none", court = new { kind = "commercial_court", city = "Lyon" } },
            new { procedure = "payment_order", court = new { kind = "none", city = "Lyon" } },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Lyon #1" } },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = new string('a', 61) } },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Lyon" }, residence = "unknown" },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Lyon" }, claims = new[] { Guid.NewGuid() } },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Lyon" }, claims = Array.Empty<Guid>() },
            new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Lyon" }, interestCents = -1 },
            new { procedure = "by_force", court = new { kind = "commercial_court", city = "Lyon" } },
            new { procedure = "payment_order" }, "{", "[]", null,
        ];
        foreach (var body in wrong) Assert.InRange((int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/proceedings/IP-1", body)).Status, 400, 422);
        foreach (var reference in new[] { "-a", "a b", "a%7Cb", new string('a', 101) }) Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/proceedings/{reference}", Proposal())).Status);
        Assert.Empty((await scene.Get(Roles.Collector, $"/proceedings?file={file}")).EnumerateArray());

        var (_, id) = await Proposed("200000081", "IP-1");
        await Tell(Roles.Manager, $"/proceedings/{id}/approve");
        foreach (var (path, body) in new (string, object?)[]
                 {
                     ("granted", new { on = "2026-09-15", amountCents = 0 }), ("granted", new { on = "2026-09-15", amountCents = long.MaxValue }), ("served", new { on = "2026-09-15", manner = "none", officer = "CJ-1" }),
                     ("served", new { on = "2026-09-15", manner = "in_person", officer = "Maître Untel" }), ("steps", new { step = "none", on = "2026-09-15" }), ("steps", new { step = "fee_called", on = "2026-02-30" }),
                     ("costs", new { reference = "x", kind = "other", amountCents = -5, on = "2026-09-15" }), ("request", new { asOf = "2027-01-01", basis = new { debtor = "company" } }),
                     ("request", new { asOf = "2026-03-31", basis = new { debtor = "unknown" } }), ("lapsed", new { cause = "none", on = "2026-09-15" }), ("requested", null),
                 })
            Assert.InRange((int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/{path}", body)).Status, 400, 422);
        await Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "hearing_fixed", on = "9999-12-31" });
        await scene.Get(Roles.Collector, $"/proceedings/{id}");
        await Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "hearing_fixed", on = "0001-01-01" });
        await scene.Get(Roles.Collector, $"/proceedings/{id}");
        Assert.Equal(404, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{Guid.NewGuid()}/requested", new { on = "2026-09-15" })).Status);
        foreach (var path in new[] { "/proceedings", "/court/deadlines", "/court/warnings", "/insolvency-claims", "/settlements", "/waivers", "/write-offs", "/approvals" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask("alpha-key", HttpMethod.Get, path)).Status);
            Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Get, $"{path}?limit=0")).Status);
        }
    }

    static object Proposal() => new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Grenoble" } };

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    async Task<ClaimsHandedOverV1> HandedOver(string siren)
    {
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 1_200_000), Scene.Claim(siren, "F-2", 100_000));
        await Eventually.Is(async () => (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/files/{handed.HandOver}")).Status is HttpStatusCode.OK, "the file is there");
        return handed;
    }

    async Task<(ClaimsHandedOverV1 Handed, Guid Proceeding)> Proposed(string siren, string reference)
    {
        var handed = await HandedOver(siren);
        await Put($"/files/{handed.HandOver}/proceedings/{reference}", Proposal());
        return (handed, CourtProceeding.StreamOf(handed.HandOver, reference));
    }

    async Task Put(string path, object body)
    {
        var (status, answer) = await scene.Ask(Roles.Collector, HttpMethod.Put, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }

    async Task Tell(string key, string path, object? body = null)
    {
        var (status, answer) = await scene.Ask(key, HttpMethod.Post, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }

    async Task<string> Refused(string key, string path, object body)
    {
        var (status, answer) = await scene.Ask(key, HttpMethod.Post, path, body);
        Assert.True(status is HttpStatusCode.Conflict, $"{path}: {status} {answer}");
        return Text(answer, "code");
    }

    async Task<bool> IsBeforeCourt(Guid file)
    {
        await using var connection = await scene.Service.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new Npgsql.NpgsqlCommand("select court_live from files where file = $1", connection) { Parameters = { new() { Value = file } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    async Task Parties(string siren)
    {
        await scene.Bus.Publish(Scene.Contacts(siren, 1) with { Seat = new(["8 rue des Charpentiers"], "84000", "Avignon", "FR") });
        await scene.Bus.Publish(new CreditorLetterheadChangedV1(siren, "Fonderie de Lâchebrise SAS", "SAS", 15_000_000, "Grenoble", ["12 rue des Forges", "38500 VOIRON"], null, null, null, null, "Jeanne Martin", "directrice financière", 1, Scene.Day));
        await Eventually.Is(async () =>
        {
            await using var connection = await scene.Service.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
            await using var command = new Npgsql.NpgsqlCommand("select exists (select from court_letterheads where creditor = $1) and exists (select from debtors where creditor = $1 and seat is not null)", connection) { Parameters = { new() { Value = siren } } };
            return (bool)(await command.ExecuteScalarAsync())!;
        }, "the parties are known");
    }

    async Task<string> Printed(string path)
    {
        using var client = scene.Service.As(Roles.Collector);
        client.DefaultRequestHeaders.Accept.Clear();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 500)))}");
        var text = await scene.Service.Services.GetRequiredService<Typesetter>().ReadText(bytes, CancellationToken.None);
        return System.Text.RegularExpressions.Regex.Replace(text.Text, @"\s+", " ");
    }
}
