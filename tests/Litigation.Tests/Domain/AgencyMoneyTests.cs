using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>Money with agencies, by the vector of section 5 of the rules: 5 000.00 cashed on 12/10/2026, fee of 15 % and its tax 900.00, remitted by 12/11/2026.</summary>
public sealed class AgencyMoneyTests
{
    static readonly DateOnly Cashed = new(2026, 10, 12), LastDay = new(2026, 11, 12);
    static readonly FeeGrid Grid = new("2026-1", [new(1500)], [], 2000, FeeBearer.Creditor);
    static readonly AgencyFee Fee = new(Money.Euros(750), Money.Euros(150));
    static readonly Recouvrement.Litigation.Domain.Files.Claim Owed = Large with { Amount = Money.Euros(5000), Outstanding = Money.Euros(5000) };
    static readonly ReportCollection Report = new("col-1", Large.Invoice, Money.Euros(5000), Cashed, Cashed, TimeLimits.Shipped);

    [Theory]
    [InlineData(true, 4100, 900, 0)]
    [InlineData(false, 5000, 0, 900)]
    public void A_collection_says_what_is_to_be_remitted_by_when(bool netting, int remit, int netted, int invoiced) =>
        Given(Placed(netting)).When(Report).Then(Collected(netting) with { Due = new(LastDay, Money.Euros(remit), Money.Euros(netted), Money.Euros(invoiced)) });

    [Fact]
    public void Without_terms_a_month_holds_and_the_fee_is_not_known() =>
        Given(Placed(true) with { Terms = null }).When(Report).Then(Collected(false) with { Fee = null, Due = new(LastDay, Money.Euros(5000), Money.Zero, Money.Zero) });

    [Fact]
    public void The_fee_is_that_of_the_phase_in_which_the_money_came()
    {
        var terms = Terms(true) with { Fees = Grid with { SuccessFees = [new(2500, CollectionStage.Judicial), new(1500)] } };
        PlacementEvent[] judicial =
        [
            Placed(true) with { Terms = terms }, new PhaseChanged(Alpha, "ph-1", Phase.Amicable, Phase.PreLitigation, Cashed, Cashed),
            new PhaseChanged(Alpha, "ph-2", Phase.PreLitigation, Phase.Judicial, Cashed, Cashed),
        ];
        Given(judicial).When(Report).Then(Collected(true) with { Fee = new(Money.Euros(1250), Money.Euros(250)), Due = new(LastDay, Money.Euros(3500), Money.Euros(1500), Money.Zero) });
    }

    [Theory]
    [InlineData(12, 1500)]
    [InlineData(13, 2500)]
    [InlineData(14, 2500)]
    public void Money_that_came_before_the_judicial_phase_pays_the_amicable_rate_whenever_it_is_told(int cashedOn, int basisPoints)
    {
        DateOnly cashed = new(2026, 10, cashedOn), since = new(2026, 10, 13), told = new(2026, 10, 20);
        var terms = Terms(true) with { Fees = Grid with { SuccessFees = [new(2500, CollectionStage.Judicial), new(1500)] } };
        PlacementEvent[] judicial =
        [
            Placed(true) with { Terms = terms }, new PhaseChanged(Alpha, "ph-1", Phase.Amicable, Phase.PreLitigation, Cashed, Cashed),
            new PhaseChanged(Alpha, "ph-2", Phase.PreLitigation, Phase.Judicial, since, since),
        ];
        var fee = Assert.Single(Decide(judicial, Report with { CollectedOn = cashed, On = told }).Facts.OfType<CollectionReported>()).Fee;
        Assert.Equal(Money.Euros(5000m * basisPoints / 10_000), fee!.Net);
    }

    [Fact]
    public void A_judicial_phase_that_is_told_after_the_money_changes_no_fee_that_was_said()
    {
        var terms = Terms(false) with { Fees = Grid with { SuccessFees = [new(2500, CollectionStage.Judicial), new(1500)] } };
        PlacementEvent[] late =
        [
            Placed(false) with { Terms = terms }, Collected(false), new PhaseChanged(Alpha, "ph-1", Phase.Amicable, Phase.PreLitigation, Cashed, LastDay),
            new PhaseChanged(Alpha, "ph-2", Phase.PreLitigation, Phase.Judicial, Cashed, LastDay),
        ];
        Given(late).When(Bill(Fee)).Then(new FeeInvoiced(Alpha, "inv-1", "col-1", Fee, LastDay, LastDay));
    }

    [Fact]
    public void What_is_remitted_in_time_and_to_the_cent_is_no_breach()
    {
        Given(Placed(true), Collected(true)).When(Remit(4100, LastDay)).Then(new CollectionRemitted(Alpha, "rem-1", "col-1", Money.Euros(4100), LastDay, LastDay));
        Given(Placed(false), Collected(false)).When(Remit(5000, LastDay)).Then(new CollectionRemitted(Alpha, "rem-1", "col-1", Money.Euros(5000), LastDay, LastDay));
    }

    [Fact]
    public void A_cent_too_little_and_a_day_too_late_are_breaches()
    {
        Given(Placed(true), Collected(true)).When(Remit(4099.99m, LastDay)).Then(
            new CollectionRemitted(Alpha, "rem-1", "col-1", Money.Euros(4099.99m), LastDay, LastDay),
            new BreachFound(Alpha, BreachKind.RemittedAmountDiffers, "remitted_amount_differs|COL-1|REM-1", "col-1", null, Money.Euros(4100), Money.Euros(4099.99m), LastDay));
        var late = LastDay.AddDays(1);
        Given(Placed(true), Collected(true)).When(Remit(4100, late)).Then(
            new CollectionRemitted(Alpha, "rem-1", "col-1", Money.Euros(4100), late, late),
            new BreachFound(Alpha, BreachKind.RemittanceLate, "remittance_late|COL-1", "col-1", LastDay, Money.Euros(4100), Money.Zero, late));
    }

    [Fact]
    public void A_fee_kept_back_without_netting_agreed_is_a_difference() =>
        Assert.Contains(Decide([Placed(false), Collected(false)], Remit(4100, LastDay)).Facts, fact => fact is BreachFound { Kind: BreachKind.RemittedAmountDiffers });

    [Fact]
    public void Money_that_nobody_reported_is_not_remitted()
    {
        Given(Placed(true)).When(Remit(4100, LastDay)).ThenRefused("collection_unknown");
        Given(Placed(true), Collected(true)).When(Remit(4100, Cashed) with { Lines = [("col-1", new Money(4100, "USD"))] }).ThenRefused("wrong_currency");
    }

    [Fact]
    public void The_day_after_the_last_one_finds_what_is_not_remitted_and_has_no_receipt()
    {
        var check = new CheckDuties(TimeLimits.Shipped, LastDay.AddDays(1));
        BreachFound late = new(Alpha, BreachKind.RemittanceLate, "remittance_late|COL-1", "col-1", LastDay, Money.Euros(4100), Money.Zero, LastDay.AddDays(1)),
            bare = new(Alpha, BreachKind.ReceiptMissing, "receipt_missing|COL-1", "col-1", LastDay, null, null, LastDay.AddDays(1));
        Given(Placed(true), Collected(true)).When(check).Then(late, bare);
        Given(Placed(true), Collected(true)).When(check with { On = LastDay }).ThenNothing();
        Given(Placed(true), Collected(true), new ReceiptIssued(Alpha, "rc-1", "COL-1", Cashed, Cashed)).When(check).Then(late);
        Given(Placed(true), Collected(true), new CollectionRemitted(Alpha, "rem-1", "COL-1", Money.Euros(4100), Cashed, Cashed)).When(check).Then(bare);
        Given(Placed(true), Collected(true), late, bare).When(check with { On = LastDay.AddDays(9) }).ThenNothing();
        // Facts from before the last day was kept have the month of the law.
        Given(Placed(true) with { Terms = null }, Collected(false) with { Fee = null, Due = null }).When(check).Then(late with { Expected = Money.Euros(5000) }, bare);
    }

    [Fact]
    public void A_receipt_is_given_once_for_money_received()
    {
        var receipt = new IssueReceipt("rc-1", "col-1", Cashed, Cashed);
        Given(Placed(true), Collected(true)).When(receipt).Then(new ReceiptIssued(Alpha, "rc-1", "col-1", Cashed, Cashed));
        Given(Placed(true)).When(receipt).ThenRefused("collection_unknown");
        Given(Placed(true), Collected(true)).When(receipt with { IssuedOn = Cashed.AddDays(-1) }).ThenRefused("day_before_collection");
        Given(Placed(true), Collected(true), new ReceiptIssued(Alpha, "rc-1", "col-1", Cashed, Cashed)).When(receipt with { Reference = "rc-2" }).ThenRefused("receipt_issued");
    }

    [Fact]
    public void A_fee_is_checked_against_the_grid_to_the_cent()
    {
        var invoiced = new FeeInvoiced(Alpha, "inv-1", "col-1", Fee, LastDay, LastDay);
        Given(Placed(false), Collected(false)).When(Bill(Fee)).Then(invoiced);
        var more = Fee with { Net = Money.Euros(750.01m) };
        Given(Placed(false), Collected(false)).When(Bill(more)).Then(
            invoiced with { Fee = more }, new BreachFound(Alpha, BreachKind.FeeInvoicedDiffers, "fee_invoiced_differs|COL-1|INV-1", "col-1", null, Money.Euros(900), Money.Euros(900.01m), LastDay));
        Given(Placed(false), Collected(false), invoiced).When(Bill(Fee) with { FeeInvoice = "inv-2" }).Then(
            invoiced with { FeeInvoice = "inv-2" }, new BreachFound(Alpha, BreachKind.FeeInvoicedDiffers, "fee_invoiced_differs|COL-1|INV-2", "col-1", null, Money.Euros(900), Money.Euros(1800), LastDay));
        // Without a grid nobody can say.
        Given(Placed(false) with { Terms = null }, Collected(false) with { Fee = null }).When(Bill(more)).Then(invoiced with { Fee = more });
    }

    [Fact]
    public void A_fixed_fee_is_due_with_its_occasion_once_and_to_the_cent()
    {
        var terms = Terms(false) with { Fees = Grid with { FixedFees = [new("opening", FeeOccasion.Placed, Money.Euros(10), FeeBearer.Creditor), new("court", FeeOccasion.Judicial, Money.Euros(100), FeeBearer.Creditor)] } };
        AgencyFee opening = new(Money.Euros(10), Money.Euros(2)), court = new(Money.Euros(100), Money.Euros(20));
        var placed = Placed(false) with { Terms = terms };
        TakeFeeInvoice Invoice(string code, AgencyFee fee) => new("inv-1", [], LastDay, LastDay) { Fixed = [(code, fee, false)] };
        FixedFeeInvoiced Invoiced(string code, AgencyFee fee) => new(Alpha, "inv-1", code, fee, LastDay, LastDay);
        Given(placed).When(Invoice("opening", opening)).Then(Invoiced("opening", opening));
        Given(placed).When(Invoice("court", court)).Then(
            Invoiced("court", court), new BreachFound(Alpha, BreachKind.FeeInvoicedDiffers, "fee_invoiced_differs|FIXED|COURT|INV-1", "court", null, Money.Zero, Money.Euros(120), LastDay));
        Given(placed, new PhaseChanged(Alpha, "ph-1", Phase.Amicable, Phase.PreLitigation, Cashed, Cashed), new PhaseChanged(Alpha, "ph-2", Phase.PreLitigation, Phase.Judicial, Cashed, Cashed))
            .When(Invoice("court", court)).Then(Invoiced("court", court));
        Given(placed, Invoiced("opening", opening)).When(Invoice("opening", opening) with { FeeInvoice = "inv-2" }).Then(
            Invoiced("opening", opening) with { FeeInvoice = "inv-2" },
            new BreachFound(Alpha, BreachKind.FeeInvoicedDiffers, "fee_invoiced_differs|FIXED|OPENING|INV-2", "opening", null, Money.Euros(12), Money.Euros(24), LastDay));
        // Who does not take claims on has earned nothing with them.
        Assert.Contains(Decide([placed, new PlacementRefused(Alpha, "ref-1", AgencyRefusal.NoCapacity, Cashed), new PlacementEnded(Alpha, "refused", Cashed)], Invoice("opening", opening)).Facts, fact => fact is BreachFound);
    }

    [Fact]
    public void A_fixed_fee_that_was_invoiced_before_the_refusal_stays_in_the_books_and_is_a_breach()
    {
        var terms = Terms(false) with { Fees = Grid with { FixedFees = [new("opening", FeeOccasion.Placed, Money.Euros(10), FeeBearer.Creditor), new("file", FeeOccasion.Placed, Money.Euros(5), FeeBearer.Creditor)] } };
        AgencyFee opening = new(Money.Euros(10), Money.Euros(2));
        PlacementEvent[] invoiced = [Placed(false) with { Terms = terms }, new FixedFeeInvoiced(Alpha, "inv-1", "opening", opening, Cashed, Cashed)];
        PlacementRefused refused = new(Alpha, "ref-1", AgencyRefusal.NoCapacity, Cashed);
        BreachFound breach = new(Alpha, BreachKind.FeeInvoicedDiffers, "fee_invoiced_differs|FIXED|OPENING|REFUSED|REF-1", "opening", null, Money.Zero, Money.Euros(12), Cashed);
        PlacementEnded ended = new(Alpha, "refused", Cashed);
        Given(invoiced).When(new RefusePlacement("ref-1", AgencyRefusal.NoCapacity, Cashed)).Then(refused, breach, ended);
        var kept = Assert.Single(new PlacementEvent[] { refused, breach, ended }.Aggregate(invoiced.Aggregate(Placement.Initial, Placement.Evolve), Placement.Evolve).FixedFees);
        Assert.Equal(("opening", Money.Zero, opening), (kept.Key, kept.Value.Due.Total, kept.Value.Invoiced));
    }

    [Fact]
    public void A_fixed_fee_is_another_breach_than_a_collection_of_the_same_name()
    {
        var terms = Terms(false) with { Fees = Grid with { FixedFees = [new("col-1", FeeOccasion.Closed, Money.Euros(10), FeeBearer.Creditor)] } };
        var wrong = Fee with { Net = Money.Euros(1) };
        var facts = Decide([Placed(false) with { Terms = terms }, Collected(false)], Bill(wrong) with { Fixed = [("col-1", wrong, false)] }).Facts;
        Assert.Equal(2, facts.OfType<BreachFound>().DistinctBy(breach => breach.Key).Count());
    }

    [Fact]
    public void A_fee_that_is_charged_to_the_debtor_is_a_breach()
    {
        Assert.Contains(Decide([Placed(false), Collected(false)], Bill(Fee) with { Lines = [("col-1", Fee, true)] }).Facts, fact => fact is BreachFound { Kind: BreachKind.FeeClaimedOfDebtor });
        var seen = new BreachFound(Alpha, BreachKind.FeeClaimedOfDebtor, "fee_claimed_of_debtor|LETTER-1", "letter-1", null, null, null, Cashed);
        Given(Placed(false)).When(new NoteFeeClaimed("letter-1", Cashed)).Then(seen);
        Given(Placed(false), seen).When(new SettleBreach(seen.Key, LastDay)).Then(new BreachSettled(Alpha, seen.Key, LastDay));
        Given(Placed(false)).When(new SettleBreach(seen.Key, LastDay)).ThenRefused("breach_unknown");
    }

    [Fact]
    public void A_transfer_is_reported_once_and_its_lines_make_its_amount()
    {
        var transfer = new Transfer("alpha", Of.Creditor, "rem-1", Money.Euros(100), Cashed, null, [new(Sample.Placed, "col-1", Money.Euros(60)), new(Sample.Placed, "col-2", Money.Euros(40))]);
        var report = new RemittanceCommand.ReportRemittance(transfer, Cashed);
        Remittances().When(report).Then(new RemittanceEvent.RemittanceReported(transfer, Cashed));
        Remittances(new RemittanceEvent.RemittanceReported(transfer, Cashed)).When(report with { On = LastDay }).ThenNothing();
        Remittances(new RemittanceEvent.RemittanceReported(transfer, Cashed)).When(report with { Transfer = transfer with { Amount = Money.Euros(99) } }).ThenRefused("reference_used");
        Remittances().When(report with { Transfer = transfer with { Amount = Money.Euros(99) } }).ThenRefused("sum_differs");
        Remittances().When(report with { Transfer = transfer with { Lines = [] } }).ThenRefused("lines_missing");
        Remittances().When(report with { Transfer = transfer with { RemittedOn = LastDay } }).ThenRefused("day_in_future");
        Remittances().When(report with { Transfer = transfer with { Lines = [transfer.Lines[0], transfer.Lines[1] with { Collection = "COL-1" }] } }).ThenRefused("line_twice");
        Assert.Equal(Remittance.StreamOf("alpha", Of.Creditor, "rem-1"), Remittance.StreamOf("alpha", Of.Creditor, "REM-1"));
    }

    [Fact]
    public void An_agencys_invoice_is_reported_once_and_its_lines_make_its_amounts()
    {
        var bill = new FeeBill("alpha", Of.Creditor, "inv-1", Fee, Cashed, [new(Sample.Placed, "col-1", Fee, false)]);
        var report = new FeeInvoiceCommand.ReportFees(bill, Cashed);
        Fees().When(report).Then(new FeeInvoiceEvent.FeesReported(bill, Cashed));
        Fees(new FeeInvoiceEvent.FeesReported(bill, Cashed)).When(report with { On = LastDay }).ThenNothing();
        Fees(new FeeInvoiceEvent.FeesReported(bill, Cashed)).When(report with { Bill = bill with { InvoicedOn = Cashed.AddDays(-1) } }).ThenRefused("reference_used");
        Fees().When(report with { Bill = bill with { Fee = Fee with { Vat = Money.Euros(151) } } }).ThenRefused("sum_differs");
        Fees().When(report with { Bill = bill with { Lines = [] } }).ThenRefused("lines_missing");
        Fees().When(report with { Bill = bill with { Lines = [new(Sample.Placed, null, Fee, false)] } }).ThenRefused("line_unclear");
        Fees().When(report with { Bill = bill with { Lines = [new(Sample.Placed, null, Fee, false, "court")] } }).Then(new FeeInvoiceEvent.FeesReported(bill with { Lines = [new(Sample.Placed, null, Fee, false, "court")] }, Cashed));
    }

    [Theory]
    [InlineData(true, 0, 900)]
    [InlineData(true, 1, 899)]
    [InlineData(true, 900, 0)]
    [InlineData(true, 1000, 0)]
    [InlineData(false, 0, 0)]
    public void Of_a_fee_that_is_invoiced_no_more_counts_as_kept_back_than_was_and_none_of_it_twice(bool netting, int invoicedBefore, int netted)
    {
        var nothing = new AgencyFee(Money.Zero, Money.Zero);
        var sum = new CollectedSum(Large.Invoice, Money.Euros(5000), Cashed, Fee, Terms(netting).Remittance.Of(Money.Euros(5000), Fee, Cashed, TimeLimits.Shipped));
        sum = sum with { FeeInvoices = sum.FeeInvoices.Add("inv-0", nothing with { Net = Money.Euros(invoicedBefore) }) };
        Assert.Equal(Money.Euros(netted), sum.NettedOf(Fee));
        Assert.Equal(Money.Zero, sum.NettedOf(nothing));
    }

    static MandateTerms Terms(bool netting) => new("MR-1", MandateKind.Placement, Grid, new(null, netting));

    static ClaimsPlaced Placed(bool netting) => new(Alpha, Here, [Owed], Money.Euros(5000), new(2026, 10, 1), null, Terms(netting));

    static CollectionReported Collected(bool netting) => new(
        Alpha, "col-1", Large.Invoice, Money.Euros(5000), Money.Zero, Cashed, Cashed, Fee,
        netting ? new(LastDay, Money.Euros(4100), Money.Euros(900), Money.Zero) : new(LastDay, Money.Euros(5000), Money.Zero, Money.Euros(900)));

    static TakeRemittance Remit(decimal euros, DateOnly on) => new("rem-1", [("col-1", Money.Euros(euros))], on, TimeLimits.Shipped, on);

    static TakeFeeInvoice Bill(AgencyFee fee) => new("inv-1", [("col-1", fee, false)], LastDay, LastDay);

    static Kernel.Deciding.Decision<PlacementEvent> Decide(PlacementEvent[] facts, PlacementCommand command) => Placement.Decide(facts.Aggregate(Placement.Initial, Placement.Evolve), command);

    static Specification<Placement, PlacementCommand, PlacementEvent> Given(params PlacementEvent[] facts) => Specification<Placement, PlacementCommand, PlacementEvent>.Given(facts);

    static Specification<Remittance, RemittanceCommand, RemittanceEvent> Remittances(params RemittanceEvent[] facts) => Specification<Remittance, RemittanceCommand, RemittanceEvent>.Given(facts);

    static Specification<FeeInvoice, FeeInvoiceCommand, FeeInvoiceEvent> Fees(params FeeInvoiceEvent[] facts) => Specification<FeeInvoice, FeeInvoiceCommand, FeeInvoiceEvent>.Given(facts);
}
