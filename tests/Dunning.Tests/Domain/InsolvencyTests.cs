using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>From the opening judgment on nothing earlier is claimed (L622-7, L622-21), and it bears interest to the eve (L622-28).</summary>
public sealed class InsolvencyTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Judgment = new(2026, 3, 9), Told = new(2026, 3, 10);
    static readonly InsolvencyOpened Opened = new(Story.Debtor.Debtor, "receivership", Judgment, null, 101, Told);
    static readonly InsolvencyClosed Closed = new(Story.Debtor.Debtor, Told.AddDays(5), "plan_adopted", 102, Told.AddDays(5));

    [Fact]
    public void What_was_issued_before_the_judgment_is_blocked_by_insolvency_and_dunned_no_more()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Opened, Told).Walk(Told, Told.AddDays(60));
        Assert.Empty(story.Steps);
        Assert.Equal(new Recouvrement.Dunning.Domain.Escalation.NextAction.Blocked(new("insolvency", "accounting")), story.Next("F1", Told));
    }

    [Fact]
    public void What_has_not_gone_out_is_called_back_at_once()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Sends = false;
        story.Walk(Due, Judgment).Hear(Opened, Told);
        Assert.Equal("insolvency", Assert.Single(story.Facts.OfType<MessageWithdrawn>()).Reason);
    }

    [Fact]
    public void Later_debts_are_dunned_apart()
    {
        var story = Story.Of().Owes("OLD", Due, 4000).Hear(Opened, Told).Owes("NEW", Told.AddDays(40), 400).Walk(Told, Told.AddDays(50));
        var asked = story.Asked("reminder_1");
        Assert.Equal([Story.Id("NEW")], asked.Statement.Lines.Select(l => l.Invoice));
        Assert.Empty(asked.Statement.Others);
        Assert.Equal(400, new Recouvrement.Dunning.Domain.Escalation.Situation(story.Case, story.Now(Told.AddDays(50)), Told.AddDays(50)).Overdue.Amount);
    }

    [Fact]
    public void What_is_issued_on_the_day_of_the_judgment_is_a_later_debt() =>
        Assert.Null(Story.Of().Hear(Opened, Told).Owes("F1", Judgment.AddDays(30), 400).Case.Invoices[Story.Id("F1")].FrozenSince);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_claim_is_born_on_the_day_of_delivery_whenever_it_was_issued(int daysAfterJudgment, bool isFrozen)
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Opened, Told);
        var invoice = story.Case.Invoices[Story.Id("F1")];
        story.Hear(new InvoiceAmended(invoice.Id, invoice.Terms! with { DeliveredOn = Judgment.AddDays(daysAfterJudgment) }, invoice.Outstanding, 103, Told), Told);
        Assert.Equal(isFrozen ? Judgment : null, story.Case.Invoices[Story.Id("F1")].FrozenSince);
    }

    [Fact]
    public void What_Invoicing_says_of_an_invoice_goes_before_its_day_of_issue()
    {
        var delivered = Story.Of().Owes("F1", Judgment.AddDays(40), 400).Hear(Opened, Told).Holds("F1", "insolvency", null, Told, "insolvency");
        Assert.Equal(Judgment, delivered.Case.Invoices[Story.Id("F1")].FrozenSince);
        Assert.Null(delivered.Lifts("F1", Told, "insolvency").Case.Invoices[Story.Id("F1")].FrozenSince);
    }

    [Fact]
    public void The_end_of_proceedings_thaws_nothing_until_a_person_lets_a_claim_go()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Opened, Told).Holds("F1", "insolvency", null, Told, "insolvency").Hear(Closed, Told.AddDays(5));
        Assert.Equal("insolvency", Story.Blocker(story.Next("F1", Told.AddDays(6))));
        Assert.Null(story.Lifts("F1", Told.AddDays(6), "insolvency").Case.Invoices[Story.Id("F1")].FrozenSince);
    }

    [Fact]
    public void A_report_in_error_froze_nothing()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Opened, Told).Hear(Closed with { Outcome = "reported_in_error" }, Told);
        Assert.Equal([("reminder_1", Told)], story.Walk(Told, Told).Steps);
    }

    [Fact]
    public void Facts_in_any_order_say_the_same()
    {
        var converted = Opened with { Kind = "liquidation", Version = 103 };
        var again = Opened with { JudgmentOn = new(2026, 6, 1), Version = 105 };
        InsolvencyOpened[] opened = [Opened, converted, again];
        DunningEvent[] facts = [Opened, converted with { Version = 102 }, Closed with { Version = 104 }, again];
        foreach (var order in new[] { facts, [.. facts.Reverse()], [facts[2], facts[0], facts[3], facts[1]] })
        {
            var story = Story.Of().Owes("F1", Due, 400);
            foreach (var fact in order) story.Hear(fact, Told);
            Assert.Equal([("liquidation", Judgment, true), ("receivership", opened[2].JudgmentOn, false)], story.Case.Insolvency.All.Select(p => (p.Kind, p.JudgmentOn, p.ClosedOn is not null)));
            Assert.Equal(Judgment, story.Case.Invoices[Story.Id("F1")].FrozenSince);
        }
    }

    [Fact]
    public void A_claim_is_declared_with_interest_to_the_eve_of_the_judgment()
    {
        // PEN-1 of the rules: 12 000.00 due on 2026-05-31 bear 119.84 in the 30 days to the end of June.
        var story = Story.Of().Owes("F1", new(2026, 5, 31), 12000).Owes("F2", new(2026, 7, 20), 500).Pays("F1", 1000, new(2026, 7, 15));
        story.Hear(Opened with { JudgmentOn = new(2026, 7, 1) }, new(2026, 7, 16));
        var claims = ClaimAtJudgment.Of(story.Case, LegalParameters.Shipped);
        Assert.Equal((Money.Euros(12000), Money.Euros(119.84m), Money.Euros(40), true), (claims[0].Principal, claims[0].Interest, claims[0].Compensation, claims[0].HasFallenDue));
        Assert.Equal((Money.Euros(500), Money.Zero, Money.Zero, false), (claims[1].Principal, claims[1].Interest, claims[1].Compensation, claims[1].HasFallenDue));
    }

    [Fact]
    public void A_claim_in_a_foreign_currency_is_declared_without_interest_computed_here()
    {
        var claim = Assert.Single(ClaimAtJudgment.Of(Story.Of().Owes("F1", Due, 100, currency: "USD").Hear(Opened, Told).Case, LegalParameters.Shipped));
        Assert.Equal((new Money(100, "USD"), null, null), (claim.Principal, claim.Interest, claim.Compensation));
    }

    [Fact]
    public void A_proposed_hand_over_is_called_back()
    {
        var due = new DateOnly(2026, 1, 5);
        var story = Noticed(due);
        story.Approves = false;
        story.Walk(due.AddDays(121), due.AddDays(160));
        Assert.Single(story.Facts.OfType<HandOverProposed>());
        story.Hear(Opened with { JudgmentOn = due.AddDays(160) }, due.AddDays(161));
        Assert.Equal("insolvency", Assert.Single(story.Facts.OfType<HandOverWithdrawn>()).Reason);
    }

    [Fact]
    public void Claims_with_an_agency_are_recalled_once_and_frozen_when_they_are_back()
    {
        var due = new DateOnly(2026, 1, 5);
        var story = Noticed(due).Walk(due.AddDays(121), due.AddDays(160));
        var handedOver = Assert.Single(story.Facts.OfType<ClaimsHandedOver>());
        var judgment = due.AddDays(160);
        story.Hear(Opened with { JudgmentOn = judgment }, judgment.AddDays(1)).Hear(Opened with { JudgmentOn = judgment, Kind = "liquidation", Version = 102 }, judgment.AddDays(2));
        Assert.Equal((handedOver.HandOver, "insolvent"), Assert.Single(story.Facts.OfType<ClaimsRecalled>()) is var recalled ? (recalled.HandOver, recalled.Reason) : default);
        Assert.Equal("handed_over", Story.Blocker(story.Next("F1", judgment.AddDays(2))));
        Assert.Equal("insolvency", Story.Blocker(story.Returns("F1", judgment.AddDays(3)).Next("F1", judgment.AddDays(3))));
    }

    [Fact]
    public void Claims_that_were_recalled_in_error_can_leave_the_house_anew()
    {
        var due = new DateOnly(2026, 1, 5);
        var story = Noticed(due).Walk(due.AddDays(121), due.AddDays(160));
        var judgment = due.AddDays(160);
        story.Hear(Opened with { JudgmentOn = judgment }, judgment).Returns("F1", judgment).Hear(Closed with { Outcome = "reported_in_error" }, judgment);
        story.Walk(judgment.AddDays(1), judgment.AddDays(10));
        Assert.Equal(2, story.Facts.OfType<ClaimsHandedOver>().Select(h => h.HandOver).Distinct().Count());
    }

    static Story Noticed(DateOnly due)
    {
        var story = Story.Of(phone: false).Owes("F1", due, 4000).Walk(due, due.AddDays(120));
        var notice = story.Decided("formal_notice");
        return story.Letter(notice.Decision, LetterState.Delivered, notice.On.AddDays(2));
    }
}
