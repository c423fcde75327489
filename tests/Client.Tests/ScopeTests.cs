using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class ScopeTests(DunningWithClient dunning) : IClassFixture<DunningWithClient>
{
    const string Siren = "732829320";
    static readonly DateOnly Today = DunningWithClient.Today;
    static readonly Guid Debtor = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f50");

    [Fact]
    public async Task A_manager_limits_a_collector_and_frees_it()
    {
        await dunning.Bus.Publish(new DebtorChangedV1(Siren, Debtor, "C-SCOPE", "company", null, "fr", 1, Today, SalesPerson: "VD1", Region: "SUD"));
        await Eventually.Is(async () => await dunning.Manager.GetCasesAsync(Siren, "C-SCOPE") is [{ Region: "SUD", SalesPerson: "VD1" }], "the case is there");
        var id = (await dunning.Manager.GetCasesAsync(Siren, "C-SCOPE"))[0].Case;

        await dunning.Manager.PutScopeAsync(Roles.Collector, new(Regions: ["NORD"], SalesPeople: ["VD1"]));
        Assert.Empty(await dunning.Collector.GetCasesAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => dunning.Collector.GetCaseAsync(id))).Status);
        var scope = Assert.Single(await dunning.Manager.GetScopesAsync());
        Assert.Equal((Roles.Collector, "NORD", "VD1", true, Roles.Manager), (scope.User, scope.Regions.Single(), scope.SalesPeople.Single(), scope.HasKey, scope.SetBy));
        Assert.Equal("own_scope", (await Assert.ThrowsAsync<ProblemException>(() => dunning.Manager.PutScopeAsync(Roles.Manager, new([Siren])))).Code);

        await dunning.Manager.DeleteScopeAsync(Roles.Collector);
        Assert.Equal(id, (await dunning.Collector.GetCaseAsync(id)).Summary.Case);
    }
}
