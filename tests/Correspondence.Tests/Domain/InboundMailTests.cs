using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Support;
using Xunit;
using static Recouvrement.Correspondence.Domain.Inbound.InboundCommand;
using static Recouvrement.Correspondence.Domain.Inbound.InboundEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class InboundMailTests
{
    static readonly Belonging Case = new(new Guid("fe3d3562-2e55-5ba5-a843-c6942a065fcd"), Reminder.Case, Reminder.Creditor, false);

    [Fact]
    public void A_mail_comes_once() => Given().When(new Receive(new(MailKind.Reply), Hash, 1200, Monday)).Then(new MailArrived(MailKind.Reply, null, null, Hash, 1200, Monday));

    [Theory]
    [InlineData(MailKind.Reply, false)]
    [InlineData(MailKind.AutoReply, true)]
    [InlineData(MailKind.Challenge, true)]
    public void What_the_debtor_or_its_mailbox_writes_is_a_reply(MailKind kind, bool automatic) =>
        Given(Came(kind)).When(new FileUnder(Case, MatchedBy.MessageId, Monday)).Then(new ReplyFiled(Case, automatic, MatchedBy.MessageId, Monday));

    [Theory]
    [InlineData(MailKind.HardBounce)]
    [InlineData(MailKind.SoftBounce)]
    [InlineData(MailKind.Delayed)]
    [InlineData(MailKind.Delivered)]
    [InlineData(MailKind.Relayed)]
    [InlineData(MailKind.Complaint)]
    public void A_report_is_no_reply(MailKind kind) => Given(Came(kind)).When(new FileUnder(Case, MatchedBy.Token, Monday)).Then(new MailFiled(Case, MatchedBy.Token, Monday));

    [Fact]
    public void Whoever_answers_what_went_to_the_creditors_own_mailbox_is_no_debtor() =>
        Given(Came(MailKind.Reply)).When(new FileUnder(Case with { Redirected = true }, MatchedBy.MessageId, Monday)).Then(new MailFiled(Case with { Redirected = true }, MatchedBy.MessageId, Monday));

    [Fact]
    public void A_colleague_who_answers_a_copy_is_no_debtor()
    {
        Given(Came(MailKind.Reply)).When(ByColleague(MatchedBy.MessageId)).Then(new MailFiled(Case, MatchedBy.MessageId, Monday, MailKind.Colleague));
        Given(Came(MailKind.Unknown)).When(ByColleague(MatchedBy.Person)).Then(new MailFiled(Case, MatchedBy.Person, Monday, MailKind.Colleague));
    }

    [Theory]
    [InlineData(MailKind.AutoReply)]
    [InlineData(MailKind.Challenge)]
    public void A_colleagues_mailbox_that_answers_by_itself_says_nothing_at_all(MailKind kind) =>
        Given(Came(kind)).When(ByColleague(MatchedBy.Token)).Then(new MailFiled(Case, MatchedBy.Token, Monday));

    [Fact]
    public void What_answers_the_creditors_own_mailbox_stays_what_it_is_whoever_wrote_it() =>
        Given(Came(MailKind.Reply)).When(ByColleague(MatchedBy.Token) with { To = Case with { Redirected = true } }).Then(new MailFiled(Case with { Redirected = true }, MatchedBy.Token, Monday));

    [Fact]
    public void What_nothing_tells_is_a_reply_once_a_person_says_whose() =>
        Given(Came(MailKind.Unknown)).When(new FileUnder(Case, MatchedBy.Person, Monday)).Then(new ReplyFiled(Case, false, MatchedBy.Person, Monday));

    [Fact]
    public void A_mail_belongs_to_one_case()
    {
        Given(Came(MailKind.Reply), new ReplyFiled(Case, false, MatchedBy.Sender, Monday)).When(new FileUnder(Case with { Case = Guid.NewGuid() }, MatchedBy.Person, Monday)).ThenRefused("already_filed");
        Given(Came(MailKind.Reply), new ReplyFiled(Case, false, MatchedBy.Sender, Monday)).When(new SetAside("mia", Monday)).ThenRefused("already_filed");
    }

    [Fact]
    public void What_was_set_aside_can_still_be_filed()
    {
        Given(Came(MailKind.Reply)).When(new SetAside("mia", Monday)).Then(new MailSetAside("mia", Monday));
        Given(Came(MailKind.Reply), new MailSetAside("mia", Monday)).When(new FileUnder(Case, MatchedBy.Person, Tuesday)).Then(new ReplyFiled(Case, false, MatchedBy.Person, Tuesday));
    }

    [Fact]
    public void A_mail_that_never_came_cannot_be_filed() => Given().When(new FileUnder(Case, MatchedBy.Person, Monday)).ThenRefused("no_such_mail");

    static FileUnder ByColleague(MatchedBy how) => new(Case, how, Monday, ByColleague: true);

    static MailArrived Came(MailKind kind) => new(kind, null, null, Hash, 1200, Monday);

    static Specification<InboundMail, InboundCommand, InboundEvent> Given(params InboundEvent[] facts) => Specification<InboundMail, InboundCommand, InboundEvent>.Given(facts);
}
