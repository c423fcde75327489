using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What an agency finds out is a task of the creditor's people, and what a debtor contests is told to who keeps disputes.</summary>
public sealed class FindingTests(Scene scene) : IClassFixture<Scene>
{
    const string Day = "2026-03-16";

    [Fact]
    public async Task A_dispute_is_told_once_and_waits_for_a_person_until_it_has_ended_at_home()
    {
        const string siren = "640000001";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var invoice = Scene.Invoice(siren, "F-1");
        var report = new { reference = "di-1", claimId = invoice, reason = "not_delivered", amountCents = 15_000, currency = "EUR", on = Day };
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/disputes", report);
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/disputes", report);
        await Eventually.Is(() => scene.Bus.Heard<AgencyDisputeReportedV1>().Any(d => d.Placement == placement), "the dispute is told");
        var told = Assert.Single(scene.Bus.Heard<AgencyDisputeReportedV1>(), d => d.Placement == placement);
        Assert.Equal((invoice, $"agency:{placement}:di-1", "not_delivered", 15_000L), (told.Invoice, told.Dispute, told.Reason, told.AmountCents));

        var task = Assert.Single(await Tasks(siren));
        Assert.Equal(("dispute", "not_delivered", Roles.Collector, "2026-03-23", 15_000L), (Text(task, "kind"), Text(task, "detail"), Text(task, "owner"), Text(task, "deadline"), task.GetProperty("foundCents").GetInt64()));
        await scene.Bus.Publish(new InvoiceDisputedV1(siren, Scene.Debtor(siren), "C0012", invoice, "F-1", told.Dispute, "not_delivered", 15_000, "EUR", 2, Scene.Day));
        await scene.Bus.Publish(new InvoiceDisputeResolvedV1(siren, Scene.Debtor(siren), "C0012", invoice, "F-1", told.Dispute, "rejected", 3, Scene.Day));
        await Eventually.Is(async () => (await Tasks(siren)).Length == 0, "the dispute has ended");
    }

    [Fact]
    public async Task A_finding_is_dealt_with_in_words_and_only_what_was_found_is()
    {
        const string siren = "640000002";
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000));
        await scene.Tell("beta-key", $"/agency/placements/{placement}/findings", new { reference = "fi-1", finding = "unknown_address", on = Day });
        var task = Assert.Single(await Tasks(siren));
        Assert.Equal(("finding", "unknown_address", JsonValueKind.Null), (Text(task, "kind"), Text(task, "detail"), task.GetProperty("task").ValueKind));

        var path = $"/placements/{placement}/findings";
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Collector, HttpMethod.Post, path, new { reference = "fi-2", words = "Vu" })).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, path, new { reference = "fi-1", words = " " })).Status);
        await scene.Tell(Roles.Collector, path, new { reference = "FI-1", words = "Nouvelle adresse demandée" });
        await scene.Tell(Roles.Collector, path, new { reference = "fi-1", words = "Nouvelle adresse demandée" });
        Assert.Empty(await Tasks(siren));
    }

    [Fact]
    public async Task The_fee_that_was_kept_back_is_told_apart_from_what_is_to_be_paid()
    {
        const string siren = "640000003";
        await scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/alpha/mandates", new
        {
            reference = "MR-2", kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-03-02", textSha256 = new string('a', 64), nettingAgreed = true,
            fees = new
            {
                version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor",
                fixedFees = new[] { new { code = "ouverture", occasion = "placed", amountCents = 1_000, borneBy = "creditor" } },
            },
        });
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 600_000));
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 500_000, currency = "EUR", on = Day });
        await scene.Tell("alpha-key", "/agency/fee-invoices", new
        {
            reference = "inv-1", creditor = siren, netCents = 76_000, vatCents = 15_200, currency = "EUR", on = Day,
            lines = new object[] { new { placementId = placement, collection = "col-1", netCents = 75_000, vatCents = 15_000 }, new { placementId = placement, fixedFee = "ouverture", netCents = 1_000, vatCents = 200 } },
        });
        await Eventually.Is(() => scene.Bus.Heard<AgencyFeesInvoicedV1>().Any(f => f.Creditor == siren), "the invoice is told");
        var told = Assert.Single(scene.Bus.Heard<AgencyFeesInvoicedV1>(), f => f.Creditor == siren);
        Assert.Equal(("inv-1", 76_000L, 15_200L, 90_000L), (told.Reference, told.NetCents, told.VatCents, told.NettedCents));

        await using var alpha = scene.Queue("alpha");
        await Eventually.Is(async () => (await alpha.ReceiveNow()).Any(m => m.Text("subject") == $"{placement}"), "the agency is told");
        var placed = (await alpha.ReceiveNow()).First(m => m.Text("subject") == $"{placement}");
        AgencyQueue.AssertValid(placed);
        Assert.Equal(("MR-2", "placement"), (Text(placed.Data, "mandateReference"), Text(placed.Data, "mandateKind")));
    }

    async Task<JsonElement[]> Tasks(string siren) => [.. (await scene.Get(Roles.Collector, $"/agency-tasks?creditor={siren}")).EnumerateArray()];

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
