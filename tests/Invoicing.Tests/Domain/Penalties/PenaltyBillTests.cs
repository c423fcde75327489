using System.Text.Json;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Penalties;

public sealed class PenaltyBillTests
{
    static readonly AccountDocument Bill = new("000123455", "C0001", "PEN-2026-000001", 2026);
    static readonly Guid First = new(1, 0, 0, new byte[8]), Second = new(2, 0, 0, new byte[8]), Transfer = new(3, 0, 0, new byte[8]);
    static readonly DateOnly Today = new(2026, 11, 22), Later = new(2026, 12, 1);
    static readonly BilledPenalties Penalties = new(DebtorKind.Company, "2026-11-22", [Line(First, 433.75m), Line(Second, 10)]);
    static readonly BillPenalties Order = new(Bill, Penalties, Today, Today.AddDays(30));
    static readonly InvoiceContent Content = new("PEN-2026-000001", Today, Today.AddDays(30), Euros(523.75m), false, Euros(0), Penalties: Penalties);
    static readonly InvoiceIssued Issued = new(Bill, Content, Euros(523.75m), Origin.Penalties);

    [Fact]
    public void One_receivable_with_a_line_for_each_invoice_and_without_tax()
    {
        Given().When(Order).Then(Issued);
        Given(Issued).When(Order with { Penalties = Penalties with { Lines = [Line(First, 1)] } }).ThenRefused("number_taken");
        Given().When(Order with { Penalties = Penalties.Without(null, PenaltyEnd.Mistake, Today) }).ThenRefused("nothing_to_bill");
    }

    [Fact]
    public void A_line_whose_invoice_moved_is_asked_for_no_more()
    {
        Given(Issued).When(new TakePenaltiesBack([First], PenaltyEnd.SourceMoved, Later)).Then(Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(50), [First]));
        Given(Issued).When(new TakePenaltiesBack([Guid.NewGuid()], PenaltyEnd.SourceMoved, Later)).ThenNothing();
    }

    [Fact]
    public void What_was_paid_on_it_is_free_again_from_that_day_on() =>
        Given(Issued, new AmountAllocated(Bill, Transfer, BalanceCause.Payment, Euros(523.75m), Zero)).When(new TakePenaltiesBack([First], PenaltyEnd.SourceMoved, Later)).Then(
            new AllocationUndone(Bill, Transfer, Euros(473.75m), Euros(473.75m), Later), Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(0), [First]));

    [Fact]
    public void A_whole_bill_taken_back_asks_for_nothing() =>
        Given(Issued, new AmountAllocated(Bill, Transfer, BalanceCause.Payment, Euros(23.75m), Euros(500))).When(new TakePenaltiesBack(null, PenaltyEnd.Mistake, Later)).Then(
            new AllocationUndone(Bill, Transfer, Euros(23.75m), Euros(523.75m), Later), Back(PenaltyEnd.Mistake, Euros(523.75m), Euros(0), [First, Second]));

    [Fact]
    public void What_was_lost_of_it_was_not_lost_where_nobody_asks_for_it()
    {
        var lost = new DebtWrittenOff(Bill, "P-1", WriteOffKind.Irrecoverable, Euros(523.75m), Euros(0), Zero, Today, false, false);
        Given(Issued, lost).When(new TakePenaltiesBack([First], PenaltyEnd.SourceMoved, Later)).Then(
            new WriteOffTakenBack(Bill, "P-1", WriteOffKind.Irrecoverable, Euros(523.75m), Zero, Euros(523.75m), Later, false, false), Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(50), [First]));
    }

    [Fact]
    public void A_public_buyer_s_penalties_cannot_be_waived()
    {
        var penalties = Penalties with { Debtor = DebtorKind.PublicBody };
        var issued = Issued with { Content = Content with { Penalties = penalties } };
        Given(issued).When(new TakePenaltiesBack(null, PenaltyEnd.Waived, Later)).ThenRefused("waiver_void");
        Given(issued).When(new TakePenaltiesBack([First], PenaltyEnd.Waived, Later) { OnlyUnpaid = true }).ThenNothing();
        Given(Issued).When(new TakePenaltiesBack(null, PenaltyEnd.Waived, Later)).Then(Back(PenaltyEnd.Waived, Euros(523.75m), Euros(0), [First, Second]));
    }

    [Theory]
    [InlineData("0", "First Second")]
    [InlineData("0.01", "First")]
    [InlineData("50", "First")]
    [InlineData("50.01", "Second")]
    [InlineData("473.75", "Second")]
    [InlineData("473.76", "")]
    [InlineData("523.75", "")]
    public void What_is_given_up_is_taken_back_as_far_as_nobody_has_paid_it(string paid, string taken)
    {
        var amount = Euros(decimal.Parse(paid, System.Globalization.CultureInfo.InvariantCulture));
        var bill = amount.IsPositive ? Given(Issued, new AmountAllocated(Bill, Transfer, BalanceCause.Payment, amount, Euros(523.75m) - amount)) : Given(Issued);
        Guid[] back = [.. new[] { First, Second }.Where(s => taken.Contains(s == First ? "First" : "Second", StringComparison.Ordinal))];
        // Given up before it was billed, and heard after: it ends on the day of the bill.
        var then = bill.When(new TakePenaltiesBack([First, Second], PenaltyEnd.Waived, Today.AddDays(-9)) { OnlyUnpaid = true });
        if (back is []) then.ThenNothing();
        else
        {
            var content = Content with { Penalties = Penalties.Without([.. back], PenaltyEnd.Waived, Today), Amount = Penalties.Without([.. back], PenaltyEnd.Waived, Today).Asked };
            then.Then(new PenaltyTakenBack(Bill, content, Content.Asked - content.Amount, content.Amount - amount, PenaltyEnd.Waived, Today));
        }
    }

    [Theory]
    [InlineData("523.75", null)]
    [InlineData("50", null)] // what is left of it
    [InlineData("500", "penalty_bill")]
    public void What_the_ERP_posted_and_tells_of_is_known(string amount, string? refused)
    {
        var told = new Issue(Bill, "OD 12", Later, null, PaymentTerm.Net(60), Euros(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)), false, Origin.Fec);
        var specification = Given(Issued, Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(50), [First])).When(told);
        if (refused is null) specification.ThenNothing();
        else specification.ThenRefused(refused);
    }

    [Fact]
    public void Only_a_bill_of_penalties_has_lines_to_take_back()
    {
        var invoice = new InvoiceIssued(Bill with { Number = "FA-1" }, new("FA-1", Today, Later, Euros(100), false), Euros(100), Origin.Erp);
        Given(invoice).When(new TakePenaltiesBack(null, PenaltyEnd.Mistake, Later)).ThenRefused("no_penalty_bill");
    }

    [Fact]
    public void The_ERP_posts_it_and_the_reverse_of_what_is_taken_back()
    {
        Assert.Equal("411/C0001 D523.75, 7631 C523.75", Entry(Issued, Today));
        Assert.Equal("7631 D473.75, 411/C0001 C473.75", Entry(Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(50), [First]), Later));
        Assert.Equal("7631 D473.75, 411/C0001 D473.75, 411/C0001 C473.75, 416/C0001 C473.75", Entry(Back(PenaltyEnd.SourceMoved, Euros(473.75m), Euros(50), [First]) with { Doubtful = true }, Later));
        Assert.Null(PenaltyWork.Concerned(new InvoiceIssued(Bill, Content with { Penalties = null }, Euros(523.75m), Origin.Erp)));
    }

    [Fact]
    public void It_reads_as_it_was_written()
    {
        var stored = EventNames<InvoiceEvent>.Write(Issued).Data;
        Assert.True(stored.AsSpan().IndexOf(PenaltyWork.PenaltyMark) >= 0);
        Assert.Equal(Issued, JsonSerializer.Deserialize<InvoiceIssued>(stored, EventJson.Options));
        Assert.Equal(stored, CanonicalJson.Of(stored));
    }

    static PenaltyTakenBack Back(PenaltyEnd end, Money amount, Money outstanding, Guid[] sources)
    {
        var left = Penalties.Without([.. sources], end, Later);
        return new(Bill, Content with { Penalties = left, Amount = OfCents(left.Asked.Cents) }, amount, outstanding, end, Later);
    }

    static PenaltyLine Line(Guid source, decimal interest) => new(
        source, $"FA-{source.ToByteArray()[0]}", 2026, new(2026, 5, 31), new(2026, 9, 15), Euros(interest), Euros(40),
        new([new(new(2026, 6, 1), new(2026, 9, 15), Euros(12_000), "12.15", Euros(interest))]), new string('0', 64));

    static string Entry(InvoiceEvent fact, DateOnly on)
    {
        Assert.Equal(Bill, PenaltyWork.Concerned(fact));
        Assert.Null(LossWork.Of(fact, new(Bill.Invoice, Later, Chart)));
        var entry = Assert.IsType<ErpContent.Entry>(PenaltyWork.Of(fact, new(Bill.Invoice, Later, Chart)));
        Assert.Equal((on, "C0001", "PEN-2026-000001"), (entry.On, entry.Customer, entry.Posting.Piece));
        return string.Join(", ", entry.Posting.Lines.Select(l => FormattableString.Invariant($"{l.Side.Account}{(l.Side.Auxiliary is { } aux ? $"/{aux}" : "")} {(l.Debit.IsPositive ? "D" : "C")}{(l.Debit + l.Credit).Amount:0.##}")));
    }

    static LedgerChart Chart { get; } = new(
        Enum.GetValues<LedgerRole>().Where(r => r is not LedgerRole.None).Select(r => new LedgerAccount(r, r switch { LedgerRole.Customers => "411", LedgerRole.DoubtfulCustomers => "416", LedgerRole.LateInterest => "7631", _ => "999" })),
        LedgerAccounts.None);

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(facts);
}
