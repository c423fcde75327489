using System.Net;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Debtors that write by e-mail, and who sells to them.</summary>
public sealed class ReplyTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task A_debtor_who_writes_is_a_task_of_the_day_and_the_case_goes_on_when_that_is_done()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await debtor.Hears(new ReplyReceivedV1(Guid.CreateVersion7(), null, debtor.Case, debtor.Siren, false, 2, Today));
        var task = (await server.Get($"/tasks?case={debtor.Case}&state=all")).AsArray().Single()!;
        Assert.Equal(("answer_debtor", "open", $"{Today:yyyy-MM-dd}"), (task["kind"]!.GetValue<string>(), task["state"]!.GetValue<string>(), task["deadlineOn"]!.GetValue<string>()));
        Assert.Equal("paused_debtor_wrote", (await debtor.Why(Today)).Single()!["blockedBy"]!.GetValue<string>());
        await server.Run(Today);
        Assert.Empty(debtor.Asked);

        await server.Post($"/tasks/{task["task"]}/completion", new { result = "done" }, "collector", HttpStatusCode.NoContent);
        await server.Run(Today);
        await debtor.AskedFor("reminder_1");
        Assert.Contains(await debtor.History(), h => h is { Fact: "debtor_replied", Text: "The debtor wrote by e-mail" });
    }

    [Fact]
    public async Task What_a_mailbox_answers_by_itself_stands_in_the_history_and_holds_nothing()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await debtor.Hears(new ReplyReceivedV1(Guid.CreateVersion7(), null, debtor.Case, debtor.Siren, true, 2, Today));
        await server.Run(Today);
        await debtor.AskedFor("reminder_1");
        Assert.Empty((await server.Get($"/tasks?case={debtor.Case}&state=all")).AsArray());
        Assert.Contains(await debtor.History(), h => h.Fact == "debtor_replied");
    }

    [Fact]
    public async Task A_copy_goes_to_the_mailbox_of_who_sells_and_to_nobody_once_that_is_erased()
    {
        var seller = Guid.CreateVersion7();
        await server.Put($"/team/members/{seller}", new { name = "Anne Essai", department = "sales", email = "anne@creancier.invalid", salesPerson = Code(seller) });
        Assert.Equal("anne@creancier.invalid", (await Reminder(seller)).CopyTo);
        await server.Post($"/team/members/{seller}/erasure", new { }, expected: HttpStatusCode.NoContent);
        Assert.Null((await Reminder(seller)).CopyTo);
    }

    // The only step of a debtor's policy, by e-mail with a copy to sales.
    async Task<MessageRequestedV1> Reminder(Guid seller)
    {
        var debtor = await server.Debtor();
        await debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", null, "fr", debtor.Next(debtor.Id), Today, SalesPerson: Code(seller)));
        var path = $"/creditors/{debtor.Siren}/policies";
        var steps = new[] { new { name = "reminder_1", days = 5, channel = "email", copyToSales = true } };
        await server.Post(path, new { name = "copied", title = "En copie", steps, values = new { }, scope = new { precedence = 9 } }, expected: HttpStatusCode.Created);
        await server.Post($"{path}/copied/versions/1/activation", new { takes = "all_cases" }, DunningServer.SecondManager, HttpStatusCode.NoContent);
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        return await debtor.AskedFor("reminder_1");
    }

    static string Code(Guid seller) => $"VRP-{seller:N}";
}
