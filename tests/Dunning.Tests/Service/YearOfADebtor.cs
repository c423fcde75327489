using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What was done about a debtor, and has to stand in its history.</summary>
/// <param name="Fact">Stored name of the fact.</param>
/// <param name="By">Who.</param>
/// <param name="On">When.</param>
/// <param name="Why">What its line says, the reason among it.</param>
public sealed record Done(string Fact, string By, DateOnly On, string Why);

/// <summary>A year of one debtor: a script for what others do, and answers to whatever the engine asks for. All that is done is written down, apart from the service.</summary>
sealed partial class YearOfADebtor(DunningServer server, DebtorUnderTest debtor, DateOnly first)
{
    readonly Dictionary<string, Guid> made = [];
    readonly Queue<string> calls = new(["voicemail", "refusal", "reached"]);
    readonly Dictionary<string, long> owed = [];
    Guid notice;
    bool rejected;
    long feed = 1;

    /// <summary>Everything that was done by somebody or something else than the engine.</summary>
    public List<Done> All { get; } = [];

    public async Task Walk()
    {
        for (var n = 0; n <= 365; n++)
        {
            var day = first.AddDays(n);
            await debtor.Hears(new BankFeedReceivedV1(debtor.Siren, day.AddDays(-1), ++feed, day));
            await server.Service.DoDay(day);
            await Happens(n, day);
            await Answers(day);
        }
    }

    Task Happens(int n, DateOnly day) => n switch
    {
        0   => Owes(day, ("F1", 5, 40000), ("F2", 5, 20000)),
        10  => Link(day),
        13  => People("promises", new { promisedOn = day.AddDays(5), invoices = new[] { "F1" } }, new("promise_made", "collector", day, "400.00 EUR")),
        14  => Contests("F2", day),
        30  => People("promises", new { promisedOn = day.AddDays(6), invoices = new[] { "F1" } }, new("promise_made", "collector", day, "400.00 EUR")),
        34  => Pays("F1", 15000, day),
        40  => Resolves("F2", day),
        45  => Plans(day),
        46  => Approves(made["plan"], day, new("plan_agreed", "manager", day, "manager")),
        48  => People("notes", new { kind = "conversation", text = "Passera au siège." }, new("note_written", "collector", day, "conversation")),
        49  => Pays("F1", 10000, day),
        60  => People("contacts", new { channel = "email", outcome = "reached" }, new("contact_noted", "collector", day, "debtor reached"), HttpStatusCode.NoContent),
        150 => Pauses(day),
        152 => People($"pauses/{made["pause"]}/lift", new { }, new("pause_lifted", "collector", day, "collector"), HttpStatusCode.NoContent),
        153 => People("visits", new { deadline = day.AddDays(10) }, new("follow_up_asked", "collector", day, "visit"), HttpStatusCode.NoContent),
        158 => Visited(day),
        250 => Owes(day, ("F3", 10, 90000)),
        275 => Waives(day),
        276 => Manager(HttpMethod.Put, $"/creditors/{debtor.Siren}/customers/C-1/policy", new { policy = "standard_company" }, new("policy_assigned", "manager", day, "standard_company")),
        278 => People($"invoices/{debtor.Invoice("F3")}/interruptions", new { kind = "acknowledgement", on = day.AddDays(-1), proof = "PV-12" }, new("limitation_interrupted", "collector", day, "PV-12"), HttpStatusCode.NoContent),
        320 => Hears(new DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "liquidation", day.AddDays(-2), day.AddDays(-1), debtor.Next(debtor.Case), day), new("insolvency_opened", "service:invoicing/erp", day, "liquidation")),
        _   => Task.CompletedTask,
    };

    // Whatever the engine has asked for is done the same day: a manager, a collector, the post, an agency.
    async Task Answers(DateOnly day)
    {
        foreach (var waiting in (await server.Get($"/approvals?creditor={debtor.Siren}")).AsArray())
        {
            var decision = waiting!["decision"]!.GetValue<Guid>();
            if (decision == made.GetValueOrDefault("plan")) continue;
            if (!rejected)
            {
                rejected = true;
                await server.Post($"/approvals/{decision}/reject", new { reason = "wrong_content", until = day.AddDays(2) }, "manager", HttpStatusCode.NoContent);
                All.Add(new("step_rejected", "manager", day, "wrong_content"));
            }
            else
            {
                var isHandOver = waiting["step"]?.GetValue<string>() is null or "hand_over";
                await Approves(decision, day, isHandOver ? new("claims_handed_over", "manager", day, "approved by manager") : new("step_approved", "manager", day, "manager"));
            }
        }

        foreach (var call in (await server.Get($"/calls?creditor={debtor.Siren}")).AsArray())
        {
            var outcome = calls.Count > 1 ? calls.Dequeue() : calls.Peek();
            await server.Post($"/calls/{call!["decision"]}/outcome", new { outcome }, "collector", HttpStatusCode.NoContent);
            All.Add(new("contact_made", "collector", day, outcome is "reached" ? "debtor reached" : outcome));
        }

        foreach (var act in (await server.Get($"/cases/{debtor.Case}"))["acts"]!.AsArray().Where(a => a!["status"]!.GetValue<string>() == "requested"))
            await Leaves(act!["decision"]!.GetValue<Guid>(), act["step"]!.GetValue<string>(), act["channel"]!.GetValue<string>(), day);
        if (notice != default) await Letter(day);
        foreach (var handedOver in server.Bus.Heard<ClaimsHandedOverV1>().Where(h => h.Case == debtor.Case).ToArray())
            if (made.TryAdd($"hand-over {handedOver.HandOver}", handedOver.HandOver)) await Agency(handedOver, day);
    }

    async Task Leaves(Guid decision, string step, string channel, DateOnly day)
    {
        var hash = new string('a', 56) + NameBasedId.Of(decision.ToString()).ToString()[..8];
        // The mail of the second episode comes back.
        if (channel == "email" && owed.ContainsKey("F3") && made.TryAdd("failed", decision))
            await Hears(new MessageFailedV1(decision, debtor.Case, debtor.Siren, step, channel, "recipient_refused", debtor.Next(decision), day), new("message_failed", "service:correspondence", day, "recipient_refused"));
        else
            await Hears(new MessageSentV1(decision, debtor.Case, debtor.Siren, step, channel, hash, debtor.Next(decision), day), new("message_sent", "service:correspondence", day, hash[..12]));
        if (step == "formal_notice") notice = decision;
    }

    async Task Link(DateOnly day)
    {
        using var http = server.Service.As("");
        using var form = new FormUrlEncodedContent([new("answer", "received")]);
        using var answer = await http.PostAsync(new Uri((await debtor.AskedFor("reminder_1")).AnswerUrl!).AbsolutePath, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        All.Add(new("debtor_answered", "debtor", day, "received"));
    }

    async Task Plans(DateOnly day)
    {
        var terms = new[] { new { dueOn = day.AddDays(5), amountCents = 10000L }, new { dueOn = day.AddDays(95), amountCents = owed.Values.Sum() - 10000 } };
        made["plan"] = (await People("plans", new { terms }, new("plan_proposed", "collector", day, "2 terms")))!["plan"]!.GetValue<Guid>();
    }

    async Task Pauses(DateOnly day) =>
        made["pause"] = (await People("pauses", new { reason = "commercial_reason", until = day.AddDays(5) }, new("dunning_paused", "collector", day, "commercial reason")))!["pause"]!.GetValue<Guid>();

    async Task Visited(DateOnly day)
    {
        var visit = (await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray().Single(f => f!["kind"]!.GetValue<string>() == "visit")!["followUp"];
        await People($"follow-ups/{visit}/done", new { report = "Atelier fermé." }, new("follow_up_done", "collector", day, "collector"), HttpStatusCode.NoContent);
    }

    Task Waives(DateOnly day) => Manager(HttpMethod.Put, $"/cases/{debtor.Case}/invoices/{debtor.Invoice("F3")}/penalty-waiver", new { reason = "commercial" }, new("penalties_waived", "manager", day, "commercial"));

    async Task Approves(Guid decision, DateOnly day, Done done)
    {
        await server.Post($"/approvals/{decision}/approve", new { }, "manager", HttpStatusCode.NoContent);
        All.Add(done);
    }

    async Task<JsonNode?> People(string path, object body, Done done, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await server.Post($"/cases/{debtor.Case}/{path}", body, "collector", expected);
        All.Add(done);
        return answer;
    }

    async Task Manager(HttpMethod method, string path, object body, Done done)
    {
        using var client = server.Service.As("manager");
        using var request = new HttpRequestMessage(method, path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        All.Add(done);
    }
}
