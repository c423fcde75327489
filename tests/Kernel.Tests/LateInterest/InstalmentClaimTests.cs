using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using Xunit;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class InstalmentClaimTests
{
    static readonly LateClaim Claim = LateClaim.Legal(Money.Euros(10_000), Day.Of("2026-03-31"), DebtorKind.Company);
    static readonly Instalments Halves = Instalments.Of([new(Day.Of("2026-03-31"), Money.Euros(5_000)), new(Day.Of("2026-05-31"), Money.Euros(5_000))]);

    [Fact]
    public void Each_part_bears_interest_from_its_own_due_date()
    {
        // 5 000 x 12.15 % x 91 / 365 = 151.46 and 5 000 x 12.15 % x 30 / 365 = 49.93.
        var statement = InstalmentClaim.AsOf(Claim, Halves, Day.Of("2026-06-30"), LegalParameters.Shipped, []);
        Assert.Equal([151.46m, 49.93m], statement.Interest.Lines.Select(l => l.Amount.Amount));
        Assert.Equal((Money.Euros(10_000), Money.Euros(40)), (statement.Principal, statement.Compensation));
    }

    [Fact]
    public void A_part_that_is_not_due_yet_bears_none() =>
        Assert.Equal(Money.Euros(49.93m), InstalmentClaim.AsOf(Claim, Halves, Day.Of("2026-04-30"), LegalParameters.Shipped, []).Interest.Total);

    [Fact]
    public void A_payment_pays_the_oldest_part_first_its_interest_before_its_principal()
    {
        // 70 days of the first part come to 116.51; 4 883.49 of its principal are paid, and the rest goes on.
        var statement = InstalmentClaim.AsOf(Claim, Halves, Day.Of("2026-06-09"), LegalParameters.Shipped, [new Settlement.Payment(Day.Of("2026-06-09"), Money.Euros(5_000))]);
        Assert.Equal((Money.Euros(116.51m), Money.Euros(5_116.51m)), (statement.InterestPaid, statement.Principal));
    }

    [Fact]
    public void What_is_left_of_a_payment_after_the_interest_and_principal_of_one_part_pays_the_next_and_the_compensation_comes_last()
    {
        // The first part bears 151.46 until 2026-06-30, the second 49.93: with all that is owed but the 40 euros nothing of either is left open.
        Settlement[] paid = [new Settlement.Payment(Day.Of("2026-06-30"), Money.Euros(10_201.39m))];
        var statement = InstalmentClaim.AsOf(Claim, Halves, Day.Of("2026-06-30"), LegalParameters.Shipped, paid);
        Assert.Equal((Money.Zero, Money.Zero, Money.Euros(201.39m)), (statement.Principal, statement.InterestOutstanding, statement.InterestPaid));
        Assert.Equal((Money.Euros(40), Money.Zero), (statement.Compensation, statement.CompensationPaid));
        Assert.Equal(Money.Zero, Assert.Single(statement.Imputations).Left);
    }

    [Fact]
    public void Enough_for_a_part_and_its_interest_leaves_nothing_of_it_open()
    {
        Settlement[] paid = [new Settlement.Payment(Day.Of("2026-06-09"), Money.Euros(5_116.51m))];
        var statement = InstalmentClaim.AsOf(Claim, Halves, Day.Of("2026-06-30"), LegalParameters.Shipped, paid);
        Assert.Equal((Money.Euros(5_000), Money.Euros(116.51m)), (statement.Principal, statement.InterestPaid));
        Assert.Equal(Money.Euros(49.93m), statement.InterestOutstanding);
    }

    [Fact]
    public void Whatever_is_paid_one_part_is_the_invoice_itself() => Prop.ForAll(Payments.ToArbitrary(), payments =>
    {
        var whole = Instalments.Of([new(Claim.DueOn, Claim.Principal)]);
        var (asOf, law) = (Day.Of("2026-09-30"), LegalParameters.Shipped);
        var (parts, plain) = (InstalmentClaim.AsOf(Claim, whole, asOf, law, payments), Imputation.AsOf(Claim, asOf, law, payments));
        Assert.Equal((plain.Principal, plain.Interest.Total, plain.InterestPaid, plain.CompensationOutstanding), (parts.Principal, parts.Interest.Total, parts.InterestPaid, parts.CompensationOutstanding));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Whatever_is_paid_parts_of_one_due_date_bear_what_the_invoice_bears_but_for_rounding() => Prop.ForAll(Payments.ToArbitrary(), payments =>
    {
        var parts = Instalments.Of([new(Claim.DueOn, Money.Euros(3_000)), new(Claim.DueOn, Money.Euros(7_000))]);
        var (asOf, law) = (Day.Of("2026-06-30"), LegalParameters.Shipped);
        var difference = InstalmentClaim.AsOf(Claim, parts, asOf, law, []).Interest.Total - Imputation.AsOf(Claim, asOf, law).Interest.Total;
        Assert.InRange(difference.Amount, -0.01m, 0.01m);
        var paid = InstalmentClaim.AsOf(Claim, parts, asOf, law, payments);
        var came = payments.Aggregate(Money.Zero, (sum, p) => sum + p.Amount);
        Assert.Equal(Claim.Principal + paid.Interest.Total, paid.Principal + paid.InterestOutstanding + came);
    }).Check(Config.QuickThrowOnFailure);

    static Gen<List<Settlement>> Payments =>
        from some in (from day in Gen.Choose(0, 90) from cents in Gen.Choose(1, 200_000) select (Settlement)new Settlement.Payment(Day.Of("2026-04-01").AddDays(day), Money.OfCents(cents))).ListOf()
        select some.Take(4).ToList();
}
