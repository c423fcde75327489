using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>The tax in an invoice (TVA), and the part of it that was paid before its issue (acompte).</summary>
public sealed class PrepaidTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly Guid Transfer = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    public void What_was_paid_before_the_issue_is_never_owed() =>
        Given().When(Order(1200) with { Vat = Euros(200), Prepaid = Euros(500) }).Then(new InvoiceIssued(Document, Content(1200, 200, 500), Euros(700), Origin.Erp));

    [Theory]
    [InlineData(0, 1200)]
    [InlineData(1200, 0)]
    public void From_nothing_to_all_of_it_may_have_been_paid_before(decimal paid, decimal owed) =>
        Given().When(Order(1200) with { Prepaid = Euros(paid) }).Then(new InvoiceIssued(Document, Content(1200, null, paid == 0 ? null : paid), Euros(owed), Origin.Erp));

    [Fact]
    public void No_more_than_the_invoice_was_paid_before_and_no_more_of_it_is_tax()
    {
        Given().When(Order(1200) with { Prepaid = Euros(1200.01m) }).ThenRefused("prepaid_exceeds_invoice");
        Given().When(Order(1200) with { Prepaid = Euros(-1) }).ThenRefused("prepaid_exceeds_invoice");
        Given().When(Order(1200) with { Prepaid = new Money(1, "USD") }).ThenRefused("prepaid_exceeds_invoice");
        Given().When(Order(1200) with { Vat = Euros(1200.01m) }).ThenRefused("vat_exceeds_invoice");
        Known().When(Order(499)).ThenRefused("prepaid_exceeds_invoice");
    }

    [Fact]
    public void No_more_is_set_against_it_than_was_left_to_pay()
    {
        Known().When(OnIt(700)).Then(new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(700), Euros(0)));
        Known().When(OnIt(700.01m)).ThenRefused("invoice_exceeded");
    }

    [Fact]
    public void A_source_that_does_not_say_leaves_what_is_known() => Known().When(Order(1200)).ThenNothing();

    [Fact]
    public void A_source_that_says_nothing_was_paid_before_takes_it_away() =>
        Known().When(Order(1200) with { Prepaid = Zero }).Then(new InvoiceCorrected(Document, Content(1200, 200, null), Euros(1200)));

    [Fact]
    public void The_tax_of_another_amount_is_not_known() =>
        Known().When(Order(1500)).Then(new InvoiceCorrected(Document, Content(1500, null, 500), Euros(1000)));

    [Fact]
    public void More_that_was_paid_before_gives_back_what_is_too_much() =>
        Known(new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(600), Euros(100))).When(Order(1200) with { Prepaid = Euros(800) }).Then(
            new AllocationUndone(Document, Transfer, Euros(200), Euros(300), Content(1200).IssuedOn),
            new InvoiceCorrected(Document, Content(1200, 200, 800), Euros(0)));

    static InvoiceContent Content(decimal amount, decimal? vat = null, decimal? prepaid = null) =>
        new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(amount), false, vat is { } tax ? Euros(tax) : null, prepaid is { } paid ? Euros(paid) : null);

    static Issue Order(decimal amount) => new(Document, "BC-1", new(2026, 3, 2), null, PaymentTerm.Net(30), Euros(amount), false, Origin.Erp);

    static Allocate OnIt(decimal total) => new(Transfer, BalanceCause.Payment, Euros(total));

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(facts);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Known(params InvoiceEvent[] facts) =>
        Given([new InvoiceIssued(Document, Content(1200, 200, 500), Euros(700), Origin.Erp), .. facts]);
}
