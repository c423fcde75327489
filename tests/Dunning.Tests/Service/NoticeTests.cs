using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Colleagues are told by e-mail: from what a person does to the message that Correspondence gets.</summary>
public sealed partial class NoticeTests(DunningServer server) : IClassFixture<DunningServer>
{
    // A Thursday.
    static readonly DateOnly Today = DunningServer.Today;

    readonly Guid anne = Guid.CreateVersion7(), bruno = Guid.CreateVersion7(), denis = Guid.CreateVersion7();

    async Task<DebtorUnderTest> Team(string mode = "live")
    {
        await server.Put($"/team/members/{denis}", new { name = "Denis Essai", department = "logistics", email = Mailbox(denis) });
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "logistics", email = Mailbox(anne), manager = denis });
        await server.Put($"/team/members/{bruno}", new { name = "Bruno Essai", department = "credit", email = Mailbox(bruno) });
        var debtor = await server.Debtor(mode);
        await debtor.Owes("F1", Today.AddDays(-5), 40_000);
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = bruno } } });
        return debtor;
    }

    [Fact]
    public async Task A_colleague_is_asked_and_reminded_and_its_manager_told()
    {
        var debtor = await Team();
        var id = Guid.CreateVersion7();
        await server.Put($"/creditors/{debtor.Siren}/team", new { answerDays = 1, escalateDays = 2 });
        await Ask(debtor, id, anne, "À l'entrepôt");
        await Ask(debtor, id, anne, "À l'entrepôt");
        var asked = (await Told(debtor, 1))[0];
        Assert.Equal(
            ("request_asked", anne, Mailbox(anne), id, "C-1", "signed_delivery_note", "À l'entrepôt", new DateOnly(2026, 10, 2)),
            (asked.Kind, asked.Member, asked.Email, asked.Subject, asked.CustomerNumber, asked.Item, asked.Note, asked.Deadline!.Value));
        Assert.Equal(("F1", 40_000L, "Bruno Essai", Mailbox(bruno), debtor.Case, debtor.Id), (asked.Invoices.Single().Number, asked.Invoices[0].OutstandingCents, asked.AnswerName, asked.AnswerEmail, asked.Case!.Value, asked.Debtor!.Value));
        Assert.Null(asked.RedirectTo);

        foreach (var day in new[] { new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 6) })
        {
            await server.Service.SetToday(day);
            await server.Post("/ops/day", new { date = day }, "ops");
        }

        var told = await Told(debtor, 3);
        Assert.Equal(["request_asked", "request_reminded", "request_escalated"], told.Select(t => t.Kind));
        Assert.Equal((anne, 1), (told[1].Member, told[1].Count!.Value));
        Assert.Equal((denis, "Anne Essai", Mailbox(denis)), (told[2].Member, told[2].ColleagueName, told[2].Email));
        var seen = (await server.Get($"/requests?creditor={debtor.Siren}")).AsArray().Single()!["told"]!.AsArray();
        Assert.Equal([("request_asked", "2026-10-01", "live"), ("request_reminded", "2026-10-05", "live"), ("request_escalated", "2026-10-06", "live")], seen.Select(n => (Text(n!, "kind")!, Text(n!, "on")!, Text(n!, "mode")!)));
        Assert.Equal(told.Select(t => t.Notice), seen.Select(n => n!["notice"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task While_a_colleague_is_away_the_substitute_is_told()
    {
        var debtor = await Team();
        await server.Put($"/team/members/{anne}/absences/{Guid.CreateVersion7()}", new { from = Today, to = Today.AddYears(1).AddDays(-2), substitute = denis });
        await Ask(debtor, Guid.CreateVersion7(), anne);
        var told = (await Told(debtor, 1))[0];
        Assert.Equal((denis, anne, Mailbox(denis), "Anne Essai"), (told.Member, told.InsteadOf!.Value, told.Email, told.ColleagueName));
    }

    [Fact]
    public async Task In_redirect_mode_the_mailbox_gets_it_and_in_shadow_nobody()
    {
        var debtor = await Team("redirect");
        await Ask(debtor, Guid.CreateVersion7(), anne);
        var told = (await Told(debtor, 1))[0];
        Assert.Equal(("recette@creancier.invalid", null, anne), (told.RedirectTo, told.Email, told.Member));
        var shadow = await Team("shadow");
        await Ask(shadow, Guid.CreateVersion7(), anne);
        await Withheld(shadow, "shadow");
    }

    [Fact]
    public async Task Without_an_address_nobody_is_told_and_that_is_seen_and_the_relay_goes_on()
    {
        var debtor = await Team();
        var (nameless, erased) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await server.Put($"/team/members/{nameless}", new { name = "Sans adresse", department = "sales" });
        await server.Put($"/team/members/{erased}", new { name = "Effacée", department = "sales", email = Mailbox(erased) });
        await server.Post($"/team/members/{erased}/erasure", new { }, expected: HttpStatusCode.NoContent);
        foreach (var member in new[] { nameless, erased })
        {
            var id = Guid.CreateVersion7();
            await Ask(debtor, id, member);
            await Eventually.Passes(async () => Assert.Equal("no_address", Text((await server.Get($"/requests?member={member}")).AsArray().Single()!["told"]!.AsArray().Single()!, "withheld")));
        }

        await Ask(debtor, Guid.CreateVersion7(), anne);
        Assert.Equal(anne, (await Told(debtor, 1))[0].Member);
        Assert.Equal(2, (await server.Get($"/notices?creditor={debtor.Siren}&withheld=true", "ops")).AsArray().Count);
        Assert.Equal(422, await server.Status("/notices?limit=0"));
        Assert.Equal(422, await server.Status("/notices?creditor=12"));
        Assert.Equal(403, await server.Status("/notices", "erp"));
    }

    [Fact]
    public async Task A_list_is_sent_ahead_with_its_files_and_a_move_and_the_minutes_follow()
    {
        var debtor = await Team();
        var meeting = Guid.CreateVersion7();
        await server.Put($"/meetings/{meeting}", new { creditor = debtor.Siren, firstOn = new DateOnly(2027, 10, 4), startsAt = "09:30:00", participants = new[] { anne, bruno }, organizer = denis });
        var list = (await server.Post($"/meetings/{meeting}/lists", new { }))!["list"]!.GetValue<Guid>();
        var told = await Told(debtor, 3);
        Assert.Equal(new[] { anne, bruno, denis }.Order(), told.Select(t => t.Member).Order());
        Assert.All(told, t => Assert.Equal(("meeting_list", list, 1, 40_000L, new DateOnly(2027, 10, 4), "09:30"), (t.Kind, t.Subject, t.Lines!.Value, t.TotalCents!.Value, t.Day!.Value, t.Time)));
        Assert.Equal(["text/calendar", "text/csv"], told[0].Attachments.Select(a => a.MediaType));
        Assert.Contains("DTSTART:20271004T073000Z", told[0].Attachments[0].Text, StringComparison.Ordinal);
        Assert.Contains("C-1;F1;400.00", told[0].Attachments[1].Text, StringComparison.Ordinal);

        await server.Put($"/meetings/lists/{list}/lines/1/answer", new { why = "forgotten", what = "answer_debtor", who = anne, byWhen = Today.AddYears(1), note = "Le voisin de M. Essai" }, "collector");
        await server.Post($"/meetings/lists/{list}/move", new { heldOn = new DateOnly(2027, 10, 6), startsAt = "10:00:00" }, expected: HttpStatusCode.NoContent);
        var later = (await Told(debtor, 7))[3..];
        Assert.Equal(["meeting_moved", "meeting_moved", "meeting_moved", "task_given"], later.Select(t => t.Kind).Order());
        Assert.Equal(("answer_debtor", "Le voisin de M. Essai", anne), later.Where(t => t.Kind == "task_given").Select(t => (t.Item, t.Note, t.Member)).Single());
        var moved = later.First(t => t.Kind == "meeting_moved");
        Assert.Contains("SEQUENCE:1", Assert.Single(moved.Attachments).Text, StringComparison.Ordinal);
        Assert.Equal("10:00", moved.Time);
        Assert.Equal(6, (await server.Get($"/meetings/lists/{list}"))["told"]!.AsArray().Count);

        Assert.Contains("Le voisin", (await server.Get($"/meetings/lists/{list}")).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        using var ops = server.Service.As("ops");
        foreach (var path in new[] { "", "?format=csv" }) Assert.DoesNotContain("voisin", Encoding.UTF8.GetString(await ops.GetByteArrayAsync($"/meetings/lists/{list}{path}")), StringComparison.Ordinal);
        await server.Post($"/meetings/lists/{list}/cancellation", new { }, expected: HttpStatusCode.NoContent);
        Assert.All((await Told(debtor, 10))[7..], t => Assert.Equal("meeting_cancelled", t.Kind));
    }

    [Fact]
    public async Task A_sales_person_has_a_code_and_is_told_of_a_threat_once()
    {
        var debtor = await Team();
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "sales", email = Mailbox(anne), salesPerson = "  VRP-07 " });
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "sales", salesPerson = new string('x', 65) }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "sales", salesPerson = "a\nb" }, expected: HttpStatusCode.UnprocessableEntity);
        Assert.Equal("VRP-07", Text((await server.Get("/team/members")).AsArray().Single(m => m!["member"]!.GetValue<Guid>() == anne)!, "salesPerson"));

        var news = new SalesNews(debtor.Case, 5, debtor.Siren, debtor.Id, "C-1", "formal_notice", [new("F1", Money.OfCents(40_000), Today.AddDays(-5))], Today.AddDays(5), $"vrp-07");
        for (var i = 0; i < 2; i++)
        {
            await using var session = await Session.Begin(server.Service.Database.Source, default);
            var roster = await MemberTable.Roster(session, default);
            await server.Service.Services.GetRequiredService<NoticeDesk>().Tell(session, [.. news.Orders(roster, Today).Where(o => o.Member == anne)], roster, Today, new("service:dunning", DateTimeOffset.UnixEpoch), default);
            await session.Commit(default);
        }

        await Ask(debtor, Guid.CreateVersion7(), denis);
        var told = await Told(debtor, 2);
        Assert.Equal(["sales_told_of_threat", "request_asked"], told.Select(t => t.Kind));
        Assert.Equal((Mailbox(anne), Today.AddDays(4), Today.AddDays(5), "formal_notice", 40_000L), (told[0].Email, told[0].Deadline!.Value, told[0].Day!.Value, told[0].Step, told[0].TotalCents!.Value));
    }

    [Fact]
    public void Files_that_do_not_fit_are_left_out()
    {
        NoticeAttachmentV1 File(int size) => new("a.csv", "text/csv", new string('é', size / 2));
        Assert.Equal([200_000, 62_144], NoticeMail.Fitting([File(200_000), File(62_146), File(62_144), File(2)]).Select(f => Encoding.UTF8.GetByteCount(f.Text)));
    }

    Task Ask(DebtorUnderTest debtor, Guid id, Guid member, string? note = null) =>
        server.Put($"/requests/{id}", new { item = "signed_delivery_note", @case = debtor.Case, member, invoice = debtor.Invoice("F1"), note }, "collector", HttpStatusCode.OK);

    async Task<ColleagueNoticeV1[]> Told(DebtorUnderTest debtor, int count)
    {
        ColleagueNoticeV1[] told = [];
        await Eventually.Passes(() =>
        {
            told = [.. server.Bus.Heard<ColleagueNoticeV1>().Where(n => n.Creditor == debtor.Siren)];
            Assert.Equal(count, told.Length);
            return Task.CompletedTask;
        });
        Assert.Distinct(told.Select(t => t.Notice));
        return told;
    }

    Task Withheld(DebtorUnderTest debtor, string reason) => Eventually.Passes(async () =>
        Assert.Equal(reason, Text((await server.Get($"/notices?creditor={debtor.Siren}")).AsArray().Single()!, "withheld")));

    static string Mailbox(Guid member) => $"m-{member:N}@creancier.invalid";

    static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
