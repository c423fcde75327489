using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class PaymentBehaviourTests
{
    static readonly DateOnly On = new(2026, 3, 2);
    static readonly BehaviourThresholds Usual = new();

    [Fact]
    public void The_average_is_of_twelve_months_both_ends_included()
    {
        var behaviour = Of(Paid(On, 9), Paid(new(2025, 3, 3), 1), Paid(new(2025, 3, 2), 90), Paid(On.AddDays(1), 90));
        Assert.Equal((new DateOnly(2025, 3, 3), On, 2, 50L), (behaviour.Year.From, behaviour.Year.Until, behaviour.Year.Invoices, behaviour.Year.AverageTenths));
    }

    [Fact]
    public void Money_that_comes_early_makes_up_for_nothing() => Assert.Equal(50, Of(Paid(On, 10), Paid(On, -300)).Year.AverageTenths);

    [Fact]
    public void The_weighted_average_counts_each_euro_and_both_round_half_up()
    {
        var behaviour = Of(Paid(On, 10, 30_000), Paid(On, 0, 10_000), Paid(On, 0, 10_000));
        Assert.Equal((33L, 60L), (behaviour.Year.AverageTenths, behaviour.Year.WeightedTenths));
        Assert.Equal(3, Of([.. Enumerable.Repeat(Paid(On, 0), 3), Paid(On, 1)]).Year.AverageTenths);
    }

    [Theory]
    [InlineData(0, PayerProfile.Good)]
    [InlineData(5, PayerProfile.Good)]
    [InlineData(6, PayerProfile.Negligent)]
    [InlineData(14, PayerProfile.Negligent)]
    [InlineData(15, PayerProfile.ExpertLatePayer)]
    public void The_profile_follows_from_the_average(int days, PayerProfile profile) => Assert.Equal(profile, Of(Paid(On, days), Paid(On, days), Paid(On, days)).Profile);

    [Fact]
    public void Who_is_very_late_now_and_then_is_negligent_and_no_expert() =>
        Assert.Equal(PayerProfile.Negligent, Of(Paid(On, 0), Paid(On, 0), Paid(On, 90), Paid(On, 90)).Profile);

    [Fact]
    public void Two_invoices_say_nothing_of_a_payer() => Assert.Null(Of(Paid(On, 90), Paid(On, 90)).Profile);

    [Theory]
    [InlineData(2, 11, false)]
    [InlineData(2, 12, true)]
    [InlineData(0, 9, false)]
    [InlineData(0, 10, true)]
    public void Ten_days_worse_than_before_is_a_drift(int before, int now, bool drifts) =>
        Assert.Equal(drifts, Of([.. Three(new(2025, 12, 2), before), .. Three(new(2025, 12, 3), now)]).IsDrifting);

    [Fact]
    public void A_drift_needs_three_invoices_on_both_sides()
    {
        Assert.False(Of([.. Three(new(2025, 12, 2), 0).Take(2), .. Three(On, 90)]).IsDrifting);
        Assert.False(Of([.. Three(new(2025, 12, 2), 0), .. Three(On, 90).Take(2)]).IsDrifting);
    }

    [Fact]
    public void Nothing_paid_is_nothing_late() => Assert.Equal((0, 0L, 0L, 0), (Of().Year.Invoices, Of().Year.AverageTenths, Of().Year.WeightedTenths, Of().Year.Longest));

    [Fact]
    public void Recent_and_former_months_make_the_year() => Prop.ForAll(ArbMap.Default.ArbFor<(int Day, int Late, int Cents)[]>(), told =>
    {
        var behaviour = Of([.. told.Select(t => Paid(On.AddDays(t.Day % 500), t.Late % 200, Math.Abs((long)t.Cents) + 1))]);
        var (year, recent, former) = (behaviour.Year, behaviour.Recent, behaviour.Former);
        return year.Invoices == recent.Invoices + former.Invoices && year.Late == recent.Late + former.Late && year.Longest == Math.Max(recent.Longest, former.Longest)
            && year.AverageTenths >= Math.Min(recent.AverageTenths, former.AverageTenths) && year.AverageTenths <= Math.Max(recent.AverageTenths, former.AverageTenths);
    }).QuickCheckThrowOnFailure();

    static PaymentBehaviour Of(params SettledInvoice[] settled) => PaymentBehaviour.Of(settled, On, Usual);

    static SettledInvoice[] Three(DateOnly on, int late) => [.. Enumerable.Repeat(Paid(on, late), 3)];

    static SettledInvoice Paid(DateOnly on, int late, long cents = 10_000) => new(on.AddDays(-late), on, Money.OfCents(cents));
}
