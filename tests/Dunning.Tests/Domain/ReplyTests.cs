using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Tasks;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A debtor who writes by e-mail.</summary>
public sealed class ReplyTests
{
    // A Friday; five working days later is the next Friday.
    static readonly DateOnly Due = new(2026, 3, 2), On = new(2026, 3, 6), Held = new(2026, 3, 13);

    [Fact]
    public void A_debtor_who_writes_is_answered_the_same_day_before_anything_else_goes_out()
    {
        var story = Reminded().Hear(Reply(), On);
        var task = Assert.Single(story.Case.FollowUps.Values);
        Assert.Equal((FollowUpKind.AnswerDebtor, On, TaskKind.AnswerDebtor), (task.Kind, task.Deadline, story.Case.OrderOf(task).Kind));
        var pause = Assert.Single(story.Case.Pauses.Values);
        Assert.Equal((PauseReason.DebtorWrote, Held, true), (pause.Reason, pause.Until, pause.IsWhole));
        Assert.Equal("paused_debtor_wrote", (story.Next("F1", On) as NextAction.Blocked)?.By.Reason);
        Assert.Equal("paused_debtor_wrote", (story.Next("F1", Held) as NextAction.Blocked)?.By.Reason);
        Assert.Null(story.Next("F1", Held.AddDays(1)) as NextAction.Blocked);
    }

    [Fact]
    public void What_had_not_gone_out_is_called_back()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Sends = false;
        story.Walk(Due, On.AddDays(-1));
        var asked = story.Asked("reminder_1").Decision;
        story.Hear(Reply(), On);
        Assert.Contains(story.Facts.OfType<MessageWithdrawn>(), back => back.Decision == asked && back.Reason == "paused_debtor_wrote");
    }

    [Fact]
    public void Once_the_task_is_done_or_dropped_the_steps_go_on()
    {
        foreach (var end in new Func<Guid, DunningCommand>[] { id => new DunningCommand.DoFollowUp(id, "mia", On), id => new DunningCommand.DropFollowUp(id, TaskCancellation.NoLongerNeeded, "mia", On) })
        {
            var story = Reminded().Hear(Reply(), On);
            story.Do(end(story.Case.FollowUps.Keys.Single()));
            Assert.Equal(On, Assert.Single(story.Case.Pauses.Values).LiftedOn);
            Assert.Null(story.Next("F1", On) as NextAction.Blocked);
        }
    }

    [Fact]
    public void A_task_that_ends_leaves_other_pauses_alone()
    {
        var story = Reminded().Pauses(PauseReason.LegalReview, On.AddDays(30), On).Hear(Reply(), On);
        story.Do(new DunningCommand.DoFollowUp(story.Case.FollowUps.Keys.Single(), "mia", On));
        Assert.Equal("paused_legal_review", (story.Next("F1", On) as NextAction.Blocked)?.By.Reason);
    }

    [Fact]
    public void Who_writes_every_day_holds_nothing_up_for_ever()
    {
        var story = Reminded();
        for (var day = On; day < On.AddDays(20); day = day.AddDays(1)) story.Hear(Reply(), day);
        Assert.Single(story.Case.FollowUps);
        Assert.Equal(Held, Assert.Single(story.Case.Pauses.Values).Until);
    }

    [Fact]
    public void A_debtor_who_writes_again_after_it_was_answered_is_answered_again()
    {
        var story = Reminded().Hear(Reply(), On);
        story.Do(new DunningCommand.DoFollowUp(story.Case.FollowUps.Keys.Single(), "mia", On));
        story.Hear(Reply(), On.AddDays(3));
        Assert.Equal(2, story.Case.FollowUps.Count);
        Assert.Equal(2, story.Case.Pauses.Count);
    }

    [Fact]
    public void Who_writes_again_after_each_answer_is_answered_each_time_and_holds_the_steps_twice_in_an_episode()
    {
        var story = Reminded();
        for (var (day, mails) = (On, 1); mails <= 4; (day, mails) = (day.AddDays(3), mails + 1))
        {
            story.Hear(Reply(on: day), day);
            Assert.Equal((mails, Math.Min(mails, CallResult.MostPauses)), (story.Case.FollowUps.Count, story.Case.Pauses.Count));
            Assert.Equal(mails <= CallResult.MostPauses, story.Next("F1", day) is NextAction.Blocked);
            story.Do(new DunningCommand.DoFollowUp(story.Case.FollowUps.Values.Single(task => task.IsOpen).Id, "mia", day));
        }
    }

    [Fact]
    public void A_mail_beyond_those_that_hold_calls_nothing_back()
    {
        var story = Reminded();
        story.Sends = false;
        foreach (var day in new[] { On, On.AddDays(3) })
        {
            story.Hear(Reply(on: day), day);
            story.Do(new DunningCommand.DoFollowUp(story.Case.FollowUps.Values.Single(task => task.IsOpen).Id, "mia", day));
        }

        story.Walk(On.AddDays(3), Due.AddDays(16));
        var asked = story.Asked("letter_1").Decision;
        story.Hear(Reply(on: Due.AddDays(16)), Due.AddDays(16));
        Assert.Equal(OutgoingStatus.Requested, story.Case.Outgoing[asked].Status);
    }

    [Fact]
    public void A_mail_is_no_answer_that_takes_a_refusal_back()
    {
        var story = Reminded().Speaks(CallOutcome.Refusal, On).Hear(Reply(), On);
        Assert.NotNull(story.Case.Invoices[Story.Id("F1")].Refusal);
        story.Pauses(PauseReason.LegalReview, On.AddDays(30), On);
        Assert.Null(story.Case.Invoices[Story.Id("F1")].Refusal);
    }

    [Fact]
    public void A_mail_on_a_sunday_is_answered_on_the_next_working_day() =>
        Assert.Equal(new DateOnly(2026, 3, 9), Assert.Single(Reminded().Hear(Reply(on: new(2026, 3, 8)), new(2026, 3, 8)).Case.FollowUps.Values).Deadline);

    [Fact]
    public void What_a_mailbox_answers_by_itself_is_told_and_holds_nothing()
    {
        var story = Reminded();
        var contacts = story.Case.Contacts.Count;
        story.Hear(Reply() with { Automatic = true }, On);
        Assert.Empty(story.Case.FollowUps);
        Assert.Empty(story.Case.Pauses);
        Assert.Equal(contacts, story.Case.Contacts.Count);
        Assert.Null(story.Next("F1", On) as NextAction.Blocked);
    }

    [Fact]
    public void The_same_mail_told_again_adds_nothing()
    {
        var (story, reply) = (Reminded(), Reply());
        story.Hear(reply, On);
        Assert.Empty(DunningCase.Decide(story.Case, new DunningCommand.Hear(null, reply, On)).Facts);
    }

    [Fact]
    public void A_debtor_who_owes_nothing_is_answered_all_the_same_and_nothing_is_paused()
    {
        var story = Reminded();
        story.Pays("F1", 400, On);
        story.Hear(Reply(), On);
        Assert.Single(story.Case.FollowUps);
        Assert.Empty(story.Case.Pauses);
    }

    [Fact]
    public void A_reply_to_a_case_that_is_not_known_is_kept_and_asks_for_nothing() =>
        Assert.Single(DunningCase.Decide(DunningCase.Initial, new DunningCommand.Hear(null, Reply(), On)).Facts);

    static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, On.AddDays(-1));

    static DebtorReplied Reply(DateOnly? on = null) => new(Guid.NewGuid(), null, false, 2, on ?? On);
}
