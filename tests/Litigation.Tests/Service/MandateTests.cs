using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

public sealed class MandateTests(Scene scene) : IClassFixture<Scene>
{
    static readonly DebtorContactV1 Bakery = new("accounts_payable", "Zoé Lecœur", "zoe@boulangerie.example", "+33240000001", ["1 rue du Port"], "44000", "Nantes", "FR");

    [Fact]
    public async Task Names_and_addresses_are_read_while_the_mandate_lives_and_never_sent()
    {
        const string siren = "200000001";
        await scene.Bus.Publish(Scene.Contacts(siren, 1, Bakery));
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var debtor = (await scene.Get("alpha-key", $"/agency/placements/{placement}")).GetProperty("debtor");
        Assert.Equal("Boulangerie Lecœur", debtor.GetProperty("name").GetString());
        Assert.Equal("Zoé Lecœur", debtor.GetProperty("contacts")[0].GetProperty("name").GetString());

        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 40_000, "payment", 2));
        await Eventually.Is(async () => (await scene.Ask("alpha-key", HttpMethod.Get, $"/agency/placements/{placement}")).Status is HttpStatusCode.Gone, "the mandate ends");
        await using var alpha = scene.Queue("alpha");
        await Eventually.Is(async () => (await alpha.ReceiveNow()).Count(m => m.Text("subject") == $"{placement}") == 3, "the agency is told the end");
        var told = (await alpha.ReceiveNow()).Where(m => m.Text("subject") == $"{placement}").ToList();
        AgencyQueue.AssertValid(told);
        Assert.Equal(["claims.placed.v1", "claims.balance-changed.v1", "claims.recalled.v1"], told.Select(m => m.Text("type")));
        Assert.All(told, m => Assert.DoesNotContain("Lec", m.Body, StringComparison.Ordinal));
        Assert.Equal("closed", (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0].GetProperty("status").GetString());
        Assert.Equal(0, await Count("select count(*) from mt_events where data::text like '%Lecœur%' or data::text like '%boulangerie%'"));
    }

    [Fact]
    public async Task What_was_erased_is_served_no_more_and_a_late_message_does_not_bring_it_back()
    {
        const string siren = "200000002";
        await scene.Bus.Publish(Scene.Contacts(siren, 1, Bakery));
        await scene.Bus.Publish(Scene.Contacts(siren, 3));
        await scene.Bus.Publish(Scene.Contacts(siren, 2, Bakery));
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        Assert.Equal(0, (await scene.Get("alpha-key", $"/agency/placements/{placement}")).GetProperty("debtor").GetProperty("contacts").GetArrayLength());
    }

    [Fact]
    public async Task A_collection_told_twice_is_one_payment()
    {
        const string siren = "200000003";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var collection = new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 15_000, currency = "EUR", on = "2026-03-16" };
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scene.Tell("alpha-key", $"/agency/placements/{placement}/collections", collection)));
        var (other, problem) = await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/collections", collection with { amountCents = 15_001 });
        Assert.Equal((HttpStatusCode.Conflict, "reference_used"), (other, problem.GetProperty("code").GetString()));

        var marker = new { collection.reference, claimId = Scene.Invoice(siren, "F-2"), amountCents = 12_000, currency = "EUR", on = "2026-03-16" };
        var (taken, answer) = await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/collections", marker with { reference = "col-2" });
        Assert.Equal((HttpStatusCode.OK, 2_000), (taken, answer.GetProperty("excessCents").GetInt64()));
        await Eventually.Is(() => scene.Bus.Heard<CollectionReportedV1>().Any(c => c.Placement == placement && c.Reference == "col-2"), "the last collection is published");
        var published = scene.Bus.Heard<CollectionReportedV1>().Where(c => c.Placement == placement).ToList();
        Assert.Equal([("col-1", 15_000L), ("col-2", 12_000L)], published.Select(c => (c.Reference, c.AmountCents)));
        Assert.Equal(("C0012", Scene.Invoice(siren, "F-1"), "alpha"), (published[0].CustomerNumber, published[0].Invoice, published[0].Agency));
        var summary = (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary");
        Assert.Equal((27_000, 2_000), (summary.GetProperty("collectedCents").GetInt64(), summary.GetProperty("excessCents").GetInt64()));
    }

    [Fact]
    public async Task The_agency_is_told_what_is_paid_at_home_and_not_what_it_collected_itself()
    {
        const string siren = "200000004";
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        await scene.Tell("beta-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 15_000, currency = "EUR", on = "2026-03-16" });
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 25_000, 15_000, "agency_collection", 2));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 20_000, 5_000, "credit_note", 3));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 25_000, 15_000, "agency_collection", 2));
        await scene.Bus.Publish(new InvoiceAmendedV1(
            siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-2"), "F-2", "F-2", new(2025, 11, 12), new(2025, 12, 12), 8_000, 8_000, "EUR", false, 2, Scene.Day));

        await using var beta = scene.Queue("beta");
        await Eventually.Is(async () => (await beta.ReceiveNow()).Count(m => m.Text("subject") == $"{placement}") == 3, "two changes are told");
        var told = (await beta.ReceiveNow()).Where(m => m.Text("subject") == $"{placement}").ToList();
        AgencyQueue.AssertValid(told);
        Assert.Equal(
            [("credit_note", 20_000L), ("correction", 8_000L)],
            told.Skip(1).Select(m => (m.Data.GetProperty("cause").GetString()!, m.Data.GetProperty("outstandingCents").GetInt64())));
        Assert.Equal(told.Select(m => m.Text("sequence")).Order(StringComparer.Ordinal), told.Select(m => m.Text("sequence")));
        Assert.Equal(28_000, (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary").GetProperty("outstandingCents").GetInt64());
    }

    [Fact]
    public async Task The_mandate_ends_with_the_agencys_own_last_collection()
    {
        const string siren = "200000005";
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000));
        await scene.Tell("beta-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 40_000, currency = "EUR", on = "2026-03-16" });
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 40_000, "agency_collection", 2));

        await using var beta = scene.Queue("beta");
        await Eventually.Is(async () => (await beta.ReceiveNow()).Count(m => m.Text("subject") == $"{placement}") == 2, "the end is told");
        Assert.Equal(["claims.placed.v1", "claims.recalled.v1"], (await beta.ReceiveNow()).Where(m => m.Text("subject") == $"{placement}").Select(m => m.Text("type")));
        // The claim is free again: should it be owed once more, it can be handed over once more.
        Assert.Equal(0, await Count($"select count(*) from claims where live and placement = '{placement}'"));
    }

    [Fact]
    public async Task An_action_is_published_and_its_words_stay_in_a_table_where_they_can_be_erased()
    {
        const string siren = "200000006";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var action = new { reference = "act-1", kind = "call", on = "2026-03-16", note = "Madame Lecœur rappellera" };
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/actions", action);
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/actions", action);
        await Eventually.Is(() => scene.Bus.Heard<AgencyActionReportedV1>().Any(a => a.Placement == placement), "it is published");
        var heard = Assert.Single(scene.Bus.Heard<AgencyActionReportedV1>(), a => a.Placement == placement);
        Assert.Equal(("act-1", "call", Scene.Day), (heard.Reference, heard.Kind, heard.ActedOn));
        Assert.Equal("Madame Lecœur rappellera", (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("reports")[0].GetProperty("note").GetString());
        Assert.Equal(0, await Count("select count(*) from mt_events where data::text like '%rappellera%'"));
    }

    [Fact]
    public async Task The_summary_counts_every_claim_ever_placed()
    {
        var before = await scene.Get(Roles.Manager, "/placements/summary");
        const string siren = "200000007";
        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var after = await scene.Get(Roles.Manager, "/placements/summary");
        Assert.True(after.GetProperty("count").GetInt64() >= before.GetProperty("count").GetInt64() + 2);
        Assert.True(after.GetProperty("amountCents").GetInt64() >= before.GetProperty("amountCents").GetInt64() + 50_000);
    }

    async Task<long> Count(string sql)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        await using var command = session.Command(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
