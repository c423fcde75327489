using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Tests.Inbound;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed partial class InboundMailTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_debtor_that_answers_is_heard_without_its_words_and_its_mail_can_be_read_and_erased()
    {
        var asked = await Sent();
        var mail = await In(Mails.About("real_reply_html_only", asked.Decision));
        var id = mail.GetProperty("mail").GetGuid();
        await Heard(asked, id, automatic: false);
        Assert.Equal(id, Assert.Single((await correspondence.Get($"/messages/{asked.Decision}/replies")).GetProperty("mails").EnumerateArray()).GetProperty("mail").GetGuid());

        var read = await correspondence.Get($"/inbound-mail/{id}");
        Assert.Contains("Le règlement est parti.", read.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("alert", read.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(Mails.About("real_reply_html_only", asked.Decision), await Download($"/inbound-mail/{id}/source"));
        Assert.DoesNotContain("règlement", await Stored(id), StringComparison.Ordinal);

        using var manager = correspondence.Service.As("manager");
        Assert.Equal(HttpStatusCode.NoContent, (await manager.DeleteAsync($"/inbound-mail/{id}/content")).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await correspondence.Get($"/inbound-mail/{id}")).GetProperty("text").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/inbound-mail/{id}/source")).StatusCode);
        Assert.False((await Answer(Mails.About("real_reply_html_only", asked.Decision))).GetProperty("isNew").GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await correspondence.Get($"/inbound-mail/{id}")).GetProperty("text").ValueKind);
    }

    [StandInFact]
    public async Task What_comes_to_the_address_of_a_message_belongs_to_it_whatever_else_it_says()
    {
        var asked = await Sent();
        var mail = await In(Encoding.UTF8.GetBytes($"From: autre@client.example\r\nTo: reponses+{ReplyToken.Of(asked.Decision)}@relances.example\r\nMessage-ID: <{Guid.NewGuid()}@x.example>\r\nSubject: x\r\n\r\nBonjour"));
        Assert.Equal(("token", asked.Decision), (Text(mail, "how"), mail.GetProperty("decision").GetGuid()));
    }

    [StandInFact]
    public async Task A_mail_with_only_the_reference_or_a_known_author_finds_its_case()
    {
        var asked = await Sent();
        Assert.Equal("reference", Text(await In(Mails.About("real_reply_by_reference", asked.Decision)), "how"));
        var byAuthor = await In(Encoding.UTF8.GetBytes($"From: {Story.MailboxOf(asked.Debtor).ToUpperInvariant()}\r\nTo: compta@atelier.example\r\nMessage-ID: <{Guid.NewGuid()}@x.example>\r\nSubject: Question\r\n\r\nBonjour"));
        Assert.Equal(("sender", asked.Case, JsonValueKind.Null), (Text(byAuthor, "how"), byAuthor.GetProperty("case").GetGuid(), byAuthor.GetProperty("decision").ValueKind));
        await Eventually.Is(() => correspondence.Bus.Heard<ReplyReceivedV1>().Any(m => m.Case == asked.Case && m.Decision is null), "the reply to the case is told");
    }

    [StandInFact]
    public async Task An_author_who_is_known_at_two_debtors_is_for_a_person_to_say()
    {
        var shared = $"cabinet-{Guid.NewGuid():N}@comptable.example";
        var asked = new List<MessageRequestedV1>();
        for (var i = 0; i < 2; i++)
        {
            var debtor = Guid.CreateVersion7();
            await correspondence.Bus.Publish(Story.Contacts(debtor, "Client", Story.Payable(debtor, shared)));
            asked.Add(Story.Message(debtor));
            await correspondence.Bus.Publish(asked[^1]);
            await correspondence.Ended(asked[^1]);
        }

        var mail = await In(Encoding.UTF8.GetBytes($"From: {shared}\r\nMessage-ID: <{Guid.NewGuid()}@x.example>\r\nSubject: Question\r\n\r\nBonjour"));
        var id = mail.GetProperty("mail").GetGuid();
        Assert.Equal("unmatched", Text(mail, "state"));
        Assert.Contains((await correspondence.Get("/inbound-mail?state=unmatched&limit=500")).GetProperty("mails").EnumerateArray(), m => m.GetProperty("mail").GetGuid() == id);

        using var collector = correspondence.Service.As("collector");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = Guid.NewGuid() })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked[0].Case, decision = asked[1].Decision })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked[1].Case, decision = asked[1].Decision })).StatusCode);
        await Heard(asked[1], id, automatic: false);
        Assert.Equal(HttpStatusCode.Conflict, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked[0].Case })).StatusCode);
    }

    [StandInFact]
    public async Task What_answers_a_mail_that_went_to_the_creditors_own_mailbox_is_filed_and_told_to_nobody()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, redirectTo: "controle@atelier.example"));
        await correspondence.Ended(asked);
        var mail = await In(Mails.About("real_reply_fr", asked.Decision));
        Assert.Equal("filed", Text(mail, "state"));
        var other = await Sent();
        await Heard(other, (await In(Mails.About("real_reply_fr", other.Decision))).GetProperty("mail").GetGuid(), automatic: false);
        Assert.DoesNotContain(correspondence.Bus.Heard<ReplyReceivedV1>(), m => m.Case == asked.Case);
    }

    [StandInFact]
    public async Task A_file_is_downloaded_and_never_shown()
    {
        var name = Guid.NewGuid();
        var mail = await In(Encoding.ASCII.GetBytes(
            $"From: x@y.example\r\nMessage-ID: <{name}@x.example>\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir la pièce\r\n" +
            "--b\r\nContent-Type: text/html; name=\"../page.html\"\r\nContent-Disposition: attachment; filename=\"../page.html\"\r\n\r\n<script>alert(1)</script>\r\n--b--\r\n"));
        var id = mail.GetProperty("mail").GetGuid();
        var file = Assert.Single((await correspondence.Get($"/inbound-mail/{id}")).GetProperty("files").EnumerateArray());
        Assert.Equal(".._page.html", Text(file, "name"));
        using var collector = correspondence.Service.As("collector");
        using var answer = await collector.GetAsync($"/inbound-mail/{id}/files/1");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync($"/inbound-mail/{id}/files/2")).StatusCode);
    }

    [StandInFact]
    public async Task Only_the_mail_provider_hands_mails_over_and_only_people_read_them()
    {
        foreach (var (role, status) in new[] { ("", HttpStatusCode.Unauthorized), ("wrong", HttpStatusCode.Unauthorized), ("collector", HttpStatusCode.Forbidden), ("erp", HttpStatusCode.Forbidden) })
            Assert.Equal(status, (await Send(role, Mails.Raw("newsletter"))).StatusCode);
        using var provider = correspondence.Service.As("mail");
        foreach (var path in new[] { "/inbound-mail", $"/inbound-mail/{Guid.NewGuid()}", "/messages" }) Assert.Equal(HttpStatusCode.Forbidden, (await provider.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Send("mail", Mails.Raw("newsletter"), "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send("mail", [])).StatusCode);
        await Problem("collector", "/inbound-mail?state=lost", HttpStatusCode.UnprocessableEntity);
        await Problem("collector", $"/inbound-mail/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    [StandInFact]
    public async Task What_cannot_be_read_is_kept_for_a_person()
    {
        var mail = await In([.. Guid.NewGuid().ToByteArray(), 0, 255, 13, 10, 13, 10, 7]);
        Assert.Equal("unmatched", Text(mail, "state"));
        using var collector = correspondence.Service.As("collector");
        Assert.Equal(HttpStatusCode.NoContent, (await collector.PostAsync($"/inbound-mail/{mail.GetProperty("mail").GetGuid()}/set-aside", null)).StatusCode);
        Assert.Equal("set_aside", Text((await correspondence.Get($"/inbound-mail/{mail.GetProperty("mail").GetGuid()}")).GetProperty("item"), "state"));
    }
}
