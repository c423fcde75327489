using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class RecoveryCompensationTests
{
    static readonly LegalParameters Law = LegalParameters.Shipped;

    [Theory]
    [InlineData(DebtorKind.Company, "2026-05-31", 0)]
    [InlineData(DebtorKind.Company, "2026-06-01", 40)]
    [InlineData(DebtorKind.Company, "2030-06-01", 40)]
    [InlineData(DebtorKind.PublicBody, "2026-05-31", 0)]
    [InlineData(DebtorKind.PublicBody, "2026-06-01", 40)]
    [InlineData(DebtorKind.Consumer, "2026-06-01", 0)]
    [InlineData(DebtorKind.Unknown, "2026-06-01", 0)]
    public void Professionals_owe_40_euros_from_the_first_day_late(DebtorKind debtor, string on, int euros) =>
        Assert.Equal(Money.Euros(euros), RecoveryCompensation.Of(Due("2026-05-31", debtor), Day.Of(on), Law));

    [Fact]
    public void It_is_owed_once_per_invoice_however_small() => Assert.Equal(
        Money.Euros(120),
        Enumerable.Repeat(Due("2026-05-31") with { Principal = Money.OfCents(1) }, 3).Aggregate(Money.Zero, (sum, claim) => sum + RecoveryCompensation.Of(claim, Day.Of("2026-06-30"), Law)));

    [Theory]
    [InlineData("2026-05-30", 0)]
    [InlineData("2026-05-31", 0)]
    [InlineData("2026-06-01", 40)]
    public void A_judgment_up_to_the_due_date_forbids_the_payment_and_its_lateness(string opened, int euros) =>
        Assert.Equal(Money.Euros(euros), RecoveryCompensation.Of(Due("2026-05-31") with { InsolvencyOpenedOn = Day.Of(opened) }, Day.Of("2026-06-30"), Law));

    [Theory]
    [InlineData("2012-12-30", 0)]
    [InlineData("2012-12-31", 40)]
    public void Before_2013_there_was_none(string due, int euros) =>
        Assert.Equal(Money.Euros(euros), RecoveryCompensation.Of(Due(due), Day.Of("2026-06-30"), Law));

    [Fact]
    public void Its_source_is_named() => Assert.Contains("D441-5", Law.On(LegalQuantity.CompanyRecoveryCompensation, Day.Of("2026-06-01")).Source, StringComparison.Ordinal);

    static LateClaim Due(string due, DebtorKind debtor = DebtorKind.Company) => LateClaim.Legal(Money.Euros(100), Day.Of(due), debtor);
}
