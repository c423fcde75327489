using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A plan that gives part of the principal up: who may grant it, what becomes of it when the plan is kept, and when it is not.</summary>
public sealed class DiscountTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), First = Due.AddDays(20), Second = Due.AddDays(50);

    static Story Reminded(CustomerKind kind = CustomerKind.Company) => Story.Of(kind, phone: false).Owes("F1", Due, 300).Owes("F2", Due.AddDays(1), 200).Walk(Due, Due.AddDays(3));

    // 500 is owed; 475 in two terms, and 25 given up: five in a hundred, which a manager may grant alone.
    static Story Agreed()
    {
        var story = Reminded();
        story.Do(story.Discounting(Said, 25, Negotiator.Manager, (First, 250), (Second, 225)));
        return story;
    }

    static Story Kept() => Agreed().Pays("F1", 300, First).Walk(First, First).Pays("F2", 175, First.AddDays(1)).Walk(First.AddDays(1), First.AddDays(1));

    static string? Refused(Story story, decimal discount, Negotiator role, params (DateOnly DueOn, decimal Amount)[] terms) => DunningCase.Decide(story.Case, story.Discounting(Said, discount, role, terms)).Refusal?.Code;

    [Theory]
    [InlineData(2500, PlanStatus.Agreed, "")]
    [InlineData(2501, PlanStatus.Proposed, "Discount")]
    public void A_manager_gives_up_five_in_a_hundred_alone_and_not_a_cent_more(int cents, PlanStatus status, string need)
    {
        var (story, discount) = (Reminded(), cents / 100m);
        story.Do(story.Discounting(Said, discount, Negotiator.Manager, (First, 500 - discount)));
        Assert.Equal((status, need), (story.Plan().Status, Words(story.Plan().Needs)));
        if (status == PlanStatus.Agreed) return;
        Assert.Equal("same_person", DunningCase.Decide(story.Case, new DunningCommand.Approve(story.Plan().Id, story.Now(Said), "manager", Said)).Refusal?.Code);
        story.Do(new DunningCommand.Approve(story.Plan().Id, story.Now(Said), "manager2", Said));
        Assert.Equal(Money.Euros(discount), Assert.Single(story.Facts.OfType<PlanAgreed>()).Discount);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2500, null)]
    [InlineData(2501, "discount_for_managers")]
    public void What_a_collector_gives_up_waits_for_a_manager_who_may_grant_it(int cents, string? refusal)
    {
        var (story, discount) = (Reminded(), cents / 100m);
        Assert.Equal(refusal, Refused(story, discount, Negotiator.Collector, (First, 500 - discount)));
        if (refusal is not null) return;
        story.Do(story.Discounting(Said, discount, Negotiator.Collector, (First, 500 - discount)));
        Assert.Equal((PlanStatus.Proposed, ApprovalNeed.Discount), (story.Plan().Status, Assert.Single(story.Plan().Needs)));
        Assert.Equal("plan_proposed", Story.Blocker(story.Next("F1", Said)));
    }

    [Theory]
    [InlineData(Negotiator.Collector, 3, 0, "")]
    [InlineData(Negotiator.Collector, 3, 1, "Terms")]
    [InlineData(Negotiator.Manager, 6, 0, "")]
    [InlineData(Negotiator.Manager, 6, 1, "Terms")]
    [InlineData(Negotiator.Collector, 6, 1, "terms_for_managers")]
    public void Each_role_has_its_months_to_the_day(Negotiator role, int months, int days, string need)
    {
        var story = Limited(new(Manager: new(Months: 6)));
        var plan = new DunningCommand.ProposePlan([], [new(Said.AddMonths(months).AddDays(days), Money.Euros(500))], story.Now(Said), "somebody", Said) { As = role };
        var decided = DunningCase.Decide(story.Case, plan);
        Assert.Equal(need, decided.Refusal?.Code ?? Words(decided.Facts.OfType<PlanProposed>().Single().Needs ?? []));
    }

    [Fact]
    public void Terms_and_discount_that_are_both_too_much_are_both_named()
    {
        var story = Reminded();
        story.Do(story.Discounting(Said, 100, Negotiator.Manager, (Said.AddMonths(4), 400)));
        Assert.Equal("Terms Discount", Words(story.Plan().Needs));
    }

    [Fact]
    public void An_old_document_means_every_role_and_gives_nothing_up()
    {
        var limits = Written.Read(Written.Document(Written.Reminder) with { Values = new(PlanMonthsWithoutApproval: 2) }).Values.Plans;
        Assert.Equal((2, 2), (limits.MonthsOf(Negotiator.Collector), limits.MonthsOf(Negotiator.Manager)));
        Assert.False(limits.MayGiveUp(Negotiator.Manager, Money.Euros(0.01m), Money.Euros(1000)));
        Assert.False(limits.IsForTwoManagers(Said.AddMonths(30), Said));
        Assert.All(ShippedPolicies.All, policy => Assert.Equal((3, 3, policy.Name == "consumer" ? 0 : 5), (policy.Values.Plans.MonthsOf(Negotiator.Collector), policy.Values.Plans.MonthsOf(Negotiator.Manager), policy.Values.Plans.Manager.DiscountPercent)));
        Assert.All(ShippedPolicies.All, policy => Assert.Equal(0, policy.Values.Plans.Collector.DiscountPercent));
    }

    [Fact]
    public void Only_principal_is_given_up_and_less_than_all_of_it()
    {
        Assert.Equal("discount_not_positive", Refused(Reminded(), 0, Negotiator.Manager, (First, 500)));
        Assert.Equal("discount_too_high", Refused(Reminded(), 500, Negotiator.Manager, (First, 1)));
        Assert.Equal("terms_do_not_add_up", Refused(Reminded(), 10, Negotiator.Manager, (First, 490.01m)));
        Assert.Equal("discount_on_penalties", Refused(Reminded(CustomerKind.PublicBody).OwesPenalties("P1", Due, 40), 20, Negotiator.Manager, (First, 520)));
        Assert.Null(Refused(Reminded(CustomerKind.PublicBody), 20, Negotiator.Manager, (First, 480)));
    }

    [Fact]
    public void A_kept_plan_leaves_what_it_gives_up_on_the_newest_invoice_until_it_is_credited()
    {
        var story = Kept();
        Assert.Equal(Money.Euros(25), Assert.Single(story.Facts.OfType<PlanFulfilled>()).Discount);
        Assert.Equal(new DiscountShare(Story.Id("F2"), "F2", Money.Euros(25)), Assert.Single(Assert.Single(story.Facts.OfType<DiscountEarned>()).Shares));
        Assert.Equal(("discount_to_credit", DiscountState.Earned), (Story.Blocker(story.Next("F2", First.AddDays(2))), story.Plan().DiscountState));
        Assert.Equal("discount_to_credit", story.PromiseRefused(First.AddDays(5), First.AddDays(2), null, "F2"));
        var steps = story.Steps.Count();
        story.Walk(First.AddDays(2), First.AddDays(100));
        Assert.Equal(steps, story.Steps.Count());
        story.Pays("F2", 25, First.AddDays(101), BalanceCause.CreditNote).Walk(First.AddDays(101), First.AddDays(103));
        Assert.False(story.Case.EpisodeIsOpen);
    }

    [Fact]
    public void What_a_debtor_fell_short_by_is_owed_on_the_oldest_invoice()
    {
        var story = Agreed().Pays("F1", 250, First).Walk(First, Second).Pays("F2", 200, Second).Pays("F1", 16, Second.AddDays(1)).Walk(Second.AddDays(1), Second.AddDays(4));
        Assert.Equal(PlanStatus.Fulfilled, story.Plan().Status);
        Assert.Equal((34m, 25m, 9m), (story.Case.Invoices[Story.Id("F1")].Outstanding.Amount, story.Case.Invoices[Story.Id("F1")].ToCredit.Amount, story.Case.Invoices[Story.Id("F1")].Undisputed.Amount));
    }

    [Fact]
    public void With_a_plan_that_is_broken_the_discount_is_gone()
    {
        var story = Agreed().Walk(Said, First.AddDays(4));
        var broken = Assert.Single(story.Facts.OfType<PlanBroken>());
        Assert.Equal((Money.Euros(500), Money.Euros(25)), (broken.DueAgain, broken.DiscountLost));
        Assert.Equal(DiscountState.Lost, story.Plan().DiscountState);
        Assert.Empty(story.Facts.OfType<DiscountEarned>());
    }

    [Fact]
    public void Money_that_goes_back_takes_the_discount_back_with_its_terms_and_it_can_be_earned_anew()
    {
        var back = First.AddDays(6);
        var story = Kept().Pays("F2", -175, back, BalanceCause.Undone).Walk(back, back);
        Assert.Equal((DiscountEnd.MoneyWentBack, Money.Euros(25), Money.Zero), Assert.Single(story.Facts.OfType<DiscountTakenBack>()) is var gone ? (gone.Reason, gone.Total, gone.Credited) : default);
        Assert.Equal((PlanStatus.Agreed, "in_plan"), (story.Plan().Status, Story.Blocker(story.Next("F2", back))));
        story.Pays("F2", 175, Second).Walk(back.AddDays(1), Second);
        Assert.Equal((PlanStatus.Fulfilled, 2), (story.Plan().Status, story.Facts.OfType<DiscountEarned>().Count()));
    }

    [Fact]
    public void What_had_been_credited_when_the_money_went_back_is_not_given_up_twice()
    {
        var back = First.AddDays(6);
        var story = Kept().Pays("F2", 25, First.AddDays(3), BalanceCause.CreditNote).Walk(First.AddDays(3), First.AddDays(5)).Pays("F2", -175, back, BalanceCause.Undone).Walk(back, back);
        Assert.Equal(Money.Euros(25), Assert.Single(story.Facts.OfType<DiscountTakenBack>()).Credited);
        story.Pays("F2", 175, Second).Walk(back.AddDays(1), Second);
        Assert.Equal((PlanStatus.Fulfilled, 1), (story.Plan().Status, story.Facts.OfType<DiscountEarned>().Count()));
        Assert.Equal(Money.Zero, story.Case.Invoices[Story.Id("F2")].Outstanding);
    }

    [Fact]
    public void A_manager_lifts_what_is_not_to_be_credited_and_it_is_dunned_again()
    {
        var story = Kept();
        story.Do(new DunningCommand.LiftDiscount(story.Plan().Id, "manager", First.AddDays(2)));
        Assert.Equal((PlanStatus.Fulfilled, DiscountState.Lost), (story.Plan().Status, story.Plan().DiscountState));
        Assert.NotEqual("discount_to_credit", (story.Next("F2", First.AddDays(2)) as NextAction.Blocked)?.By.Reason);
        story.Walk(First.AddDays(2), First.AddDays(4));
        Assert.Single(story.Facts.OfType<DiscountTakenBack>());
        Assert.Equal("no_discount", DunningCase.Decide(Agreed().Case, new DunningCommand.LiftDiscount(Agreed().Plan().Id, "manager", Said)).Refusal?.Code);
    }

    [Fact]
    public void A_plan_that_was_stored_before_discounts_reads_as_one_without()
    {
        var stored = """{"plan":"a1b7c7ce-7f0e-5c02-8a4f-3b6d9a7e2d02","episode":1,"claims":[],"terms":[],"toleranceDays":3,"tolerance":{"cents":1000,"currency":"EUR"},"needsApproval":true,"by":"collector","on":"2026-03-17"}""";
        var read = JsonSerializer.Deserialize<PlanProposed>(stored, EventJson.Options)!;
        var plan = DunningCase.Evolve(DunningCase.Initial, read).Plans[read.Plan];
        Assert.Equal((DiscountState.None, true, true), (plan.DiscountState, plan.NeededApproval, plan.Needs.IsEmpty));
    }

    static string Words(IEnumerable<ApprovalNeed> needs) => string.Join(' ', needs);

    static Story Limited(NegotiationDocument negotiation)
    {
        var story = Reminded();
        story.Policies = Written.Book(Written.Document(Written.Reminder) with { Values = new(Negotiation: negotiation) });
        return story;
    }
}
