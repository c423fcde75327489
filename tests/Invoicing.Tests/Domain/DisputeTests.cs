using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
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

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceIssued(Document, new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(1200), false), Euros(1200), Origin.Erp), .. facts]);
}
