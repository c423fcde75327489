using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

/// <summary>The entries of rule section 8: D654 7 500.00, D44571 1 500.00, C416 9 000.00, and what leads to them and back.</summary>
public sealed class LossWorkTests
{
    static readonly AccountDocument Document = new("732829320", "C1", "FA-1", 2026);
    static readonly DateOnly Day = new(2026, 12, 31), Told = new(2027, 1, 15);
    static readonly Guid Transfer = Guid.Parse("00000000-0000-0000-0000-000000000001");
    static readonly InvoiceContent Content = new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(12_000), false);
    static readonly DebtWrittenOff Lost = new(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Euros(1_500), Zero, Day, true, false);

    public static TheoryData<InvoiceEvent, string> Entries { get; } = new()
    {
        { new DebtClassifiedDoubtful(Document, DoubtReason.Age, Euros(9_000), Day), "416/C1 D9000, 411/C1 C9000" },
        { new DebtNoLongerDoubtful(Document, Euros(9_000), Day), "411/C1 D9000, 416/C1 C9000" },
        { new ImpairmentRecorded(Document, Euros(3_750), Euros(1_250), Day), "68174 D1250, 491 C1250" },
        { new ImpairmentRecorded(Document, Euros(2_500), Euros(-1_250), Day), "491 D1250, 78174 C1250" },
        { Lost, "6541 D7500, 44571 D1500, 416/C1 C9000" },
        { Lost with { EarlierYear = true, Doubtful = false, Vat = Zero }, "6544 D9000, 411/C1 C9000" },
        { Lost with { Kind = WriteOffKind.SmallDifference, Amount = Euros(1.5m), Vat = Zero, Doubtful = false }, "658 D1.5, 411/C1 C1.5" },
        { new WriteOffTakenBack(Document, "P-1", WriteOffKind.Irrecoverable, Euros(9_000), Euros(1_500), Euros(9_000), Day, true, false), "416/C1 D9000, 6541 C7500, 44571 C1500" },
        { new VatReclaimed(Document, "P-1", Euros(1_500), Day, true), "44571 D1500, 6544 C1500" },
        { new RecoveredAfterWriteOff(Document, "R-1", "P-1", Euros(600), Euros(100), Euros(600), Day), "411/C1 D600, 758 C500, 44571 C100" },
        { new RecoveredAfterWriteOff(Document, "R-1", "P-1", Euros(600), Euros(100), Euros(600), Day, Doubtful: true), "416/C1 D600, 758 C500, 44571 C100" },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_fact_has_its_entry(InvoiceEvent fact, string lines)
    {
        Assert.Contains(fact.GetType(), LossWork.Facts);
        Assert.Equal(Document, LossWork.Concerned(fact));
        var entry = Assert.IsType<ErpContent.Entry>(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart)));
        Assert.Equal((Day, "C1", "FA-1"), (entry.On, entry.Customer, entry.Posting.Piece));
        Assert.Equal(lines, Shown(entry));
    }

    public static TheoryData<InvoiceEvent, string> EntriesWhereDoubtful { get; } = new()
    {
        { new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(3_000), Euros(6_000), null, Doubtful: true), "411/C1 D3000, 416/C1 C3000" },
        { new AllocationUndone(Document, Transfer, Euros(3_000), Euros(9_000), Day, Doubtful: true), "416/C1 D3000, 411/C1 C3000" },
        { new InvoiceCorrected(Document, Content, Euros(8_000), Euros(-1_000)), "411/C1 D1000, 416/C1 C1000" },
        { new InvoiceCorrected(Document, Content, Euros(10_000), Euros(1_000)), "416/C1 D1000, 411/C1 C1000" },
    };

    [Theory]
    [MemberData(nameof(EntriesWhereDoubtful))]
    public void What_is_paid_or_corrected_of_a_doubtful_debt_moves_416_on_the_day_it_happens(InvoiceEvent fact, string lines)
    {
        Assert.Contains(fact.GetType(), LossWork.FactsWhereDoubtful);
        Assert.True(EventNames<InvoiceEvent>.Write(fact).Data.AsSpan().IndexOf(LossWork.DoubtfulMark) >= 0);
        Assert.Equal(Document, LossWork.Concerned(fact));
        var entry = Assert.IsType<ErpContent.Entry>(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart)));
        Assert.Equal((Told, lines), (entry.On, Shown(entry)));
    }

    [Fact]
    public void What_is_paid_of_a_debt_that_nobody_doubts_has_none_and_nothing_marks_it()
    {
        InvoiceEvent[] facts = [new AmountAllocated(Document, Transfer, BalanceCause.Payment, Euros(1), Zero), new AllocationUndone(Document, Transfer, Euros(1), Euros(1)), new InvoiceCorrected(Document, Content, Euros(1))];
        Assert.All(facts, fact => Assert.True(EventNames<InvoiceEvent>.Write(fact).Data.AsSpan().IndexOf(LossWork.DoubtfulMark) < 0));
        Assert.All(facts, fact => Assert.Null(LossWork.Concerned(fact)));
        Assert.All(facts, fact => Assert.Null(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart))));
    }

    [Fact]
    public void What_moves_no_money_has_none()
    {
        InvoiceEvent fact = new IrrecoverabilityEvidenced(Document, new(IrrecoverabilityGround.Liquidation, Day, null));
        Assert.Null(LossWork.Concerned(fact));
        Assert.Null(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart)));
    }

    static string Shown(ErpContent.Entry entry) => string.Join(", ", entry.Posting.Lines.Select(l => FormattableString.Invariant(
        $"{l.Side.Account}{(l.Side.Auxiliary is { } customer ? $"/{customer}" : "")} {(l.Debit.IsPositive ? "D" : "C")}{(l.Debit.IsPositive ? l.Debit : l.Credit).Amount:0.##}")));

    internal static LedgerChart Chart { get; } = Of(LedgerAccounts.None);

    internal static LedgerChart Of(LedgerAccounts own) => new(
        [.. Enum.GetValues<LedgerRole>().Where(r => r is not LedgerRole.None).Select(r => new LedgerAccount(r, r switch
        {
            LedgerRole.Customers          => "411",
            LedgerRole.DoubtfulCustomers  => "416",
            LedgerRole.Impairment         => "491",
            LedgerRole.ImpairmentCharge   => "68174",
            LedgerRole.ImpairmentReversal => "78174",
            LedgerRole.LossOfYear         => "6541",
            LedgerRole.LossOfEarlierYears => "6544",
            LedgerRole.OutputVat          => "44571",
            LedgerRole.SmallLoss          => "658",
            LedgerRole.LaterRecovery      => "758",
            _                             => $"9{(int)r}",
        }))], own);
}
