using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Support;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Facts come in any order, twice, or late; each is taken once and the newest counts.</summary>
public sealed class HearingTests
{
    static readonly DateOnly Due = new(2026, 3, 2);
    static readonly Guid Invoice = Story.Id("F1");
    static readonly InvoiceEntered Entered = new(Invoice, new("F1", "F1", new(2026, 2, 1), Due, Money.Euros(400), false), Money.Euros(400), 1, new(2026, 2, 1));
    static readonly BalanceChanged Paid100 = new(Invoice, "F1", Money.Euros(300), Money.Euros(100), BalanceCause.Payment, Story.Id("p1"), 2, new(2026, 2, 10));
    static readonly BalanceChanged Paid300 = new(Invoice, "F1", Money.Euros(0), Money.Euros(300), BalanceCause.Payment, Story.Id("p2"), 3, new(2026, 2, 12));

    static Specification<DunningCase, DunningCommand, DunningEvent> Given(params DunningEvent[] facts) => Specification<DunningCase, DunningCommand, DunningEvent>.Given(facts);

    static DunningCommand.Hear Hear(DunningEvent fact) => new(Story.Debtor, fact, new(2026, 2, 12));

    [Fact]
    public void The_first_fact_opens_the_case() => Given().When(Hear(Entered)).Then(new CaseOpened(Story.Debtor), Entered);

    [Fact]
    public void A_repeated_fact_adds_nothing() => Given(new CaseOpened(Story.Debtor), Entered).When(Hear(Entered)).ThenNothing();

    [Fact]
    public void A_late_fact_is_kept_for_the_history() => Given(new CaseOpened(Story.Debtor), Entered, Paid300).When(Hear(Paid100)).Then(Paid100);

    [Fact]
    public void A_late_fact_changes_no_balance() => Assert.Equal(Money.Euros(0), Fold(Entered, Paid300, Paid100).Invoices[Invoice].Outstanding);

    [Fact]
    public void A_payment_may_come_before_its_invoice() =>
        Assert.Equal((Money.Euros(300), Due), (Fold(Paid100, Entered).Invoices[Invoice].Outstanding, Fold(Paid100, Entered).Invoices[Invoice].Terms!.DueOn));

    [Fact]
    public void A_resolved_dispute_that_comes_before_the_dispute_leaves_none_open()
    {
        var disputed = new InvoiceDisputed(Invoice, "F1", "D1", "price", Money.Euros(400), 2, new(2026, 2, 10));
        var resolved = new DisputeResolved(Invoice, "F1", "D1", "rejected", 3, new(2026, 2, 12));
        Assert.False(Fold(Entered, resolved, disputed).Invoices[Invoice].IsDisputed);
        Assert.True(Fold(Entered, disputed).Invoices[Invoice].IsDisputed);
    }

    [Fact]
    public void A_hold_that_was_lifted_before_it_is_heard_of_holds_nothing()
    {
        var held = new InvoiceHeld(Invoice, "F1", "H1", "factored", null, 2, new(2026, 2, 10));
        var lifted = new HoldLifted(Invoice, "F1", "H1", 3, new(2026, 2, 12));
        Assert.Null(Fold(Entered, lifted, held).Invoices[Invoice].HeldBy(Due));
        Assert.NotNull(Fold(Entered, held).Invoices[Invoice].HeldBy(Due));
        Assert.NotNull(Fold(Entered, lifted, held, held with { Version = 4 }).Invoices[Invoice].HeldBy(Due));
    }

    static readonly PaymentReceived Received = new(Story.Id("p1"), Money.Euros(100), new(2026, 2, 10), "erp", 1, new(2026, 2, 10));
    static readonly PaymentCorrected Corrected = new(Story.Id("p1"), Money.Euros(80), new(2026, 2, 9), 2, new(2026, 2, 11));
    static readonly PaymentReversed Reversed = new(Story.Id("p1"), Money.Euros(80), new(2026, 2, 12), "rejected", 3, new(2026, 2, 12));

    [Fact]
    public void A_payment_holds_what_its_newest_fact_says()
    {
        Assert.Equal(Money.Euros(100), Fold(Received).UnallocatedCredit());
        Assert.Equal(Money.Euros(80), Fold(Received, Corrected).UnallocatedCredit());
        Assert.Equal(Money.Euros(80), Fold(Corrected, Received).UnallocatedCredit());
        Assert.Equal(Money.Zero, Fold(Received, Corrected, Reversed).UnallocatedCredit());
        Assert.Equal(Money.Zero, Fold(Reversed, Received, Corrected).UnallocatedCredit());
    }

    [Fact]
    public void What_an_invoice_gives_back_is_held_by_its_payment_again()
    {
        var undone = Paid100 with { Outstanding = Money.Euros(400), Amount = Money.Euros(-100), Cause = BalanceCause.Undone, Version = 3 };
        Assert.Equal(Money.Zero, Fold(Entered, Received, Paid100).UnallocatedCredit());
        Assert.Equal(Money.Euros(100), Fold(Entered, Received, Paid100, undone).UnallocatedCredit());
        Assert.Equal(Money.Zero, Fold(Entered, Received, Paid100, undone, Reversed).UnallocatedCredit());
    }

    static DunningCase Fold(params DunningEvent[] facts) => Folding.Fold<DunningCase, DunningCommand, DunningEvent>(facts);
}
