using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A formal notice by electronic registered letter: rule R4.3.</summary>
public sealed class ElectronicNoticeTests
{
    static readonly StepDocument Electronic = Written.Notice with { Channel = Channel.ElectronicRegisteredLetter, Fallback = Channel.RegisteredLetter };

    [Fact]
    public void A_policy_for_professionals_may_name_it_and_it_is_the_formal_notice() =>
        Assert.Equal(Channel.ElectronicRegisteredLetter, Written.Read(Written.Document(Written.Reminder, Electronic)).FormalNotice!.Channel);

    [Fact]
    public void A_policy_for_consumers_may_not_for_they_must_consent_beforehand() =>
        Assert.Contains(PolicyReading.Read(Written.Document(Written.Reminder, Electronic) with { Scope = new(Kinds: [CustomerKind.Consumer]) }, 1).Faults, f => f.Field == "steps" && f.What.Contains("consent", StringComparison.Ordinal));

    [Fact]
    public void It_is_a_formal_notice_and_so_a_threat() =>
        Assert.Contains(PolicyReading.Read(Written.Document(Written.Reminder, Electronic with { Threat = false }), 1).Faults, f => f.Field == "steps[1].threat");

    [Theory]
    [InlineData(Channel.Email)]
    [InlineData(Channel.Letter)]
    public void What_takes_its_place_is_registered_too(Channel fallback) =>
        Assert.Contains(PolicyReading.Read(Written.Document(Written.Reminder, Electronic with { Fallback = fallback }), 1).Faults, f => f.Field == "steps[1].fallback");

    [Theory]
    [InlineData(true, Channel.ElectronicRegisteredLetter)]
    [InlineData(false, Channel.RegisteredLetter)]
    public void It_goes_to_a_mailbox_and_on_paper_where_there_is_none(bool email, Channel channel)
    {
        var story = Story.Of(email: email, phone: false);
        story.Policies = Written.Book(Written.Document(Written.Letter, new StepDocument("letter_2", 33, Channel.Letter), Electronic));
        story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(70));
        Assert.Equal(channel, story.Case.Outgoing[Notice(story)].Channel);
    }

    [Theory]
    [InlineData(LetterState.Unclaimed, true)]
    [InlineData(LetterState.Delivered, false)]
    [InlineData(LetterState.Refused, false)]
    public void Not_accepted_in_time_it_is_effective_by_a_reading_that_nobody_has_judged(LetterState end, bool isReading)
    {
        var notice = new Outgoing(Guid.NewGuid(), 1, "formal_notice", Channel.ElectronicRegisteredLetter, SendingMode.Live, [], "erp", Day("2026-04-20"), 1, OutgoingStatus.Sent)
        {
            SentOn = Day("2026-04-20"),
            Letter = ImmutableDictionary<LetterState, DateOnly>.Empty.Add(LetterState.FirstPresented, Day("2026-04-20")).Add(end, Day("2026-05-06")),
        };
        Assert.Equal(isReading, NoticeProof.IsReading(notice));
        Assert.Equal(end is LetterState.Delivered ? Day("2026-05-06") : Day("2026-04-20"), NoticeProof.EffectiveOn(notice));
        Assert.False(NoticeProof.IsReading(notice with { Channel = Channel.RegisteredLetter }));
    }

    [Theory]
    [InlineData(NoticeOutcome.Served, "2026-05-29")]
    [InlineData(NoticeOutcome.Delivered, "2026-05-29")]
    [InlineData(NoticeOutcome.Refused, "2026-05-12")] // refused when it was presented
    public void What_is_effective_by_a_reading_only_may_be_proved_by_a_paper_and_then_leaves_without_a_judgement(NoticeOutcome outcome, string effective)
    {
        var story = Unaccepted();
        Assert.Equal("notice_run_out", Story.Blocker(story.Next("F1", Day("2026-06-30"))));
        var record = Proof(story, outcome, "2026-05-29");
        Assert.Equal(new NoticeProved(record.Decision, outcome, Day("2026-05-29"), record.Proof, record.By, record.On), Assert.Single(story.Do(record)));
        var notice = story.Case.Outgoing[Notice(story)];
        Assert.Equal((Day(effective), false), (NoticeProof.EffectiveOn(notice)!.Value, NoticeProof.IsReading(notice)));
        Assert.IsType<NextAction.HandOverDue>(story.Next("F1", Day("2026-06-30")));
    }

    [Theory]
    [InlineData(NoticeOutcome.Unclaimed)]
    [InlineData(NoticeOutcome.UnknownAddress)]
    [InlineData(NoticeOutcome.Lost)]
    public void What_proves_no_more_than_the_reading_does_is_refused(NoticeOutcome outcome) =>
        Assert.Equal("proved_already", DunningCase.Decide(Unaccepted().Case, Proof(Unaccepted(), outcome, "2026-05-13")).Refusal?.Code);

    static Story Unaccepted()
    {
        var story = Story.Of(phone: false);
        story.Policies = Written.Book(Written.Document(Written.Letter, new StepDocument("letter_2", 33, Channel.Letter), Electronic));
        story.Owes("F1", Due, 400).Walk(Due, Day("2026-05-11"));
        return story.Letter(Notice(story), LetterState.FirstPresented, Day("2026-05-12")).Letter(Notice(story), LetterState.Unclaimed, Day("2026-05-28"));
    }

    static DunningCommand.RecordNoticeProof Proof(Story story, NoticeOutcome outcome, string on) => new(Notice(story), outcome, Day(on), "CDJ-2026/118", "collector", Day("2026-05-30"));

    [Fact]
    public void An_end_that_the_carrier_corrects_proves_nothing_however_late_it_is_heard()
    {
        var story = Noticed();
        var notice = Notice(story);
        story.Letter(notice, LetterState.Delivered, Day("2026-04-22"));
        story.Hear(new LetterMoved(notice, LetterState.UnknownAddress, Day("2026-04-25"), story.Next(notice), Day("2026-04-25"), LetterState.Delivered), Day("2026-04-25"));
        Assert.Null(NoticeProof.EffectiveOn(story.Case.Outgoing[notice]));
        Assert.True(NoticeProof.ReachedNobody(story.Case.Outgoing[notice]));
        story.Letter(notice, LetterState.Delivered, Day("2026-04-22"));
        Assert.Null(NoticeProof.EffectiveOn(story.Case.Outgoing[notice]));
        story.Hear(new LetterMoved(notice, LetterState.Delivered, Day("2026-04-28"), story.Next(notice), Day("2026-04-28"), LetterState.UnknownAddress), Day("2026-04-28"));
        Assert.Equal(Day("2026-04-28"), NoticeProof.EffectiveOn(story.Case.Outgoing[notice]));
    }
}
