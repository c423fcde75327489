using System.Globalization;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Tests.Inbound;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class ImapMailboxTests : IAsyncLifetime
{
    readonly ScriptedMailbox mailbox = new();
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() => correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start(
        ("Inbound:Imap:Host", "127.0.0.1"), ("Inbound:Imap:Port", mailbox.Port.ToString(CultureInfo.InvariantCulture)), ("Inbound:Imap:Clear", "true"),
        ("Inbound:Imap:User", "reponses"), ("Inbound:Imap:Password", "s3cret"), ("Inbound:Imap:Every", "00:00:00.2")) : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await correspondence.DisposeAsync();
        await mailbox.DisposeAsync();
    }

    [StandInFact]
    public async Task What_lies_in_the_mailbox_is_taken_in_and_marked_as_seen()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(asked);
        mailbox.Put(Mails.About("real_reply_fr", asked.Decision));
        mailbox.Put(Mails.About("postfix_user_unknown", asked));
        mailbox.Put([]);
        await Eventually.Is(() => mailbox.Seen.Count() == 3, "all are seen");
        Assert.Equal(["filed hard_bounce", "filed reply"], await Taken());
        await Eventually.Is(() => correspondence.Bus.Heard<ReplyReceivedV1>().Any(m => m.Decision == asked.Decision), "the reply is told");
    }

    [StandInFact]
    public async Task A_mail_that_was_kept_and_could_not_be_marked_is_met_again_and_stays_one()
    {
        mailbox.HangUpWhenMarked(2);
        mailbox.Put(Mails.Raw("newsletter"));
        await Eventually.Is(() => mailbox.Seen.Any(), "it is seen in the end");
        Assert.Equal(3, mailbox.Times("UID STORE"));
        Assert.Equal(["unmatched auto_reply"], await Taken());
        Assert.Equal(1, await Arrivals());
    }

    [StandInFact]
    public async Task A_mailbox_that_is_away_delays_and_stops_nothing()
    {
        mailbox.HangUpWhenGreeted(4);
        mailbox.Put(Mails.Raw("newsletter"));
        await Eventually.Is(() => mailbox.HangUpsLeft == 0, "it was away for a while");
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        await Eventually.Is(() => mailbox.Seen.Any(), "it is looked into again");
    }

    [StandInFact]
    public async Task A_mail_beyond_the_limit_of_the_other_way_in_is_left_to_a_person_and_holds_no_other_up()
    {
        var larger = new byte[SendInboundMail.Largest + 1_000];
        "Subject: x\r\n\r\n"u8.CopyTo(larger);
        mailbox.Put(Mails.Raw("newsletter"), size: SendInboundMail.Largest + 1);
        mailbox.Put(larger, size: 1_000);
        mailbox.Put(Mails.Raw("newsletter"));
        await Eventually.Is(() => mailbox.Seen.Any(), "the third is seen");
        var looks = mailbox.Times("SELECT");
        await Eventually.Is(() => mailbox.Times("SELECT") >= looks + 3, "it is looked into again");
        Assert.Equal([3], mailbox.Seen);
        Assert.Equal([$"UID FETCH 2 (BODY.PEEK[]<0.{SendInboundMail.Largest + 1}>)", $"UID FETCH 3 (BODY.PEEK[]<0.{SendInboundMail.Largest + 1}>)"], mailbox.Heard.Select(heard => heard.Words).Where(words => words.Contains("PEEK", StringComparison.Ordinal)));
        Assert.Equal(1, await Arrivals());
    }

    [StandInFact]
    public async Task A_mail_that_cannot_be_kept_is_not_marked_as_seen_and_holds_no_other_up()
    {
        await correspondence.Database.Administer(
            """
            create function no_poison() returns trigger language plpgsql as $$ begin if new.sender = 'poison@client.example' then raise exception 'no'; end if; return new; end $$;
            create trigger no_poison before insert on inbound_contents for each row execute function no_poison();
            """);
        mailbox.Put("From: poison@client.example\r\nMessage-ID: <1@client.example>\r\nSubject: x\r\n\r\nx"u8.ToArray());
        mailbox.Put(Mails.Raw("newsletter"));
        await Eventually.Is(() => mailbox.Seen.Any(), "the second is seen");
        Assert.Equal([2], mailbox.Seen);
        Assert.Equal(1, await Arrivals());
    }

    [StandInFact]
    public async Task Two_processes_that_look_at_once_take_each_mail_in_once()
    {
        await using var other = await ServiceUnderTest<SmtpOptions>.Start("correspondence", correspondence.Outside.Settings, correspondence.Database, correspondence.Broker);
        for (var i = 0; i < 40; i++) mailbox.Put(Encoding.ASCII.GetBytes($"From: x@client.example\r\nMessage-ID: <{i}@client.example>\r\nSubject: x\r\n\r\n{i}"));
        await Eventually.Is(() => mailbox.Seen.Count() == 40, "all are seen");
        await Eventually.Passes(async () => Assert.Equal(40, await Arrivals()));
    }

    async Task<IEnumerable<string>> Taken() => (await correspondence.Get("/inbound-mail")).GetProperty("mails").EnumerateArray().Select(m => $"{Text(m, "state")} {Text(m, "kind")}").Order(StringComparer.Ordinal);

    async Task<long> Arrivals()
    {
        await using var session = await Session.Open(correspondence.Database.Source, default);
        return (await session.Read("select count(*) from mt_events where type = 'mail_arrived'", row => row.GetInt64(0), default))[0];
    }

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
