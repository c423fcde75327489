using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

/// <summary>What holds of the dated ledger after any sequence of documents, corrections, reversals and letterings, at every past date.</summary>
public sealed class LedgerPropertyTests
{
    const int Documents = 4;

    static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public void Debits_minus_credits_are_what_is_open_at_every_past_date() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Steps(Step(Any)).ToArbitrary(), steps =>
    {
        var (account, reversed) = Play(steps);
        for (var day = First.AddDays(-20); day <= account.Today.AddDays(40); day = day.AddDays(1))
        {
            var debits = account.Invoices.Values.Where(i => i.Content!.IssuedOn <= day).Sum(i => AccountInMemory.DebitOn(i, day));
            var credits = account.Credits.Where(c => c.Value.Content!.On <= day).Sum(c => c.Value.Content!.Amount.Cents);
            var back = account.Credits.Where(c => c.Value.IsReversed && c.Value.Content!.On <= day && Back(c.Value) <= day).Sum(c => c.Value.Content!.Amount.Cents);
            Assert.Equal(debits - credits + back - account.LostOn(day), account.OpenOn(day).Values.Sum(open => open.Cents));
        }

        // What took its place was told: it never was presumed.
        DateOnly Back(Credit payment) =>
            payment.Origin is not Origin.Snapshot ? reversed[payment.Document!.Number] : account.Reopened.TryGetValue(payment.Document!.Number, out var on) ? on : payment.Content!.On;
    }));

    [Fact]
    public void After_the_last_date_it_says_what_every_document_says() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Steps(Step(Any)).ToArbitrary(), steps =>
    {
        var (account, _) = Play(steps);
        var open = account.OpenOn(DateOnly.MaxValue);
        Assert.All(account.Invoices, i => Assert.Equal(i.Value.Outstanding, open.GetValueOrDefault(i.Key)));
        Assert.All(account.Credits, c => Assert.Equal(c.Value.Funds.Unallocated, -open.GetValueOrDefault(c.Key)));
    }));

    [Fact]
    public void No_document_was_ever_settled_beyond_its_amount() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Uncorrected.ToArbitrary(), steps =>
    {
        var (account, _) = Play(steps);
        for (var day = First.AddDays(-20); day <= account.Today.AddDays(40); day = day.AddDays(1))
        {
            var open = account.OpenOn(day);
            Assert.All(account.Invoices, i => Assert.InRange(open.GetValueOrDefault(i.Key).Cents, 0, AccountInMemory.DebitOn(i.Value, day)));
            Assert.All(account.Credits, c => Assert.InRange(-open.GetValueOrDefault(c.Key).Cents, 0, c.Value.Content!.Amount.Cents));
        }
    }));

    [Fact]
    public void No_day_of_lateness_is_claimed_twice() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(4_000), Prop.ForAll(Steps(Step(Any)).ToArbitrary(), steps => Play(steps, account =>
    {
        // What is open is dunned with all its late interest, and what was paid late stands on one bill: never both.
        Assert.Distinct(account.StandingPenalties.Select(p => p.Line.Source));
        Assert.All(account.StandingPenalties, p =>
        {
            var source = account.Invoices[p.Line.Source];
            Assert.True(source.Outstanding.IsZero);
            var (from, to) = (p.Line.Periods.All[0].From, p.Line.Periods.All[^1].To);
            Assert.Equal(to.DayNumber - source.Content!.DueOn.DayNumber, p.Line.Periods.All.Sum(period => period.Days));
            Assert.Equal(source.Content.DueOn.AddDays(1), from);
            // Less where nothing bore interest in between: all was written off, or a correction made what stood then more than was owed.
            Assert.True(to <= p.Line.PaidOn);
            Assert.Equal(account.Late(p.Line.Source).PaidOn(account.Today), p.Line.PaidOn);
        });
        Assert.All(account.Invoices.Values.Where(i => i.IsPenalty), bill => Assert.Equal(bill.Content!.Penalties!.Asked.Cents, bill.Content.Amount.Cents));
    })));

    enum What
    {
        Invoice,
        Payment,
        CreditNote,
        Reversal,
        Lettering,
        Loss,
        List,
        LaterList,
        ListOfErp,
        Keeping,
        Billing,
        Cancelling,
    }

    sealed record Happening(What What, int Document, long Cents, int Dated, int Wait, int? Named);

    static (AccountInMemory Account, Dictionary<string, DateOnly> Reversed) Play(IEnumerable<Happening> steps, Action<AccountInMemory>? look = null)
    {
        var account = new AccountInMemory(First);
        var (reversed, lists) = (new Dictionary<string, DateOnly>(), 0);
        foreach (var step in steps)
        {
            account.Today = account.Today.AddDays(step.Wait);
            var on = account.Today.AddDays(step.Dated);
            if (step.What is What.Invoice) account.Issue(step.Document, step.Cents, on);
            else if (step.What is What.Payment) account.Book(CreditKind.Payment, step.Document, step.Cents, on, step.Named);
            else if (step.What is What.CreditNote) account.Book(CreditKind.CreditNote, step.Document, step.Cents, on, step.Named);
            else if (step.What is What.Loss) account.Loses(step.Document, step.Cents, on, (int)(step.Cents % 7));
            else if (step.What is What.Keeping) account.Keeps(step.Document, step.Cents);
            else if (step.What is What.Lettering) account.Letter(step.Document);
            else if (step.What is What.List) account.Presume(step.Document, on, ++lists);
            else if (step.What is What.ListOfErp) account.TakesList(account.ListOfErp((int)step.Cents + step.Document, account.Today).Open, account.Today, ++lists);
            else if (step.What is What.LaterList) account.Reopen(step.Document, account.Today);
            else if (step.What is What.Billing) account.BillPenalties();
            else if (step.What is What.Cancelling) account.CancelPenalties();
            else
            {
                var known = account.Credits.Values.Any(c => c.Document!.Number == $"Payment-{step.Document}");
                if (known) reversed.TryAdd($"Payment-{step.Document}", on);
                account.Reverse(step.Document, on);
            }

            look?.Invoke(account);
        }

        return (account, reversed);
    }

    // Four numbers each: a number that comes again is a correction.
    static Gen<Happening> Any { get; } =
        from what in Gen.Elements(What.Invoice, What.Invoice, What.Payment, What.Payment, What.CreditNote, What.Reversal, What.Lettering, What.Loss, What.Loss, What.List, What.List, What.LaterList, What.ListOfErp, What.ListOfErp, What.Keeping, What.Keeping, What.Billing, What.Billing, What.Billing, What.Cancelling)
        from document in Gen.Choose(1, Documents)
        from dated in Gen.Choose(-12, 6)
        select new Happening(what, document, 0, dated, 0, null);

    // No number twice, no document dated ahead; what comes back comes back today.
    static Gen<List<Happening>> Uncorrected { get; } =
        from steps in Steps(Step(Any))
        select steps.Select((step, n) => step.What is What.Reversal or What.Keeping ? step with { Document = step.Document * 3, Dated = 0 } : step with { Document = n, Dated = Math.Min(step.Dated, 0) }).ToList();

    static Gen<Happening> Step(Gen<Happening> of) =>
        from step in of
        from cents in Gen.Choose(1, 12)
        from wait in Gen.Choose(0, 3)
        from named in Gen.Choose(1, Documents * 4)
        select step with { Cents = cents, Wait = wait, Named = named <= Documents ? named : null };

    static Gen<List<Happening>> Steps(Gen<Happening> step) => from steps in step.ListOf() select steps.Take(25).ToList();
}
