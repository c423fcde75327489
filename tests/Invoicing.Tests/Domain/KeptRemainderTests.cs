using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Credits.CreditCommand;
using static Recouvrement.Invoicing.Domain.Credits.CreditEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class KeptRemainderTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "RG-7", null);
    static readonly DateOnly Monday = new(2026, 3, 2), Tuesday = new(2026, 3, 3), Friday = new(2026, 3, 6);
    static readonly Guid First = Guid.Parse("00000000-0000-0000-0000-000000000001");
    static readonly CreditEvent[] Paid = [Received(100), On(First, 98, 2)], Kept = [.. Paid, new RemainderKept(Document, Euros(2), Tuesday)];

    [Theory]
    [InlineData(2, true)]
    [InlineData(1.99, false)]
    [InlineData(0, false)]
    public void What_is_left_is_kept_up_to_an_amount(decimal upTo, bool isKept)
    {
        var when = Given(Paid).When(new KeepRemainder(Euros(upTo), Tuesday));
        if (isKept) when.Then(new RemainderKept(Document, Euros(2), Tuesday));
        else when.ThenNothing();
    }

    [Fact]
    public void More_was_allocated_than_is_left()
    {
        Given(Received(100), On(First, 50, 50)).When(new KeepRemainder(Euros(50), Tuesday)).ThenNothing();
        Given(Received(100), On(First, 50.01m, 49.99m)).When(new KeepRemainder(Euros(50), Tuesday)).Then(new RemainderKept(Document, Euros(49.99m), Tuesday));
        Given(Received(1)).When(new KeepRemainder(Euros(50), Tuesday)).ThenNothing();
    }

    [Fact]
    public void A_credit_note_foreign_money_and_what_an_agency_holds_are_nobodys_gain()
    {
        Given(new CreditNoteIssued(Document, Content(100), Origin.Erp), On(First, 98, 2)).When(new KeepRemainder(Euros(5), Tuesday)).ThenNothing();
        Given(Received(100) with { Origin = Origin.Agency }, On(First, 98, 2)).When(new KeepRemainder(Euros(5), Tuesday)).ThenNothing();
        Given(new PaymentReceived(Document, Content(100) with { Amount = new(100, "USD") }, Origin.Erp), new CreditAllocated(Document, First, new(98, "USD"), AllocationBasis.Rule, new(2, "USD")))
            .When(new KeepRemainder(Euros(5), Tuesday)).ThenNothing();
        Given([.. Paid, new PaymentReversed(Document, Euros(100), Tuesday, ReversalReason.Rejected)]).When(new KeepRemainder(Euros(5), Friday)).ThenNothing();
    }

    [Fact]
    public void What_is_kept_pays_nothing() => Given(Kept).When(new Allocate(Guid.NewGuid(), Euros(1), AllocationBasis.Rule)).ThenRefused("credit_exceeded");

    [Fact]
    public void It_goes_back_with_the_payment_and_not_before_it_was_kept()
    {
        Given(Kept).When(new Reverse(Friday, ReversalReason.Rejected)).Then(
            new RemainderReturned(Document, Euros(2), Euros(2), Friday), Off(First, 98, 100) with { Since = Friday }, new PaymentReversed(Document, Euros(100), Friday, ReversalReason.Rejected));
        Given(Kept).When(new Reverse(Monday, ReversalReason.Rejected)).Then(
            new RemainderReturned(Document, Euros(2), Euros(2), Tuesday), Off(First, 98, 100) with { Since = Monday }, new PaymentReversed(Document, Euros(100), Monday, ReversalReason.Rejected));
    }

    [Fact]
    public void It_goes_back_when_an_invoice_gives_something_back()
    {
        Given(Kept).When(new Release(First, Euros(90))).Then(new RemainderReturned(Document, Euros(2), Euros(2)), Off(First, 8, 10));
        Given(Kept).When(new Release(First, Euros(98))).ThenNothing();
        Given(Kept).When(new Allocate(First, Euros(0), AllocationBasis.Rule, Friday)).Then(new RemainderReturned(Document, Euros(2), Euros(2), Friday), Off(First, 98, 100) with { Since = Friday });
    }

    [Fact]
    public void It_goes_back_when_the_payment_is_of_another_amount_and_not_when_it_has_another_label()
    {
        Given(Kept).When(Booked(99)).Then(new RemainderReturned(Document, Euros(2), Euros(2), Tuesday), new PaymentCorrected(Document, Content(99), Euros(1)));
        Given(Kept).When(Booked(50)).Then(
            new RemainderReturned(Document, Euros(2), Euros(2), Tuesday), Off(First, 48, 50) with { Since = Monday }, new PaymentCorrected(Document, Content(50), Euros(0)));
        var labelled = Content(100) with { Reference = "VIR" };
        Given(Kept).When(new Book(CreditKind.Payment, Document, labelled, Origin.Erp)).Then(new PaymentCorrected(Document, labelled, Euros(0)));
        Given(Kept).When(Booked(100)).ThenNothing();
    }

    [Fact]
    public void It_goes_back_when_somebody_asks()
    {
        Given(Kept).When(new ReturnRemainder(Friday)).Then(new RemainderReturned(Document, Euros(2), Euros(2), Friday), new RemainderClaimed(Document));
        Given(Paid).When(new ReturnRemainder(Friday)).ThenNothing();
        Given().When(new ReturnRemainder(Friday)).ThenRefused("payment_unknown");
    }

    [Fact]
    public void What_somebody_asked_back_is_never_kept_again_and_what_only_moved_may_be()
    {
        CreditEvent[] asked = [.. Kept, new RemainderReturned(Document, Euros(2), Euros(2), Friday), new RemainderClaimed(Document)];
        Given(asked).When(new KeepRemainder(Euros(5), Friday)).ThenNothing();
        Given(asked).When(new ReturnRemainder(Friday)).ThenNothing();
        Given([.. asked, Off(First, 8, 10), On(First, 9, 1)]).When(new KeepRemainder(Euros(5), Friday)).ThenNothing();
        Given([.. Kept, new RemainderReturned(Document, Euros(2), Euros(2), Friday)]).When(new KeepRemainder(Euros(5), Friday)).Then(new RemainderKept(Document, Euros(2), Friday));
    }

    static CreditContent Content(decimal amount) => new("Virement", Monday, Euros(amount), Designations.None);

    static Book Booked(decimal amount) => new(CreditKind.Payment, Document, Content(amount), Origin.Erp);

    static PaymentReceived Received(decimal amount) => new(Document, Content(amount), Origin.Erp);

    static CreditAllocated On(Guid invoice, decimal amount, decimal left) => new(Document, invoice, Euros(amount), AllocationBasis.Rule, Euros(left));

    static CreditReleased Off(Guid invoice, decimal amount, decimal left) => new(Document, invoice, Euros(amount), Euros(left));

    static Specification<Credit, CreditCommand, CreditEvent> Given(params CreditEvent[] facts) => Specification<Credit, CreditCommand, CreditEvent>.Given(facts);
}
