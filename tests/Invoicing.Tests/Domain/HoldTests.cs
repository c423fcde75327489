using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class HoldTests
{
    const string Reference = "einvoice:208";
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly DateOnly Until = new(2026, 4, 30);
    static readonly InvoiceHeld Held = new(Document, Reference, HoldReason.EInvoiceSuspended, Until);
    static readonly HoldLifted Lifted = new(Document, Reference);

    [Fact]
    public void An_invoice_is_held() => Given().When(Hold()).Then(Held);

    [Fact]
    public void The_same_hold_again_adds_nothing() => Given(Held).When(Hold()).ThenNothing();

    [Fact]
    public void A_hold_may_become_another()
    {
        Given(Held).When(Hold() with { Reason = HoldReason.RoutingError }).Then(Held with { Reason = HoldReason.RoutingError });
        Given(Held).When(Hold() with { Until = null }).Then(Held with { Until = null });
    }

    [Fact]
    public void A_hold_is_lifted_once()
    {
        Given(Held).When(new LiftHold(Reference)).Then(Lifted);
        Given(Held, Lifted).When(new LiftHold(Reference)).ThenNothing();
    }

    [Fact]
    public void What_was_lifted_may_come_back() => Given(Held, Lifted).When(Hold()).Then(Held);

    [Fact]
    public void What_never_held_it_is_not_lifted() => Given(Held).When(new LiftHold("einvoice:210")).ThenRefused("hold_unknown");

    [Fact]
    public void What_is_not_there_is_not_held() => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given().When(Hold()).ThenRefused("invoice_unknown");

    [Fact]
    public void A_held_invoice_is_paid_like_any_other() =>
        Given(Held).When(new Allocate(Guid.Empty, BalanceCause.Payment, Euros(200))).Then(new AmountAllocated(Document, Guid.Empty, BalanceCause.Payment, Euros(200), Euros(1000)));

    static Hold Hold() => new(Reference, HoldReason.EInvoiceSuspended, Until);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceIssued(Document, new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(1200), false), Euros(1200), Origin.Erp), .. facts]);
}
