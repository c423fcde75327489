using System.Net;
using Recouvrement.Client.Agency;
using Recouvrement.Client.Litigation;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

/// <summary>What is handed over, seen by two people at the creditor's and by the agency that has it.</summary>
public sealed class LitigationTests(LitigationWithClient litigation) : IClassFixture<LitigationWithClient>
{
    const string Name = Roles.Agency;
    static readonly DateOnly Today = LitigationWithClient.Today;
    readonly IAgencyClient agency = litigation.Agency;
    readonly ILitigationClient collector = litigation.Collector, manager = litigation.Manager;

    [Fact]
    public async Task A_creditor_registers_an_agency_and_signs_with_it()
    {
        const string siren = "552100554";
        const string signed = "gamma";
        await manager.PutAgencyAsync(signed, new("Agence Gamma"));
        await manager.FilePaperAsync(signed, new("declaration", "DEC-1", ValidFrom: new(2020, 1, 6)));
        await manager.PutAgencyContactsAsync(signed, [new("Jo Martin", Phone: "+33140000000")]);
        await manager.FileMandateAsync(siren, signed, new("MAN-1", "placement", true, "RC pro", new("2026", [new(1500)], 2000, "creditor"), Today, new('a', 64)));
        Assert.Contains(new(signed, "Agence Gamma"), await collector.GetAgenciesAsync());
        Assert.Equal("Jo Martin", Assert.Single((await collector.GetAgencyAsync(signed)).Contacts).Name);
        Assert.True(Assert.Single(await collector.GetMandatesBetweenAsync(siren, signed)).InForce);
        Assert.Equal("MAN-1", Assert.Single(await collector.GetMandatesAsync(siren)).Reference);
        Assert.Contains(await collector.GetAgencyWarningsAsync(), w => w.Finding.Kind == "liability_insurance");
    }

    [Fact]
    public async Task A_creditor_places_claims_and_follows_what_the_agency_does()
    {
        const string placed = "732829320";
        await manager.PutAgencyAsync(Name, new("Agence d'Essai"));
        await manager.ChooseAgencyAsync(placed, new(Name));
        Assert.True((await collector.GetPlacementRulesAsync(placed)).ByHand);
        var file = await HandOver(placed);
        await Eventually.Is(async () => (await collector.GetFilesAsync(placed)) is [{ Status: "placed" }], "the claims are placed");
        var id = (await collector.GetFileAsync(file)).Summary.Placement!.Value;
        Assert.True((await collector.GetChoiceAsync(file)).Why!.ByHand);

        var placement = await agency.GetPlacementAsync(id);
        await agency.AcknowledgeAsync(id, new("DOS-1"), placement.ETag, "\"ack-1\"");
        await agency.AcknowledgeAsync(id, new("DOS-1"), placement.ETag, "\"ack-1\"");
        var stale = await Assert.ThrowsAsync<ProblemException>(() => agency.ReportActionAsync(id, new("ACT-1", "call", Today), placement.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        await agency.AskAsync(id, new("Q-1", "document", "Le bon de livraison ?"));
        await agency.AskForGreenLightAsync(id, new("GL-1", "visit"));
        await agency.ReportPromiseAsync(id, new("PRO-1", placement.Claims[0].ClaimId, 50_00, "EUR", Today.AddDays(7), Today));
        Assert.Equal(["green_light", "question"], (await collector.GetAgencyTasksAsync(Name)).Select(t => t.Kind).Order(StringComparer.Ordinal));
        await collector.AnswerQuestionAsync(id, new("Q-1", "Joint à la facture."));
        await manager.AnswerGreenLightAsync(id, new("GL-1", Given: true));
        Assert.Equal("Joint à la facture.", Assert.Single(await agency.GetQuestionsAsync(id)).Answer);
        Assert.True(Assert.Single(await agency.GetGreenLightsAsync(id)).Given);

        await agency.ReportCollectionAsync(id, new("ENC-1", placement.Claims[0].ClaimId, 20_00, "EUR", Today));
        Assert.Equal(20_00, Assert.Single(await collector.GetLedgerAsync(Name)).BalanceCents);
        await agency.ReportRemittanceAsync(new("VIR-1", placed, 20_00, "EUR", Today, [new(id, "ENC-1", 20_00)]));
        Assert.Equal(0, Assert.Single(await collector.GetLedgerAsync(Name)).BalanceCents);
        Assert.Equal(20_00, (await collector.GetScorecardAsync(Name)).CollectedCents);
        Assert.Equal(20_00, Assert.Single(await collector.GetPortfolioAsync(Name, status: "live")).RemittedCents);
        Assert.Equal(["collection", "green_light", "promise", "question"], (await collector.GetPlacementAsync(id)).Reports.Select(r => r.Kind).Order(StringComparer.Ordinal));

        await manager.RecallAsync(id, new("creditor_request"));
        Assert.Equal("ended", Assert.Single(await collector.GetPlacementsAsync(placed)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Assert.ThrowsAsync<ProblemException>(() => agency.GetPlacementAsync(id))).Status);
        await using var events = await agency.GetEventsAsync(limit: 1);
        Assert.Contains("claims.placed.v1", await new StreamReader(events).ReadToEndAsync(), StringComparison.Ordinal);
        await using var csv = await agency.GetPlacementsFileAsync();
        Assert.StartsWith("placementId;", (await new StreamReader(csv).ReadToEndAsync()).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_take_a_file_to_court()
    {
        const string siren = "444608442";
        var file = await HandOver(siren);
        await Eventually.Is(async () => (await collector.GetFilesAsync(siren)).Count == 1, "the file is there");
        Assert.Contains((await collector.GetReadinessAsync(file)).Routes, r => r.Route == "payment_order");
        CourtProposal proposal = new("payment_order", new("commercial_court", "Grenoble"));
        await collector.ProposeProceedingAsync(file, "IP-1", proposal);
        await collector.ProposeProceedingAsync(file, "IP-1", proposal);
        var waiting = Assert.Single(await manager.GetApprovalsAsync(siren));
        Assert.Equal(("IP-1", 120_00), (waiting.Reference, waiting.AmountCents));

        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ProblemException>(() => collector.ApproveProceedingAsync(waiting.Id))).Status);
        var proposed = await manager.GetProceedingAsync(waiting.Id);
        await manager.ApproveProceedingAsync(waiting.Id, proposed.ETag);
        var stale = await Assert.ThrowsAsync<ProblemException>(() => collector.RecordRequestedAsync(waiting.Id, new(Today), proposed.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        await collector.RecordRequestedAsync(waiting.Id, new(Today), (await collector.GetProceedingAsync(waiting.Id)).ETag);
        Assert.Equal("IP-1", Assert.Single(await collector.GetProceedingsAsync(siren)).Reference);
        Assert.NotEmpty(await collector.GetCourtAmountsAsync());
        await collector.RecordWithdrawnAsync(waiting.Id, new(Today));
        Assert.Empty(await collector.GetCourtDeadlinesAsync(siren));

        await collector.ProposeSettlementAsync(file, "TR-1", new(100_00, Today.AddDays(30), WaivedPrincipalCents: 20_00));
        await manager.ApproveSettlementAsync(Assert.Single(await manager.GetApprovalsAsync(siren)).Id);
        Assert.Equal("agreed", Assert.Single(await collector.GetSettlementsAsync(siren)).Stage);
        Assert.Equal(20_00, Assert.Single(await collector.GetWaiversAsync(siren)).PrincipalCents);
    }

    [Fact]
    public async Task An_agency_sets_up_its_webhook()
    {
        await manager.PutAgencyAsync(Name, new("Agence d'Essai"));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => agency.GetWebhookAsync())).Status);
        var unsafeUrl = await Assert.ThrowsAsync<ProblemException>(() => agency.PutWebhookAsync(new("http://127.0.0.1:9/hooks")));
        Assert.Equal("url", Assert.Single(unsafeUrl.Errors).Field);
        Assert.Empty(await agency.GetWebhookDeliveriesAsync());
    }

    async Task<Guid> HandOver(string siren)
    {
        var (file, debtor) = (Guid.NewGuid(), Guid.NewGuid());
        await litigation.Bus.Publish(new DebtorContactsChangedV1(siren, debtor, "C0012", "Boulangerie Lecœur", "fr", [], 1, Today));
        await litigation.Bus.Publish(new ClaimsHandedOverV1(
            file, Guid.NewGuid(), siren, debtor, "C0012", 1, Guid.NewGuid(), [new(Guid.NewGuid(), "FA-1", "FA-1", new(2025, 11, 12), new(2025, 12, 12), 120_00, 120_00, 1)], "EUR", 12, Today));
        return file;
    }
}
