using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Insolvencies.InsolvencyCommand;
using static Recouvrement.Litigation.Domain.Insolvencies.InsolvencyEvent;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Losses;

/// <summary>What is declared in an insolvency, and by when (rule R6.6).</summary>
public sealed class InsolvencyClaimTests
{
    static readonly InsolvencyOf Of = new("000123455", Sample.Of.Debtor, "C0012", Day("2026-09-16"));
    static readonly InsolvencyHeard Heard = new(Of, "liquidation", Day("2026-10-07"), 3, Day("2026-10-08"));
    static readonly DateOnly Today = Day("2026-11-02");

    static RequestedClaim Claim(string due = "2026-05-31") => RequestedClaim.Of(
        Sample.Large.Invoice, "FA-1", Day("2026-04-30"), LateClaim.Legal(Money.Euros(12000), Day(due), DebtorKind.Company) with { InsolvencyOpenedOn = Of.JudgmentOn }, Of.JudgmentOn.AddDays(-1), LegalParameters.Shipped, []);

    static InsolvencyStatement Statement(params RequestedClaim[] claims) => new("1", [.. claims], ClaimSecurity.None, false, []);

    [Theory]
    [InlineData("2026-10-07", InsolvencyDeadlineKind.Declare, "2026-12-07", "2026-12-07")] // the vector
    [InlineData("2026-10-07", InsolvencyDeadlineKind.DeclareFromAbroad, "2027-02-07", "2027-02-08")] // a Sunday
    [InlineData("2026-10-07", InsolvencyDeadlineKind.AskRelief, "2027-04-07", "2027-04-07")]
    [InlineData("2026-10-07", InsolvencyDeadlineKind.ClaimGoods, "2027-01-07", "2027-01-07")]
    [InlineData("2026-12-31", InsolvencyDeadlineKind.Declare, "2027-02-28", "2027-03-01")]
    [InlineData("2027-12-31", InsolvencyDeadlineKind.Declare, "2028-02-29", "2028-02-29")]
    [InlineData("2027-03-01", InsolvencyDeadlineKind.Declare, "2027-05-01", "2027-05-03")]
    public void Days_run_from_the_publication(string published, InsolvencyDeadlineKind what, string safe, string last)
    {
        var days = InsolvencyTimetable.Of(State(Heard with { PublishedOn = Day(published) }), TimeLimits.Shipped).Single(d => d.What == what).Days;
        Assert.Equal((Day(safe), Day(last)), (days.SafeOn, days.LastOn));
    }

    [Fact]
    public void Nothing_runs_before_the_publication_or_after_the_end()
    {
        Assert.Empty(InsolvencyTimetable.Of(State(Heard with { PublishedOn = null }), TimeLimits.Shipped));
        Assert.Empty(InsolvencyTimetable.Of(State(Heard, new InsolvencyOver(Day("2027-06-01"), null, 4, Day("2027-06-01"))), TimeLimits.Shipped));
    }

    [Fact]
    public void A_challenge_is_answered_within_thirty_days()
    {
        InsolvencyEvent[] challenged = [.. Declared, new ClaimChallenged(Day("2027-01-07"), Money.Euros(10), Collector, Day("2027-01-07"))];
        var answer = InsolvencyTimetable.Of(State(challenged), TimeLimits.Shipped).Single(d => d.What is InsolvencyDeadlineKind.AnswerChallenge).Days;
        Assert.Equal((Day("2027-02-06"), Day("2027-02-08")), (answer.SafeOn, answer.LastOn));
        Given(challenged).When(new AnswerChallenge(Day("2027-01-20"), Collector, Day("2027-01-20"))).Then(new ClaimChallengeAnswered(Day("2027-01-20"), Collector, Day("2027-01-20")));
        Given(Heard).When(new AnswerChallenge(Day("2026-11-01"), Collector, Today)).ThenRefused("step_missing");
    }

    [Fact]
    public void Interest_runs_to_the_eve_of_the_judgment_and_what_is_not_due_by_then_bears_none()
    {
        // PEN-1: due 2026-05-31, counted to 2026-09-15, the eve.
        var statement = Statement(Claim(), Claim("2026-09-15"), Claim("2026-09-16"), Claim("2026-10-31"));
        Assert.Equal((433.75m, 40m), (statement.Claims[0].Interest.Amount, statement.Claims[0].Compensation.Amount));
        Assert.All(statement.Claims.Skip(1), c => Assert.Equal((0m, 0m), (c.Interest.Amount, c.Compensation.Amount)));
        Assert.Equal((24473.75m, 24000m, 48473.75m), (statement.FallenDue(Of.JudgmentOn).Amount, statement.ToFallDue(Of.JudgmentOn).Amount, statement.Total().Amount));
    }

    [Fact]
    public void What_is_heard_late_or_twice_is_no_news()
    {
        var heard = new HearInsolvency(Of, "liquidation", Day("2026-10-07"), 3, Day("2026-10-08"));
        Given().When(heard).Then(Heard);
        Given(Heard).When(heard with { Version = 2, PublishedOn = null }).ThenNothing();
        Given(Heard).When(heard with { Version = 4 }).ThenNothing();
        Given(Heard with { PublishedOn = null, Version = 2 }).When(heard).Then(Heard);
        Given().When(new EndInsolvency(Today, null, 4, Today)).ThenNothing();
    }

    [Fact]
    public void What_another_judgment_has_replaced_ends_as_its_own_end_says_when_that_is_heard()
    {
        var replaced = new InsolvencyOver(Today, InsolvencyClaim.ReportedInError, 3, Today);
        Given().When(new ReplaceInsolvency(8, Today)).ThenNothing();
        Given(Heard).When(new ReplaceInsolvency(2, Today)).ThenNothing();
        Given(Heard).When(new ReplaceInsolvency(8, Today)).Then(replaced);
        Given(Heard, replaced).When(new ReplaceInsolvency(9, Today)).ThenNothing();
        var own = new InsolvencyOver(Day("2026-10-20"), "plan_adopted", 5, Day("2026-10-21"));
        Given(Heard, replaced).When(new EndInsolvency(own.ClosedOn, own.Outcome, 5, own.On)).Then(own);
        Given(Heard, own).When(new ReplaceInsolvency(8, Today)).ThenNothing();
    }

    [Fact]
    public void What_is_declared_is_drawn_up_first_and_sent_once()
    {
        Given(Heard).When(new DeclareClaim(Today, "RL-1", Collector, Today)).ThenRefused("not_drawn_up");
        Given(Heard).When(new DrawUpClaim(Statement(), Collector, Today)).ThenRefused("nothing_to_declare");
        Given(Heard).When(new DrawUpClaim(Statement(Claim()), Collector, Today)).Then(new InsolvencyClaimDrawnUp(Statement(Claim()), Collector, Today));
        var late = RequestedClaim.Of(Sample.Large.Invoice, "FA-1", Day("2026-04-30"), LateClaim.Legal(Money.Euros(12000), Day("2026-05-31"), DebtorKind.Company), Today, LegalParameters.Shipped, []);
        Given(Heard).When(new DrawUpClaim(Statement(late), Collector, Today)).ThenRefused("interest_after_judgment");
        InsolvencyEvent[] drawn = [Heard, new InsolvencyClaimDrawnUp(Statement(Claim()), Collector, Today)];
        Given(drawn).When(new DeclareClaim(Today, "RL-1", Collector, Today)).Then(new ClaimDeclared(Of, Today, "RL-1", [Sample.Large.Invoice], Money.Euros(12473.75m), Collector, Today));
        Given(drawn).When(new DeclareClaim(Today.AddDays(1), "RL-1", Collector, Today)).ThenRefused("day_in_future");
        Given(drawn).When(new DeclareClaim(Day("2026-09-15"), "RL-1", Collector, Today)).ThenRefused("day_before");
        Given(Declared).When(new DeclareClaim(Today.AddDays(-1), "RL-1", Collector, Today)).ThenRefused("declared_already");
        Given(Declared).When(new DrawUpClaim(Statement(Claim()), Collector, Today)).ThenRefused("declared_already");
    }

    [Theory]
    [InlineData("2027-06-14", 0, "already_recorded")]
    [InlineData("2027-06-15", 100, null)]
    [InlineData("2027-06-16", 0, null)]
    [InlineData("2027-06-21", 100, null)]
    [InlineData("2027-06-22", 100, "day_in_future")]
    public void The_last_decision_on_a_claim_stands_and_what_was_recorded_wrongly_is_corrected(string day, int euros, string? refused)
    {
        var today = Day("2027-06-21");
        Given(Declared).When(new AdmitClaim(Money.Euros(0), Today.AddDays(-1), Collector, today)).ThenRefused("day_before");
        Given(Heard).When(new AdmitClaim(Money.Euros(0), Today, Collector, today)).ThenRefused("step_missing");
        InsolvencyEvent[] turnedDown = [.. Declared, new ClaimAdmitted(Money.Euros(0), Day("2027-06-15"), Collector, today)];
        Given(turnedDown).When(new AdmitClaim(Money.Euros(0), Day("2027-06-15"), Collector, today)).ThenNothing();
        var anew = Given(turnedDown).When(new AdmitClaim(Money.Euros(euros), Day(day), Collector, today));
        if (refused is not null) anew.ThenRefused(refused);
        else anew.Then(new ClaimAdmitted(Money.Euros(euros), Day(day), Collector, today));
    }

    [Fact]
    public void What_comes_near_is_said_once_and_relief_only_when_the_declaration_was_missed()
    {
        WarnOfDeclaration On(string day) => new([30, 8, 1], TimeLimits.Shipped, Day(day));
        DeclarationDeadlineNeared Said(InsolvencyDeadlineKind what, int days, string last, string on) => new(what, days, Day(last), Day(last), Day(on));
        Given(Heard).When(On("2026-11-06")).ThenNothing();
        Given(Heard).When(On("2026-11-07")).Then(Said(InsolvencyDeadlineKind.Declare, 30, "2026-12-07", "2026-11-07"));
        var missed = Said(InsolvencyDeadlineKind.Declare, -1, "2026-12-07", "2026-12-08");
        Given(Heard).When(On("2026-12-08")).Then(missed);
        Given(Heard, missed).When(On("2027-03-08")).Then(Said(InsolvencyDeadlineKind.AskRelief, 30, "2027-04-07", "2027-03-08"));
        Given(Declared).When(On("2026-12-06")).ThenNothing();
    }

    static InsolvencyEvent[] Declared => [Heard, new InsolvencyClaimDrawnUp(Statement(Claim()), Collector, Today), new ClaimDeclared(Of, Today, "RL-1", [Sample.Large.Invoice], Money.Euros(12473.75m), Collector, Today)];

    static InsolvencyClaim State(params InsolvencyEvent[] facts) => Kernel.Deciding.Folding.Fold<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent>(facts);

    static Specification<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent> Given(params InsolvencyEvent[] facts) => Specification<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent>.Given(facts);
}
