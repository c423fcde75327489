using System.Net;
using System.Text.Json.Nodes;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Policies of an entity, from the document to the case.</summary>
public sealed class PolicyTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    static object Patient(string name = "patient", params string[] segments) => new
    {
        name, title = "Patience", scope = new { segments, precedence = segments.Length == 0 ? 10 : 0 },
        steps = new[] { new { name = "reminder_1", days = 30, channel = "email", fallback = "letter" } }, values = new { },
    };

    [Fact]
    public async Task A_policy_follows_cases_once_somebody_else_has_put_it_in_force()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var path = $"/creditors/{debtor.Siren}/policies";
        var drafted = await server.Post(path, Patient(), expected: HttpStatusCode.Created);
        Assert.Equal(("patient", 1), (drafted!["name"]!.GetValue<string>(), drafted["version"]!.GetValue<int>()));
        Assert.Equal("draft", State(await server.Get(path), "patient"));
        var activation = $"{path}/patient/versions/1/activation";
        await server.Post(activation, new { takes = "all_cases" }, expected: HttpStatusCode.Conflict);
        await server.Post(activation, new { takes = "all_cases" }, "collector", HttpStatusCode.Forbidden);
        await server.Post(activation, new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        Assert.Equal("in_force", State(await server.Get(path), "patient"));
        Assert.Equal("patient", (await server.Get(path)).AsArray()[0]!["name"]!.GetValue<string>());

        await server.Run(Today);
        Assert.Empty(debtor.Asked);
        Assert.Equal(("reminder_1", Today.AddDays(20).ToString("yyyy-MM-dd", null)), Next((await debtor.Why(Today))[0]!));

        await server.Post($"{path}/patient/retirement", new { }, expected: HttpStatusCode.NoContent);
        await server.Run(Today);
        Assert.Equal("reminder_1", (await debtor.AskedFor("reminder_1")).Template);
    }

    [Fact]
    public async Task A_version_of_an_entity_s_own_is_named_apart_from_one_that_is_shipped()
    {
        var (own, other) = (await server.Debtor(), await server.Debtor());
        var shipped = (await server.Get("/policies/shipped")).AsArray().Single(p => p!["name"]!.GetValue<string>() == "standard_company")!.DeepClone();
        var path = $"/creditors/{own.Siren}/policies";
        var version = (await server.Post(path, shipped, expected: HttpStatusCode.Created))!["version"]!.GetValue<int>();
        await server.Post($"{path}/standard_company/versions/{version}/activation", new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        foreach (var debtor in new[] { own, other }) await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        // The next release may ship the number that this entity has taken.
        Assert.EndsWith($", policy standard_company {version} own", (await own.History()).Single(h => h.Fact == "step_decided").Text, StringComparison.Ordinal);
        Assert.EndsWith($", policy standard_company {version - 1}", (await other.History()).Single(h => h.Fact == "step_decided").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_to_make_says_whom_it_is_for_how_it_speaks_and_what_it_offers()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var path = $"/creditors/{debtor.Siren}/policies";
        var steps = new[] { new { name = "call_1", days = 5, channel = "call", addressee = "site_manager", tone = "firm", offer = "three_instalments" } };
        await server.Post(path, new { name = "calls", title = "Appels", steps, values = new { }, scope = new { precedence = 9 } }, expected: HttpStatusCode.Created);
        await server.Post($"{path}/calls/versions/1/activation", new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        await server.Run(Today);
        var call = Assert.Single((await server.Get($"/calls?creditor={debtor.Siren}")).AsArray())!;
        Assert.Equal(
            ("site_manager", "firm", "three_instalments", "Proposer trois échéances"),
            (call["addressee"]!.GetValue<string>(), call["tone"]!.GetValue<string>(), call["offer"]!.GetValue<string>(), call["propose"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Invoices_in_a_currency_that_the_policy_names_are_dunned_and_counted_apart()
    {
        var debtor = await server.Debtor();
        await debtor.Hears(new Recouvrement.Contracts.Invoicing.InvoiceIssuedV1(
            debtor.Siren, debtor.Id, "C-1", debtor.Invoice("D1"), "D1", "D1", Today.AddDays(-40), Today.AddDays(-10), 30000, 30000, "USD", false, debtor.Next(debtor.Invoice("D1")), Today));
        var path = $"/creditors/{debtor.Siren}/policies";
        var asked = new { name = "dollars", title = "Dollars", steps = new[] { new { name = "reminder_1", days = 3, channel = "email" } }, scope = new { precedence = 9 },
            values = new { currencies = new Dictionary<string, object> { ["USD"] = new { statementOnlyBelowCents = 2000, fullMeansFromCents = 20000 } } } };
        await server.Run(Today);
        Assert.Equal("foreign_currency", (await debtor.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
        await server.Post(path, asked, expected: HttpStatusCode.Created);
        await server.Post($"{path}/dollars/versions/1/activation", new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        await server.Run(Today);
        var message = await debtor.AskedFor("reminder_1");
        Assert.Equal(("USD", 30000, 0, 0), (message.Statement.Currency, message.Statement.OutstandingCents, message.Statement.InterestCents, message.Statement.CompensationCents));
        var summary = (await server.Get($"/cases/{debtor.Case}"))["summary"]!;
        Assert.Equal((0, "dunned"), (summary["openCents"]!.GetValue<long>(), summary["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_person_chooses_the_policy_of_one_customer()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Post($"/creditors/{debtor.Siren}/policies", Patient("by_hand", "nobody"), expected: HttpStatusCode.Created);
        var choice = $"/creditors/{debtor.Siren}/customers/C-1/policy";
        await server.Put(choice, new { policy = "by_hand" }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post($"/creditors/{debtor.Siren}/policies/by_hand/versions/1/activation", new { takes = "new_episodes" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        Assert.Equal(Today.ToString("yyyy-MM-dd", null), Next((await debtor.Why(Today))[0]!).On);
        await server.Put(choice, new { policy = "by_hand" });
        await server.Put(choice, new { policy = "by_hand" });
        Assert.Equal(Today.AddDays(20).ToString("yyyy-MM-dd", null), Next((await debtor.Why(Today))[0]!).On);
        Assert.Single(await debtor.History(), h => h.Fact == "policy_assigned");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_document_is_named_and_nothing_is_kept()
    {
        var debtor = await server.Debtor();
        var path = $"/creditors/{debtor.Siren}/policies";
        var problem = await server.Post(
            path, new { name = "P", title = "T", steps = new[] { new { name = "reminder_1", days = 900, channel = "email" } }, values = new { graceDays = -1 } }, expected: HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["name", "steps[0].days", "values.graceDays"], problem!["errors"]!.AsArray().Select(e => e!["field"]!.GetValue<string>()));
        await server.Post(path, new { name = "p", title = "T", steps = new[] { new { name = "reminder_1", days = 9, channel = "pigeon" } }, values = new { } }, expected: HttpStatusCode.BadRequest);
        Assert.DoesNotContain((await server.Get(path)).AsArray(), p => !p!["shipped"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_schema_and_the_policies_shipped_are_published()
    {
        var schema = await server.Get("/policies/schema");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.Equal(["name", "steps", "title", "values"], schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).Order(StringComparer.Ordinal));
        var shipped = (await server.Get("/policies/shipped")).AsArray();
        Assert.Equal(6, shipped.Count);
        var debtor = await server.Debtor();
        Assert.Equal("not_validated", State(await server.Get($"/creditors/{debtor.Siren}/policies"), "consumer"));
        // What is shipped can be sent back as it is.
        await server.Post($"/creditors/{debtor.Siren}/policies", shipped.Single(p => p!["name"]!.GetValue<string>() == "consumer")!, expected: HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_a_run_would_decide_is_shown_as_often_as_one_likes_and_nothing_is_kept()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        for (var time = 0; time < 2; time++)
        {
            var page = await server.Get($"/creditors/{debtor.Siren}/proposals");
            var proposal = Assert.Single(page["proposals"]!.AsArray())!;
            Assert.Equal(("step", "reminder_1", "email", 40000), (proposal["kind"]!.GetValue<string>(), proposal["step"]!.GetValue<string>(), proposal["channel"]!.GetValue<string>(), proposal["amountCents"]!.GetValue<int>()));
        }

        Assert.DoesNotContain(await debtor.History(), h => h.Fact == "step_decided");
        Assert.Equal(422, await server.Status($"/creditors/{debtor.Siren}/proposals?on={Today.AddDays(-1):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task A_manager_gives_up_penalties_once_and_Invoicing_hears_of_it()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var path = $"/cases/{debtor.Case}/invoices/{debtor.Invoice("F1")}/penalty-waiver";
        await server.Put(path, new { reason = "commercial" }, "collector", HttpStatusCode.Forbidden);
        await server.Put(path, new { }, expected: HttpStatusCode.BadRequest);
        await server.Put(path, new { reason = "unknown" }, expected: HttpStatusCode.UnprocessableEntity);
        for (var time = 0; time < 2; time++) await server.Put(path, new { reason = "commercial" });
        Assert.Single(await debtor.History(), h => h.Fact == "penalties_waived");
        await Recouvrement.Support.Eventually.Is(() => server.Bus.Heard<Recouvrement.Contracts.Dunning.PenaltiesWaivedV1>().Count(w => w.Case == debtor.Case && w.Number == "F1") == 1, "the waiver is told");
    }

    static string State(JsonNode policies, string name) => policies.AsArray().Last(p => p!["name"]!.GetValue<string>() == name)!["state"]!.GetValue<string>();

    static (string Step, string On) Next(JsonNode why) => (why["nextStep"]!.GetValue<string>(), why["nextOn"]!.GetValue<string>());
}
