using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What a formal notice has to prove before claims may leave.</summary>
public sealed class NoticeProofTests
{
    [Fact]
    public void The_notice_prints_the_day_of_deposit_plus_twenty() => Assert.Equal(Deposit.AddDays(20), Noticed().Asked("formal_notice").Deadline);

    [Theory]
    [InlineData(LetterState.Delivered, "2026-04-22", "2026-05-13")]  // printed date 10 May, a Sunday, is later than 7 May: 3 banking days on
    [InlineData(LetterState.Delivered, "2026-05-06", "2026-05-26")]  // proof + 15 = 21 May is later; 22, 25 and 26 May settle payments
    [InlineData(LetterState.Refused, "2026-04-22", "2026-05-13")]
    [InlineData(LetterState.Unclaimed, "2026-05-12", "2026-06-01")]  // without a presentation on record, its own date: 27 May, then 28, 29 May and 1 June
    public void Claims_may_leave_from_the_later_of_printed_date_and_proof_plus_fifteen_and_three_banking_days(LetterState state, string on, string from)
    {
        var story = Noticed();
        story.Letter(Notice(story), state, Day(on));
        Assert.Equal(new NextAction.Wait("hand_over", Day(from)), story.Next("F1", Day(on)));
        Assert.DoesNotContain(story.Walk(Day(on), Day(from).AddDays(-1)).Facts, f => f is HandOverProposed);
        Assert.Single(story.Run(Day(from)).OfType<ClaimsHandedOver>());
    }

    [Theory]
    [InlineData(LetterState.Refused)]
    [InlineData(LetterState.Unclaimed)]
    public void A_letter_refused_or_not_fetched_is_effective_from_its_presentation(LetterState state)
    {
        var story = Noticed();
        story.Letter(Notice(story), state, Day("2026-05-12")).Letter(Notice(story), LetterState.FirstPresented, Day("2026-04-24"));
        Assert.Equal(Day("2026-04-24"), NoticeProof.EffectiveOn(story.Case.Outgoing[Notice(story)]));
    }

    [Fact]
    public void An_unknown_address_never_leads_to_a_hand_over()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.UnknownAddress, Deposit.AddDays(4)).Walk(Deposit.AddDays(1), Deposit.AddDays(90));
        Assert.DoesNotContain(story.Facts, f => f is HandOverProposed);
        Assert.Equal("unknown_address", Story.Blocker(story.Next("F1", Deposit.AddDays(90))));
    }

    [Fact]
    public void Once_another_address_is_known_the_notice_is_sent_again()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.UnknownAddress, Deposit.AddDays(4)).Reaches(true, true, false, Deposit.AddDays(10)).Walk(Deposit.AddDays(5), Deposit.AddDays(20));
        Assert.Equal(2, story.Steps.Count(s => s.Step == "formal_notice"));
    }

    [Theory]
    [InlineData(29, "awaiting_proof")]
    [InlineData(30, "no_proof")]
    public void Thirty_days_without_a_word_from_the_carrier_are_a_task_never_an_automatism(int days, string blocker)
    {
        var story = Noticed().Walk(Deposit.AddDays(1), Deposit.AddDays(days));
        Assert.Equal(blocker, Story.Blocker(story.Next("F1", Deposit.AddDays(days))));
    }

    [Fact]
    public void A_notice_sent_before_the_invoice_was_due_is_no_notice_and_the_debtor_hears_all_of_it_anew()
    {
        var (story, due) = (Noticed(second: 200), Day("2026-06-15"));
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Amends("F1", due, 400, Day("2026-04-24")).Walk(Day("2026-04-24"), Day("2026-06-30"));
        Assert.Equal(["F2"], story.Facts.OfType<ClaimsHandedOver>().Single().Claims.Select(c => c.Number));
        Assert.Equal(due.AddDays(3), story.Steps.Last(s => s.Step == "reminder_1").On);
    }

    [Fact]
    public void A_notice_for_less_than_is_owed_now_is_given_again()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Amends("F1", Due, 4_000, Day("2026-04-24")).Walk(Day("2026-04-24"), Day("2026-05-20"));
        Assert.Empty(story.Facts.OfType<ClaimsHandedOver>());
        Assert.Equal([400m, 4_000m], story.Facts.OfType<MessageRequested>().Where(m => m.Step == "formal_notice").Select(m => m.Statement.Outstanding.Amount));
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-05-21")).Walk(Day("2026-05-21"), Day("2026-06-30"));
        Assert.Equal(4_000m, story.Facts.OfType<ClaimsHandedOver>().Single().Total.Amount);
    }

    [Fact]
    public void A_notice_for_more_than_is_owed_now_holds()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Pays("F1", 100, Day("2026-04-24")).Walk(Day("2026-04-24"), Day("2026-05-13"));
        Assert.Equal(300m, story.Facts.OfType<ClaimsHandedOver>().Single().Total.Amount);
    }

    [Fact]
    public void A_notice_that_went_to_the_newest_address_in_vain_is_not_sent_there_again()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Walk(Due, Deposit.AddDays(-1));
        story.Approves = false;
        story.Run(Deposit);
        story.Reaches(true, true, false, Deposit);
        story.Approves = true;
        story.Run(Deposit.AddDays(1));
        story.Letter(Notice(story), LetterState.UnknownAddress, Deposit.AddDays(5)).Walk(Deposit.AddDays(2), Deposit.AddDays(30));
        Assert.Single(story.Facts.OfType<MessageRequested>(), m => m.Step == "formal_notice");
        Assert.Equal("unknown_address", Story.Blocker(story.Next("F1", Deposit.AddDays(30))));
    }
}
