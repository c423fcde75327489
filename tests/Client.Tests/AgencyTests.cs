using System.Net;
using System.Net.Http.Json;
using Recouvrement.Client.Agency;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class AgencyTests(LitigationWithClient litigation) : IClassFixture<LitigationWithClient>
{
    const string Siren = "732829320";
    static readonly Guid Debtor = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f10"), Invoice = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f11");
    readonly IAgencyClient agency = litigation.Agency;

    [Fact]
    public async Task An_agency_lists_its_placements_acts_and_reports_a_collection()
    {
        await HandOver();
        var listed = Assert.Single(await Placements());
        Assert.Equal((Siren, "live", 120_00), (listed.Creditor, listed.Status, listed.OutstandingCents));
        var id = listed.PlacementId;

        var placement = await agency.GetPlacementAsync(id);
        var claim = Assert.Single(placement.Claims);
        Assert.Equal((Debtor, "Boulangerie Lecœur", "FA-1"), (placement.Debtor.Id, placement.Debtor.Name, claim.Number));
        Assert.Equal("compta@lecoeur.example", Assert.Single(placement.Debtor.Contacts).Email);

        await agency.AcknowledgeAsync(id, new("DOS-1"));
        await agency.ReportActionAsync(id, new("ACT-1", "call", LitigationWithClient.Today, "Rappelle lundi"));
        Collection collection = new("ENC-1", claim.ClaimId, 150_00, "EUR", LitigationWithClient.Today);
        Assert.Equal(new("ENC-1", 30_00), await agency.ReportCollectionAsync(id, collection));
        Assert.Equal(new("ENC-1", 30_00), await agency.ReportCollectionAsync(id, collection));

        var used = await Assert.ThrowsAsync<ProblemException>(() => agency.ReportCollectionAsync(id, collection with { AmountCents = 1 }));
        Assert.Equal((HttpStatusCode.Conflict, "reference_used"), (used.Status, used.Code));
        var wrong = await Assert.ThrowsAsync<ProblemException>(() => agency.ReportCollectionAsync(id, new("ENC-2", claim.ClaimId, 1, "USD", LitigationWithClient.Today)));
        Assert.Equal("currency", Assert.Single(wrong.Errors).Field);
        Assert.Equal(LitigationWithClient.Today, Assert.Single(await agency.GetPlacementsAsync(limit: 1)).AcknowledgedOn);
        Assert.Empty(await agency.GetPlacementsAsync(after: id));
    }

    [Fact]
    public async Task What_is_not_its_own_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => agency.GetPlacementAsync(Guid.NewGuid()))).Status);

    async Task HandOver()
    {
        using var manager = litigation.Service.As(Roles.Manager);
        (await manager.PutAsJsonAsync("/agencies/agency", new { displayName = "Agence d'Essai" })).EnsureSuccessStatusCode();
        (await manager.PutAsJsonAsync($"/creditors/{Siren}/agency", new { name = "agency" })).EnsureSuccessStatusCode();
        var today = LitigationWithClient.Today;
        await litigation.Bus.Publish(new DebtorContactsChangedV1(
            Siren, Debtor, "C0012", "Boulangerie Lecœur", "fr", [new("accounts_payable", null, "compta@lecoeur.example", null, [], null, null, null)], 1, today));
        await litigation.Bus.Publish(new ClaimsHandedOverV1(
            Guid.NewGuid(), Guid.NewGuid(), Siren, Debtor, "C0012", 1, Guid.NewGuid(), [new(Invoice, "FA-1", "FA-1", new(2025, 11, 12), new(2025, 12, 12), 120_00, 120_00, 1)], "EUR", 12, today));
    }

    async Task<IReadOnlyList<PlacementSummary>> Placements()
    {
        IReadOnlyList<PlacementSummary> placements = [];
        await Eventually.Is(async () => (placements = await agency.GetPlacementsAsync()).Count > 0, "the claims are placed");
        return placements;
    }
}
