using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

public sealed class CashMatchingTests
{
    static readonly CashCandidate Paid = Of("C1", "FA2026-0011", 0), First = Of("C1", "FA2026-0012", 100), Second = Of("C1", "FA2026-0013", 50), Other = Of("C2", "FA2026-0099", 100);

    [Fact]
    public void A_creditor_reference_outranks_what_the_text_says()
    {
        var match = Match(Cash(100, text: "FA2026-0099", reference: CreditorReference.Of("FA2026-0012")!.Value.Printed), First, Other);
        Assert.Equal((CashRule.CreditorReference, "C1", "FA2026-0012"), (match!.Rule, match.Customer, Assert.Single(match.Invoices).Number));
    }

    [Fact]
    public void A_creditor_reference_with_wrong_check_digits_is_only_text()
    {
        var match = Match(Cash(100, reference: "RF00FA20260012"), First, Other);
        Assert.Null(match);
    }

    [Fact]
    public void An_end_to_end_id_that_is_the_number_comes_before_the_text() =>
        Assert.Equal((CashRule.EndToEndId, "C1"), Rule(Match(Cash(100, text: "fa2026 0099", endToEnd: "FA20260012"), First, Other)));

    [Theory]
    [InlineData("VIR FACTURE FA2026-0012 MERCI")]
    [InlineData("fa2026/0012")]
    [InlineData("FA 2026 0012")]
    [InlineData("Fact.FA2026.0012, solde")]
    [InlineData("règlement FA-2026-0012/")]
    public void A_number_is_found_in_the_text_however_it_is_written(string text) =>
        Assert.Equal((CashRule.NumberInText, "C1"), Rule(Match(Cash(100, text: text), First, Other)));

    [Fact]
    public void Several_numbers_are_several_invoices_in_the_order_of_their_numbers() =>
        Assert.Equal(["FA2026-0012", "FA2026-0013"], Match(Cash(150, text: "FA2026-0013 + FA2026-0012"), First, Second)!.Invoices.Select(i => i.Number));

    [Fact]
    public void The_longer_number_is_meant_where_it_holds_the_shorter_one() =>
        Assert.Equal(["FA20260012"], Match(Cash(100, text: "FA2026 0012"), Of("C1", "FA20260012", 100), Of("C2", "FA2026", 100))!.Invoices.Select(i => i.Number));

    [Fact]
    public void Numbers_of_two_customers_decide_nothing_and_are_both_proposed()
    {
        var cash = Cash(200, text: "FA2026-0012 FA2026-0099");
        Assert.Null(Match(cash, First, Other));
        Assert.Equal(["C1", "C2"], CashMatching.Proposals(cash, CashClues.Of(cash), [First, Other], []).Select(m => m.Customer).Order());
    }

    [Theory]
    [InlineData("2026", false)]
    [InlineData("facture 2026", true)]
    [InlineData("12345", true)]
    [InlineData("A12", false)]
    [InlineData("fact A12", true)]
    public void A_short_number_needs_a_word_before_it_that_says_what_it_is(string text, bool matches)
    {
        var number = text.Split(' ')[^1];
        Assert.Equal(matches, Match(Cash(100, text: text), Of("C1", number, 100)) is not null);
    }

    [Fact]
    public void Of_two_years_with_one_number_the_open_one_is_meant()
    {
        var match = Match(Cash(100, text: "F-100"), new("C1", "F-100", 2024, Money.Zero, false), new("C1", "F-100", 2025, Money.Euros(100), false), new("C1", "F-100", 2026, Money.Euros(100), false));
        Assert.Equal(2025, Assert.Single(match!.Invoices).Year);
    }

    [Fact]
    public void A_known_account_and_the_amount_of_one_invoice_or_of_all_match()
    {
        CashCandidate[] known = [First with { IsOfPayer = true }, Second with { IsOfPayer = true }, Other];
        Assert.Equal(["FA2026-0013"], Match(Cash(50), known)!.Invoices.Select(i => i.Number));
        Assert.Equal(["FA2026-0012", "FA2026-0013"], Match(Cash(150), known)!.Invoices.Select(i => i.Number));
        Assert.Null(Match(Cash(149.99m), known));
    }

    [Fact]
    public void Two_invoices_of_one_amount_are_not_told_apart_by_it() =>
        Assert.Null(Match(Cash(100), First with { IsOfPayer = true }, Other with { Customer = "C1", IsOfPayer = true }));

    [Fact]
    public void The_amount_alone_is_a_proposal_and_no_match()
    {
        var cash = Cash(100);
        Assert.Null(Match(cash, First, Second));
        Assert.Equal((CashRule.Amount, "C1"), Rule(Assert.Single(CashMatching.Proposals(cash, CashClues.Of(cash), [First, Second], []))));
    }

    [Fact]
    public void Money_for_an_invoice_that_is_settled_is_still_its_customers() =>
        Assert.Equal((CashRule.NumberInText, "C1"), Rule(Match(Cash(100, text: "FA2026-0011"), Paid)));

    [Fact]
    public void The_reference_of_a_message_names_its_customer_and_no_invoice()
    {
        var cash = Cash(77, reference: Quoted);
        Assert.Equal("C1", CashClues.Of(cash).Customer);
        Assert.Equal("CreditorReference C-1: ", Told(cash, ["C-1"]));
        Assert.Equal("", Told(cash, ["C-1", "C1"]));
        Assert.Equal(["C-1", "C1"], CashMatching.Proposals(cash, CashClues.Of(cash), [], ["C-1", "C1"]).Select(m => m.Customer));
    }

    [Theory]
    [InlineData("FA2026-0012", null, "FA2026-0012")]
    [InlineData("solde FA2026-0013 et FA2026-0012", null, "FA2026-0012 FA2026-0013")]
    [InlineData("", "FA20260013", "FA2026-0013")]
    [InlineData("FA2026-0012", "FA2026-0013", "FA2026-0012 FA2026-0013")]
    [InlineData("FA2026-7777", "NOTPROVIDED", "")]
    [InlineData("C18F2A1C", null, "")]
    public void Who_quotes_a_message_still_says_which_debt_is_paid(string text, string? endToEnd, string meant) =>
        Assert.Equal($"CreditorReference C-1: {meant}", Told(Cash(150, text, endToEnd, Quoted), ["C-1"], Theirs("FA2026-0012"), Theirs("FA2026-0013"), Theirs("C18F2A1C"), Theirs("FA2026-0014")));

    [Theory]
    [InlineData("FA2026-0099", null)]
    [InlineData("FA2026-0012 FA2026-0099", null)]
    [InlineData("", "FA2026-0099")]
    public void Who_quotes_a_message_and_names_the_invoice_of_another_customer_is_read_by_a_person(string text, string? endToEnd)
    {
        var cash = Cash(100, text, endToEnd, Quoted);
        Assert.Equal("", Told(cash, ["C-1"], Theirs("FA2026-0012"), Other));
        Assert.Equal(["C-1", "C2"], CashMatching.Proposals(cash, CashClues.Of(cash), [Theirs("FA2026-0012"), Other], ["C-1"]).Select(m => m.Customer).Distinct());
    }

    [Fact]
    public void A_number_that_two_customers_have_is_meant_of_the_one_whose_message_is_quoted() =>
        Assert.Equal("CreditorReference C-1: FA2026-0099", Told(Cash(100, "FA2026-0099", reference: Quoted), ["C-1"], Theirs("FA2026-0099"), Other));

    static string Quoted => MessageReference.Of("C-1", Guid.Parse("8f2a1c3e-0000-7000-8000-000000000000"))!.Value.Printed;

    static CashCandidate Theirs(string number) => Of("C-1", number, 100);

    static string Told(BankTransaction cash, string[] asked, params CashCandidate[] candidates) =>
        CashMatching.Match(cash, CashClues.Of(cash), candidates, asked) is { } match ? $"{match.Rule} {match.Customer}: {string.Join(' ', match.Invoices.Select(i => i.Number))}" : "";

    static CashMatch? Match(BankTransaction cash, params CashCandidate[] candidates) => CashMatching.Match(cash, CashClues.Of(cash), candidates, []);

    static (CashRule, string) Rule(CashMatch? match) => (match!.Rule, match.Customer);

    static CashCandidate Of(string customer, string number, decimal open) => new(customer, number, 2026, Money.Euros(open), false);

    static BankTransaction Cash(decimal amount, string text = "", string? endToEnd = null, string? reference = null) =>
        new(Money.Euros(amount), true, null, endToEnd, reference, text, new(null, null), null, null);
}
