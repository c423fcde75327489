using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>A due date beyond the legal cap is kept and told (rule R1.3).</summary>
public sealed class LegalCapTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly DateOnly Issued = new(2026, 3, 2), Latest = new(2026, 5, 1);
    static readonly PaymentTermExceedsLegalCap Exceeds = new(Document, Latest.AddDays(1), Latest, "NET60", "C. com. L441-10 I");

    [Fact]
    public void On_the_last_lawful_day_nothing_is_said() => Given().When(Order(Latest)).Then(Issue(Latest));

    [Fact]
    public void A_day_later_the_date_stays_and_the_excess_is_told() => Given().When(Order(Latest.AddDays(1))).Then(Issue(Latest.AddDays(1)), Exceeds);

    [Fact]
    public void The_same_invoice_again_says_nothing_new() => Given(Issue(Latest.AddDays(1)), Exceeds).When(Order(Latest.AddDays(1))).ThenNothing();

    [Fact]
    public void A_correction_within_the_law_ends_it() =>
        Given(Issue(Latest.AddDays(1)), Exceeds).When(Order(Latest)).Then(new InvoiceCorrected(Document, Content(Latest), Euros(1200)), new PaymentTermWithinLegalCap(Document, Latest));

    [Fact]
    public void What_was_within_the_law_may_leave_it_again() =>
        Given(Issue(Latest.AddDays(1)), Exceeds, new InvoiceCorrected(Document, Content(Latest), Euros(1200)), new PaymentTermWithinLegalCap(Document, Latest))
            .When(Order(Latest.AddDays(1))).Then(new InvoiceCorrected(Document, Content(Latest.AddDays(1)), Euros(1200)), Exceeds);

    [Fact]
    public void Some_trades_count_from_the_delivery()
    {
        var order = Order(new(2026, 3, 22)) with { Sector = "livestock", DeliveredOn = new(2026, 3, 1) };
        Given().When(order).Then(
            Issue(new(2026, 3, 22), new(2026, 3, 1)), new PaymentTermExceedsLegalCap(Document, new(2026, 3, 22), new(2026, 3, 21), "LIVESTOCK20", "C. com. L441-11 II"));
        Given().When(order with { DeliveredOn = new(2026, 3, 2) }).Then(Issue(new(2026, 3, 22), new(2026, 3, 2)));
    }

    [Fact]
    public void Where_no_cap_binds_the_customer_nothing_is_said() => Given().When(Order(Latest.AddDays(90)) with { Caps = null }).Then(Issue(Latest.AddDays(90)));

    [Fact]
    public void An_opening_entry_has_no_date_to_judge() =>
        Given().When(Order(Latest.AddDays(90)) with { DateUncertain = true }).Then(new InvoiceIssued(Document, Content(Latest.AddDays(90)) with { DateUncertain = true }, Euros(1200), Origin.Erp));

    [Theory]
    [InlineData("2026-02-20", "2026-03-22")]
    [InlineData("2026-01-01", "2026-03-02")]
    [InlineData("2026-03-10", "2026-04-09")]
    public void The_legal_term_counts_from_the_delivery_and_never_ends_before_the_invoice(string delivered, string due) =>
        Given().When(Order(null) with { Term = PaymentTerm.Default, DeliveredOn = Of(delivered) }).Then(Issue(Of(due), Of(delivered)));

    static DateOnly Of(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    static InvoiceContent Content(DateOnly due, DateOnly? delivered = null) => new("BC-1", Issued, due, Euros(1200), false, DeliveredOn: delivered);

    static InvoiceIssued Issue(DateOnly due, DateOnly? delivered = null) => new(Document, Content(due, delivered), Euros(1200), Origin.Erp);

    static Issue Order(DateOnly? due) => new(Document, "BC-1", Issued, due, PaymentTerm.Net(30), Euros(1200), false, Origin.Erp) { Caps = PaymentTermCaps.Shipped };

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(facts);
}
