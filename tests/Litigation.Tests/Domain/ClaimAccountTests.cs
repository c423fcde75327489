using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Litigation.Domain.Dossiers;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>The vectors of section 2 of the rules, as a file states them.</summary>
public sealed class ClaimAccountTests
{
    static readonly ClaimBasis Company = new(DebtorKind.Company, null, default, null, false);

    [Theory]
    [InlineData(1_200_000, "2026-05-31", "2026-09-15", 43_375)]
    [InlineData(1_000_000, "2024-05-15", "2025-02-10", 104_881)]
    [InlineData(100_000, "2026-03-31", "2026-04-01", 33)]
    [InlineData(100_000, "2026-03-31", "2026-03-31", 0)]
    public void Interest_is_that_of_the_rules(long principal, string dueOn, string asOf, long interest) =>
        Assert.Equal(interest, State(Claim(principal, dueOn, Company), asOf).Interest.Cents);

    [Fact]
    public void A_payment_goes_to_interest_first()
    {
        var stated = State(Claim(700_000, "2026-03-31", Company, new ClaimSettlement(Guid.NewGuid(), new(2026, 6, 10), Money.Euros(3000), false)), "2026-09-30");
        Assert.Equal((723_634, 27_435, 4_000, 755_069), (stated.Principal.Cents, stated.Interest.Cents, stated.Compensation.Cents, stated.Total.Cents));
    }

    [Fact]
    public void What_was_paid_later_is_still_owed_on_an_earlier_day() =>
        Assert.Equal(1_000_000, State(Claim(700_000, "2026-03-31", Company, new ClaimSettlement(Guid.NewGuid(), new(2026, 6, 10), Money.Euros(3000), false)), "2026-06-09").Principal.Cents);

    [Fact]
    public void A_credit_note_lowers_the_principal_and_what_was_undone_is_nothing()
    {
        var credited = State(Claim(700_000, "2026-03-31", Company, new ClaimSettlement(Guid.NewGuid(), new(2026, 3, 1), Money.Euros(3000), true)), "2026-04-01");
        Assert.Equal((700_000, 233), (credited.Principal.Cents, credited.Interest.Cents));
        Assert.Equal(State(Claim(700_000, "2026-03-31", Company), "2026-09-30").Total, State(Claim(700_000, "2026-03-31", Company, new ClaimSettlement(Guid.NewGuid(), new(2026, 6, 10), Money.Zero, false)), "2026-09-30").Total);
    }

    [Theory]
    [InlineData(true, DebtorKind.Company, 0, 0)]
    [InlineData(false, DebtorKind.Consumer, 0, 0)]
    [InlineData(false, DebtorKind.Unknown, 0, 0)]
    [InlineData(false, DebtorKind.PublicBody, 35_706, 4_000)]
    public void Who_owes_and_what_was_given_up_say_what_it_bears(bool bearsNothing, DebtorKind debtor, long interest, long compensation)
    {
        var stated = State(Claim(1_200_000, "2026-05-31", new(debtor, null, default, null, bearsNothing)), "2026-09-15");
        Assert.Equal((interest, compensation), (stated.Interest.Cents, stated.Compensation.Cents));
    }

    [Fact]
    public void A_clause_binds() =>
        Assert.Equal(28_637, State(Claim(1_200_000, "2026-05-31", Company with { Clause = new(PenaltyBasis.StatutoryMultiple, 300, false), ClauseFrom = new(2025, 1, 1) }), "2026-09-15").Interest.Cents);

    [Fact]
    public void A_judgment_stops_interest_on_its_eve() =>
        Assert.Equal(State(Claim(1_200_000, "2026-05-31", Company), "2026-07-09").Interest, State(Claim(1_200_000, "2026-05-31", Company with { FrozenSince = new(2026, 7, 10) }), "2026-09-15").Interest);

    [Fact]
    public void Parts_bear_interest_from_their_own_days()
    {
        var parts = Instalments.Of([new(new(2026, 5, 31), Money.Euros(6000)), new(new(2026, 12, 31), Money.Euros(6000))]);
        Assert.Equal(State(Claim(600_000, "2026-05-31", Company), "2026-09-15").Interest, State(Claim(1_200_000, "2026-05-31", Company with { Instalments = parts }), "2026-09-15").Interest);
    }

    [Fact]
    public void What_is_not_known_is_not_guessed()
    {
        Assert.Equal("basis_unknown", State(Claim(100, "2026-03-31", null), "2026-09-30").Gap);
        Assert.Equal("legal_parameter_missing", State(Claim(100, "2026-03-31", Company), "2030-01-01").Gap);
        var foreign = new ClaimToState(Guid.NewGuid(), "1", new(2026, 1, 1), new(2026, 1, 31), Money.OfCents(100, "CHF"), Money.OfCents(100, "CHF"), Company, []);
        Assert.Equal(("foreign_currency", Money.OfCents(100, "CHF")), (State(foreign, "2026-09-30").Gap, State(foreign, "2026-09-30").Total));
    }

    static StatedClaim State(ClaimToState claim, string asOf) => ClaimAccount.AsOf(DateOnly.Parse(asOf, null), LegalParameters.Shipped, [claim]).Single();

    static ClaimToState Claim(long outstanding, string dueOn, ClaimBasis? basis, params ClaimSettlement[] settlements) => new(
        Guid.NewGuid(), "FA2026-00001", DateOnly.Parse(dueOn, null).AddDays(-30), DateOnly.Parse(dueOn, null), Money.OfCents(outstanding), Money.OfCents(outstanding), basis, [.. settlements]);
}
