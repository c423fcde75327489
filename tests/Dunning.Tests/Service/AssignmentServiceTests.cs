using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Claims go to an agency that speaks in the creditor's name, by HTTP, and nobody calls twice.</summary>
public sealed class AssignmentServiceTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today, CallDay = Today.AddDays(11), Until = Today.AddDays(40);

    [Fact]
    public async Task While_an_agency_has_the_claims_the_calls_are_the_agencys_and_the_history_tells_what_it_did()
    {
        var debtor = await Called();
        Assert.Single(await Calls(debtor));
        var made = (await server.Post($"/cases/{debtor.Case}/assignments", new { agency = "alpha", until = Until }))!;
        var assignment = made["assignment"]!.GetValue<Guid>();
        Assert.Equal(assignment, (await server.Post($"/cases/{debtor.Case}/assignments", new { agency = "alpha", until = Until }))!["assignment"]!.GetValue<Guid>());
        Assert.Empty(await Calls(debtor));
        await Eventually.Is(() => server.Bus.Heard<ClaimsAssignedV1>().Any(a => a.Assignment == assignment), "it is told");
        var told = Assert.Single(server.Bus.Heard<ClaimsAssignedV1>(), a => a.Case == debtor.Case);
        Assert.Equal(("alpha", Until, "F1", 40_000L), (told.Agency, told.Until, Assert.Single(told.Claims).Number, told.Claims[0].OutstandingCents));

        var placement = Guid.CreateVersion7();
        await debtor.Hears(new ClaimsPlacedV1(placement, assignment, debtor.Case, debtor.Siren, debtor.Id, "alpha", [new(debtor.Invoice("F1"), 40_000)], "EUR", 40_000, 1, CallDay));
        await debtor.Hears(new AgencyActionReportedV1(placement, debtor.Case, debtor.Siren, "alpha", "act-1", "call", CallDay, 2, CallDay));
        Assert.Contains(await debtor.History(), h => h.Fact == "agency_acted" && h.Text.Contains("alpha", StringComparison.Ordinal));
        Assert.Equal(placement, (await server.Get($"/cases/{debtor.Case}/assignments")).AsArray().Single()!["placement"]!.GetValue<Guid>());

        await server.Post($"/cases/{debtor.Case}/assignments/{assignment}/end", new { }, expected: HttpStatusCode.NoContent);
        await Eventually.Is(() => server.Bus.Heard<ClaimsRecalledV1>().Any(r => r.HandOver == assignment && r.Reason == "creditor_request"), "the agency is to stop");
        Assert.Empty((await server.Get($"/assignments?creditor={debtor.Siren}")).AsArray());
        Assert.Single(await Calls(debtor));
    }

    [Fact]
    public async Task A_peak_of_work_is_given_at_once_and_each_case_says_what_came_of_it()
    {
        var (debtor, paid) = (await server.Debtor(), await server.Debtor());
        await debtor.Owes("F1", Today.AddDays(-3), 40_000);
        await paid.Owes("F1", Today.AddDays(-3), 40_000);
        await paid.Pays("F1", 40_000, 0, Today);
        var nobody = Guid.NewGuid();
        var reports = (await server.Post("/assignments", new { cases = new[] { debtor.Case, paid.Case, nobody }, agency = "alpha", until = Until }))!.AsArray();
        Assert.Equal("assigned", Outcome(reports, debtor.Case));
        Assert.Equal("refused", Outcome(reports, paid.Case));
        Assert.Equal("not_found", Outcome(reports, nobody));
        Assert.Equal(debtor.Case, (await server.Get($"/assignments?creditor={debtor.Siren}")).AsArray().Single()!["case"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task What_makes_no_sense_is_turned_down_and_it_is_a_managers_decision()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40_000);
        var path = $"/cases/{debtor.Case}/assignments";
        await server.Post(path, new { agency = "Alpha SARL", until = Until }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { agency = "alpha", until = DunningServer.Today.AddDays(-400) }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { agency = "alpha", until = Until }, "collector", HttpStatusCode.Forbidden);
        await server.Post($"{path}/{Guid.NewGuid()}/end", new { }, expected: HttpStatusCode.Conflict);
        await server.Post($"/cases/{Guid.NewGuid()}/assignments", new { agency = "alpha", until = Until }, expected: HttpStatusCode.NotFound);
        await server.Post("/assignments", new { cases = Array.Empty<Guid>(), agency = "alpha", until = Until }, expected: HttpStatusCode.UnprocessableEntity);
    }

    async Task<DebtorUnderTest> Called()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40_000);
        await server.Run(Today);
        await debtor.Sent((await debtor.AskedFor("reminder_1")).Decision, "reminder_1", "email", Today);
        await debtor.Hears(new BankFeedReceivedV1(debtor.Siren, CallDay.AddDays(-1), 2, CallDay));
        await server.Service.SetToday(CallDay);
        await server.Run(CallDay);
        return debtor;
    }

    async Task<JsonArray> Calls(DebtorUnderTest debtor) => (await server.Get($"/calls?creditor={debtor.Siren}")).AsArray();

    static string Outcome(JsonArray reports, Guid of) => reports.Single(r => r!["case"]!.GetValue<Guid>() == of)!["outcome"]!.GetValue<string>();
}
