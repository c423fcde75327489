using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>Who owns a case by the rules of its entity.</summary>
public sealed class OwnerRuleTests
{
    static readonly Guid Anne = new("0197f000-0000-7000-8000-000000000001"), Bruno = new("0197f000-0000-7000-8000-000000000002"), Chloé = new("0197f000-0000-7000-8000-000000000003");

    static readonly CaseTraits Retailer = new(CustomerKind.Retailer, "GMS", Money.Euros(10_000), "VD12", "84-0012");

    public static TheoryData<OwnerRule, bool> Rules { get; } = new()
    {
        { new(Anne), true },
        { new(Anne, Segment: "gms"), true },
        { new(Anne, Segment: "GM"), false },
        { new(Anne, Kind: CustomerKind.Retailer), true },
        { new(Anne, Kind: CustomerKind.Company), false },
        { new(Anne, OverdueFrom: Money.Euros(10_000)), true },
        { new(Anne, OverdueFrom: Money.Euros(10_000.01m)), false },
        { new(Anne, SalesPerson: "vd12"), true },
        { new(Anne, SalesPerson: "VD13"), false },
        { new(Anne, NumberPrefix: "84-"), true },
        { new(Anne, NumberPrefix: "4"), false },
        { new(Anne, "GMS", CustomerKind.Retailer, Money.Euros(1), "VD12", "84"), true },
        { new(Anne, "GMS", CustomerKind.Retailer, Money.Euros(1), "VD12", "13"), false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_fits_where_all_that_it_says_is_so(OwnerRule rule, bool fits) => Assert.Equal(fits, rule.Fits(Retailer));

    [Fact]
    public void The_first_rule_that_fits_holds_and_tells_its_number()
    {
        var rules = new OwnerRules([new(Bruno, OverdueFrom: Money.Euros(50_000)), new(Anne, Segment: "GMS"), new(Chloé)]);
        Assert.Equal((Anne, 2), rules.Of(Retailer));
        Assert.Equal((Bruno, 1), rules.Of(Retailer with { Overdue = Money.Euros(50_000) }));
        Assert.Equal((Chloé, 3), rules.Of(Retailer with { Segment = null }));
    }

    [Fact]
    public void Where_no_rule_fits_nobody_owns_the_case()
    {
        Assert.Null(OwnerRules.None.Of(Retailer));
        Assert.Null(new OwnerRules([new(Anne, Segment: "BTP"), new(Bruno, SalesPerson: "VD12")]).Of(Retailer with { SalesPerson = null }));
    }

    [Fact]
    public void The_owner_named_by_hand_stays_until_it_is_freed()
    {
        var id = Guid.NewGuid();
        var named = CaseOwner.Decide(CaseOwner.Initial, new CaseOwnerCommand.NameOwner(id, Anne, "manager"));
        var state = CaseOwner.Evolve(CaseOwner.Initial, Assert.Single(named.Facts));
        Assert.Empty(CaseOwner.Decide(state, new CaseOwnerCommand.NameOwner(id, Anne, "manager")).Facts);
        Assert.Equal(new CaseOwnerEvent.OwnerFreed(id, "manager"), Assert.Single(CaseOwner.Decide(state, new CaseOwnerCommand.FreeOwner(id, "manager")).Facts));
        Assert.Empty(CaseOwner.Decide(CaseOwner.Initial, new CaseOwnerCommand.FreeOwner(id, "manager")).Facts);
    }
}
