using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>The example of the rules: 12 000.00 with 2 000.00 of tax, 3 000.00 paid, so that 9 000.00 is owed: 7 500.00 and 1 500.00 of tax.</summary>
public sealed class LossTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly Guid Transfer = Guid.Parse("00000000-0000-0000-0000-000000000001");
    static readonly DateOnly Issued = new(2026, 3, 2), Judgment = new(2026, 10, 7), Sent = new(2026, 11, 2), Closing = new(2026, 12, 31);

    static readonly DebtClassifiedDoubtful Doubtful = new(Document, DoubtReason.Insolvency, Euros(9_000), Judgment);
    static readonly ImpairmentRecorded Impaired = new(Document, Euros(3_750), Euros(3_750), Closing), Unimpaired = new(Document, Zero, Euros(-3_750), Closing);
    static readonly IrrecoverabilityEvidenced Liquidated = new(Document, new(IrrecoverabilityGround.Liquidation, Judgment, "JUG-1"));
    static readonly RectifyingInvoiceSent Rectified = new(Document, new("FR-1", Sent, Euros(7_500), Euros(1_500)));
    static readonly DebtWrittenOff Lost = new(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Euros(1_500), Zero, Closing, true, false);
    static readonly WriteOff Order = new("P-1", WriteOffKind.Irrecoverable, null, Closing, Closing);

    [Fact]
    public void A_debt_is_doubtful_once_and_impaired_up_to_what_is_open_without_tax()
    {
        Given().When(new ClassifyDoubtful(DoubtReason.Insolvency, Judgment)).Then(Doubtful);
        Given(Doubtful).When(new ClassifyDoubtful(DoubtReason.Insolvency, Judgment)).ThenNothing();
        Given(Doubtful).When(new ClassifyDoubtful(DoubtReason.Age, Judgment)).ThenRefused("already_doubtful");
        Given().When(new Impair(Euros(1), Closing)).ThenRefused("not_doubtful");
        Given(Doubtful).When(new Impair(Euros(7_500.01m), Closing)).ThenRefused("impairment_exceeds_net");
        Given(Doubtful).When(new Impair(Euros(3_750), Closing)).Then(Impaired);
        Given(Doubtful, Impaired).When(new Impair(Euros(3_750), Closing)).ThenNothing();
        Given(Doubtful, Impaired).When(new Impair(Euros(3_000), Closing)).Then(new ImpairmentRecorded(Document, Euros(3_000), Euros(-750), Closing));
    }

    [Fact]
    public void A_debt_that_is_trusted_again_is_no_longer_impaired() =>
        Given(Doubtful, Impaired).When(new EndDoubt(Closing)).Then(Unimpaired, new DebtNoLongerDoubtful(Document, Euros(9_000), Closing));

    [Fact]
    public void The_whole_debt_is_lost_with_its_tax_when_the_law_has_all_it_asks_for() =>
        Given(Doubtful, Impaired, Liquidated, Rectified).When(Order).Then(Unimpaired, Lost);

    [Theory]
    [InlineData("irrecoverability_unproved")]
    [InlineData("rectifying_invoice_missing", IrrecoverabilityGround.Liquidation)]
    [InlineData("rectifying_invoice_missing", IrrecoverabilityGround.PlanWaiver)]
    [InlineData("ground_without_vat", IrrecoverabilityGround.CommercialWaiver)]
    [InlineData("ground_without_vat", IrrecoverabilityGround.Uneconomic)]
    public void What_the_law_still_asks_for_is_named(string missing, IrrecoverabilityGround ground = IrrecoverabilityGround.None) =>
        Given(ground is IrrecoverabilityGround.None ? [] : [Liquidated with { Evidence = new(ground, Judgment, null) }]).When(Order).ThenRefused(missing);

    [Fact]
    public void The_tax_is_not_claimed_for_a_day_before_the_judgment() =>
        Given(Liquidated, Rectified with { Rectifying = new("FR-1", Judgment.AddDays(-9), Euros(7_500), Euros(1_500)) }).When(Order with { On = Judgment.AddDays(-1) }).ThenRefused("before_evidence");

    [Fact]
    public void What_comes_in_after_a_late_claim_of_the_tax_takes_its_share_of_what_was_claimed()
    {
        var half = new DebtWrittenOff(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Zero, Zero, Closing, false, false);
        Given(half, new RecoveredAfterWriteOff(Document, "R-1", "P-1", Euros(4_500), Zero, Euros(4_500), Closing), new VatReclaimed(Document, "P-1", Euros(750), Closing, false))
            .When(new Recover("R-2", Euros(2_250), Closing)).Then(new RecoveredAfterWriteOff(Document, "R-2", "P-1", Euros(2_250), Euros(375), Euros(6_750), Closing));
    }

    [Fact]
    public void The_duplicate_must_have_been_sent_by_the_day_of_the_claim()
    {
        Given(Liquidated, Rectified).When(Order with { On = Sent.AddDays(-1) }).ThenRefused("rectifying_invoice_missing");
        Given(Liquidated, Rectified).When(Order with { On = Sent }).Then(Lost with { On = Sent, Doubtful = false });
    }

    [Fact]
    public void The_claim_of_the_tax_lapses_at_the_end_of_the_second_year_after()
    {
        Given(Liquidated, Rectified).When(Order with { On = new(2028, 12, 31) }).Then(Lost with { On = new(2028, 12, 31), Doubtful = false, EarlierYear = true });
        Given(Liquidated, Rectified).When(Order with { On = new(2029, 1, 1) }).ThenRefused("vat_claim_lapsed");
    }

    [Fact]
    public void A_claim_that_has_lapsed_comes_back_by_no_earlier_day()
    {
        DateOnly last = new(2028, 12, 31), after = new(2029, 1, 1);
        Given(Liquidated, Rectified).When(Order with { On = last, VatClaimedOn = after }).ThenRefused("vat_claim_lapsed");
        Given(Liquidated, Rectified).When(Order with { On = after, VatClaimedOn = null }).Then(Lost with { On = after, Vat = Zero, Doubtful = false, EarlierYear = true });
        var untaxed = Lost with { Vat = Zero, Doubtful = false };
        Given(untaxed, Liquidated, Rectified).When(new ReclaimVat("P-1", last, after)).ThenRefused("vat_claim_lapsed");
        Given(untaxed, Liquidated, Rectified).When(new ReclaimVat("P-1", last, last)).Then(new VatReclaimed(Document, "P-1", Euros(1_500), last, false));
    }

    [Fact]
    public void Without_its_tax_a_debt_is_lost_on_anybody_s_word_and_the_tax_may_follow()
    {
        var all = Lost with { Vat = Zero, Doubtful = false };
        Given().When(Order with { VatClaimedOn = null }).Then(all);
        Given(all).When(new ReclaimVat("P-1", Closing, Closing)).ThenRefused("irrecoverability_unproved");
        Given(all, Liquidated).When(new SendRectifyingInvoice("FR-1", Sent)).Then(Rectified);
        Given(all, Liquidated, Rectified).When(new ReclaimVat("P-1", Closing, Closing)).Then(new VatReclaimed(Document, "P-1", Euros(1_500), Closing, false));
        Given(all, Liquidated, Rectified, new VatReclaimed(Document, "P-1", Euros(1_500), Closing, false)).When(new ReclaimVat("P-1", Closing, Closing)).ThenNothing();
    }

    [Fact]
    public void A_loss_is_booked_once_and_no_more_than_is_owed()
    {
        Given(Lost).When(Order).ThenNothing();
        Given(Lost).When(Order with { On = Sent }).ThenRefused("write_off_known");
        Given(Lost).When(Order with { Reference = "P-2" }).ThenRefused("nothing_owed");
        Given().When(new WriteOff("P-1", WriteOffKind.Irrecoverable, Euros(9_000.01m), Closing)).ThenRefused("invoice_exceeded");
        Given().When(new WriteOff("P-1", WriteOffKind.Irrecoverable, null, Issued.AddDays(-1))).ThenRefused("before_issue");
    }

    [Fact]
    public void What_came_in_after_all_is_owed_again_with_its_share_of_the_tax_and_the_last_part_takes_what_rounding_left()
    {
        RecoveredAfterWriteOff first = new(Document, "R-1", "P-1", Euros(0.10m), Euros(0.02m), Euros(0.10m), Closing);
        Given(Lost).When(new Recover("R-1", Euros(0.10m), Closing)).Then(first);
        Given(Lost, first).When(new Recover("R-1", Euros(0.10m), Closing)).ThenNothing();
        Given(Lost, first).When(new Recover("R-2", Euros(9_000), Closing)).ThenRefused("recovery_exceeds_loss");
        Given(Lost, first).When(new Recover("R-2", Euros(8_999.90m), Closing))
            .Then(new RecoveredAfterWriteOff(Document, "R-2", "P-1", Euros(8_999.90m), Euros(1_499.98m), Euros(9_000), Closing));
        Given(Lost).When(new Recover("R-1", Euros(1), Closing.AddDays(-1))).ThenRefused("before_write_off");
        Given().When(new Recover("R-1", Euros(1), Closing)).ThenRefused("nothing_lost");
    }

    [Fact]
    public void A_mistake_is_taken_back_once()
    {
        WriteOffTakenBack back = new(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Euros(1_500), Euros(9_000), Closing, false, false);
        Given(Lost).When(new TakeWriteOffBack("P-1", Closing)).Then(back);
        Given(Lost, back).When(new TakeWriteOffBack("P-1", Closing)).ThenNothing();
        Given(Lost, back).When(Order).ThenRefused("write_off_known");
    }

    [Fact]
    public void A_small_difference_lasts_as_long_as_the_payment_that_left_it()
    {
        DebtWrittenOff small = new(Document, "S-1", WriteOffKind.SmallDifference, Euros(9_000), Zero, Zero, Closing, false, false);
        WriteOffTakenBack back = new(Document, "S-1", WriteOffKind.SmallDifference, Euros(9_000), Zero, Euros(12_000), null, false, false);
        Given(small).When(new Allocate(Transfer, BalanceCause.Undone, Zero)).Then(new AllocationUndone(Document, Transfer, Euros(3_000), Euros(3_000)), back);
        Given(small).When(Issue(11_000)).Then(back with { Outstanding = Euros(9_000) }, new InvoiceCorrected(Document, Content(11_000), Euros(8_000)));
    }

    [Fact]
    public void An_invoice_that_is_written_off_does_not_become_another_amount() => Given(Lost).When(Issue(11_000)).ThenRefused("invoice_written_off");

    [Fact]
    public void What_the_tax_is_claimed_on_is_not_changed_afterwards() =>
        Given(Liquidated, Rectified, Lost).When(new EvidenceIrrecoverability(new(IrrecoverabilityGround.Uneconomic, Judgment, null))).ThenRefused("vat_reclaimed");

    [Fact]
    public void An_invoice_whose_tax_nobody_said_gives_none_back()
    {
        var silent = Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(new InvoiceIssued(Document, Content(100) with { Vat = null }, Euros(100), Origin.Erp), Liquidated);
        silent.When(Order).ThenRefused("vat_unknown");
    }

    [Fact]
    public void The_duplicate_bears_the_words_of_the_law() => Assert.Equal(
        "Facture demeurée impayée pour la somme de 7 500,00 € (prix net) et pour la somme de 1 500,00 € (TVA correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272).",
        Invoice.UnpaidMention(Euros(7_500), Euros(1_500)).Replace('\u202f', ' ').Replace('\u00a0', ' '));

    static InvoiceContent Content(decimal amount) => new("FA2026-0012", Issued, new(2026, 4, 1), Euros(amount), false, Euros(2_000));

    static Issue Issue(decimal amount) => new(Document, "FA2026-0012", Issued, null, PaymentTerm.Net(30), Euros(amount), false, Origin.Erp) { Vat = Euros(2_000) };

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] more) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceIssued(Document, Content(12_000), Euros(12_000), Origin.Erp), new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(3_000), Euros(9_000)), .. more]);
}
