using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A plan's confirmation and a hand-over's notice that did not arrive: a person tells the debtor another way.</summary>
public sealed class ServiceFailureTests
{
    static readonly DateOnly Friday = Day("2026-05-15"), Saturday = Friday.AddDays(1), Monday = Friday.AddDays(3);

    /// <summary>What was asked for on Friday.</summary>
    static (Story Story, Guid Decision) Asked(string kind, SendingMode mode = SendingMode.Live)
    {
        var story = kind == "plan" ? Story.Of(phone: false).Owes("F1", Friday.AddDays(-4), 300) : Noticed();
        if (kind != "plan") story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        story.Policies = Written.Book(ShippedPolicies.Documents.Single(d => d.Name == "standard_company") with { Values = new(HandOverNotice: true) });
        story.Entity = story.Entity with { Mode = mode };
        if (kind == "plan") return (story.Plans(Friday, (Friday.AddDays(20), 300)), story.Facts.OfType<PlanConfirmationRequested>().Single().Decision);
        story.Hear(new ClaimsPlaced(Guid.NewGuid(), story.Case.HandOvers.Keys.Single(), "alpha", Money.Euros(400), 1, Friday, "Agence Alpha"), Friday).Run(Friday);
        return (story, story.Facts.OfType<HandOverNoticeRequested>().Single().Decision);
    }

    static FollowUp[] Tasks(Story story, Guid decision) => [.. story.Case.FollowUps.Values.Where(task => task.Contact == decision)];

    static void Fails(Story story, Guid decision, string how, DateOnly on, long version = 1)
    {
        switch (how)
        {
            case "hard" or "soft" or "complaint":
                story.Hear(new MessageSent(decision, null, version, on), on);
                story.Hear(new MessageBounced(decision, how == "hard" ? BounceKind.Hard : how == "soft" ? BounceKind.Soft : BounceKind.Complaint, null, version + 1, on), on);
                break;
            default: story.Hear(new MessageFailed(decision, how, version, on), on); break;
        }
    }

    [Theory]
    [InlineData("plan", "recipient_refused", "recipient_refused")]
    [InlineData("plan", "outcome_unknown", "outcome_unknown")]
    [InlineData("plan", "hard", "bounced")]
    [InlineData("plan", "soft", null)]
    [InlineData("plan", "complaint", null)]
    [InlineData("hand_over", "no_address", "no_address")]
    [InlineData("hand_over", "hard", "bounced")]
    [InlineData("hand_over", "soft", null)]
    public void One_that_failed_or_came_back_for_good_is_a_task_of_the_day_with_its_reason(string kind, string how, string? why)
    {
        var (story, decision) = Asked(kind);
        Fails(story, decision, how, Friday);
        Assert.Equal(why is null ? [] : [(FollowUpKind.SendByHand, Friday, why, 1)], Tasks(story, decision).Select(task => (task.Kind, task.Deadline, task.Why!, task.Invoices.Length)));
        Assert.All(Tasks(story, decision), task => Assert.Equal(TaskKind.SendByHand, story.Case.OrderOf(task).Kind));
    }

    [Fact]
    public void One_that_fails_on_a_day_of_rest_is_for_the_next_working_day()
    {
        var (story, decision) = Asked("plan");
        Fails(story, decision, "hard", Saturday);
        Assert.Equal(Monday, Tasks(story, decision).Single().Deadline);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("hand_over")]
    public void Of_one_message_there_is_one_task_whatever_comes_of_it_later(string kind)
    {
        var (story, decision) = Asked(kind);
        Fails(story, decision, "outcome_unknown", Friday);
        story.Do(new DunningCommand.DoFollowUp(Tasks(story, decision).Single().Id, "collector", Friday));
        Fails(story, decision, "hard", Monday, 2);
        Fails(story, decision, "outcome_unknown", Monday, 5);
        Assert.Equal(Friday, Tasks(story, decision).Single().DoneOn);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("hand_over")]
    public void It_ends_by_itself_when_the_message_left_all_the_same(string kind)
    {
        var (story, decision) = Asked(kind);
        Fails(story, decision, "outcome_unknown", Friday);
        story.Hear(new MessageSent(decision, null, 2, Monday), Monday);
        Assert.Equal(Monday, Tasks(story, decision).Single().DroppedOn);
        Assert.Equal(TaskCancellation.NoLongerNeeded, story.Facts.OfType<FollowUpDropped>().Single().Reason);
    }

    [Theory]
    [InlineData("plan", "cancelled")]
    [InlineData("plan", "insolvent")]
    [InlineData("hand_over", "paid")]
    [InlineData("hand_over", "returned")]
    [InlineData("hand_over", "insolvent")]
    public void It_ends_with_what_there_was_to_tell_and_does_not_begin_after_that(string kind, string turn)
    {
        var ((open, first), (late, second)) = (Asked(kind), Asked(kind));
        Fails(open, first, "no_address", Friday);
        late.Hear(new MessageSent(second, null, 1, Friday), Friday);
        foreach (var story in new[] { open, late })
            switch (turn)
            {
                case "cancelled": story.Do(new DunningCommand.CancelPlan(story.Case.Plans.Keys.Single(), StopEnd.Replaced, "collector", Monday)); break;
                case "insolvent": story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Monday, null, 99, Monday), Monday); break;
                case "paid": story.Pays("F1", 400, Monday); break;
                case "returned": story.Returns("F1", Monday); break;
            }

        Assert.Equal(Monday, Tasks(open, first).Single().DroppedOn);
        late.Hear(new MessageBounced(second, BounceKind.Hard, null, 2, Monday), Monday);
        Assert.Empty(Tasks(late, second));
    }

    [Fact]
    public void An_entity_that_tries_out_troubles_nobody()
    {
        var (story, decision) = Asked("plan", SendingMode.Redirect);
        Fails(story, decision, "recipient_refused", Friday);
        Assert.Empty(Tasks(story, decision));
    }

    [Fact]
    public void One_that_was_called_back_with_its_object_and_fails_after_that_is_nobody_s_task()
    {
        var (story, decision) = Asked("plan");
        story.Do(new DunningCommand.CancelPlan(story.Case.Plans.Keys.Single(), StopEnd.Replaced, "collector", Friday));
        Assert.Equal(WithdrawalReason.PlanEnded, story.Facts.OfType<MessageWithdrawn>().Single(back => back.Decision == decision).Reason);
        Fails(story, decision, "no_address", Friday);
        Assert.Empty(Tasks(story, decision));
    }

    [Theory]
    [InlineData("plan", WithdrawalReason.Stopped)]
    [InlineData("plan", WithdrawalReason.ModeChanged)]
    [InlineData("hand_over", WithdrawalReason.Stopped)]
    [InlineData("hand_over", WithdrawalReason.ModeChanged)]
    public void One_that_the_entity_no_longer_sends_is_a_task_of_the_day_once(string kind, string why)
    {
        var (story, decision) = Asked(kind);
        if (why == WithdrawalReason.Stopped) story.Do(new DunningCommand.WithdrawAll(why, Friday));
        story.Entity = story.Entity with { Stopped = why == WithdrawalReason.Stopped, Mode = why == WithdrawalReason.Stopped ? SendingMode.Live : SendingMode.Redirect };
        story.Walk(Friday, Monday);
        Fails(story, decision, "no_address", Monday);
        Assert.Equal([(FollowUpKind.SendByHand, Friday, why)], Tasks(story, decision).Select(task => (task.Kind, task.Deadline, task.Why!)));
        Assert.Equal(why, story.Facts.OfType<MessageWithdrawn>().Single(back => back.Decision == decision).Reason);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("hand_over")]
    public void One_that_came_back_is_still_to_be_told_when_it_is_heard_only_then_that_it_had_left(string kind)
    {
        var (story, decision) = Asked(kind);
        story.Hear(new MessageBounced(decision, BounceKind.Hard, null, 2, Friday), Friday);
        story.Hear(new MessageSent(decision, null, 1, Friday), Friday);
        Assert.Equal([("bounced", true)], Tasks(story, decision).Select(task => (task.Why!, task.IsOpen)));
    }

    [Theory]
    [InlineData(SendingMode.Live, true)]
    [InlineData(SendingMode.Redirect, false)]
    public void A_plan_of_who_has_no_address_is_told_by_a_person_at_once_while_it_holds(SendingMode mode, bool asked)
    {
        var story = Story.Of(email: false, post: false, phone: false).Owes("F1", Friday.AddDays(-4), 300);
        story.Entity = story.Entity with { Mode = mode };
        story.Plans(Friday, (Friday.AddDays(20), 300)).Walk(Friday, Saturday);
        Assert.Equal(asked ? [(FollowUpKind.SendByHand, Friday, "no_address", 1, true)] : [], story.Case.FollowUps.Values.Select(task => (task.Kind, task.Deadline, task.Why!, task.Invoices.Length, task.IsOpen)));
        story.Do(new DunningCommand.CancelPlan(story.Case.Plans.Keys.Single(), StopEnd.Replaced, "collector", Monday));
        Assert.All(story.Case.FollowUps.Values, task => Assert.Equal(Monday, task.DroppedOn));
    }
}
