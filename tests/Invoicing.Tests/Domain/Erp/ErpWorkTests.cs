using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Invoicing.Domain.Credits.CreditEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

public sealed class ErpWorkTests
{
    static readonly Guid Stream = Guid.NewGuid(), Invoice = Guid.NewGuid();
    static readonly DateOnly Day = new(2026, 3, 2);
    static readonly AccountDocument Document = new("732829320", "C1", "VIR-1", null);
    static readonly CreditContent Content = new("VIR-1", new(2026, 2, 20), Euros(100), Designations.None);
    static readonly PaymentReceived FromErp = new(Document, Content, Origin.Erp), FromAgency = new(Document, Content, Origin.Agency);

    [Theory]
    [InlineData(AllocationBasis.Rule)]
    [InlineData(AllocationBasis.Designation)]
    public void What_was_allocated_here_is_proposed_to_the_accountants(AllocationBasis basis)
    {
        var lettering = Assert.IsType<ErpContent.Lettering>(After(FromErp).Of(Allocated(basis)));
        Assert.Equal(new ErpContent.Lettering(ErpKind.LetteringProposal, Day, "C1", "411", Stream, CreditKind.Payment, "VIR-1", null, new("FA-1", 2026), Euros(60), basis), lettering);
    }

    [Fact]
    public void A_credit_note_is_named_with_its_year()
    {
        var note = Document with { Number = "AV-1", Year = 2026 };
        var lettering = Assert.IsType<ErpContent.Lettering>(After(new CreditNoteIssued(note, Content, Origin.Erp)).Of(new CreditAllocated(note, Invoice, Euros(60), AllocationBasis.Rule, Euros(40))));
        Assert.Equal((CreditKind.CreditNote, "AV-1", 2026), (lettering.CreditKind, lettering.CreditNumber, lettering.CreditYear));
    }

    [Fact]
    public void What_the_accountants_lettered_is_not_said_back_to_them()
    {
        Assert.Null(After(FromErp).Of(Allocated(AllocationBasis.Lettering)));
        Assert.Null(After(FromErp, Allocated(AllocationBasis.Lettering)).Of(Released));
        Assert.Null(After(FromErp, Allocated(AllocationBasis.Rule), new AllocationConfirmed(Document, Invoice, AllocationBasis.Lettering)).Of(Released));
    }

    [Fact]
    public void A_payment_that_a_list_of_open_items_presumes_is_proposed_to_nobody()
    {
        var presumed = new PaymentReceived(Document, Content, Origin.Snapshot);
        Assert.Null(After(presumed).Of(Allocated(AllocationBasis.Snapshot)));
        Assert.Null(After(presumed, Allocated(AllocationBasis.Snapshot)).Of(Released));
        Assert.Null(ErpWork.Concerned(Allocated(AllocationBasis.Snapshot)));
    }

    [Fact]
    public void The_money_of_a_bill_that_an_export_tells_is_proposed_to_nobody()
    {
        var money = new PaymentReceived(Document, Content, Origin.Fec);
        Assert.Null(After(money).Of(Allocated(AllocationBasis.Designation)));
        Assert.Null(After(money, Allocated(AllocationBasis.Designation)).Of(Released));
        Assert.NotNull(After(money).Of(Allocated(AllocationBasis.Rule)));
        Assert.NotNull(ErpWork.DependsOnBefore(Allocated(AllocationBasis.Designation)));
    }

    [Fact]
    public void A_proposal_that_no_longer_holds_is_withdrawn()
    {
        var withdrawal = Assert.IsType<ErpContent.Lettering>(After(FromErp, Allocated(AllocationBasis.Rule)).Of(Released));
        Assert.Equal((ErpKind.LetteringWithdrawal, Euros(60), AllocationBasis.Rule), (withdrawal.Kind, withdrawal.Amount, withdrawal.Basis));
    }

    [Fact]
    public void Money_that_an_agency_holds_leaves_the_customer_and_is_owed_by_the_agency() =>
        Assert.Equal([new(new("467", null), Euros(100), Zero), new(new("411", "C1"), Zero, Euros(100))], Entry(After().Of(FromAgency)).Lines);

    [Fact]
    public void A_correction_of_it_posts_the_difference()
    {
        var corrected = new PaymentCorrected(Document, Content with { Amount = Euros(70) }, Euros(70));
        Assert.Equal([new(new("411", "C1"), Euros(30), Zero), new(new("467", null), Zero, Euros(30))], Entry(After(FromAgency).Of(corrected)).Lines);
        Assert.Null(After(FromAgency).Of(new PaymentCorrected(Document, Content with { Reference = "X" }, Euros(100))));
    }

    [Fact]
    public void Money_that_goes_back_from_an_agency_undoes_its_entry()
    {
        var entry = After(FromAgency).Of(new PaymentReversed(Document, Euros(100), new(2026, 3, 1), ReversalReason.Rejected));
        Assert.Equal(new DateOnly(2026, 3, 1), entry!.On);
        Assert.Equal([new(new("411", "C1"), Euros(100), Zero), new(new("467", null), Zero, Euros(100))], Entry(entry).Lines);
    }

    [Fact]
    public void What_is_kept_of_a_payment_is_a_small_gain_until_it_goes_back()
    {
        var gain = $"9{(int)LedgerRole.SmallGain}";
        Assert.Equal([new(new("411", "C1"), Euros(2), Zero), new(new(gain, null), Zero, Euros(2))], Entry(After(FromErp).Of(new RemainderKept(Document, Euros(2), Day))).Lines);
        Assert.Equal([new(new(gain, null), Euros(2), Zero), new(new("411", "C1"), Zero, Euros(2))], Entry(After(FromErp).Of(new RemainderReturned(Document, Euros(2), Euros(2)))).Lines);
    }

    [Fact]
    public void What_the_ERP_booked_itself_is_not_posted_again()
    {
        Assert.Null(After().Of(FromErp));
        Assert.Null(After(FromErp).Of(new PaymentCorrected(Document, Content with { Amount = Euros(70) }, Euros(70))));
        Assert.Null(After(FromErp).Of(new PaymentReversed(Document, Euros(100), Day, ReversalReason.Rejected)));
    }

    [Fact]
    public void An_entity_posts_to_its_own_accounts_and_to_the_standard_ones_for_the_rest()
    {
        var chart = new LedgerChart(Standard, LedgerAccounts.Of([new(LedgerRole.Agency, "467200")]));
        Assert.Equal((new LedgerSide("467200", null), new LedgerSide("411", "C1")), (chart.Of(LedgerRole.Agency), chart.Of(LedgerRole.Customers, "C1")));
        Assert.Throws<ArgumentException>(() => new LedgerChart(Standard[1..], LedgerAccounts.None));
    }

    static LedgerAccount[] Standard { get; } =
        [.. Enum.GetValues<LedgerRole>().Where(r => r is not LedgerRole.None).Select(r => new LedgerAccount(r, r switch { LedgerRole.Customers => "411", LedgerRole.Agency => "467", _ => $"9{(int)r}" }))];

    static CreditAllocated Allocated(AllocationBasis basis) => new(Document, Invoice, Euros(60), basis, Euros(40));

    static CreditReleased Released { get; } = new(Document, Invoice, Euros(60), Euros(100));

    static AccountingEntry Entry(ErpContent? content) => Assert.IsType<ErpContent.Entry>(content).Posting;

    static Scene After(params CreditEvent[] facts) => new(Folding.Fold<Credit, CreditCommand, CreditEvent>(facts));

    sealed class Scene(Credit before)
    {
        public ErpContent? Of(CreditEvent fact)
        {
            var content = ErpWork.Of(fact, before, new(Stream, Day, new(Standard, LedgerAccounts.None)), new Dictionary<Guid, InvoiceName> { [Invoice] = new("FA-1", 2026) });
            if (content is not null) Assert.NotNull(ErpWork.Concerned(fact));
            return content;
        }
    }
}
