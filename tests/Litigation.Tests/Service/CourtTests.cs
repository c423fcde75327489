using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Going to court through the interfaces: two people, the request read back to the cent, the days, and what the other services hear.</summary>
public sealed class CourtTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 12, 1);
    readonly CourtActs acts = new(scene);
    TestBus bus = null!;

    public async Task InitializeAsync()
    {
        await scene.Service.SetToday(Today);
        bus = await TestBus.Start(scene.Service.Broker, typeof(PaymentOrderServedV1), typeof(CourtActionEndedV1));
    }

    public async Task DisposeAsync() => await bus.DisposeAsync();

    [Fact]
    public async Task A_payment_order_goes_its_way_and_its_service_is_told()
    {
        const string siren = "200000008";
        var (handed, id) = await acts.Proposed(siren, "IP-1");
        Assert.Equal("not_approved", await acts.Refused(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-10" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/approve")).Status);
        Assert.Contains((await scene.Get(Roles.Manager, $"/approvals?creditor={siren}")).EnumerateArray(), a => a.GetProperty("id").GetGuid() == id);
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-10" });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/granted", new { on = "2026-09-14", amountCents = 1_200_000 });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/corrections", new { what = "granted", on = "2026-09-15" });
        var ahead = (await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray().Single();
        Assert.Equal(("serve_order", "2026-12-15", "2026-12-15", 14), (CourtActs.Text(ahead, "what"), CourtActs.Text(ahead, "safeOn"), CourtActs.Text(ahead, "lastOn"), ahead.GetProperty("daysLeft").GetInt32()));

        await acts.Tell(Roles.Collector, $"/proceedings/{id}/served", new { on = "2026-10-09", manner = "in_person", officer = "CJ-38-1" });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/served", new { on = "2026-10-09", manner = "in_person", officer = "CJ-38-1" });
        await Eventually.Is(() => bus.Heard<PaymentOrderServedV1>().Any(s => s.Proceeding == id), "the service is told");
        var served = bus.Heard<PaymentOrderServedV1>().Single(s => s.Proceeding == id);
        Assert.Equal((handed.Case, new DateOnly(2026, 10, 9), true, 2), (served.Case, served.ServedOn, served.InPerson, served.Invoices.Length));

        var detail = await scene.Get(Roles.Collector, $"/proceedings/{id}");
        var may = detail.GetProperty("permissions").EnumerateArray().Single();
        Assert.Equal(("enforce_order", "2026-12-09"), (CourtActs.Text(may, "what"), CourtActs.Text(may, "from")));
        var opposition = detail.GetProperty("deadlines").EnumerateArray().Single();
        Assert.Equal(("opposition", "debtor", "2026-11-09"), (CourtActs.Text(opposition, "what"), CourtActs.Text(opposition, "whose"), CourtActs.Text(opposition, "lastOn")));
        Assert.Equal("too_early", await acts.Refused(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-12-01", amountCents = 1_200_000 }));

        Assert.True(await acts.IsBeforeCourt(handed.HandOver));
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/withdrawn", new { on = "2026-11-30" });
        Assert.False(await acts.IsBeforeCourt(handed.HandOver));
        await Eventually.Is(() => bus.Heard<CourtActionEndedV1>().Any(e => e.Proceeding == id && e is { IsVoid: true, Outcome: "withdrawn" }), "the end is told");
    }

    [Fact]
    public async Task The_request_is_printed_as_it_was_drawn_up_to_the_cent()
    {
        const string siren = "200000016";
        var (_, id) = await acts.Proposed(siren, "IP-2");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        Assert.Equal("not_drawn_up", (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/proceedings/{id}/request.pdf")).Body.GetProperty("code").GetString());
        await scene.Bus.Publish(Scene.Balance(siren, "F-2", 50_000, 50_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, "/files?creditor=" + siren)).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 1_250_000, "the payment is known");
        object Drawn(long paid, string paidOn = "2026-03-01") => new
        {
            asOf = "2026-03-31", basis = new { debtor = "company" }, costsCents = 0,
            settled = new[] { new { claimId = Scene.Invoice(siren, "F-2"), parts = new[] { new { kind = "payment", on = paidOn, amountCents = paid } } } },
            exhibits = new[] { new { kind = "invoice", reference = "F-1" }, new { kind = "formal_notice", reference = "MD-1" } },
        };
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/request", Drawn(49_999))).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/request", Drawn(50_000, "2026-04-01"))).Status);
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/request", Drawn(50_000));
        Assert.Equal("creditor_unknown", (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/proceedings/{id}/request.pdf")).Body.GetProperty("code").GetString());
        await acts.Parties(siren);
        var text = await acts.Printed($"/proceedings/{id}/request.pdf");
        // F-1: 12 000.00, 19 + 90 days at 12.15 %: 75.90 + 359.51. F-2: 1 000.00, of which 500.00 on 2026-03-01 pay 6.32 + 19.97 of interest first.
        Assert.Contains("435,41 €", text);
        Assert.Contains("5,26 €", text);
        Assert.Contains("526,29 €", text);
        Assert.Contains("26,29 € d'intérêts sont déjà payés, 440,67 € restent dus", text);
        Assert.Contains("Total demandé 13 046,96 €", text);
        foreach (var word in new[] { "Fonderie de Lâchebrise SAS", "Boulangerie Lecœur", "Tribunal de commerce de Grenoble", "Requête en injonction de payer", "Bordereau des pièces", "MD-1", "ce n'est pas un acte de justice" }) Assert.Contains(word, text);
        Assert.DoesNotContain("recevable", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("prescrit", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("12946*02", text);
        Assert.Contains("12946*02", await acts.Printed($"/proceedings/{id}/request.pdf?note=true"));
    }

    [Fact]
    public async Task Claims_that_an_agency_has_are_not_taken_to_court()
    {
        const string siren = "200000024";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 70_000));
        var file = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.Placement == placement).HandOver;
        var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/proceedings/IP-1", CourtActs.Proposal());
        Assert.Equal((HttpStatusCode.Conflict, "claims_with_agency"), (status, body.GetProperty("code").GetString()));
        Assert.Equal(404, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{Guid.NewGuid()}/proceedings/IP-1", CourtActs.Proposal())).Status);
    }

    [Fact]
    public async Task A_fee_on_which_sources_conflict_is_shown_as_unknown()
    {
        var amounts = (await scene.Get(Roles.Collector, "/court/amounts?on=2026-12-01")).EnumerateArray().ToDictionary(a => CourtActs.Text(a, "amount"), a => a.GetProperty("cents"));
        Assert.Equal((JsonValueKind.Null, 500_000), (amounts["payment_order_fee_commercial"].ValueKind, amounts["small_claim_ceiling"].GetInt64()));
        Assert.Equal(JsonValueKind.Null, amounts["service_emolument"].ValueKind);
        var claimed = (await scene.Get(Roles.Collector, "/court/amounts?claimCents=128000&on=2026-12-01")).EnumerateArray().Single(a => CourtActs.Text(a, "amount") == "service_emolument");
        Assert.Equal(2579, claimed.GetProperty("cents").GetInt64());
        var contribution = await scene.Get(Roles.Collector, "/court/contribution?claimCents=10000000&staff=250&turnoverCents=6000000000&profitCents=400000000&on=2026-12-01");
        Assert.Equal(300_000, contribution.GetProperty("cents").GetInt64());
    }

    [Fact]
    public async Task The_day_says_once_what_comes_near()
    {
        const string siren = "200000065";
        var (_, id) = await acts.Proposed(siren, "IP-1");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/requested", new { on = "2026-09-01" });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/granted", new { on = "2026-09-08", amountCents = 1_300_000 });
        await scene.Service.DoDay(Today);
        await scene.Service.DoDay(Today);
        var said = (await scene.Get(Roles.Collector, $"/court/warnings?subject={id}")).EnumerateArray().Single();
        Assert.Equal(("serve_order", 8, "2026-12-08"), (CourtActs.Text(said, "what"), said.GetProperty("days").GetInt32(), CourtActs.Text(said, "safeOn")));
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_field_by_field_and_nothing_is_written()
    {
        const string siren = "200000073";
        var file = (await acts.HandedOver(siren)).HandOver;
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
        foreach (var reference in new[] { "-a", "a b", "a%7Cb", new string('a', 101) }) Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/proceedings/{reference}", CourtActs.Proposal())).Status);
        Assert.Empty((await scene.Get(Roles.Collector, $"/proceedings?file={file}")).EnumerateArray());

        var (_, id) = await acts.Proposed("200000081", "IP-1");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        foreach (var (path, body) in new (string, object?)[]
                 {
                     ("granted", new { on = "2026-09-15", amountCents = 0 }), ("granted", new { on = "2026-09-15", amountCents = long.MaxValue }), ("served", new { on = "2026-09-15", manner = "none", officer = "CJ-1" }),
                     ("served", new { on = "2026-09-15", manner = "in_person", officer = "Maître Untel" }), ("steps", new { step = "none", on = "2026-09-15" }), ("steps", new { step = "granted", on = "2026-09-15" }), ("steps", new { step = "fee_called", on = "2026-02-30" }),
                     ("costs", new { reference = "x", kind = "other", amountCents = -5, on = "2026-09-15" }), ("request", new { asOf = "2027-01-01", basis = new { debtor = "company" } }),
                     ("request", new { asOf = "2026-09-01", basis = new { debtor = "company" }, settled = new object?[] { null } }), ("request", new { asOf = "2026-09-01", basis = new { debtor = "company" }, exhibits = new object?[] { null } }),
                     ("request", new { asOf = "2026-03-31", basis = new { debtor = "unknown" } }), ("lapsed", new { cause = "none", on = "2026-09-15" }), ("requested", null),
                 })
            Assert.InRange((int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/{path}", body)).Status, 400, 422);
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "hearing_fixed", on = "9999-12-31" });
        await scene.Get(Roles.Collector, $"/proceedings/{id}");
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "hearing_fixed", on = "0001-01-01" });
        await scene.Get(Roles.Collector, $"/proceedings/{id}");
        Assert.Equal(404, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{Guid.NewGuid()}/requested", new { on = "2026-09-15" })).Status);
        foreach (var path in new[] { "/proceedings", "/court/deadlines", "/court/warnings", "/insolvency-claims", "/settlements", "/waivers", "/write-offs", "/approvals" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask("alpha-key", HttpMethod.Get, path)).Status);
            Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Get, $"{path}?limit=0")).Status);
        }
    }
}
