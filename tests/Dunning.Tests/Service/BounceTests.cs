using System.Net;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A mail that came back, told over the broker.</summary>
public sealed class BounceTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today; // a Thursday

    [Fact]
    public async Task A_mail_that_comes_back_is_followed_by_a_letter_and_one_complained_of_by_a_task()
    {
        var (bounced, delayed, complained) = (await server.Debtor(), await server.Debtor(), await server.Debtor());
        foreach (var debtor in new[] { bounced, delayed, complained }) await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Service.DoDay(Today);
        foreach (var (debtor, kind) in new[] { (bounced, "hard"), (delayed, "soft"), (complained, "complaint") })
        {
            var asked = await debtor.AskedFor("reminder_1");
            await debtor.Sent(asked.Decision, asked.Step, asked.Channel, Today);
            var told = new MessageBouncedV1(asked.Decision, debtor.Case, debtor.Siren, asked.Step, asked.Channel, kind, "5.1.1", debtor.Next(asked.Decision), Today);
            await debtor.Hears(told);
            await debtor.Hears(told);
        }

        await server.Service.DoDay(Today.AddDays(1));
        await Eventually.Is(() => bounced.Asked.Count == 2, "the reminder goes out by letter");
        Assert.Equal([("reminder_1", "email"), ("reminder_1", "letter")], bounced.Asked.Select(m => (m.Step, m.Channel)));
        Assert.Distinct(bounced.Asked.Select(m => m.Decision));
        Assert.Equal((1, 1), (delayed.Asked.Count, complained.Asked.Count));
        Assert.Equal("failed", (await server.Get($"/cases/{bounced.Case}"))["acts"]!.AsArray().Single(a => a!["decision"]!.GetValue<Guid>() == bounced.Asked[0].Decision)!["status"]!.GetValue<string>());
        Assert.Contains(await bounced.History(), h => h is { Fact: "message_bounced", Text: "Message came back (5.1.1)" });

        var task = (await server.Get($"/tasks?case={complained.Case}")).AsArray().Single()!;
        Assert.Equal(("answer_debtor", "follow_up"), (task["kind"]!.GetValue<string>(), task["origin"]!.GetValue<string>()));
        Assert.Empty((await server.Get($"/tasks?case={bounced.Case}")).AsArray());
        await server.Post($"/cases/{bounced.Case}/notices/{bounced.Asked[0].Decision}/proof", new { outcome = "delivered", on = Today, proof = "AR-1" }, "collector", HttpStatusCode.Conflict);
    }
}
