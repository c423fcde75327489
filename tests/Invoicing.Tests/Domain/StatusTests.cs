using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>What a platform reports of an electronic invoice, and what follows from it.</summary>
public sealed class StatusTests
{
    static readonly AccountDocument Document = new("732829320", "C-1", "FA-1", 2026);
    static readonly DateOnly Monday = new(2026, 3, 2), Tuesday = new(2026, 3, 3), Wednesday = new(2026, 3, 4);
    static readonly InvoiceEvent Issued = new InvoiceEvent.InvoiceIssued(Document, new("FA-1", new(2026, 2, 2), new(2026, 3, 4), Money.Euros(120), false), Money.Euros(120), Origin.EInvoice);

    [Theory]
    [InlineData(210, HoldReason.EInvoiceRefused)]
    [InlineData(213, HoldReason.EInvoiceRejected)]
    [InlineData(220, HoldReason.EInvoiceCancelled)]
    [InlineData(221, HoldReason.RoutingError)]
    public void A_refused_rejected_cancelled_or_lost_invoice_is_held(int code, HoldReason reason) =>
        Given().When(Heard(code, Monday)).Then(Received(code, Monday), Held($"einvoice:{code}", reason));

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    [InlineData(204)]
    [InlineData(205)]
    public void On_its_way_again_it_is_held_no_longer(int code) => Given(Received(210, Monday), Held("einvoice:210", HoldReason.EInvoiceRefused))
        .When(Heard(code, Tuesday)).Then(Received(code, Tuesday), Lifted("einvoice:210"));

    [Fact]
    public void What_a_person_has_lifted_stays_lifted() =>
        Given(Received(210, Monday), Held("einvoice:210", HoldReason.EInvoiceRefused), Lifted("einvoice:210")).When(Heard(210, Monday)).ThenNothing();

    [Fact]
    public void A_dispute_is_of_what_is_not_approved_for_its_reason() => Given()
        .When(Heard(207, Monday, new StatusAmounts(NotApproved: Money.Euros(30)), "AUTRE", "QUALITE_ERR"))
        .Then(Received(207, Monday, new(NotApproved: Money.Euros(30)), "AUTRE", "QUALITE_ERR"), Disputed("einvoice:207:2026-03-02", DisputeReason.Quality, 30));

    [Fact]
    public void A_dispute_without_an_amount_is_of_all_of_it_and_never_of_more()
    {
        Given().When(Heard(207, Monday, "PU_ERR")).Then(Received(207, Monday, StatusAmounts.None, "PU_ERR"), Disputed("einvoice:207:2026-03-02", DisputeReason.Price, 120));
        var more = new StatusAmounts(Remaining: Money.Euros(999));
        Given().When(Heard(207, Monday, more)).Then(Received(207, Monday, more), Disputed("einvoice:207:2026-03-02", DisputeReason.Other, 120));
    }

    [Fact]
    public void A_second_word_changes_the_dispute_that_is_open_and_opens_another_once_it_has_ended()
    {
        InvoiceEvent[] disputed = [Received(207, Monday), Disputed("einvoice:207:2026-03-02", DisputeReason.Other, 120)];
        var part = new StatusAmounts(Remaining: Money.Euros(20));
        Given(disputed).When(Heard(207, Tuesday, part)).Then(Received(207, Tuesday, part), Disputed("einvoice:207:2026-03-02", DisputeReason.Other, 20));
        Given([.. disputed, new InvoiceEvent.DisputeResolved(Document, "einvoice:207:2026-03-02", DisputeOutcome.Rejected)])
            .When(Heard(207, Tuesday, part)).Then(Received(207, Tuesday, part), Disputed("einvoice:207:2026-03-03", DisputeReason.Other, 20));
    }

    [Fact]
    public void Approved_in_part_goes_on_for_that_part()
    {
        var approved = new StatusAmounts(Approved: Money.Euros(100));
        Given().When(Heard(206, Monday, approved, "QTE_ERR")).Then(Received(206, Monday, approved, "QTE_ERR"), Disputed("einvoice:206:2026-03-02", DisputeReason.Quantity, 20));
        var all = new StatusAmounts(Approved: Money.Euros(120));
        Given().When(Heard(206, Monday, all)).Then(Received(206, Monday, all));
    }

    [Fact]
    public void Suspended_is_held_until_it_is_completed()
    {
        Given().When(Heard(208, Monday, "JUSTIF_ABS")).Then(Received(208, Monday, StatusAmounts.None, "JUSTIF_ABS"), Held("einvoice:208", HoldReason.EInvoiceSuspended));
        Given(Received(208, Monday), Held("einvoice:208", HoldReason.EInvoiceSuspended)).When(Heard(205, Tuesday)).Then(Received(205, Tuesday));
        Given(Received(208, Monday), Held("einvoice:208", HoldReason.EInvoiceSuspended)).When(Heard(209, Tuesday)).Then(Received(209, Tuesday), Lifted("einvoice:208"));
    }

    [Fact]
    public void A_payment_sent_is_waited_for_five_days() =>
        Given().When(Heard(211, Monday)).Then(Received(211, Monday), new InvoiceEvent.InvoiceHeld(Document, "einvoice:211", HoldReason.PaymentAnnounced, new(2026, 3, 7)));

    [Theory]
    [InlineData(225)]
    [InlineData(226)]
    [InlineData(227)]
    public void Another_payee_is_held_until_a_person_lifts_it(int code)
    {
        Given().When(Heard(code, Monday)).Then(Received(code, Monday), Held("einvoice:payee", HoldReason.PayeeChanged));
        Given(Received(code, Monday), Held("einvoice:payee", HoldReason.PayeeChanged)).When(Heard(205, Tuesday)).Then(Received(205, Tuesday));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(205)]
    [InlineData(209)]
    [InlineData(212)]
    [InlineData(214)]
    [InlineData(224)]
    [InlineData(228)]
    public void The_others_are_kept_as_evidence(int code) => Given().When(Heard(code, Monday)).Then(Received(code, Monday));

    [Fact]
    public void The_same_word_again_adds_nothing()
    {
        Given(Received(210, Monday, StatusAmounts.None, "DOUBLON"), Held("einvoice:210", HoldReason.EInvoiceRefused)).When(Heard(210, Monday, "DOUBLON")).ThenNothing();
        Given(Received(210, Monday, StatusAmounts.None, "ADR_ERR", "DOUBLON")).When(Heard(210, Monday, "DOUBLON", "ADR_ERR")).ThenNothing();
    }

    [Fact]
    public void A_word_that_comes_late_is_history_and_moves_nothing()
    {
        Given(Received(205, Wednesday)).When(Heard(210, Tuesday)).Then(Received(210, Tuesday));
        Given(Received(210, Wednesday), Held("einvoice:210", HoldReason.EInvoiceRefused)).When(Heard(205, Tuesday)).Then(Received(205, Tuesday));
        Given(Received(205, Wednesday)).When(Heard(210, Wednesday)).Then(Received(210, Wednesday), Held("einvoice:210", HoldReason.EInvoiceRefused));
    }

    [Fact]
    public void Amounts_in_another_currency_are_refused() => Given().When(Heard(207, Monday, new StatusAmounts(Remaining: new(10, "USD")))).ThenRefused("currency_differs");

    [Fact]
    public void No_status_alters_the_due_date()
    {
        var invoice = EInvoiceStatus.Known.Order().SelectMany((code, day) => new[] { (code, day) })
            .Aggregate(Invoice.Evolve(Invoice.Initial, Issued), (was, said) => Invoice.Decide(was, Heard(said.code, Monday.AddDays(said.day))).Facts.Aggregate(was, Invoice.Evolve));
        Assert.Equal((new DateOnly(2026, 3, 4), Money.Euros(120)), (invoice.Content!.DueOn, invoice.Outstanding));
        Assert.Equal(EInvoiceStatus.Known.Count, invoice.Statuses.Count);
    }

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given([Issued, .. facts]);

    static InvoiceCommand Heard(int code, DateOnly on, params string[] reasons) => Heard(code, on, StatusAmounts.None, reasons);

    static InvoiceCommand Heard(int code, DateOnly on, StatusAmounts amounts, params string[] reasons) => new InvoiceCommand.RecordStatus(new(code, on, StatusReasons.Of(reasons)!, amounts));

    static InvoiceEvent Received(int code, DateOnly on) => Received(code, on, StatusAmounts.None);

    static InvoiceEvent Received(int code, DateOnly on, StatusAmounts amounts, params string[] reasons) =>
        new InvoiceEvent.EInvoiceStatusReceived(Document, new(code, on, StatusReasons.Of(reasons)!, amounts));

    static InvoiceEvent Held(string hold, HoldReason reason) => new InvoiceEvent.InvoiceHeld(Document, hold, reason, null);

    static InvoiceEvent Lifted(string hold) => new InvoiceEvent.HoldLifted(Document, hold);

    static InvoiceEvent Disputed(string dispute, DisputeReason reason, decimal amount) => new InvoiceEvent.InvoiceDisputed(Document, dispute, reason, Money.Euros(amount));
}
