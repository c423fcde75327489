using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Prevention.GatedOrderEvent;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

public sealed class GatedOrderTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly DateOnly Day = new(2026, 3, 2);
    static readonly GateQuestion Question = new(Money.Euros(100), Money.Zero, null);
    static readonly OrderGateAnswered Held = new(Account, "CDE-1", GateStage.Order, Question, GateDecision.Hold, [], ["over_limit"], Day);
    static readonly GatedOrderReleased Released = new(Account, "CDE-1", GateStage.Order, "hash", Day);

    [Fact]
    public void An_answer_is_recorded_once()
    {
        Given().When(Ask("over_limit")).Then(Held);
        Given(Held).When(Ask("over_limit")).ThenNothing();
        Given(Held).When(Ask("over_limit") with { On = Day.AddDays(1) }).ThenNothing();
    }

    [Fact]
    public void Another_answer_to_the_same_question_is_another_fact() =>
        Given(Held).When(new GatedOrderCommand.Answer(Account, "CDE-1", GateStage.Order, Question, GateDecision.Allow, [], [], Day)).Then(Held with { Decision = GateDecision.Allow, Reasons = [] });

    [Fact]
    public void What_a_person_released_stands_until_an_unknown_reason_comes_up()
    {
        Given(Held, Released).When(Ask("over_limit")).ThenNothing();
        Given(Held, Released).When(Ask("over_limit", "overdue")).Then(Held with { Reasons = ["over_limit", "overdue"] });
    }

    [Fact]
    public void Another_question_is_asked_anew_after_a_person_decided() =>
        Given(Held, Released).When(Ask("over_limit") with { Question = Question with { Amount = Money.Euros(101) } }).Then(Held with { Question = Question with { Amount = Money.Euros(101) } });

    [Fact]
    public void What_a_person_refused_stays_refused_for_the_same_question()
    {
        var refused = new GatedOrderRefused(Account, "CDE-1", GateStage.Order, "hash", Day);
        Given(Held).When(new GatedOrderCommand.Turn(GateStage.Order, "hash", Day)).Then(refused);
        Given(Held, refused).When(Ask()).ThenNothing();
        Given(Held, refused).When(new GatedOrderCommand.Release(GateStage.Order, "other", Day)).ThenRefused("reviewed");
    }

    [Fact]
    public void The_words_of_a_decision_are_forgotten_once_no_claim_is_open_and_it_stays_decided()
    {
        var erased = new ReviewReasonErased(Account, "CDE-1", GateStage.Order, ErasureGround.Requested);
        Given(Held, Released).When(new GatedOrderCommand.EraseReason(GateStage.Order, ErasureGround.Requested, 0)).Then(erased);
        Given(Held, Released).When(new GatedOrderCommand.EraseReason(GateStage.Order, ErasureGround.Requested, 1)).ThenRefused("claim_open");
        Given(Held).When(new GatedOrderCommand.EraseReason(GateStage.Order, ErasureGround.Requested, 0)).ThenNothing();
        Given().When(new GatedOrderCommand.EraseReason(GateStage.Order, ErasureGround.Requested, 0)).ThenRefused("order_unknown");
        Given(Held, Released, erased).When(new GatedOrderCommand.Release(GateStage.Order, "hash", Day)).ThenNothing();
        // Words are erased later as well, when the same order was asked about anew.
        Given(Held, Released, Held).When(new GatedOrderCommand.EraseReason(GateStage.Order, ErasureGround.Requested, 0)).Then(erased);
    }

    [Fact]
    public void Only_what_is_held_is_released()
    {
        Given(Held).When(new GatedOrderCommand.Release(GateStage.Order, "hash", Day)).Then(Released);
        Given(Held).When(new GatedOrderCommand.Release(GateStage.Delivery, "hash", Day)).ThenRefused("order_unknown");
        Given(Held with { Decision = GateDecision.Allow }).When(new GatedOrderCommand.Release(GateStage.Order, "hash", Day)).ThenRefused("not_held");
        Given().When(new GatedOrderCommand.Withdraw(Day)).ThenRefused("order_unknown");
        Given(Held).When(new GatedOrderCommand.Withdraw(Day)).Then(new GatedOrderWithdrawn(Account, "CDE-1", Day));
    }

    [Fact]
    public void An_order_belongs_to_one_customer() => Given(Held).When(Ask("over_limit") with { Account = new("000123455", "C0002") }).ThenRefused("account_differs");

    [Fact]
    public void A_delivery_is_recorded_once_and_corrected()
    {
        var document = new AccountDocument("000123455", "C0001", "BL-1", null);
        var content = new DeliveryContent("CDE-1", Day, Money.Euros(100), "hash");
        var made = new DeliveryEvent.DeliveryMade(document, content);
        Specification<Delivery, DeliveryCommand, DeliveryEvent> Known() => Specification<Delivery, DeliveryCommand, DeliveryEvent>.Given(made);
        Known().When(new DeliveryCommand.Record(document, content)).ThenNothing();
        Known().When(new DeliveryCommand.Record(document, content with { Amount = null })).Then(new DeliveryEvent.DeliveryCorrected(document, content with { Amount = null }));
        Known().When(new DeliveryCommand.Record(document with { Customer = "C0002" }, content)).ThenRefused("account_differs");
    }

    [Fact]
    public void A_gate_policy_of_a_day_is_set_once() => Specification<GatePolicies, GatePoliciesCommand, GatePoliciesEvent>
        .Given(new GatePoliciesEvent.GatePolicySet("000123455", Day, GatePolicy.Default))
        .When(new GatePoliciesCommand.SetPolicy("000123455", Day, GatePolicy.Default)).ThenNothing();

    static GatedOrderCommand.Answer Ask(params string[] reasons) => new(Account, "CDE-1", GateStage.Order, Question, GateDecision.Hold, [], [.. reasons], Day);

    static Specification<GatedOrder, GatedOrderCommand, GatedOrderEvent> Given(params GatedOrderEvent[] facts) => Specification<GatedOrder, GatedOrderCommand, GatedOrderEvent>.Given(facts);
}
