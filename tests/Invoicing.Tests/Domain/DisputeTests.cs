using System.Text.Json;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class DisputeTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly InvoiceDisputed Disputed = new(Document, "L1", DisputeReason.Price, Euros(1200));

    [Fact]
    public void A_debtor_contests_the_whole_invoice() => Given().When(new Contest("L1", DisputeReason.Price, null)).Then(Disputed);

    [Fact]
    public void A_debtor_contests_a_part() =>
        Given().When(new Contest("L1", DisputeReason.Quantity, Euros(50))).Then(new InvoiceDisputed(Document, "L1", DisputeReason.Quantity, Euros(50)));

    [Fact]
    public void Nobody_contests_more_than_the_invoice() => Given().When(new Contest("L1", DisputeReason.Price, Euros(1200.01m))).ThenRefused("dispute_exceeds_invoice");

    [Fact]
    public void A_dispute_may_become_another_while_it_is_open() =>
        Given(Disputed).When(new Contest("L1", DisputeReason.Quality, null)).Then(Disputed with { Reason = DisputeReason.Quality });

    [Fact]
    public void A_dispute_ends_once()
    {
        var resolved = new DisputeResolved(Document, "L1", DisputeOutcome.Rejected);
        Given(Disputed).When(new Resolve("L1", DisputeOutcome.Rejected)).Then(resolved);
        Given(Disputed, resolved).When(new Resolve("L1", DisputeOutcome.Upheld)).ThenRefused("dispute_resolved");
        Given(Disputed, resolved).When(new Contest("L1", DisputeReason.Price, null)).ThenNothing();
        Given(Disputed, resolved).When(new Contest("L1", DisputeReason.Other, null)).ThenRefused("dispute_resolved");
    }

    [Fact]
    public void A_dispute_that_was_never_opened_does_not_end() => Given().When(new Resolve("L1", DisputeOutcome.Upheld)).ThenRefused("dispute_unknown");

    [Fact]
    public void Who_deals_with_it_until_when_may_change_while_it_is_open()
    {
        var (mine, yours) = (new DisputeHandling("ADV", Department.Sales, new(2026, 3, 20)), new DisputeHandling("QUAL", Department.Quality, null));
        Given(Disputed with { Handling = mine, On = new(2026, 3, 5) }).When(new Contest("L1", DisputeReason.Price, null, yours, new(2026, 3, 9))).Then(Disputed with { Handling = yours, On = new(2026, 3, 9) });
        Given(Disputed with { Handling = mine }).When(new Contest("L1", DisputeReason.Price, null, mine, new(2026, 3, 9))).ThenNothing();
        Given(Disputed with { Handling = mine }).When(new Contest("L1", DisputeReason.Price, null)).ThenNothing();
        Given(Disputed with { Handling = mine }).When(new Contest("L1", DisputeReason.Quality, null)).Then(Disputed with { Reason = DisputeReason.Quality, Handling = mine });
    }

    [Fact]
    public void The_first_day_of_a_dispute_stays_the_first()
    {
        var invoice = Folding.Fold<Invoice, InvoiceCommand, InvoiceEvent>([Issued, Disputed with { On = new(2026, 3, 5) }, Disputed with { Reason = DisputeReason.Quality, On = new(2026, 3, 9) }]);
        Assert.Equal(new DateOnly(2026, 3, 5), invoice.Disputes["L1"].OpenedOn);
    }

    [Fact]
    public void Several_disputes_are_open_at_once_and_end_one_by_one()
    {
        var other = new InvoiceDisputed(Document, "L2", DisputeReason.Quality, Euros(100));
        Given(Disputed).When(new Contest("L2", DisputeReason.Quality, Euros(100))).Then(other);
        Given(Disputed, other).When(new Resolve("L2", DisputeOutcome.Upheld)).Then(new DisputeResolved(Document, "L2", DisputeOutcome.Upheld));
    }

    [Fact]
    public void A_payment_in_full_leaves_a_dispute_open()
    {
        var paid = new AmountAllocated(Document, Guid.NewGuid(), BalanceCause.Payment, Euros(1200), Euros(0));
        Given(Disputed, paid).When(new Resolve("L1", DisputeOutcome.Settled)).Then(new DisputeResolved(Document, "L1", DisputeOutcome.Settled));
    }

    [Fact]
    public void A_credit_note_settles_a_dispute_but_not_one_that_was_rejected()
    {
        var note = new SettlingNote("AV-1", 2026);
        Given(Disputed).When(new Resolve("L1", DisputeOutcome.Upheld, note)).Then(new DisputeResolved(Document, "L1", DisputeOutcome.Upheld, note));
        Given(Disputed).When(new Resolve("L1", DisputeOutcome.Rejected, note)).ThenRefused("note_without_cause");
        Given(Disputed, new DisputeResolved(Document, "L1", DisputeOutcome.Upheld, note)).When(new Resolve("L1", DisputeOutcome.Upheld, new("AV-2", 2026))).ThenRefused("dispute_resolved");
    }

    [Fact]
    public void Why_it_is_not_paid_is_found_out_once_and_may_be_found_out_better()
    {
        var found = new CauseEstablished(Document, NonPaymentCause.WrongPrice, Department.Sales, new(2026, 3, 5));
        Given().When(new EstablishCause(NonPaymentCause.WrongPrice, Department.Sales, new(2026, 3, 5))).Then(found);
        Given(found).When(new EstablishCause(NonPaymentCause.WrongPrice, Department.Sales, new(2026, 3, 9))).ThenNothing();
        Given(found).When(new EstablishCause(NonPaymentCause.WrongPrice, Department.Credit, new(2026, 3, 9))).Then(found with { Fault = Department.Credit, On = new(2026, 3, 9) });
    }

    [Fact]
    public void What_was_stored_before_disputes_were_dealt_with_still_reads()
    {
        const string Before = """{"document":{"creditor":"000123455","customer":"C0001","number":"FA2026-0012","year":2026},"dispute":"L1","reason":"price","disputed":{"cents":120000,"currency":"EUR"}}""";
        Assert.Equal(Disputed, JsonSerializer.Deserialize<InvoiceDisputed>(Before, EventJson.Options));
    }

    static readonly InvoiceIssued Issued = new(Document, new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(1200), false), Euros(1200), Origin.Erp);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [Issued, .. facts]);
}
