using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.GeneralTerms.AcceptanceEvent;

namespace Recouvrement.Invoicing.Tests.Domain.GeneralTerms;

public sealed class GeneralTermsTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly DateOnly January = new(2026, 1, 1), July = new(2026, 7, 1);
    static readonly string Text = new('a', 64), Other = new('b', 64);
    static readonly TermsVersion First = new(January, Text, [new(ClauseKind.PenaltyRate, Text, null, null), new(ClauseKind.RetentionOfTitle, Other, new(2026, 3, 1), new(2026, 5, 31))]);
    static readonly TermsVersion Second = new(July, Other, [new(ClauseKind.Jurisdiction, Other, null, null)]);

    [Fact]
    public void A_version_is_registered_once_and_never_changes_once_it_is_in_force()
    {
        Given().When(Publish("CGV-1", First, new(2025, 12, 1))).Then(Published("CGV-1", First));
        var corrected = First with { TextSha256 = Other };
        Given(Published("CGV-1", First)).When(Publish("cgv-1", corrected, new(2025, 12, 31))).Then(Published("cgv-1", corrected));
        Given(Published("CGV-1", First)).When(Publish("CGV-1", corrected, January)).ThenRefused("terms_in_force");
        Given(Published("CGV-1", First)).When(Publish("CGV-1", First with { Clauses = [.. First.Clauses] }, July)).ThenNothing();
        Given(Published("CGV-1", First)).When(Publish("CGV-2", Second with { ValidFrom = January }, new(2025, 12, 1))).ThenRefused("terms_of_same_day");
    }

    [Fact]
    public void The_version_in_force_is_the_one_that_began_last()
    {
        var register = Folding.Fold<TermsRegister, TermsCommand, TermsEvent>([Published("CGV-1", First), Published("CGV-2", Second)]);
        Assert.Equal((null, "CGV-1", "CGV-2"), (register.InForceOn(January.AddDays(-1))?.Key, register.InForceOn(July.AddDays(-1))?.Key, register.InForceOn(July)?.Key));
    }

    [Theory]
    // Accepted, day of the invoice, the version that holds, whether the acceptance of the version in force is missing.
    [InlineData(null, null, "2026-02-01", null, true)]
    [InlineData("2026-01-15", null, "2026-01-14", null, true)]
    [InlineData("2026-01-15", null, "2026-01-15", "CGV-1", false)]
    [InlineData("2026-01-15", null, "2026-08-01", "CGV-1", true)]
    [InlineData("2026-01-15", "2026-06-15", "2026-06-20", "CGV-1", false)]
    [InlineData("2026-01-15", "2026-06-15", "2026-07-01", "CGV-2", false)]
    [InlineData(null, null, "2025-12-31", null, false)]
    public void Terms_hold_for_an_invoice_where_the_customer_had_accepted_them(string? first, string? second, string invoice, string? holds, bool missing)
    {
        var register = Folding.Fold<TermsRegister, TermsCommand, TermsEvent>([Published("CGV-1", First), Published("CGV-2", Second)]);
        var accepted = ImmutableDictionary<string, TermsAcceptance>.Empty;
        if (first is not null) accepted = accepted.Add("A-1", new("cgv-1", Day(first), null, null, null));
        if (second is not null) accepted = accepted.Add("A-2", new("CGV-2", Day(second), null, null, null));
        var terms = TermsOfDay.Of(register, accepted, Day(invoice));
        Assert.Equal((holds, missing), (terms.Version, terms.IsAcceptanceMissing));
    }

    [Fact]
    public void A_clause_holds_on_its_own_days()
    {
        var register = Folding.Fold<TermsRegister, TermsCommand, TermsEvent>([Published("CGV-1", First)]);
        var accepted = ImmutableDictionary<string, TermsAcceptance>.Empty.Add("A-1", new("CGV-1", January, "DOC-1", null, null));
        IEnumerable<ClauseKind> On(DateOnly day) => TermsOfDay.Of(register, accepted, day).Clauses.Select(c => c.Kind);
        Assert.Equal([ClauseKind.PenaltyRate], On(new(2026, 2, 28)));
        Assert.Equal([ClauseKind.PenaltyRate, ClauseKind.RetentionOfTitle], On(new(2026, 3, 1)));
        Assert.Equal([ClauseKind.PenaltyRate], On(new(2026, 6, 1)));
    }

    [Fact]
    public void An_acceptance_is_noted_corrected_and_taken_back()
    {
        var acceptance = new TermsAcceptance("CGV-1", January, "DOC-1", "acheteur", "fingerprint");
        var corrected = acceptance with { AcceptedOn = new(2026, 1, 2) };
        Accepted().When(new AcceptanceCommand.Accept(Account, "A-1", acceptance)).Then(new TermsAccepted(Account, "A-1", acceptance));
        Accepted(new TermsAccepted(Account, "A-1", acceptance)).When(new AcceptanceCommand.Accept(Account, "a-1", corrected)).Then(new TermsAccepted(Account, "a-1", corrected));
        Accepted(new TermsAccepted(Account, "A-1", acceptance)).When(new AcceptanceCommand.Withdraw(Account, "A-1")).Then(new TermsAcceptanceWithdrawn(Account, "A-1"));
        Accepted().When(new AcceptanceCommand.Withdraw(Account, "A-1")).ThenNothing();
    }

    [Fact]
    public void Who_accepted_is_forgotten_once_no_claim_is_open_and_does_not_come_back()
    {
        var acceptance = new TermsAcceptance("CGV-1", January, "DOC-1", "acheteur", "fingerprint");
        var accepted = new TermsAccepted(Account, "A-1", acceptance);
        var erased = new TermsSignerErased(Account, "A-1", ErasureGround.Requested);
        Accepted().When(new AcceptanceCommand.EraseSigner(Account, "A-1", ErasureGround.Requested, 0)).ThenRefused("acceptance_unknown");
        Accepted(accepted).When(new AcceptanceCommand.EraseSigner(Account, "A-1", ErasureGround.Requested, 1)).ThenRefused("claim_open");
        Accepted(accepted).When(new AcceptanceCommand.EraseSigner(Account, "A-1", ErasureGround.WrongPerson, 1)).Then(erased with { Ground = ErasureGround.WrongPerson });
        Accepted(accepted, erased).When(new AcceptanceCommand.Accept(Account, "A-1", acceptance)).ThenNothing();
    }

    static TermsCommand.Publish Publish(string version, TermsVersion terms, DateOnly today) => new(Account.Creditor, version, terms, today);

    static TermsEvent.GeneralTermsPublished Published(string version, TermsVersion terms) => new(Account.Creditor, version, terms);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static Specification<TermsRegister, TermsCommand, TermsEvent> Given(params TermsEvent[] facts) => Specification<TermsRegister, TermsCommand, TermsEvent>.Given(facts);

    static Specification<TermsAcceptances, AcceptanceCommand, AcceptanceEvent> Accepted(params AcceptanceEvent[] facts) => Specification<TermsAcceptances, AcceptanceCommand, AcceptanceEvent>.Given(facts);
}
