using System.Security.Cryptography;
using System.Text;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class EmailTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task An_email_arrives_with_its_subject_its_id_and_what_is_owed()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        var message = await correspondence.Ended(asked);

        var mail = Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
        Assert.Equal($"<{asked.Decision}@relances.example>", mail.GetProperty("message_id").GetString());
        Assert.Contains("FA2026-0012", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("FA2026-0012", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(mail.GetProperty("subject").GetString()));
        Assert.Equal("compta@atelier.example", mail.GetProperty("from").GetString());
        Assert.Equal("Atelier Lumière <compta@atelier.example>", mail.GetProperty("headers").GetProperty("From").GetString());
        Assert.Equal("Mon, 16 Mar 2026 07:00:00 +0000", mail.GetProperty("date").GetString());

        var bytes = await correspondence.Document(asked);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), message.GetProperty("documentSha256").GetString());
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], await correspondence.Facts(asked));
        await Eventually.Passes(() =>
        {
            var told = Assert.Single(correspondence.Bus.Heard<MessageSentV1>(), m => m.Decision == asked.Decision);
            Assert.Equal((asked.Case, "email", "reminder_1", Story.Monday, 4L), (told.Case, told.Channel, told.Step, told.On, told.Version));
            Assert.Equal(message.GetProperty("documentSha256").GetString(), told.DocumentSha256);
            return Task.CompletedTask;
        });
    }

    [StandInFact]
    public async Task A_name_cannot_add_a_header_or_a_recipient()
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(
            debtor, "Dupont\r\nBcc: tous@victime.example\r\n\r\n<script>alert(1)</script>",
            Story.Payable(debtor) with { Name = "Mme \"X\" <x@victime.example>\r\nCc: tous@victime.example" }));
        var asked = Story.Message(debtor);
        await correspondence.Bus.Publish(asked);
        await correspondence.Ended(asked);

        var mail = Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(debtor)));
        Assert.Equal(1, mail.GetProperty("to").GetArrayLength());
        Assert.Empty(await correspondence.Outside.Mails("tous@victime.example"));
        Assert.False(mail.GetProperty("headers").TryGetProperty("Cc", out _));
        Assert.DoesNotContain("<script>", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        var head = Encoding.ASCII.GetString(await correspondence.Document(asked)).Split("\r\n\r\n")[0];
        Assert.DoesNotContain("\r\nBcc", head, StringComparison.OrdinalIgnoreCase);
    }

    [StandInFact]
    public async Task A_hostile_address_is_no_address()
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, "Dupont", Story.Payable(debtor, "a@client.example>\r\nRCPT TO:<tous@victime.example")));
        var asked = Story.Message(debtor);
        await correspondence.Bus.Publish(asked);
        Assert.Equal("no_address", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        await Eventually.Is(() => correspondence.Bus.Heard<MessageFailedV1>().Any(m => m.Decision == asked.Decision && m.Reason == "no_address"), "the failure is told");
        Assert.Equal(["message_requested", "message_failed"], await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task What_was_withdrawn_first_is_never_sent()
    {
        var debtor = Guid.CreateVersion7();
        var asked = Story.Message(debtor);
        await correspondence.Bus.Publish(Story.Contacts(debtor));
        await correspondence.Bus.Publish(Story.Withdrawal(asked));
        await correspondence.Bus.Publish(asked);
        var later = await correspondence.Ask(d => Story.Message(d));
        await correspondence.Ended(later);
        await correspondence.Ended(asked, "withdrawn");
        Assert.Empty(await correspondence.Outside.Mails(Story.MailboxOf(debtor)));
        Assert.Equal(["message_withdrawn", "message_requested"], await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_fact_heard_twice_adds_nothing()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(asked);
        await correspondence.Bus.Publish(asked);
        var after = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(after);
        Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
        Assert.Equal(4, (await correspondence.Facts(asked)).Length);
    }

    [StandInFact]
    public async Task In_redirect_mode_a_mail_goes_to_the_mailbox_and_says_what_it_would_have_been()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, redirectTo: "controle@atelier.example"));
        await correspondence.Ended(asked);
        Assert.Empty(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
        var mail = Assert.Single(await correspondence.Outside.Mails("controle@atelier.example"), m => m.GetProperty("message_id").GetString()!.Contains(asked.Decision.ToString(), StringComparison.Ordinal));
        Assert.Equal("reminder_1", mail.GetProperty("headers").GetProperty("X-Recouvrement-Step").GetString());
    }

    [StandInFact]
    public async Task A_redirected_message_that_is_asked_for_again_or_was_called_back_before_leaves_no_mailbox_behind()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, redirectTo: "controle@atelier.example"));
        await correspondence.Ended(asked);
        var back = Story.Message(asked.Debtor, redirectTo: "controle@atelier.example");
        await correspondence.Bus.Publish(Story.Withdrawal(back));
        await correspondence.Ended(back, "withdrawn");
        foreach (var again in new[] { asked, back }) await correspondence.Bus.Publish(again);
        await Eventually.Passes(async () => Assert.Equal("reminder_1", (await correspondence.Get($"/messages/{back.Decision}")).GetProperty("step").GetString()));
        await using var session = await Platform.EventStore.Session.Open(correspondence.Database.Source, default);
        Assert.Empty(await session.Read("select mailbox from redirections where decision = any($1)", row => row.GetString(0), default, (object)new[] { asked.Decision, back.Decision }));
    }

    [StandInFact]
    public async Task In_redirect_mode_a_registered_letter_goes_to_the_mailbox_as_a_pdf_and_never_by_post()
    {
        var asked = await correspondence.Ask(debtor => Story.Notice(debtor, redirectTo: "controle@atelier.example"));
        await correspondence.Ended(asked);
        var mail = Assert.Single(await correspondence.Outside.Mails("controle@atelier.example"), m => m.GetProperty("message_id").GetString()!.Contains(asked.Decision.ToString(), StringComparison.Ordinal));
        Assert.Equal("formal_notice", mail.GetProperty("headers").GetProperty("X-Recouvrement-Step").GetString());
        Assert.Equal("registered_letter", mail.GetProperty("headers").GetProperty("X-Recouvrement-Channel").GetString());
        Assert.Equal("application/pdf", Assert.Single(mail.GetProperty("attachments").EnumerateArray()).GetProperty("content_type").GetString());
        Assert.Empty(await correspondence.Outside.Letters(asked.Decision));
        Assert.DoesNotContain("letter_deposited", await correspondence.Facts(asked));
    }
}
