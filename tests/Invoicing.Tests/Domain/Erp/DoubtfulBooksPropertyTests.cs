using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

/// <summary>One thing that happens to an invoice: what, with which credit or reference, with how much.</summary>
public readonly record struct Occurrence(int What, int Which, int Cents, bool Odd);

/// <summary>Whatever is doubted, paid, undone, corrected, lost, taken back and recovered of an invoice: the entries asked for leave the books right.</summary>
public sealed class DoubtfulBooksPropertyTests
{
    [Fact]
    public void Account_416_holds_what_is_doubtful_and_open_and_491_what_is_impaired_of_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Occurrences().ToArbitrary(), occurrences =>
    {
        var books = new Books();
        foreach (var occurrence in occurrences)
        {
            books.Happens(occurrence);
            books.AreRight();
        }
    }));

    static Gen<Occurrence[]> Occurrences() => (
        from what in Gen.Choose(0, 15)
        from which in Gen.Choose(1, 3)
        from cents in Gen.Choose(0, 400)
        from odd in Gen.Choose(0, 1)
        select new Occurrence(what, which, cents, odd == 1)).ArrayOf();

    sealed class Books
    {
        static readonly AccountDocument Document = new("732829320", "C1", "FA-1", 2026);
        static readonly DateOnly Day = new(2026, 3, 2);
        readonly Dictionary<string, Money> accounts = [];
        Invoice invoice = Invoice.Initial;

        public Books() => Tell(Issued(Money.OfCents(300), Money.OfCents(50)));

        public void Happens(Occurrence o)
        {
            var (amount, source) = (Money.OfCents(o.Cents), new Guid(o.Which, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
            Tell(o.What switch
            {
                0      => Issued(amount + Money.OfCents(1), o.Odd ? null : Money.Rounded(amount.Amount / 6)),
                <= 3   => new InvoiceCommand.Allocate(source, BalanceCause.Payment, amount),
                4      => new InvoiceCommand.ClassifyDoubtful(o.Odd ? DoubtReason.Age : DoubtReason.Litigation, Day),
                5      => o.Odd ? new InvoiceCommand.EndDoubt(Day) : new InvoiceCommand.ClassifyDoubtful(DoubtReason.Age, Day),
                <= 7   => new InvoiceCommand.Impair(o.Odd ? amount : Net(invoice.Outstanding), Day),
                8      => new InvoiceCommand.WriteOff($"W{o.Cents}", WriteOffKind.Irrecoverable, o.Odd ? null : amount, Day, o.Which == 1 ? null : Day),
                9      => new InvoiceCommand.WriteOff($"W{o.Cents}", WriteOffKind.Irrecoverable, Money.OfCents(o.Cents / 4), Day, o.Odd ? null : Day),
                10     => new InvoiceCommand.WriteOff($"S{o.Cents}", WriteOffKind.SmallDifference, null, Day),
                11     => new InvoiceCommand.TakeWriteOffBack(Reference(o), Day),
                12     => new InvoiceCommand.Recover($"R{o.Cents}", Money.OfCents(o.Cents / 2), Day, Reference(o)),
                13     => new InvoiceCommand.EvidenceIrrecoverability(new(IrrecoverabilityGround.Liquidation, Day, null)),
                14     => new InvoiceCommand.SendRectifyingInvoice($"F{o.Cents}", Day),
                _      => new InvoiceCommand.ReclaimVat(Reference(o), Day, Day),
            });
        }

        public void AreRight()
        {
            Assert.Equal(invoice.Losses.IsDoubtful ? invoice.Outstanding : Money.Zero, Balance("416"));
            Assert.Equal(invoice.Losses.Impairment, -Balance("491"));
            Assert.Equal(invoice.Losses.VatOfLost, Balance("44571"));
            Assert.True(invoice.Losses.Impairment <= (invoice.Losses.IsDoubtful ? Net(invoice.Outstanding) : Money.Zero));
            Assert.Equal(Money.Zero, accounts.Values.Aggregate(Money.Zero, (sum, balance) => sum + balance));
        }

        static InvoiceCommand.Issue Issued(Money amount, Money? vat) => new(Document, "R", Day, null, PaymentTerm.Net(30), amount, false, Origin.Erp) { Vat = vat };

        string Reference(Occurrence o) => invoice.Losses.WriteOffs.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(o.Which - 1) ?? "none";

        Money Net(Money part) => part - (invoice.VatIn(part) ?? Money.Zero);

        Money Balance(string account) => accounts.GetValueOrDefault(account);

        void Tell(InvoiceCommand order)
        {
            foreach (var fact in Invoice.Decide(invoice, order).Facts)
            {
                invoice = Invoice.Evolve(invoice, fact);
                if (LossWork.Of(fact, new(Guid.Empty, Day, LossWorkTests.Chart)) is ErpContent.Entry { Posting: var entry })
                    foreach (var line in entry.Lines) accounts[line.Side.Account] = Balance(line.Side.Account) + line.Debit - line.Credit;
            }
        }
    }
}
