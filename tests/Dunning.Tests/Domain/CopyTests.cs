using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Copies of invoices that a debtor asks for by its link.</summary>
public sealed class CopyTests
{
    static readonly DateOnly Due = new(2026, 3, 2), On = new(2026, 3, 6);

    [Fact]
    public void Copies_that_are_all_at_hand_go_the_same_day_by_themselves_and_claim_nothing()
    {
        var story = Reminded();
        var facts = Ask(story, "F1", "F2");
        var copies = facts.OfType<InvoiceCopiesRequested>().Single();
        Assert.Equal(("F1, F2", On, ContactRole.AccountsPayable, SendingMode.Live), (string.Join(", ", copies.Statement.Lines.Select(l => l.Number)), copies.On, copies.Addressee, copies.Mode));
        Assert.Equal((700m, 0m, 0m), (copies.Statement.Outstanding.Amount, copies.Statement.Interest.Amount, copies.Statement.Compensation.Amount));
        Assert.Empty(facts.OfType<FollowUpAsked>());
        Assert.Equal("paused_invoice_copy_sent", (story.Next("F1", On) as NextAction.Blocked)?.By.Reason);
    }

    [Fact]
    public void What_is_sent_for_the_asking_counts_against_no_budget_and_moves_no_step()
    {
        var (asked, silent) = (Reminded(), Reminded());
        Ask(asked, "F1", "F2");
        Ask(silent);
        Assert.Equal(Climbed(silent), Climbed(asked));

        static (string, DateOnly)[] Climbed(Story story) => [.. story.Walk(On, On.AddDays(60)).Steps.Select(s => (s.Step, s.On))];
    }

    [Fact]
    public void One_answer_is_one_mail()
    {
        var story = Reminded();
        Ask(story, "F1", "F2");
        Assert.Empty(Ask(story, "F1", "F2"));
    }

    [Theory]
    [InlineData(new[] { "F1" }, new[] { "F2" })]
    [InlineData(new[] { "F2" }, new[] { "F1" })]
    [InlineData(new string[0], new[] { "F1", "F2" })]
    public void What_is_at_hand_goes_by_itself_and_a_person_gets_the_task_with_the_missing_ones(string[] kept, string[] missing)
    {
        var facts = Ask(Reminded(), kept);
        Assert.Equal(kept, facts.OfType<InvoiceCopiesRequested>().SelectMany(copies => copies.Statement.Lines).Select(line => line.Number));
        var task = facts.OfType<FollowUpAsked>().Single();
        Assert.Equal((FollowUpKind.SendInvoiceCopy, On), (task.Kind, task.Deadline));
        Assert.Equal(missing.Select(Story.Id).Order(), task.Invoices.Order());
    }

    [Fact]
    public void Where_nothing_goes_by_itself_the_task_names_what_is_at_hand_too()
    {
        var story = Reminded();
        story.Entity = story.Entity with { Stopped = true };
        var task = Ask(story, "F1").OfType<FollowUpAsked>().Single();
        Assert.Equal(new[] { "F1", "F2" }.Select(Story.Id).Order(), task.Invoices.Order());
    }

    [Theory]
    [InlineData(SendingMode.Redirect, false, true)]
    [InlineData(SendingMode.Shadow, false, false)]
    [InlineData(SendingMode.Live, true, false)]
    public void The_entitys_mode_and_stop_hold_for_copies_too(SendingMode mode, bool stopped, bool goes)
    {
        var story = Reminded();
        story.Entity = story.Entity with { Mode = mode, Stopped = stopped };
        var facts = Ask(story, "F1", "F2");
        Assert.Equal(goes ? [mode] : [], facts.OfType<InvoiceCopiesRequested>().Select(c => c.Mode));
        Assert.Equal(!goes, facts.OfType<FollowUpAsked>().Any());
    }

    [Fact]
    public void A_debtor_that_no_policy_follows_or_that_is_insolvent_or_has_no_mailbox_is_left_to_a_person()
    {
        var unfollowed = Reminded();
        unfollowed.Policies = new([], ImmutableDictionary<string, PolicyEnd>.Empty);
        Assert.Empty(Ask(unfollowed, "F1", "F2").OfType<InvoiceCopiesRequested>());

        var insolvent = Reminded();
        // Claims born after the judgment are payable; what is sent all the same is for a person to say.
        insolvent.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "safeguard", On.AddDays(-90), null, insolvent.Next(Story.Debtor.Debtor), On), On);
        Assert.Empty(Ask(insolvent, "F1", "F2").OfType<InvoiceCopiesRequested>());

        var mailless = Reminded();
        mailless.Reaches(email: false, post: true, phone: false, On);
        Assert.Empty(Ask(mailless, "F1", "F2").OfType<InvoiceCopiesRequested>());
        Assert.Single(mailless.Facts.OfType<FollowUpAsked>());
    }

    [Fact]
    public void Copies_that_could_not_go_are_a_task_once()
    {
        var story = Reminded();
        var copies = Ask(story, "F1", "F2").OfType<InvoiceCopiesRequested>().Single();
        story.Hear(new MessageFailed(copies.Decision, "copy_missing", 2, On), On);
        story.Hear(new MessageFailed(copies.Decision, "copy_missing", 3, On), On);
        var task = Assert.Single(story.Facts.OfType<FollowUpAsked>());
        Assert.Equal((FollowUpKind.SendInvoiceCopy, copies.Decision, 2, "copy_missing"), (task.Kind, task.Contact, task.Invoices.Length, task.Why));
        Assert.DoesNotContain(copies.Decision, story.Case.Outgoing.Keys);
    }

    [Theory]
    [InlineData(BounceKind.Hard, 1)]
    [InlineData(BounceKind.Soft, 0)]
    [InlineData(BounceKind.Complaint, 0)]
    public void Copies_that_came_back_for_good_are_a_task_and_those_still_tried_are_none(BounceKind kind, int tasks)
    {
        var story = Reminded();
        var copies = Ask(story, "F1", "F2").OfType<InvoiceCopiesRequested>().Single().Decision;
        story.Hear(new MessageSent(copies, null, 1, On), On);
        story.Hear(new MessageBounced(copies, kind, null, 2, On), On);
        Assert.Equal(tasks, story.Facts.OfType<FollowUpAsked>().Count(task => task.Kind == FollowUpKind.SendInvoiceCopy));
    }

    public static TheoryData<string, string?> Turns => new() { { "insolvency", "insolvency" }, { "contest", "disputed" }, { "hold", "held_factored" }, { "stop", "stopped" }, { "mode", "mode_changed" }, { "part payment", null }, { "promise", null } };

    [Theory]
    [MemberData(nameof(Turns))]
    public void A_mail_under_way_is_called_back_by_what_would_have_kept_it_and_a_person_answers(string turn, string? reason)
    {
        var story = Reminded();
        var copies = Ask(story, "F1", "F2").OfType<InvoiceCopiesRequested>().Single().Decision;
        Happens(story, turn);
        Assert.Equal(reason is null ? [] : [reason], story.Facts.OfType<MessageWithdrawn>().Where(back => back.Decision == copies).Select(back => back.Reason));
        Assert.Equal(reason is null ? [] : [copies], story.Facts.OfType<FollowUpAsked>().Where(task => task.Kind == FollowUpKind.SendInvoiceCopy).Select(task => task.Contact));

        // It may have left all the same.
        story.Hear(new MessageSent(copies, null, 1, On), On);
        Assert.DoesNotContain(story.Case.FollowUps.Values, task => task.Contact == copies && task.IsOpen);
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void A_mail_that_has_left_is_called_back_by_nothing(string turn, string? reason)
    {
        _ = reason;
        var story = Reminded();
        var copies = Ask(story, "F1", "F2").OfType<InvoiceCopiesRequested>().Single().Decision;
        story.Hear(new MessageSent(copies, null, 1, On), On);
        Happens(story, turn);
        Assert.DoesNotContain(story.Facts.OfType<MessageWithdrawn>(), back => back.Decision == copies);
    }

    static void Happens(Story story, string turn)
    {
        switch (turn)
        {
            case "insolvency": story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "safeguard", On, null, story.Next(Story.Debtor.Debtor), On), On); break;
            case "contest": story.Contests("F2", On); break;
            case "hold": story.Holds("F1", "factored", null, On); break;
            case "stop": story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, On)); break;
            case "mode":
                story.Entity = story.Entity with { Mode = SendingMode.Shadow };
                story.Run(On);
                break;
            case "part payment": story.Pays("F1", 100, On); break;
            default: story.Do(new DunningCommand.MakePromise([], null, On.AddDays(3), story.Now(On), "collector", On)); break;
        }
    }

    [Fact]
    public void The_words_of_a_contest_are_noted_and_those_of_another_answer_are_not()
    {
        var story = Reminded();
        var note = Guid.NewGuid();
        Assert.Equal(note, story.Do(Order(story, DebtorAnswer.Disputes) with { Note = note }).OfType<NoteWritten>().Single().Note);
        Assert.Empty(story.Do(Order(story, DebtorAnswer.Received) with { Note = Guid.NewGuid() }).OfType<NoteWritten>());
    }

    static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due, 300).Walk(Due, On.AddDays(-1));

    static ImmutableArray<DunningEvent> Ask(Story story, params string[] kept) => [.. story.Do(Order(story, DebtorAnswer.CopyPlease) with { Copies = [.. kept.Select(Story.Id)] })];

    static DunningCommand.AnswerMessage Order(Story story, DebtorAnswer answer) => new(
        new(story.Decided("reminder_1").Decision, answer, null, answer == DebtorAnswer.Disputes ? DisputeGround.Price : DisputeGround.None), story.Now(On), On);
}
