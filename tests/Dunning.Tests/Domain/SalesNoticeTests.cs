using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Sales people are told three working days before each threat; told in time, nothing is delayed.</summary>
public sealed class SalesNoticeTests
{
    // The formal notice of the 20th of April, a Monday: told on the Wednesday before.
    static readonly DateOnly Told = Day("2026-04-15");

    static Story Sold() => Story.Of(phone: false, salesPerson: "VRP-1").Owes("F1", Due, 400);

    static IEnumerable<(string Step, DateOnly On, DateOnly MayGoOn)> Tellings(Story story) => story.Facts.OfType<SalesToldOfThreat>().Select(told => (told.Step, told.On, told.MayGoOn));

    static IEnumerable<DateOnly> Notices(Story story) => story.Steps.Where(step => step.Step == "formal_notice").Select(step => step.On);

    [Fact]
    public void Each_threat_is_told_on_the_day_from_which_three_working_days_run_out_with_it_and_none_is_delayed()
    {
        Story[] stories = [Sold(), Story.Of(phone: false).Owes("F1", Due, 400)];
        foreach (var story in stories) story.Walk(Due, Deposit).Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Walk(Deposit.AddDays(1), Day("2026-05-20"));
        // Easter Monday is the 6th of April; the 8th of May is a holiday.
        Assert.Equal([("letter_2", Day("2026-04-01"), Day("2026-04-07")), ("formal_notice", Told, Deposit), ("hand_over", Day("2026-05-07"), Day("2026-05-13"))], Tellings(stories[0]));
        Assert.Equal(stories[1].Steps, stories[0].Steps);
        Assert.Equal(Day("2026-05-13"), stories[0].Facts.OfType<HandOverProposed>().Single().On);
        Assert.Empty(Tellings(stories[1]));
    }

    [Fact]
    public void What_is_told_names_the_invoices_with_what_is_claimed_of_them_that_day()
    {
        var told = Sold().Walk(Due, Told).Pays("F1", 100, Told).Facts.OfType<SalesToldOfThreat>().Last();
        Assert.Equal((Story.Debtor, 1, "VRP-1", SendingMode.Live, 400m), (told.Account, told.Episode, told.SalesPerson, told.Mode, told.Total.Amount));
        Assert.Equal(("F1", Due, 400m), (told.Invoices.Single().Number, told.Invoices.Single().DueOn, told.Invoices.Single().Claimed.Amount));
    }

    [Theory]
    [InlineData("2026-04-15", "2026-04-20")]
    [InlineData("2026-04-16", "2026-04-21")]
    [InlineData("2026-04-17", "2026-04-22")]
    [InlineData("2026-04-18", "2026-04-22")] // a Saturday
    [InlineData("2026-04-20", "2026-04-23")]
    public void Told_too_late_the_threat_waits_its_three_days(string first, string notice)
    {
        var story = Sold().Walk(Due, Told.AddDays(-1)).Walk(Day(first), Day("2026-04-30"));
        Assert.Equal((Day(first), Day(notice)), (Tellings(story).Last().On, Notices(story).Single()));
    }

    [Fact]
    public void Until_it_was_told_the_question_why_not_is_answered_as_if_it_will_be()
    {
        var story = Sold().Walk(Due, Told.AddDays(-1));
        var (before, late) = (new Situation(story.Case, story.Now(Told), Told), new Situation(story.Case, story.Now(Deposit), Deposit));
        var invoice = story.Case.Invoices[Story.Id("F1")];
        Assert.Equal(Deposit, before.FirstDay(invoice));
        Assert.Equal(new NextAction.Wait("formal_notice", Day("2026-04-23")), late.Of(invoice));
        Assert.Equal([("sales_notice", (DateOnly?)Day("2026-04-23"))], late.Blockers(invoice).Select(by => (by.By.Reason, by.Until)));
        Assert.Equal(Day("2026-04-23"), late.FirstDay(invoice));
    }

    [Theory]
    [InlineData(7, "F1 F2")]
    [InlineData(20, "F1|F2")]
    public void Invoices_that_reach_the_same_threat_within_ten_days_are_told_together(int later, string told)
    {
        var story = Sold().Owes("F2", Due.AddDays(later), 300);
        story.Policies = Written.Book(Written.Document(Written.Reminder, Written.Letter, Written.Notice) with { Values = new(SalesNoticeDays: 3) });
        story.Walk(Due, Deposit.AddDays(40));
        Assert.Equal(told, string.Join('|', story.Facts.OfType<SalesToldOfThreat>().Select(fact => string.Join(' ', fact.Invoices.Select(one => one.Number)))));
        Assert.Equal(2, Notices(story).Count());
    }

    [Theory]
    [InlineData("2026-05-19", "2026-05-20", 1)]
    [InlineData("2026-05-20", "2026-05-27", 2)] // told anew on the 21st; Whit Monday is the 25th
    public void A_threat_that_comes_more_than_thirty_days_after_it_might_have_gone_is_told_anew(string paused, string notice, int tellings)
    {
        var story = Sold().Walk(Due, Told).Pauses(PauseReason.LegalReview, Day(paused), Told).Walk(Told.AddDays(1), Day("2026-06-10"));
        Assert.Equal((Day(notice), tellings), (Notices(story).Single(), Tellings(story).Count(told => told.Step == "formal_notice")));
    }

    [Fact]
    public void Whoever_takes_the_customer_over_is_told_too()
    {
        var story = Sold().Walk(Due, Day("2026-04-16"));
        story.Hear(new DebtorProfiled(Story.Debtor.Debtor, CustomerKind.Company, null, "fr", story.Next(Story.Debtor.Debtor), SalesPerson: "VRP-2"), Day("2026-04-17")).Walk(Day("2026-04-17"), Day("2026-04-30"));
        Assert.Equal((Day("2026-04-17"), Day("2026-04-22")), (Tellings(story).Last().On, Notices(story).Single()));
        Assert.Equal("VRP-2", story.Facts.OfType<SalesToldOfThreat>().Last().SalesPerson);
    }

    [Theory]
    [InlineData("2026-04-21", "VRP-2")]
    [InlineData("2026-05-21", "VRP-1")]
    public void A_threat_that_has_waited_for_a_second_person_is_told_anew_once_another_sells_or_thirty_days_have_gone(string approved, string salesPerson)
    {
        var story = Sold().Walk(Due, Deposit.AddDays(-1));
        story.Approves = false;
        story.Walk(Deposit, Day(approved).AddDays(-1));
        Assert.Equal(Deposit, Notices(story).Single());
        var (on, decided) = (Day(approved), story.Decided("formal_notice").Decision);
        story.Hear(new DebtorProfiled(Story.Debtor.Debtor, CustomerKind.Company, null, "fr", story.Next(Story.Debtor.Debtor), SalesPerson: salesPerson), on);
        Assert.Equal("sales_notice", DunningCase.Decide(story.Case, new DunningCommand.Approve(decided, story.Now(on), "manager", on)).Refusal?.Code);
        story.Walk(on, on.AddDays(9));
        Assert.Contains(story.Facts.OfType<StepWithdrawn>(), withdrawn => withdrawn.Decision == decided && withdrawn.Reason == "sales_notice");
        Assert.Equal((salesPerson, on), (story.Facts.OfType<SalesToldOfThreat>().Last().SalesPerson, Tellings(story).Last().On));
        Assert.Equal(3, WorkingDays.CountBetween(on, Notices(story).Last()));
    }

    [Fact]
    public void Nobody_waits_for_a_sales_person_who_is_gone()
    {
        var story = Sold().Walk(Due, Day("2026-04-16"));
        story.Hear(new DebtorProfiled(Story.Debtor.Debtor, CustomerKind.Company, null, "fr", story.Next(Story.Debtor.Debtor)), Day("2026-04-17")).Walk(Day("2026-04-17"), Day("2026-04-30"));
        Assert.Equal(Deposit, Notices(story).Single());
    }

    [Fact]
    public void What_was_told_in_shadow_was_told_to_nobody()
    {
        var story = Sold();
        story.Entity = story.Entity with { Mode = SendingMode.Shadow };
        story.Walk(Due, Day("2026-04-16"));
        Assert.Equal(SendingMode.Shadow, story.Facts.OfType<SalesToldOfThreat>().Last().Mode);
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        story.Walk(Day("2026-04-17"), Day("2026-08-30"));
        Assert.All(story.Facts.OfType<SalesToldOfThreat>().Where(told => told.On > Day("2026-04-16")), told => Assert.Equal(SendingMode.Live, told.Mode));
        Assert.True(Notices(story).Single() > Day("2026-05-01")); // the debtor had heard nothing either
    }

    [Fact]
    public void A_run_that_makes_up_for_a_day_tells_on_the_day_on_which_it_is_really_heard()
    {
        var story = Sold().Walk(Due, Told.AddDays(-1));
        story.Do(new DunningCommand.Act(story.Now(Told), "service:dunning", Told) { Today = Deposit });
        Assert.Equal(("formal_notice", Deposit, Day("2026-04-23")), Tellings(story).Last());
    }

    [Fact]
    public void Nothing_is_told_of_a_threat_that_would_not_come()
    {
        var story = Sold().Walk(Due, Told.AddDays(-1)).Contests("F1", Told).Walk(Told, Told.AddDays(3)).Resolves("F1", Told.AddDays(4)).Pays("F1", 400, Told.AddDays(4)).Walk(Told.AddDays(4), Deposit.AddDays(20));
        Assert.DoesNotContain(Tellings(story), told => told.Step == "formal_notice");
    }

    [Fact]
    public void A_policy_that_says_nothing_of_it_tells_nobody()
    {
        var story = Sold();
        story.Policies = Written.Book(Written.Document(Written.Reminder, Written.Letter, Written.Notice));
        Assert.Equal(Due.AddDays(45), Notices(story.Walk(Due, Deposit)).Single());
        Assert.Empty(Tellings(story));
    }

    [Fact]
    public void A_call_that_threatens_is_told_as_well()
    {
        var story = Story.Of(salesPerson: "VRP-1").Owes("F1", Due, 400);
        story.Policies = Written.Book(Written.Document(Written.Reminder, Written.Letter, new StepDocument("call_2", 30, Channel.Call) { Threat = true }, Written.Notice) with { Values = new(SalesNoticeDays: 2) });
        story.Walk(Due, Due.AddDays(60));
        var told = Tellings(story).First();
        Assert.Equal(("call_2", Due.AddDays(30)), story.Steps.First(step => step.Step == "call_2"));
        Assert.Equal(("call_2", 2), (told.Step, WorkingDays.CountBetween(told.On, Due.AddDays(30))));
    }
}
