using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.EvidenceHolds;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>While anything is open that a case is evidence for, the others are told that nothing of it may be erased, and when it is over.</summary>
public sealed class EvidenceHoldTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task A_case_is_held_while_its_claims_are_pursued_and_free_when_they_came_back()
    {
        var handed = DossierScene.HandOver("100000124");
        await scene.Bus.Publish(handed);
        await Told(handed, 1, "file_open");
        await scene.Bus.Publish(new ClaimsRecalledV1(handed.HandOver, handed.Case, handed.Creditor, "insolvent", 13, DossierScene.Today));
        await Told(handed, 2, "");
        Assert.Equal([handed.HandOver], scene.Bus.Heard<EvidenceHoldChangedV1>().Last(h => h.Case == handed.Case).HandOvers);
    }

    [Fact]
    public async Task A_placement_holds_its_case_until_it_is_settled()
    {
        var handed = DossierScene.HandOver("100000132");
        await scene.Put("/agencies/held", new { displayName = "Agence" });
        await scene.Put($"/creditors/{handed.Creditor}/agency", new { name = "held" });
        await scene.Bus.Publish(handed);
        await Told(handed, null, "file_open placement_open");
        var (payment, balance) = DossierScene.Paid(handed.Creditor);
        await scene.Bus.Publish(payment);
        await scene.Bus.Publish(balance with { OutstandingCents = 0, AmountCents = 1_000_000 });
        await Told(handed, null, "");
    }

    [Fact]
    public async Task A_procedure_and_an_insolvency_hold_a_case_that_nobody_pursues()
    {
        var handed = DossierScene.HandOver("100000140");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        await scene.Send(HttpMethod.Put, $"/files/{handed.HandOver}/proceedings/IP-1", Roles.Collector, new { procedure = "payment_order", court = new { kind = "commercial_court", city = "Grenoble" } });
        await Told(handed, null, "file_open procedure_open");
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(handed.Creditor, handed.Debtor, handed.CustomerNumber, "liquidation", new(2026, 9, 28), null, 7, DossierScene.Today));
        await scene.Bus.Publish(new ClaimsRecalledV1(handed.HandOver, handed.Case, handed.Creditor, "insolvent", 13, DossierScene.Today));
        await Told(handed, null, "procedure_open insolvency_open");
        await scene.Bus.Publish(new DebtorInsolvencyClosedV1(handed.Creditor, handed.Debtor, handed.CustomerNumber, DossierScene.Today, "insufficient_assets", 8, DossierScene.Today));
        await Told(handed, null, "procedure_open");
        var proceeding = Recouvrement.Litigation.Domain.Court.CourtProceeding.StreamOf(handed.HandOver, "IP-1");
        Assert.Equal(204, (await scene.Send(HttpMethod.Post, $"/proceedings/{proceeding}/decline", Roles.Manager)).Status);
        await Told(handed, null, "");
    }

    [Fact]
    public async Task An_agreed_settlement_holds_a_case_until_it_is_paid_and_its_title_until_it_runs_out()
    {
        var handed = DossierScene.HandOver("100000173");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        await Done(HttpMethod.Put, $"/files/{handed.HandOver}/settlements/TR-1", Roles.Collector, new { agreedCents = 800_000, payBy = "2026-12-31", waivedPrincipalCents = 200_000 });
        var settlement = Recouvrement.Litigation.Domain.Settlements.Settlement.StreamOf(handed.HandOver, "TR-1");
        await Done(HttpMethod.Post, $"/settlements/{settlement}/approve", Roles.Manager);
        await Told(handed, null, "file_open settlement_open");
        await Done(HttpMethod.Post, $"/settlements/{settlement}/title", Roles.Collector, new { on = "2026-09-30", title = "court_approval" });
        await Told(handed, null, "file_open settlement_open title_runs");
        await scene.Bus.Publish(new ClaimsRecalledV1(handed.HandOver, handed.Case, handed.Creditor, "insolvent", 13, DossierScene.Today));
        await Told(handed, null, "settlement_open title_runs");

        await Comes(handed, new(2036, 9, 30), changes: false);
        await Comes(handed, new(2036, 10, 1), changes: true);
        await Told(handed, null, "settlement_open");
        await Done(HttpMethod.Post, $"/settlements/{settlement}/kept", Roles.Collector, new { on = "2026-09-30" });
        await Told(handed, null, "");
    }

    [Fact]
    public async Task Tax_that_was_claimed_back_holds_a_case_as_long_as_that_claim_could_be_made()
    {
        var handed = DossierScene.HandOver("100000181");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var invoice = handed.Claims[0].Invoice;
        await Done(HttpMethod.Put, $"/files/{handed.HandOver}/claims/{invoice}/write-offs/PERTE-1", Roles.Collector, new { ground = "liquidation", on = "2026-09-16", proof = "BODACC-1", vatCents = 200_000 });
        var writeOff = Recouvrement.Litigation.Domain.WriteOffs.WriteOff.StreamOf(invoice, "PERTE-1");
        await Done(HttpMethod.Post, $"/write-offs/{writeOff}/approve", Roles.Manager);
        await Done(HttpMethod.Post, $"/write-offs/{writeOff}/rectifying-invoice", Roles.Collector, new { reference = "FR-1", on = "2026-09-20" });
        await Done(HttpMethod.Post, $"/write-offs/{writeOff}/done", Roles.Collector, new { on = "2026-09-30", reclaimVat = true });
        await Told(handed, null, "file_open vat_reclaimed");
        await scene.Bus.Publish(new ClaimsRecalledV1(handed.HandOver, handed.Case, handed.Creditor, "insolvent", 13, DossierScene.Today));
        await Told(handed, null, "vat_reclaimed");

        await Comes(handed, new(2028, 12, 31), changes: false);
        await Comes(handed, new(2029, 1, 1), changes: true);
        await Told(handed, null, "");
    }

    async Task Comes(ClaimsHandedOverV1 handed, DateOnly day, bool changes)
    {
        var before = await Facts(handed.Case);
        await scene.Service.Services.GetRequiredService<HoldsOfTheDay>().Do(day, CancellationToken.None);
        Assert.Equal(changes ? before + 1 : before, await Facts(handed.Case));
    }

    async Task<long> Facts(Guid @case)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return (await session.Read("select count(*) from mt_events where stream_id = $1", row => row.GetInt64(0), CancellationToken.None, EvidenceHold.StreamOf(@case)))[0];
    }

    async Task Done(HttpMethod method, string path, string key, object? body = null)
    {
        var (status, answer) = await scene.Send(method, path, key, body);
        Assert.True(status is >= 200 and < 300, $"{path}: {status} {answer}");
    }

    async Task Told(ClaimsHandedOverV1 handed, long? version, string why)
    {
        EvidenceHoldChangedV1? last = null;
        await Eventually.Is(
            () => (last = scene.Bus.Heard<EvidenceHoldChangedV1>().Where(h => h.Case == handed.Case).MaxBy(h => h.Version)) is not null && string.Join(' ', last.Why) == why && (version ?? last.Version) == last.Version,
            $"'{why}' is told");
        Assert.Equal(handed.Creditor, last!.Creditor);
    }
}
