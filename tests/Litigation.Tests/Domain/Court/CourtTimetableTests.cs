using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>The days of rules R6.0 to R6.5, each with its boundary: what the creditor must do is put off by nothing, what it waits for is.</summary>
public sealed class CourtTimetableTests
{
    [Theory]
    [InlineData("2026-08-28", "2027-02-28", "2027-03-01")] // the vector of the old law; its last day is a Sunday
    [InlineData("2026-09-15", "2026-12-15", "2026-12-15")] // the vector of the new law
    [InlineData("2026-08-31", "2027-02-28", "2027-03-01")] // last day of six months; 31 -> end of February
    [InlineData("2026-09-01", "2026-12-01", "2026-12-01")] // first day of three
    [InlineData("2022-02-28", "2022-08-28", "2022-08-29")] // last day of the oldest law
    [InlineData("2022-03-01", "2022-09-01", "2022-09-01")]
    [InlineData("2026-11-30", "2027-02-28", "2027-03-01")]
    [InlineData("2027-11-30", "2028-02-29", "2028-02-29")] // a leap year
    [InlineData("2027-02-01", "2027-05-01", "2027-05-03")] // 1 May, a Saturday
    public void An_order_is_served_by_its_own_law(string ordered, string safe, string last) => Assert.Equal((safe, last), Deadline(DeadlineKind.ServeOrder, Granted(ordered)));

    [Fact]
    public void An_order_of_a_chamber_in_Alsace_is_put_off_by_its_holidays() =>
        Assert.Equal(("2028-12-26", "2028-12-27"), Deadline(DeadlineKind.ServeOrder, Granted("2028-09-26", Plan(court: Strasbourg))));

    [Theory]
    [InlineData("2026-09-15", "2026-10-09", "2026-11-09", "2026-11-09", "2026-12-09")] // the vector
    [InlineData("2026-08-28", "2026-10-09", "2026-11-09", "2026-11-09", "2026-11-10")] // the old law: once the month is over
    [InlineData("2026-09-15", "2026-10-31", "2026-11-30", "2026-11-30", "2026-12-31")] // 31 -> 30
    [InlineData("2026-10-01", "2026-12-31", "2027-01-31", "2027-02-01", "2027-03-01")] // 31 January is a Sunday, 28 February too
    [InlineData("2026-09-15", "2026-10-01", "2026-11-01", "2026-11-02", "2026-12-01")] // All Saints, a Sunday
    [InlineData("2026-02-10", "2026-04-01", "2026-05-01", "2026-05-04", "2026-05-05")] // 1 May of the old law: the wait is put off
    public void Whoever_was_served_in_person_may_oppose_for_a_month_and_is_enforced_against_after(string ordered, string served, string safe, string last, string from)
    {
        Assert.Equal((safe, last), Deadline(DeadlineKind.Opposition, Served(ordered, served)));
        Assert.Equal(from, From(PermittedKind.EnforceOrder, Served(ordered, served)));
    }

    [Theory]
    [InlineData(ServiceManner.AtAddress)]
    [InlineData(ServiceManner.AtOffice)]
    [InlineData(ServiceManner.NobodyFound)]
    public void Who_was_not_reached_may_oppose_until_a_month_after_something_reaches_him_and_is_enforced_against_all_the_same(ServiceManner manner)
    {
        var served = Served("2026-09-15", "2026-10-09", manner);
        Assert.Equal((null, null), Deadline(DeadlineKind.Opposition, served));
        Assert.Equal("2026-12-09", From(PermittedKind.EnforceOrder, served));
        Assert.Equal(("2027-01-10", "2027-01-11"), Deadline(DeadlineKind.Opposition, [.. served, Act(EnforcementAct.AccountGarnishment, "2026-12-10")]));
        Assert.Equal(("2027-01-10", "2027-01-11"), Deadline(DeadlineKind.Opposition, [.. served, Act(EnforcementAct.AccountGarnishment, "2026-12-10"), Act(EnforcementAct.ServiceInPerson, "2026-12-20", true)]));
        Assert.Equal((null, null), Deadline(DeadlineKind.Opposition, [.. served, Act(EnforcementAct.OrderToPay, "2026-12-10")]));
        Assert.Equal(("2027-01-10", "2027-01-11"), Deadline(DeadlineKind.Opposition, [.. served, Act(EnforcementAct.OrderToPay, "2026-12-10", inPerson: true)]));
    }

    [Theory]
    [InlineData(DebtorResidence.Overseas, "2026-12-09", "2026-12-10")]
    [InlineData(DebtorResidence.Abroad, "2027-01-09", "2027-01-12")] // a Saturday: until Monday the 11th
    public void Distance_is_added_for_the_debtor_and_enforcement_waits_for_it(DebtorResidence residence, string safe, string from)
    {
        var served = Served("2026-09-15", "2026-10-09", plan: Plan(residence: residence));
        Assert.Equal(safe, Deadline(DeadlineKind.Opposition, served).Safe);
        Assert.Equal(from, From(PermittedKind.EnforceOrder, served));
        Assert.Equal(("2026-12-15", "2026-12-15"), Deadline(DeadlineKind.ServeOrder, Granted("2026-09-15", Plan(residence: residence))));
    }

    [Theory]
    [InlineData(DebtorResidence.Overseas, "2027-03-30")]
    [InlineData(DebtorResidence.Abroad, "2027-04-30")] // in two steps it would end on the 28th, the last of February
    public void What_distance_adds_makes_one_period_with_what_it_is_added_to(DebtorResidence residence, string safe)
    {
        Assert.Equal(safe, Deadline(DeadlineKind.Opposition, Served("2027-01-05", "2027-01-30", plan: Plan(residence: residence))).Safe);
        Assert.Equal(safe, Deadline(DeadlineKind.Contestation, [.. Live(Plan(CourtProcedure.UncontestedClaim, residence: residence)), Step(CourtMark.CommandServed, "2027-01-30")]).Safe);
    }

    [Fact]
    public void Before_March_2022_the_form_is_asked_for_within_a_month_after_the_opposition()
    {
        var served = Served("2022-02-28", "2022-03-31");
        Assert.Equal(("2022-04-30", "2022-05-02"), Deadline(DeadlineKind.Opposition, served));
        Assert.Equal(("2022-05-30", "2022-06-02"), Deadline(DeadlineKind.RequestFormula, served));
        Assert.Null(From(PermittedKind.EnforceOrder, served));
        Assert.Equal("2022-05-10", From(PermittedKind.EnforceOrder, [.. served, Step(CourtMark.FormulaRequested, "2022-05-10")]));
    }

    [Fact]
    public void Fees_that_the_registry_calls_are_deposited_within_fifteen_days()
    {
        CourtEvent[] called = [.. Requested("2026-09-10"), Step(CourtMark.FeeCalled, "2026-09-18")];
        Assert.Equal(("2026-10-03", "2026-10-05"), Deadline(DeadlineKind.DepositFee, called)); // a Saturday
        Assert.Empty(Timetable([.. called, Step(CourtMark.FeeDeposited, "2026-09-20")]).Deadlines);
    }

    [Fact]
    public void An_opposition_calls_for_a_fee_a_hearing_and_since_September_2026_the_act_of_service()
    {
        CourtEvent[] opposed = [.. Served("2026-09-15", "2026-10-09"), new CourtEvent.PaymentOrderOpposed(Day("2026-10-20"), Day("2026-10-22"), Collector, Day("2026-10-22"))];
        Assert.Empty(Timetable(opposed).Deadlines);
        Assert.Empty(Timetable(opposed).Permissions);
        Assert.Equal(("2026-11-10", "2026-11-10"), Deadline(DeadlineKind.DepositOppositionFee, [.. opposed, Step(CourtMark.OppositionFeeCalled, "2026-10-26")]));
        CourtEvent[] heard = [.. opposed, Step(CourtMark.HearingFixed, "2027-01-14")];
        Assert.Equal(("2027-01-14", "2027-01-14"), Deadline(DeadlineKind.ProveService, heard));
        Assert.Empty(Timetable([.. heard, Step(CourtMark.ServiceProven, "2027-01-14")]).Deadlines);
        CourtEvent[] old = [.. Served("2026-08-28", "2026-10-09"), new CourtEvent.PaymentOrderOpposed(Day("2026-10-20"), Day("2026-10-22"), Collector, Day("2026-10-22")), Step(CourtMark.HearingFixed, "2027-01-14")];
        Assert.Empty(Timetable(old).Deadlines);
        CourtEvent[] judicial = [.. Served("2026-09-15", "2026-10-09", plan: Plan(court: Judicial, principal: 10_000.01m)), new CourtEvent.PaymentOrderOpposed(Day("2026-10-20"), Day("2026-10-22"), Collector, Day("2026-10-22"))];
        Assert.Equal("2026-11-06", Deadline(DeadlineKind.NameLawyer, judicial).Safe);
        // Up to ten thousand the parties go to court themselves (CPC 761).
        CourtEvent[] small = [.. Served("2026-09-15", "2026-10-09", plan: Plan(court: Judicial, principal: 10_000)), judicial[^1]];
        Assert.DoesNotContain(Timetable(small).Deadlines, d => d.What is DeadlineKind.NameLawyer);
    }

    [Fact]
    public void An_uncontested_claim_is_recorded_eight_days_after_the_month_and_served_within_six_months()
    {
        CourtEvent[] commanded = [.. Live(Plan(CourtProcedure.UncontestedClaim)), Step(CourtMark.CommandServed, "2026-10-09")];
        Assert.Equal(("2026-11-09", "2026-11-09"), Deadline(DeadlineKind.Contestation, commanded));
        Assert.Equal("2026-11-17", From(PermittedKind.RecordNonContestation, commanded));
        CourtEvent[] enforceable = [.. commanded, Step(CourtMark.NonContestationRecorded, "2026-11-17"), Step(CourtMark.MadeEnforceable, "2026-11-30")];
        Assert.Equal(("2027-05-30", "2027-05-31"), Deadline(DeadlineKind.ServeRecord, enforceable));
        // It is a title already, and must be served in time all the same.
        CourtEvent[] titled = [.. enforceable, new CourtEvent.EnforceableTitleObtained(Matter, Day("2026-12-01"), Kernel.Amounts.Money.Euros(1290), default, Collector, Day("2026-12-01"))];
        Assert.Equal(("2027-05-30", "2027-05-31"), Deadline(DeadlineKind.ServeRecord, titled));
        Assert.Equal([DeadlineKind.EnforceTitle], Timetable([.. titled, Step(CourtMark.DecisionServed, "2026-12-10")]).Deadlines.Select(d => d.What));
        Assert.Empty(Timetable([.. commanded, Step(CourtMark.Contested, "2026-10-20")]).Permissions);
    }

    [Fact]
    public void Other_ways_have_their_days_too()
    {
        Assert.Equal(("2026-11-09", "2026-11-09"), Deadline(DeadlineKind.Agreement, [.. Live(Plan(CourtProcedure.SmallClaim)), Step(CourtMark.Lodged, "2026-10-09")]));
        CourtEvent[] hearing = [.. Live(Plan(CourtProcedure.Summons)), Step(CourtMark.HearingFixed, "2027-01-14")];
        Assert.Equal(("2026-12-30", "2027-01-06"), (Deadline(DeadlineKind.ServeSummons, hearing).Safe, Deadline(DeadlineKind.FileSummons, hearing).Safe));
        Assert.Equal(("2026-11-08", "2026-11-09"), Deadline(DeadlineKind.Opposition, [.. Live(Plan(CourtProcedure.EuropeanOrder)), Step(CourtMark.DecisionServed, "2026-10-09")]));
        Assert.Equal(("2026-11-09", "2026-11-09"), Deadline(DeadlineKind.BringAction, [.. Live(Plan(CourtProcedure.Summons)), Act(EnforcementAct.ProtectiveAttachment, "2026-10-09")]));
        Assert.Equal(("2036-12-10", "2036-12-10"), Deadline(DeadlineKind.EnforceTitle, [.. Served("2026-09-15", "2026-10-09"), new CourtEvent.EnforceableTitleObtained(Matter, Day("2026-12-10"), Kernel.Amounts.Money.Euros(1290), default, Collector, Day("2026-12-10"))]));
    }

    [Fact]
    public void What_is_over_or_not_agreed_to_has_no_days()
    {
        Assert.Empty(Timetable(Live()[0]).Deadlines);
        Assert.Empty(Timetable([.. Granted("2026-09-15"), new CourtEvent.CourtActionWithdrawn(Matter, Day("2026-10-01"), Collector, Day("2026-10-01"))]).Deadlines);
        Assert.Empty(Timetable(Granted("1981-01-05")).Deadlines);
    }
}
