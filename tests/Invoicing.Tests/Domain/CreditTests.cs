using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Credits.CreditCommand;
using static Recouvrement.Invoicing.Domain.Credits.CreditEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class CreditTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "RG-7", null);
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly Guid First = Guid.Parse("00000000-0000-0000-0000-000000000001"), Second = Guid.Parse("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void A_payment_is_received() => Given().When(Booked(100)).Then(Received(100));

    [Fact]
    public void A_credit_note_is_issued() =>
        Given().When(Booked(100) with { Kind = CreditKind.CreditNote }).Then(new CreditNoteIssued(Document, Content(100), Origin.Erp));

    [Fact]
    public void The_same_payment_again_adds_nothing() => Given(Received(100)).When(Booked(100)).ThenNothing();

    [Fact]
    public void It_is_set_against_invoices_until_nothing_is_left()
    {
        Given(Received(100)).When(new Allocate(First, Euros(60), AllocationBasis.Rule)).Then(On(First, 60, 40));
        Given(Received(100), On(First, 60, 40)).When(new Allocate(Second, Euros(41), AllocationBasis.Rule)).ThenRefused("credit_exceeded");
    }

    [Fact]
    public void What_is_taken_off_an_invoice_is_free_again() =>
        Given(Received(100), On(First, 60, 40)).When(new Allocate(First, Euros(10), AllocationBasis.Rule)).Then(Off(First, 50, 90));

    [Fact]
    public void What_a_smaller_invoice_gives_back_is_free_again()
    {
        Given(Received(100), On(First, 60, 40)).When(new Release(First, Euros(50))).Then(Off(First, 10, 50));
        Given(Received(100), On(First, 60, 40)).When(new Release(First, Euros(60))).ThenNothing();
        Given(Received(100)).When(new Release(First, Euros(0))).ThenNothing();
    }

    [Fact]
    public void Lettering_confirms_what_was_guessed() =>
        Given(Received(100), On(First, 60, 40)).When(new Allocate(First, Euros(60), AllocationBasis.Lettering))
            .Then(new AllocationConfirmed(Document, First, AllocationBasis.Lettering));

    [Fact]
    public void A_corrected_amount_takes_back_what_it_no_longer_covers_the_latest_first() =>
        Given(Received(100), On(First, 60, 40), On(Second, 40, 0)).When(Booked(50))
            .Then(Off(Second, 40, 40) with { Since = Monday }, Off(First, 10, 50) with { Since = Monday }, new PaymentCorrected(Document, Content(50), Euros(0)));

    [Fact]
    public void A_larger_amount_leaves_more_on_the_account() =>
        Given(Received(100), On(First, 60, 40)).When(Booked(150)).Then(new PaymentCorrected(Document, Content(150), Euros(90)));

    [Fact]
    public void A_corrected_credit_note_stays_one()
    {
        var issued = new CreditNoteIssued(Document, Content(100), Origin.Erp);
        Given(issued, On(First, 60, 40)).When(Booked(80) with { Kind = CreditKind.CreditNote }).Then(new CreditNoteCorrected(Document, Content(80), Euros(20)));
    }

    [Fact]
    public void Naming_another_invoice_takes_back_what_the_accountants_have_not_lettered()
    {
        var named = Content(100) with { Designated = new([new("FA-2", null, null)]) };
        Given(Received(100), On(First, 60, 40), new AllocationConfirmed(Document, First, AllocationBasis.Lettering), On(Second, 40, 0))
            .When(Booked(100) with { Content = named }).Then(Off(Second, 40, 40), new PaymentCorrected(Document, named, Euros(40)));
    }

    [Fact]
    public void Why_a_payment_came_back_is_kept_as_its_instrument_says() =>
        Given(Received(100)).When(new Reverse(Monday, ReversalReason.Rejected, "MD01")).Then(new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Rejected, "MD01"));

    [Fact]
    public void A_payment_that_comes_back_leaves_its_invoices() =>
        Given(Received(100), On(First, 60, 40)).When(new Reverse(Monday, ReversalReason.Rejected))
            .Then(Off(First, 60, 100) with { Since = Monday }, new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Rejected));

    [Fact]
    public void A_reversed_payment_is_gone()
    {
        var reversed = new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Rejected);
        Given(Received(100), reversed).When(Booked(100)).ThenNothing();
        Given(Received(100), reversed).When(Booked(90)).ThenRefused("payment_reversed");
        Given(Received(100), reversed).When(new Allocate(First, Euros(1), AllocationBasis.Rule)).ThenRefused("credit_exceeded");
    }

    [Fact]
    public void A_presumed_payment_gives_way_as_if_so_much_had_never_been_presumed()
    {
        var presumed = Received(100) with { Origin = Origin.Snapshot };
        Given(presumed, On(First, 100, 0)).When(new GiveWay(Euros(30))).Then(Off(First, 70, 70) with { Since = Monday }, new PaymentCorrected(Document, Content(30), Euros(0)));
        Given(presumed, On(First, 100, 0)).When(new GiveWay(Zero)).Then(Off(First, 100, 100) with { Since = Monday }, new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Superseded));
        Given(presumed).When(new GiveWay(Euros(30))).Then(new PaymentCorrected(Document, Content(30), Euros(30)));
        Given(presumed).When(new GiveWay(Euros(100))).ThenNothing();
        Given(presumed, new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Superseded)).When(new GiveWay(Zero)).ThenNothing();
        Given(Received(100), On(First, 100, 0)).When(new GiveWay(Zero)).ThenNothing();
    }

    [Fact]
    public void Money_and_what_is_presumed_share_no_reference()
    {
        Given(Received(100) with { Origin = Origin.Snapshot }).When(Booked(90)).ThenRefused("payment_presumed");
        Given(Received(100)).When(Booked(90) with { Origin = Origin.Snapshot }).ThenRefused("payment_presumed");
    }

    [Fact]
    public void Only_a_payment_comes_back()
    {
        Given().When(new Reverse(Monday, ReversalReason.Mistake)).ThenRefused("payment_unknown");
        Given(new CreditNoteIssued(Document, Content(100), Origin.Erp)).When(new Reverse(Monday, ReversalReason.Mistake)).ThenRefused("payment_unknown");
    }

    [Fact]
    public void A_payment_stays_with_its_customer_and_currency()
    {
        Given(Received(100)).When(Booked(100) with { Document = Document with { Customer = "C0002" } }).ThenRefused("account_differs");
        Given(Received(100)).When(Booked(100) with { Content = Content(100) with { Amount = new Money(100, "USD") } }).ThenRefused("currency_differs");
    }

    [Fact]
    public void Nothing_is_allocated_of_what_was_not_received() => Given().When(new Allocate(First, Euros(1), AllocationBasis.Rule)).ThenRefused("credit_unknown");

    static CreditContent Content(decimal amount) => new("Virement", Monday, Euros(amount), Designations.None);

    static Book Booked(decimal amount) => new(CreditKind.Payment, Document, Content(amount), Origin.Erp);

    static PaymentReceived Received(decimal amount) => new(Document, Content(amount), Origin.Erp);

    static CreditAllocated On(Guid invoice, decimal amount, decimal left) => new(Document, invoice, Euros(amount), AllocationBasis.Rule, Euros(left));

    static CreditReleased Off(Guid invoice, decimal amount, decimal left) => new(Document, invoice, Euros(amount), Euros(left));

    static Specification<Credit, CreditCommand, CreditEvent> Given(params CreditEvent[] facts) => Specification<Credit, CreditCommand, CreditEvent>.Given(facts);
}
