using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>A payment order from the proposal to its end.</summary>
public sealed class PaymentOrderTests
{
    static readonly DateOnly Today = Day("2026-12-20");

    [Fact]
    public void Going_to_court_is_proposed_by_one_and_agreed_to_by_another()
    {
        var propose = new Propose(Matter, Plan(), Terms, Collector, Today);
        Given().When(propose).Then(new CourtActionProposed(Matter, Plan(), Collector, Today));
        var proposed = new CourtActionProposed(Matter, Plan(), Collector, Today);
        Given(proposed).When(new Approve(Collector, Today)).ThenRefused("same_person");
        Given(proposed).When(new Decline(Collector, Today)).ThenRefused("same_person");
        Given(proposed).When(new Approve(Manager, Today)).Then(new CourtActionApproved(Manager, Today));
        Given(proposed).When(new Decline(Manager, Today)).Then(new CourtActionDeclined(Manager, Today));
        Given(proposed).When(new RequestOrder(Today, Collector, Today)).ThenRefused("not_approved");
        Given(proposed).When(propose with { Plan = Plan(principal: 5) }).ThenRefused("reference_used");
        Given(proposed, new CourtActionDeclined(Manager, Today)).When(new RequestOrder(Today, Collector, Today)).ThenRefused("proceeding_declined");
        Given(proposed, new CourtActionDeclined(Manager, Today)).When(new Approve(Manager, Today)).ThenRefused("decided_already");
        Given().When(new Approve(Manager, Today)).ThenRefused("no_such_proceeding");
    }

    [Fact]
    public void A_file_is_held_while_it_is_proposed_or_goes_on()
    {
        Assert.False(State().HoldsFile);
        Assert.True(State(Live()[0]).HoldsFile);
        Assert.True(State(Live()).HoldsFile);
        Assert.False(State(Live()[0], new CourtActionDeclined(Manager, Today)).HoldsFile);
        Assert.False(State([.. Live(), new CourtActionWithdrawn(Matter, Today, Collector, Today)]).HoldsFile);
    }

    [Fact]
    public void Each_step_follows_the_one_before()
    {
        Given(Live()).When(new RequestOrder(Today, Collector, Today)).Then(new PaymentOrderRequested(Today, Collector, Today));
        Given(Live()).When(new Grant(Today, Money.Euros(1290), Limits, Collector, Today)).ThenRefused("step_missing");
        Given(Requested("2026-09-10")).When(new Grant(Day("2026-09-15"), Money.Euros(1290), Limits, Collector, Today)).Then(new PaymentOrderGranted(Day("2026-09-15"), Money.Euros(1290), false, Collector, Today));
        Given(Requested("2026-09-10")).When(new Grant(Day("2026-09-15"), Money.Euros(900), Limits, Collector, Today)).Then(new PaymentOrderGranted(Day("2026-09-15"), Money.Euros(900), true, Collector, Today));
        Given(Requested("2026-09-10")).When(new Grant(Day("2026-09-09"), Money.Euros(900), Limits, Collector, Today)).ThenRefused("day_before");
        Given(Requested("2026-09-10")).When(new Serve(Today, ServiceManner.InPerson, "CJ-1", Limits, Collector, Today)).ThenRefused("step_missing");
        Given(Requested("2026-09-10")).When(new RejectRequest(Day("2026-09-15"), Collector, Today)).Then(new PaymentOrderRejected(Matter, Day("2026-09-15"), Collector, Today));
        Given(Granted("2026-09-15")).When(new Grant(Day("2026-09-16"), Money.Euros(1290), Limits, Collector, Today)).ThenRefused("already_recorded");
        Given(Granted("2026-09-15")).When(new Oppose(Today, Today, Collector, Today)).ThenRefused("step_missing");
        Given(Granted("2026-09-15")).When(new RejectRequest(Day("2026-09-15"), Collector, Today)).ThenRefused("already_granted");
        Given(Requested("1981-09-15")).When(new Grant(Day("1981-10-15"), Money.Euros(1290), Limits, Collector, Today)).ThenRefused("law_unknown");
    }

    [Theory]
    [InlineData("2026-09-15", "2026-12-15", true)]
    [InlineData("2026-09-15", "2026-12-16", false)]
    [InlineData("2026-08-28", "2027-02-28", true)]
    [InlineData("2026-08-28", "2027-03-01", true)] // Monday after a Sunday: can be argued
    [InlineData("2026-08-28", "2027-03-02", false)]
    public void An_order_is_served_in_time(string ordered, string served, bool inTime)
    {
        var serving = Given(Granted(ordered)).When(new Serve(Day(served), ServiceManner.AtAddress, "CJ-38-1", Limits, Collector, Day(served)));
        if (inTime) serving.Then(new PaymentOrderServed(Matter, Day(served), ServiceManner.AtAddress, "CJ-38-1", Collector, Day(served)));
        else serving.ThenRefused("service_out_of_time");
    }

    [Fact]
    public void An_order_lapses_by_the_word_of_a_person_once_its_last_day_is_over()
    {
        Given(Granted("2026-09-15")).When(new Lapse(LapseCause.NotServed, Day("2026-12-15"), Limits, Collector, Today)).ThenRefused("still_in_time");
        Given(Granted("2026-09-15")).When(new Lapse(LapseCause.NotServed, Day("2026-12-16"), Limits, Collector, Today)).Then(new CourtActionLapsed(Matter, LapseCause.NotServed, Day("2026-12-16"), Collector, Today));
        Given(Served("2026-09-15", "2026-10-09")).When(new Lapse(LapseCause.NotServed, Day("2026-12-16"), Limits, Collector, Today)).ThenRefused("nothing_to_lapse");
    }

    [Theory]
    [InlineData("2026-12-08", false)]
    [InlineData("2026-12-09", true)]
    public void An_order_that_is_not_opposed_is_a_title_two_months_after_its_service(string day, bool isTitle)
    {
        var title = Given(Served("2026-09-15", "2026-10-09")).When(new ObtainTitle(Day(day), Money.Euros(1290), Money.Euros(50), Limits, Collector, Today));
        var garnish = Given(Served("2026-09-15", "2026-10-09")).When(new Enforce(EnforcementAct.AccountGarnishment, Day(day), false, "CJ-38-1", Money.Euros(210), Money.Euros(300), "SA-1", Limits, Collector, Today));
        if (!isTitle)
        {
            title.ThenRefused("too_early");
            garnish.ThenRefused("too_early");
            return;
        }

        title.Then(new EnforceableTitleObtained(Matter, Day(day), Money.Euros(1290), Money.Euros(50), Collector, Today));
        garnish.Then(new EnforcementActDone(Matter, EnforcementAct.AccountGarnishment, Day(day), false, "CJ-38-1", Money.Euros(210), Money.Euros(300), "SA-1", Collector, Today));
    }

    [Fact]
    public void A_day_that_was_recorded_wrongly_is_corrected_within_the_law_it_selects()
    {
        CorrectDay Correct(CourtMark mark, string day) => new(mark, Day(day), Limits, Collector, Today);
        CourtEvent[] granted = [.. Requested("2026-08-01"), new PaymentOrderGranted(Day("2026-08-28"), Money.Euros(1290), false, Collector, Today)];
        var corrected = new CourtDayCorrected(CourtMark.Granted, Day("2026-08-28"), Day("2026-09-15"), Collector, Today);
        Given(granted).When(Correct(CourtMark.Granted, "2026-09-15")).Then(corrected);
        Assert.Equal(("2026-12-15", "2026-12-15"), Deadline(DeadlineKind.ServeOrder, [.. granted, corrected]));
        Given(granted).When(Correct(CourtMark.Granted, "2026-07-31")).ThenRefused("day_before");
        Given(granted).When(Correct(CourtMark.Granted, "2026-12-21")).ThenRefused("day_in_future");
        Given(granted).When(Correct(CourtMark.FeeCalled, "2026-09-15")).ThenRefused("step_missing");
        CourtEvent[] served = [.. granted, new PaymentOrderServed(Matter, Day("2026-12-10"), ServiceManner.InPerson, "CJ-1", Collector, Today)];
        Given(served).When(Correct(CourtMark.Served, "2026-12-09")).ThenRefused("told_already");
        Given(served).When(Correct(CourtMark.Granted, "2026-12-11")).ThenRefused("day_after");
        Given(served).When(Correct(CourtMark.Granted, "2026-09-01")).ThenRefused("service_out_of_time");
        Given([.. served, new EnforceableTitleObtained(Matter, Day("2026-12-15"), Money.Euros(1290), Money.Zero, Collector, Today)]).When(Correct(CourtMark.Granted, "2026-09-10")).ThenRefused("title_obtained");
        Given(served).When(Correct(CourtMark.Granted, "2026-09-10")).Then(corrected with { Day = Day("2026-09-10") });
    }

    [Fact]
    public void An_opposition_ends_the_order_as_a_title_until_the_court_has_heard_it()
    {
        CourtEvent[] opposed = [.. Served("2026-09-15", "2026-10-09"), new PaymentOrderOpposed(Day("2026-10-20"), Day("2026-10-22"), Collector, Today)];
        Given(Served("2026-09-15", "2026-10-09")).When(new Oppose(Day("2026-10-20"), Day("2026-10-22"), Collector, Today)).Then(opposed[^1]);
        Given(opposed).When(new ObtainTitle(Day("2026-12-15"), Money.Euros(1290), Money.Zero, Limits, Collector, Today)).ThenRefused("opposed");
        CourtEvent[] heard = [.. opposed, Step(CourtMark.HearingFixed, "2026-12-14")];
        Given(heard).When(new ObtainTitle(Day("2026-12-15"), Money.Euros(1290), Money.Zero, Limits, Collector, Today)).Then(new EnforceableTitleObtained(Matter, Day("2026-12-15"), Money.Euros(1290), Money.Zero, Collector, Today));
        var seize = new Enforce(EnforcementAct.AccountGarnishment, Day("2026-12-16"), false, "CJ-38-1", Money.Euros(210), Money.Zero, "SA-1", Limits, Collector, Today);
        Given(heard).When(seize).ThenRefused("opposed");
        Given([.. heard, new EnforceableTitleObtained(Matter, Day("2026-12-15"), Money.Euros(1290), Money.Zero, Collector, Today)]).When(seize)
            .Then(new EnforcementActDone(Matter, EnforcementAct.AccountGarnishment, Day("2026-12-16"), false, "CJ-38-1", Money.Euros(210), Money.Zero, "SA-1", Collector, Today));
        Given(heard).When(new TakeStep(CourtMark.HearingFixed, Day("2027-02-11"), Limits, Collector, Today)).Then(new CourtStepTaken(CourtMark.HearingFixed, Day("2027-02-11"), Collector, Today));
        Given(heard).When(new Dismiss(Day("2026-12-15"), Collector, Today)).Then(new CourtClaimDismissed(Matter, Day("2026-12-15"), Collector, Today));
        Assert.Null(State([.. Served("2026-09-15", "2026-10-09"), new EnforceableTitleObtained(Matter, Day("2026-12-09"), Money.Euros(1), default, Collector, Today), opposed[^1]]).Day(CourtMark.Title));
    }

    [Fact]
    public void What_comes_near_is_said_once_for_each_number_of_days_and_once_when_it_is_over()
    {
        var granted = Granted("2026-09-15");
        WarnOfDeadlines On(string day) => new([30, 8, 1], Limits, "service:litigation", Day(day));
        CourtDeadlineNeared Said(int days, string on) => new(Matter, DeadlineKind.ServeOrder, days, Day("2026-12-15"), Day("2026-12-15"), Day(on));
        Given(granted).When(On("2026-11-14")).ThenNothing();
        Given(granted).When(On("2026-11-15")).Then(Said(30, "2026-11-15"));
        Given([.. granted, Said(30, "2026-11-15")]).When(On("2026-12-06")).ThenNothing();
        Given([.. granted, Said(30, "2026-11-15")]).When(On("2026-12-07")).Then(Said(8, "2026-12-07"));
        // After an outage the nearest is said, and those slept through are not.
        Given(granted).When(On("2026-12-14")).Then(Said(1, "2026-12-14"));
        Given(granted).When(On("2026-12-16")).Then(Said(-1, "2026-12-16"));
        Given([.. granted, Said(-1, "2026-12-16")]).When(On("2027-01-20")).ThenNothing();
        Given([.. granted, Step(CourtMark.HearingFixed, "2026-12-14"), new CourtActionWithdrawn(Matter, Day("2026-10-01"), Collector, Today)]).When(On("2026-12-14")).ThenNothing();
    }

    [Fact]
    public void Costs_are_kept_once_and_after_the_end_too()
    {
        var cost = new IncurCost(CourtCostKind.OfficerFee, Money.Euros(72.4m), Day("2026-10-09"), "CJ-77", Collector, Today);
        var incurred = new CourtCostIncurred(CourtCostKind.OfficerFee, Money.Euros(72.4m), Day("2026-10-09"), "CJ-77", Collector, Today);
        Given(Live()).When(cost).Then(incurred);
        Given([.. Live(), incurred]).When(cost with { Amount = Money.Euros(1) }).ThenRefused("reference_used");
        Given([.. Live(), incurred]).When(cost with { Reference = "cj-77" }).ThenNothing();
        Given([.. Live(), new CourtClaimPaid(Matter, Day("2026-12-01"), Collector, Today)]).When(cost).Then(incurred);
        Given(Live()).When(cost with { Amount = Money.Zero }).ThenRefused("amount_not_positive");
        Given(Live()).When(cost with { IncurredOn = Today.AddDays(1) }).ThenRefused("day_in_future");
    }

    [Fact]
    public void An_end_is_said_once_and_nothing_goes_on_after_it()
    {
        CourtEvent[] paid = [.. Served("2026-09-15", "2026-10-09"), new CourtClaimPaid(Matter, Day("2026-12-01"), Collector, Today)];
        Given(paid).When(new Pay(Day("2026-12-01"), Collector, Today)).ThenNothing();
        Given(paid).When(new Withdraw(Today, Collector, Today)).ThenRefused("proceeding_over");
        Given(paid).When(new Oppose(Today, Today, Collector, Today)).ThenRefused("proceeding_over");
        Given(Live()[0]).When(new Withdraw(Today, Collector, Today)).Then(new CourtActionWithdrawn(Matter, Today, Collector, Today));
    }

    [Fact]
    public void What_is_asked_for_changes_until_it_has_gone_out()
    {
        var request = new CourtRequest(Today, "1", [], Money.Zero, []);
        Given(Live()).When(new DrawUp(request, Collector, Today)).Then(new CourtRequestDrawnUp(request, Collector, Today));
        Given([.. Live(), new CourtRequestDrawnUp(request, Collector, Today)]).When(new DrawUp(request with { Costs = Money.Euros(1) }, Collector, Today))
            .Then(new CourtRequestDrawnUp(request with { Costs = Money.Euros(1) }, Collector, Today));
        Given(Requested("2026-09-10")).When(new DrawUp(request, Collector, Today)).ThenRefused("request_gone_out");
    }

    [Fact]
    public void Whatever_happens_no_day_of_the_creditor_is_put_off_and_no_wait_is_shortened()
    {
        foreach (var residence in new[] { DebtorResidence.Metropolitan, DebtorResidence.Overseas, DebtorResidence.Abroad })
            foreach (var ordered in new[] { "2022-02-27", "2022-03-01", "2026-08-31", "2026-09-01", "2027-12-31", "2028-02-29" })
                for (var after = 0; after < 90; after++)
                {
                    var served = Day(ordered).AddDays(after);
                    var table = Timetable([.. Granted(ordered, Plan(residence: residence)), new PaymentOrderServed(Matter, served, ServiceManner.InPerson, "CJ", Collector, served)]);
                    var opposition = table.Deadlines.Single(d => d.What is DeadlineKind.Opposition).Days!;
                    Assert.True(opposition.SafeOn <= opposition.LastOn && opposition.LastOn <= opposition.SafeOn.AddDays(5));
                    Assert.All(table.Permissions, p => Assert.True(p.From > opposition.LastOn));
                    Assert.All(table.Deadlines.Where(d => d.Whose is DeadlineParty.Creditor), d => Assert.True(d.Days!.SafeOn <= d.Days.LastOn));
                }
    }
}
