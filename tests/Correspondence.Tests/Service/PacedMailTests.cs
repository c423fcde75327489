using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class PacedMailTests : IAsyncLifetime
{
    readonly ScriptedMailServer server = new();
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() => correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start(
        ("Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Inbound:ReplyTo", "reponses@relances.example"), ("Inbound:BounceTo", "retours@relances.example"),
        ("Smtp:Pace:Domains:0:Domain", "slow.example"), ("Smtp:Pace:Domains:0:PerMinute", "1"), ("Smtp:Pace:Domains:0:AtOnce", "2")) : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await correspondence.DisposeAsync();
        await server.DisposeAsync();
    }

    [StandInFact]
    public async Task A_domain_gets_no_more_than_its_pace_from_all_processes_together_and_others_go_on()
    {
        await using var replica = await ServiceUnderTest<SmtpOptions>.Start("correspondence", correspondence.Outside.Settings, correspondence.Database, correspondence.Broker);
        var slow = new List<MessageRequestedV1>();
        for (var i = 0; i < 6; i++) slow.Add(await To("slow.example"));
        await correspondence.Ended(await To("client.example"));
        await Eventually.Passes(async () =>
        {
            var states = new List<string>();
            foreach (var asked in slow) states.Add(await State(asked));
            Assert.Equal(["sending paced", "sending paced", "sending paced", "sending paced", "sent ", "sent "], states.Order(StringComparer.Ordinal));
        });
        Assert.Equal(2, server.Accepted.Count(mail => Encoding.ASCII.GetString(mail).Contains("@slow.example", StringComparison.Ordinal)));

        var waiting = slow[^1];
        foreach (var asked in slow)
            if (await State(asked) == "sending paced") waiting = asked;
        await correspondence.Bus.Publish(Story.Withdrawal(waiting));
        await Eventually.Is(async () => (await correspondence.Facts(waiting)).Contains("withdrawal_heard"), "the withdrawal is heard");
        await correspondence.Database.Administer("update outgoing set next_try_at = now()");
        await correspondence.Ended(waiting, "withdrawn");
    }

    [StandInFact]
    public async Task A_domain_that_puts_one_mail_after_another_off_is_left_alone_and_others_go_on()
    {
        for (var i = 0; i < 4; i++) server.Moods.Enqueue(Mood.DeferRecipient);
        await correspondence.Database.Administer("insert into mail_domains (domain, deferrals, last_deferred) values ('full.example', 20, gen_random_uuid())");
        var first = await To("full.example");
        await Eventually.Is(async () => await State(first) == "sending domain_defers", "the first is put off, and its domain left alone");
        Assert.Equal(3, server.Moods.Count);
        server.Moods.Clear();
        var second = await To("full.example");
        await Eventually.Is(async () => await State(second) == "sending domain_defers", "the second is not even asked for");
        await correspondence.Ended(await To("client.example"));
        Assert.DoesNotContain(server.Accepted, mail => Encoding.ASCII.GetString(mail).Contains("@full.example", StringComparison.Ordinal));

        await correspondence.Database.Administer("update mail_domains set closed_until = now()");
        await correspondence.Database.Administer("update outgoing set next_try_at = now()");
        await correspondence.Ended(first);
        await correspondence.Ended(second);
    }

    [StandInFact]
    public async Task Answers_and_reports_go_to_an_address_that_names_the_message_and_a_copy_to_who_sells()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor) with { CopyTo = "vente@atelier.example" });
        await correspondence.Ended(asked);
        var mail = Encoding.ASCII.GetString(Assert.Single(server.Accepted));
        Assert.Contains($"Reply-To: reponses+{ReplyToken.Of(asked.Decision)}@relances.example\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("Cc: vente@atelier.example\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated\r\n", mail, StringComparison.Ordinal);
        Assert.Contains(server.Heard, heard => heard.Words == $"MAIL FROM:<retours+{ReplyToken.Of(asked.Decision)}@relances.example>");
        Assert.Contains(server.Heard, heard => heard.Words == "RCPT TO:<vente@atelier.example>");
        await correspondence.Bus.Publish(asked);
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.Equal(0L, await Rows("copies"));
    }

    [StandInFact]
    public async Task What_goes_to_the_creditors_own_mailbox_is_copied_to_nobody_and_answered_there()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, redirectTo: "controle@atelier.example") with { CopyTo = "vente@atelier.example" });
        await correspondence.Ended(asked);
        var mail = Encoding.ASCII.GetString(Assert.Single(server.Accepted));
        Assert.DoesNotContain("Reply-To", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, heard => heard.Words.Contains("vente@", StringComparison.Ordinal) || heard.Words.Contains("retours", StringComparison.Ordinal));
        Assert.Equal(0L, await Rows("copies"));
    }

    async Task<MessageRequestedV1> To(string domain)
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, "Client", Story.Payable(debtor, $"compta-{debtor:N}@{domain}")));
        var asked = Story.Message(debtor);
        await correspondence.Bus.Publish(asked);
        return asked;
    }

    async Task<string> State(MessageRequestedV1 asked)
    {
        using var client = correspondence.Service.As("collector");
        using var answer = await client.GetAsync($"/messages/{asked.Decision}");
        if (!answer.IsSuccessStatusCode) return "";
        var message = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return $"{message.GetProperty("state").GetString()} {message.GetProperty("fault").GetString()}";
    }

    async Task<long> Rows(string table)
    {
        await using var command = correspondence.Database.Source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
