using System.Reflection;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Why is an invoice not dunned? Every blocker, its cause, the step it would be and the first day on which it may go.</summary>
public sealed class WhyNotTests
{
    // A Monday; reminder_1 comes three days later.
    static readonly DateOnly Due = new(2026, 3, 2);

    [Fact]
    public void All_blockers_are_told_and_not_only_the_first()
    {
        var story = Story.Of().Owes("F1", Due, 400).Contests("F1", Due).Holds("F1", "factored", Due.AddDays(20), Due);
        story.Entity = story.Entity with { Stopped = true };
        var on = Due.AddDays(5); // a Saturday
        Assert.Equal(["disputed", "held_factored", "stopped", "quiet_day"], Against(story, "F1", on));
    }

    [Fact]
    public void Nothing_stands_against_what_is_due()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        var situation = At(story, Due.AddDays(3));
        Assert.Empty(situation.Blockers(Invoice(story)));
        Assert.Equal(("reminder_1", Due.AddDays(3)), (situation.StepAhead(Invoice(story)), situation.FirstDay(Invoice(story))));
    }

    [Fact]
    public void Time_is_a_blocker_with_an_end()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        Assert.Equal([("step_not_due", Due.AddDays(3))], Ends(story, Due.AddDays(1)));
        story.Walk(Due, Due.AddDays(3));
        Assert.Equal([("step_not_due", Due.AddDays(15)), ("contact_interval", Due.AddDays(10))], Ends(story, Due.AddDays(4)));
        Assert.Equal((Due.AddDays(15), "letter_1"), (At(story, Due.AddDays(4)).FirstDay(Invoice(story)), At(story, Due.AddDays(4)).StepAhead(Invoice(story))));
    }

    [Fact]
    public void What_somebody_must_remove_leaves_no_first_day_and_what_ends_by_itself_does()
    {
        var story = Story.Of().Owes("F1", Due, 400).Holds("F1", "payment_announced", Due.AddDays(9), Due);
        Assert.Equal(Due.AddDays(10), At(story, Due.AddDays(4)).FirstDay(Invoice(story)));
        Assert.Null(At(story.Contests("F1", Due), Due.AddDays(4)).FirstDay(Invoice(story)));
    }

    [Fact]
    public void A_settled_invoice_has_no_step()
    {
        var story = Story.Of().Owes("F1", Due, 400).Pays("F1", 400, Due);
        Assert.Equal(["settled"], Against(story, "F1", Due.AddDays(4)));
        Assert.Null(At(story, Due.AddDays(4)).StepAhead(Invoice(story)));
        Assert.IsType<BalanceChanged>(Cause(story, "settled", Due.AddDays(4)));
    }

    [Fact]
    public void A_threshold_says_nothing_of_what_is_contested_anyway() =>
        Assert.DoesNotContain("below_minimum", Against(Story.Of().Owes("F1", Due, 400).Contests("F1", Due), "F1", Due.AddDays(4)));

    [Fact]
    public void Each_blocker_names_the_fact_since_which_it_stands()
    {
        var story = Story.Of().Owes("F1", Due, 400).Contests("F1", Due.AddDays(1)).Holds("F1", "factored", null, Due.AddDays(2)).Reaches(true, true, true, Due.AddDays(2));
        Assert.IsType<InvoiceDisputed>(Cause(story, "disputed", Due.AddDays(4)));
        Assert.IsType<InvoiceHeld>(Cause(story, "held_factored", Due.AddDays(4)));
        story.Resolves("F1", Due.AddDays(3)).Lifts("F1", Due.AddDays(3)).Contests("F1", Due.AddDays(3));
        Assert.Equal(story.Facts.OfType<InvoiceDisputed>().Last(), Cause(story, "disputed", Due.AddDays(4)));
    }

    [Fact]
    public void What_was_so_before_the_invoice_came_is_told_of_what_made_it_so()
    {
        Assert.IsType<DebtorProfiled>(Cause(Story.Of(CustomerKind.Consumer).Owes("F1", Due, 400), "no_policy", Due.AddDays(4)));
        Assert.IsType<PaymentReceived>(Cause(Story.Of().Receives(900, Due.AddDays(-40)).Owes("F1", Due, 400), "in_credit", Due.AddDays(4)));
        Assert.IsType<InvoiceEntered>(Cause(Story.Of().Owes("F1", Due, 400, uncertain: true), "opening_entry", Due.AddDays(4)));
        Assert.IsType<InvoiceEntered>(Cause(Story.Of().Owes("F1", Due, 9), "below_minimum", Due.AddDays(4)));
        var opened = new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Due.AddDays(20), null, 101, Due);
        Assert.IsType<InsolvencyOpened>(Cause(Story.Of().Hear(opened, Due).Owes("F1", Due, 400), "insolvency", Due.AddDays(4)));
    }

    [Fact]
    public void The_interval_between_contacts_is_caused_by_the_contact()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));
        Assert.IsType<MessageSent>(Cause(story, "contact_interval", Due.AddDays(4)));
    }

    [Fact]
    public void After_the_notice_the_step_is_the_hand_over()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 4000).Walk(Due, Due.AddDays(90));
        story.Entity = story.Entity with { HandsOver = false, Mode = SendingMode.Live };
        var on = Due.AddDays(91);
        Assert.Equal("hand_over", At(story, on).StepAhead(Invoice(story)));
        Assert.Equal(["awaiting_proof", "hand_over_off"], Against(story, "F1", on).Intersect(["awaiting_proof", "no_proof", "hand_over_off"]).Select(r => r == "no_proof" ? "awaiting_proof" : r));
    }

    [Fact]
    public void Every_blocker_has_a_sentence_of_its_own()
    {
        var blockers = typeof(Blocker).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(Blocker)).Select(p => (Blocker)p.GetValue(null)!).ToArray();
        Assert.All(blockers, blocker => Assert.NotEqual($"{blocker.Reason.Replace('_', ' ')}.", BlockerSentences.Of(blocker.Reason)));
        Assert.Distinct(blockers.Select(blocker => BlockerSentences.Of(blocker.Reason)));
    }

    static CaseInvoice Invoice(Story story, string number = "F1") => story.Case.Invoices[Story.Id(number)];

    static Situation At(Story story, DateOnly on) => new(story.Case, story.Now(on), on);

    static IEnumerable<string> Against(Story story, string number, DateOnly on) => At(story, on).Blockers(Invoice(story, number)).Select(blocked => blocked.By.Reason);

    static IEnumerable<(string, DateOnly)> Ends(Story story, DateOnly on) => At(story, on).Blockers(Invoice(story)).Select(blocked => (blocked.By.Reason, blocked.Until!.Value));

    static DunningEvent Cause(Story story, string reason, DateOnly on) => story.Facts[Causes.Of(story.Facts, Story.Id("F1"), story.Now(on), on)[reason]];
}
