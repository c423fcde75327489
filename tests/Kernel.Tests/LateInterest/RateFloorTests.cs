using Recouvrement.Kernel.LateInterest;
using Xunit;
using static Recouvrement.Kernel.LateInterest.InterestRate;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class RateFloorTests
{
    static readonly LegalParameters Law = LegalParameters.Shipped;

    [Fact]
    public void In_2024_the_clause_ECB_plus_10_was_below_its_own_floor() => Assert.Equal(
        [new FloorBreach(Half("2024-S1"), 14.50m, 15.21m), new FloorBreach(Half("2024-S2"), 14.25m, 14.76m)],
        RateFloor.Breaches(new ContractualMainRefinancingPlus(10), Half("2019-S1"), Half("2026-S2"), Law).AsEnumerable());

    [Fact]
    public void Three_times_the_statutory_rate_is_just_enough()
    {
        Assert.Empty(RateFloor.Breaches(new ContractualStatutoryMultiple(3), Half("2019-S1"), Half("2026-S2"), Law));
        Assert.Equal(16, RateFloor.Breaches(new ContractualStatutoryMultiple(2.99m), Half("2019-S1"), Half("2026-S2"), Law).Length);
    }

    [Fact]
    public void A_fixed_clause_is_measured_in_each_half_year()
    {
        Assert.Empty(RateFloor.Breaches(new ContractualFixed(8.25m), Half("2026-S2"), Half("2026-S2"), Law));
        Assert.Equal(Half("2026-S2"), Assert.Single(RateFloor.Breaches(new ContractualFixed(8.24m), Half("2026-S1"), Half("2026-S2"), Law)).HalfYear);
    }

    [Fact]
    public void The_floor_binds_clauses_only() => Assert.All(
        new InterestRate[] { new LegalDefault(), new PublicBuyer(), new Consumer(null) },
        rate => Assert.Empty(RateFloor.Breaches(rate, Half("2019-S1"), Half("2026-S2"), Law)));

    [Fact]
    public void A_half_year_without_its_rate_has_no_floor() =>
        Assert.Throws<LegalParameterMissing>(() => RateFloor.Breaches(new ContractualFixed(15), Half("2026-S2"), Half("2027-S1"), Law));

    static HalfYear Half(string text) => HalfYear.Parse(text)!.Value;
}
