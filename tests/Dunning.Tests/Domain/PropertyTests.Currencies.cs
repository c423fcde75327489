using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What holds in every history of a debtor that owes in euros, in a currency its policy names and in one that it does not.
public sealed partial class PropertyTests
{
    [Fact]
    public void In_several_currencies_nothing_waits_unseen_and_every_question_is_answered() => ForAll(
        history =>
        {
            var faults = new List<string>();
            Play(history, (world, on) => faults.AddRange(Unseen(world.Story, on).Concat(Unanswered(world.Story, on))), mixed: true);
            Assert.Empty(faults);
        }, 60);

    [Fact]
    public void No_message_promise_plan_or_hand_over_mixes_currencies_and_no_day_has_two_messages()
    {
        var (dollars, euros) = (0, 0);
        ForAll(
            history =>
            {
                var story = Play(history, mixed: true);
                var asked = story.Facts.OfType<MessageRequested>().ToArray();
                dollars += asked.Count(a => a.Statement.Outstanding.Currency == "USD");
                euros += asked.Count(a => a.Statement.Outstanding.Currency == "EUR");
                Assert.Distinct(asked.Select(a => a.On));
                Assert.All(asked, a =>
                {
                    var currency = a.Statement.Outstanding.Currency;
                    Assert.All(a.Statement.Lines.Select(l => l.Outstanding).Concat(a.Statement.Others.Select(o => o.Outstanding)), money => Assert.Equal(currency, money.Currency));
                    Assert.True(currency == "EUR" || (currency == "USD" && a.Statement.Interest.IsZero && a.Statement.Compensation.IsZero));
                });
                Assert.All(story.Case.Promises.Values, p => Assert.Single(p.Claims.Select(c => c.Claimed.Currency).Append(p.Amount.Currency).Distinct()));
                Assert.All(story.Case.Plans.Values, p => Assert.Single(p.Claims.Select(c => c.Claimed.Currency).Concat(p.Terms.Select(t => t.Amount.Currency)).Distinct()));
                Assert.All(story.Facts.OfType<HandOverProposed>(), h => Assert.Equal("EUR", h.Total.Currency));
            }, 60);
        Assert.True(dollars > 100 && euros > 100, $"{dollars} messages in dollars, {euros} in euros");
    }

    [Fact]
    public void In_several_currencies_neither_the_days_looked_at_nor_the_order_of_facts_change_a_decision() => ForAll(
        history =>
        {
            var (seen, look) = (0, DateOnly.MinValue);
            var hinted = Play(
                history, runs: (world, on) => world.EntityChanged || world.Story.Facts.Count != seen || look <= on,
                afterRun: (world, on) =>
                {
                    if (!(world.EntityChanged || world.Story.Facts.Count != seen || look <= on)) return;
                    (seen, world.EntityChanged) = (world.Story.Facts.Count, false);
                    look = new Situation(world.Story.Case, world.Story.Now(on), on).LookAgain() ?? DateOnly.MaxValue;
                }, mixed: true);
            var daily = Decided(Play(history, mixed: true)).ToArray();
            Assert.Equal(daily, Decided(hinted));
            Assert.Equal(daily, Decided(Play(history, reversed: true, mixed: true)));
        }, 60);
}
