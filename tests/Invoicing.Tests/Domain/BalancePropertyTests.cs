using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>One thing that happens on an account: what, to which document, with how much.</summary>
public readonly record struct Booking(int What, int Which, int Cents, int Named);

/// <summary>Whatever is invoiced, corrected, paid, credited, set against each other, taken back and lost: an account always adds up.</summary>
public sealed class BalancePropertyTests
{
    [Fact]
    public void Debits_less_credits_are_what_is_owed_less_what_is_not_allocated() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Bookings().ToArbitrary(), bookings =>
    {
        var account = new Account();
        foreach (var booking in bookings)
        {
            account.Happens(booking);
            account.AddsUp();
        }
    }));

    static Gen<Booking[]> Bookings() => (
        from what in Gen.Choose(0, 13)
        from which in Gen.Choose(1, 5)
        from cents in Gen.Choose(1, 40)
        from named in Gen.Choose(0, 12)
        select new Booking(what, which, cents, named)).ArrayOf();

    /// <summary>The two sides of one customer account, moved as the ledger moves them.</summary>
    sealed class Account
    {
        static readonly DateOnly Day = new(2026, 3, 2);
        readonly Dictionary<Guid, Invoice> invoices = [];
        readonly Dictionary<Guid, Credit> credits = [];

        public void Happens(Booking booking)
        {
            var document = new AccountDocument("732829320", "C1", $"{booking.Which}", booking.What is 8 or 9 ? null : 2026);
            switch (booking.What)
            {
                case < 4:
                    Issue(document, booking);
                    break;
                case < 6:
                    Book(document with { Year = null }, CreditKind.Payment, new CreditCommand.Book(CreditKind.Payment, document with { Year = null }, Content(booking), Origin.Erp));
                    break;
                case < 8:
                    Book(document, CreditKind.CreditNote, new CreditCommand.Book(CreditKind.CreditNote, document, Content(booking), Origin.Erp));
                    break;
                case < 10:
                    Book(document, CreditKind.Payment, new CreditCommand.Reverse(Day, ReversalReason.Rejected));
                    break;
                default:
                    Loses(document.Invoice, booking);
                    break;
            }

            Settle();
        }

        public void AddsUp()
        {
            var debits = Sum(invoices.Values, i => i.Content!.Asked - i.Losses.Lost);
            var given = Sum(credits.Values, c => c.IsReversed ? Money.Zero : c.Content!.Amount);
            Assert.Equal(debits - given, Sum(invoices.Values, i => i.Outstanding) - Sum(credits.Values, c => c.Funds.Unallocated));
            Assert.All(invoices.Values, i => Assert.True(i.Outstanding >= Money.Zero));
            Assert.All(invoices.Values.SelectMany(i => i.Losses.WriteOffs.Values), w => Assert.True(w.Lost >= Money.Zero && w.Recovered <= w.Amount));
            Assert.All(credits.Values, c => Assert.True(c.Funds.Unallocated >= Money.Zero));
            Assert.Equal(
                invoices.SelectMany(i => i.Value.Settlements.Select(s => (s.Source, i.Key, s.Amount))).ToHashSet(),
                [.. credits.SelectMany(c => c.Value.Funds.Allocations.Select(a => (c.Key, a.Invoice, a.Amount)))]);
        }

        static Money Sum<T>(IEnumerable<T> all, Func<T, Money> amount) => all.Aggregate(Money.Zero, (sum, one) => sum + amount(one));

        static CreditContent Content(Booking booking) =>
            new("R", Day, Money.OfCents(booking.Cents), booking.Named is > 0 and <= 6 ? new([new($"{booking.Named}", 2026, null)]) : Designations.None);

        void Issue(AccountDocument document, Booking booking)
        {
            var prepaid = booking.Named > 8 ? Money.OfCents(booking.Cents / 2) : (Money?)null;
            var order = new InvoiceCommand.Issue(document, "R", Day, null, PaymentTerm.Net(30), Money.OfCents(booking.Cents), false, Origin.Erp) { Prepaid = prepaid };
            var before = invoices.GetValueOrDefault(document.Invoice) ?? Invoice.Initial;
            var decision = Invoice.Decide(before, order);
            if (decision.Refusal is not null) return;
            var after = decision.Facts.Aggregate(before, Invoice.Evolve);
            invoices[document.Invoice] = after;
            foreach (var undone in decision.Facts.OfType<InvoiceEvent.AllocationUndone>())
                Tell(undone.Source, new CreditCommand.Release(document.Invoice, after.Settlements.Find(s => s.Source == undone.Source)?.Amount ?? Money.Zero));
        }

        // A part or all is lost, small or not, taken back, or comes in after all.
        void Loses(Guid invoice, Booking booking)
        {
            if (!invoices.TryGetValue(invoice, out var before)) return;
            InvoiceCommand order = booking.What switch
            {
                10 => new InvoiceCommand.WriteOff($"W{booking.Named}", WriteOffKind.Irrecoverable, booking.Named % 2 == 0 ? null : Money.OfCents(booking.Cents), Day),
                11 => new InvoiceCommand.WriteOff($"W{booking.Named}", WriteOffKind.SmallDifference, null, Day),
                12 => new InvoiceCommand.TakeWriteOffBack($"W{booking.Named}", Day),
                _  => new InvoiceCommand.Recover($"R{booking.Named}", Money.OfCents(booking.Cents), Day),
            };
            invoices[invoice] = Invoice.Decide(before, order).Facts.Aggregate(before, Invoice.Evolve);
        }

        void Book(AccountDocument document, CreditKind kind, CreditCommand order)
        {
            var id = document.CreditOf(kind);
            var before = credits.GetValueOrDefault(id) ?? Credit.Initial;
            var decision = Credit.Decide(before, order);
            if (decision.Refusal is not null || decision.Facts.IsEmpty) return;
            credits[id] = decision.Facts.Aggregate(before, Credit.Evolve);
            foreach (var released in decision.Facts.OfType<CreditEvent.CreditReleased>())
                Tell(released.Invoice, new InvoiceCommand.Allocate(id, BalanceCause.Undone, credits[id].Funds.Allocations.Find(a => a.Invoice == released.Invoice)?.Amount ?? Money.Zero));
        }

        void Settle()
        {
            var changes = AccountSettling.Plan(
                [.. invoices.Select(i => new SettledInvoice(i.Key, i.Value.Document!.Number, 2026, i.Value.Content!.Asked - i.Value.Losses.Lost, i.Value.Content.IssuedOn))],
                [.. credits.Select(c => new SettlingCredit(c.Key, c.Value.Document!.Number, c.Value.Funds.Amount, c.Value.Content!.On, c.Value.Content.Designated))],
                credits.SelectMany(c => c.Value.Funds.Allocations.Select(a => new Standing(c.Key, a.Invoice, a.Amount, a.Basis))));
            foreach (var change in changes) Tell(change.Credit, new CreditCommand.Allocate(change.Invoice, change.Amount, change.Basis));
            foreach (var change in changes) Tell(change.Invoice, new InvoiceCommand.Allocate(change.Credit, BalanceCause.Payment, change.Amount));
        }

        // What follows from what is known is never refused.
        void Tell(Guid credit, CreditCommand order) => credits[credit] = After<Credit, CreditCommand, CreditEvent>(credits[credit], order);

        void Tell(Guid invoice, InvoiceCommand order) => invoices[invoice] = After<Invoice, InvoiceCommand, InvoiceEvent>(invoices[invoice], order);

        static TState After<TState, TCommand, TEvent>(TState state, TCommand order) where TState : IDecider<TState, TCommand, TEvent> where TCommand : class where TEvent : class
        {
            var decision = TState.Decide(state, order);
            Assert.Null(decision.Refusal);
            return decision.Facts.Aggregate(state, TState.Evolve);
        }
    }
}
