using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Tests.Domain.Figures;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>Money that a rule put on one invoice and the ERP on another, as a list of open items shows it.</summary>
public sealed class WrongGuessTests
{
    static readonly Guid March = Id(1), April = Id(2), May = Id(3), Transfer = Id(11), Cheque = Id(12);
    static readonly DateOnly On = new(2026, 6, 1);

    [Fact]
    public void What_a_rule_put_on_an_invoice_that_is_open_in_the_list_goes_to_the_one_that_vanished()
    {
        var items = WrongGuesses.Explain([Higher(March, 3, 100), Vanished(April, 4, 100)], [Guess(Transfer, March, 100)], []);
        Assert.Equal((SnapshotFinding.Reopened, Euros(100), Zero), (items[0].Finding, items[0].Reopens, items[0].Missing));
        Assert.Equal((SnapshotFinding.Vanished, Euros(100), Zero), (items[1].Finding, items[1].Settles, items[1].Presumes));
        Assert.Equal([new MovedGuess(Transfer, March, April, Euros(100))], items[0].Gives.AsEnumerable());
    }

    [Fact]
    public void Only_of_the_rest_a_payment_is_presumed()
    {
        var items = WrongGuesses.Explain([Higher(March, 3, 60), Vanished(April, 4, 100)], [Guess(Transfer, March, 80)], []);
        Assert.Equal((Euros(60), Euros(40)), (items[0].Reopens, items[1].Presumes));
    }

    [Fact]
    public void No_more_moves_than_the_list_has_settled_and_the_rest_is_reported()
    {
        var items = WrongGuesses.Explain([Higher(March, 3, 100), Vanished(April, 4, 30)], [Guess(Transfer, March, 100)], []);
        Assert.Equal((SnapshotFinding.Higher, Euros(30), Euros(70)), (items[0].Finding, items[0].Reopens, items[0].Missing));
        Assert.Equal(Zero, items[1].Presumes);
    }

    [Fact]
    public void What_somebody_named_stays_where_it_is()
    {
        var items = WrongGuesses.Explain([Higher(March, 3, 100), Vanished(April, 4, 100)], [], []);
        Assert.Equal((SnapshotFinding.Higher, Zero, Euros(100)), (items[0].Finding, items[0].Reopens, items[1].Presumes));
    }

    [Fact]
    public void The_guess_of_exactly_what_is_missing_is_the_wrong_one_else_the_latest()
    {
        Assert.Equal([new MovedGuess(Cheque, March, April, Euros(60))], Moves(Higher(March, 3, 60), Vanished(April, 4, 60), Guess(Transfer, March, 100), Guess(Cheque, March, 60)));
        Assert.Equal([new MovedGuess(Transfer, March, April, Euros(60))], Moves(Higher(March, 3, 60), Vanished(April, 4, 60), Guess(Transfer, March, 100), Guess(Cheque, March, 50)));
    }

    [Fact]
    public void An_amount_tells_which_invoice_was_meant() =>
        Assert.Equal([new MovedGuess(Transfer, March, May, Euros(40))],
            WrongGuesses.Explain([Higher(March, 3, 40), Vanished(April, 4, 100), Vanished(May, 5, 40)], [Guess(Transfer, March, 40)], [])[0].Gives.AsEnumerable());

    [Fact]
    public void What_an_earlier_list_had_presumed_gives_way_to_it_after_what_has_vanished_now()
    {
        PresumedInvoice earlier = new(May, "5", new(2026, 5, 1), new(2026, 5, 1), new(Cheque, Euros(90)));
        var items = WrongGuesses.Explain([Higher(March, 3, 100), Vanished(April, 4, 30)], [Guess(Transfer, March, 100)], [earlier]);
        Assert.Equal([new MovedGuess(Transfer, March, April, Euros(30)), new MovedGuess(Transfer, March, May, Euros(70), earlier.Presumed)], items[0].Gives.AsEnumerable());
        Assert.Equal((SnapshotFinding.Reopened, Zero), (items[0].Finding, items[0].Missing));
        Assert.Equal([(Cheque, Euros(20))], WrongGuesses.Yields(items[0].Gives).AsEnumerable());
    }

    [Fact]
    public void After_a_list_what_is_open_is_what_it_says_and_nothing_is_presumed_that_moving_explains() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Accounts.ToArbitrary(), told =>
    {
        var account = new AccountInMemory(On);
        foreach (var (n, cents, day, isPayment) in told.Documents)
            if (isPayment) account.Book(CreditKind.Payment, n, cents, On.AddDays(-day), null);
            else account.Issue(n, cents, On.AddDays(-day));
        var presumed = 0L;
        for (var list = 0; list < told.Seeds.Length; list++)
        {
            account.Today = account.Today.AddDays(1);
            var before = account.Invoices.Values.Sum(i => i.Outstanding.Cents);
            var (open, paid) = account.ListOfErp(told.Seeds[list], account.Today);
            Assert.Equal(before - paid.Cents, open.Values.Sum(o => o.Cents));
            account.TakesList(open, account.Today, list);
            Assert.All(account.Invoices, i => Assert.Equal(open[i.Key], i.Value.Outstanding));
            Assert.Equal(paid.Cents, Presumed(account) - presumed);
            presumed = Presumed(account);
        }
    }));

    static Gen<(List<(int N, long Cents, int Day, bool IsPayment)> Documents, int[] Seeds)> Accounts { get; } =
        from documents in (
            from cents in Gen.Choose(1, 12)
            from day in Gen.Choose(0, 20)
            from isPayment in Gen.Elements(true, false)
            select ((long)cents, day, isPayment)).ListOf()
        from seeds in Gen.Choose(0, 10_000).ArrayOf(3)
        select (documents.Take(14).Select((d, n) => (n, d.Item1, d.day, d.isPayment)).ToList(), seeds);

    static long Presumed(AccountInMemory account) => account.Credits.Values.Where(c => c.Origin is Origin.Snapshot).Sum(c => c.Funds.Amount.Cents);

    static ListedInvoice Higher(Guid id, int month, decimal missing) => new(id, $"{month}", new(2026, month, 1), new(2026, month, 1), new(SnapshotFinding.Higher, Zero, [], Missing: Euros(missing)));

    static ListedInvoice Vanished(Guid id, int month, decimal open) => new(id, $"{month}", new(2026, month, 1), new(2026, month, 1), new(SnapshotFinding.Vanished, Euros(open), []));

    static Guess Guess(Guid credit, Guid invoice, decimal amount) => new(credit, invoice, Euros(amount), On);

    static IEnumerable<MovedGuess> Moves(ListedInvoice from, ListedInvoice to, params Guess[] guesses) => WrongGuesses.Explain([from, to], guesses, [])[0].Gives;

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
