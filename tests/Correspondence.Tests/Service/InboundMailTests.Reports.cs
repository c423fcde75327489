using Recouvrement.Contracts.Correspondence;
using Recouvrement.Correspondence.Tests.Inbound;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

// What servers and mailboxes write by themselves.
public sealed partial class InboundMailTests
{
    [StandInFact]
    public async Task A_mail_that_comes_back_is_known_by_the_id_we_gave_it_and_told_once()
    {
        var asked = await Sent();
        var mail = await In(Mails.About("postfix_user_unknown", asked));
        Assert.False((await Answer(Mails.About("postfix_user_unknown", asked))).GetProperty("isNew").GetBoolean());
        Assert.Equal(("filed", "hard_bounce", "message_id"), (Text(mail, "state"), Text(mail, "kind"), Text(mail, "how")));
        Assert.Contains("message_bounced", await correspondence.Facts(asked));
        await Eventually.Passes(() =>
        {
            var told = Assert.Single(correspondence.Bus.Heard<MessageBouncedV1>(), m => m.Decision == asked.Decision);
            Assert.Equal((asked.Case, "email", "hard", "5.1.1", Story.Monday), (told.Case, told.Channel, told.Kind, told.StatusCode, told.On));
            return Task.CompletedTask;
        });
    }

    [StandInFact]
    public async Task A_report_about_somebody_else_is_filed_and_says_nothing_of_the_debtor()
    {
        var asked = await Sent();
        var other = await In(Mails.About("postfix_user_unknown", asked.Decision));
        Assert.Equal(("filed", "hard_bounce", asked.Decision), (Text(other, "state"), Text(other, "kind"), other.GetProperty("decision").GetGuid()));
        Assert.DoesNotContain("message_bounced", await correspondence.Facts(asked));
        await In(Mails.About("postfix_user_unknown", asked));
        Assert.Contains("message_bounced", await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task Where_the_address_was_erased_a_report_is_believed()
    {
        var asked = await Sent();
        await correspondence.Database.Administer($"delete from documents where decision = '{asked.Decision}'");
        await In(Mails.About("postfix_user_unknown", asked.Decision));
        Assert.Contains("message_bounced", await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_complaint_is_told_as_what_must_not_be_sent_again()
    {
        var asked = await Sent();
        await In(Mails.About("arf_abuse", asked.Decision));
        await Eventually.Is(() => correspondence.Bus.Heard<MessageBouncedV1>().Any(m => m.Decision == asked.Decision && m.Kind == "complaint"), "the complaint is told");
    }

    [StandInFact]
    public async Task An_absence_is_told_as_automatic()
    {
        var asked = await Sent();
        var mail = await In(Mails.About("outlook_absence_fr", asked.Decision));
        Assert.Equal("2026-03-27", Text(mail, "returnOn"));
        await Heard(asked, mail.GetProperty("mail").GetGuid(), automatic: true);
        Assert.Contains("auto_reply_received", await correspondence.Facts(asked));
    }
}
