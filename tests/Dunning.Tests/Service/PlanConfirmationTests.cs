using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The confirmation of a plan is asked of Correspondence, with what was agreed.</summary>
public sealed class PlanConfirmationTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task A_plan_that_is_agreed_is_asked_to_be_confirmed_to_the_cent_and_called_back_when_it_ends()
    {
        var (debtor, plan) = await Planned();
        var asked = await debtor.AskedFor("plan");
        Assert.Equal(("email", "plan", "accounts_payable", null, null), (asked.Channel, asked.Template, asked.AddresseeRole, asked.RedirectTo, asked.AnswerUrl));
        Assert.Equal(Today, asked.Plan!.AgreedOn);
        Assert.Equal([new(Today.AddDays(10), 20_001), new AgreedInstalmentV1(Today.AddDays(40), 39_999)], asked.Plan.Instalments);
        Assert.Equal((60_000, 0, 2), (asked.Statement.OutstandingCents, asked.Statement.InterestCents, asked.Statement.Lines.Length));

        await server.Post($"/cases/{debtor.Case}/plans/{plan}/cancellation", new { reason = "replaced" }, "collector", System.Net.HttpStatusCode.NoContent);
        await CalledBack(asked, "plan_ended");
        Assert.Equal(asked.Decision, Assert.Single(debtor.Asked).Decision);
        Assert.Contains(await debtor.History(), h => h is { Fact: "plan_confirmation_requested", Text: "The plan of 2 terms is confirmed to the debtor by email (accounts_payable)" });
    }

    [Fact]
    public async Task A_plan_that_a_manager_approves_is_confirmed_then_and_a_stop_calls_it_back()
    {
        var (debtor, plan) = await Planned(Today.AddMonths(5));
        Assert.Empty(debtor.Asked);
        await server.Post($"/approvals/{plan}/approve", new { }, "manager", System.Net.HttpStatusCode.NoContent);
        var asked = await debtor.AskedFor("plan");
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", stopped = true });
        await CalledBack(asked, "stopped");
    }

    [Fact]
    public async Task Everything_that_stops_calls_it_back_and_another_mode_does()
    {
        var (stopped, moved) = ((await Planned()).Debtor, (await Planned(mode: "redirect")).Debtor);
        var (first, second) = (await stopped.AskedFor("plan"), await moved.AskedFor("plan"));
        Assert.Equal("recette@creancier.invalid", second.RedirectTo);
        await server.Put($"/creditors/{moved.Siren}/settings", new { mode = "shadow" });
        await CalledBack(second, "mode_changed");
        await server.Put("/stop", new { reason = "incident", person = "Camille Essai" });
        await CalledBack(first, "stopped");
        await server.Post("/stop/lift", new { person = "Dominique Essai" }, expected: System.Net.HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task One_that_came_back_is_a_task_of_the_day_with_its_reason_until_somebody_has_told_the_debtor()
    {
        var (debtor, _) = await Planned();
        var asked = await debtor.AskedFor("plan");
        await debtor.Sent(asked.Decision, "plan", "email", Today);
        await debtor.Hears(new MessageBouncedV1(asked.Decision, debtor.Case, debtor.Siren, "plan", "email", "hard", "5.1.1", debtor.Next(asked.Decision), Today));
        var task = Assert.Single((await server.Get($"/tasks?case={debtor.Case}")).AsArray())!;
        Assert.Equal(("send_by_hand", "bounced", $"{Today:yyyy-MM-dd}", 2), (task["kind"]!.GetValue<string>(), task["why"]!.GetValue<string>(), task["deadlineOn"]!.GetValue<string>(), task["invoices"]!.AsArray().Count));
        var followUp = Assert.Single((await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray())!;
        Assert.Equal(("send_by_hand", "bounced", task["task"]!.GetValue<Guid>()), (followUp["kind"]!.GetValue<string>(), followUp["why"]!.GetValue<string>(), followUp["task"]!.GetValue<Guid>()));

        await server.Post($"/cases/{debtor.Case}/follow-ups/{followUp["followUp"]}/done", new { }, "collector", System.Net.HttpStatusCode.NoContent);
        Assert.Equal("done", Assert.Single((await server.Get($"/tasks?case={debtor.Case}&state=all")).AsArray())!["state"]!.GetValue<string>());
        Assert.Contains(await debtor.History(), h => h is { Fact: "follow_up_asked", Text: var text } && text.EndsWith("send by hand (bounced)", StringComparison.Ordinal));
    }

    async Task<(DebtorUnderTest Debtor, Guid Plan)> Planned(DateOnly? last = null, string mode = "live")
    {
        var debtor = await server.Debtor(mode);
        await debtor.Owes("F1", Today.AddDays(-10), 40_000);
        await debtor.Owes("F2", Today.AddDays(-10), 20_000);
        var terms = new[] { new { dueOn = Today.AddDays(10), amountCents = 20_001 }, new { dueOn = last ?? Today.AddDays(40), amountCents = 39_999 } };
        return (debtor, (await server.Post($"/cases/{debtor.Case}/plans", new { terms }, "collector"))!["plan"]!.GetValue<Guid>());
    }

    Task CalledBack(MessageRequestedV1 asked, string reason) =>
        Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(back => back.Decision == asked.Decision && back.Reason == reason), $"the confirmation is called back: {reason}");
}
