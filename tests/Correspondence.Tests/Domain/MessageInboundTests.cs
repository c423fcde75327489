using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class MessageInboundTests
{
    static readonly Guid Mail = new("6c0e5a1d-9d1f-5a55-9d57-5fd0d9c3ce0f");
    static readonly MessageEvent[] Left = [.. Started, new MessageSent(Reminder, Hash, null, Monday)];

    [Fact]
    public void A_message_that_left_comes_back() => Given(Left).When(Heard(MailKind.HardBounce, "5.1.1")).Then(new MessageBounced(Reminder, BounceKind.Hard, "5.1.1", Mail, Tuesday));

    [Fact]
    public void What_came_back_for_good_does_not_come_back_for_a_time()
    {
        Given([.. Left, new MessageBounced(Reminder, BounceKind.Hard, "5.1.1", Mail, Monday)]).When(Heard(MailKind.SoftBounce)).ThenNothing();
        Given([.. Left, new MessageBounced(Reminder, BounceKind.Soft, "5.2.2", Mail, Monday)]).When(Heard(MailKind.SoftBounce)).ThenNothing();
        Given([.. Left, new MessageBounced(Reminder, BounceKind.Soft, "5.2.2", Mail, Monday)]).When(Heard(MailKind.HardBounce)).Then(new MessageBounced(Reminder, BounceKind.Hard, null, Mail, Tuesday));
    }

    [Fact]
    public void A_report_may_be_faster_than_our_own_record() => Given(Started).When(Heard(MailKind.HardBounce)).Then(new MessageBounced(Reminder, BounceKind.Hard, null, Mail, Tuesday));

    [Fact]
    public void What_never_left_cannot_come_back()
    {
        Given(Requested).When(Heard(MailKind.HardBounce)).ThenNothing();
        Given(Requested, new MessageWithdrawn("paid", Monday)).When(Heard(MailKind.Reply)).ThenNothing();
        Given().When(Heard(MailKind.Reply)).ThenNothing();
    }

    [Fact]
    public void What_went_to_the_creditors_own_mailbox_says_nothing_of_the_debtor()
    {
        MessageEvent[] redirected = [Requested with { Asked = Asked with { Redirected = true } }, .. Left[1..]];
        Given(redirected).When(Heard(MailKind.HardBounce)).ThenNothing();
        Given(redirected).When(Heard(MailKind.Reply)).ThenNothing();
    }

    [Fact]
    public void A_letter_can_be_answered_by_mail_and_does_not_bounce()
    {
        Given(Posted).When(Heard(MailKind.Reply)).Then(new ReplyReceived(Notice, Mail, Tuesday));
        Given(Posted).When(Heard(MailKind.HardBounce)).ThenNothing();
    }

    [Fact]
    public void Each_mail_answers_once_and_an_absence_says_until_when()
    {
        Given(Left).When(Heard(MailKind.Reply)).Then(new ReplyReceived(Reminder, Mail, Tuesday));
        Given([.. Left, new ReplyReceived(Reminder, Mail, Monday)]).When(Heard(MailKind.Reply)).ThenNothing();
        Given(Left).When(new HearMail(Mail, new(MailKind.AutoReply, null, Friday), Tuesday)).Then(new AutoReplyReceived(Reminder, Mail, Friday, Tuesday));
    }

    [Fact]
    public void A_complaint_is_told_once() =>
        Given([.. Left, new MessageComplained(Reminder, Mail, Monday)]).When(Heard(MailKind.Complaint)).ThenNothing();

    [Fact]
    public void Delivery_is_told_when_it_is_known_better()
    {
        Given(Left).When(Heard(MailKind.Relayed)).Then(new MessageDelivered(Reminder, true, Mail, Tuesday));
        Given([.. Left, new MessageDelivered(Reminder, true, Mail, Monday)]).When(Heard(MailKind.Delivered)).Then(new MessageDelivered(Reminder, false, Mail, Tuesday));
        Given([.. Left, new MessageDelivered(Reminder, false, Mail, Monday)]).When(Heard(MailKind.Relayed)).ThenNothing();
        Given(Left).When(Heard(MailKind.Delayed)).ThenNothing();
    }

    static HearMail Heard(MailKind kind, string? status = null) => new(Mail, new(kind, status), Tuesday);
}
