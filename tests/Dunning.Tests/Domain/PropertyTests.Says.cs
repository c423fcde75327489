using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Promises;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What holds whatever debtors and people say.
public sealed partial class PropertyTests
{
    [Fact]
    public void No_hand_over_takes_what_is_promised_planned_or_paused() => InEvery(story =>
    {
        var at = DunningCase.Initial;
        foreach (var fact in story.Facts)
        {
            if (fact is ClaimsHandedOver done) Assert.All(done.Claims, claim => Assert.Null(at.Invoices[claim.Invoice].StoppedBy(done.On)));
            at = DunningCase.Evolve(at, fact);
        }
    });

    [Fact]
    public void No_more_promises_are_taken_in_an_episode_than_the_policy_says() => InEvery(story => Assert.All(
        story.Case.Promises.Values.Where(p => p is not { Status: PromiseStatus.Withdrawn }).CountBy(p => p.Episode), episode => Assert.InRange(episode.Value, 0, 2)));

    [Fact]
    public void Every_promise_and_term_is_decided_on_its_day_or_waits_for_news_of_money() => InEvery(story =>
    {
        var last = World.On(World.Days - 1);
        var stale = story.Now(last).Entity.FeedThrough < last.AddDays(-2);
        Assert.All(story.Case.Promises.Values.Where(p => p.Status == PromiseStatus.Open), p => Assert.True(stale || p.Until >= last));
        Assert.All(story.Case.Plans.Values.Where(p => p.Status == PlanStatus.Agreed), p => Assert.True(stale || p.Next!.DueOn.AddDays(p.ToleranceDays) >= last));
        Assert.All(story.Facts.OfType<PromiseBroken>(), e => Assert.True(e.On > story.Case.Promises[e.Promise].Until));
    });

    [Fact]
    public void Terms_and_discount_are_what_was_claimed_and_no_more_is_given_up_than_was_offered() => InEvery(story =>
    {
        foreach (var plan in story.Case.Plans.Values)
        {
            Assert.Equal(plan.Claims.Sum(claim => claim.Claimed.Amount), plan.Total.Amount + plan.Discount.Amount);
            var given = story.Facts.OfType<DiscountEarned>().Where(e => e.Plan == plan.Id).Sum(e => e.Total.Amount) - story.Facts.OfType<DiscountTakenBack>().Where(e => e.Plan == plan.Id).Sum(e => e.Total.Amount - e.Credited.Amount);
            Assert.InRange(given, 0, plan.Discount.Amount);
        }

        Assert.All(story.Facts.OfType<DiscountEarned>(), e => Assert.Equal(e.Total.Amount, e.Shares.Sum(share => share.Amount.Amount)));
    });

    [Fact]
    public void What_was_given_up_and_not_credited_yet_is_never_claimed() => InEvery(story =>
    {
        var at = DunningCase.Initial;
        foreach (var fact in story.Facts)
        {
            if (fact is MessageRequested asked)
                Assert.All(asked.Statement.Lines, line => Assert.True(line.Outstanding <= at.Invoices[line.Invoice].Outstanding - at.Invoices[line.Invoice].ToCredit));
            if (fact is ClaimsHandedOver done) Assert.All(done.Claims, claim => Assert.False(at.Invoices[claim.Invoice].ToCredit.IsPositive));
            at = DunningCase.Evolve(at, fact);
        }
    });

    [Fact]
    public void What_stops_an_invoice_is_what_is_open() => InEvery(story =>
    {
        foreach (var invoice in story.Case.Invoices.Values)
            foreach (var by in invoice.Stops.Keys)
                Assert.True(story.Case.Promises.GetValueOrDefault(by) is { Status: PromiseStatus.Open } || story.Case.Plans.GetValueOrDefault(by) is { IsOpen: true } || story.Case.Pauses.GetValueOrDefault(by) is { LiftedOn: null });
    });

    // A property over histories in which nothing of it happens would say nothing.
    [Fact]
    public void The_histories_hold_all_that_can_be_said()
    {
        var happened = new HashSet<Type>();
        InEvery(story => happened.UnionWith(story.Facts.Select(fact => fact.GetType())));
        Type[] wanted =
        [
            typeof(PromiseMade), typeof(PromiseKept), typeof(PromisePartlyKept), typeof(PromiseBroken), typeof(PromiseWithdrawn), typeof(PlanAgreed), typeof(TermKept), typeof(TermMissed), typeof(PlanBroken),
            typeof(PlanCancelled), typeof(PlanFulfilled), typeof(DiscountEarned), typeof(DiscountTakenBack), typeof(DunningPaused), typeof(PauseLifted), typeof(ContactNoted), typeof(FollowUpAsked),
            typeof(SalesToldOfThreat), typeof(SalesObjected), typeof(SalesObjectionLifted),
        ];
        Assert.Empty(wanted.Except(happened).Select(fact => fact.Name));
    }

    // One invoice alone: with several, one that is promised leaves the voice to the next, whose own day had come.
    [Fact]
    public void Nothing_that_is_said_brings_the_first_step_forward() => ForAll(history =>
    {
        Happening[] alone = [.. history.Where(h => h is { What: < 251 } && h.What % 24 < 3).Take(1), .. history.Where(h => h.What % 24 is 11 or 19)];
        var (spoken, silent) = (FirstSteps(Play(alone)), FirstSteps(Play(alone, silent: true)));
        foreach (var (invoice, on) in spoken) Assert.True(on >= silent[invoice], $"{invoice}: {on}, silent {silent[invoice]}");
    });

    static Dictionary<Guid, DateOnly> FirstSteps(Story story) => story.Facts.OfType<StepDecided>()
        .SelectMany(step => step.Covered.Select(covered => (covered.Invoice, step.On)))
        .GroupBy(step => step.Invoice).ToDictionary(steps => steps.Key, steps => steps.Min(step => step.On));
}
