using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A mail server that misbehaves on order, and the service that hands it mails.</summary>
public sealed class ScriptedPost : IAsyncLifetime
{
    public ScriptedMailServer Server { get; } = new();

    public CorrespondenceUnderTest Correspondence { get; private set; } = null!;

    public async Task InitializeAsync() => Correspondence = StandInFactAttribute.CanRun
        ? await CorrespondenceUnderTest.Start(("Smtp:Port", Server.Port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Timeout", "00:00:02"), ("Smtp:AnswerTimeout", "00:00:02"), ("Smtp:Break", "00:00:00.5"))
        : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await Correspondence.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>Whatever a mail server does at whatever moment: each mail leaves once, as its own log shows, or is visibly kept back.</summary>
public sealed class MailServerPhaseTests(ScriptedPost scripted) : IClassFixture<ScriptedPost>
{
    [StandInTheory]
    [InlineData(Mood.RefuseGreeting)]
    [InlineData(Mood.DeferGreeting)]
    [InlineData(Mood.CloseAtGreeting)]
    [InlineData(Mood.StaySilentAtGreeting)]
    [InlineData(Mood.GreetWithRubbish)]
    [InlineData(Mood.RefuseHello)]
    [InlineData(Mood.DeferHello)]
    [InlineData(Mood.RefuseSender)]
    [InlineData(Mood.DeferSender)]
    [InlineData(Mood.DeferRecipient)]
    [InlineData(Mood.ForwardRecipient)]
    [InlineData(Mood.DeferData)]
    [InlineData(Mood.HangUpAtData)]
    [InlineData(Mood.HangUpInContent)]
    [InlineData(Mood.DeferContent)]
    public async Task What_the_server_does_not_take_now_it_takes_later_once(Mood mood)
    {
        scripted.Server.Moods.Enqueue(mood);
        var asked = await scripted.Correspondence.Ask(debtor => Story.Message(debtor));
        await scripted.Correspondence.Ended(asked);
        Assert.Single(scripted.Server.Accepted, mail => IsOf(mail, asked));
    }

    // SMTP cannot tell whether the first one was accepted; whoever has both knows them for one by their id.
    [StandInTheory]
    [InlineData(Mood.HangUpAfterContent)]
    [InlineData(Mood.StaySilentAfterContent)]
    [InlineData(Mood.RubbishAfterContent)]
    public async Task A_mail_that_ended_in_the_dark_is_repeated_under_the_same_id(Mood mood)
    {
        scripted.Server.Moods.Enqueue(mood);
        var asked = await scripted.Correspondence.Ask(debtor => Story.Message(debtor));
        await scripted.Correspondence.Ended(asked);
        Assert.Equal(2, scripted.Server.Received.Count(mail => IsOf(mail, asked)));
        Assert.Single(scripted.Server.Accepted, mail => IsOf(mail, asked));
    }

    [StandInTheory]
    [InlineData(Mood.RefuseRecipient, "recipient_refused")]
    [InlineData(Mood.RefuseData, "content_refused")]
    [InlineData(Mood.RefuseContent, "content_refused")]
    public async Task What_the_server_refuses_for_good_fails_and_is_not_tried_again(Mood mood, string reason)
    {
        scripted.Server.Moods.Enqueue(mood);
        var asked = await scripted.Correspondence.Ask(debtor => Story.Message(debtor));
        Assert.Equal(reason, (await scripted.Correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        await scripted.Correspondence.Ended(await scripted.Correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.DoesNotContain(scripted.Server.Accepted, mail => IsOf(mail, asked));
    }

    [StandInFact]
    public async Task A_server_that_is_away_for_long_is_told_of_the_mails_that_wait()
    {
        for (var i = 0; i < 500; i++) scripted.Server.Moods.Enqueue(Mood.CloseAtGreeting);
        var asked = await scripted.Correspondence.Ask(debtor => Story.Message(debtor));
        await Eventually.Passes(async () => Assert.Equal("mail_server_away", (await scripted.Correspondence.Get($"/messages/{asked.Decision}")).GetProperty("fault").GetString()));
        scripted.Server.Moods.Clear();
        await scripted.Correspondence.Ended(asked);
        Assert.Single(scripted.Server.Accepted, mail => IsOf(mail, asked));
    }

    static bool IsOf(byte[] mail, MessageRequestedV1 asked) => Encoding.ASCII.GetString(mail).Contains($"Message-ID: <{asked.Decision}@", StringComparison.Ordinal);
}
