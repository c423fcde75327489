using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What an agency passes on, and by when (CPCE R124-6; rules, section 5).</summary>
public sealed class RemittanceTermsTests
{
    static readonly DateOnly Cashed = new(2026, 10, 12);
    static readonly AgencyFee Fee = new(Money.Euros(750), Money.Euros(150));

    [Fact]
    public void With_netting_4100_of_5000_are_remitted_within_a_month() =>
        Assert.Equal(
            new RemittanceDue(new(2026, 11, 12), Money.Euros(4100), Money.Euros(900), Money.Zero),
            new RemittanceTerms(null, NettingAgreed: true).Of(Money.Euros(5000), Fee, Cashed, TimeLimits.Shipped));

    [Fact]
    public void Without_netting_all_is_remitted_and_the_fee_is_invoiced() =>
        Assert.Equal(
            new RemittanceDue(new(2026, 11, 12), Money.Euros(5000), Money.Zero, Money.Euros(900)),
            new RemittanceTerms(null, NettingAgreed: false).Of(Money.Euros(5000), Fee, Cashed, TimeLimits.Shipped));

    [Theory]
    [InlineData("2026-10-12", null, "2026-11-12")]
    [InlineData("2026-01-28", null, "2026-02-28")]
    [InlineData("2026-01-29", null, "2026-02-28")]
    [InlineData("2026-01-31", null, "2026-02-28")]
    [InlineData("2028-01-31", null, "2028-02-29")]
    [InlineData("2026-02-28", null, "2026-03-28")]
    [InlineData("2026-03-31", null, "2026-04-30")]
    [InlineData("2026-12-31", null, "2027-01-31")]
    [InlineData("2026-11-01", null, "2026-12-01")]
    [InlineData("2026-10-31", 8, "2026-11-08")]
    [InlineData("2026-10-12", 0, "2026-10-12")]
    [InlineData("2026-12-20", 15, "2027-01-04")]
    public void The_last_day_is_a_month_later_or_as_agreed(string cashed, int? days, string by) =>
        Assert.Equal(DateOnly.Parse(by, null), new RemittanceTerms(days, false).RemitBy(DateOnly.Parse(cashed, null), TimeLimits.Shipped));

    [Theory]
    [InlineData("2026-10-15")] // to a Sunday
    [InlineData("2026-10-11")] // to Armistice Day
    [InlineData("2026-11-25")] // to Christmas
    public void No_day_of_rest_moves_it(string cashed) =>
        Assert.Equal(DateOnly.Parse(cashed, null).AddMonths(1), new RemittanceTerms(null, false).RemitBy(DateOnly.Parse(cashed, null), TimeLimits.Shipped));

    [Fact]
    public void The_month_of_a_law_that_is_not_known_is_never_guessed() =>
        Assert.Throws<LegalParameterMissing>(() => new RemittanceTerms(null, false).RemitBy(new(2012, 5, 31), TimeLimits.Shipped));

    [Fact]
    public void A_fee_beyond_the_collection_is_invoiced_for_the_rest() =>
        Assert.Equal(
            new RemittanceDue(new(2026, 11, 12), Money.Zero, Money.Euros(100), Money.Euros(20)),
            new RemittanceTerms(null, NettingAgreed: true).Of(Money.Euros(100), new(Money.Euros(100), Money.Euros(20)), Cashed, TimeLimits.Shipped));

    [Fact]
    public void All_money_is_accounted_for_and_what_is_undone_is_the_exact_opposite() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20261130, 815),
        Prop.ForAll(Gen.Choose(1, 100_000_000).ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (cents, rate, netting) =>
        {
            var collected = Money.OfCents(cents);
            var fee = new FeeGrid("1", [new(rate)], [], 2000, FeeBearer.Creditor).On(new(collected, collected, 0, CollectionStage.Amicable));
            var terms = new RemittanceTerms(30, netting);
            var due = terms.Of(collected, fee, Cashed, TimeLimits.Shipped);
            var undone = terms.Of(-collected, new(-fee.Net, -fee.Vat), Cashed, TimeLimits.Shipped);
            return due.Remit + due.Netted == collected && due.Netted + due.Invoiced == fee.Total && due.Remit.Amount >= 0 && due.Invoiced.Amount >= 0
                && (undone.Remit, undone.Netted, undone.Invoiced) == (-due.Remit, -due.Netted, -due.Invoiced);
        }));
}
