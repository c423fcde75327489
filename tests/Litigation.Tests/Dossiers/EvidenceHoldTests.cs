using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
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

    async Task Told(ClaimsHandedOverV1 handed, long? version, string why)
    {
        EvidenceHoldChangedV1? last = null;
        await Eventually.Is(
            () => (last = scene.Bus.Heard<EvidenceHoldChangedV1>().Where(h => h.Case == handed.Case).MaxBy(h => h.Version)) is not null && string.Join(' ', last.Why) == why && (version ?? last.Version) == last.Version,
            $"'{why}' is told");
        Assert.Equal(handed.Creditor, last!.Creditor);
    }
}
