using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Sales;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Sales may object to threats, with a reason and until a day; reminders and calls go on.</summary>
public sealed class SalesObjectionTests
{
    static readonly DateOnly Entered = Day("2026-04-16"), Last = Day("2026-04-28"); // a Tuesday

    static Story Sold(DateOnly until, string? salesPerson = "VRP-1") => Story.Of(phone: false, salesPerson: salesPerson).Owes("F1", Due, 400).Walk(Due, until);

    static DunningCommand.ObjectForSales Order(Story story, DateOnly on, DateOnly until, string? step = null, params string[] invoices) =>
        new(ObjectionReason.NegotiationUnderWay, step, [.. invoices], until, story.Now(on), "collector", on);

    static Story Objects(Story story, DateOnly on, DateOnly until, string? step = null, params string[] invoices)
    {
        story.Do(Order(story, on, until, step, invoices));
        return story;
    }

    static string? Refused(Story story, DunningCommand command) => DunningCase.Decide(story.Case, command).Refusal?.Code;

    [Theory]
    [InlineData("VRP-1")]
    [InlineData(null)]
    public void The_notice_goes_the_day_after_the_objection_ends(string? salesPerson)
    {
        var story = Objects(Sold(Entered, salesPerson), Entered, Last);
        Assert.Equal(new NextAction.Blocked(Blocker.SalesObjection, Last.AddDays(1)), story.Next("F1", Day("2026-04-20")));
        Assert.DoesNotContain(story.Walk(Day("2026-04-17"), Last).Steps, step => step.Step == "formal_notice");
        Assert.Equal("formal_notice", story.Run(Last.AddDays(1)).OfType<StepDecided>().Single().Step);
    }

    [Fact]
    public void Who_objects_before_being_told_is_told_before_the_objection_ends()
    {
        var story = Objects(Sold(Day("2026-04-13")), Day("2026-04-13"), Last).Walk(Day("2026-04-14"), Day("2026-05-05"));
        var told = story.Facts.OfType<SalesToldOfThreat>().Last();
        Assert.Equal((Day("2026-04-24"), Last.AddDays(1)), (told.On, told.MayGoOn));
        Assert.Equal(Last.AddDays(1), story.Decided("formal_notice").On);
    }

    [Fact]
    public void Reminders_go_on()
    {
        var story = Objects(Sold(Due), Due, Due.AddDays(30)).Walk(Due, Due.AddDays(30));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2"], story.Steps.Select(step => step.Step));
    }

    [Fact]
    public void A_threat_that_waits_for_approval_is_called_back_and_comes_again()
    {
        var story = Sold(Deposit.AddDays(-1));
        story.Approves = false;
        story.Run(Deposit);
        Objects(story, Deposit, Last);
        Assert.Equal("sales_objection", Assert.IsType<StepWithdrawn>(story.Facts[^1]).Reason);
        story.Walk(Deposit.AddDays(1), Last.AddDays(1));
        Assert.Equal([Deposit, Last.AddDays(1)], story.Steps.Where(step => step.Step == "formal_notice").Select(step => step.On));
        Assert.Single(story.Facts.OfType<SalesToldOfThreat>(), told => told.Step == "formal_notice");
    }

    [Fact]
    public void A_threat_that_was_asked_for_is_called_back_at_Correspondence()
    {
        var story = Sold(Deposit.AddDays(-1));
        story.Sends = false;
        story.Run(Deposit);
        Objects(story, Deposit, Last);
        Assert.Equal("sales_objection", Assert.IsType<MessageWithdrawn>(story.Facts[^1]).Reason);
    }

    [Fact]
    public void A_reminder_that_waits_is_left_alone()
    {
        var story = Sold(Due);
        story.Sends = false;
        story.Run(Due.AddDays(3));
        Objects(story, Due.AddDays(3), Last.AddDays(-30));
        Assert.IsType<SalesObjected>(story.Facts[^1]);
    }

    [Fact]
    public void What_a_manager_rejected_stays_so_and_is_not_approved_while_sales_objects()
    {
        var story = Sold(Deposit.AddDays(-1));
        story.Approves = false;
        story.Run(Deposit);
        story.Do(new DunningCommand.Reject(story.Decided("formal_notice").Decision, RejectionReason.CommercialReason, null, "manager", Deposit));
        Objects(story, Deposit, Last).Walk(Deposit.AddDays(1), Last.AddDays(1));
        Assert.Equal("rejected", Story.Blocker(story.Next("F1", Last.AddDays(1))));
        Assert.Equal("sales_objection", Refused(story, new DunningCommand.Approve(story.Decided("formal_notice").Decision, story.Now(Last), "manager", Last)));
    }

    [Fact]
    public void A_proposed_hand_over_is_called_back_and_proposed_again_the_day_after()
    {
        var story = Noticed();
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Day("2026-05-13"));
        Objects(story, Day("2026-05-13"), Day("2026-05-20"), "hand_over");
        Assert.Equal("sales_objection", Assert.IsType<HandOverWithdrawn>(story.Facts[^1]).Reason);
        story.Walk(Day("2026-05-14"), Day("2026-05-21"));
        Assert.Equal([Day("2026-05-13"), Day("2026-05-21")], story.Facts.OfType<HandOverProposed>().Select(proposed => proposed.On));
    }

    [Fact]
    public void An_objection_to_one_threat_or_one_invoice_leaves_the_others()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due, 300).Walk(Due, Entered);
        Objects(Objects(story, Entered, Last, "hand_over"), Entered, Last, null, "F2").Run(Deposit);
        Assert.Equal([Story.Id("F1")], story.Decided("formal_notice").Covered.Select(covered => covered.Invoice));
    }

    [Fact]
    public void A_manager_lifts_it_and_the_threat_goes_at_once()
    {
        var story = Objects(Sold(Entered), Entered, Last);
        story.Do(new DunningCommand.LiftSalesObjection(story.Case.Objections.Keys.Single(), "manager", Day("2026-04-22")));
        Assert.Equal("formal_notice", story.Run(Day("2026-04-22")).OfType<StepDecided>().Single().Step);
        Assert.Equal("no_such_objection", Refused(story, new DunningCommand.LiftSalesObjection(Guid.NewGuid(), "manager", Last)));
    }

    [Fact]
    public void After_two_objections_in_an_episode_somebody_must_decide()
    {
        var story = Objects(Objects(Sold(Entered), Entered, Last), Entered, Last.AddDays(1));
        Assert.Equal("too_many_objections", Refused(story, Order(story, Entered, Last.AddDays(2))));
        Assert.Empty(DunningCase.Decide(story.Case, Order(story, Entered, Last)).Facts); // told again, it is the same one
        story.Pays("F1", 400, Last).Run(Last);
        Assert.Null(Refused(story.Owes("F2", Last, 500), Order(story, Last, Last.AddDays(5))));
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(30, "letter_2", null)]
    [InlineData(31, null, "objection_too_long")]
    [InlineData(-1, null, "until_is_past")]
    [InlineData(5, "reminder_1", "no_such_threat")]
    [InlineData(5, "perhaps", "no_such_threat")]
    public void An_objection_is_against_a_threat_and_ends_within_thirty_days(int days, string? step, string? refused)
    {
        var story = Sold(Due);
        Assert.Equal(refused, Refused(story, Order(story, Due, Due.AddDays(days), step)));
    }

    [Fact]
    public void It_names_open_invoices_and_a_reason()
    {
        var story = Sold(Due);
        Assert.Equal("no_such_invoice", Refused(story, Order(story, Due, Due, null, "F9")));
        Assert.Equal("reason_missing", Refused(story, Order(story, Due, Due) with { Reason = ObjectionReason.Unknown }));
    }

    [Fact]
    public void The_question_why_not_names_the_objection_and_its_fact()
    {
        var story = Objects(Sold(Entered), Entered, Last);
        var situation = new Situation(story.Case, story.Now(Deposit), Deposit);
        var invoice = story.Case.Invoices[Story.Id("F1")];
        Assert.Equal([("sales_objection", "manager", (DateOnly?)Last.AddDays(1))], situation.Blockers(invoice).Select(by => (by.By.Reason, by.By.Owner, by.Until)));
        Assert.Equal(Last.AddDays(1), situation.FirstDay(invoice));
        Assert.IsType<SalesObjected>(story.Facts[Causes.Of(story.Facts, invoice.Id, story.Now(Deposit), Deposit)["sales_objection"]]);
    }
}
