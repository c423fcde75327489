using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Limits of time over HTTP: alerts of the run, interruptions that people record, the time to declare.</summary>
public sealed class LimitationTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task An_invoice_about_to_be_time_barred_is_told_once_and_no_more_when_the_debtor_acknowledged_it()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2021, 12, 30), 40000);
        await server.Run(Today);
        await server.Run(Today);
        var alert = Assert.Single(await Alerts(debtor))!;
        Assert.Equal(
            ("limitation", "F1", 90, "2026-11-30", "2026-10-01", 40000L, true),
            (alert["kind"]!.GetValue<string>(), alert["number"]!.GetValue<string>(), alert["days"]!.GetValue<int>(), alert["lastDay"]!.GetValue<string>(), alert["raisedOn"]!.GetValue<string>(), alert["outstandingCents"]!.GetValue<long>(), alert["open"]!.GetValue<bool>()));
        Assert.Equal("2026-11-30", await SafeOn(debtor));

        var path = $"/cases/{debtor.Case}/invoices/{debtor.Invoice("F1")}";
        await server.Post($"{path}/interruptions", new { kind = "acknowledgement", on = "2026-09-30", proof = "GED-2026/118" }, "collector", HttpStatusCode.NoContent);
        Assert.Equal("2031-09-30", await SafeOn(debtor));
        Assert.Empty(await Alerts(debtor));
        Assert.Single(await Alerts(debtor, "&open=false"));

        await server.Post($"{path}/interruptions", new { kind = "court_claim", on = "2026-10-01", proof = "IP-7" }, "collector", HttpStatusCode.NoContent);
        var limitation = await server.Get($"{path}/limitation");
        Assert.Equal(("commercial", null), (limitation["period"]!.GetValue<string>(), limitation["safeOn"]));
        var claim = limitation["interruptions"]!.AsArray().Single(i => i!["kind"]!.GetValue<string>() == "court_claim")!["interruption"]!.GetValue<Guid>();
        await server.Post($"{path}/interruptions/{claim}/end", new { on = "2026-10-01", @void = true }, "manager", HttpStatusCode.NoContent);
        Assert.Equal("2031-09-30", await SafeOn(debtor));
        Assert.Equal(
            ["limitation_alert_raised", "limitation_interrupted", "limitation_interrupted", "interruption_ended"],
            (await debtor.History()).Select(h => h.Fact).Where(f => f.StartsWith("limitation_", StringComparison.Ordinal) || f.StartsWith("interruption", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("formal_notice", "2026-09-30", "P-1", HttpStatusCode.BadRequest)]
    [InlineData("unknown", "2026-09-30", "P-1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("written_demand", "2026-09-30", "P-1", HttpStatusCode.Conflict)]
    [InlineData("acknowledgement", "2026-10-02", "P-1", HttpStatusCode.Conflict)]
    [InlineData("acknowledgement", "2026-09-30", "Mme Dupont l'a dit", HttpStatusCode.UnprocessableEntity)]
    [InlineData("acknowledgement", "2026-09-30", "", HttpStatusCode.UnprocessableEntity)]
    public async Task What_interrupts_nothing_is_refused(string kind, string on, string proof, HttpStatusCode expected)
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        await server.Post($"/cases/{debtor.Case}/invoices/{debtor.Invoice("F1")}/interruptions", new { kind, on, proof }, "collector", expected);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var debtor = await server.Debtor();
        var act = new { kind = "acknowledgement", on = "2026-09-30", proof = "P-1" };
        await server.Post($"/cases/{Guid.NewGuid()}/invoices/{Guid.NewGuid()}/interruptions", act, "collector", HttpStatusCode.NotFound);
        await server.Post($"/cases/{debtor.Case}/invoices/{Guid.NewGuid()}/interruptions", act, "collector", HttpStatusCode.NotFound);
        Assert.Equal(404, await server.Status($"/cases/{debtor.Case}/invoices/{Guid.NewGuid()}/limitation"));
        Assert.Equal(422, await server.Status("/limitation-alerts?limit=0"));
        Assert.Equal(422, await server.Status("/limitation-alerts?kind=all"));
    }

    [Fact]
    public async Task Frozen_claims_show_until_when_they_are_declared_and_are_warned_of()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 8, 1), 40000);
        await debtor.Hears(new DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", new(2026, 8, 20), new(2026, 8, 25), debtor.Next(debtor.Id), Today));
        await server.Run(Today);
        var insolvency = await server.Get($"/cases/{debtor.Case}/insolvency");
        Assert.Equal(("2026-10-26", "2026-12-28", "2027-02-25"), Days(insolvency["proceedings"]![0]!)); // 25 October and 25 December are no working days
        Assert.False(insolvency["claims"]![0]!["declared"]!.GetValue<bool>());
        var alert = Assert.Single(await Alerts(debtor, "&kind=insolvency_declaration"))!;
        Assert.Equal((30, "2026-10-26", 40000L), (alert["days"]!.GetValue<int>(), alert["lastDay"]!.GetValue<string>(), alert["outstandingCents"]!.GetValue<long>()));

        await server.Post($"/cases/{debtor.Case}/invoices/{debtor.Invoice("F1")}/interruptions", new { kind = "insolvency_declaration", on = "2026-10-01", proof = "DC-1" }, "manager", HttpStatusCode.NoContent);
        Assert.Empty(await Alerts(debtor));
        Assert.True((await server.Get($"/cases/{debtor.Case}/insolvency"))["claims"]![0]!["declared"]!.GetValue<bool>());
    }

    async Task<JsonArray> Alerts(DebtorUnderTest debtor, string more = "") => (await server.Get($"/limitation-alerts?creditor={debtor.Siren}{more}")).AsArray();

    async Task<string?> SafeOn(DebtorUnderTest debtor) => (await server.Get($"/cases/{debtor.Case}"))["invoices"]![0]!["limitationSafeOn"]?.GetValue<string>();

    static (string?, string?, string?) Days(JsonNode proceedings) => (proceedings["declareBy"]?.GetValue<string>(), proceedings["declareFromAbroadBy"]?.GetValue<string>(), proceedings["reliefBy"]?.GetValue<string>());
}
