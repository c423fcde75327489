using System.Text.Json;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class DeductionTests
{
    static readonly AccountDocument Payment = new("000123455", "C0001", "VIR-7", null), Document = new("000123455", "C0001", "FA-1", 2026);
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly Dictionary<DeductionReason, DeductionGround> Grounds = new()
    {
        [DeductionReason.Price] = new(DisputeReason.Price, Department.Sales), [DeductionReason.LogisticsPenalty] = new(DisputeReason.Other, Department.Logistics),
    };

    static readonly Deduction Penalty = new("FA-1", 2026, Euros(50), DeductionReason.LogisticsPenalty, "DEB-1"), Price = new("FA-1", 2026, Euros(20), DeductionReason.Price);

    [Theory]
    [InlineData(100, true)]
    [InlineData(100.01, false)]
    public void No_more_is_kept_back_than_would_be_owed(decimal amount, bool isFine) =>
        Assert.Equal(isFine, Judge([Penalty with { Amount = Euros(amount) }]).Wrong.IsEmpty);

    [Fact]
    public void Several_deductions_of_one_invoice_come_to_no_more_than_would_be_owed()
    {
        Assert.Empty(Judge([Penalty, Price with { Amount = Euros(50) }]).Wrong);
        Assert.Equal([(0, "amountCents"), (1, "amountCents")], Judge([Penalty, Price with { Amount = Euros(50.01m) }]).Wrong.Select(w => (w.Position, w.Field)));
    }

    [Fact]
    public void What_was_said_before_is_not_judged_again()
    {
        var said = Judge([Penalty with { Year = null, Amount = Euros(999) }], known: [Penalty with { Amount = Euros(999) }]);
        Assert.Empty(said.Wrong);
        Assert.Equal(2026, said.Deductions.All.Single().Year);
    }

    [Theory]
    [InlineData("FA-9", null, "invoice")]
    [InlineData("FA-1", 2025, "invoice")]
    [InlineData("AUTRE", null, "invoice")]
    [InlineData("TWICE", null, "year")]
    [InlineData("USD", null, "amountCents")]
    public void An_invoice_that_cannot_be_meant_is_named(string number, int? year, string field) =>
        Assert.Equal(field, Assert.Single(Judge([Price with { Invoice = number, Year = year }]).Wrong).Field);

    [Fact]
    public void Two_of_one_kind_are_told_apart_by_their_references()
    {
        Assert.Equal("reference", Assert.Single(Judge([Price, Price with { Invoice = "fa-1", Year = null, Amount = Euros(1) }]).Wrong).Field);
        Assert.Empty(Judge([Price, Price with { Amount = Euros(1), Reference = "B" }]).Wrong);
    }

    [Fact]
    public void A_dispute_that_has_ended_is_not_claimed_otherwise()
    {
        var ended = new Dictionary<string, EndedDispute> { [Penalty.DisputeOf("VIR-7")] = new(DisputeReason.Other, Euros(50)) };
        Assert.Empty(Judge([Penalty], ended: ended).Wrong);
        Assert.Null(Assert.Single(Judge([Penalty with { Amount = Euros(49) }], ended: ended).Wrong).Field);
    }

    [Fact]
    public void A_dispute_is_named_after_its_payment_and_the_payers_reference()
    {
        Assert.Equal("deduction VIR-7 DEB-1", Penalty.DisputeOf("vir-7"));
        Assert.Equal("deduction VIR-7 Price", Price.DisputeOf("VIR-7"));
        Assert.InRange(Price.DisputeOf(new string('x', 200)).Length, 1, 200);
    }

    [Fact]
    public void What_a_payment_keeps_back_is_contested_once_and_withdrawn_when_a_correction_says_it_no_more()
    {
        var (none, both, one) = (Credit.Initial, Paid(Penalty, Price), Paid(Price with { Amount = Euros(10) }));
        Assert.Equal(["deduction VIR-7 DEB-1 50", "deduction VIR-7 Price 20"], Orders(none, both));
        Assert.Empty(Orders(both, both));
        Assert.Equal(["deduction VIR-7 DEB-1 withdrawn", "deduction VIR-7 Price 10"], Orders(both, one));
        Assert.Equal(["deduction VIR-7 Price withdrawn unless looked at"], Orders(one, one with { IsReversed = true }));
    }

    [Fact]
    public void A_withdrawn_deduction_may_be_claimed_once_more_and_one_that_a_person_has_dealt_with_outlives_its_payment()
    {
        var opened = new InvoiceEvent.InvoiceDisputed(Document, "D", DisputeReason.Other, Euros(50), new(null, Department.Logistics, null), Monday, new("VIR-7", DeductionReason.LogisticsPenalty, "DEB-1"));
        var withdrawn = new InvoiceEvent.DisputeResolved(Document, "D", DisputeOutcome.Withdrawn, null, Monday);
        var claim = new InvoiceCommand.Contest("D", DisputeReason.Other, Euros(50), opened.Handling, Monday) { Deduction = opened.Deduction };
        Given().When(claim).Then(opened);
        Given(opened).When(new InvoiceCommand.WithdrawDeduction("D", true, Monday)).Then(withdrawn);
        Given(opened, withdrawn).When(new InvoiceCommand.WithdrawDeduction("D", false, Monday)).ThenNothing();
        Given(opened, withdrawn).When(claim).Then(opened);
        Given(opened, withdrawn).When(new InvoiceCommand.Contest("D", DisputeReason.Other, Euros(50))).ThenNothing();

        var dealt = opened with { Handling = new("GMS", Department.Sales, null), Deduction = null };
        Given(opened, dealt).When(new InvoiceCommand.WithdrawDeduction("D", true, Monday)).ThenNothing();
        Given(opened, dealt).When(new InvoiceCommand.WithdrawDeduction("D", false, Monday)).Then(withdrawn);
        Given(opened, new InvoiceEvent.DisputeResolved(Document, "D", DisputeOutcome.Upheld)).When(new InvoiceCommand.WithdrawDeduction("D", false, Monday)).ThenNothing();
        Given(opened with { Deduction = null }).When(new InvoiceCommand.WithdrawDeduction("D", false, Monday)).ThenNothing();
    }

    [Fact]
    public void A_source_that_knows_of_no_deductions_takes_none_back()
    {
        var received = new CreditEvent.PaymentReceived(Payment, Content(Penalty), Origin.Erp);
        var given = Specification<Credit, CreditCommand, CreditEvent>.Given(received);
        given.When(new CreditCommand.Book(CreditKind.Payment, Payment, Content(Penalty) with { Deductions = null }, Origin.Fec)).ThenNothing();
        given.When(new CreditCommand.Book(CreditKind.Payment, Payment, Content(), Origin.Erp)).Then(new CreditEvent.PaymentCorrected(Payment, Content(), Euros(1000)));
    }

    [Fact]
    public void An_invoice_that_is_named_without_an_amount_is_paid_but_for_what_is_kept_back()
    {
        var (payment, first, second) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var plan = AccountSettling.Plan(
            [new(first, "FA-1", 2026, Euros(1000), Monday), new(second, "FA-2", 2026, Euros(1000), Monday)],
            [new(payment, "VIR-7", Euros(1950), Monday, new([new("FA-1", null, null), new("FA-2", null, null)]), Deductions: new([Penalty]))], []);
        Assert.Equal([(first, Euros(950)), (second, Euros(1000))], plan.Select(s => (s.Invoice, s.Amount)));
    }

    [Fact]
    public void They_are_stored_as_a_bare_array()
    {
        var json = JsonSerializer.Serialize(Content(Penalty), EventJson.Options);
        Assert.Contains("""
            "deductions":[{"invoice":"FA-1","year":2026,"amount":{"cents":5000,"currency":"EUR"},"reason":"logistics_penalty","reference":"DEB-1"}]
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Equal(Content(Penalty), JsonSerializer.Deserialize<CreditContent>(json, EventJson.Options));
    }

    static CreditContent Content(params Deduction[] kept) => new("Virement", Monday, Euros(1000), Designations.None, new([.. kept]));

    static Credit Paid(params Deduction[] kept) => Credit.Evolve(Credit.Initial, new CreditEvent.PaymentReceived(Payment, Content(kept), Origin.Erp));

    static IEnumerable<string> Orders(Credit before, Credit after) => DeductionClaims.Of(before, after, Grounds, Monday).Select(o => o.Order switch
    {
        InvoiceCommand.Contest contest => FormattableString.Invariant($"{contest.Dispute} {contest.Amount!.Value.Cents / 100}"),
        InvoiceCommand.WithdrawDeduction withdraw => $"{withdraw.Dispute} withdrawn{(withdraw.UnlessLookedAt ? " unless looked at" : "")}",
        _ => "",
    });

    static (Deductions Deductions, System.Collections.Immutable.ImmutableArray<WrongDeduction> Wrong) Judge(Deduction[] asked, Deduction[]? known = null, Dictionary<string, EndedDispute>? ended = null)
    {
        DeductibleInvoice Of(string number, int year, Money owed, bool isOfPayer = true) => new(number, year, isOfPayer, owed, ended ?? []);
        DeductibleInvoice[] all = [Of("FA-1", 2026, Euros(100)), Of("AUTRE", 2026, Euros(100), false), Of("TWICE", 2025, Euros(100)), Of("TWICE", 2026, Euros(100)), Of("USD", 2026, OfCents(10_000, "USD"))];
        return DeductionCheck.Judge("VIR-7", new([.. asked]), new([.. known ?? []]), all.ToLookup(i => i.Number), Grounds);
    }

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceEvent.InvoiceIssued(Document, new("BC-1", Monday, Monday, Euros(1200), false), Euros(1200), Origin.Erp), .. facts]);
}
