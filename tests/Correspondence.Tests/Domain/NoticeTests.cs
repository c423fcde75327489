using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>A mail to a colleague goes the road of a message, under facts of its own.</summary>
public sealed class NoticeTests
{
    static readonly ColleagueNotice Told = new("732829320", "request_asked", "fr", new("0197f000-0000-7000-8000-000000000001"), false, null, "C0012");
    static readonly NoticeRequested Asked = new(Told, Monday);
    static readonly MessageEvent[] Begun = [Asked, new NoticePrepared(Hash, Monday), new SendingStarted(Monday)];

    [Fact]
    public void A_notice_is_asked_for_once() => Given().When(new RequestNotice(Told, Monday)).Then(Asked);

    [Fact]
    public void A_key_of_a_message_is_no_notice_and_the_other_way_round()
    {
        Given(Requested).When(new RequestNotice(Told, Monday)).ThenNothing();
        Given(Asked).When(Request).ThenNothing();
    }

    [Fact]
    public void Preparation_and_intent_become_true_together() =>
        Given(Asked).When(new StartSending(Hash, ContactRole.None, Monday)).Then(new NoticePrepared(Hash, Monday), new SendingStarted(Monday));

    [Fact]
    public void What_left_is_sent_and_what_is_turned_away_fails()
    {
        Given(Begun).When(new ReportSent(null, null, Monday)).Then(new NoticeSent(Hash, Monday));
        Given(Begun).When(new ReportFailure("recipient_refused", Monday)).Then(new NoticeFailed("recipient_refused", Monday));
        Given([.. Begun, new NoticeSent(Hash, Monday)]).When(new ReportFailure("no_address", Monday)).ThenNothing();
    }

    [Fact]
    public void Nothing_of_a_notice_is_told_to_others()
    {
        var told = CorrespondencePublications.All.Contracts.Keys;
        foreach (var fact in new[] { typeof(NoticeRequested), typeof(NoticePrepared), typeof(NoticeSent), typeof(NoticeFailed), typeof(SendingStarted) })
            Assert.DoesNotContain(EventJson.StoredName(fact), told);
    }
}
