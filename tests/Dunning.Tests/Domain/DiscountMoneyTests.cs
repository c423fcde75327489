using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What is given up with a plan follows the money that came in for it, and what is credited of it today.</summary>
public sealed class DiscountMoneyTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), First = Due.AddDays(20), Second = Due.AddDays(50), Credit = First.AddDays(3), Back = First.AddDays(6);

    // 500 is owed; 475 in two terms, and 25 given up.
    static Story Kept(CustomerKind kind = CustomerKind.Company)
    {
        var story = Story.Of(kind, phone: false).Owes("F1", Due, 300).Owes("F2", Due.AddDays(1), 200).Walk(Due, Due.AddDays(3));
        story.Do(story.Discounting(Said, 25, Negotiator.Manager, (First, 250), (Second, 225)));
        return story.Pays("F1", 300, First).Walk(First, First).Pays("F2", 175, First.AddDays(1)).Walk(First.AddDays(1), First.AddDays(1));
    }

    static Story Credited() => Kept().Pays("F2", 25, Credit, BalanceCause.CreditNote).Walk(Credit, Credit);

    static Story CreditedAndMoneyBack() => Credited().Pays("F2", -175, Back, BalanceCause.Undone).Walk(Back, Back);

    // 1000 is owed; 900 in two terms, and 100 given up; the first is paid on A.
    static Story FirstTermPaid()
    {
        var story = Story.Of(phone: false).Owes("A", Due, 300).Owes("B", Due.AddDays(1), 600).Owes("C", Due.AddDays(2), 100).Walk(Due, Due.AddDays(3));
        story.Do(story.Discounting(Said, 100, Negotiator.Manager, (First, 300), (Second, 600)));
        story.Do(new DunningCommand.Approve(story.Plan().Id, story.Now(Said), "manager2", Said));
        return story.Pays("A", 300, First).Walk(Said, First);
    }

    // The ERP undoes the credit note of a day.
    static Story Undoes(Story story, DateOnly credit, decimal amount, DateOnly on)
    {
        var left = story.Case.Invoices[Story.Id("F2")].Outstanding + Money.Euros(amount);
        return story.Hear(new BalanceChanged(Story.Id("F2"), "F2", left, Money.Euros(-amount), BalanceCause.Undone, Story.Id($"pay F2 {credit}"), story.Next(Story.Id("F2")), on), on);
    }

    static Money ToCredit(Story story, string number = "F2") => story.Case.Invoices[Story.Id(number)].ToCredit;

    static int Earned(Story story) => story.Facts.OfType<DiscountEarned>().Count();

    [Fact]
    public void Nothing_is_given_up_for_terms_that_were_contested_and_not_paid()
    {
        var story = FirstTermPaid().Contests("B", First.AddDays(1)).Walk(First.AddDays(1), First.AddDays(3));
        Assert.Equal((PlanStatus.Fulfilled, DiscountState.Lost), (story.Plan().Status, story.Plan().DiscountState));
        Assert.Empty(story.Facts.OfType<DiscountEarned>());
        Assert.Null(Assert.Single(story.Facts.OfType<PlanFulfilled>()).Discount);
        Assert.Equal(Money.Zero, ToCredit(story, "C"));
    }

    [Fact]
    public void What_a_credit_note_takes_from_the_terms_need_not_be_paid_for_the_discount()
    {
        var story = FirstTermPaid().Pays("B", 600, First.AddDays(1), BalanceCause.CreditNote).Walk(First.AddDays(1), First.AddDays(3));
        Assert.Equal((Money.Euros(100), Money.Euros(300)), Assert.Single(story.Facts.OfType<DiscountEarned>()) is var earned ? (earned.Total, earned.Needed) : default);
        Assert.Equal(Money.Euros(100), ToCredit(story, "C"));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 0)]
    public void What_is_contested_may_be_as_much_as_a_term_may_fall_short_by(int contested, int earned)
    {
        var story = FirstTermPaid().Pays("B", 600 - contested, First.AddDays(1)).Contests("B", First.AddDays(1)).Walk(First.AddDays(1), Second.AddDays(10));
        Assert.Equal(earned, Earned(story));
        Assert.Empty(story.Facts.OfType<DiscountTakenBack>());
    }

    [Fact]
    public void An_invoice_that_the_ERP_corrects_takes_nothing_back_while_nothing_is_owed()
    {
        var (story, on) = (Credited(), Back);
        var invoice = story.Case.Invoices[Story.Id("F2")];
        story.Hear(new InvoiceAmended(invoice.Id, invoice.Terms! with { Amount = Money.Euros(150) }, Money.Zero, story.Next(invoice.Id), on), on).Walk(on, Second.AddDays(10));
        Assert.True(story.Case.Invoices[invoice.Id].MoneyIn < Money.Euros(175));
        Assert.Empty(story.Facts.OfType<DiscountTakenBack>());
        Assert.Equal(DiscountState.Earned, story.Plan().DiscountState);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    public void Money_that_goes_back_takes_the_discount_back_where_more_is_missing_than_a_term_may_fall_short_by(int amount, int times)
    {
        var story = Kept().Pays("F2", -amount, Back, BalanceCause.Undone).Walk(Back, Back);
        Assert.Equal(times, story.Facts.OfType<DiscountTakenBack>().Count());
    }

    [Fact]
    public void What_was_credited_and_is_undone_after_the_money_went_back_is_earned_anew()
    {
        var story = Undoes(CreditedAndMoneyBack(), Credit, 25, Back.AddDays(2)).Walk(Back.AddDays(1), Second.AddDays(-1)).Pays("F2", 175, Second).Walk(Second, Second.AddDays(3));
        Assert.Equal((PlanStatus.Fulfilled, 2, Money.Euros(25)), (story.Plan().Status, Earned(story), ToCredit(story)));
        Assert.Equal("discount_to_credit", Story.Blocker(story.Next("F2", Second.AddDays(3))));
    }

    [Fact]
    public void A_credit_note_that_is_undone_after_the_plan_was_kept_again_is_asked_for_anew()
    {
        var story = CreditedAndMoneyBack().Pays("F2", 175, Back.AddDays(1)).Walk(Back.AddDays(1), Back.AddDays(2));
        Assert.Equal((PlanStatus.Fulfilled, 1), (story.Plan().Status, Earned(story)));
        Undoes(story, Credit, 25, Back.AddDays(3)).Walk(Back.AddDays(3), Back.AddDays(5));
        Assert.Equal((2, Money.Euros(25)), (Earned(story), ToCredit(story)));
    }

    [Fact]
    public void What_a_manager_took_back_is_not_earned_anew_when_its_credit_note_is_undone()
    {
        var story = Kept().Pays("F2", 10, Credit, BalanceCause.CreditNote).Walk(Credit, Credit);
        story.Do(new DunningCommand.LiftDiscount(story.Plan().Id, "manager", Back));
        Undoes(story, Credit, 10, Back).Walk(Back, Second.AddDays(10));
        Assert.Equal((1, DiscountState.Lost), (Earned(story), story.Plan().DiscountState));
    }

    // Payments of a company go to interest first (rule R2.4): 1.17 of what F2 had borne. Of a public body no interest is computed here.
    [Theory]
    [InlineData(CustomerKind.Company, false, 1.17)]
    [InlineData(CustomerKind.Company, true, 1.17)]
    [InlineData(CustomerKind.PublicBody, false, 0)]
    [InlineData(CustomerKind.PublicBody, true, 0)]
    public void What_a_kept_plan_gave_up_is_not_declared_in_insolvency_proceedings(CustomerKind kind, bool isCreditedLater, decimal declared)
    {
        var judgment = First.AddDays(5);
        var story = Kept(kind).Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", judgment, null, 101, judgment), judgment);
        if (isCreditedLater) story.Pays("F2", 25, judgment.AddDays(10), BalanceCause.CreditNote);
        Assert.Equal(declared, ClaimAtJudgment.Of(story.Case, LegalParameters.Shipped).Where(claim => claim.Invoice.Id == Story.Id("F2")).Sum(claim => claim.Principal.Amount));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(12, 6)]
    public void Months_of_a_profile_leave_what_is_for_two_managers_with_two_managers(int months, int alone)
    {
        var document = Written.Document(Written.Reminder) with
        {
            Values = new(Negotiation: new(Manager: new(Months: 6))), Profiles = [new(PayerProfile.Good, Values: new(PlanMonthsWithoutApproval: months))],
        };
        var limits = Written.Read(document).For(PayerProfile.Good).Values.Plans;
        Assert.Equal((months, alone), (limits.MonthsOf(Negotiator.Collector), limits.MonthsOf(Negotiator.Manager)));
        Assert.False(limits.IsForTwoManagers(Said.AddMonths(alone), Said));
        Assert.True(limits.IsForTwoManagers(Said.AddMonths(alone).AddDays(1), Said));
    }

    [Fact]
    public void A_manager_lifts_what_is_not_credited_though_the_rest_is_contested()
    {
        var story = Kept().Contests("F2", Credit);
        story.Do(new DunningCommand.LiftDiscount(story.Plan().Id, "manager", Credit));
        Assert.Equal((DiscountEnd.Lifted, Money.Zero), Assert.Single(story.Facts.OfType<DiscountTakenBack>()) is var gone ? (gone.Reason, gone.Credited) : default);
        var credited = Credited();
        Assert.Equal("credited_already", DunningCase.Decide(credited.Case, new DunningCommand.LiftDiscount(credited.Plan().Id, "manager", Back)).Refusal?.Code);
    }

    [Fact]
    public void An_earlier_credit_note_that_is_undone_is_owed_and_not_given_up()
    {
        var earlier = Due.AddDays(2);
        var story = Story.Of(phone: false).Owes("F1", Due, 300).Owes("F2", Due.AddDays(1), 200).Pays("F2", 10, earlier, BalanceCause.CreditNote).Walk(Due, Due.AddDays(3));
        story.Do(story.Discounting(Said, 24, Negotiator.Manager, (First, 466)));
        story.Pays("F1", 300, First).Pays("F2", 166, First).Walk(Said, First).Pays("F2", 24, Credit, BalanceCause.CreditNote).Walk(Credit, Credit);
        Undoes(story, earlier, 10, Back);
        Assert.Equal((Money.Zero, Money.Euros(10)), (ToCredit(story), story.Case.Invoices[Story.Id("F2")].Undisputed));
    }

    [Fact]
    public void Of_what_was_given_up_before_credit_notes_were_kept_each_their_sum_counts()
    {
        Settling[] credits = [new(Money.Euros(10), Due, IsCredit: true), new(Money.Euros(5), First, IsCredit: true)];
        var invoice = new CaseInvoice(Story.Id("F2"))
        {
            Outstanding = Money.Euros(20), Settlings = credits.ToImmutableDictionary(credit => Story.Id($"{credit.On}")), Discount = new(Story.Id("plan"), Money.Euros(25), Money.Euros(10)),
        };
        Assert.Equal(Money.Euros(20), invoice.ToCredit);
    }
}
