using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

/// <summary>Each rule of the gate on the day and at the cent where it turns.</summary>
public sealed class OrderGateTests
{
    static readonly DateOnly Day = new(2026, 3, 2);
    static readonly GatePolicy Policy = GatePolicy.Default;

    [Fact]
    public void Nothing_known_is_allowed() => Assert.Equivalent(new GateAnswer(GateDecision.Allow, [], []), OrderGate.Decide(Facts(), Policy, Day));

    [Theory]
    [InlineData(9_000, GateDecision.Allow)]
    [InlineData(9_000.01, GateDecision.Conditions)]
    [InlineData(10_000, GateDecision.Conditions)]
    [InlineData(10_000.01, GateDecision.Hold)]
    public void The_limit_may_be_reached_and_a_tenth_over_it_asks_for_a_deposit(decimal open, GateDecision decision)
    {
        var answer = OrderGate.Decide(Facts(open) with { File = Limited(10_000) }, Policy, Day);
        Assert.Equal(decision, answer.Decision);
        if (decision is GateDecision.Conditions) Assert.Equal([new(ConditionKind.Deposit, 30)], answer.Conditions);
    }

    [Fact]
    public void All_that_is_ordered_and_delivered_counts_for_the_limit()
    {
        var facts = Facts(2_000) with { Ordered = Money.Euros(3_000), Delivered = Money.Euros(4_000), File = Limited(10_000) };
        Assert.Equal(Money.Euros(10_000), facts.Exposure);
        Assert.Equal(GateDecision.Allow, OrderGate.Decide(facts, Policy, Day).Decision);
        var over = Reason(facts with { Open = Money.Euros(4_000) }, "over_limit");
        Assert.Equal((1_200_000, 1_000_000, 200_000, GateDecision.Hold), (over.Figures["exposure_cents"], over.Figures["limit_cents"], over.Figures["over_cents"], over.Decision));
    }

    [Fact]
    public void A_limit_in_another_currency_is_for_a_person() =>
        Assert.Equal(GateDecision.Hold, Reason(Facts() with { File = File() with { Limits = Keyed("L", new LimitSet(new(new(1_000_000, "USD"), new(2026, 1, 1), null), "m")) } }, "limit_in_other_currency").Decision);

    [Theory]
    [InlineData(29_000, false)]
    [InlineData(29_000.01, true)]
    public void Over_the_insured_part_a_guarantee_is_asked_for(decimal open, bool asked)
    {
        var answer = OrderGate.Decide(Facts(open) with { File = File() with { Covers = Keyed("P", new Cover("A", Money.Euros(30_000), 90, new(2026, 1, 1), null, 60, 30, 90)) } }, Policy, Day);
        Assert.Equal(asked ? [new GateCondition(ConditionKind.Guarantee)] : [], answer.Conditions);
    }

    [Theory]
    [InlineData(8, GateDecision.Allow)]
    [InlineData(9, GateDecision.Conditions)]
    [InlineData(30, GateDecision.Conditions)]
    [InlineData(31, GateDecision.Hold)]
    public void Overdue_for_more_days_is_graver(int days, GateDecision decision) =>
        Assert.Equal(decision, OrderGate.Decide(Late(Facts(), days), Policy, Day).Decision);

    [Theory]
    [InlineData(PayerProfile.ExpertLatePayer, GateDecision.Hold)]
    [InlineData(PayerProfile.Negligent, GateDecision.Allow)]
    [InlineData(null, GateDecision.Allow)]
    public void An_expert_late_payer_is_held_from_the_first_day_late_however_little_it_is(PayerProfile? payer, GateDecision decision)
    {
        var answer = OrderGate.Decide(Late(Facts(), 1) with { Payer = payer }, Policy with { OverdueFromCents = 1_000_00 }, Day);
        Assert.Equal(decision, answer.Decision);
        Assert.All(answer.Reasons, reason => Assert.Equal(("expert_late_payer", Day), (reason.Code, reason.Since)));
        Assert.Equal(GateDecision.Allow, OrderGate.Decide(Facts() with { Payer = payer }, Policy, Day).Decision);
    }

    [Theory]
    [InlineData(99.99, GateDecision.Allow)]
    [InlineData(100, GateDecision.Hold)]
    public void Small_sums_overdue_are_let_pass(decimal amount, GateDecision decision) =>
        Assert.Equal(decision, OrderGate.Decide(Facts() with { Overdue = new(Day.AddDays(-60), Money.Euros(amount)) }, Policy with { OverdueFromCents = 100_00 }, Day).Decision);

    [Theory]
    [InlineData(SanctionKind.OrdersBlocked, GateStage.Order, GateDecision.Hold)]
    [InlineData(SanctionKind.OrdersBlocked, GateStage.Delivery, GateDecision.Allow)]
    [InlineData(SanctionKind.DeliveriesStopped, GateStage.Order, GateDecision.Hold)]
    [InlineData(SanctionKind.DeliveriesStopped, GateStage.Delivery, GateDecision.Hold)]
    [InlineData(SanctionKind.WorksSuspended, GateStage.Delivery, GateDecision.Hold)]
    [InlineData(SanctionKind.TermsShortened, GateStage.Order, GateDecision.Conditions)]
    public void A_sanction_holds_what_it_was_announced_for(SanctionKind kind, GateStage stage, GateDecision decision) =>
        Assert.Equal(decision, OrderGate.Decide(Facts() with { Stage = stage, File = Sanctioned(new(kind, Day.AddDays(-8), Day, kind is SanctionKind.TermsShortened ? 10 : null, null, null)) }, Policy, Day).Decision);

    [Fact]
    public void A_sanction_holds_from_its_day_to_the_eve_of_its_lifting()
    {
        var sanction = new Sanction(SanctionKind.OrdersBlocked, Day, Day.AddDays(3), null, null, Day.AddDays(10));
        GateDecision On(DateOnly day) => OrderGate.Decide(Facts() with { File = Sanctioned(sanction) }, Policy, day).Decision;
        Assert.Equal([GateDecision.Allow, GateDecision.Hold, GateDecision.Hold, GateDecision.Allow], [On(Day.AddDays(2)), On(Day.AddDays(3)), On(Day.AddDays(9)), On(Day.AddDays(10))]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void An_assessment_that_has_expired_shortens_the_term(int expiresInDays, bool asked)
    {
        var file = File() with { Assessments = Keyed("A", new Assessment("Agence", null, null, new(2025, 1, 1), Day.AddDays(expiresInDays))) };
        Assert.Equal(asked ? [new GateCondition(ConditionKind.ShorterTerm, 15)] : [], OrderGate.Decide(Facts() with { File = file }, Policy, Day).Conditions);
    }

    [Fact]
    public void Insolvency_is_for_a_person_and_names_the_letter_to_the_administrator()
    {
        var reason = Reason(Facts() with { File = File() with { Insolvency = new(InsolvencyKind.Receivership, new(2026, 2, 1), null, null, null) }, Frozen = Money.Euros(500) }, "insolvency_review");
        Assert.Equal((GateDecision.Hold, new DateOnly(2026, 2, 1), 500_00), (reason.Decision, reason.Since, reason.Figures["frozen_cents"]));
        Assert.Contains("letter", reason.Sentence, StringComparison.Ordinal);
        Assert.Contains("L622-13", reason.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-02", 0, false)]
    [InlineData("2024-03-03", 0, true)]
    [InlineData("2024-03-03", 299.99, true)]
    [InlineData("2024-03-03", 300, false)]
    public void A_newly_founded_company_pays_a_deposit(string foundedOn, decimal deposit, bool asked)
    {
        var facts = Facts() with { Deposit = Money.Euros(deposit), File = File() with { FoundedOn = DateOnly.Parse(foundedOn, System.Globalization.CultureInfo.InvariantCulture) } };
        Assert.Equal(asked ? [new GateCondition(ConditionKind.Deposit, 30)] : [], OrderGate.Decide(facts, Policy, Day).Conditions);
    }

    [Theory]
    [InlineData(SignalKind.Strike, SignalSeverity.Low, GateDecision.Allow)]
    [InlineData(SignalKind.Strike, SignalSeverity.Medium, GateDecision.Conditions)]
    [InlineData(SignalKind.UnpaidSuppliers, SignalSeverity.High, GateDecision.Hold)]
    [InlineData(SignalKind.GoodNews, SignalSeverity.High, GateDecision.Allow)]
    public void Signals_weigh_as_they_are_grave(SignalKind kind, SignalSeverity severity, GateDecision decision) =>
        Assert.Equal(decision, OrderGate.Decide(Facts() with { File = Signalled(kind, severity) }, Policy, Day).Decision);

    [Fact]
    public void Stop_all_holds_everything() => Assert.Equal("stop_all", Assert.Single(OrderGate.Decide(Facts(), Policy with { HoldAll = true }, Day).Reasons).Code);

    [Fact]
    public void All_reasons_are_named_and_the_conditions_of_a_kind_are_one()
    {
        var file = Signalled(SignalKind.Strike, SignalSeverity.Medium) with
        {
            Limits = Limited(9_500).Limits, FoundedOn = new(2025, 12, 1),
            Assessments = Keyed("A", new Assessment("Agence", null, null, new(2025, 1, 1), new(2025, 12, 31))),
            Sanctions = Sanctioned(new(SanctionKind.TermsShortened, Day, Day, 10, null, null)).Sanctions,
        };
        var answer = OrderGate.Decide(Late(Facts(9_000), 9) with { File = file }, Policy with { NewlyFoundedDepositPercent = 50 }, Day);
        Assert.Equal(["terms_shortened", "overdue", "over_limit", "assessment_expired", "newly_founded", "field_signal"], answer.Reasons.Select(r => r.Code));
        Assert.Equal([new(ConditionKind.Deposit, 50), new(ConditionKind.CashFirst), new(ConditionKind.ShorterTerm, 10)], answer.Conditions);
    }

    [Fact]
    public void A_public_buyer_is_asked_for_no_advance_and_held_only_when_it_is_very_late()
    {
        var facts = Facts(50_000) with { Kind = CustomerKind.PublicBody, File = Limited(10) with { FoundedOn = Day, Signals = Signalled(SignalKind.Strike, SignalSeverity.High).Signals } };
        Assert.Equal(GateDecision.Allow, OrderGate.Decide(Late(facts, 30), Policy, Day).Decision);
        Assert.Equal(GateDecision.Hold, OrderGate.Decide(Late(facts, 31), Policy, Day).Decision);
    }

    [Fact]
    public void Against_a_consumer_nothing_is_decided_by_a_machine_alone()
    {
        var answer = OrderGate.Decide(Late(Facts() with { Kind = CustomerKind.Consumer, File = File() with { FoundedOn = Day } }, 9), Policy, Day);
        Assert.Equal((GateDecision.Hold, 0), (answer.Decision, answer.Conditions.Count));
        Assert.Contains("art. 22", Assert.Single(answer.Reasons).Rule, StringComparison.Ordinal);
    }

    internal static GateFacts Facts(decimal open = 0) => new(
        GateStage.Order, CustomerKind.Company, Money.Euros(1_000), Money.Zero, Money.Euros(1_000), Money.Euros(open), Money.Zero, Money.Zero, CreditFile.Initial, null, Money.Zero);

    internal static GateFacts Late(GateFacts facts, int days) => facts with { Overdue = new(Day.AddDays(-days), Money.Euros(100)) };

    static CreditFile File() => CreditFile.Initial;

    static CreditFile Limited(decimal amount) => File() with { Limits = Keyed("L", new LimitSet(new(Money.Euros(amount), new(2026, 1, 1), null), "manager")) };

    static CreditFile Sanctioned(Sanction sanction) => File() with { Sanctions = Keyed("S", sanction) };

    static CreditFile Signalled(SignalKind kind, SignalSeverity severity) => File() with { Signals = Keyed("S", new FieldSignal(kind, severity, Day, null, null)) };

    static ImmutableDictionary<string, T> Keyed<T>(string key, T value) => ImmutableDictionary<string, T>.Empty.Add(key, value);

    static GateReason Reason(GateFacts facts, string code) => Assert.Single(OrderGate.Decide(facts, Policy, Day).Reasons, r => r.Code == code);
}
