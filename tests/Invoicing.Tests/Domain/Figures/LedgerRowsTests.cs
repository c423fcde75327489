using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

/// <summary>From which day each movement counts, on the day before and on the day itself.</summary>
public sealed class LedgerRowsTests
{
    static readonly DateOnly Today = Day(20);

    readonly AccountInMemory account = new(Today);

    [Fact]
    public void An_invoice_counts_from_its_date_of_issue_whenever_it_was_booked()
    {
        account.Issue(1, 100, Day(5));
        Opens(4, 0);
        Opens(5, 100);
    }

    [Fact]
    public void A_payment_counts_from_the_day_the_funds_were_credited()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 60, Day(9), null);
        Opens(8, 100);
        Opens(9, 40);
        Assert.Equal(Money.OfCents(40), Of("FA-1", 9));
    }

    [Fact]
    public void An_allocation_counts_from_the_later_of_both_dates()
    {
        account.Book(CreditKind.Payment, 1, 60, Day(3), null);
        account.Issue(1, 100, Day(9));
        Assert.Equal(Money.OfCents(-60), Of("Payment-1", 8));
        Assert.Equal(Money.Zero, Of("Payment-1", 9));
        Assert.Equal(Money.OfCents(40), Of("FA-1", 9));
    }

    [Fact]
    public void A_payment_that_came_back_makes_its_invoices_owed_from_that_day()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 100, Day(9), null);
        account.Reverse(1, Day(15));
        Opens(14, 0);
        Opens(15, 100);
    }

    [Fact]
    public void Other_money_settles_a_reopened_invoice_only_from_when_it_was_open()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 100, Day(9), null);
        account.Book(CreditKind.Payment, 2, 100, Day(10), null);
        account.Reverse(1, Day(15));
        Assert.Equal(Money.OfCents(-100), Of("Payment-2", 14));
        Assert.Equal(Money.Zero, Of("Payment-2", 15));
        Assert.Equal(Money.Zero, Of("FA-1", 15));
    }

    [Fact]
    public void A_corrected_amount_is_as_if_it_had_always_been_so()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 100, Day(9), null);
        account.Issue(1, 70, Day(5));
        Opens(5, 70);
        Opens(9, -30);
        Assert.Equal(Money.Zero, Of("FA-1", 9));
        Assert.Equal(Money.OfCents(-30), Of("Payment-1", 9));
    }

    [Fact]
    public void A_smaller_payment_never_covered_what_it_does_not_cover()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 100, Day(9), null);
        account.Book(CreditKind.Payment, 1, 30, Day(9), null);
        Assert.Equal(Money.OfCents(70), Of("FA-1", 9));
        Opens(9, 70);
    }

    [Fact]
    public void A_document_of_another_date_takes_its_movements_along()
    {
        account.Issue(1, 100, Day(5));
        account.Book(CreditKind.Payment, 1, 60, Day(9), null);
        account.Issue(1, 100, Day(12));
        Assert.Equal(Money.OfCents(-60), Of("Payment-1", 11));
        Opens(11, -60);
        Assert.Equal(Money.OfCents(40), Of("FA-1", 12));
    }

    [Fact]
    public void Another_invoice_named_later_is_settled_from_the_business_day_of_that_word()
    {
        account.Issue(1, 100, Day(5));
        account.Issue(2, 100, Day(6));
        account.Book(CreditKind.Payment, 1, 100, Day(9), null);
        account.Today = Day(25);
        account.Book(CreditKind.Payment, 1, 100, Day(9), 2);
        Assert.Equal((Money.Zero, Money.OfCents(100)), (Of("FA-1", 24), Of("FA-2", 24)));
        Assert.Equal((Money.OfCents(100), Money.Zero), (Of("FA-1", 25), Of("FA-2", 25)));
    }

    void Opens(int day, long cents) => Assert.Equal(cents, account.OpenOn(Day(day)).Values.Sum(open => open.Cents));

    Money Of(string number, int day) => account.OpenOn(Day(day)).GetValueOrDefault(
        account.Invoices.FirstOrDefault(i => i.Value.Document!.Number == number) is { Value: not null } invoice ? invoice.Key : account.Credits.Single(c => c.Value.Document!.Number == number).Key);

    static DateOnly Day(int day) => new(2026, 3, day);
}
