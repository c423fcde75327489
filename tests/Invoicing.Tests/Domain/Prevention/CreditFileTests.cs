using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

public sealed class CreditFileTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly DateOnly First = new(2026, 1, 1), Last = new(2026, 6, 30);
    static readonly Cover Cover = new("Assureur", Money.Euros(30_000), 90, First, Last, 60, 30, 90);

    [Fact]
    public void An_assessment_is_noted_once_and_corrected_by_other_content()
    {
        var assessment = new Assessment("Agence", "7/10", Money.Euros(50_000), First, Last);
        Given().When(new Assess(Account, "A-1", assessment)).Then(new CreditAssessed(Account, "A-1", assessment));
        Given(new CreditAssessed(Account, "A-1", assessment)).When(new Assess(Account, "a-1", assessment)).ThenNothing();
        Given(new CreditAssessed(Account, "A-1", assessment)).When(new Assess(Account, "A-1", assessment with { Score = "3/10" }))
            .Then(new CreditAssessed(Account, "A-1", assessment with { Score = "3/10" }));
    }

    [Fact]
    public void A_limit_that_another_person_repeats_is_no_fact()
    {
        var limit = new CreditLimit(Money.Euros(40_000), First, null);
        Given(new CreditLimitSet(Account, "L-1", limit, "manager")).When(new SetLimit(Account, "L-1", limit, "erp")).ThenNothing();
    }

    [Fact]
    public void A_limit_holds_from_its_first_day_to_its_last()
    {
        var file = Folded(new CreditLimitSet(Account, "L-1", new(Money.Euros(40_000), First, Last), "manager"));
        Assert.Null(file.LimitOn(First.AddDays(-1)));
        Assert.NotNull(file.LimitOn(First));
        Assert.NotNull(file.LimitOn(Last));
        Assert.Null(file.LimitOn(Last.AddDays(1)));
    }

    [Fact]
    public void Of_two_limits_the_later_one_holds_and_of_one_day_the_smaller()
    {
        var file = Folded(
            new CreditLimitSet(Account, "L-1", new(Money.Euros(40_000), First, null), "manager"),
            new CreditLimitSet(Account, "L-2", new(Money.Euros(90_000), Last, null), "manager"),
            new CreditLimitSet(Account, "L-3", new(Money.Euros(10_000), Last, null), "manager"));
        Assert.Equal(Money.Euros(40_000), file.LimitOn(Last.AddDays(-1))!.Limit.Amount);
        Assert.Equal(Money.Euros(10_000), file.LimitOn(Last)!.Limit.Amount);
    }

    [Fact]
    public void An_assessment_is_good_on_its_last_day_and_expired_the_day_after()
    {
        var assessment = new Assessment("Agence", null, null, First, Last);
        Assert.False(assessment.HasExpired(Last));
        Assert.True(assessment.HasExpired(Last.AddDays(1)));
        Assert.False((assessment with { ExpiresOn = null }).HasExpired(DateOnly.MaxValue));
    }

    [Fact]
    public void Deadlines_of_the_policy_count_from_the_due_date()
    {
        var deadlines = Cover.DeadlinesOf(new(2026, 3, 31));
        Assert.Equal(new CoverDeadlines(new(2026, 5, 30), new(2026, 4, 30), new(2026, 6, 29)), deadlines);
    }

    [Fact]
    public void A_consent_of_the_insurer_goes_further_than_the_policy_and_only_for_its_invoice()
    {
        var file = Folded(new CreditInsured(Account, "POL-7", Cover), new ExtensionAllowed(Account, "X-1", new("FA-1", 2026, new(2026, 9, 30))));
        Assert.Equal(new DateOnly(2026, 9, 30), file.ExtensionOf("fa-1", 2026, First, new(2026, 3, 31)));
        Assert.Equal(new DateOnly(2026, 4, 30), file.ExtensionOf("FA-1", 2025, First, new(2026, 3, 31)));
        Assert.Equal(new DateOnly(2026, 4, 30), file.ExtensionOf("FA-2", 2026, First, new(2026, 3, 31)));
        Assert.Null(file.ExtensionOf("FA-1", 2026, Last.AddDays(1), new(2026, 8, 31)));
    }

    [Fact]
    public void A_signal_counts_from_when_it_was_heard_to_its_last_day_and_good_news_never_against()
    {
        var signal = new FieldSignal(SignalKind.Strike, SignalSeverity.High, First, Last, null);
        Assert.False(signal.SpeaksAgainst(First.AddDays(-1)));
        Assert.True(signal.SpeaksAgainst(First));
        Assert.True(signal.SpeaksAgainst(Last));
        Assert.False(signal.SpeaksAgainst(Last.AddDays(1)));
        Assert.False((signal with { Kind = SignalKind.GoodNews }).SpeaksAgainst(First));
    }

    [Fact]
    public void Links_are_the_same_in_any_order()
    {
        var invoice = new ChainDocument("000123455", ChainStep.Invoice, "FA-1", 2026);
        ChainParent order = new(ChainStep.Order, "CDE-1"), delivery = new(ChainStep.Delivery, "BL-1");
        Specification<DocumentLinks, DocumentLinksCommand, DocumentLinksEvent>.Given(new DocumentLinksEvent.DocumentLinked(invoice, [order, delivery]))
            .When(new DocumentLinksCommand.Link(invoice, [delivery, order])).ThenNothing();
    }

    static Specification<CreditFile, CreditFileCommand, CreditFileEvent> Given(params CreditFileEvent[] facts) => Specification<CreditFile, CreditFileCommand, CreditFileEvent>.Given(facts);

    static CreditFile Folded(params CreditFileEvent[] facts) => Folding.Fold<CreditFile, CreditFileCommand, CreditFileEvent>(facts);
}
