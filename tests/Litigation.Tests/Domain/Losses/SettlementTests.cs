using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Settlements.SettlementCommand;
using static Recouvrement.Litigation.Domain.Settlements.SettlementEvent;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Losses;

/// <summary>Who gives up what, by whose word.</summary>
public sealed class SettlementTests
{
    static readonly DateOnly Today = Day("2026-11-02");
    static readonly SettlementMatter Of = new(Sample.Here, Sample.Of, "TR-1");
    static readonly SettlementTerms Terms = new(Money.Euros(1000), Money.Euros(200), Money.Euros(43.75m), Money.Euros(40), Day("2026-12-31"), false);
    static readonly ImmutableArray<SettledInvoice> Invoices = [new(Sample.Large.Invoice, "FA2025-00114", new(2025, 11, 12), new(2025, 12, 12), Money.Euros(1800))];
    static readonly SettlementProposed Proposed = new(Of, Terms, Collector, Today, Invoices);
    static readonly SettlementApproved Approved = new(Of, Terms, Collector, Manager, Today);

    [Fact]
    public void What_was_agreed_to_may_be_made_a_title_once()
    {
        MakeSettlementEnforceable Title(string on, string today = "2026-12-01") => new(SettlementTitle.CourtApproval, Day(on), Collector, Day(today));
        var enforceable = new SettlementMadeEnforceable(SettlementTitle.CourtApproval, Today, Collector, Day("2026-12-01"));
        Given(Proposed).When(Title("2026-11-02")).ThenRefused("not_approved");
        Given(Proposed, Approved).When(Title("2026-11-01")).ThenRefused("day_before");
        Given(Proposed, Approved).When(Title("2026-12-02")).ThenRefused("day_in_future");
        Given(Proposed, Approved).When(Title("2026-11-02")).Then(enforceable);
        Given(Proposed, Approved, enforceable).When(Title("2026-11-03")).ThenRefused("already_recorded");
        Given(Proposed, Approved, new SettlementKept(Today, Collector, Today)).When(Title("2026-11-02")).ThenRefused("settlement_over");
        Given(Proposed, Approved, new SettlementBroken(Day("2027-01-02"), Collector, Day("2027-01-02"))).When(Title("2026-11-02", "2027-01-05")).Then(enforceable with { On = Day("2027-01-05") });
    }

    [Fact]
    public void One_proposes_and_another_agrees()
    {
        Given().When(new ProposeSettlement(Of, Terms, Invoices, true, Collector, Today)).Then(Proposed);
        Given(Proposed).When(new ApproveSettlement(Collector, Today)).ThenRefused("same_person");
        Given(Proposed).When(new DeclineSettlement(Collector, Today)).ThenRefused("same_person");
        Given(Proposed).When(new ApproveSettlement(Manager, Today)).Then(Approved);
        Given(Proposed).When(new KeepSettlement(Today, Collector, Today)).ThenRefused("not_approved");
        Given(Proposed).When(new ProposeSettlement(Of, Terms with { Agreed = Money.Euros(1) }, Invoices, true, Collector, Today)).ThenRefused("reference_used");
        Given(Proposed, new SettlementDeclined(Manager, Today)).When(new ApproveSettlement(Manager, Today)).ThenRefused("settlement_over");
        Assert.Equal(283.75m, Terms.Waived().Amount);
    }

    [Fact]
    public void What_the_law_or_the_house_forbids_is_refused()
    {
        Given().When(new ProposeSettlement(Of, Terms with { IsPublicBody = true }, Invoices, true, Collector, Today)).ThenRefused("waiver_void");
        Given().When(new ProposeSettlement(Of, Terms with { IsPublicBody = true, WaivedInterest = Money.Zero }, Invoices, true, Collector, Today)).Then(Proposed with { Terms = Terms with { IsPublicBody = true, WaivedInterest = Money.Zero } });
        Given().When(new ProposeSettlement(Of, Terms, Invoices, false, Collector, Today)).ThenRefused("waiver_forbidden");
        Given().When(new ProposeSettlement(Of, Terms with { PayBy = Today.AddDays(-1) }, Invoices, true, Collector, Today)).ThenRefused("day_past");
        Given().When(new ProposeSettlement(Of, new(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Today, false), Invoices, true, Collector, Today)).ThenRefused("nothing_settled");
    }

    [Fact]
    public void The_invoices_that_it_is_about_are_those_of_its_proposal()
    {
        ImmutableArray<SettledInvoice> foreign = [.. Invoices, Invoices[0] with { Amount = Money.OfCents(100, "CHF") }];
        Given().When(new ProposeSettlement(Of, Terms, [], true, Collector, Today)).ThenRefused("nothing_owed");
        Given().When(new ProposeSettlement(Of, Terms, foreign, true, Collector, Today)).ThenRefused("not_in_euros");
        // Asked again after one was paid, it is the same settlement: what both sides know of it stands.
        Given(Proposed).When(new ProposeSettlement(Of, Terms, [], true, Collector, Today)).ThenNothing();
        Assert.Equal(Invoices, Kernel.Deciding.Folding.Fold<Settlement, SettlementCommand, SettlementEvent>([Proposed, Approved]).Invoices);
        Assert.Null(Kernel.Deciding.Folding.Fold<Settlement, SettlementCommand, SettlementEvent>([Proposed with { Invoices = null }, Approved]).Invoices);
    }

    [Fact]
    public void It_is_kept_or_broken_once_its_last_day_is_over()
    {
        Given(Proposed, Approved).When(new BreakSettlement(Day("2026-12-31"), Collector, Day("2027-01-05"))).ThenRefused("still_in_time");
        Given(Proposed, Approved).When(new BreakSettlement(Day("2027-01-01"), Collector, Day("2027-01-05"))).Then(new SettlementBroken(Day("2027-01-01"), Collector, Day("2027-01-05")));
        Given(Proposed, Approved).When(new KeepSettlement(Today, Collector, Today)).Then(new SettlementKept(Today, Collector, Today));
        Given(Proposed, Approved, new SettlementKept(Today, Collector, Today)).When(new BreakSettlement(Day("2027-01-01"), Collector, Day("2027-01-05"))).ThenRefused("settlement_over");
    }

    static Specification<Settlement, SettlementCommand, SettlementEvent> Given(params SettlementEvent[] facts) => Specification<Settlement, SettlementCommand, SettlementEvent>.Given(facts);
}
