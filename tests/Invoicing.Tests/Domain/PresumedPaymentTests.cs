using Recouvrement.Invoicing.Domain.Allocations;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>What a list of open items settled, and what comes for it later.</summary>
public sealed class PresumedPaymentTests
{
    static readonly Guid March = Id(1), April = Id(2), Presumed = Id(11), Earlier = Id(12), Transfer = Id(13);
    static readonly DateOnly ListedOn = new(2026, 6, 1);
    static readonly LetteringGroup Aa = new("411000", "C0001", "AA");

    [Fact]
    public void What_is_presumed_takes_what_is_open_of_its_invoice_and_nothing_else() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 40, 4)], [Guess(Presumed, 130, "3")], [], [(Presumed, March, 100, AllocationBasis.Snapshot)], keeps: [(Presumed, 100)]);

    [Fact]
    public void A_payment_that_names_the_invoice_replaces_it_by_so_much() =>
        Settles([Invoice(March, 100, 3)], [Guess(Presumed, 100, "3"), Money(Transfer, 60, 1, "3")], [(Presumed, March, 100)],
            [(Presumed, March, 40, AllocationBasis.Snapshot), (Transfer, March, 60, AllocationBasis.Designation)], keeps: [(Presumed, 40)]);

    [Fact]
    public void A_payment_that_names_it_and_brings_more_pays_it_once() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 50, 4)], [Guess(Presumed, 100, "3"), Money(Transfer, 120, 1, "3")], [(Presumed, March, 100)],
            [(Presumed, March, 0, AllocationBasis.Snapshot), (Transfer, March, 100, AllocationBasis.Designation), (Transfer, April, 20, AllocationBasis.Rule)], keeps: [(Presumed, 0)]);

    [Fact]
    public void What_the_accountants_letter_with_it_replaces_it_before_any_guess_gives_way() =>
        Settles([Invoice(March, 100, 3) with { Group = Aa }, Invoice(April, 30, 4)], [Guess(Presumed, 60, "3"), Money(Earlier, 40, -30), Money(Transfer, 60, 1) with { Group = Aa }],
            [(Presumed, March, 60), (Earlier, March, 40)], [(Presumed, March, 0, AllocationBasis.Snapshot), (Transfer, March, 60, AllocationBasis.Lettering)], keeps: [(Presumed, 0)]);

    [Fact]
    public void Money_of_its_day_that_names_nothing_is_for_what_had_vanished_and_not_for_what_still_stood_in_the_list() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 70, 4)], [Guess(Presumed, 70, "4"), Money(Transfer, 50, 0)], [(Presumed, April, 70)],
            [(Presumed, April, 20, AllocationBasis.Snapshot), (Transfer, April, 50, AllocationBasis.Rule)], keeps: [(Presumed, 20)]);

    [Fact]
    public void Later_money_that_names_nothing_is_for_what_is_open() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 70, 4)], [Guess(Presumed, 70, "4"), Money(Transfer, 70, 1)], [(Presumed, April, 70)], [(Transfer, March, 70, AllocationBasis.Rule)]);

    [Fact]
    public void Later_money_that_nothing_open_took_is_for_it_where_its_amount_says_so()
    {
        Settles([Invoice(April, 70, 4)], [Guess(Presumed, 70, "4"), Money(Transfer, 70, 1)], [(Presumed, April, 70)],
            [(Presumed, April, 0, AllocationBasis.Snapshot), (Transfer, April, 70, AllocationBasis.Rule)], keeps: [(Presumed, 0)]);
        Settles([Invoice(April, 70, 4)], [Guess(Presumed, 70, "4"), Money(Transfer, 69, 1)], [(Presumed, April, 70)], []);
    }

    [Fact]
    public void What_a_corrected_invoice_gives_back_of_it_is_presumed_no_more() =>
        Settles([Invoice(March, 60, 3), Invoice(April, 50, 4)], [Guess(Presumed, 100, "3")], [(Presumed, March, 60)], [], keeps: [(Presumed, 60)]);

    static SettledInvoice Invoice(Guid id, decimal amount, int month) => new(id, $"{month}", 2026, Euros(amount), new(2026, month, 1));

    static SettlingCredit Guess(Guid id, decimal amount, string of) => new(id, $"{id}", Euros(amount), ListedOn, new([new(of, 2026, Euros(amount))]), IsPresumed: true);

    static SettlingCredit Money(Guid id, decimal amount, int daysAfterList, params string[] named) =>
        new(id, $"{id}", Euros(amount), ListedOn.AddDays(daysAfterList), new([.. named.Select(n => new Designation(n, 2026, null))]));

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    // Whatever is planned, planning again on top of it changes nothing.
    static void Settles(
        SettledInvoice[] invoices, SettlingCredit[] credits, (Guid Credit, Guid Invoice, decimal Amount)[] stands, (Guid Credit, Guid Invoice, decimal Total, AllocationBasis Basis)[] expected,
        params (Guid Credit, decimal Amount)[] keeps)
    {
        Standing[] standing = [.. stands.Select(s => new Standing(s.Credit, s.Invoice, Euros(s.Amount), s.Credit == Presumed ? AllocationBasis.Snapshot : AllocationBasis.Rule))];
        var plan = AccountSettling.Plan(invoices, credits, standing);
        Assert.Equal(expected.Select(e => new Standing(e.Credit, e.Invoice, Euros(e.Total), e.Basis)).ToHashSet(), [.. plan.Select(s => s with { Rule = AllocationRule.None })]);
        var yields = PresumedPayments.Yields(credits, standing, plan);
        Assert.Equal(keeps.Select(k => (k.Credit, Euros(k.Amount))), yields);

        var after = standing.ToDictionary(s => (s.Credit, s.Invoice));
        foreach (var change in plan) after[(change.Credit, change.Invoice)] = change;
        var kept = yields.ToDictionary(y => y.Credit, y => y.Keeps);
        SettlingCredit[] left = [.. credits.Select(c => kept.TryGetValue(c.Id, out var amount) ? c with { Amount = amount } : c).Where(c => c.Amount.IsPositive)];
        Standing[] stand = [.. after.Values.Where(s => s.Amount.IsPositive)];
        Assert.Empty(AccountSettling.Plan(invoices, left, stand));
        Assert.Empty(PresumedPayments.Yields(left, stand, []));
    }
}
