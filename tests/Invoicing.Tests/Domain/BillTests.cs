using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Bills.BillCommand;
using static Recouvrement.Invoicing.Domain.Bills.BillEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class BillTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "EF-1", null);
    static readonly AccountDocument Invoice = new("000123455", "C0001", "FA-1", 2026);
    static readonly DateOnly Drawn = new(2026, 3, 2), Maturity = new(2026, 4, 30), Before = new(2026, 4, 29);
    static readonly BillContent Content = new(BillKind.Lcr, Euros(1500), Drawn, Maturity, true, new([new("FA-1", 2026, Euros(1200))]));
    static readonly CoverableInvoice Known = new("FA-1", 2026, Document.Account, Euros(1200), Euros(0));
    static readonly BillDrawn There = new(Document, Content);

    [Fact]
    public void A_bill_is_drawn() => Given().When(Order(Content)).Then(There);

    [Fact]
    public void The_same_bill_again_adds_nothing_whatever_has_become_of_its_invoices() => Given(There).When(Order(Content, Known with { Amount = Euros(1) })).ThenNothing();

    [Fact]
    public void An_open_bill_is_corrected_and_its_maturity_put_off()
    {
        var later = Content with { MaturesOn = Maturity.AddDays(30) };
        Given(There).When(Order(later)).Then(new BillCorrected(Document, later));
    }

    [Theory]
    [InlineData(1200, 0, null)]
    [InlineData(1200.01, 0, "invoice_exceeded")]
    [InlineData(1000, 200, null)]
    [InlineData(1000, 200.01, "invoice_exceeded")]
    public void Bills_pay_no_more_than_the_invoice(double covered, double inOthers, string? refusal)
    {
        var content = Content with { Covers = new([new("FA-1", 2026, Euros((decimal)covered))]) };
        var specification = Given().When(Order(content, Known with { InOtherBills = Euros((decimal)inOthers) }));
        if (refusal is null) specification.Then(new BillDrawn(Document, content));
        else specification.ThenRefused(refusal);
    }

    [Fact]
    public void What_a_bill_is_said_to_pay_comes_to_no_more_than_itself() => Given().When(Order(Content with { Amount = Euros(1199.99m) })).ThenRefused("bill_exceeded");

    [Fact]
    public void Only_known_invoices_of_the_customer_and_the_currency_are_paid()
    {
        Given().When(Order(Content, Known with { Year = 2025 })).ThenRefused("invoice_unknown");
        Given().When(Order(Content, Known with { Customer = Guid.Empty })).ThenRefused("invoice_of_other_customer");
        Given().When(Order(Content, Known with { Amount = OfCents(120000, "CHF"), InOtherBills = OfCents(0, "CHF") })).ThenRefused("currency_differs");
    }

    [Fact]
    public void A_bill_does_not_move_to_another_customer() =>
        Given(There).When(new Draw(Document with { Customer = "C0002" }, Content, [Known])).ThenRefused("account_differs");

    [Fact]
    public void It_is_paid_from_its_maturity_on()
    {
        Given(There).When(new Pay(Before)).ThenRefused("bill_not_due");
        Given(There).When(new Pay(Maturity)).Then(new BillPaid(Document, Maturity));
        Given().When(new Pay(Maturity)).ThenRefused("bill_unknown");
    }

    [Fact]
    public void It_comes_back_from_its_maturity_on()
    {
        Given(There).When(new Return(Before, UnpaidReason.InsufficientFunds)).ThenRefused("bill_not_due");
        Given(There).When(new Return(Maturity, UnpaidReason.InsufficientFunds)).Then(new BillReturned(Document, Maturity, UnpaidReason.InsufficientFunds));
    }

    [Fact]
    public void A_closed_bill_stays_closed()
    {
        BillEvent[] ends = [new BillPaid(Document, Maturity), new BillReturned(Document, Maturity, UnpaidReason.Contested), new BillCancelled(Document)];
        foreach (var end in ends)
        {
            Given(There, end).When(Order(Content with { Amount = Euros(1600) })).ThenRefused("bill_closed");
            Given(There, end).When(new Pay(Maturity.AddDays(1))).ThenRefused("bill_closed");
            if (end is not BillPaid) Given(There, end).When(new Return(Maturity, UnpaidReason.Other)).ThenRefused("bill_closed");
            if (end is not BillCancelled) Given(There, end).When(new Cancel()).ThenRefused("bill_closed");
        }

        Given(There).When(new Cancel()).Then(new BillCancelled(Document));
    }

    [Fact]
    public void A_bill_that_was_said_to_be_paid_may_come_back_from_that_day_on()
    {
        var paidOn = Maturity.AddDays(4);
        BillEvent[] paid = [There, new BillPaid(Document, paidOn)];
        Given(paid).When(new Return(paidOn.AddDays(-1), UnpaidReason.InsufficientFunds)).ThenRefused("bill_closed");
        Given(paid).When(new Return(paidOn, UnpaidReason.InsufficientFunds)).Then(new BillReturned(Document, paidOn, UnpaidReason.InsufficientFunds));
        var back = Of([.. paid, new BillReturned(Document, paidOn, UnpaidReason.InsufficientFunds)]);
        Assert.Equal([new InvoiceCommand.LiftHold("bill:EF-1")], BillHolds.Between(Of(paid), back).Select(h => h.Order));
        Assert.Equal(SignalSeverity.High, BillIncident.Of(back)!.Severity);
    }

    [Fact]
    public void A_maturity_that_nobody_told_ends_no_hold_and_refuses_nothing()
    {
        var guessed = Content with { IsMaturityAssumed = true };
        Assert.Equal([new InvoiceCommand.Hold("bill:EF-1", HoldReason.BillAccepted, null)], BillHolds.Between(Bill.Initial, Of(new BillDrawn(Document, guessed))).Select(h => h.Order));
        Given(new BillDrawn(Document, guessed)).When(new Pay(Before)).Then(new BillPaid(Document, Before));
        Given(new BillDrawn(Document, guessed)).When(new Return(Before, UnpaidReason.Other)).Then(new BillReturned(Document, Before, UnpaidReason.Other));
        Given(new BillDrawn(Document, guessed)).When(Order(Content)).Then(new BillCorrected(Document, Content));
        Assert.Equal(new(2026, 5, 1), BillContent.AssumedMaturity(Drawn));
    }

    // 30 April 2026 is a Thursday and 1 May closed; 23 December 2026 a Wednesday before two closed days; 2 May 2026 a Saturday.
    [Theory]
    [InlineData("2026-04-28", "2026-05-04")]
    [InlineData("2026-04-30", "2026-05-06")]
    [InlineData("2026-05-01", "2026-05-07")]
    [InlineData("2026-05-02", "2026-05-07")]
    [InlineData("2026-12-23", "2026-12-29")]
    public void An_accepted_bill_holds_its_invoices_until_three_banking_days_after_its_maturity(string maturity, string until)
    {
        var bill = Of(new BillDrawn(Document, Content with { MaturesOn = DateOnly.Parse(maturity, null) }));
        var (invoice, order) = Assert.Single(BillHolds.Between(Bill.Initial, bill));
        Assert.Equal((Invoice.Invoice, Held(HoldReason.BillAccepted, DateOnly.Parse(until, null))), (invoice, order));
    }

    [Fact]
    public void An_lcr_that_is_not_accepted_holds_nothing_and_a_bor_needs_no_acceptance()
    {
        Assert.Empty(BillHolds.Between(Bill.Initial, Of(new BillDrawn(Document, Content with { IsAccepted = false }))));
        Assert.Single(BillHolds.Between(Bill.Initial, Of(new BillDrawn(Document, Content with { IsAccepted = false, Kind = BillKind.Bor }))));
    }

    [Fact]
    public void What_a_correction_covers_no_more_is_let_go()
    {
        var other = Content with { Covers = new([new("FA-2", 2026, Euros(100))]) };
        Assert.Equal(
            [(Invoice with { Number = "FA-2" }, (InvoiceCommand)Held(HoldReason.BillAccepted, new(2026, 5, 6))), (Invoice, new InvoiceCommand.LiftHold("bill:EF-1"))],
            BillHolds.Between(Of(There), Of(There, new BillCorrected(Document, other))).Select(h => (h.Invoice == Invoice.Invoice ? Invoice : Invoice with { Number = "FA-2" }, h.Order)));
        Assert.Equal([new InvoiceCommand.LiftHold("bill:EF-1")], Orders(new BillCorrected(Document, Content with { IsAccepted = false })));
    }

    [Fact]
    public void A_paid_bill_holds_until_its_money_could_be_there_and_one_that_came_back_lets_go()
    {
        Assert.Equal([Held(HoldReason.BillAccepted, new(2026, 5, 13))], Orders(new BillPaid(Document, new(2026, 5, 8))));
        Assert.Equal([new InvoiceCommand.LiftHold("bill:EF-1")], Orders(new BillReturned(Document, Maturity, UnpaidReason.Other)));
        Assert.Equal([new InvoiceCommand.LiftHold("bill:EF-1")], Orders(new BillCancelled(Document)));
        var notAccepted = Of(new BillDrawn(Document, Content with { IsAccepted = false }));
        Assert.Equal([Held(HoldReason.PaymentUnderWay, new(2026, 5, 6))], BillHolds.Between(notAccepted, Bill.Evolve(notAccepted, new BillPaid(Document, Maturity))).Select(h => h.Order));
    }

    [Theory]
    [InlineData(UnpaidReason.InsufficientFunds, SignalSeverity.High)]
    [InlineData(UnpaidReason.AccountClosed, SignalSeverity.High)]
    [InlineData(UnpaidReason.NoOrderToPay, SignalSeverity.Medium)]
    [InlineData(UnpaidReason.Other, SignalSeverity.Medium)]
    [InlineData(UnpaidReason.Contested, null)]
    [InlineData(UnpaidReason.WrongAccount, null)]
    public void Only_what_says_something_of_the_debtor_s_means_is_a_payment_incident(UnpaidReason reason, SignalSeverity? severity)
    {
        var incident = BillIncident.Of(Of(There, new BillReturned(Document, Maturity, reason)));
        Assert.Equal(severity, incident?.Severity);
        if (incident is not null) Assert.Equal((SignalKind.PaymentIncident, Maturity, new DateOnly(2027, 4, 30)), (incident.Kind, incident.On, incident.ExpiresOn!.Value));
    }

    static IEnumerable<InvoiceCommand> Orders(BillEvent happened) => BillHolds.Between(Of(There), Of(There, happened)).Select(h => h.Order);

    static InvoiceCommand Held(HoldReason reason, DateOnly until) => new InvoiceCommand.Hold("bill:EF-1", reason, until);

    static Draw Order(BillContent content, params ImmutableArray<CoverableInvoice> known) => new(Document, content, known.IsEmpty ? [Known] : known);

    static Bill Of(params BillEvent[] facts) => facts.Aggregate(Bill.Initial, Bill.Evolve);

    static Specification<Bill, BillCommand, BillEvent> Given(params BillEvent[] facts) => Specification<Bill, BillCommand, BillEvent>.Given(facts);
}
