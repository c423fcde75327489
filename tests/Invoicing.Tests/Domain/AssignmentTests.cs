using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class AssignmentTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA-1", 2026);
    static readonly DateOnly Issued = new(2026, 3, 2), Sold = new(2026, 3, 9), Back = new(2026, 6, 9);
    static readonly Assignment Terms = new("732829320", Sold, WithRecourse: true, IsDebtorTold: true);
    static readonly InvoiceAssigned Assigned = new(Document, Terms);
    static readonly InvoiceHeld Held = new(Document, "assignment", HoldReason.Factored, null);
    static readonly InvoiceTakenBack TakenBack = new(Document, Back, RecourseReason.Unpaid);
    static readonly HoldLifted Lifted = new(Document, "assignment");

    [Fact]
    public void An_invoice_that_is_sold_to_a_factor_is_held() => Given().When(new Assign(Terms)).Then(Assigned, Held);

    [Fact]
    public void Who_names_no_day_speaks_of_the_assignment_there_is()
    {
        Given(Assigned, Held).When(new Assign(Terms with { On = Sold.AddDays(1) }, NamesDay: false)).ThenNothing();
        Given(Assigned, Held, TakenBack, Lifted).When(new Assign(Terms with { On = Back.AddDays(1) }, NamesDay: false)).ThenRefused("assignment_is_over");
    }

    [Fact]
    public void More_known_of_an_assignment_is_no_second_one()
    {
        Given(Assigned, Held).When(new Assign(Terms with { IsDebtorTold = false })).Then(new InvoiceAssigned(Document, Terms with { IsDebtorTold = false }));
        Assert.Single(Of(Assigned, Held, new InvoiceAssigned(Document, Terms with { IsDebtorTold = false })).Assignments);
    }

    [Theory]
    [InlineData("2026-03-01", "assigned_before_issue")]
    [InlineData("2026-03-02", null)]
    public void Nobody_buys_an_invoice_before_it_is_issued(string on, string? refusal)
    {
        var terms = Terms with { On = DateOnly.Parse(on, null) };
        var specification = Given().When(new Assign(terms));
        if (refusal is null) specification.Then(new InvoiceAssigned(Document, terms), Held);
        else specification.ThenRefused(refusal);
    }

    [Fact]
    public void What_is_paid_is_not_assigned() =>
        Given(new AmountAllocated(Document, Guid.Empty, BalanceCause.Payment, Euros(1200), Euros(0))).When(new Assign(Terms)).ThenRefused("nothing_owed");

    [Fact]
    public void Recourse_brings_it_back_once()
    {
        Given(Assigned, Held).When(new TakeBack(Back, RecourseReason.Unpaid)).Then(TakenBack, Lifted);
        Given(Assigned, Held, TakenBack, Lifted).When(new TakeBack(Back, RecourseReason.Unpaid)).ThenNothing();
        Given(Assigned, Held, TakenBack, Lifted).When(new TakeBack(Back, RecourseReason.Disputed)).ThenRefused("invoice_not_assigned");
        Given().When(new TakeBack(Back, RecourseReason.Unpaid)).ThenRefused("invoice_not_assigned");
    }

    [Theory]
    [InlineData("2026-03-08", "recourse_before_assignment")]
    [InlineData("2026-03-09", null)]
    public void Recourse_comes_after_the_assignment(string on, string? refusal)
    {
        var back = DateOnly.Parse(on, null);
        var specification = Given(Assigned, Held).When(new TakeBack(back, RecourseReason.NotFinanced));
        if (refusal is null) specification.Then(new InvoiceTakenBack(Document, back, RecourseReason.NotFinanced), Lifted);
        else specification.ThenRefused(refusal);
    }

    [Fact]
    public void Without_recourse_it_does_not_come_back_because_the_debtor_does_not_pay()
    {
        var final = new InvoiceAssigned(Document, Terms with { WithRecourse = false });
        Given(final, Held).When(new TakeBack(Back, RecourseReason.Unpaid)).ThenRefused("no_recourse");
        Given(final, Held).When(new TakeBack(Back, RecourseReason.Disputed)).Then(TakenBack with { Reason = RecourseReason.Disputed }, Lifted);
    }

    [Fact]
    public void An_assignment_that_is_over_is_not_repeated_by_its_own_message_and_a_new_one_begins_after_it()
    {
        var was = Given(Assigned, Held, TakenBack, Lifted);
        was.When(new Assign(Terms)).ThenNothing();
        was.When(new Assign(Terms with { On = Back.AddDays(-1) })).ThenRefused("assignment_is_over");
        was.When(new Assign(Terms with { On = Back })).Then(new InvoiceAssigned(Document, Terms with { On = Back }), Held);
    }

    [Fact]
    public void What_the_e_invoice_and_its_platform_said_of_the_factor_becomes_the_assignment()
    {
        InvoiceEvent[] known = [new InvoiceHeld(Document, "einvoice:factored", HoldReason.Factored, null), new EInvoiceStatusReceived(Document, Status(225)), new InvoiceHeld(Document, "einvoice:payee", HoldReason.PayeeChanged, null)];
        Given(known).When(new Assign(Terms)).Then(Assigned, Held, new HoldLifted(Document, "einvoice:factored"), new HoldLifted(Document, "einvoice:payee"));
        Given(known).When(new TakeBack(Back, RecourseReason.Other)).Then(
            new InvoiceTakenBack(Document, Back, RecourseReason.Other), new HoldLifted(Document, "einvoice:factored"), new HoldLifted(Document, "einvoice:payee"));
        Given([.. known, new InvoiceTakenBack(Document, Back, RecourseReason.Other), new HoldLifted(Document, "einvoice:factored"), new HoldLifted(Document, "einvoice:payee")])
            .When(new TakeBack(Back, RecourseReason.Other)).ThenNothing();
    }

    [Fact]
    public void Another_account_to_pay_to_is_no_factor()
    {
        InvoiceEvent[] known = [new EInvoiceStatusReceived(Document, Status(227)), new InvoiceHeld(Document, "einvoice:payee", HoldReason.PayeeChanged, null)];
        Given(known).When(new Assign(Terms)).Then(Assigned, Held);
        Given(known).When(new TakeBack(Back, RecourseReason.Other)).ThenRefused("invoice_not_assigned");
        Given(Assigned, Held).When(new RecordStatus(Status(227))).Then(new EInvoiceStatusReceived(Document, Status(227)), new InvoiceHeld(Document, "einvoice:payee", HoldReason.PayeeChanged, null));
    }

    [Fact]
    public void A_platform_s_word_of_an_assignment_that_is_known_or_over_holds_nothing_more()
    {
        Given(Assigned, Held).When(new RecordStatus(Status(225))).Then(new EInvoiceStatusReceived(Document, Status(225)));
        Given(Assigned, Held, TakenBack, Lifted).When(new RecordStatus(Status(226))).Then(new EInvoiceStatusReceived(Document, Status(226)));
        Given(Assigned, Held, TakenBack, Lifted).When(new RecordStatus(Status(225) with { On = Back })).Then(
            new EInvoiceStatusReceived(Document, Status(225) with { On = Back }), new InvoiceHeld(Document, "einvoice:payee", HoldReason.PayeeChanged, null));
    }

    static EInvoiceStatus Status(int code) => new(code, Sold, StatusReasons.None, StatusAmounts.None);

    static Invoice Of(params InvoiceEvent[] facts) => facts.Aggregate(Invoice.Initial, Invoice.Evolve);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceIssued(Document, new("FA-1", Issued, new(2026, 4, 1), Euros(1200), false), Euros(1200), Origin.Erp), .. facts]);
}
