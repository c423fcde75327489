using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.HandOvers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Where each state of a formal notice leads, and who is asked to do what (rule R4.2).</summary>
public sealed class NoticeStateTests
{
    // Ten working days after Monday 20 April end on Tuesday 5 May: the first of May is a holiday. Thirty days end on 20 May.
    [Theory]
    [InlineData(null, "2026-04-20", "2026-05-04", "awaiting_proof", null)]
    [InlineData(null, "2026-04-20", "2026-05-05", "awaiting_proof", "not_presented 2026-05-05")]
    [InlineData(LetterState.Deposited, "2026-04-22", "2026-05-06", "awaiting_proof", null)]
    [InlineData(LetterState.Deposited, "2026-04-22", "2026-05-07", "awaiting_proof", "not_presented 2026-05-07")]
    [InlineData(LetterState.FirstPresented, "2026-04-22", "2026-05-19", "awaiting_proof", null)]
    [InlineData(LetterState.FirstPresented, "2026-04-22", "2026-05-20", "no_proof", "no_proof 2026-05-20")]
    [InlineData(LetterState.NoticeLeft, "2026-04-22", "2026-05-19", "awaiting_proof", null)]
    [InlineData(LetterState.NoticeLeft, "2026-04-22", "2026-05-20", "no_proof", "no_proof 2026-05-20")]
    [InlineData(LetterState.Returned, "2026-04-24", "2026-04-23", "awaiting_proof", null)]
    [InlineData(LetterState.Returned, "2026-04-24", "2026-05-19", "awaiting_proof", "returned 2026-04-24")]
    [InlineData(LetterState.UnknownAddress, "2026-04-24", "2026-04-23", "awaiting_proof", null)]
    [InlineData(LetterState.UnknownAddress, "2026-04-24", "2026-04-24", "unknown_address", "unknown_address 2026-04-24")]
    public void A_notice_without_proof_leads_to_no_hand_over_and_from_a_day_on_to_a_task(LetterState? state, string stateOn, string until, string blocker, string? task)
    {
        var story = Noticed();
        for (var day = Deposit.AddDays(1); day <= Day(until); day = day.AddDays(1))
        {
            if (state is { } told && day == Day(stateOn)) story.Letter(Notice(story), told, day);
            story.Run(day);
        }

        Assert.Equal(blocker, Story.Blocker(story.Next("F1", Day(until))));
        Assert.Equal(task is null ? [] : [task], story.Facts.OfType<FollowUpAsked>().Select(f => $"{f.Why} {f.On:yyyy-MM-dd}"));
        Assert.All(story.Facts.OfType<FollowUpAsked>(), f => Assert.Equal((f.Why == "unknown_address" ? FollowUpKind.FindContact : FollowUpKind.AskCarrier, Notice(story)), (f.Kind, f.Contact)));
        Assert.DoesNotContain(story.Facts, f => f is HandOverProposed);
    }

    [Theory]
    [InlineData(LetterState.Delivered, "2026-04-24", "2026-05-13")]
    [InlineData(LetterState.Refused, "2026-04-24", "2026-05-13")]
    [InlineData(LetterState.Unclaimed, "2026-05-11", "2026-05-13")] // effective from its presentation on 24 April: the printed 10 May decides, a Sunday, and three banking days
    public void What_is_delivered_refused_or_not_fetched_counts_from_its_presentation_and_asks_nobody_for_anything(LetterState state, string on, string from)
    {
        var story = Noticed();
        for (var day = Deposit.AddDays(1); day <= Day(from); day = day.AddDays(1))
        {
            if (day == Day("2026-04-24")) story.Letter(Notice(story), LetterState.FirstPresented, day);
            if (day == Day(on)) story.Letter(Notice(story), state, day);
            if (day == Day(from)) Assert.DoesNotContain(story.Facts, f => f is HandOverProposed);
            story.Run(day);
        }

        Assert.Equal(Day("2026-04-24"), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
        Assert.Equal(Day(from), story.Facts.OfType<HandOverProposed>().Single().On);
        Assert.Empty(story.Case.FollowUps);
    }

    [Fact]
    public void A_notice_left_at_the_door_is_a_presentation()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.NoticeLeft, Day("2026-04-23")).Letter(Notice(story), LetterState.Unclaimed, Day("2026-05-11")).Letter(Notice(story), LetterState.Returned, Day("2026-05-14"));
        Assert.Equal(Day("2026-04-23"), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
        story.Run(Day("2026-05-14"));
        Assert.Empty(story.Case.FollowUps);
    }

    [Fact]
    public void The_search_ends_when_the_contacts_change_and_the_notice_is_given_again_with_its_own_decision_and_deadline()
    {
        var story = Noticed();
        var first = Notice(story);
        story.Letter(first, LetterState.UnknownAddress, Deposit.AddDays(4)).Walk(Deposit.AddDays(4), Deposit.AddDays(6));
        story.Reaches(true, true, false, Deposit.AddDays(7)).Walk(Deposit.AddDays(7), Deposit.AddDays(20));
        Assert.All(story.Case.FollowUps.Values, f => Assert.False(f.IsOpen));
        Assert.NotEqual(first, Notice(story));
        Assert.Equal(story.Asked("formal_notice").On.AddDays(20), story.Asked("formal_notice").Deadline);
    }

    [Theory]
    [InlineData(NoticeOutcome.Served, "2026-05-06", "2026-05-26")]
    [InlineData(NoticeOutcome.Delivered, "2026-05-06", "2026-05-26")]
    [InlineData(NoticeOutcome.Refused, "2026-04-22", "2026-05-13")]
    [InlineData(NoticeOutcome.Unclaimed, "2026-05-06", "2026-05-26")]
    public void What_a_person_records_from_a_paper_starts_the_fifteen_days(NoticeOutcome outcome, string on, string from)
    {
        var story = Noticed();
        if (outcome == NoticeOutcome.Served) story.Letter(Notice(story), LetterState.UnknownAddress, Deposit.AddDays(4));
        story.Walk(Deposit.AddDays(1), Day("2026-05-06"));
        story.Do(Proof(story, outcome, on, "2026-05-07"));
        Assert.Equal(new NextAction.Wait("hand_over", Day(from)), story.Next("F1", Day("2026-05-07")));
    }

    [Fact]
    public void What_a_person_recorded_wrongly_a_person_puts_right_to_any_day_and_any_end()
    {
        var story = Noticed().Walk(Deposit.AddDays(1), Day("2026-05-06"));
        foreach (var (outcome, on, effective) in new[] { (NoticeOutcome.Delivered, "2026-04-22", "2026-04-22"), (NoticeOutcome.Delivered, "2026-04-27", "2026-04-27"), (NoticeOutcome.Served, "2026-05-04", "2026-05-04"), (NoticeOutcome.Lost, "2026-05-05", null) })
        {
            story.Do(Proof(story, outcome, on, "2026-05-07"));
            Assert.Equal(effective is null ? null : Day(effective), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
        }
    }

    [Theory]
    [InlineData("2026-04-24")]
    [InlineData("2026-04-20")]
    public void The_carriers_own_day_takes_the_place_of_what_a_person_recorded_and_stands(string carriers)
    {
        var story = Noticed();
        story.Do(Proof(story, NoticeOutcome.Delivered, "2026-04-22", "2026-05-07"));
        story.Letter(Notice(story), LetterState.Delivered, Day(carriers));
        Assert.Equal(Day(carriers), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
        Assert.Equal("proved_already", DunningCase.Decide(story.Case, Proof(story, NoticeOutcome.Lost, "2026-05-07", "2026-05-07")).Refusal?.Code);
    }

    [Fact]
    public void A_paper_proves_what_the_carrier_has_taken_back_however_late_its_first_word_is_heard_again()
    {
        var story = Noticed().Letter(Notice(Noticed()), LetterState.Delivered, Day("2026-04-22"));
        story.Hear(new LetterMoved(Notice(story), LetterState.UnknownAddress, Day("2026-04-25"), story.Next(Notice(story)), Day("2026-04-25"), LetterState.Delivered), Day("2026-04-25"));
        story.Do(Proof(story, NoticeOutcome.Delivered, "2026-04-27", "2026-05-07"));
        Assert.Equal(Day("2026-04-27"), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22"));
        Assert.Equal(Day("2026-04-27"), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
    }

    [Fact]
    public void What_the_carrier_takes_back_takes_the_same_word_of_a_person_with_it()
    {
        var story = Noticed();
        story.Do(Proof(story, NoticeOutcome.Delivered, "2026-04-22", "2026-05-07"));
        story.Hear(new LetterMoved(Notice(story), LetterState.UnknownAddress, Day("2026-04-25"), story.Next(Notice(story)), Day("2026-04-25"), LetterState.Delivered), Day("2026-04-25"));
        Assert.True(NoticeProof.ReachedNobody(story.Case.Outgoing[Notice(story)]));
    }

    [Fact]
    public void A_notice_that_the_carrier_lost_is_given_again_to_the_same_address()
    {
        var story = Noticed().Walk(Deposit.AddDays(1), Deposit.AddDays(15));
        var first = Notice(story);
        story.Do(Proof(story, NoticeOutcome.Lost, "2026-05-05", "2026-05-05"));
        story.Walk(Deposit.AddDays(16), Deposit.AddDays(18));
        Assert.NotEqual(first, Notice(story));
        Assert.Equal(2, story.Facts.OfType<MessageRequested>().Count(m => m.Step == "formal_notice"));
    }

    [Theory]
    [InlineData("2026-05-08", "proof_to_come")]
    [InlineData("2026-05-07", null)]
    [InlineData("2026-04-20", null)]
    [InlineData("2026-04-19", "before_the_notice")]
    public void A_paper_is_dated_between_the_notice_and_today(string on, string? refusal) =>
        Assert.Equal(refusal, DunningCase.Decide(Noticed().Case, Proof(Noticed(), NoticeOutcome.Delivered, on, "2026-05-07")).Refusal?.Code);

    [Fact]
    public void What_is_no_formal_notice_is_not_proved() =>
        Assert.Equal("no_such_notice", DunningCase.Decide(Noticed().Case, Proof(Noticed(), NoticeOutcome.Delivered, "2026-05-07", "2026-05-07") with { Decision = Noticed().Asked("reminder_1").Decision }).Refusal?.Code);

    static DunningCommand.RecordNoticeProof Proof(Story story, NoticeOutcome outcome, string on, string today) => new(Notice(story), outcome, Day(on), "CDJ-2026/118", "collector", Day(today));
}
