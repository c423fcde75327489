using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Who may ask for what, and what is said to the rest.</summary>
public sealed class PeopleTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    // Three steps of the policy on past days, each reported as sent, so that a threat is due today.
    async Task<(DebtorUnderTest Debtor, Guid Threat)> Threatened(string askedBy)
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-60), 20000, Today.AddDays(-60));
        foreach (var days in new[] { -50, -35, -20 })
        {
            await server.Run(Today.AddDays(days));
            var act = (await server.Get($"/cases/{debtor.Case}"))["acts"]!.AsArray().Single(a => a!["status"]!.GetValue<string>() == "requested")!;
            await debtor.Sent(act["decision"]!.GetValue<Guid>(), act["step"]!.GetValue<string>(), act["channel"]!.GetValue<string>(), Today.AddDays(days));
        }

        await server.Run(Today, askedBy);
        return (debtor, await debtor.Waiting());
    }

    [Fact]
    public async Task Who_asked_for_the_run_may_not_approve_what_came_of_it()
    {
        var (_, threat) = await Threatened("manager");
        var problem = await server.Post($"/approvals/{threat}/approve", new { }, "manager", HttpStatusCode.Conflict);
        Assert.Equal("same_person", problem!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_manager_approves_and_approving_twice_adds_nothing()
    {
        var (debtor, threat) = await Threatened("ops");
        await server.Post($"/approvals/{threat}/approve", new { }, "manager", HttpStatusCode.NoContent);
        var asked = await debtor.AskedFor("letter_2");
        await server.Post($"/approvals/{threat}/approve", new { }, "manager", HttpStatusCode.NoContent);
        Assert.Equal((Today, "finance_director"), (asked.On, asked.AddresseeRole));
        Assert.Equal(1, (await debtor.History()).Count(h => h.Fact == "step_approved"));
    }

    [Fact]
    public async Task A_manager_agrees_to_many_at_once_each_by_itself()
    {
        var ((one, first), (_, own)) = (await Threatened("ops"), await Threatened("manager"));
        var nothing = Guid.NewGuid();
        var reports = (await server.Post("/approvals/approve", new { decisions = new[] { first, own, nothing } }))!.AsArray();
        Assert.Equal(["approved", "refused same_person", "not_found"], reports.Select(r => $"{r!["outcome"]} {r["code"]}".Trim()));
        Assert.Equal("approved_already", (await server.Post("/approvals/approve", new { decisions = new[] { first } }))![0]!["outcome"]!.GetValue<string>());
        Assert.Equal(1, (await one.History()).Count(h => h.Fact == "step_approved"));
        await server.Post("/approvals/approve", new { decisions = Array.Empty<Guid>() }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post("/approvals/approve", new { decisions = new[] { first } }, "collector", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_manager_may_reject_for_a_reason_of_the_list_and_a_day_ahead()
    {
        var (debtor, threat) = await Threatened("ops");
        await server.Post($"/approvals/{threat}/reject", new { reason = "payment_announced", until = Today }, "manager", HttpStatusCode.UnprocessableEntity);
        await server.Post($"/approvals/{threat}/reject", new { reason = "he is my cousin" }, "manager", HttpStatusCode.BadRequest);
        await server.Post($"/approvals/{threat}/reject", new { reason = "payment_announced", until = Today.AddDays(9) }, "manager", HttpStatusCode.NoContent);
        Assert.Equal("rejected", (await debtor.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("ops")]
    [InlineData("erp")]
    [InlineData("agency")]
    public async Task Nobody_but_a_manager_approves(string role) =>
        await server.Post($"/approvals/{Guid.NewGuid()}/approve", new { }, role, HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("GET", "/cases")]
    [InlineData("GET", "/approvals")]
    [InlineData("GET", "/calls")]
    [InlineData("POST", "/runs")]
    [InlineData("PUT", "/creditors/732829320/settings")]
    public async Task Agencies_and_the_erp_have_no_business_here(string method, string path)
    {
        foreach (var role in new[] { "agency", "erp" })
        {
            using var client = server.Service.As(role);
            using var answer = await client.SendAsync(new(new(method), path) { Content = method == "GET" ? null : JsonContent.Create(new { }) });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/creditors/732829320/settings", """{"mode":"alive"}""", 400)]
    [InlineData("/creditors/732829320/settings", """{"mode":"live","sendAll":true}""", 400)]
    [InlineData("/creditors/732829320/settings", """{}""", 400)]
    [InlineData("/creditors/732829320/settings", """{"mode":1}""", 400)]
    [InlineData("/creditors/73282932/settings", """{"mode":"live"}""", 422)]
    [InlineData("/creditors/732829320/settings", """{"mode":"redirect"}""", 409)]
    [InlineData("/creditors/732829320/settings", """{"mode":"redirect","redirectTo":"Nobody <nobody>"}""", 422)]
    [InlineData("/creditors/732829320/settings", """{"mode":"redirect","redirectTo":"a\u0000b@c.invalid"}""", 400)]
    public async Task Settings_that_make_no_sense_are_refused_with_the_field(string path, string body, int status)
    {
        using var client = server.Service.As("manager");
        using var answer = await client.PutAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("2026-10-02", 422)]
    [InlineData("1999-12-31", 422)]
    [InlineData("soon", 400)]
    public async Task A_run_is_as_of_a_day_that_has_come(string asOf, int status) =>
        await server.Post("/runs", new { asOf }, "manager", (HttpStatusCode)status);

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        foreach (var path in new[] { $"/cases/{Guid.NewGuid()}", $"/cases/{Guid.NewGuid()}/history", $"/cases/{Guid.NewGuid()}/why" })
        {
            using var client = server.Service.As("collector");
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await server.Post($"/calls/{Guid.NewGuid()}/outcome", new { outcome = "reached" }, "collector", HttpStatusCode.NotFound);
    }
}
