using System.Net;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Two people who lose one claim at once lose it once.</summary>
public sealed class LossRaceTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    readonly CourtActs acts = new(scene);

    public Task InitializeAsync() => scene.Service.SetToday(new(2026, 12, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Of_two_that_are_done_before_the_balance_comes_back_the_second_is_refused()
    {
        const string siren = "200000248";
        var file = (await acts.HandedOver(siren)).HandOver;
        var invoice = Scene.Invoice(siren, "F-1");
        // Both are proposed while all of the claim is owed; then most of it is paid.
        foreach (var reference in (string[])["P-1", "P-2"])
        {
            await acts.Put($"/files/{file}/claims/{invoice}/write-offs/{reference}", new { ground = "uneconomic", on = "2026-09-16", proof = "NOTE-1", vatCents = 0, amountCents = 600_000 });
            await acts.Tell(Roles.Manager, $"/write-offs/{WriteOff.StreamOf(invoice, reference)}/approve");
        }

        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 700_000, 500_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}")).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 800_000, "the payment is known");
        var answers = await Task.WhenAll(Done("P-1"), Done("P-2"));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Equal("claim_exceeded", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);

        var (first, second) = answers[0].Status is HttpStatusCode.NoContent ? ("P-1", "P-2") : ("P-2", "P-1");
        // Done again adds nothing, and no new proposal takes what is lost already.
        Assert.Equal(HttpStatusCode.NoContent, (await Done(first)).Status);
        await acts.Tell(Roles.Manager, $"/write-offs/{WriteOff.StreamOf(invoice, second)}/decline");
        Assert.Equal("claim_exceeded", (await Propose(file, invoice, "P-3", 100_001)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await Propose(file, invoice, "P-3", 100_000)).Status);
        // Once the books show the loss it is not counted twice.
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 100_000, 600_000, "write_off", 3) with { Source = WriteOff.SourceOf(invoice, first) });
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}")).EnumerateArray().Single().GetProperty("outstandingCents").GetInt64() == 200_000, "the balance is back");
        await acts.Tell(Roles.Manager, $"/write-offs/{WriteOff.StreamOf(invoice, "P-3")}/approve");
        Assert.Equal(HttpStatusCode.NoContent, (await Done("P-3")).Status);

        async Task<(HttpStatusCode Status, string? Code)> Done(string reference)
        {
            var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Post, $"/write-offs/{WriteOff.StreamOf(invoice, reference)}/done", new { on = "2026-12-01" });
            return (status, status is HttpStatusCode.Conflict ? CourtActs.Text(body, "code") : null);
        }
    }

    [Fact]
    public async Task A_settlement_is_printed_for_both_sides_once_two_people_have_agreed()
    {
        const string siren = "200000255";
        var file = (await acts.HandedOver(siren)).HandOver;
        await acts.Put($"/files/{file}/settlements/TR-1", new { agreedCents = 1_000_000, payBy = "2026-12-31", waivedPrincipalCents = 300_000, waivedInterestCents = 43_541 });
        var id = Settlement.StreamOf(file, "TR-1");
        await acts.Parties(siren);
        Assert.Equal("not_approved", CourtActs.Text((await scene.Ask(Roles.Collector, HttpMethod.Get, $"/settlements/{id}/protocol.pdf")).Body, "code"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/settlements/{Guid.NewGuid()}/protocol.pdf")).Status);
        await acts.Tell(Roles.Manager, $"/settlements/{id}/approve");
        var text = await acts.Printed($"/settlements/{id}/protocol.pdf");
        foreach (var words in new[] { "Protocole transactionnel", "Boulangerie Lecœur", "F-1", "13 000,00 €", "10 000,00 €", "31 décembre 2026", "Total des concessions 3 435,41 €", "caduques de plein droit", "C. civ. 2052" }) Assert.Contains(words, text);
        Assert.DoesNotContain("Note pour le créancier", text);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Collector, HttpMethod.Post, $"/settlements/{id}/title", new { title = "none", on = "2026-12-01" })).Status);
        await acts.Tell(Roles.Collector, $"/settlements/{id}/title", new { title = "court_approval", on = "2026-12-01" });
        var row = (await scene.Get(Roles.Collector, $"/settlements?creditor={siren}")).EnumerateArray().Single();
        Assert.Equal(("court_approval", "2036-12-01"), (CourtActs.Text(row, "title"), CourtActs.Text(row, "enforceUntil")));
        Assert.Contains("homologation", await acts.Printed($"/settlements/{id}/protocol.pdf?note=true"));
    }

    async Task<(HttpStatusCode Status, string? Code)> Propose(Guid file, Guid invoice, string reference, long cents)
    {
        var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/claims/{invoice}/write-offs/{reference}", new { ground = "uneconomic", on = "2026-09-16", proof = "NOTE-1", vatCents = 0, amountCents = cents });
        return (status, status is HttpStatusCode.Conflict ? CourtActs.Text(body, "code") : null);
    }
}
