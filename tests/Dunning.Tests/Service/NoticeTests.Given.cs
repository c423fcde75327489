using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

public sealed partial class NoticeTests
{
    [Fact]
    public async Task Who_is_given_a_task_is_told_and_so_is_whoever_gets_it_then_but_not_of_what_the_service_asks_for()
    {
        var debtor = await Team();
        var id = Guid.CreateVersion7();
        await using (var session = await Session.Begin(server.Service.Database.Source, default))
        {
            await server.Service.Services.GetRequiredService<TaskDesk>().Open(
                session, new(TaskKind.PortalCheck, debtor.Siren, debtor.Case, null, anne, Today.AddYears(1), "test"), $"notice|{debtor.Siren}", new("service:dunning", DateTimeOffset.UnixEpoch), Today, default);
            await session.Commit(default);
        }

        await server.Put($"/tasks/{id}", new { kind = "visit", deadlineOn = Today.AddYears(1), @case = debtor.Case, owner = anne, note = "Demander M. Essai" }, "collector", HttpStatusCode.OK);
        await server.Post($"/tasks/{id}/change", new { owner = denis, deadlineOn = Today.AddYears(1).AddDays(1) }, "collector", HttpStatusCode.NoContent);
        await server.Post($"/tasks/{id}/completion", new { result = "done" }, "collector", HttpStatusCode.NoContent);
        var told = await Told(debtor, 2);
        Assert.All(told, t => Assert.Equal(("task_given", id, "visit", "Demander M. Essai"), (t.Kind, t.Subject, t.Item, t.Note)));
        Assert.Equal([(anne, Mailbox(anne)), (denis, Mailbox(denis))], told.Select(t => (t.Member, t.Email!)));
    }

    [Fact]
    public async Task Who_was_invited_or_there_gets_the_minutes_once_the_meeting_was_held()
    {
        var debtor = await Team();
        var meeting = Guid.CreateVersion7();
        await server.Put($"/meetings/{meeting}", new { creditor = debtor.Siren, firstOn = new DateOnly(2027, 10, 4), startsAt = "09:30:00", participants = new[] { anne } });
        var list = (await server.Post($"/meetings/{meeting}/lists", new { }))!["list"]!.GetValue<Guid>();
        await server.Put($"/meetings/lists/{list}/lines/1/answer", new { why = "cash_difficulty", what = "answer_debtor", who = denis, byWhen = Today.AddYears(1) }, "collector");
        var today = (await server.Get("/ops/flow", "ops"))["today"]!.GetValue<string>();
        await server.Post($"/meetings/lists/{list}/move", new { heldOn = today, startsAt = "08:00:00" }, expected: HttpStatusCode.NoContent);
        await server.Post($"/meetings/lists/{list}/closure", new { present = new[] { bruno } }, "collector", HttpStatusCode.NoContent);
        var minutes = (await Told(debtor, 5)).Where(t => t.Kind == "meeting_minutes").ToArray();
        Assert.Equal(new[] { anne, bruno }.Order(), minutes.Select(m => m.Member).Order());
        Assert.All(minutes, m => Assert.Contains("cash_difficulty;answer_debtor;Denis Essai", Assert.Single(m.Attachments).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_erased_after_the_mail_was_asked_for_has_no_address_in_it()
    {
        var debtor = await Team();
        var gone = Guid.CreateVersion7();
        await server.Put($"/team/members/{gone}", new { name = "Effacée Essai", department = "sales", email = Mailbox(gone) });
        var order = new NoticeOrder(NoticeKind.TaskGiven, debtor.Siren, Guid.CreateVersion7(), 1, gone, gone, NoticeFacts.None with { Deadline = Today });
        await server.Post($"/team/members/{gone}/erasure", new { }, expected: HttpStatusCode.NoContent);
        await using (var session = await Session.Begin(server.Service.Database.Source, default))
        {
            await server.Service.Services.GetRequiredService<Streams<ColleagueNotice, NoticeCommand, NoticeEvent>>().Hear(
                session, order.Key, new NoticeCommand.Tell(order.Key, order, SendingMode.Live, false, new(true, true), Today), new("service:dunning", DateTimeOffset.UnixEpoch), default);
            await session.Commit(default);
        }

        var told = (await Told(debtor, 1))[0];
        Assert.Equal((gone, null, null), (told.Member, told.Email, told.RedirectTo));
        Assert.Empty(await Stored($"select 1 from mt_events where type in ('notice_asked', 'notice_withheld') and (data::text like '%@%' or data::text like '%Essai%')"));
    }

    async Task<List<int>> Stored(string sql)
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return await session.Read(sql, r => r.GetInt32(0), default);
    }
}
