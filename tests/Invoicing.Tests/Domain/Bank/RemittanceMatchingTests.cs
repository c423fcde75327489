using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

public sealed class RemittanceMatchingTests
{
    static readonly Guid One = new("5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301"), Two = new("8a4b6c2d-1f3e-5d7a-9b8c-6e5f4d3c2b02");

    [Theory]
    [InlineData("VIR REM-2026-1 AGENCE ALPHA", 100, true, true)]
    [InlineData("VIR rem 2026 1", 100, true, true)]
    [InlineData("REM-2026-1", 99, true, false)]
    [InlineData("REM-2026-11", 100, false, false)]
    [InlineData("FA-2026-001", 100, false, false)]
    [InlineData("", 100, false, false)]
    public void A_transfer_is_known_by_its_reference_and_its_amount(string text, int euros, bool isOfAgency, bool clears) =>
        Assert.Equal(new RemittanceMatch(isOfAgency, clears ? One : null), Match(text, euros, [Awaited(One, "REM20261", 100)]));

    [Fact]
    public void The_agencys_account_and_the_amount_do_where_no_reference_is_named()
    {
        Assert.Equal(new(true, One), Match("reversement", 100, [Awaited(One, "REM20261", 100, true), Awaited(Two, "REM20262", 200, true)]));
        Assert.Equal(new(true, null), Match("reversement", 100, [Awaited(One, "REM20261", 100, true), Awaited(Two, "REM20262", 100, true)]));
        Assert.Equal(new(true, null), Match("reversement", 150, [Awaited(One, "REM20261", 100, true)]));
        Assert.Equal(new(false, null), Match("reversement", 100, [Awaited(One, "REM20261", 100)]));
    }

    [Fact]
    public void What_comes_from_an_account_of_an_agency_is_no_debtors() => Assert.Equal(new(true, null), Match("FA-2026-001", 100, [], isOfAgencyAccount: true));

    [Fact]
    public void A_short_reference_is_not_trusted_by_chance() => Assert.Equal(new(false, null), Match("REF 1234", 100, [Awaited(One, "1234", 100)]));

    static AwaitedRemittance Awaited(Guid id, string spelled, decimal euros, bool ofAccount = false) => new(id, spelled, Money.Euros(euros), ofAccount);

    static RemittanceMatch Match(string text, decimal euros, AwaitedRemittance[] awaited, bool isOfAgencyAccount = false)
    {
        var cash = new BankTransaction(Money.Euros(euros), true, null, null, null, text, new(null, null), null, null);
        return RemittanceMatching.Of(cash, CashClues.Of(cash), awaited, isOfAgencyAccount);
    }
}
