using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What an agency is paid (rules, section 5).</summary>
public sealed class FeeGridTests
{
    static readonly FeeGrid
        Flat = new("2026-1", [new(1500)], [], 2000, FeeBearer.Creditor),
        Graded = new(
            "2026-2",
            [
                new(2500, CollectionStage.Judicial),
                new(800, UpToDays: 90, UpTo: Money.Euros(10_000)),
                new(500, UpToDays: 90),
                new(1200, UpToDays: 365, UpTo: Money.Euros(10_000)),
                new(3000),
            ],
            [new("opening", FeeOccasion.Placed, Money.Euros(12.50m), FeeBearer.Creditor), new("court", FeeOccasion.Judicial, Money.Euros(150), FeeBearer.Creditor)],
            2000, FeeBearer.Creditor);

    [Fact]
    public void Fifteen_percent_of_five_thousand_are_900_with_tax()
    {
        var fee = Flat.On(new(Money.Euros(5000), Money.Euros(5000), 60, CollectionStage.Amicable));
        Assert.Equal((Money.Euros(750), Money.Euros(150), Money.Euros(900)), (fee.Net, fee.Vat, fee.Total));
    }

    [Theory]
    [InlineData("0.03", "0.00", "0.00")]
    [InlineData("0.04", "0.01", "0.00")]
    [InlineData("0.10", "0.02", "0.00")]
    [InlineData("0.17", "0.03", "0.01")]
    [InlineData("1.10", "0.17", "0.03")]
    [InlineData("333.33", "50.00", "10.00")]
    public void The_share_and_its_tax_are_each_rounded_half_up(string collected, string net, string vat)
    {
        var fee = Flat.On(new(Euros(collected), Money.Euros(5000), 60, CollectionStage.Amicable));
        Assert.Equal((Euros(net), Euros(vat)), (fee.Net, fee.Vat));
    }

    [Theory]
    [InlineData("9999.99", 0, CollectionStage.Amicable, 800)]
    [InlineData("10000.00", 90, CollectionStage.Amicable, 800)]
    [InlineData("10000.01", 90, CollectionStage.Amicable, 500)]
    [InlineData("10000.00", 91, CollectionStage.Amicable, 1200)]
    [InlineData("10000.01", 91, CollectionStage.Amicable, 3000)]
    [InlineData("10000.00", 365, CollectionStage.Amicable, 1200)]
    [InlineData("10000.00", 366, CollectionStage.Amicable, 3000)]
    [InlineData("9999.99", 0, CollectionStage.Judicial, 2500)]
    public void The_first_fee_whose_conditions_the_claim_meets_counts(string claim, int age, CollectionStage stage, int basisPoints) =>
        Assert.Equal(Money.Euros(basisPoints / 100m), Graded.On(new(Money.Euros(100), Euros(claim), age, stage)).Net);

    [Fact]
    public void A_limit_in_another_currency_is_no_limit_of_this_claim() =>
        Assert.Equal(new(5, "CHF"), Graded.On(new(new(100, "CHF"), new(500, "CHF"), 10, CollectionStage.Amicable)).Net);

    [Fact]
    public void Parts_of_a_payment_pay_the_rate_of_the_claim() => Assert.Equal(
        Graded.On(new(Money.Euros(12_000), Money.Euros(12_000), 30, CollectionStage.Amicable)).Total,
        Graded.On(new(Money.Euros(6000), Money.Euros(12_000), 30, CollectionStage.Amicable)).Total + Graded.On(new(Money.Euros(6000), Money.Euros(12_000), 30, CollectionStage.Amicable)).Total);

    [Theory]
    [InlineData("2026-03-16", "2026-03-16", 0)]
    [InlineData("2026-03-16", "2026-03-17", 1)]
    [InlineData("2026-03-16", "2026-03-15", 0)]
    [InlineData("2024-02-28", "2024-03-01", 2)]
    public void A_claim_is_as_old_as_it_is_overdue(string due, string placed, int days) => Assert.Equal(days, FeeGrid.Age(DateOnly.Parse(due, null), DateOnly.Parse(placed, null)));

    [Fact]
    public void A_fixed_fee_comes_with_its_occasion_and_its_tax()
    {
        Assert.Equal([("opening", new AgencyFee(Money.Euros(12.50m), Money.Euros(2.50m)))], Graded.At(FeeOccasion.Placed).AsEnumerable());
        Assert.Equal([("court", new AgencyFee(Money.Euros(150), Money.Euros(30)))], Graded.At(FeeOccasion.Judicial).AsEnumerable());
        Assert.Empty(Graded.At(FeeOccasion.Closed));
    }

    [Fact]
    public void No_fee_is_the_debtors()
    {
        Assert.Equal("fee_borne_by_debtor", (Flat with { BorneBy = FeeBearer.Debtor }).Refused()?.Code);
        Assert.Equal("fee_borne_by_debtor", (Flat with { FixedFees = [new("opening", FeeOccasion.Placed, Money.Euros(30), FeeBearer.Debtor)] }).Refused()?.Code);
        Assert.Contains("L111-8", (Flat with { BorneBy = FeeBearer.Debtor }).Refused()!.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<FeeGrid, string> Wrong { get; } = new()
    {
        { Flat with { BorneBy = FeeBearer.None }, "fee_bearer_missing" },
        { Flat with { SuccessFees = [] }, "fee_grid_incomplete" },
        { Flat with { SuccessFees = [new(1500, CollectionStage.Amicable)] }, "fee_grid_incomplete" },
        { Flat with { SuccessFees = [new(1500), new(1000, UpToDays: 90)] }, "fee_grid_incomplete" },
        { Flat with { SuccessFees = [new(10_001)] }, "fee_out_of_range" },
        { Flat with { SuccessFees = [new(-1)] }, "fee_out_of_range" },
        { Flat with { SuccessFees = [new(1, UpToDays: -1), new(1)] }, "fee_out_of_range" },
        { Flat with { VatBasisPoints = -1 }, "fee_out_of_range" },
        { Flat with { FixedFees = [new("a", FeeOccasion.Placed, Money.Zero, FeeBearer.Creditor)] }, "fee_out_of_range" },
        { Flat with { FixedFees = [new("a", FeeOccasion.None, Money.Euros(1), FeeBearer.Creditor)] }, "fee_out_of_range" },
        { Flat with { FixedFees = [new("a", FeeOccasion.Placed, Money.Euros(1), FeeBearer.Creditor), new("A", FeeOccasion.Closed, Money.Euros(1), FeeBearer.Creditor)] }, "fee_code_twice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_grid_that_leaves_a_question_open_is_refused(FeeGrid grid, string code) => Assert.Equal(code, grid.Refused()?.Code);

    [Fact]
    public void A_whole_grid_is_taken() => Assert.Equal((null, null), (Flat.Refused(), Graded.Refused()));

    [Fact]
    public void Two_grids_that_say_the_same_are_the_same()
    {
        Assert.Equal(Flat, Flat with { SuccessFees = [new(1500)], FixedFees = [] });
        Assert.NotEqual(Flat, Flat with { SuccessFees = [new(1501)] });
        Assert.NotEqual(Flat, Flat with { FixedFees = [new("a", FeeOccasion.Placed, Money.Euros(1), FeeBearer.Creditor)] });
    }

    [Fact]
    public void A_collection_undone_gives_its_fee_back_to_the_cent() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20261130, 4711),
        Prop.ForAll(Gen.Choose(1, 100_000_000).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (cents, age) =>
        {
            var basis = new FeeBasis(Money.OfCents(cents), Money.Euros(8000), age, CollectionStage.Amicable);
            var undone = Graded.On(basis with { Collected = -basis.Collected });
            return undone.Total == -Graded.On(basis).Total && Graded.On(basis).Net <= basis.Collected;
        }));

    static Money Euros(string amount) => Money.Euros(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
}
