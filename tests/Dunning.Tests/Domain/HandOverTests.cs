using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>From the formal notice to the agency.</summary>
public sealed class HandOverTests
{
    [Fact]
    public void A_proposal_waits_for_a_second_person_and_names_its_claims()
    {
        var story = Noticed(second: 200);
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22"));
        var proposed = story.Run(Day("2026-05-13")).OfType<HandOverProposed>().Single();
        Assert.Equal(["F1", "F2"], proposed.Claims.Select(c => c.Number));
        Assert.Equal(600m, proposed.Total.Amount);
        Assert.Equal("awaiting_approval", Story.Blocker(story.Next("F1", Day("2026-05-14"))));

    var done = story.Do(new DunningCommand.Approve(proposed.HandOver, story.Now(Day("2026-05-14")), "manager", Day("2026-05-14"))).OfType<ClaimsHandedOver>().Single();
        Assert.Equal(400m, done.Claims[0].Outstanding.Amount);
        Assert.Equal("handed_over", Story.Blocker(story.Next("F1", Day("2026-05-15"))));
    }

    [Fact]
    public void A_payment_calls_a_proposal_back_and_the_rest_is_proposed_anew()
    {
        var story = Noticed(second: 200);
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        story.Pays("F1", 400, Day("2026-05-13"));
        Assert.Equal("settled", Assert.IsType<HandOverWithdrawn>(story.Facts[^1]).Reason);
        Assert.Equal(["F2"], story.Run(Day("2026-05-14")).OfType<HandOverProposed>().Single().Claims.Select(c => c.Number));
    }

    [Fact]
    public void A_claim_contested_meanwhile_stays_and_follows_with_a_hand_over_of_its_own()
    {
        var story = Noticed(second: 200);
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Contests("F2", Day("2026-05-12")).Run(Day("2026-05-13"));
        story.Resolves("F2", Day("2026-05-20")).Run(Day("2026-05-20"));
        Assert.Equal(["F1", "F2"], story.Facts.OfType<ClaimsHandedOver>().Select(h => h.Claims.Single().Number));
        Assert.Equal(2, story.Facts.OfType<ClaimsHandedOver>().Select(h => h.HandOver).Distinct().Count());
    }

    static Story HandedOver(decimal second = 0)
    {
        var story = Noticed(second);
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        return story;
    }

    [Fact]
    public void A_claim_whose_payment_comes_back_after_the_agency_is_done_is_dunned_from_the_start()
    {
        var story = HandedOver().Pays("F1", 400, Day("2026-05-20")).Returns("F1", Day("2026-05-20")).Walk(Day("2026-05-21"), Day("2026-05-22"));
        story.Pays("F1", -400, Day("2026-06-01"), BalanceCause.Undone).Walk(Day("2026-06-01"), Day("2026-06-05"));
        Assert.Equal(2, story.Facts.OfType<EpisodeOpened>().Count());
        Assert.Equal(2, story.Steps.Count(s => s.Step == "reminder_1"));
    }

    [Fact]
    public void While_other_claims_keep_the_episode_open_it_is_handed_over_again_if_a_person_agrees()
    {
        var story = HandedOver(second: 200).Pays("F1", 400, Day("2026-05-20")).Returns("F1", Day("2026-05-20")).Pays("F1", -400, Day("2026-06-01"), BalanceCause.Undone);
        story.Run(Day("2026-06-02"));
        Assert.Equal(["F1,F2", "F1"], story.Facts.OfType<ClaimsHandedOver>().Select(h => string.Join(',', h.Claims.Select(c => c.Number))));
        Assert.Equal(2, story.Facts.OfType<ClaimsHandedOver>().Select(h => h.HandOver).Distinct().Count());
    }

    [Fact]
    public void A_payment_may_come_back_before_the_return_is_heard()
    {
        var story = HandedOver().Pays("F1", 400, Day("2026-05-20")).Pays("F1", -400, Day("2026-05-20"), BalanceCause.Undone);
        Assert.Equal("handed_over", Story.Blocker(story.Next("F1", Day("2026-05-21"))));
        Assert.IsNotType<NextAction.Blocked>(story.Returns("F1", Day("2026-05-21")).Next("F1", Day("2026-05-21")));
    }

    [Fact]
    public void What_falls_due_later_stays_in_the_house()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Owes("F9", Day("2026-05-11"), 300).Walk(Deposit.AddDays(1), Day("2026-05-20"));
        Assert.Equal("F1", story.Facts.OfType<ClaimsHandedOver>().Single().Claims.Single().Number);
        Assert.Equal(["F9"], story.Asked("reminder_1").Statement.Lines.Select(l => l.Number));
        Assert.Empty(story.Asked("reminder_1").Statement.Others);
    }

    [Theory]
    [InlineData(false, SendingMode.Live, "hand_over_off")]
    [InlineData(true, SendingMode.Redirect, "not_live")]
    public void Claims_leave_only_where_the_entity_hands_over_and_is_live(bool handsOver, SendingMode mode, string blocker)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Entity = story.Entity with { HandsOver = handsOver, Mode = mode };
        story.Walk(Due, Deposit).Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Walk(Deposit.AddDays(1), Day("2026-05-20"));
        Assert.DoesNotContain(story.Facts, f => f is HandOverProposed);
        Assert.Equal(blocker, Story.Blocker(story.Next("F1", Day("2026-05-20"))));
    }

    [Fact]
    public void Nothing_is_handed_over_on_a_stale_bank_feed()
    {
        var story = Noticed();
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        (story.FeedIsFresh, story.FeedThrough) = (false, Day("2026-05-12"));
        var handOver = story.Case.HandOvers.Keys.Single();
        Assert.Equal("bank_feed_stale", DunningCase.Decide(story.Case, new DunningCommand.Approve(handOver, story.Now(Day("2026-05-20")), "manager", Day("2026-05-20"))).Refusal?.Code);
    }

    [Fact]
    public void A_rejected_hand_over_comes_again_on_the_day_named()
    {
        var story = Noticed();
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        story.Do(new DunningCommand.Reject(story.Case.HandOvers.Keys.Single(), RejectionReason.PaymentAnnounced, Day("2026-06-01"), "manager", Day("2026-05-13")));
        story.Walk(Day("2026-05-14"), Day("2026-06-02"));
        Assert.Equal([Day("2026-05-13"), Day("2026-06-01")], story.Facts.OfType<HandOverProposed>().Select(h => h.On));
    }

    [Fact]
    public void The_collection_settles_the_claim_and_ends_the_episode()
    {
        var story = Noticed();
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Walk(Deposit.AddDays(1), Day("2026-05-14"));
        story.Pays("F1", 400, Day("2026-06-10"), BalanceCause.AgencyCollection);
        Assert.Equal(new EpisodeClosed(1, Day("2026-06-11")), Assert.Single(story.Run(Day("2026-06-11"))));
    }
}
