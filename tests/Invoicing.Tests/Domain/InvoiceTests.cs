using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class InvoiceTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly DateOnly Issued = new(2026, 3, 2), Due = new(2026, 4, 1);
    static readonly Guid Transfer = Guid.Parse("00000000-0000-0000-0000-000000000001"), Note = Guid.Parse("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void The_due_date_follows_from_the_customers_term() =>
        Given().When(Order(1200)).Then(new InvoiceIssued(Document, Content(1200), Euros(1200), Origin.Erp));

    [Fact]
    public void The_erp_may_give_a_due_date_of_its_own() =>
        Given().When(Order(1200) with { DueOn = new(2026, 3, 15) })
            .Then(new InvoiceIssued(Document, Content(1200) with { DueOn = new(2026, 3, 15) }, Euros(1200), Origin.Erp));

    [Fact]
    public void The_same_invoice_again_adds_nothing() => Known(1200).When(Order(1200)).ThenNothing();

    [Fact]
    public void A_new_term_is_for_new_invoices() => Known(1200).When(Order(1200) with { Term = PaymentTerm.Net(60) }).ThenNothing();

    [Fact]
    public void An_invoice_older_than_the_law_is_due_after_thirty_days() =>
        Given().When(Order(1200) with { IssuedOn = new(1999, 1, 1), Term = PaymentTerm.Default })
            .Then(new InvoiceIssued(Document, Content(1200) with { IssuedOn = new(1999, 1, 1), DueOn = new(1999, 1, 31) }, Euros(1200), Origin.Erp));

    [Fact]
    public void A_corrected_amount_keeps_what_was_paid() =>
        Known(1200, Paid(Transfer, 200, 1000)).When(Order(1500)).Then(new InvoiceCorrected(Document, Content(1500), Euros(1300)));

    [Fact]
    public void A_smaller_amount_gives_back_what_is_too_much_the_latest_first() =>
        Known(1200, Paid(Transfer, 700, 500), Paid(Note, 500, 0)).When(Order(800)).Then(
            new AllocationUndone(Document, Note, Euros(400), Euros(400), Issued),
            new InvoiceCorrected(Document, Content(800), Euros(0)));

    [Fact]
    public void Its_instalments_come_to_what_it_asks_and_the_first_says_when_it_is_due()
    {
        var content = Content(1200) with { DueOn = new(2026, 3, 31), Instalments = Thirds(400, 800) };
        Given().When(Order(1200) with { Instalments = Thirds(400, 800), DueOn = new(2026, 9, 9) }).Then(new InvoiceIssued(Document, content, Euros(1200), Origin.Erp));
        Given().When(Order(1200) with { Instalments = Thirds(400, 801) }).ThenRefused("instalments_differ");
        Given().When(Order(1200) with { Instalments = Thirds(400, 800), Prepaid = Euros(1) }).ThenRefused("instalments_differ");
    }

    [Fact]
    public void Known_instalments_stay_with_an_amount_that_stays()
    {
        InvoiceIssued known = new(Document, Content(1200) with { DueOn = new(2026, 3, 31), Instalments = Thirds(400, 800) }, Euros(1200), Origin.Erp);
        Given(known).When(Order(1200)).ThenNothing();
        Given(known).When(Order(1500)).Then(new InvoiceCorrected(Document, Content(1500), Euros(1500)));
        Given(known).When(Order(1200) with { Instalments = new([]) }).Then(new InvoiceCorrected(Document, Content(1200), Euros(1200)));
    }

    static Instalments Thirds(decimal first, decimal second) => Instalments.Of([new(new(2026, 3, 31), Euros(first)), new(new(2026, 4, 30), Euros(second), IsRetention: true)]);

    [Fact]
    public void An_invoice_stays_with_its_customer_and_currency()
    {
        Known(1200).When(Order(1200) with { Document = Document with { Customer = "C0002" } }).ThenRefused("account_differs");
        Known(1200).When(Order(1200) with { Amount = new Money(1200, "USD") }).ThenRefused("currency_differs");
    }

    [Fact]
    public void Case_tells_no_customers_apart() => Known(1200).When(Order(1200) with { Document = Document with { Customer = "c0001" } }).ThenNothing();

    [Fact]
    public void A_payment_reduces_what_is_owed() => Known(1200).When(OnIt(Transfer, 200)).Then(Paid(Transfer, 200, 1000));

    [Fact]
    public void No_more_is_set_against_it_than_is_owed() => Known(1200, Paid(Transfer, 1000, 200)).When(OnIt(Note, 201)).ThenRefused("invoice_exceeded");

    [Fact]
    public void A_payment_taken_off_makes_it_owed_again() =>
        Known(1200, Paid(Transfer, 1000, 200)).When(OnIt(Transfer, 0)).Then(new AllocationUndone(Document, Transfer, Euros(1000), Euros(1200)));

    [Fact]
    public void An_invoice_that_is_not_there_takes_nothing() => Given().When(OnIt(Transfer, 1)).ThenRefused("invoice_unknown");

    [Fact]
    public void A_person_confirms_the_dates_of_an_opening_entry() =>
        Opening().When(new ConfirmDates(new(2025, 11, 3), new(2025, 12, 3)))
            .Then(new InvoiceDatesConfirmed(Document, Content(1200) with { IssuedOn = new(2025, 11, 3), DueOn = new(2025, 12, 3) }, Euros(1200)));

    [Fact]
    public void Confirmed_dates_stand_against_the_export_that_never_knew_them() =>
        Opening(new InvoiceDatesConfirmed(Document, Content(1200) with { DueOn = new(2025, 12, 3) }, Euros(1200)))
            .When(Order(1200) with { DateUncertain = true }).ThenNothing();

    [Fact]
    public void Dates_the_erp_knows_are_the_erps_to_correct() => Known(1200).When(new ConfirmDates(null, new(2026, 6, 1))).ThenRefused("dates_known");

    [Fact]
    public void Nothing_is_due_before_it_was_issued() => Opening().When(new ConfirmDates(null, Issued.AddDays(-1))).ThenRefused("due_before_issue");

    static InvoiceContent Content(decimal amount) => new("BC-1", Issued, Due, Euros(amount), false);

    static Issue Order(decimal amount) => new(Document, "BC-1", Issued, null, PaymentTerm.Net(30), Euros(amount), false, Origin.Erp);

    static Allocate OnIt(Guid source, decimal total) => new(source, BalanceCause.Payment, Euros(total));

    static AmountAllocated Paid(Guid source, decimal amount, decimal outstanding) => new(Document, source, BalanceCause.Payment, Euros(amount), Euros(outstanding));

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(facts);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Known(decimal amount, params InvoiceEvent[] facts) =>
        Given([new InvoiceIssued(Document, Content(amount), Euros(amount), Origin.Erp), .. facts]);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Opening(params InvoiceEvent[] facts) =>
        Given([new InvoiceIssued(Document, Content(1200) with { DateUncertain = true }, Euros(1200), Origin.Fec), .. facts]);
}
