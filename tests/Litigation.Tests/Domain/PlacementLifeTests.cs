using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What the agency reports and the creditor answers, from the first day to the last.</summary>
public sealed class PlacementLifeTests
{
    static readonly ClaimsPlaced Start = new(Alpha, Here, Both, Money.Euros(1290), Monday);
    static readonly GreenLightAsked Asked = new(Alpha, "gl-1", GreenLitAct.CourtAction, Tuesday);
    static readonly PhaseChanged PreLitigation = new(Alpha, "ph-1", Phase.Amicable, Phase.PreLitigation, Tuesday, Tuesday);
    static readonly PlacementEnded Over = new(Alpha, "settled", Tuesday);

    [Fact]
    public void An_agency_may_refuse_what_it_has_not_acknowledged()
    {
        var refuse = new RefusePlacement("ref-1", AgencyRefusal.NoCapacity, Tuesday);
        Given(Start).When(refuse).Then(new PlacementRefused(Alpha, "ref-1", AgencyRefusal.NoCapacity, Tuesday), new PlacementEnded(Alpha, "refused", Tuesday));
        Given(Start, new PlacementAcknowledged(Alpha, "A-1", Monday)).When(refuse).ThenRefused("already_acknowledged");
        Given(Start, Over).When(refuse).ThenRefused("mandate_ended");
        Given().When(refuse).ThenRefused("nothing_placed");
    }

    [Fact]
    public void The_same_refusal_on_another_day_is_no_news_and_another_one_is_refused()
    {
        PlacementEvent[] refused = [Start, new PlacementRefused(Alpha, "ref-1", AgencyRefusal.NoCapacity, Tuesday), new PlacementEnded(Alpha, "refused", Tuesday)];
        Given(refused).When(new RefusePlacement("REF-1", AgencyRefusal.NoCapacity, Friday)).ThenNothing();
        Given(refused).When(new RefusePlacement("ref-1", AgencyRefusal.Other, Friday)).ThenRefused("reference_used");
    }

    [Fact]
    public void A_question_is_asked_once_and_answered_once()
    {
        var asked = new InformationAsked(Alpha, "q-1", QuestionKind.Document, Large.Invoice, Tuesday);
        Given(Start).When(new AskInformation("q-1", QuestionKind.Document, Large.Invoice, Tuesday)).Then(asked);
        Given(Start).When(new AskInformation("q-1", QuestionKind.Document, There, Tuesday)).ThenRefused("claim_not_placed");
        Given(Start, asked).When(new AskInformation("q-1", QuestionKind.Address, Large.Invoice, Friday)).ThenRefused("reference_used");
        Given(Start, Over).When(new AskInformation("q-1", QuestionKind.Document, null, Friday)).ThenRefused("mandate_ended");
        Given(Start).When(new AnswerInformation("q-1", Friday)).ThenRefused("question_unknown");
        Given(Start, asked).When(new AnswerInformation("Q-1", Friday)).Then(new InformationAnswered(Alpha, "Q-1", Friday));
        Given(Start, asked, new InformationAnswered(Alpha, "q-1", Friday)).When(new AnswerInformation("q-1", Friday)).ThenRefused("question_answered");
    }

    [Fact]
    public void A_phase_goes_on_to_the_next_and_never_back()
    {
        Given(Start).When(new ChangePhase("ph-1", Phase.PreLitigation, Tuesday, Tuesday)).Then(PreLitigation);
        Given(Start).When(new ChangePhase("ph-1", Phase.Judicial, Tuesday, Tuesday)).ThenRefused("phase_order");
        Given(Start, PreLitigation).When(new ChangePhase("ph-2", Phase.PreLitigation, Friday, Friday)).ThenRefused("phase_order");
        Given(Start, PreLitigation).When(new ChangePhase("ph-1", Phase.PreLitigation, Friday, Friday)).ThenRefused("reference_used");
    }

    [Fact]
    public void The_judicial_phase_needs_a_green_light_of_that_day_or_before()
    {
        var judicial = new ChangePhase("ph-2", Phase.Judicial, Friday, Friday);
        var changed = new PhaseChanged(Alpha, "ph-2", Phase.PreLitigation, Phase.Judicial, Friday, Friday);
        var breach = new BreachFound(Alpha, BreachKind.ActWithoutGreenLight, "act_without_green_light|PH-2", "ph-2", null, null, null, Friday);
        Given(Start, PreLitigation, Asked, new GreenLightGiven(Alpha, "gl-1", GreenLitAct.CourtAction, Friday)).When(judicial).Then(changed);
        Given(Start, PreLitigation).When(judicial).Then(changed, breach);
        Given(Start, PreLitigation, Asked).When(judicial).Then(changed, breach);
        Given(Start, PreLitigation, Asked, new GreenLightRefused(Alpha, "gl-1", GreenLitAct.CourtAction, GreenLightRefusal.Negotiating, Tuesday)).When(judicial).Then(changed, breach);
        Given(Start, PreLitigation, Asked with { Act = GreenLitAct.Visit }, new GreenLightGiven(Alpha, "gl-1", GreenLitAct.Visit, Tuesday)).When(judicial).Then(changed, breach);
        Given(Start, PreLitigation, Asked, new GreenLightGiven(Alpha, "gl-1", GreenLitAct.CourtAction, Friday)).When(judicial with { ChangedOn = Tuesday }).Then(changed with { ChangedOn = Tuesday }, breach);
    }

    [Theory]
    [InlineData(ActionKind.Letter, false)]
    [InlineData(ActionKind.Call, false)]
    [InlineData(ActionKind.Visit, false)]
    [InlineData(ActionKind.CourtAction, true)]
    [InlineData(ActionKind.Enforcement, true)]
    public void Steps_before_a_court_and_of_enforcement_need_a_green_light(ActionKind kind, bool needed) =>
        Assert.Equal(needed, Decide([Start], new ReportAction("act-1", kind, Tuesday, Friday)).Facts.OfType<BreachFound>().Any());

    [Fact]
    public void A_green_light_is_given_or_refused_once_and_asked_again_under_another_reference()
    {
        Given(Start).When(new AskGreenLight("gl-1", GreenLitAct.CourtAction, Tuesday)).Then(Asked);
        Given(Start, Asked).When(new GiveGreenLight("gl-1", Friday)).Then(new GreenLightGiven(Alpha, "gl-1", GreenLitAct.CourtAction, Friday));
        Given(Start, Asked).When(new RefuseGreenLight("gl-1", GreenLightRefusal.Uneconomic, Friday)).Then(new GreenLightRefused(Alpha, "gl-1", GreenLitAct.CourtAction, GreenLightRefusal.Uneconomic, Friday));
        Given(Start, Asked, new GreenLightGiven(Alpha, "gl-1", GreenLitAct.CourtAction, Friday)).When(new RefuseGreenLight("gl-1", GreenLightRefusal.Other, Friday)).ThenRefused("green_light_given");
        Given(Start, Asked, new GreenLightRefused(Alpha, "gl-1", GreenLitAct.CourtAction, GreenLightRefusal.Other, Friday)).When(new GiveGreenLight("gl-1", Friday)).ThenRefused("green_light_refused");
        Given(Start).When(new GiveGreenLight("gl-1", Friday)).ThenRefused("green_light_unasked");
        Given(Start, Asked, Over).When(new GiveGreenLight("gl-1", Friday)).ThenRefused("mandate_ended");
        Given(Start, Over).When(new AskGreenLight("gl-1", GreenLitAct.CourtAction, Friday)).ThenRefused("mandate_ended");
    }

    [Fact]
    public void A_promise_is_of_a_claim_and_of_a_day_to_come()
    {
        var promise = new ReportPromise("pr-1", Large.Invoice, Money.Euros(500), Friday, Tuesday, Tuesday);
        Given(Start).When(promise).Then(new PromiseReported(Alpha, "pr-1", Large.Invoice, Money.Euros(500), Friday, Tuesday, Tuesday));
        Given(Start).When(promise with { Invoice = There }).ThenRefused("claim_not_placed");
        Given(Start).When(promise with { By = Monday }).ThenRefused("day_before_promise");
        Given(Start).When(promise with { Amount = new Money(500, "USD") }).ThenRefused("wrong_currency");
    }

    [Fact]
    public void A_plan_adds_up_and_asks_no_more_than_is_owed()
    {
        var plan = new ReportPlan("pl-1", Money.Euros(1290), [new(Friday, Money.Euros(645)), new(Friday.AddMonths(1), Money.Euros(645))], Tuesday, Tuesday);
        Given(Start).When(plan).Then(new PlanReported(Alpha, "pl-1", plan.Total, plan.Parts, Tuesday, Tuesday));
        Given(Start).When(plan with { Total = Money.Euros(1290.01m) }).ThenRefused("plan_sum");
        Given(Start).When(plan with { Total = Money.Euros(1290.01m), Parts = [new(Friday, Money.Euros(1290.01m))] }).ThenRefused("plan_exceeds_claims");
        Given(Start).When(plan with { Parts = [] }).ThenRefused("plan_unclear");
        Given(Start).When(plan with { Parts = [plan.Parts[1], plan.Parts[0]] }).ThenRefused("plan_unclear");
        Given(Start).When(plan with { Parts = [.. Enumerable.Range(0, 121).Select(n => new AgreedInstalment(Friday.AddDays(n), Money.Euros(1)))] }).ThenRefused("plan_unclear");
        // What was collected is not owed a second time.
        Given(Start, new CollectionReported(Alpha, "col-1", Small.Invoice, Money.Euros(90), Money.Zero, Tuesday, Tuesday)).When(plan).ThenRefused("plan_exceeds_claims");
    }

    [Fact]
    public void What_the_agency_finds_is_kept()
    {
        Given(Start).When(new ReportDispute("di-1", Small.Invoice, DisputeReason.Price, Money.Euros(20), Tuesday, Friday)).Then(new DisputeReported(Alpha, "di-1", Small.Invoice, DisputeReason.Price, Money.Euros(20), Tuesday, Friday));
        Given(Start).When(new ReportDebtor("fi-1", DebtorFinding.Insolvent, Tuesday, Friday)).Then(new DebtorFound(Alpha, "fi-1", DebtorFinding.Insolvent, Tuesday, Friday));
        Given(Start, Over).When(new ReportDebtor("fi-1", DebtorFinding.Insolvent, Friday, Friday)).ThenRefused("mandate_ended");
    }

    [Fact]
    public void The_agency_closes_with_a_code_and_as_paid_only_when_nothing_is_owed()
    {
        var close = new ClosePlacement("cl-1", ClosureCode.Uneconomic, Friday);
        Given(Start).When(close).Then(new PlacementClosed(Alpha, "cl-1", ClosureCode.Uneconomic, Friday), new PlacementEnded(Alpha, "closed_by_agency", Friday));
        Given(Start).When(close with { Code = ClosureCode.Paid }).ThenRefused("still_owed");
        Given(Start, Collected("col-1", Large.Invoice, 1200), Collected("col-2", Small.Invoice, 90)).When(close with { Code = ClosureCode.Paid })
            .Then(new PlacementClosed(Alpha, "cl-1", ClosureCode.Paid, Friday), new PlacementEnded(Alpha, "closed_by_agency", Friday));
        Given(Start, Over).When(close).ThenRefused("mandate_ended");
    }

    [Fact]
    public void Claims_that_join_are_the_agencys_from_that_day()
    {
        ImmutableArray<Recouvrement.Litigation.Domain.Files.Claim> more = [Small with { Invoice = There, Number = "FA2026-1" }];
        var added = new ClaimsAdded(Alpha, There, more, Money.Euros(90), Tuesday);
        Given(Start).When(new AddClaims(There, more, Tuesday)).Then(added);
        Given(Start, Over).When(new AddClaims(There, more, Tuesday)).ThenRefused("mandate_ended");
        Given(Start, added).When(new ReportCollection("col-1", There, Money.Euros(90), Tuesday, Friday)).Then(Collected("col-1", There, 90));
        Given(Start, added).When(new EndMandate("insolvent", Friday)).Then(new PlacementEnded(Alpha, "insolvent", Friday));
    }

    [Fact]
    public void A_claim_that_was_recalled_may_join_again_with_what_is_still_to_be_booked()
    {
        PlacementEvent[] recalled = [Start, Collected("col-1", Small.Invoice, 30), new ClaimRecalled(Alpha, Small.Invoice, "creditor_request", Tuesday)];
        var back = Small with { Version = 9 };
        var added = new ClaimsAdded(Alpha, There, [back], back.Outstanding, Friday);
        Given(recalled).When(new AddClaims(There, [back, Large], Friday)).Then(added);
        Given([.. recalled, added]).When(new AddClaims(There, [back], Friday)).ThenNothing();
        Given([.. recalled, added]).When(new ChangeBalance(back.Invoice, Money.Euros(30), Money.Euros(60), Placement.AgencyCollection, 10, Friday))
            .Then(new CollectionBooked(back.Invoice, Money.Euros(30), Money.Euros(60), 10, Friday));
        // Booked while the agency did not have it.
        var lower = back with { Outstanding = Money.Euros(60) };
        Given([.. recalled, added with { Claims = [lower] }]).When(new ReportCollection("col-2", back.Invoice, Money.Euros(60), Friday, Friday))
            .Then(Collected("col-2", back.Invoice, 60) with { CollectedOn = Friday });
    }

    [Fact]
    public void A_pause_ends_with_the_recall_of_its_claim()
    {
        var paused = new CollectionPaused(Alpha, "dispute:L-1", Small.Invoice, "disputed", null, Tuesday);
        PlacementEvent[] back = [Start, paused, new ClaimRecalled(Alpha, Small.Invoice, "creditor_request", Tuesday), new ClaimsAdded(Alpha, There, [Small], Small.Outstanding, Friday)];
        Given(back).When(new Pause("dispute:L-1", Small.Invoice, "disputed", null, Friday)).Then(paused with { On = Friday });
    }

    [Fact]
    public void A_pause_stands_until_its_own_end()
    {
        var paused = new CollectionPaused(Alpha, "dispute:L-1", Large.Invoice, "disputed", null, Tuesday);
        Given(Start).When(new Pause("dispute:L-1", Large.Invoice, "disputed", null, Tuesday)).Then(paused);
        Given(Start, paused).When(new Resume("dispute:L-1", Friday)).Then(new CollectionResumed(Alpha, "dispute:L-1", Large.Invoice, Friday));
        Given(Start, paused).When(new Resume("dispute:L-2", Friday)).ThenNothing();
        Given(Start, Over).When(new Pause("dispute:L-1", Large.Invoice, "disputed", null, Tuesday)).ThenNothing();
        Given(Start).When(new Pause("dispute:L-1", There, "disputed", null, Tuesday)).ThenRefused("claim_not_placed");
    }

    [Fact]
    public void A_claim_is_taken_back_and_with_the_last_one_the_mandate_ends()
    {
        var back = new ClaimRecalled(Alpha, Small.Invoice, "creditor_request", Tuesday);
        Given(Start).When(new RecallClaims([Small.Invoice], "creditor_request", Tuesday)).Then(back);
        Given(Start).When(new RecallClaims([Small.Invoice, Large.Invoice], "creditor_request", Tuesday)).Then(new PlacementEnded(Alpha, "creditor_request", Tuesday));
        Given(Start, back).When(new RecallClaims([Large.Invoice], "creditor_request", Friday)).Then(new PlacementEnded(Alpha, "creditor_request", Friday));
        Given(Start, back).When(new RecallClaims([Small.Invoice], "insolvent", Friday)).ThenNothing();
        Given(Start).When(new RecallClaims([There], "creditor_request", Tuesday)).ThenRefused("claim_not_placed");
        Given(Start, back).When(new ChangeBalance(Small.Invoice, Money.Euros(90), Money.Zero, "payment", 2, Friday)).ThenNothing();
        Given(Start, back).When(new ChangeBalance(Large.Invoice, Money.Euros(1200), Money.Zero, "payment", 5, Friday))
            .Then(new ClaimBalanceChanged(Alpha, Large.Invoice, Money.Zero, "payment", 5, Friday), new PlacementEnded(Alpha, "settled", Friday));
    }

    [Fact]
    public void Insolvency_is_told_once_while_the_mandate_lives()
    {
        var told = new InsolvencyTold(Alpha, "receivership", Monday, Tuesday);
        Given(Start).When(new TellInsolvency("receivership", Monday, Tuesday)).Then(told);
        Given(Start, told).When(new TellInsolvency("liquidation", Tuesday, Friday)).Then(new InsolvencyTold(Alpha, "liquidation", Tuesday, Friday));
        Given(Start, Over).When(new TellInsolvency("receivership", Monday, Tuesday)).ThenNothing();
    }

    static CollectionReported Collected(string reference, Guid invoice, decimal euros) => new(Alpha, reference, invoice, Money.Euros(euros), Money.Zero, Tuesday, Friday);

    static Kernel.Deciding.Decision<PlacementEvent> Decide(PlacementEvent[] facts, PlacementCommand command) => Placement.Decide(facts.Aggregate(Placement.Initial, Placement.Evolve), command);

    static Specification<Placement, PlacementCommand, PlacementEvent> Given(params PlacementEvent[] facts) => Specification<Placement, PlacementCommand, PlacementEvent>.Given(facts);
}
