using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Sales people are told of threats and object, by HTTP.</summary>
public sealed class SalesTests(DunningServer server) : IClassFixture<DunningServer>
{
    // Five weeks on: another Thursday.
    static readonly DateOnly Today = DunningServer.Today.AddDays(35), Due = DunningServer.Today.AddDays(-4);
    static Dictionary<string, DebtorUnderTest>? threatened;

    // In shadow each step is taken on its day. Looked at once a week, on the last day the second letter, which threatens, would be due.
    async Task<DebtorUnderTest> Threatened(string? person)
    {
        threatened ??= await Walked();
        return threatened[person ?? ""];
    }

    async Task<Dictionary<string, DebtorUnderTest>> Walked()
    {
        var debtors = new Dictionary<string, DebtorUnderTest>();
        foreach (var person in new[] { "VRP-7", "VRP-9", "" })
        {
            var debtor = debtors[person] = await server.Debtor("shadow");
            await debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", null, "fr", debtor.Next(debtor.Id), DunningServer.Today, SalesPerson: person.Length == 0 ? null : person));
            await debtor.Owes("F1", Due, 40000);
        }

        for (var (day, feed) = (DunningServer.Today, 2); day <= Today; (day, feed) = (day.AddDays(7), feed + 1))
        {
            await server.Service.SetToday(day);
            foreach (var debtor in debtors.Values) await debtor.Hears(new BankFeedReceivedV1(debtor.Siren, day.AddDays(-1), feed, day));
            await server.Run(day);
        }

        return debtors;
    }

    [Fact]
    public async Task A_sales_person_is_told_of_a_threat_and_it_waits_three_working_days()
    {
        var debtor = await Threatened("VRP-7");
        var told = (await server.Get($"/sales-notices?salesPerson=VRP-7&creditor={debtor.Siren}&open=true")).AsArray().Single()!;
        Assert.Equal(("letter_2", "2026-11-10", 40000, true, "shadow"), (told["step"]!.GetValue<string>(), told["mayGoOn"]!.GetValue<string>(), told["totalCents"]!.GetValue<int>(), told["open"]!.GetValue<bool>(), told["mode"]!.GetValue<string>()));
        Assert.Equal("F1", told["invoices"]![0]!["number"]!.GetValue<string>());
        Assert.Equal(("letter_2", "2026-11-10"), ((await debtor.Why(Today))[0]!["nextStep"]!.GetValue<string>(), (await debtor.Why(Today))[0]!["nextOn"]!.GetValue<string>()));
        Assert.Equal("sales_notice", (await Blockers(debtor)).Single().Rule);
        Assert.Contains(await debtor.History(), h => h.Fact == "sales_told_of_threat" && h.Text.Contains("VRP-7", StringComparison.Ordinal));
        // In shadow nobody is mailed, and that is seen.
        await Eventually.Is(
            async () => (await server.Get($"/notices?case={debtor.Case}")).AsArray() is [{ } notice] && notice["kind"]!.GetValue<string>() == "sales_told_of_threat" && notice["withheld"] is not null,
            "the mail to sales is withheld");

        Assert.Empty((await server.Get($"/sales-notices?salesPerson=VRP-8&creditor={debtor.Siren}")).AsArray());
        await server.Run(Today);
        Assert.Single((await server.Get($"/sales-notices?creditor={debtor.Siren}")).AsArray());
        await debtor.Pays("F1", 40000, 0, Today);
        Assert.Empty((await server.Get($"/sales-notices?creditor={debtor.Siren}&open=true")).AsArray());
        Assert.Single((await server.Get($"/sales-notices?creditor={debtor.Siren}&open=false")).AsArray());
    }

    [Fact]
    public async Task A_debtor_without_a_sales_person_is_threatened_as_ever()
    {
        var debtor = await Threatened(null);
        Assert.Contains(await debtor.History(), h => h.Fact == "step_decided" && h.Text.StartsWith("letter_2", StringComparison.Ordinal));
        Assert.Empty((await server.Get($"/sales-notices?creditor={debtor.Siren}")).AsArray());
    }

    [Fact]
    public async Task Sales_objects_twice_at_most_and_a_manager_lifts_it()
    {
        var debtor = await Threatened("VRP-9");
        var (path, asked) = ($"/cases/{debtor.Case}/sales-objections", new { reason = "key_account_visit", until = Today.AddDays(20), invoices = new[] { "F1" } });
        var set = (await server.Post(path, asked, "collector"))!;
        Assert.Equal(set["objection"]!.GetValue<Guid>(), (await server.Post(path, asked, "collector"))!["objection"]!.GetValue<Guid>());
        Assert.Equal(("VRP-9", "collector"), (set["salesPerson"]!.GetValue<string>(), set["by"]!.GetValue<string>()));
        var why = (await debtor.Why(Today))[0]!;
        Assert.Equal(("sales_objection", "manager", $"{Today.AddDays(21):yyyy-MM-dd}"), (why["blockedBy"]!.GetValue<string>(), why["blockerOwner"]!.GetValue<string>(), why["nextOn"]!.GetValue<string>()));
        Assert.Contains(("sales_objection", "sales_objected"), await Blockers(debtor));
        Assert.Single((await server.Get($"/sales-notices?creditor={debtor.Siren}")).AsArray().Single()!["objections"]!.AsArray());
        Assert.Single((await server.Get($"/sales-objections?creditor={debtor.Siren}")).AsArray());

        await server.Post($"{path}/{set["objection"]}/lift", new { }, "collector", HttpStatusCode.Forbidden);
        await server.Post($"{path}/{set["objection"]}/lift", new { }, "manager", HttpStatusCode.NoContent);
        await server.Post($"{path}/{set["objection"]}/lift", new { }, "manager", HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/sales-objections?creditor={debtor.Siren}")).AsArray());
        Assert.Equal("manager", (await server.Get(path)).AsArray().Single()!["liftedBy"]!.GetValue<string>());
        await server.Post(path, asked with { until = Today }, "collector");
        Assert.Equal("too_many_objections", (await server.Post(path, asked, "collector", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        Assert.Equal(2, (await debtor.History()).Count(h => h.Fact == "sales_objected"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_invalid()
    {
        _ = await Threatened(null);
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var path = $"/cases/{debtor.Case}/sales-objections";
        await server.Post(path, new { reason = "other", until = Today.AddDays(31) }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { reason = "other", until = Today.AddDays(-1) }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { reason = "he is my cousin", until = Today }, "collector", HttpStatusCode.BadRequest);
        await server.Post(path, new { reason = "other", until = Today, step = "a\u0007" }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { reason = "other", until = Today, invoices = new[] { "" } }, "collector", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("no_such_threat", (await server.Post(path, new { reason = "other", until = Today, step = "reminder_1" }, "collector", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        Assert.Equal("no_such_invoice", (await server.Post(path, new { reason = "other", until = Today, invoices = new[] { "F9" } }, "collector", HttpStatusCode.Conflict))!["code"]!.GetValue<string>());
        await server.Post(path, new { reason = "other", until = Today }, "erp", HttpStatusCode.Forbidden);
        await server.Post($"/cases/{Guid.NewGuid()}/sales-objections", new { reason = "other", until = Today }, "collector", HttpStatusCode.NotFound);
        Assert.Equal(404, await server.Status($"/cases/{Guid.NewGuid()}/sales-objections"));
        foreach (var query in new[] { "limit=0", "creditor=12", "salesPerson=%07" }) Assert.Equal(422, await server.Status($"/sales-notices?{query}"));
        Assert.Equal(403, await server.Status("/sales-notices", "erp"));
    }

    async Task<IEnumerable<(string Rule, string? Fact)>> Blockers(DebtorUnderTest debtor) =>
        (await server.Get($"/creditors/{debtor.Siren}/invoices/F1/next-step?on={Today:yyyy-MM-dd}"))["blockers"]!.AsArray().Select(by => (by!["rule"]!.GetValue<string>(), by["cause"]?["fact"]?.GetValue<string>()));
}
