using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Inbound;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

// Who sells to the debtor gets a copy and answers it.
public sealed partial class InboundMailTests
{
    [StandInFact]
    public async Task A_colleague_who_answers_its_copy_is_filed_and_told_to_nobody_and_the_debtor_is_still_heard()
    {
        var (asked, sales) = await Copied();
        var mail = await In(Answering(asked, sales.ToUpperInvariant(), "Re: Rappel", $"To: {Story.MailboxOf(asked.Debtor)}\r\nCc: compta@atelier.example\r\n"));
        Assert.Equal(("filed", "colleague", "message_id", asked.Decision), (Text(mail, "state"), Text(mail, "kind"), Text(mail, "how"), mail.GetProperty("decision").GetGuid()));
        Assert.Equal("colleague", Text(Assert.Single((await correspondence.Get($"/messages/{asked.Decision}/replies")).GetProperty("mails").EnumerateArray()), "kind"));
        Assert.Equal("colleague", Text(Assert.Single((await correspondence.Get($"/inbound-mail?case={asked.Case}&kind=colleague")).GetProperty("mails").EnumerateArray()), "kind"));

        await Heard(asked, (await In(Answering(asked, Story.MailboxOf(asked.Debtor), "Re: Rappel"))).GetProperty("mail").GetGuid(), automatic: false);
        Assert.Single(correspondence.Bus.Heard<ReplyReceivedV1>(), told => told.Case == asked.Case);
        Assert.Single(await correspondence.Facts(asked), fact => fact == "reply_received");
    }

    [StandInFact]
    public async Task A_colleagues_absence_is_nothing_at_all()
    {
        var (asked, sales) = await Copied();
        var mail = await In(Answering(asked, sales, "Absence du bureau", "Auto-Submitted: auto-replied\r\n"));
        Assert.Equal(("filed", "auto_reply"), (Text(mail, "state"), Text(mail, "kind")));
        await Heard(asked, (await In(Answering(asked, Story.MailboxOf(asked.Debtor), "Absence du bureau", "Auto-Submitted: auto-replied\r\n"))).GetProperty("mail").GetGuid(), automatic: true);
        Assert.Single(correspondence.Bus.Heard<ReplyReceivedV1>(), told => told.Case == asked.Case);
        Assert.Single(await correspondence.Facts(asked), fact => fact == "auto_reply_received");
    }

    [StandInFact]
    public async Task A_mailbox_that_is_the_debtors_as_well_is_the_debtors_whichever_of_its_contacts_it_is_of()
    {
        var debtor = Guid.CreateVersion7();
        var sales = $"groupe-{debtor:N}@client.example";
        await correspondence.Bus.Publish(Story.Contacts(debtor, "Client", Story.Payable(debtor), new("finance_director", null, sales.ToUpperInvariant(), null, [], null, null, null)));
        var asked = Story.Message(debtor) with { CopyTo = sales };
        await correspondence.Bus.Publish(asked);
        await correspondence.Ended(asked);
        await Heard(asked, (await In(Answering(asked, sales, "Re: Rappel"))).GetProperty("mail").GetGuid(), automatic: false);
    }

    [StandInFact]
    public async Task Where_a_document_was_erased_a_colleague_is_known_by_another_of_the_case_and_else_is_the_debtor()
    {
        var (first, sales) = await Copied();
        var second = Story.Message(first.Debtor) with { Case = first.Case, CopyTo = sales };
        await correspondence.Bus.Publish(second);
        await correspondence.Ended(second);
        await correspondence.Database.Administer($"delete from documents where decision = '{first.Decision}'");
        Assert.Equal("colleague", Text(await In(Answering(first, sales, "Re: Rappel")), "kind"));

        await correspondence.Database.Administer($"delete from documents where decision = '{second.Decision}'");
        await Heard(first, (await In(Answering(first, sales, "Re: Re: Rappel"))).GetProperty("mail").GetGuid(), automatic: false);
    }

    [StandInFact]
    public async Task A_colleagues_mail_that_says_nothing_of_what_it_is_about_stays_one_when_a_person_says_it()
    {
        var (asked, sales) = await Copied();
        var id = (await In(Encoding.ASCII.GetBytes($"From: {sales}\r\nTo: compta@atelier.example\r\nMessage-ID: <{Guid.NewGuid()}@atelier.example>\r\nSubject: Ce client\r\n\r\nJe passe le voir."))).GetProperty("mail").GetGuid();
        using var collector = correspondence.Service.As("collector");
        Assert.Equal(HttpStatusCode.NoContent, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked.Case })).StatusCode);
        Assert.Equal(("filed", "colleague", "person"), Told(await correspondence.Get($"/inbound-mail/{id}")));
        await Heard(asked, (await In(Answering(asked, Story.MailboxOf(asked.Debtor), "Re: Rappel"))).GetProperty("mail").GetGuid(), automatic: false);
        Assert.Single(correspondence.Bus.Heard<ReplyReceivedV1>(), told => told.Case == asked.Case);

        static (string?, string?, string?) Told(JsonElement mail) => (Text(mail.GetProperty("item"), "state"), Text(mail.GetProperty("item"), "kind"), Text(mail.GetProperty("item"), "how"));
    }

    [StandInFact]
    public async Task What_a_colleague_passes_on_waits_for_a_person_and_is_the_debtors_word_once_it_is_said_to_be()
    {
        var (asked, sales) = await Copied();
        var passed = await In(Answering(asked, sales, "TR: contestation"));
        var carried = await In(Answering(asked, sales, "Ce client conteste", "MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n"));
        Assert.All([passed, carried], mail => Assert.Equal(("unmatched", "reply"), (Text(mail, "state"), Text(mail, "kind"))));

        using var collector = correspondence.Service.As("collector");
        var id = carried.GetProperty("mail").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked.Case, decision = asked.Decision })).StatusCode);
        Assert.Equal("colleague", Text((await correspondence.Get($"/inbound-mail/{id}")).GetProperty("item"), "kind"));
        id = passed.GetProperty("mail").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await collector.PostAsJsonAsync($"/inbound-mail/{id}/assign", new { @case = asked.Case, decision = asked.Decision, debtorsWord = true })).StatusCode);
        await Heard(asked, id, automatic: false);
        Assert.Single(correspondence.Bus.Heard<ReplyReceivedV1>(), told => told.Case == asked.Case);
        Assert.Single(await correspondence.Facts(asked), fact => fact == "reply_received");
    }

    [StandInFact]
    public async Task A_colleague_who_calls_its_copy_unwanted_closes_nothing_to_the_debtor()
    {
        var (asked, sales) = await Copied();
        var mail = await In(Mails.Complaint(asked.Decision, sales));
        Assert.Equal(("filed", "complaint", asked.Decision), (Text(mail, "state"), Text(mail, "kind"), mail.GetProperty("decision").GetGuid()));
        Assert.DoesNotContain("message_complained", await correspondence.Facts(asked));
        await In(Mails.Complaint(asked.Decision, Story.MailboxOf(asked.Debtor)));
        Assert.Contains("message_complained", await correspondence.Facts(asked));
    }

    // A reminder that the debtor and its sales person got.
    async Task<(MessageRequestedV1 Asked, string Sales)> Copied()
    {
        var sales = $"vente-{Guid.NewGuid():N}@atelier.example";
        var asked = await correspondence.Ask(debtor => Story.Message(debtor) with { CopyTo = sales });
        await correspondence.Ended(asked);
        return (asked, sales);
    }

    static byte[] Answering(MessageRequestedV1 asked, string author, string subject, string header = "") => Encoding.ASCII.GetBytes(
        $"From: Quelqu'un <{author}>\r\n{header}In-Reply-To: <{asked.Decision}@relances.example>\r\nMessage-ID: <{Guid.NewGuid()}@x.example>\r\nSubject: {subject}\r\n\r\nBonjour,");
}
