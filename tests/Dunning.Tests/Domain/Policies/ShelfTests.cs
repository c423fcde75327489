using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Policies.PolicyCommand;
using static Recouvrement.Dunning.Domain.Policies.PolicyEvent;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>A policy is written by one person and put in force by another.</summary>
public sealed class ShelfTests
{
    const string Creditor = "732829320", Author = "a manager", Second = "another manager";
    static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Versions_are_numbered_on_from_those_shipped()
    {
        Assert.Equal(1, Drafted(PolicyShelf.Initial, "key_accounts", "{}").Version);
        Assert.Equal(ShippedPolicies.All.Single(p => p.Name == "standard_company").Version + 1, Drafted(PolicyShelf.Initial, "standard_company", "{}").Version);
        var first = After(PolicyShelf.Initial, new DraftPolicy(Creditor, "key_accounts", "{}", Author));
        Assert.Empty(PolicyShelf.Decide(first, new DraftPolicy(Creditor, "key_accounts", "{}", Author)).Facts);
        Assert.Equal(2, Drafted(first, "key_accounts", "{ }").Version);
    }

    [Theory]
    [InlineData(1, Author, 0, Takes.AllCases, "same_person")]
    [InlineData(2, Second, 0, Takes.AllCases, "no_such_version")]
    [InlineData(1, Second, -1, Takes.AllCases, "valid_from_is_past")]
    [InlineData(1, Second, 0, Takes.None, "takes_missing")]
    [InlineData(1, Second, 0, Takes.NewEpisodes, null)]
    [InlineData(1, Second, 30, Takes.AllCases, null)]
    public void Somebody_else_puts_it_in_force_from_today_at_the_earliest(int version, string by, int days, Takes takes, string? refusal) =>
        Assert.Equal(refusal, PolicyShelf.Decide(Draft(), new ActivatePolicy(Creditor, "key_accounts", version, Today.AddDays(days), takes, by, Today)).Refusal?.Code);

    [Fact]
    public void What_is_in_force_is_put_in_force_once_and_never_otherwise()
    {
        var order = new ActivatePolicy(Creditor, "key_accounts", 1, Today, Takes.AllCases, Second, Today);
        var active = After(Draft(), order);
        Assert.Empty(PolicyShelf.Decide(active, order).Facts);
        Assert.Equal("already_active", PolicyShelf.Decide(active, order with { ValidFrom = Today.AddDays(1) }).Refusal?.Code);
    }

    [Fact]
    public void What_is_a_draft_only_is_not_taken_back_and_can_be_put_in_force_after_the_end()
    {
        Assert.Equal("no_such_policy", PolicyShelf.Decide(Draft(), new RetirePolicy(Creditor, "key_accounts", Today, Author, Today)).Refusal?.Code);
        var active = Active();
        var later = After(active, new DraftPolicy(Creditor, "key_accounts", "{ }", Author));
        Assert.Equal(1, Assert.IsType<PolicyRetired>(Assert.Single(PolicyShelf.Decide(later, new RetirePolicy(Creditor, "key_accounts", Today, Author, Today)).Facts)).Version);
    }

    [Fact]
    public void It_is_taken_back_from_today_at_the_earliest()
    {
        Assert.Equal("from_is_past", PolicyShelf.Decide(Active(), new RetirePolicy(Creditor, "key_accounts", Today.AddDays(-1), Author, Today)).Refusal?.Code);
        var order = new RetirePolicy(Creditor, "key_accounts", Today, Author, Today);
        Assert.Empty(PolicyShelf.Decide(After(Active(), order), order).Facts);
        Assert.Equal("already_retired", PolicyShelf.Decide(After(Active(), order), order with { From = Today.AddDays(9) }).Refusal?.Code);
    }

    static PolicyShelf Draft() => After(PolicyShelf.Initial, new DraftPolicy(Creditor, "key_accounts", "{}", Author));

    static PolicyShelf Active() => After(Draft(), new ActivatePolicy(Creditor, "key_accounts", 1, Today, Takes.AllCases, Second, Today));

    static PolicyDrafted Drafted(PolicyShelf shelf, string name, string document) =>
        Assert.IsType<PolicyDrafted>(Assert.Single(PolicyShelf.Decide(shelf, new DraftPolicy(Creditor, name, document, Author)).Facts));

    static PolicyShelf After(PolicyShelf shelf, PolicyCommand order) => PolicyShelf.Decide(shelf, order).Facts.Aggregate(shelf, PolicyShelf.Evolve);
}
