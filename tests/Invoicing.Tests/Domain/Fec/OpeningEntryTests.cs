using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Opening entries and what they repeat.</summary>
public sealed class OpeningEntryTests
{
    static readonly DateOnly Autumn = new(2025, 10, 1), Winter = new(2025, 12, 1), NewYear = new(2026, 1, 1);
    static readonly Guid One = new("00000000-0000-0000-0000-000000000001"), Two = new("00000000-0000-0000-0000-000000000002"), Three = new("00000000-0000-0000-0000-000000000003");

    [Fact]
    public void An_entry_is_the_document_of_its_amount()
    {
        var match = OpeningEntries.Match([Debit("a", 100), Credit("b", 40)], [Invoice(One, 100), Payment(Two, 40)]);
        Assert.Equal(new Dictionary<string, Guid> { ["a"] = One, ["b"] = Two }, match.Documents);
        Assert.True(match.Agrees);
    }

    [Fact]
    public void Among_documents_alike_the_reference_counts_then_the_date_then_the_age()
    {
        var match = OpeningEntries.Match(
            [Debit("plain", 100), Debit("dated", 100, on: Winter), Debit("named", 100, "FA-3")],
            [Invoice(One, 100, "FA-1", Autumn), Invoice(Two, 100, "FA-2", Winter), Invoice(Three, 100, "fa-3", Autumn)]);
        Assert.Equal(new Dictionary<string, Guid> { ["named"] = Three, ["dated"] = Two, ["plain"] = One }, match.Documents);
    }

    [Fact]
    public void A_credit_is_no_invoice_of_its_amount()
    {
        var match = OpeningEntries.Match([Credit("a", 100)], [Invoice(One, 100)]);
        Assert.Empty(match.Documents);
        Assert.Equal((false, Money.Euros(-100), Money.Euros(100)), (match.Agrees, match.CarriedOver, match.Open));
    }

    [Fact]
    public void One_line_for_several_agrees_by_its_sum()
    {
        var match = OpeningEntries.Match([Debit("balance", 110)], [Invoice(One, 100), Invoice(Two, 50), Payment(Three, 40)]);
        Assert.Empty(match.Documents);
        Assert.True(match.Agrees);
    }

    [Fact]
    public void What_is_doubtful_may_be_carried_over_on_its_own_account()
    {
        OpenBefore[] open = [Invoice(One, 100) with { IsDoubtful = true }, Invoice(Two, 100, on: Winter)];
        var match = OpeningEntries.Match([Debit("a", 100)], open);
        Assert.Equal(new Dictionary<string, Guid> { ["a"] = Two }, match.Documents);
        Assert.True(match.Agrees);
        Assert.True(OpeningEntries.Match([Debit("a", 100), Debit("b", 100)], open).Agrees);
        Assert.False(OpeningEntries.Match([Debit("a", 150)], open).Agrees);
    }

    [Fact]
    public void Two_entries_never_are_the_same_document()
    {
        var match = OpeningEntries.Match([Debit("a", 100), Debit("b", 100)], [Invoice(One, 100)]);
        Assert.Equal(new Dictionary<string, Guid> { ["a"] = One }, match.Documents);
        Assert.False(match.Agrees);
    }

    static OpeningEntry Debit(string number, decimal amount, string reference = "AN", DateOnly? on = null) => new(number, Money.Euros(amount), true, reference, on ?? NewYear);

    static OpeningEntry Credit(string number, decimal amount) => new(number, Money.Euros(amount), false, "AN", NewYear);

    static OpenBefore Invoice(Guid id, decimal left, string reference = "FA", DateOnly? on = null) => new(id, Money.Euros(left), true, reference, on ?? Autumn);

    static OpenBefore Payment(Guid id, decimal left) => new(id, Money.Euros(left), false, "BQ", Autumn);
}
