using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;

namespace Recouvrement.Invoicing.Tests.Domain.Prevention;

public sealed class InsolvencyTests
{
    static readonly Account Account = new("000123455", "C0001");
    static readonly Insolvency Proceedings = new(InsolvencyKind.Receivership, new(2026, 9, 28), new(2026, 10, 7), "Tribunal de commerce de Lille", null);

    [Theory]
    [InlineData("2026-10-07", true, "2026-12-07", "2027-04-07")]
    [InlineData("2026-10-07", false, "2027-02-08", "2027-04-07")]
    [InlineData("2026-12-31", true, "2027-03-01", "2027-06-30")]
    public void A_claim_is_declared_within_two_months_of_publication_and_two_more_from_abroad(string published, bool metropolitan, string declareBy, string relieveBy)
    {
        var deadline = ClaimDeclarationDeadline.Of(Day(published), metropolitan, TimeLimits.Shipped)!;
        Assert.Equal((Day(declareBy), Day(relieveBy)), (deadline.DeclareBy, deadline.RelieveBy));
    }

    [Fact]
    public void A_publication_before_the_law_we_know_has_no_guessed_deadline() => Assert.Null(ClaimDeclarationDeadline.Of(new(2005, 12, 31), true, TimeLimits.Shipped));

    [Fact]
    public void What_is_caused_before_the_judgment_is_frozen_and_what_is_caused_on_its_day_is_not()
    {
        Assert.True(Proceedings.Freezes(new(2026, 9, 27)));
        Assert.False(Proceedings.Freezes(new(2026, 9, 28)));
    }

    [Fact]
    public void Proceedings_are_opened_corrected_and_closed_once()
    {
        Given().When(new OpenInsolvency(Account, Proceedings)).Then(new InsolvencyOpened(Account, Proceedings));
        var converted = Proceedings with { Kind = InsolvencyKind.Liquidation };
        Given(new InsolvencyOpened(Account, Proceedings)).When(new OpenInsolvency(Account, converted)).Then(new InsolvencyOpened(Account, converted));
        Given(new InsolvencyOpened(Account, Proceedings)).When(new CloseInsolvency(Account, new(2027, 9, 28))).Then(new InsolvencyClosed(Account, new(2027, 9, 28)));
        Given(new InsolvencyOpened(Account, Proceedings)).When(new CloseInsolvency(Account, new(2026, 9, 27))).ThenRefused("closed_before_opened");
        Given().When(new CloseInsolvency(Account, new(2026, 9, 27))).ThenNothing();
    }

    [Fact]
    public void Proceedings_that_never_were_are_withdrawn_whatever_day_they_were_thought_to_begin()
    {
        var withdrawn = new CloseInsolvency(Account, new(2026, 9, 1), InsolvencyOutcome.ReportedInError);
        Given(new InsolvencyOpened(Account, Proceedings)).When(withdrawn).Then(new InsolvencyClosed(Account, withdrawn.On, withdrawn.Outcome));
        Given().When(withdrawn).ThenNothing();
    }

    [Fact]
    public void Who_administers_proceedings_is_forgotten_once_they_are_closed()
    {
        var (opened, closed) = (new InsolvencyOpened(Account, Proceedings with { Administrator = "hash" }), new InsolvencyClosed(Account, new(2027, 9, 28)));
        Given(opened).When(new EraseAdministrator(Account, ErasureGround.Requested)).ThenRefused("insolvency_open");
        Given(opened).When(new EraseAdministrator(Account, ErasureGround.WrongPerson)).Then(new AdministratorErased(Account, ErasureGround.WrongPerson));
        Given(opened, closed).When(new EraseAdministrator(Account, ErasureGround.Requested)).Then(new AdministratorErased(Account, ErasureGround.Requested));
        Given(new InsolvencyOpened(Account, Proceedings)).When(new EraseAdministrator(Account, ErasureGround.Requested)).ThenNothing();
        Given(opened, new AdministratorErased(Account, ErasureGround.WrongPerson)).When(new OpenInsolvency(Account, Proceedings)).ThenNothing();
    }

    [Fact]
    public void A_sanction_is_announced_executed_and_lifted_in_this_order()
    {
        var announced = new SanctionAnnounced(Account, "S-1", SanctionKind.DeliveriesStopped, new(2026, 3, 2), new(2026, 3, 10), null);
        Given().When(new AnnounceSanction(Account, "S-1", announced.Kind, announced.AnnouncedOn, announced.EffectiveOn, null)).Then(announced);
        Given().When(new ExecuteSanction(Account, "S-1", new(2026, 3, 10))).ThenRefused("sanction_unknown");
        Given(announced).When(new ExecuteSanction(Account, "S-1", new(2026, 3, 1))).ThenRefused("executed_before_announced");
        Given(announced).When(new ExecuteSanction(Account, "S-1", new(2026, 3, 10))).Then(new SanctionExecuted(Account, "S-1", new(2026, 3, 10)));
        Given(announced).When(new LiftSanction(Account, "S-1", new(2026, 3, 9))).Then(new SanctionLifted(Account, "S-1", new(2026, 3, 9)));
        Given(announced, new SanctionLifted(Account, "S-1", new(2026, 3, 9))).When(new ExecuteSanction(Account, "S-1", new(2026, 3, 10))).ThenRefused("sanction_lifted");
        Given(announced, new SanctionExecuted(Account, "S-1", new(2026, 3, 10))).When(new AnnounceSanction(Account, "S-1", announced.Kind, announced.AnnouncedOn, new(2026, 3, 11), null)).ThenRefused("sanction_executed");
    }

    [Fact]
    public void A_sanction_that_nobody_executes_is_overdue_the_day_after()
    {
        var sanction = new Sanction(SanctionKind.OrdersBlocked, new(2026, 3, 2), new(2026, 3, 10), null, null, null);
        Assert.False(sanction.IsOverdue(new(2026, 3, 10)));
        Assert.True(sanction.IsOverdue(new(2026, 3, 11)));
        Assert.False((sanction with { ExecutedOn = new(2026, 3, 11) }).IsOverdue(new(2026, 3, 11)));
        Assert.False((sanction with { LiftedOn = new(2026, 3, 11) }).IsOverdue(new(2026, 3, 11)));
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static Specification<CreditFile, CreditFileCommand, CreditFileEvent> Given(params CreditFileEvent[] facts) => Specification<CreditFile, CreditFileCommand, CreditFileEvent>.Given(facts);
}
