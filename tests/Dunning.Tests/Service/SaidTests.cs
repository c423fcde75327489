using System.Net;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What debtors and people say, by HTTP: promises, plans, pauses, contacts, notes.</summary>
public sealed class SaidTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    async Task<DebtorUnderTest> Owing()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await debtor.Owes("F2", Today.AddDays(-10), 20000);
        return debtor;
    }

    async Task<string?> Blocker(DebtorUnderTest debtor, string number) =>
        (await debtor.Why(Today)).Single(i => i!["number"]!.GetValue<string>() == number)!["blockedBy"]?.GetValue<string>();

    [Fact]
    public async Task A_promise_is_made_told_again_listed_and_kept()
    {
        var debtor = await Owing();
        var asked = new { promisedOn = Today.AddDays(5), invoices = new[] { "F1" } };
        var made = (await server.Post($"/cases/{debtor.Case}/promises", asked, "collector"))!;
        var again = (await server.Post($"/cases/{debtor.Case}/promises", asked, "collector"))!;
        Assert.Equal(made["promise"]!.GetValue<Guid>(), again["promise"]!.GetValue<Guid>());
        Assert.Equal(("open", 40000), (made["status"]!.GetValue<string>(), made["amountCents"]!.GetValue<long>()));
        Assert.Equal(("promised", null), (await Blocker(debtor, "F1"), await Blocker(debtor, "F2")));

        await debtor.Pays("F1", 40000, 0, Today);
        Assert.Single((await server.Get($"/promises?status=kept&creditor={debtor.Siren}")).AsArray());
        Assert.Empty((await server.Get($"/promises?status=open&creditor={debtor.Siren}")).AsArray());
        Assert.Equal(100, (await server.Get($"/cases/{debtor.Case}"))["promises"]!["keptPercent"]!.GetValue<int>());
        Assert.Contains(await debtor.History(), h => h.Fact == "promise_kept");
    }

    [Fact]
    public async Task A_promise_beyond_the_policy_is_refused_and_one_that_makes_no_sense_is_invalid()
    {
        var debtor = await Owing();
        var path = $"/cases/{debtor.Case}/promises";
        Assert.Equal("promised_too_far", (await server.Post(path, new { promisedOn = Today.AddDays(16) }, "collector", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        await server.Post(path, new { promisedOn = Today.AddDays(-1) }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { promisedOn = Today, amountCents = -1 }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { promisedOn = Today, invoices = new[] { "a\u0001" } }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post($"/cases/{Guid.NewGuid()}/promises", new { promisedOn = Today }, "collector", HttpStatusCode.NotFound);
        await server.Post(path, new { promisedOn = Today }, "erp", HttpStatusCode.Forbidden);
        Assert.Equal(422, await server.Status("/promises?status=perhaps"));
        Assert.Equal(422, await server.Status("/promises?limit=0"));
    }

    [Fact]
    public async Task A_long_plan_waits_among_the_approvals_for_somebody_else()
    {
        var debtor = await Owing();
        var plan = (await server.Post($"/cases/{debtor.Case}/plans", new { terms = new[] { new { dueOn = Today.AddDays(10), amountCents = 10000 }, new { dueOn = Today.AddMonths(5), amountCents = 50000 } } }, "manager"))!;
        Assert.Equal("proposed", plan["status"]!.GetValue<string>());
        Assert.Equal("plan_proposed", await Blocker(debtor, "F1"));
        var waiting = await debtor.Waiting();
        Assert.Equal(plan["plan"]!.GetValue<Guid>(), waiting);
        Assert.Equal("same_person", (await server.Post($"/approvals/{waiting}/approve", new { }, "manager", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        await server.Post($"/cases/{debtor.Case}/plans/{waiting}/cancellation", new { reason = "replaced" }, "collector", HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/approvals?creditor={debtor.Siren}")).AsArray());
        await server.Post($"/cases/{debtor.Case}/plans", new { terms = new[] { new { dueOn = Today.AddDays(10), amountCents = 60000 } } }, "collector");
        Assert.Equal("in_plan", await Blocker(debtor, "F2"));
        Assert.Single((await server.Get($"/plans?status=agreed&creditor={debtor.Siren}")).AsArray());
    }

    [Fact]
    public async Task A_plan_that_a_manager_approves_holds_and_counts_what_comes_in()
    {
        var debtor = await Owing();
        var plan = (await server.Post($"/cases/{debtor.Case}/plans", new { terms = new[] { new { dueOn = Today, amountCents = 10000 }, new { dueOn = Today.AddMonths(5), amountCents = 50000 } } }, "collector"))!["plan"];
        await server.Post($"/approvals/{plan}/approve", new { }, "manager", HttpStatusCode.NoContent);
        Assert.Equal("in_plan", await Blocker(debtor, "F1"));
        await debtor.Pays("F2", 10000, 10000, Today);
        await server.Run(Today);
        var kept = (await server.Get($"/cases/{debtor.Case}/plans")).AsArray().Single()!;
        Assert.Equal(("agreed", 10000, true, false), (kept["status"]!.GetValue<string>(), kept["receivedCents"]!.GetValue<int>(), kept["terms"]![0]!["kept"]!.GetValue<bool>(), kept["terms"]![1]!["kept"]!.GetValue<bool>()));
        Assert.Contains(await debtor.History(), h => h.Fact == "term_kept");
    }

    [Fact]
    public async Task A_collector_s_discount_waits_for_a_manager_and_is_told_to_accounting_once_it_is_earned()
    {
        var debtor = await Owing();
        var (path, terms) = ($"/cases/{debtor.Case}/plans", new[] { new { dueOn = Today.AddDays(10), amountCents = 57000 } });
        await server.Post(path, new { terms, discountCents = 0 }, "collector", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("terms_do_not_add_up", (await server.Post(path, new { terms, discountCents = 2999 }, "manager", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        Assert.Equal("discount_for_managers", (await server.Post(path, new { terms = new[] { new { dueOn = Today.AddDays(10), amountCents = 56999 } }, discountCents = 3001 }, "collector", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());

        var asked = (await server.Post(path, new { terms, discountCents = 3000 }, "collector"))!;
        Assert.Equal(("proposed", "offered", "discount"), (asked["status"]!.GetValue<string>(), asked["discount"]!.GetValue<string>(), asked["because"]!.AsArray().Single()!.GetValue<string>()));
        Assert.Equal(asked["plan"]!.GetValue<Guid>(), (await server.Post(path, new { terms, discountCents = 3000 }, "collector"))!["plan"]!.GetValue<Guid>());
        var waiting = (await server.Get($"/approvals?creditor={debtor.Siren}")).AsArray().Single()!;
        Assert.Equal(("discount", 3000), (waiting["because"]!.AsArray().Single()!.GetValue<string>(), waiting["discountCents"]!.GetValue<int>()));
        await server.Post($"/approvals/{asked["plan"]}/approve", new { }, "manager", HttpStatusCode.NoContent);

        await debtor.Pays("F1", 40000, 0, Today);
        await debtor.Pays("F2", 17000, 3000, Today);
        await server.Run(Today);
        Assert.Equal("discount_to_credit", await Blocker(debtor, "F2"));
        await Eventually.Is(() => server.Bus.Heard<DiscountEarnedV1>().Any(m => m.Case == debtor.Case && m is { TotalCents: 3000, Invoices: [{ Number: "F2", AmountCents: 3000 }] }), "the discount is told");
        Assert.Empty((await server.Get($"/invoices/unattended?creditor={debtor.Siren}")).AsArray());

        await server.Post($"{path}/{asked["plan"]}/discount/lift", new { }, "collector", HttpStatusCode.Forbidden);
        for (var i = 0; i < 2; i++) await server.Post($"{path}/{asked["plan"]}/discount/lift", new { }, "manager", HttpStatusCode.NoContent);
        await server.Post($"{path}/{Guid.NewGuid()}/discount/lift", new { }, "manager", HttpStatusCode.Conflict);
        Assert.NotEqual("discount_to_credit", await Blocker(debtor, "F2"));
        await Eventually.Is(() => server.Bus.Heard<DiscountTakenBackV1>().Count(m => m.Case == debtor.Case && m is { Reason: "lifted", CreditedCents: 0 }) == 1, "that it is taken back is told");
        Assert.Equal(("fulfilled", "lost"), ((await server.Get(path))[0]!["status"]!.GetValue<string>(), (await server.Get(path))[0]!["discount"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_manager_grants_five_in_a_hundred_alone_and_the_credit_note_ends_it()
    {
        var debtor = await Owing();
        var plan = (await server.Post($"/cases/{debtor.Case}/plans", new { terms = new[] { new { dueOn = Today, amountCents = 57000 } }, discountCents = 3000 }, "manager"))!;
        Assert.Equal(("agreed", 3000, 57000), (plan["status"]!.GetValue<string>(), plan["discountCents"]!.GetValue<int>(), plan["totalCents"]!.GetValue<int>()));
        await debtor.Pays("F1", 40000, 0, Today);
        await debtor.Pays("F2", 17000, 3000, Today);
        await server.Run(Today);
        await debtor.Credits("F2", 3000, 0, Today);
        Assert.Empty(await debtor.Why(Today));
        Assert.Contains(await debtor.History(), h => h is { Fact: "discount_earned", Text: "To be credited: 30.00 EUR of F2" });
    }

    [Fact]
    public async Task Many_cases_are_paused_at_once_and_each_says_what_came_of_it()
    {
        var (one, two, nobody) = (await Owing(), await Owing(), Guid.NewGuid());
        var report = (await server.Post("/pauses", new { cases = new[] { one.Case, two.Case, nobody, one.Case }, reason = "commercial_reason", until = Today.AddDays(9) }, "collector"))!.AsArray();
        Assert.Equal(["not_found", "paused", "paused"], report.Select(r => r!["outcome"]!.GetValue<string>()).Order());
        Assert.Equal("paused_commercial_reason", await Blocker(two, "F1"));
        var again = (await server.Post("/pauses", new { cases = new[] { one.Case }, reason = "commercial_reason", until = Today.AddDays(9) }, "collector"))!.AsArray();
        Assert.Equal("paused_already", again[0]!["outcome"]!.GetValue<string>());
        var pause = (await server.Get($"/pauses?creditor={two.Siren}")).AsArray().Single()!["pause"]!.GetValue<Guid>();
        await server.Post($"/cases/{two.Case}/pauses/{pause}/lift", new { }, "collector", HttpStatusCode.NoContent);
        Assert.Null(await Blocker(two, "F1"));
        await server.Post("/pauses", new { cases = Array.Empty<Guid>(), reason = "other", until = Today }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post($"/cases/{one.Case}/pauses", new { reason = "he is my cousin", until = Today }, "collector", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_the_debtor_says_in_a_contact_pauses_and_leaves_a_task()
    {
        var debtor = await Owing();
        await server.Post($"/cases/{debtor.Case}/contacts", new { channel = "call", outcome = "invoice_lost", invoices = new[] { "F1" } }, "collector", HttpStatusCode.NoContent);
        Assert.Equal("paused_invoice_copy_sent", await Blocker(debtor, "F1"));
        var task = (await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray().Single()!;
        Assert.Equal("send_invoice_copy", task["kind"]!.GetValue<string>());
        await server.Post($"/cases/{debtor.Case}/follow-ups/{task["followUp"]}/done", new { report = "Envoyée à la comptabilité." }, "collector", HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/follow-ups?creditor={debtor.Siren}")).AsArray());
        await server.Post($"/cases/{debtor.Case}/contacts", new { channel = "call", outcome = "approver_away" }, "collector", HttpStatusCode.Conflict);
        Assert.Equal(14, (await server.Get("/calls/outcomes")).AsArray().Count);
    }

    [Fact]
    public async Task A_note_is_in_the_history_until_it_is_erased()
    {
        var debtor = await Owing();
        var asked = new { kind = "conversation", text = "Mme Martin rappelle lundi.", id = Guid.NewGuid() };
        await server.Post($"/cases/{debtor.Case}/notes", asked, "collector");
        await server.Post($"/cases/{debtor.Case}/notes", asked, "collector");
        Assert.Equal("Mme Martin rappelle lundi.", (await server.Get($"/cases/{debtor.Case}/history")).AsArray().Single(e => e!["fact"]!.GetValue<string>() == "note_written")!["note"]!.GetValue<string>());
        Assert.DoesNotContain("Martin", (await server.Get($"/cases/{debtor.Case}/history", "ops")).ToJsonString(), StringComparison.Ordinal);

        // A key is a key of its case: another case's note of the same key is another note.
        var other = await Owing();
        await server.Post($"/cases/{other.Case}/notes", asked with { text = "Autre dossier." }, "collector");
        await server.Post($"/cases/{other.Case}/notes/{asked.id}/erasure", new { }, "manager", HttpStatusCode.NoContent);
        Assert.Single((await server.Get($"/cases/{debtor.Case}/notes")).AsArray());
        await server.Post($"/cases/{debtor.Case}/notes/{asked.id}/erasure", new { }, "manager", HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/cases/{debtor.Case}/notes")).AsArray());
        Assert.DoesNotContain("Martin", (await server.Get($"/cases/{debtor.Case}/history")).ToJsonString(), StringComparison.Ordinal);
        await server.Post($"/cases/{debtor.Case}/notes", new { kind = "conversation", text = "\u0007" }, "collector", HttpStatusCode.UnprocessableEntity);
    }
}
