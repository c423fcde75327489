using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class AccountSettlingTests
{
    static readonly Guid March = Id(1), April = Id(2), May = Id(3), Transfer = Id(11), Cheque = Id(12);
    static readonly LetteringGroup Aa = new("411000", "C0001", "AA"), Ab = new("411000", "C0001", "AB");

    [Fact]
    public void A_payment_that_names_nothing_goes_to_the_oldest() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4)], [Credit(Transfer, 120)], [], (Transfer, March, 100, AllocationBasis.Rule), (Transfer, April, 20, AllocationBasis.Rule));

    [Fact]
    public void A_payment_goes_first_where_the_payer_says() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4)], [Credit(Transfer, 120, new Designation("4", 2026, null))], [], (Transfer, April, 100, AllocationBasis.Designation), (Transfer, March, 20, AllocationBasis.Rule));

    [Fact]
    public void A_payer_may_say_how_much_for_each() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4)], [Credit(Transfer, 120, new Designation("3", null, Euros(30)), new Designation("4", null, Euros(90)))], [],
            (Transfer, March, 30, AllocationBasis.Designation), (Transfer, April, 90, AllocationBasis.Designation));

    [Fact]
    public void What_is_meant_for_an_invoice_not_known_yet_waits_for_it()
    {
        Settles([Invoice(March, 100, 3)], [Credit(Transfer, 120, new Designation("4", null, null))], []);
        Settles([Invoice(March, 100, 3)], [Credit(Transfer, 120, new Designation("4", null, Euros(90)))], [], (Transfer, March, 30, AllocationBasis.Rule));
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4)], [Credit(Transfer, 120, new Designation("4", null, Euros(90)))], [new(Transfer, March, Euros(30), AllocationBasis.Rule)], (Transfer, April, 90, AllocationBasis.Designation));
    }

    [Fact]
    public void The_same_number_in_two_years_is_the_older_one_first() =>
        Settles([Invoice(April, 100, 4) with { Number = "7", Year = 2026 }, Invoice(March, 100, 3) with { Number = "7", Year = 2025 }], [Credit(Transfer, 150, new Designation("7", null, null))], [],
            (Transfer, March, 100, AllocationBasis.Designation), (Transfer, April, 50, AllocationBasis.Designation));

    [Fact]
    public void An_amount_meant_for_a_number_that_two_years_have_is_meant_once() =>
        Settles([Invoice(April, 80, 4) with { Number = "7", Year = 2026 }, Invoice(March, 60, 3) with { Number = "7", Year = 2025 }, Invoice(May, 40, 5)],
            [Credit(Transfer, 100, new Designation("7", null, Euros(60)))], [], (Transfer, March, 60, AllocationBasis.Designation), (Transfer, May, 40, AllocationBasis.Rule));

    [Fact]
    public void An_agencys_collection_goes_to_no_other_invoice() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 50, 4)], [Credit(Transfer, 120, new Designation("4", 2026, null)) with { DesignatedOnly = true }], [], (Transfer, April, 50, AllocationBasis.Designation));

    [Fact]
    public void Lettering_comes_before_everything() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4) with { Group = Aa }], [Credit(Transfer, 100) with { Group = Aa }], [], (Transfer, April, 100, AllocationBasis.Lettering));

    [Fact]
    public void A_guess_gives_way_to_lettering_and_is_made_anew() =>
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4) with { Group = Aa }], [Credit(Transfer, 100) with { Group = Aa }, Credit(Cheque, 100)],
            [new(Transfer, March, Euros(100), AllocationBasis.Rule), new(Cheque, April, Euros(100), AllocationBasis.Rule)],
            (Transfer, March, 0, AllocationBasis.Rule), (Cheque, April, 0, AllocationBasis.Rule), (Transfer, April, 100, AllocationBasis.Lettering), (Cheque, March, 100, AllocationBasis.Rule));

    [Fact]
    public void A_right_guess_is_confirmed() =>
        Settles([Invoice(March, 100, 3) with { Group = Aa }], [Credit(Transfer, 100) with { Group = Aa }], [new(Transfer, March, Euros(100), AllocationBasis.Rule)], (Transfer, March, 100, AllocationBasis.Lettering));

    [Fact]
    public void Lettering_that_changed_moves_what_it_had_put() =>
        Settles([Invoice(March, 100, 3) with { InExport = true }, Invoice(April, 100, 4) with { Group = Ab, InExport = true }], [Credit(Transfer, 100) with { Group = Ab, InExport = true }],
            [new(Transfer, March, Euros(100), AllocationBasis.Lettering)], (Transfer, March, 0, AllocationBasis.Lettering), (Transfer, April, 100, AllocationBasis.Lettering));

    [Fact]
    public void Lettering_of_an_earlier_export_gives_way_where_a_later_one_puts_other_money()
    {
        // The accountants booked the transfer anew under another number: the export has it no more, and the cheque stands in its place.
        Settles([Invoice(March, 100, 3) with { Group = Aa, InExport = true }], [Credit(Transfer, 100), Credit(Cheque, 100) with { Group = Aa, InExport = true }],
            [new(Transfer, March, Euros(100), AllocationBasis.Lettering)], (Transfer, March, 0, AllocationBasis.Lettering), (Cheque, March, 100, AllocationBasis.Lettering));
        Settles([Invoice(March, 100, 3), Invoice(April, 100, 4) with { Group = Aa, InExport = true }], [Credit(Transfer, 100) with { Group = Aa, InExport = true }],
            [new(Transfer, March, Euros(100), AllocationBasis.Lettering)], (Transfer, March, 0, AllocationBasis.Lettering), (Transfer, April, 100, AllocationBasis.Lettering));
    }

    [Fact]
    public void Lettering_of_an_earlier_export_stays_where_a_later_one_says_nothing_of_one_side() =>
        Settles([Invoice(March, 100, 3) with { InExport = true }], [Credit(Transfer, 100)], [new(Transfer, March, Euros(100), AllocationBasis.Lettering)]);

    [Fact]
    public void Lettering_that_takes_less_here_has_more_there() =>
        Settles([Invoice(March, 100, 3) with { Group = Aa, InExport = true }, Invoice(April, 40, 4) with { Group = Ab, InExport = true }],
            [Credit(Transfer, 100) with { Group = Ab, InExport = true }, Credit(Cheque, 100) with { Group = Aa, InExport = true }],
            [new(Transfer, March, Euros(100), AllocationBasis.Lettering), new(Cheque, April, Euros(40), AllocationBasis.Lettering)],
            (Transfer, March, 0, AllocationBasis.Lettering), (Cheque, April, 0, AllocationBasis.Lettering), (Transfer, April, 40, AllocationBasis.Lettering), (Cheque, March, 100, AllocationBasis.Lettering));

    [Fact]
    public void Lettering_moves_nothing_that_a_payer_named() =>
        Settles([Invoice(March, 100, 3) with { Group = Aa }], [Credit(Transfer, 100) with { Group = Aa }, Credit(Cheque, 100)],
            [new(Cheque, March, Euros(70), AllocationBasis.Designation)], (Transfer, March, 30, AllocationBasis.Lettering));

    [Fact]
    public void Lettering_and_a_payer_may_say_the_same() =>
        Settles([Invoice(March, 100, 3) with { Group = Aa }], [Credit(Transfer, 100) with { Group = Aa }], [new(Transfer, March, Euros(70), AllocationBasis.Designation)], (Transfer, March, 100, AllocationBasis.Lettering));

    [Fact]
    public void What_a_group_still_awaits_is_not_spent_elsewhere() =>
        Settles([Invoice(March, 100, 3)], [Credit(Transfer, 100) with { Group = Aa, Reserved = Euros(80) }], [], (Transfer, March, 20, AllocationBasis.Rule));

    [Fact]
    public void What_is_settled_stays()
    {
        Settles([Invoice(March, 100, 3)], [Credit(Transfer, 100)], [new(Transfer, March, Euros(100), AllocationBasis.Rule)]);
        Settles([Invoice(March, 100, 3), Invoice(May, 40, 5)], [Credit(Transfer, 100), Credit(Cheque, 40)], [new(Transfer, March, Euros(100), AllocationBasis.Rule)], (Cheque, May, 40, AllocationBasis.Rule));
    }

    [Theory]
    [InlineData(79.99, 79.99)]
    [InlineData(80, 80)]
    [InlineData(80.01, 80)]
    [InlineData(99.99, 80)]
    [InlineData(120, 80)]
    public void Unnamed_money_pays_no_part_that_is_contested_and_stays_free(double paid, double taken) =>
        Settles([Invoice(March, 100, 3) with { Contested = Euros(20) }], [Credit(Transfer, (decimal)paid)], [], (Transfer, March, (decimal)taken, AllocationBasis.Rule));

    [Fact]
    public void It_pays_later_debts_before_and_a_debt_that_is_contested_as_a_whole_not_at_all()
    {
        Settles([Invoice(March, 100, 3) with { Contested = Euros(100) }, Invoice(April, 50, 4)], [Credit(Transfer, 120)], [], (Transfer, April, 50, AllocationBasis.Rule));
        Settles([Invoice(March, 100, 3) with { Contested = Euros(100) }], [Credit(Transfer, 120)], []);
    }

    [Fact]
    public void Who_names_or_letters_it_pays_it_all_the_same()
    {
        Settles([Invoice(March, 100, 3) with { Contested = Euros(20) }], [Credit(Transfer, 120, new Designation("3", null, null))], [], (Transfer, March, 100, AllocationBasis.Designation));
        Settles([Invoice(March, 100, 3) with { Group = Aa, Contested = Euros(20) }], [Credit(Transfer, 120) with { Group = Aa }], [], (Transfer, March, 100, AllocationBasis.Lettering));
    }

    [Fact]
    public void What_a_payment_keeps_back_is_not_paid_by_what_it_has_over()
    {
        var kept = new Deductions([new("3", 2026, Euros(20), DeductionReason.Price)]);
        var march = Invoice(March, 100, 3) with { Contested = Euros(20) };
        Settles([march], [Credit(Transfer, 100, new Designation("3", 2026, null)) with { Deductions = kept }], [], (Transfer, March, 80, AllocationBasis.Designation));
        Settles([march, Invoice(April, 50, 4)], [Credit(Transfer, 100, new Designation("3", 2026, null)) with { Deductions = kept }], [], (Transfer, March, 80, AllocationBasis.Designation), (Transfer, April, 20, AllocationBasis.Rule));
        Settles([march with { Contested = default }], [Credit(Transfer, 100, new Designation("3", 2026, null)) with { Deductions = kept }], [new(Transfer, March, Euros(80), AllocationBasis.Designation)],
            (Transfer, March, 100, AllocationBasis.Designation));
    }

    [Fact]
    public void Exactly_all_that_is_open_is_paid_by_a_payment_that_went_nowhere_else()
    {
        var march = Invoice(March, 100, 3) with { Contested = Euros(20) };
        Settles([march], [Credit(Transfer, 100) with { IsUntouched = true }], [], (Transfer, March, 100, AllocationBasis.Rule));
        Settles([march], [Credit(Transfer, 100)], [], (Transfer, March, 80, AllocationBasis.Rule));
        Settles([march, Invoice(April, 30, 2)], [Credit(Transfer, 100) with { IsUntouched = true }], [], (Transfer, April, 30, AllocationBasis.Rule), (Transfer, March, 70, AllocationBasis.Rule));
    }

    [Fact]
    public void What_a_credit_note_leaves_over_lowers_what_is_contested() =>
        Settles([Invoice(March, 100, 3) with { Contested = Euros(20) }], [Credit(Transfer, 90) with { IsNote = true }], [], (Transfer, March, 90, AllocationBasis.Rule));

    static SettledInvoice Invoice(Guid id, decimal amount, int month) => new(id, $"{month}", 2026, Euros(amount), new(2026, month, 1));

    static SettlingCredit Credit(Guid id, decimal amount, params Designation[] named) => new(id, $"{id}", Euros(amount), new(2026, 6, 1), new([.. named]));

    static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    // Whatever is planned, planning again on top of it changes nothing.
    static void Settles(SettledInvoice[] invoices, SettlingCredit[] credits, Standing[] standing, params (Guid Credit, Guid Invoice, decimal Total, AllocationBasis Basis)[] expected)
    {
        var plan = AccountSettling.Plan(invoices, credits, standing);
        Assert.Equal(expected.Select(e => new Standing(e.Credit, e.Invoice, Euros(e.Total), e.Basis)).ToHashSet(), [.. plan.Select(s => s with { Rule = AllocationRule.None })]);
        var after = standing.ToDictionary(s => (s.Credit, s.Invoice));
        foreach (var change in plan) after[(change.Credit, change.Invoice)] = change;
        Assert.Empty(AccountSettling.Plan(invoices, credits, after.Values.Where(s => s.Amount.IsPositive)));
    }
}
