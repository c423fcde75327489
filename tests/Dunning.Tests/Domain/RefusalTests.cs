using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A debtor who gives neither promise nor reason brings the formal notice to the next allowed day; all that guards it stays.</summary>
public sealed class RefusalTests
{
    // reminder_1 on the 3rd day, the call on the 10th: a Thursday. Five working days later is the 17th.
    static readonly DateOnly Due = new(2026, 3, 2), Called = Due.AddDays(10), Next = Due.AddDays(17);

    static Story Refuses(CustomerKind kind = CustomerKind.Company, decimal amount = 400, CallOutcome outcome = CallOutcome.Refusal, string? salesPerson = null)
    {
        var story = Story.Of(kind, salesPerson: salesPerson).Owes("F1", Due, amount).Walk(Due, Called);
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, outcome, "collector", Called) { Now = story.Now(Called) });
        return story;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("VRP-1")]
    public void The_notice_is_the_next_word_and_comes_when_the_interval_is_over(string? salesPerson)
    {
        var story = Refuses(salesPerson: salesPerson).Walk(Called.AddDays(1), Next.AddDays(-1));
        Assert.Equal("call_1", story.Steps.Last().Step);
        story.Run(Next);
        Assert.Equal(("formal_notice", Next), story.Steps.Last());
        Assert.Equal("letter_1 reminder_2 call_2 letter_2 call_3", string.Join(' ', story.Decided("formal_notice").Covered.Single().Skipped!.Value));
        Assert.Equal(salesPerson is null ? [] : [Due.AddDays(14)], story.Facts.OfType<SalesToldOfThreat>().Select(told => told.On));
    }

    [Fact]
    public void A_debtor_who_was_reached_and_said_nothing_that_was_recorded_refuses_nothing() =>
        Assert.Equal("letter_1", Refuses(outcome: CallOutcome.Reached).Walk(Called.AddDays(1), Next).Steps.Last().Step);

    [Fact]
    public void Only_the_invoices_spoken_of_are_brought_forward()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Called).Owes("F2", Due.AddDays(9), 300, Called);
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, CallOutcome.Refusal, "collector", Called) { Now = story.Now(Called) });
        story.Walk(Called.AddDays(1), Next);
        Assert.Equal([Story.Id("F1")], story.Decided("formal_notice").Covered.Select(covered => covered.Invoice));
    }

    public static TheoryData<string> Answers { get; } = ["promise", "plan", "pause", "dispute"];

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_later_promise_plan_pause_or_dispute_ends_it(string answer)
    {
        var (story, on) = (Refuses(), Called.AddDays(1));
        _ = answer switch
        {
            "promise" => story.Promises(on.AddDays(2), on),
            "plan"    => story.Plans(on, (on.AddDays(2), 200), (on.AddDays(20), 200)),
            "pause"   => story.Pauses(PauseReason.LegalReview, on.AddDays(2), on),
            _         => story.Contests("F1", on).Resolves("F1", on.AddDays(2)),
        };
        story.Walk(on, Due.AddDays(40));
        Assert.Equal("letter_1", story.Steps.SkipWhile(step => step.Step != "call_1").ElementAt(1).Step);
    }

    [Fact]
    public void A_reason_ends_it_even_where_it_pauses_nothing_any_more()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due.AddDays(9), 300).Walk(Due, Called);
        foreach (var day in new[] { 6, 7 }) story.Do(Says("F2", CallOutcome.Dispute, Called.AddDays(day - 10)));
        story.Do(Says("F1", CallOutcome.Refusal, Called));
        Assert.NotNull(story.Case.Invoices[Story.Id("F1")].Refusal);
        story.Do(Says("F1", CallOutcome.Dispute, Called.AddDays(1)));
        Assert.Null(story.Case.Invoices[Story.Id("F1")].Refusal);

        DunningCommand.NoteContact Says(string invoice, CallOutcome outcome, DateOnly on) => new(Guid.NewGuid(), Channel.Call, outcome, null, [invoice], story.Now(on), "collector", on);
    }

    [Fact]
    public void A_threat_still_rests_on_two_contacts_made()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3)).Speaks(CallOutcome.Refusal, Due.AddDays(4)).Walk(Due.AddDays(4), Due.AddDays(30));
        // Refused on the 4th day with one reminder sent: the letter comes first, then the notice five working days later.
        Assert.Equal([("reminder_1", Due.AddDays(3)), ("letter_1", Due.AddDays(15)), ("formal_notice", Due.AddDays(22))], story.Steps);
    }

    [Theory]
    [InlineData(149, "letter_1")]
    [InlineData(150, "formal_notice")]
    public void Too_little_for_a_registered_letter_goes_on_as_ever(int amount, string next)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, amount).Walk(Due, Due.AddDays(22)).Speaks(CallOutcome.Refusal, Due.AddDays(22)).Walk(Due.AddDays(22), Due.AddDays(32));
        Assert.Equal(next == "letter_1" ? "reminder_2" : next, story.Steps.Last().Step);
    }

    [Fact]
    public void Before_anything_is_late_nothing_can_be_refused()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 900).Walk(Due.AddDays(-10), Due.AddDays(-5)).Speaks(CallOutcome.Refusal, Due).Walk(Due, Due.AddDays(22));
        Assert.DoesNotContain(story.Steps, step => step.Step == "formal_notice");
    }

    [Fact]
    public void Public_buyers_hear_all_that_their_policy_says()
    {
        var story = Story.Of(CustomerKind.PublicBody).Owes("F1", Due, 400).Walk(Due, Due.AddDays(30)).Speaks(CallOutcome.Refusal, Due.AddDays(31)).Walk(Due.AddDays(31), Due.AddDays(46));
        Assert.Equal("letter_of_accountant", story.Steps.Last().Step);
    }

    [Fact]
    public void While_sales_objects_the_reminders_go_on_and_after_it_the_notice_comes()
    {
        var story = Refuses();
        story.Do(new DunningCommand.ObjectForSales(Recouvrement.Dunning.Domain.Sales.ObjectionReason.KeyAccountVisit, null, [], Next.AddDays(2), story.Now(Called), "collector", Called));
        story.Walk(Called.AddDays(1), Next.AddDays(14));
        Assert.Equal(["reminder_1", "call_1", "letter_1", "formal_notice"], story.Steps.Select(step => step.Step));
    }

    [Theory]
    [InlineData("standard_company", true)]
    [InlineData("large_retailer", true)]
    [InlineData("craftsman", true)]
    [InlineData("works_contract", true)]
    [InlineData("public_buyer", false)]
    [InlineData("consumer", false)]
    public void The_shipped_policies_say_whom_it_is_for(string policy, bool brings) => Assert.Equal(brings, ShippedPolicies.All.Single(p => p.Name == policy).Values.RefusalBringsNotice);

    [Fact]
    public void A_document_of_before_says_neither() =>
        Assert.Equal((0, false), (Policies.Written.Read(Policies.Written.Document(Policies.Written.Reminder)).Values.SalesNoticeDays, Policies.Written.Read(Policies.Written.Document(Policies.Written.Reminder)).Values.RefusalBringsNotice));
}
