using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>12 000.00 with 2 000.00 of tax, doubtful, of which 8 000.00 without tax is impaired.</summary>
public sealed class DoubtfulPaymentTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly Guid Transfer = Guid.Parse("00000000-0000-0000-0000-000000000001");
    static readonly DateOnly Issued = new(2026, 3, 2), Day = new(2026, 12, 31);

    [Fact]
    public void What_is_paid_of_a_doubtful_debt_says_so_and_what_is_impaired_too_much_is_released()
    {
        Given().When(new Allocate(Transfer, BalanceCause.Payment, Euros(1_200))).Then(new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(1_200), Euros(10_800), null, true));
        Given().When(new Allocate(Transfer, BalanceCause.Payment, Euros(6_000))).Then(
            new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(6_000), Euros(6_000), null, true), new ImpairmentRecorded(Document, Euros(5_000), Euros(-3_000), null));
    }

    [Fact]
    public void What_comes_off_it_again_says_so_too() =>
        Given(new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(1_200), Euros(10_800), null, true))
            .When(new Allocate(Transfer, BalanceCause.Undone, Zero)).Then(new AllocationUndone(Document, Transfer, Euros(1_200), Euros(12_000), null, true));

    [Fact]
    public void A_part_that_is_lost_takes_its_impairment_along() =>
        Given().When(new WriteOff("P-1", WriteOffKind.Irrecoverable, Euros(9_000), Day)).Then(
            new ImpairmentRecorded(Document, Euros(2_500), Euros(-5_500), Day), new DebtWrittenOff(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Zero, Euros(3_000), Day, true, false));

    [Fact]
    public void A_correction_says_by_how_much_what_is_doubtful_changes()
    {
        Given().When(Issue(14_400, 2_400)).Then(new InvoiceCorrected(Document, Content(14_400, 2_400), Euros(14_400), Euros(2_400)));
        Given().When(Issue(6_000, 1_000)).Then(
            new InvoiceCorrected(Document, Content(6_000, 1_000), Euros(6_000), Euros(-6_000)), new ImpairmentRecorded(Document, Euros(5_000), Euros(-3_000), null));
        Given().When(Issue(12_000, 6_000)).Then(
            new InvoiceCorrected(Document, Content(12_000, 6_000), Euros(12_000)), new ImpairmentRecorded(Document, Euros(6_000), Euros(-2_000), null));
    }

    [Fact]
    public void What_comes_in_after_all_is_doubtful_where_the_rest_is() =>
        Given(new DebtWrittenOff(Document, "P-1", WriteOffKind.Irrecoverable, Euros(1_200), Zero, Euros(10_800), Day, true, false))
            .When(new Recover("R-1", Euros(600), Day)).Then(new RecoveredAfterWriteOff(Document, "R-1", "P-1", Euros(600), Zero, Euros(11_400), Day, true));

    static InvoiceContent Content(decimal amount, decimal vat) => new("FA2026-0012", Issued, new(2026, 4, 1), Euros(amount), false, Euros(vat));

    static Issue Issue(decimal amount, decimal vat) => new(Document, "FA2026-0012", Issued, null, PaymentTerm.Net(30), Euros(amount), false, Origin.Erp) { Vat = Euros(vat) };

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] more) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
    [
        new InvoiceIssued(Document, Content(12_000, 2_000), Euros(12_000), Origin.Erp), new DebtClassifiedDoubtful(Document, DoubtReason.Age, Euros(12_000), Day),
        new ImpairmentRecorded(Document, Euros(8_000), Euros(8_000), Day), .. more,
    ]);
}
