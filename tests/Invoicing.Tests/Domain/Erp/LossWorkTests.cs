using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Invoices;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

/// <summary>The entries of rule section 8: D654 7 500.00, D44571 1 500.00, C416 9 000.00, and what leads to them and back.</summary>
public sealed class LossWorkTests
{
    static readonly AccountDocument Document = new("732829320", "C1", "FA-1", 2026);
    static readonly DateOnly Day = new(2026, 12, 31), Told = new(2027, 1, 15);
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
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_fact_has_its_entry(InvoiceEvent fact, string lines)
    {
        Assert.Contains(fact.GetType(), LossWork.Facts);
        Assert.Equal(Document, LossWork.Concerned(fact));
        var entry = Assert.IsType<ErpContent.Entry>(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart)));
        Assert.Equal((Day, "C1", "FA-1"), (entry.On, entry.Customer, entry.Posting.Piece));
        Assert.Equal(lines, string.Join(", ", entry.Posting.Lines.Select(l => FormattableString.Invariant(
            $"{l.Side.Account}{(l.Side.Auxiliary is { } customer ? $"/{customer}" : "")} {(l.Debit.IsPositive ? "D" : "C")}{(l.Debit.IsPositive ? l.Debit : l.Credit).Amount:0.##}"))));
    }

    [Fact]
    public void What_moves_no_money_has_none()
    {
        InvoiceEvent fact = new IrrecoverabilityEvidenced(Document, new(IrrecoverabilityGround.Liquidation, Day, null));
        Assert.Null(LossWork.Concerned(fact));
        Assert.Null(LossWork.Of(fact, new(Guid.NewGuid(), Told, Chart)));
    }

    static LedgerChart Chart { get; } = new(
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
        }))], LedgerAccounts.None);
}
