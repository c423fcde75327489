using System.Net;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Six debtors get their formal notice on the same days, and the carrier has something else to say of each: told over the broker, day by day on the virtual clock.</summary>
public sealed class FormalNoticeTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    readonly Dictionary<Guid, DateOnly> noticed = [];
    long feed = 1;

    // What the carrier says, so many days after the notice.
    static readonly Dictionary<string, (int Day, string State)[]> Says = new()
    {
        ["delivered"] = [(2, "first_presented"), (3, "delivered")],
        ["refused"]   = [(2, "first_presented"), (4, "refused")],
        ["unclaimed"] = [(2, "first_presented"), (18, "unclaimed")],
        ["moved"]     = [(4, "unknown_address")],
        ["served"]    = [(4, "unknown_address")],
        ["silent"]    = [],
    };

    [Fact]
    public async Task Each_state_of_a_notice_leads_where_the_rules_say()
    {
        var debtors = new Dictionary<string, DebtorUnderTest>();
        foreach (var name in Says.Keys) debtors[name] = await server.Debtor();
        foreach (var debtor in debtors.Values) await debtor.Owes("F1", Today, 40000);
        for (var day = Today; day <= Today.AddDays(100); day = day.AddDays(1))
        {
            await Feeds(debtors.Values, day);
            await server.Service.DoDay(day);
            foreach (var (name, debtor) in debtors) await Lives(name, debtor, day);
        }

        var first = debtors.ToDictionary(d => d.Key, d => d.Value.Asked.First(m => m.Step == "formal_notice"));
        var last = debtors.ToDictionary(d => d.Key, d => d.Value.Asked.Last(m => m.Step == "formal_notice"));
        foreach (var name in Says.Keys)
            await Eventually.Is(() => HandedOver(debtors[name]) is { } claims && claims.Notice == last[name].Decision, $"the claims of {name} are handed over on the last notice");
        Assert.Equal(["moved", "silent"], Says.Keys.Where(name => first[name].Decision != last[name].Decision));

        // Noticed and presented on the same days, the three leave on the same day; the one that was served waits for the fifteen days after that.
        Assert.Single(new[] { "delivered", "refused", "unclaimed" }.Select(name => HandedOver(debtors[name])!.On).Distinct());
        Assert.True(HandedOver(debtors["served"])!.On > HandedOver(debtors["delivered"])!.On);
        Assert.Equal("find_address unknown_address", await Tasks(debtors["moved"]));
        Assert.Equal("find_address unknown_address", await Tasks(debtors["served"]));
        Assert.Equal("ask_carrier not_presented", await Tasks(debtors["silent"]));
        foreach (var name in new[] { "delivered", "refused", "unclaimed" }) Assert.Equal("", await Tasks(debtors[name]));
    }

    async Task Lives(string name, DebtorUnderTest debtor, DateOnly day)
    {
        foreach (var waiting in (await server.Get($"/approvals?creditor={debtor.Siren}")).AsArray())
            await server.Post($"/approvals/{waiting!["decision"]}/approve", new { }, "manager", HttpStatusCode.NoContent);
        foreach (var act in (await server.Get($"/cases/{debtor.Case}"))["acts"]!.AsArray().Where(a => a!["status"]!.GetValue<string>() == "requested"))
        {
            var (decision, step) = (act!["decision"]!.GetValue<Guid>(), act["step"]!.GetValue<string>());
            await debtor.Sent(decision, step, act["channel"]!.GetValue<string>(), day);
            if (step == "formal_notice") noticed[decision] = day;
        }

        if ((await Notices(debtor)) is not [.., { } notice]) return;
        var again = (await Notices(debtor)).Count > 1;
        foreach (var (after, state) in again ? Says["delivered"] : Says[name])
            if (noticed[notice].AddDays(after) == day) await Moves(debtor, notice, state, day);
        if (again) return;
        if (name == "moved" && noticed[notice].AddDays(9) == day) await debtor.Hears(new DebtorContactsChangedV1(
            debtor.Siren, debtor.Id, "C-1", "Débiteur", "fr", [new("legal_representative", null, null, null, ["9 rue Nouvelle"], "84000", "Avignon", "FR")], debtor.Next(debtor.Id), day));
        if (name == "served" && noticed[notice].AddDays(20) == day) await Proves(debtor, notice, "served", day);
        if (name == "silent" && noticed[notice].AddDays(20) == day) await Proves(debtor, notice, "lost", day);
    }

    async Task<List<Guid>> Notices(DebtorUnderTest debtor) =>
        [.. (await server.Get($"/cases/{debtor.Case}"))["acts"]!.AsArray().Select(a => (Id: a!["decision"]!.GetValue<Guid>(), Step: a["step"]!.GetValue<string>())).Where(a => a.Step == "formal_notice" && noticed.ContainsKey(a.Id)).Select(a => a.Id).OrderBy(id => noticed[id])];

    static Task Moves(DebtorUnderTest debtor, Guid notice, string state, DateOnly day) =>
        debtor.Hears(new RegisteredLetterMovedV1(notice, debtor.Case, debtor.Siren, state, day, debtor.Next(notice), day));

    async Task Proves(DebtorUnderTest debtor, Guid notice, string outcome, DateOnly day)
    {
        var path = $"/cases/{debtor.Case}/notices/{notice}/proof";
        await server.Post(path, new { outcome, on = day, proof = "Mme Martin" }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { outcome, on = day.AddDays(1), proof = "CDJ-118" }, "collector", HttpStatusCode.Conflict);
        for (var i = 0; i < 2; i++) await server.Post(path, new { outcome, on = day, proof = "CDJ-118" }, "collector", HttpStatusCode.NoContent);
        Assert.Single(await debtor.History(), h => h.Fact == "notice_proved");
    }

    ClaimsHandedOverV1? HandedOver(DebtorUnderTest debtor) => server.Bus.Heard<ClaimsHandedOverV1>().SingleOrDefault(h => h.Case == debtor.Case);

    async Task<string> Tasks(DebtorUnderTest debtor)
    {
        var whys = (await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray().ToDictionary(f => f!["followUp"]!.GetValue<Guid>(), f => f!["why"]?.GetValue<string>());
        return string.Join(", ", (await server.Get($"/tasks?case={debtor.Case}&state=all")).AsArray().Select(t => $"{t!["kind"]} {whys[t["followUp"]!.GetValue<Guid>()]}"));
    }

    async Task Feeds(IReadOnlyCollection<DebtorUnderTest> debtors, DateOnly day)
    {
        feed++;
        await Task.WhenAll(debtors.Select(debtor => debtor.Hears(new BankFeedReceivedV1(debtor.Siren, day.AddDays(-1), feed, day))));
    }
}
