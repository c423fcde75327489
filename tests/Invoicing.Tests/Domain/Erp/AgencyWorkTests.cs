using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Erp;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

/// <summary>Transfers and fees of agencies in the French chart of accounts, to the cent.</summary>
public sealed class AgencyWorkTests
{
    static readonly DateOnly Day = new(2026, 3, 16);
    static readonly ErpOccasion At = new(Guid.NewGuid(), Day, new(
        [.. Enum.GetValues<LedgerRole>().Where(r => r is not LedgerRole.None).Select(r => new LedgerAccount(r, r switch
        {
            LedgerRole.Agency     => "467",
            LedgerRole.Bank       => "512",
            LedgerRole.Suppliers  => "401",
            LedgerRole.AgencyFees => "622",
            LedgerRole.InputVat   => "44566",
            _                     => $"9{(int)r}",
        }))], LedgerAccounts.None));

    static readonly MovementEvent.MovementBooked Booked = new(new("732829320", "FR76", "M-1", "S-1", "B1", Day, Euros(4100), true));
    static readonly MovementEvent.CashDismissed Remittance = new(DismissalReason.AgencyRemittance);

    [Fact]
    public void A_transfer_that_the_bank_shows_clears_the_agencies_account()
    {
        var entry = Entry(AgencyWork.Of(Remittance, After(Booked), At, isPosted: true));
        Assert.Equal(("B1", "Reversement de l'agence de recouvrement"), (entry.Piece, entry.Label));
        Assert.Equal([new(new("512", null), Euros(4100), Zero), new(new("467", null), Zero, Euros(4100))], entry.Lines);
    }

    [Fact]
    public void One_that_was_a_customers_money_after_all_is_undone()
    {
        var entry = Entry(AgencyWork.Of(new MovementEvent.CashAssigned("C1", "bank:M-1", CashRule.Person), After(Booked, Remittance), At, isPosted: true));
        Assert.Equal([new(new("467", null), Euros(4100), Zero), new(new("512", null), Zero, Euros(4100))], entry.Lines);
    }

    [Fact]
    public void What_was_never_posted_is_not_undone() =>
        Assert.Null(AgencyWork.Of(new MovementEvent.CashAssigned("C1", "bank:M-1", CashRule.Person), After(Booked, Remittance), At, isPosted: false));

    [Fact]
    public void What_the_ERP_books_itself_or_what_is_no_agencys_is_not_posted()
    {
        Assert.Null(AgencyWork.Of(Remittance, After(Booked, new MovementEvent.CashCompared()), At, isPosted: true));
        Assert.Null(AgencyWork.Of(new MovementEvent.CashDismissed(DismissalReason.NotACustomer), After(Booked), At, isPosted: true));
        Assert.Null(AgencyWork.Of(new MovementEvent.CashAssigned("C1", "bank:M-1", CashRule.Person), After(Booked), At, isPosted: true));
        Assert.Null(AgencyWork.Of(Remittance, After(Booked with { Content = Booked.Content with { IsCredit = false } }), At, isPosted: true));
    }

    [Theory]
    [InlineData(0, 0, 912)]
    [InlineData(1, 1, 911)]
    [InlineData(760, 760, 152)]
    [InlineData(900, 900, 12)]
    [InlineData(912, 912, 0)]
    public void A_fee_is_owed_to_the_agency_less_what_it_kept_back(int netted, int toAgency, int toSupplier)
    {
        var content = AgencyWork.Of(new AgencyFeeInvoice("732829320", "alpha", "inv-1", Euros(760), Euros(152), Euros(netted), Day.AddDays(-1)), At);
        var lines = Entry(content).Lines;
        Assert.Equal((Day.AddDays(-1), (string?)null), (content!.On, content.Customer));
        Assert.Equal([new(new("622", null), Euros(760), Zero), new(new("44566", null), Euros(152), Zero)], lines.Where(l => l.Debit.IsPositive));
        Assert.Equal((Euros(toAgency), Euros(toSupplier)), (Credited(new("467", null)), Credited(new("401", "alpha"))));

        Kernel.Amounts.Money Credited(LedgerSide side) => lines.FirstOrDefault(l => l.Side == side)?.Credit ?? Zero;
    }

    [Fact]
    public void An_invoice_over_nothing_asks_nothing() => Assert.Null(AgencyWork.Of(new AgencyFeeInvoice("732829320", "alpha", "inv-0", Zero, Zero, Zero, Day), At));

    static BankMovement After(params MovementEvent[] facts) => facts.Aggregate(BankMovement.Initial, BankMovement.Evolve);

    static AccountingEntry Entry(ErpContent? content) => Assert.IsType<ErpContent.Entry>(content).Posting;
}
