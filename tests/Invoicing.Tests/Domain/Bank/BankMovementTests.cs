using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

public sealed class BankMovementTests
{
    static readonly MovementContent Credit = new("732829320", Camt.Iban, "k", "S1", "REF", new(2026, 3, 2), Money.Euros(100), IsCredit: true);
    static readonly MovementEvent Booked = new MovementEvent.MovementBooked(Credit), BookedDebit = new MovementEvent.MovementBooked(Credit with { IsCredit = false });
    static readonly MovementEvent Assigned = new MovementEvent.CashAssigned("C1", "bank:k", CashRule.Person), Released = new MovementEvent.CashReleased("C1", "bank:k");

    [Fact]
    public void A_movement_that_is_told_again_adds_nothing() => Given(Booked).When(new MovementCommand.Record(Credit with { Statement = "S2" })).ThenNothing();

    [Fact]
    public void Cash_becomes_a_payment_once()
    {
        Given(Booked).When(new MovementCommand.Assign("C1", CashRule.NumberInText)).Then(new MovementEvent.CashAssigned("C1", "bank:k", CashRule.NumberInText));
        Given(Booked, Assigned).When(new MovementCommand.Assign("c1", CashRule.Person)).ThenNothing();
        Given(Booked, Assigned).When(new MovementCommand.Assign("C2", CashRule.Person)).ThenRefused("movement_assigned");
    }

    [Fact]
    public void What_was_assigned_wrongly_waits_again_and_its_next_payment_has_another_reference()
    {
        Given(Booked, Assigned).When(new MovementCommand.Release()).Then(Released);
        Given(Booked, Assigned, Released).When(new MovementCommand.Assign("C2", CashRule.Person)).Then(new MovementEvent.CashAssigned("C2", "bank:k:2", CashRule.Person));
    }

    [Fact]
    public void What_is_in_the_books_is_not_dismissed()
    {
        Given(Booked).When(new MovementCommand.Dismiss(DismissalReason.NotACustomer)).Then(new MovementEvent.CashDismissed(DismissalReason.NotACustomer));
        Given(Booked, Assigned).When(new MovementCommand.Dismiss(DismissalReason.NotACustomer)).ThenRefused("movement_assigned");
    }

    [Fact]
    public void Only_a_debit_takes_a_payment_back_and_only_a_credit_is_one()
    {
        Given(BookedDebit).When(new MovementCommand.Return("RG-1", "AC04", Money.Euros(100))).Then(new MovementEvent.PaymentReturned("RG-1", "AC04"));
        Given(Booked).When(new MovementCommand.Return("RG-1", null, Money.Euros(100))).ThenRefused("movement_is_credit");
        Given(BookedDebit).When(new MovementCommand.Assign("C1", CashRule.Person)).ThenRefused("movement_is_debit");
    }

    [Fact]
    public void Cash_whose_payment_came_back_is_not_released_to_be_paid_again() =>
        Given(Booked, Assigned).When(new MovementCommand.Release(IsReversed: true)).ThenRefused("payment_reversed");

    [Fact]
    public void Cash_that_went_back_is_nobodys_payment_and_other_cash_that_was_dismissed_may_become_one()
    {
        Given(Booked, new MovementEvent.CashDismissed(DismissalReason.WentBack)).When(new MovementCommand.Assign("C1", CashRule.Person)).ThenRefused("movement_went_back");
        Given(Booked, new MovementEvent.CashDismissed(DismissalReason.NotACustomer)).When(new MovementCommand.Assign("C1", CashRule.Person)).Then(Assigned);
    }

    [Fact]
    public void A_debit_takes_back_a_payment_of_its_amount_that_stands_and_no_other()
    {
        Given(BookedDebit).When(new MovementCommand.Return("RG-1", null, Money.Euros(99))).ThenRefused("amount_differs");
        Given(BookedDebit).When(new MovementCommand.Return("RG-1", null, Money.Euros(100), IsReversed: true)).ThenRefused("payment_reversed");
        Given(BookedDebit, new MovementEvent.CashDismissed(DismissalReason.NotACustomer)).When(new MovementCommand.Return("RG-1", null, Money.Euros(100))).ThenRefused("movement_dismissed");
        Given(BookedDebit, new MovementEvent.PaymentReturned("RG-1", null)).When(new MovementCommand.Return("RG-1", null, Money.Euros(100), IsReversed: true)).ThenNothing();
    }

    [Fact]
    public void The_bank_names_a_movement_the_same_in_a_notification_and_in_the_statement_after_it()
    {
        var told = Keys(Camt.Notification(Camt.Entry(5, "R1"), Camt.Entry(5, "R2"), Camt.Entry(7)));
        var booked = Keys(Camt.Statement(0, 17, Camt.Entry(7), Camt.Entry(5, "R2"), Camt.Entry(5, "R1")));
        Assert.Equal(told.Order(), booked.Order());
        Assert.Distinct(told);
    }

    [Fact]
    public void Equal_movements_of_one_file_are_as_many_as_they_are() => Assert.Distinct(Keys(Camt.Notification(Camt.Entry(5), Camt.Entry(5), Camt.Entry(5))));

    [Fact]
    public void A_statement_that_a_file_holds_twice_tells_its_movements_once()
    {
        var statement = Camt.Inside(Camt.Iban, 0, 20, "2026-03-02", Camt.Entry(5, "R1"), Camt.Entry(5, "R1"), Camt.Entry(5), Camt.Entry(5));
        Assert.Equal(4, Keys(Camt.Statements("camt.053.001.08", statement, statement)).Count);
    }

    [Fact]
    public void A_reference_on_the_entry_and_on_the_transaction_is_the_same_movement()
    {
        var booked = Keys(Camt.Statement(0, 10, Camt.Entry(10, "R1", details: Camt.Details(text: "FA-1"))));
        Assert.Equal(booked, Keys(Camt.Notification(Camt.Entry(10, details: Camt.Details(text: "FA-1", reference: "R1")))));
        Assert.Equal(booked, Keys(Camt.Notification(Camt.Entry(10, "OTHER", details: Camt.Details(text: "FA-1", reference: "R1")))));
    }

    [Fact]
    public void The_transactions_of_a_batch_are_told_apart()
    {
        Assert.Distinct(Keys(Camt.Notification(Camt.Entry(20, "R1", details: Camt.Details(10, "A") + Camt.Details(10, "A")))));
        Assert.Equal(
            Keys(Camt.Notification(Camt.Entry(20, "R1", details: Camt.Details(10, "A") + Camt.Details(10, "A")))),
            Keys(Camt.Notification(Camt.Entry(20, "R1", details: Camt.Details(10, "A", reference: "R1") + Camt.Details(10, "A", reference: "R1")))));
        Assert.Equal(
            Keys(Camt.Statement(0, 20, Camt.Entry(20, "R1", details: Camt.Details(10, reference: "T1") + Camt.Details(10, reference: "T2")))),
            Keys(Camt.Notification(Camt.Entry(10, "T1"), Camt.Entry(10, "T2"))));
    }

    [Fact]
    public void Money_that_both_sides_know_within_five_days_is_compared_and_the_rest_is_named()
    {
        Cash[] bank = [new("m1", new(2026, 3, 6), Money.Euros(10)), new("m2", new(2026, 3, 6), Money.Euros(10)), new("m3", new(2026, 3, 7), Money.Euros(20))];
        Cash[] erp = [new("e1", new(2026, 3, 1), Money.Euros(10)), new("e2", new(2026, 3, 1), Money.Euros(20))];
        var (both, onlyBank, onlyErp) = CashComparison.Of(bank, erp);
        Assert.Equal((1, "m2,m3", "e2"), (both, string.Join(',', onlyBank.Select(c => c.Reference)), string.Join(',', onlyErp.Select(c => c.Reference))));
    }

    static List<string> Keys(byte[] file) => [.. MovementKey.Of(Camt.Found(file).Statements).Select(m => m.Key)];

    static Specification<BankMovement, MovementCommand, MovementEvent> Given(params MovementEvent[] facts) => Specification<BankMovement, MovementCommand, MovementEvent>.Given(facts);
}
