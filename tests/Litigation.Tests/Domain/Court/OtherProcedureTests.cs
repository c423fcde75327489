using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Court;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>What the law of the day opens, and the steps of ways other than a payment order.</summary>
public sealed class OtherProcedureTests
{
    static readonly DateOnly Today = Day("2026-12-20");

    [Fact]
    public void What_the_law_of_the_day_does_not_open_is_refused_with_its_reason()
    {
        Propose Of(CourtProcedure procedure, CourtTerms terms, decimal principal = 1290) => new(Matter, Plan(procedure, principal: principal), terms, Collector, Today);
        Given().When(Of(CourtProcedure.UncontestedClaim, Terms)).ThenRefused("procedure_not_open");
        Given().When(Of(CourtProcedure.UncontestedClaim, Terms with { UncontestedClaims = true })).Then(new CourtActionProposed(Matter, Plan(CourtProcedure.UncontestedClaim), Collector, Today));
        Given().When(Of(CourtProcedure.SmallClaim, Terms)).ThenRefused("procedure_excluded");
        var open = Terms with { SmallClaimsOfMerchants = true };
        Given().When(Of(CourtProcedure.SmallClaim, open, 5000)).Then(new CourtActionProposed(Matter, Plan(CourtProcedure.SmallClaim, principal: 5000), Collector, Today));
        Given().When(Of(CourtProcedure.SmallClaim, open, 5000.01m)).ThenRefused("above_ceiling");
        Given().When(Of(CourtProcedure.SmallClaim, open, 5000) with { Plan = Plan(CourtProcedure.SmallClaim, principal: 5000) with { Interest = Money.Euros(0.01m) } }).ThenRefused("above_ceiling");
        Given().When(Of(CourtProcedure.PaymentOrder, Terms, 0)).ThenRefused("nothing_owed");
    }

    [Fact]
    public void Other_procedures_go_by_their_own_steps()
    {
        Given(Live(Plan(CourtProcedure.Summons))).When(new RequestOrder(Today, Collector, Today)).ThenRefused("other_procedure");
        Given(Live()).When(new TakeStep(CourtMark.Lodged, Today, Limits, Collector, Today)).ThenRefused("other_procedure");
        Given(Live(Plan(CourtProcedure.Summons))).When(new TakeStep(CourtMark.FeeCalled, Today, Limits, Collector, Today)).ThenRefused("other_procedure");
        Given(Live(Plan(CourtProcedure.Summons))).When(new ObtainTitle(Today, Money.Euros(1), Money.Zero, Limits, Collector, Today)).ThenRefused("step_missing");
        CourtEvent[] summoned = [.. Live(Plan(CourtProcedure.Summons)), Step(CourtMark.CommandServed, "2026-10-09")];
        Given(summoned).When(new ObtainTitle(Today, Money.Euros(1), Money.Zero, Limits, Collector, Today)).Then(new EnforceableTitleObtained(Matter, Today, Money.Euros(1), Money.Zero, Collector, Today));
        CourtEvent[] commanded = [.. Live(Plan(CourtProcedure.UncontestedClaim)), Step(CourtMark.CommandServed, "2026-10-09")];
        Given(commanded).When(new ObtainTitle(Today, Money.Euros(1), Money.Zero, Limits, Collector, Today)).ThenRefused("step_missing");
        Given(commanded).When(NotContested("2026-11-16")).ThenRefused("too_early");
        Given(commanded).When(NotContested("2026-11-17")).Then(Step(CourtMark.NonContestationRecorded, "2026-11-17"));
        Given([.. commanded, Step(CourtMark.Contested, "2026-10-20")]).When(NotContested("2026-11-17")).ThenRefused("contested");
        Given([.. commanded, Step(CourtMark.Contested, "2026-10-20")]).When(new ObtainTitle(Today, Money.Euros(1), Money.Zero, Limits, Collector, Today)).ThenRefused("contested");
    }

    [Fact]
    public void A_mark_that_follows_from_a_fact_of_its_own_is_told_as_no_step()
    {
        foreach (var mark in Enum.GetValues<CourtMark>().Except(CourtMarks.Told))
            foreach (var plan in new[] { Plan(), Plan(CourtProcedure.Summons) })
                Given(Live(plan)).When(new TakeStep(mark, Today, Limits, Collector, Today)).ThenRefused("not_a_step");
    }

    [Fact]
    public void A_European_order_is_enforceable_once_the_thirty_days_are_over_and_nobody_opposed()
    {
        ObtainTitle Title(string on) => new(Day(on), Money.Euros(1290), Money.Zero, Limits, Collector, Day(on));
        CourtEvent[] lodged = [.. Live(Plan(CourtProcedure.EuropeanOrder)), Step(CourtMark.Lodged, "2026-09-10")];
        Given(lodged).When(Title("2026-12-01")).ThenRefused("step_missing");
        // Thirty days from 9 October end on Sunday 8 November, and go on to Monday.
        CourtEvent[] served = [.. lodged, Step(CourtMark.DecisionServed, "2026-10-09")];
        Given(served).When(Title("2026-11-09")).ThenRefused("too_early");
        Given(served).When(Title("2026-11-10")).Then(new EnforceableTitleObtained(Matter, Day("2026-11-10"), Money.Euros(1290), Money.Zero, Collector, Day("2026-11-10")));
        // It goes on to a judgment, which a written procedure comes to without a hearing.
        Given([.. served, Step(CourtMark.Contested, "2026-10-20")]).When(Title("2026-10-20")).ThenRefused("opposed");
        Given([.. served, Step(CourtMark.Contested, "2026-10-20")]).When(Title("2026-10-21"))
            .Then(new EnforceableTitleObtained(Matter, Day("2026-10-21"), Money.Euros(1290), Money.Zero, Collector, Day("2026-10-21")));
        Given([.. served, Step(CourtMark.Contested, "2026-10-20"), Step(CourtMark.HearingFixed, "2027-01-14")]).When(Title("2027-01-13")).ThenRefused("opposed");
        Given([.. served, Step(CourtMark.Contested, "2026-10-20"), Step(CourtMark.HearingFixed, "2027-01-14")]).When(Title("2027-01-14"))
            .Then(new EnforceableTitleObtained(Matter, Day("2027-01-14"), Money.Euros(1290), Money.Zero, Collector, Day("2027-01-14")));
    }

    [Theory]
    [InlineData(CourtProcedure.SmallClaim, 1, "costs_stay_with_creditor")]
    [InlineData(CourtProcedure.UncontestedClaim, 1, "costs_stay_with_creditor")]
    [InlineData(CourtProcedure.SmallClaim, 0, null)]
    [InlineData(CourtProcedure.UncontestedClaim, 0, null)]
    [InlineData(CourtProcedure.PaymentOrder, 1, null)]
    [InlineData(CourtProcedure.EuropeanOrder, 1, null)]
    public void Costs_without_a_title_are_asked_of_no_debtor(CourtProcedure procedure, long cents, string? refused)
    {
        var drawn = new DrawUp(new(Today, "2026-11-22", [], Money.OfCents(cents), []), Collector, Today);
        var given = Given(Live(Plan(procedure))).When(drawn);
        if (refused is null) given.Then(new CourtRequestDrawnUp(drawn.Request, Collector, Today));
        else given.ThenRefused(refused);
    }

    [Fact]
    public void A_request_that_is_overruled_for_another_reason_is_another_request()
    {
        var told = new CourtRequest(Today, "2026-11-22", [], Money.Zero, [], new(OverruleReason.ToldWrongly, "CTR-7"));
        var known = new CourtRequestDrawnUp(told, Collector, Today);
        CourtRequestDrawnUp By(Overruling? why) => known with { Request = told with { Overruled = why } };
        Given([.. Live(), known]).When(new DrawUp(told, Collector, Today)).ThenNothing();
        foreach (var why in new Overruling?[] { new(OverruleReason.LawyerSays, "CTR-7"), new(OverruleReason.ToldWrongly, "CTR-8"), null })
            Given([.. Live(), known]).When(new DrawUp(told with { Overruled = why }, Collector, Today)).Then(By(why));
    }

    static TakeStep NotContested(string on) => new(CourtMark.NonContestationRecorded, Day(on), Limits, Collector, Day(on));
}
