using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

/// <summary>Whatever was known before, one more fact against a customer never makes the answer milder, and no reason disappears.</summary>
public sealed class OrderGateProperties
{
    static readonly DateOnly Day = new(2026, 3, 2);

    sealed record Case(GateFacts Facts, int[] Against);

    static readonly Func<GateFacts, GateFacts>[] Worse =
    [
        f => f with { Open = f.Open + Money.Euros(700) },
        f => f with { Ordered = f.Ordered + Money.Euros(700) },
        f => f with { Delivered = f.Delivered + Money.Euros(700) },
        f => f with { Added = f.Added + Money.Euros(700) },
        f => f with { Deposit = Money.Zero },
        f => f with { Overdue = new((f.Overdue?.OldestDueOn ?? Day).AddDays(-12), (f.Overdue?.Amount ?? Money.Zero) + Money.Euros(60)) },
        f => f with { File = f.File with { Insolvency = new(InsolvencyKind.Receivership, Day, Day, null, null) } },
        f => f with { File = f.File with { FoundedOn = Day.AddMonths(-3) } },
        f => f with { File = f.File with { Limits = f.File.Limits.SetItem($"L{f.File.Limits.Count}", new(new(Money.Max(Money.Zero, Lowest(f) - Money.Euros(500)), Day, null), "m")) } },
        f => f with { File = f.File with { Covers = f.File.Covers.SetItem($"P{f.File.Covers.Count}", new("A", Money.Euros(500), 90, Day, null, 60, 30, 90)) } },
        f => f with { File = f.File with { Assessments = f.File.Assessments.SetItem("A", new("Agence", null, null, Day.AddDays(-30), Day.AddDays(-1))) } },
        .. new[] { SignalSeverity.Low, SignalSeverity.Medium, SignalSeverity.High }.Select(severity => (Func<GateFacts, GateFacts>)(
            f => f with { File = f.File with { Signals = f.File.Signals.SetItem($"S{f.File.Signals.Count}", new(SignalKind.BadNews, severity, Day, null, null)) } })),
        .. new[] { SanctionKind.OrdersBlocked, SanctionKind.DeliveriesStopped, SanctionKind.TermsShortened, SanctionKind.WorksSuspended }.Select(kind => (Func<GateFacts, GateFacts>)(
            f => f with { File = f.File with { Sanctions = f.File.Sanctions.SetItem($"S{f.File.Sanctions.Count}", new(kind, Day, Day, 10, null, null)) } })),
    ];

    [Fact]
    public void More_against_a_customer_is_never_milder() => Holds(of =>
    {
        var facts = of.Facts;
        foreach (var step in of.Against)
        {
            var worse = Worse[step](facts);
            if (OrderGate.Decide(worse, GatePolicy.Default, Day).Decision < OrderGate.Decide(facts, GatePolicy.Default, Day).Decision) return false;
            facts = worse;
        }

        return true;
    });

    [Fact]
    public void No_reason_disappears() => Holds(of =>
    {
        var facts = of.Facts;
        foreach (var step in of.Against)
        {
            var worse = Worse[step](facts);
            var after = OrderGate.Decide(worse, GatePolicy.Default, Day).Reasons.Select(r => r.Code).ToHashSet();
            if (!OrderGate.Decide(facts, GatePolicy.Default, Day).Reasons.All(r => after.Contains(r.Code))) return false;
            facts = worse;
        }

        return true;
    });

    [Fact]
    public void The_answer_is_the_gravest_of_its_reasons_and_conditions_come_from_them() => Holds(of =>
    {
        var answer = OrderGate.Decide(of.Against.Aggregate(of.Facts, (facts, step) => Worse[step](facts)), GatePolicy.Default, Day);
        return answer.Decision == answer.Reasons.Select(r => r.Decision).Append(GateDecision.Allow).Max()
            && answer.Conditions.All(c => answer.Reasons.Any(r => r.Condition == c))
            && answer.Conditions.Select(c => c.Kind).Distinct().Count() == answer.Conditions.Count;
    });

    static Money Lowest(GateFacts f) => f.File.LimitOn(Day)?.Limit.Amount ?? Money.Euros(4_000);

    static void Holds(Func<Case, bool> law) => Prop.ForAll(Cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static readonly Gen<Case> Cases =
        from kind in Gen.Elements(CustomerKind.Company, CustomerKind.Retailer, CustomerKind.Craftsman, CustomerKind.PublicBody, CustomerKind.Consumer)
        from stage in Gen.Elements(GateStage.Order, GateStage.Delivery)
        from deposit in Gen.Elements(0m, 300m, 1_000m)
        from against in Gen.Choose(0, Worse.Length - 1).ArrayOf().Select(steps => steps.Take(12).ToArray())
        select new Case(OrderGateTests.Facts() with { Kind = kind, Stage = stage, Deposit = Money.Euros(deposit) }, against);
}
